//! `styr rename`

use std::fmt::Write;

use clap::Args;

use super::{Context, Failure, Outcome, output::Writing, ui::Ui};
use crate::{
    edit::{
        proof::Reorganised,
        rename::{self, Subject},
    },
    fields::words::near,
    model::{Plan, thing::Thing},
    source::Source,
};

/// Ge en enhet eller något den har ett nytt id
///
/// Alla filer som nämner det gamla id:t ändras på en gång: länkar, svar, utfall,
/// bedömningar och rubriker i analyser. Det gamla id:t sparas som `tidigare_id`, så att
/// historien följer med. En enhets mapp byter namn om den hette som enheten. Blir
/// något annat annorlunda skrivs inget.
#[derive(Args)]
pub(super) struct Rename {
    /// En enhet, till exempel bun, något den har, till exempel bun/trygg-skola, eller en gemensam indikator
    #[arg(value_name = "ENHET | ENHET/ID")]
    what: String,

    /// Det nya id:t: a–z, 0–9 och bindestreck
    #[arg(value_name = "NYTT")]
    new: String,
}

impl Rename {
    pub(super) fn run(&self, context: &Context, ui: &mut Ui) -> Result<Outcome, Failure> {
        let repo = context.repo()?;
        let source = Source::Folder(repo.clone());
        let writing = Writing::begin(repo, context.notes, ui)?;
        let plan = context.load_source(&source, ui)?;
        let subject = self.subject(&plan)?;
        let done = rename::rename((&plan, &source), subject, &self.new, context.day)?;
        writing.write_and_move(&done.changes, done.moved.as_ref())?;
        ui.result(&format!("{} heter nu {}\n", self.what, self.name_now()));
        ui.comment(&told(&done));
        Ok(Outcome::Clean)
    }

    fn subject<'p>(&self, plan: &'p Plan) -> Result<Subject<'p>, Failure> {
        let Some((unit, id)) = self.what.split_once('/') else {
            let shared = plan.shared(&self.what).filter(|_| plan.unit(&self.what).is_none());
            return match shared {
                Some(shared) => Ok(Subject::Thing(shared)),
                None => Context::unit(plan, &self.what).map(Subject::Unit),
            };
        };
        let unit = Context::unit(plan, unit)?;
        if let Some(thing) = unit.thing(id) {
            return Ok(Subject::Thing(thing));
        }
        let received = unit.received().into_iter().any(|it| it.full_id() == id);
        let failure = Failure::usage(format!("enheten `{}` har inget `{id}`", unit.id()));
        Err(match near(id, unit.things().map(Thing::id)) {
            _ if received => failure.help(format!("det är utdelat; kör `styr rename {id} {}`", self.new)),
            Some(like) => failure.help(format!("menade du `{}/{like}`?", unit.id())),
            None => failure.help(format!("kör `styr tree {}` och se vad enheten har", unit.id())),
        })
    }

    fn name_now(&self) -> String {
        self.what.split_once('/').map_or_else(|| self.new.clone(), |(unit, _)| format!("{unit}/{}", self.new))
    }
}

/// What was written, and what comes next.
pub(super) fn told(done: &Reorganised) -> String {
    let mut text = match &done.changes[..] {
        [] => String::new(),
        [one] => format!("Ändrade {}\n", one.path),
        all => format!("Ändrade {} filer:\n", all.len()),
    };
    for change in done.changes.iter().filter(|_| done.changes.len() > 1) {
        let _ = writeln!(text, "  {}", change.path);
    }
    if let Some(moved) = &done.moved {
        let _ = writeln!(text, "Mappen {} ligger nu i {}", moved.from, moved.to);
    }
    text
}
