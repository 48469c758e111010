//! `styr kolada`

use clap::{Args, Subcommand};

use super::{Context, Failure, Outcome, ui::Ui};
use crate::kolada::address;

/// So many years are asked for: Kolada revises what it has published.
const YEARS: i16 = 5;

/// Hämta värden ur Kolada
///
/// styr går aldrig ut på nätet. `styr kolada urls` skriver adresserna, curl eller en
/// webbläsare hämtar dem, och `styr import` tar in filen som sparades.
#[derive(Args)]
pub(super) struct Kolada {
    #[command(subcommand)]
    what: What,
}

#[derive(Subcommand)]
enum What {
    Urls(Urls),
}

/// Skriv adresserna till de värden som indikatorerna hämtar ur Kolada
///
/// De gäller indikatorer med `kolada = "N15428"`, den egna kommunen, riket och dem som
/// står under `[kolada]` i styr.toml. Först kommer adresserna till måttens titlar och
/// publiceringsdagar. Spara alla svar i en fil och ta in den:
///
/// `styr kolada urls | xargs -n 1 curl -fsS --retry 5 > kolada.json`
///
/// `styr import kolada.json --dry-run`
#[derive(Args)]
struct Urls {
    /// Det första året; annars de fem senaste
    #[arg(long, value_name = "ÅR", value_parser = clap::value_parser!(i16).range(1900..=2200))]
    from: Option<i16>,
}

impl Kolada {
    pub(super) fn run(&self, context: &Context, ui: &mut Ui) -> Result<Outcome, Failure> {
        let What::Urls(urls) = &self.what;
        urls.run(context, ui)
    }
}

impl Urls {
    fn run(&self, context: &Context, ui: &mut Ui) -> Result<Outcome, Failure> {
        let plan = context.load_to_read(None, ui)?;
        let last = context.day.year();
        let first = self.from.unwrap_or(last - YEARS + 1);
        if first > last {
            return Err(Failure::usage(format!("{first} har inte börjat"))
                .help(format!("ange ett år till och med {last}")));
        }
        let addresses = address::of(&plan, first..=last)?;
        for line in &addresses.lines {
            ui.result(&format!("{line}\n"));
        }
        for remark in &addresses.remarks {
            ui.tell(&format!("varning: {remark}"));
        }
        if addresses.lines.is_empty() {
            ui.tell("Ingen indikator hämtas ur Kolada; skriv till exempel `kolada = \"N15428\"` vid den.\n");
        }
        Ok(Outcome::Clean)
    }
}
