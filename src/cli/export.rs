//! `styr export`

use std::path::PathBuf;

use clap::{Args, ValueEnum};

use super::{Context, Failure, Outcome, output, ui::Ui};
use crate::{
    figures::form,
    model::{Plan, load::Readers, period::Period, unit::Unit},
    render::{form as workbook, open_data, safe},
};

/// Skriv ut utfall till en fil: ett kalkylblad att fylla i, eller öppna data
///
/// Kalkylbladet har en rad för varje värde som ska in för perioden, med mål, senaste utfall och
/// definition. Bara den gula kolumnen går att fylla i, och `styr import` läser bara den. Varje nämnd
/// får ett eget blad.
///
/// Med --format csv skrivs alla utfall som öppna data: en lång tabell, utfall.csv, och
/// datapackage.json som beskriver den. Det som är märkt `intern` är inte med, och grupper som är för
/// små visas inte. Licens och titel står i styr.toml, under `[oppna_data]`.
#[derive(Args)]
pub(super) struct Export {
    /// Mappen som filerna skrivs i
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
    /// Öppna data: alla utfall, med en beskrivning
    Csv,
}

impl Export {
    pub(super) fn run(&self, context: &Context, ui: &mut Ui) -> Result<Outcome, Failure> {
        if self.format == Format::Csv {
            return self.open_data(context, ui);
        }
        let plan = context.load_to_read(None, ui)?;
        let period = context.period(&plan, self.period.as_deref())?;
        self.workbook(&plan, period, context, ui)
    }

    /// Writes every outcome for anyone to read; what an earlier run wrote is written anew.
    fn open_data(&self, context: &Context, ui: &mut Ui) -> Result<Outcome, Failure> {
        if self.period.is_some() || !self.unit.is_empty() || self.one_sheet {
            return Err(Failure::usage(
                "öppna data är alla utfall: --period, --unit och --one-sheet hör till kalkylbladet",
            )
            .help("ta bort dem, eller skriv --format xlsx"));
        }
        let plan = context.load_source_for(&context.source(None)?, Readers::Public, ui)?;
        let folder = context.folder.join(&self.into);
        let files = open_data::files(&plan, context.day);
        for (name, _) in &files {
            output::refuse_link(&folder.join(name))?;
        }
        for (name, text) in &files {
            output::write(&folder.join(name), text)?;
            ui.comment(&safe::line(&format!("Skrev {}", self.into.join(name).display())));
            ui.comment("\n");
        }
        Ok(Outcome::Clean)
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
