//! `styr record`

mod ask;

use clap::Args;

use super::{Context, Failure, Outcome, output::Writing, ui::Ui};
use crate::{
    edit::{
        change::Changed,
        record::{
            answer::{self, Answer},
            changes,
            subject::Subject,
        },
    },
    model::{Plan, load, period::Period},
    render::recorded,
    source::{Source, folder::Folder, overlay::Overlay},
};

/// Skriv in utfall, och se färgen det ger
///
/// Med ENHET/ID skrivs det som står efter: `styr record bun/trygghet-ak8 t2=88,1`.
/// Ett värde kan skrivas 88,1, 88.1 eller 1 234,5, som ja, nej eller klar, eller som ett
/// datum. Grupper, prognos och skäl skrivs bredvid: kvinnor=86,4 man=89,9 prognos=90
/// saknas=sekretess. En åtgärd skrivs med status=genomford effekt="…". Det mottagna heter
/// mottagare/givare/id. Med bara ENHET frågar styr efter det som saknas för perioden.
#[derive(Args)]
pub(super) struct Record {
    /// Vad utfallet gäller, till exempel bun/trygghet-ak8; eller en enhet, för att bli frågad
    #[arg(value_name = "ENHET/ID | ENHET")]
    what: String,

    /// Värdet för en period, till exempel t2=88,1, och det som hör till: kvinnor=86,4
    #[arg(value_name = "PERIOD=VÄRDE")]
    values: Vec<String>,

    /// Perioden när ingen står i värdet; annars den senaste som är slut
    #[arg(long, value_name = "PERIOD")]
    period: Option<String>,

    /// Byt ut ett värde som redan står där
    #[arg(long)]
    replace: bool,

    /// En kommentar till utfallet
    #[arg(long, value_name = "TEXT")]
    comment: Option<String>,
}

impl Record {
    pub(super) fn run(&self, context: &Context, ui: &mut Ui) -> Result<Outcome, Failure> {
        if !self.what.contains('/') && self.values.is_empty() && self.comment.is_none() {
            return ask::run(&self.what, self.period.as_deref(), context, ui);
        }
        let repo = context.repo()?;
        let writing = Writing::begin(repo.clone(), context.notes, ui)?;
        let plan = context.load_to_read(None, ui)?;
        if !self.what.contains('/') && plan.unit(&self.what).is_some() {
            return Err(Failure::usage(format!("`{}` är en enhet", self.what))
                .help(format!("ange vad i enheten: {}/ID", self.what)));
        }
        let subject = Subject::find(&plan, &self.what)?;
        let usual =
            if subject.has_periods() { Some(context.period(&plan, self.period.as_deref())?) } else { None };
        let answers = answer::read(subject, &self.values, self.comment.as_deref(), (usual, context.day))?;
        let answers: Vec<(Subject<'_>, Answer)> = answers.into_iter().map(|it| (subject, it)).collect();
        let written = Written::prepare(&repo, &plan, &answers, self.replace)?;
        writing.write(&written.changes)?;
        tell_unmeasured(&answers, ui);
        written.tell(&answers, ui)?;
        Ok(Outcome::Clean)
    }
}

/// A value for a period in which nothing is measured is written, but seldom meant.
fn tell_unmeasured(answers: &[(Subject<'_>, Answer)], ui: &mut Ui) {
    for (subject, answer) in answers {
        let measured = subject.thing.indicator().zip(answer.period).filter(|it| !it.0.is_measured_in(it.1));
        if let Some((_, period)) = measured {
            let when = period.name(&subject.thing.plan().config().follow_up);
            ui.tell(&format!("varning: `{}` mäts inte i {when} enligt planen", subject.name()));
        }
    }
}

/// The plan as it will be when files are changed; nothing is written.
///
/// # Errors
/// When a file would get faults that it does not have.
pub(super) fn loaded_with(repo: &Folder, plan: &Plan, changes: &[Changed]) -> Result<Plan, Failure> {
    let mut overlay = Overlay::over(Source::Folder(repo.clone()));
    for change in changes {
        overlay = overlay.lay(&change.path, Ok(change.after.clone()), &change.path);
    }
    let after = load::load(&Source::Overlay(overlay))?;
    for change in changes {
        let problems =
            |plan: &Plan| plan.sources().find(&change.path).map_or(0, |it| plan.file(it).problems.len());
        if problems(&after) > problems(plan) {
            return Err(Failure::world(format!("{} skulle få fel i sig", change.path))
                .help("inget skrevs; ändra i filen, och kör `styr check`"));
        }
    }
    Ok(after)
}

/// Answers as they will read when the files are written.
struct Written {
    changes: Vec<Changed>,
    after: Plan,
}

impl Written {
    /// Makes the changes and loads them, without writing anything.
    fn prepare(
        repo: &Folder,
        plan: &Plan,
        answers: &[(Subject<'_>, Answer)],
        may_replace: bool,
    ) -> Result<Self, Failure> {
        let changes = changes(plan, answers, may_replace)?;
        let after = loaded_with(repo, plan, &changes)?;
        Ok(Self { changes, after })
    }

    /// What has become of each answer, and where it stands.
    fn tell(&self, answers: &[(Subject<'_>, Answer)], ui: &mut Ui) -> Result<(), Failure> {
        ui.result(&self.preview(answers)?);
        self.tell_files(ui);
        Ok(())
    }

    fn tell_files(&self, ui: &mut Ui) {
        for change in &self.changes {
            ui.comment(&format!("Skrev {}\n", change.path));
        }
        if self.changes.is_empty() {
            ui.comment("Inget ändrades: det stod redan så.\n");
        }
    }

    fn preview(&self, answers: &[(Subject<'_>, Answer)]) -> Result<String, Failure> {
        let mut text = String::new();
        for (before, answer) in answers {
            text.push_str(&self.of(*before, answer.period)?);
        }
        Ok(text)
    }

    fn of(&self, before: Subject<'_>, period: Option<Period>) -> Result<String, Failure> {
        let after = Subject::find(&self.after, &before.name())?;
        Ok(recorded::change(before, after, period))
    }
}
