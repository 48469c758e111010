//! `styr log`

use clap::{Args, ValueEnum};

use super::{Context, Failure, Outcome, ui::Ui};
use crate::{
    fields::words::near,
    model::{Plan, thing::Thing, unit::Unit},
    render::{freshness_json, freshness_text, log_json, log_text},
    report::{
        freshness,
        log::{self, Followed},
    },
    source::{Source, revision::history::History},
};

/// Visa hur en sak har ändrats, eller när utfallen senast följdes upp
///
/// Med ett id visas varje version som ändrade saken. Den senaste ändringen står först, med dag, vem som sparade den och beslutet
/// som följde med. Saken följs bakåt genom nya id och flyttar, och av en
/// sammanslagning räknas den gren som det slogs samman med.
///
/// Med en enhet, eller utan något alls, visas i stället nämnd för nämnd vilka
/// som ansvarar för utfallen, vad de inte har lämnat och när de senast sparade
/// något.
#[derive(Args)]
pub(super) struct Log {
    /// En sak, till exempel bun/trygghet-ak8, eller en enhet med allt under den
    #[arg(value_name = "ENHET/ID | ENHET")]
    what: Option<String>,

    /// Hur resultatet skrivs
    #[arg(long, value_name = "FORMAT", value_enum, default_value_t = Format::Text)]
    format: Format,
}

#[derive(Clone, Copy, PartialEq, Eq, ValueEnum)]
enum Format {
    Text,
    Json,
}

const UNFETCHED: &str = "äldre versioner är inte hämtade; hämta dem med `git fetch --unshallow`";

impl Log {
    pub(super) fn run(&self, context: &Context, ui: &mut Ui) -> Result<Outcome, Failure> {
        let history = context.git()?.history("HEAD")?;
        let what = self.what.as_deref();
        match what.and_then(|it| Some((it, it.split_once('/')?))) {
            Some((what, (unit, thing))) => self.thing(context, ui, &history, (what, unit, thing)),
            None => self.freshness(context, ui, &history, what),
        }
    }

    /// Who follows up what, in a unit and below it or everywhere.
    fn freshness(
        &self,
        context: &Context,
        ui: &mut Ui,
        history: &History,
        unit: Option<&str>,
    ) -> Result<Outcome, Failure> {
        let plan = context.load_source(&Source::Revision(history.whole(0)?), ui)?;
        let unit = unit.map(|it| Context::unit(&plan, it)).transpose()?;
        let answer = freshness::freshness(&plan, history, unit, context.day)?;
        ui.result(&match self.format {
            Format::Text => freshness_text::freshness(&answer, &plan, Ui::width()),
            Format::Json => freshness_json::freshness(&answer, &plan),
        });
        if answer.is_cut {
            ui.tell(UNFETCHED);
        }
        Ok(Outcome::Clean)
    }

    /// How one thing changed.
    fn thing(
        &self,
        context: &Context,
        ui: &mut Ui,
        history: &History,
        (what, unit, thing): (&str, &str, &str),
    ) -> Result<Outcome, Failure> {
        let mut versions = Vec::new();
        let mut count = 0;
        let followed = log::follow(history, (unit, thing), &mut |step| {
            count += 1;
            match self.format {
                Format::Text => ui.result(&log_text::step(step)),
                Format::Json => versions.push(log_json::step(step)),
            }
        })?;
        let Some(followed) = followed.filter(|_| count > 0) else {
            return Err(Self::unknown(context, unit, thing, followed.is_some()));
        };
        if self.format == Format::Json {
            ui.result(&log_json::log(what, &versions, followed));
        } else if followed == Followed::Cut {
            ui.tell(UNFETCHED);
        }
        Ok(Outcome::Clean)
    }

    /// What was meant, when nothing of that name has ever been saved.
    fn unknown(context: &Context, unit: &str, thing: &str, has_unit: bool) -> Failure {
        let plan = context.revision("HEAD").and_then(|it| context.load_from(&Source::Revision(it)));
        let near_unit =
            |plan: &Plan| near(unit, plan.units().map(Unit::id)).map(|it| format!("{it}/{thing}"));
        let near_thing = |plan: &Plan| {
            let found = plan.unit(unit).and_then(|it| near(thing, it.things().map(Thing::id)));
            found.map(|it| format!("{unit}/{it}"))
        };
        let (failure, like) = if has_unit {
            let text = format!("`{unit}/{thing}` finns inte i någon sparad version");
            (Failure::usage(text), plan.ok().as_ref().and_then(near_thing))
        } else {
            let text = format!("den senast sparade versionen har ingen enhet `{unit}`");
            (Failure::usage(text), plan.ok().as_ref().and_then(near_unit))
        };
        match like {
            Some(like) => failure.help(format!("menade du `{like}`?")),
            None => failure,
        }
    }
}
