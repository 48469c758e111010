//! `styr export`

use std::path::PathBuf;

use clap::{Args, ValueEnum};

use super::{Context, Failure, Outcome, output, ui::Ui};
use crate::{
    figures::form,
    model::{Plan, period::Period, unit::Unit},
    render::{form as workbook, safe},
};

/// Skriv ut utfall till en fil: ett kalkylblad att fylla i
///
/// Kalkylbladet har en rad för varje värde som ska in för perioden, med mål, senaste utfall och
/// definition. Bara den gula kolumnen går att fylla i, och `styr import` läser bara den. Varje nämnd
/// får ett eget blad.
#[derive(Args)]
pub(super) struct Export {
    /// Mappen som filen skrivs i
    #[arg(value_name = "MAPP")]
    into: PathBuf,

    /// Vad som skrivs
    #[arg(long, value_name = "FORMAT", value_enum, default_value_t = Format::Xlsx)]
    format: Format,

    /// Perioden som ska fyllas i; annars den senaste som är slut
    #[arg(long, value_name = "PERIOD")]
    period: Option<String>,

    /// Bara den enheten och dem under den; går att ange flera gånger
    #[arg(long, value_name = "ENHET")]
    unit: Vec<String>,

    /// Allt på ett blad
    #[arg(long)]
    one_sheet: bool,
}

/// What is written.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
enum Format {
    /// Ett kalkylblad att fylla i
    Xlsx,
}

impl Export {
    pub(super) fn run(&self, context: &Context, ui: &mut Ui) -> Result<Outcome, Failure> {
        let plan = context.load_to_read(None, ui)?;
        let period = context.period(&plan, self.period.as_deref())?;
        match self.format {
            Format::Xlsx => self.workbook(&plan, period, context, ui),
        }
    }

    fn workbook(
        &self,
        plan: &Plan,
        period: Period,
        context: &Context,
        ui: &mut Ui,
    ) -> Result<Outcome, Failure> {
        let units: Vec<Unit<'_>> =
            self.unit.iter().map(|it| Context::unit(plan, it)).collect::<Result<_, _>>()?;
        let form = form::form(plan, &units, period, self.one_sheet);
        let bytes = workbook::xlsx(&form, plan, context.day)?;
        let follow_up = &plan.config().follow_up;
        let path = self.into.join(format!("utfall-{}.xlsx", period.written(follow_up)));
        // Somebody may have filled in the last one.
        output::write_new(&context.folder.join(&path), &bytes)?;
        let count: usize = form.sheets.iter().map(|it| it.questions.len()).sum();
        let sheets = if form.sheets.len() == 1 { "blad" } else { "blad, ett för varje nämnd" };
        ui.comment(&safe::line(&format!(
            "Skrev {}: {count} rader för {} på {} {sheets}",
            path.display(),
            period.name(follow_up),
            form.sheets.len(),
        )));
        ui.comment("\n");
        Ok(Outcome::Clean)
    }
}
