//! `styr log`

use clap::{Args, ValueEnum};

use super::{Context, Failure, Outcome, ui::Ui};
use crate::{
    fields::words::near,
    model::{Plan, thing::Thing, unit::Unit},
    render::{log_json, log_text},
    report::log::{self, Followed},
    source::Source,
};

/// Visa hur en sak har ändrats, version för version
///
/// Den senaste ändringen står först, med dag, vem som sparade den och beslutet
/// som följde med. Saken följs bakåt genom nya id och flyttar, och av en
/// sammanslagning räknas den gren som det slogs samman med.
#[derive(Args)]
pub(super) struct Log {
    /// En enhet och något den har, till exempel bun/trygghet-ak8
    #[arg(value_name = "ENHET/ID")]
    what: String,

    /// Hur resultatet skrivs
    #[arg(long, value_name = "FORMAT", value_enum, default_value_t = Format::Text)]
    format: Format,
}

#[derive(Clone, Copy, PartialEq, Eq, ValueEnum)]
enum Format {
    Text,
    Json,
}

impl Log {
    pub(super) fn run(&self, context: &Context, ui: &mut Ui) -> Result<Outcome, Failure> {
        let (unit, thing) = self.what.split_once('/').ok_or_else(|| {
            Failure::usage(format!("`{}` är inget id på en sak", self.what))
                .help("skriv enheten och saken, till exempel bun/trygghet-ak8")
        })?;
        let history = context.git()?.history("HEAD")?;
        let mut versions = Vec::new();
        let mut count = 0;
        let followed = log::follow(&history, (unit, thing), &mut |step| {
            count += 1;
            match self.format {
                Format::Text => ui.result(&log_text::step(step)),
                Format::Json => versions.push(log_json::step(step)),
            }
        })?;
        let Some(followed) = followed.filter(|_| count > 0) else {
            return Err(self.unknown(context, unit, thing, followed.is_some()));
        };
        if self.format == Format::Json {
            ui.result(&log_json::log(&self.what, &versions, followed));
        } else if followed == Followed::Cut {
            ui.tell("äldre versioner är inte hämtade; hämta dem med `git fetch --unshallow`");
        }
        Ok(Outcome::Clean)
    }

    /// What was meant, when nothing of that name has ever been saved.
    fn unknown(&self, context: &Context, unit: &str, thing: &str, has_unit: bool) -> Failure {
        let plan = context.revision("HEAD").and_then(|it| context.load_from(&Source::Revision(it)));
        let near_unit =
            |plan: &Plan| near(unit, plan.units().map(Unit::id)).map(|it| format!("{it}/{thing}"));
        let near_thing = |plan: &Plan| {
            let found = plan.unit(unit).and_then(|it| near(thing, it.things().map(Thing::id)));
            found.map(|it| format!("{unit}/{it}"))
        };
        let (failure, like) = if has_unit {
            let text = format!("`{}` finns inte i någon sparad version", self.what);
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
