//! `styr report`

mod written;

use std::path::PathBuf;

use clap::{Args, ValueEnum, builder::PossibleValue};

use super::{Context, Failure, Outcome, ui::Ui};
use crate::{
    fields::words::listed,
    model::{Plan, load::Readers, period::Period, unit::Unit},
    report::papers::{Desk, Kind, Memory, Since},
    source::{Source, revision::history::History},
};

/// Skriv papperet till mötet
///
/// Slagen är resultatanalys (perioden i sin helhet), kort (en sida: rött, gult,
/// ändrat och det som ska göras), arende (tjänsteskrivelsen), arsrapport,
/// verksamhetsplan och dialog (enhetschef och chef). Utan -o skrivs papperet ut
/// här; med en mapp läggs bilder bredvid.
#[derive(Args)]
pub(super) struct Report {
    /// Enheternas id, till exempel bun
    #[arg(value_name = "ENHET", required_unless_present = "each", conflicts_with = "each")]
    units: Vec<String>,

    /// Ett papper för varje enhet på den nivån
    #[arg(long, value_name = "NIVÅ", requires = "output")]
    each: Option<String>,

    /// Perioden, till exempel 2026-t2 eller t2; annars den senaste som är slut
    #[arg(long, value_name = "PERIOD")]
    period: Option<String>,

    /// Vilket papper
    #[arg(long, value_name = "SLAG", value_enum, default_value = "resultatanalys")]
    kind: Asked,

    /// Läs en äldre version ur git: en gren, en tagg, en version eller en dag (2026-05-31)
    #[arg(long, value_name = "VERSION")]
    rev: Option<String>,

    /// Märk det som är nytt sedan en period
    #[arg(long, value_name = "PERIOD", conflicts_with = "since")]
    since_period: Option<String>,

    /// Märk det som är nytt sedan en version i git eller en dag
    #[arg(long, value_name = "VERSION")]
    since: Option<String>,

    /// Utan det som är märkt `intern`
    #[arg(long)]
    public: bool,

    /// Hur papperet skrivs
    #[arg(long, value_name = "FORMAT", value_enum, default_value_t = Format::Md)]
    format: Format,

    /// Filen att skriva till, eller mappen när det är flera papper
    #[arg(short, value_name = "FIL | MAPP")]
    output: Option<PathBuf>,
}

/// A kind as it is asked for.
#[derive(Clone, Copy)]
struct Asked(Kind);

impl ValueEnum for Asked {
    fn value_variants<'a>() -> &'a [Self] {
        const ALL: [Asked; Kind::ALL.len()] = {
            let mut all = [Asked(Kind::ALL[0]); Kind::ALL.len()];
            let mut at = 0;
            while at < all.len() {
                all[at] = Asked(Kind::ALL[at]);
                at += 1;
            }
            all
        };
        &ALL
    }

    fn to_possible_value(&self) -> Option<PossibleValue> {
        Some(PossibleValue::new(self.0.word()))
    }
}

#[derive(Clone, Copy, PartialEq, Eq, ValueEnum)]
enum Format {
    Md,
    Html,
    Json,
}

impl Report {
    pub(super) fn run(&self, context: &Context, ui: &mut Ui) -> Result<Outcome, Failure> {
        let readers = if self.public { Readers::Public } else { Readers::Own };
        let source = context.source(self.rev.as_deref())?;
        let plan = context.load_source_for(&source, readers, ui)?;
        let period = self.period(context, &plan)?;
        let units = self.units(&plan)?;
        let earlier = match &self.since {
            Some(name) => {
                let version = Source::Revision(context.git()?.revision(name)?);
                Some((context.load_beside(&version, readers, Some(&plan))?, name.as_str()))
            }
            None => None,
        };
        let since = match (&earlier, &self.since_period) {
            (Some((plan, name)), _) => Some(Since::Version { plan, name }),
            (None, Some(text)) => Some(Since::Period(Self::earlier(context, &plan, text, period)?)),
            (None, None) => None,
        };
        let history = self.history(context, &source);
        let memory = history.as_ref().and_then(|it| Memory::of(it, &units));
        let desk = Desk::new(&plan, &units, period, context.day, since)
            .with_origin(plan.origin(&source))
            .remembering(memory);
        let desk = if self.kind.0.is_yearly() { desk.with_year() } else { desk };
        self.write(context, ui, &desk, &units)?;
        Ok(Outcome::Clean)
    }

    /// The past of the styrrepo, for papers that tell what has changed; a paper needs no git.
    fn history(&self, context: &Context, source: &Source) -> Option<History> {
        let name = self.rev.as_deref().unwrap_or("HEAD");
        let history = self.kind.0.tells_changes().then(|| context.git().ok()?.history(name).ok())??;
        (history.folder() == source.folder_in_git()).then_some(history)
    }

    /// The period that was asked for; a paper about a year is about the last year that has ended.
    fn period(&self, context: &Context, plan: &Plan) -> Result<Period, Failure> {
        let period = context.period(plan, self.period.as_deref())?;
        let model = &plan.config().follow_up;
        if self.period.is_some() || !self.kind.0.is_yearly() || period.is_last(model) {
            return Ok(period);
        }
        Ok(Period::last_of(period.year.saturating_sub(1), model).unwrap_or(period))
    }

    /// A period to compare with, which must come before the paper's own.
    fn earlier(context: &Context, plan: &Plan, text: &str, period: Period) -> Result<Period, Failure> {
        let earlier = context.period(plan, Some(text))?;
        if earlier < period {
            return Ok(earlier);
        }
        let name = |it: Period| it.written(&plan.config().follow_up);
        Err(Failure::usage(format!("{} kommer inte före {}", name(earlier), name(period)))
            .help("--since-period tar en period före papperets egen"))
    }

    fn units<'p>(&self, plan: &'p Plan) -> Result<Vec<Unit<'p>>, Failure> {
        let Some(level) = &self.each else {
            return self.units.iter().map(|it| Context::unit(plan, it)).collect();
        };
        let levels: Vec<&str> = plan.config().levels.iter().map(|it| it.id.as_str()).collect();
        let index = plan.config().level(level).ok_or_else(|| {
            Failure::usage(format!("styrmodellen har ingen nivå `{level}`"))
                .help(format!("skriv {}", listed(&levels)))
        })?;
        Ok(plan.units().filter(|it| it.level_index() == Some(index) && !it.id().is_empty()).collect())
    }
}
