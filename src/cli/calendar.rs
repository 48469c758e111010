//! `styr calendar`

use clap::{Args, ValueEnum};

use super::{Context, Failure, Outcome, ui::Ui};
use crate::{
    render::{calendar_ics, calendar_table},
    report::calendar,
};

/// Visa årshjulet och vad som förfaller
///
/// Årshjulets händelser, periodernas sista dag för utfall och analys, beslutade
/// åtgärder, översyner och undantag som går ut: från i dag och ett år framåt.
/// Med --format ics går det att läsa in i en kalender.
#[derive(Args)]
pub(super) struct Calendar {
    /// Hur resultatet skrivs
    #[arg(long, value_name = "FORMAT", value_enum, default_value_t = Format::Table)]
    format: Format,
}

#[derive(Clone, Copy, PartialEq, Eq, ValueEnum)]
enum Format {
    Table,
    Ics,
}

impl Calendar {
    pub(super) fn run(&self, context: &Context, ui: &mut Ui) -> Result<Outcome, Failure> {
        let plan = context.load_to_read(None, ui)?;
        let calendar = calendar::calendar(&plan, context.day);
        ui.result(&match self.format {
            Format::Table => calendar_table::table(&calendar, Ui::width()),
            Format::Ics => calendar_ics::ics(&calendar),
        });
        Ok(Outcome::Clean)
    }
}
