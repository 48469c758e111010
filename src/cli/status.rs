//! `styr status`

use clap::{Args, ValueEnum};

use super::{Context, Failure, Outcome, ui::Ui};
use crate::{
    render::{rules_table, status_csv, status_json, status_table},
    status::overview,
};

/// Visa trafikljusen för en period
///
/// Utan ENHET visas hela kommunen, annars enheten och allt under den. Summorna
/// säger alltid hur många som är uppnådda, mätta och alla.
#[derive(Args)]
pub(super) struct Status {
    /// Enhetens id, till exempel bun
    #[arg(value_name = "ENHET")]
    unit: Option<String>,

    /// Perioden, till exempel 2026-t2 eller t2; annars den senaste som är slut
    #[arg(long, value_name = "PERIOD")]
    period: Option<String>,

    /// Visa vad varje regel för målens förslag hade gett
    #[arg(long)]
    rules: bool,

    /// Läs en äldre version ur git: en gren, en tagg, en version eller en dag (2026-05-31)
    #[arg(long, value_name = "VERSION")]
    rev: Option<String>,

    /// Hur resultatet skrivs
    #[arg(long, value_name = "FORMAT", value_enum, default_value_t = Format::Table)]
    format: Format,
}

#[derive(Clone, Copy, PartialEq, Eq, ValueEnum)]
enum Format {
    Table,
    Json,
    Csv,
}

impl Status {
    pub(super) fn run(&self, context: &Context, ui: &mut Ui) -> Result<Outcome, Failure> {
        let plan = context.load_to_read(self.rev.as_deref(), ui)?;
        let scope = self.unit.as_deref().map(|it| Context::unit(&plan, it)).transpose()?;
        let period = context.period(&plan, self.period.as_deref())?;
        let answer = overview::overview(&plan, scope, period, context.day);
        let results = self.rules.then(|| overview::rules(&answer));
        let config = plan.config();
        let text = match (self.format, &results) {
            (Format::Json, results) => {
                status_json::status(&answer, &period.written(&config.follow_up), results.as_deref())
            }
            (Format::Csv, _) => status_csv::status(&answer),
            (Format::Table, None) => status_table::status(&answer, config, Ui::width()),
            (Format::Table, Some(results)) => {
                let table = rules_table::rules(results, config.status.proposal, Ui::width());
                let totals = status_table::totals(answer.totals, config);
                format!("{table}\n{totals}\n")
            }
        };
        ui.result(&text);
        Ok(Outcome::Clean)
    }
}
