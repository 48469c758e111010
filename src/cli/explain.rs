//! `styr explain`

use clap::{Args, ValueEnum};

use super::{Context, Failure, Outcome, check::known_rule, ui::Ui};
use crate::{
    fields::{ThingKind, words::near},
    model::{Plan, thing::Thing, unit::Unit},
    render::{explain_json, explain_text},
    status::explanation::{self, Subject},
};

/// Förklara en regel, eller varför ett mål eller en indikator har sin färg
///
/// För en färg visas utfallet och var det står, målvärdet och beslutet bakom,
/// gulgränsen med sin uträkning, regeln, bedömningen och trendens två punkter.
#[derive(Args)]
pub(super) struct Explain {
    /// En regel, till exempel bruten-lank, eller ett mål eller en indikator, till exempel bun/trygg-skola
    #[arg(value_name = "REGEL | ENHET/ID")]
    what: String,

    /// Perioden, till exempel 2026-t2 eller t2; annars den senaste som är slut
    #[arg(long, value_name = "PERIOD")]
    period: Option<String>,

    /// Läs en äldre version ur git: en gren, en tagg, en version eller en dag (2026-05-31)
    #[arg(long, value_name = "VERSION")]
    rev: Option<String>,

    /// Hur resultatet skrivs
    #[arg(long, value_name = "FORMAT", value_enum, default_value_t = Format::Text)]
    format: Format,
}

#[derive(Clone, Copy, PartialEq, Eq, ValueEnum)]
enum Format {
    Text,
    Json,
}

impl Explain {
    pub(super) fn run(&self, context: &Context, ui: &mut Ui) -> Result<Outcome, Failure> {
        let text = if self.what.contains('/') { self.colour(context, ui)? } else { self.rule()? };
        ui.result(&text);
        Ok(Outcome::Clean)
    }

    fn rule(&self) -> Result<String, Failure> {
        let rule = known_rule(&self.what)?;
        Ok(match self.format {
            Format::Text => rule.page.to_owned(),
            Format::Json => explain_json::rule(rule),
        })
    }

    fn colour(&self, context: &Context, ui: &mut Ui) -> Result<String, Failure> {
        let plan = context.load_to_read(self.rev.as_deref(), ui)?;
        let period = context.period(&plan, self.period.as_deref())?;
        let subject = explanation::find(&plan, &self.what).ok_or_else(|| self.unknown(&plan))?;
        Ok(match subject {
            Subject::Goal(goal) => {
                let facts = explanation::of_goal(goal, period, context.day);
                match self.format {
                    Format::Text => explain_text::goal(&facts, period.year),
                    Format::Json => explain_json::goal(&facts, period.year),
                }
            }
            Subject::Indicator(indicator, unit) => {
                let facts = explanation::of_indicator(indicator, unit, period);
                match self.format {
                    Format::Text => explain_text::indicator(&facts, period.year),
                    Format::Json => explain_json::indicator(&facts, period.year),
                }
            }
        })
    }

    /// What was meant, when nothing with a colour has that name.
    fn unknown(&self, plan: &Plan) -> Failure {
        let (unit, id) = self.what.split_once('/').unwrap_or_default();
        let Some(unit) = plan.unit(unit) else {
            let failure = Failure::usage(format!("det finns ingen enhet `{unit}`"));
            return match near(unit, plan.units().map(Unit::id)) {
                Some(like) => failure.help(format!("menade du `{like}/{id}`?")),
                None => failure,
            };
        };
        if let Some(thing) = unit.thing(id) {
            return Failure::usage(format!("{} `{}` har ingen färg", thing.kind().the(), self.what))
                .help("ange ett mål eller en indikator");
        }
        let has_colour = |it: &Thing<'_>| matches!(it.kind(), ThingKind::Goal | ThingKind::Indicator);
        let failure = Failure::usage(format!("det finns inget mål och ingen indikator `{}`", self.what));
        match near(id, unit.things().filter(has_colour).map(Thing::id)) {
            Some(like) => failure.help(format!("menade du `{}/{like}`?", unit.id())),
            None => failure,
        }
    }
}
