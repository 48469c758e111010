//! `styr report`

use std::path::{Path, PathBuf};

use clap::{Args, ValueEnum};

use super::{Context, Failure, Outcome, output, ui::Ui};
use crate::{
    fields::words::listed,
    model::{Plan, period::Period, unit::Unit},
    render::markdown,
    report::papers::{self, Desk},
};

/// Skriv papperet till mötet
///
/// Resultatanalysen börjar med vad som hände med det som beslutades sist, och
/// slutar med vad som saknas. Utan -o skrivs den ut här.
#[derive(Args)]
pub(super) struct Report {
    /// Enheternas id, till exempel bun
    #[arg(value_name = "ENHET", required_unless_present = "each", conflicts_with = "each")]
    units: Vec<String>,

    /// Ett papper för varje enhet på den nivån
    #[arg(long, value_name = "NIVÅ")]
    each: Option<String>,

    /// Perioden, till exempel 2026-t2 eller t2; annars den senaste som är slut
    #[arg(long, value_name = "PERIOD")]
    period: Option<String>,

    /// Vilket papper
    #[arg(long, value_name = "SLAG", value_enum, default_value_t = Kind::Resultatanalys)]
    kind: Kind,

    /// Läs en äldre version ur git: en gren, en tagg, en version eller en dag (2026-05-31)
    #[arg(long, value_name = "VERSION")]
    rev: Option<String>,

    /// Hur papperet skrivs
    #[arg(long, value_name = "FORMAT", value_enum, default_value_t = Format::Md)]
    format: Format,

    /// Filen att skriva till, eller mappen när det är flera papper
    #[arg(short, value_name = "FIL | MAPP")]
    output: Option<PathBuf>,
}

#[derive(Clone, Copy, PartialEq, Eq, ValueEnum)]
enum Kind {
    Resultatanalys,
}

#[derive(Clone, Copy, PartialEq, Eq, ValueEnum)]
enum Format {
    Md,
}

impl Report {
    pub(super) fn run(&self, context: &Context, ui: &mut Ui) -> Result<Outcome, Failure> {
        let plan = context.load_to_read(self.rev.as_deref(), ui)?;
        let period = context.period(&plan, self.period.as_deref())?;
        let units = self.units(&plan)?;
        let paper = |unit| self.paper(&plan, unit, period, context);
        match (&self.output, &units[..]) {
            (None, units) => units.iter().for_each(|it| ui.result(&paper(*it))),
            (Some(path), [unit]) if !context.folder.join(path).is_dir() => {
                output::write(&context.folder.join(path), &paper(*unit))?;
            }
            (Some(folder), units) => {
                for unit in units {
                    let path = context.folder.join(folder).join(self.name(&plan, *unit, period));
                    output::write(&path, &paper(*unit))?;
                }
            }
        }
        Ok(Outcome::Clean)
    }

    fn paper(&self, plan: &Plan, unit: Unit<'_>, period: Period, context: &Context) -> String {
        let report = match self.kind {
            Kind::Resultatanalys => {
                papers::Kind::Results.write(&Desk::new(plan, &[unit], period, context.day), unit)
            }
        };
        match self.format {
            Format::Md => markdown::markdown(&report),
        }
    }

    /// The name of one of several papers: `bun-2026-t2-resultatanalys.md`.
    fn name(&self, plan: &Plan, unit: Unit<'_>, period: Period) -> PathBuf {
        let kind = self.kind.to_possible_value().map(|it| it.get_name().to_owned()).unwrap_or_default();
        let ending = self.format.to_possible_value().map(|it| it.get_name().to_owned()).unwrap_or_default();
        let period = period.written(&plan.config().follow_up);
        Path::new(&format!("{}-{period}-{kind}.{ending}", unit.id())).to_owned()
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
