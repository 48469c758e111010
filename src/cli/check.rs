//! `styr check`

use std::path::PathBuf;

use clap::{Args, ValueEnum};

use super::{Context, Failure, Outcome, ui::Ui};
use crate::{
    diagnostic::Severity,
    fields::words::near,
    model::load,
    policy::{self, Selection},
    render::findings::{json, text},
    rules::{self, Facts},
    source::Source,
};

/// Granska hela styrrepot
///
/// Alla fel i alla filer visas på en gång. Slutar med 0 när inget är så
/// allvarligt som --level anger, med 1 när något är det, med 2 när kommandot är
/// fel skrivet och med 3 när något inte gick att läsa. `styr explain REGEL`
/// berättar mer om en regel.
#[derive(Args)]
pub(super) struct Check {
    /// Visa bara det som ligger i dessa filer och mappar
    #[arg(value_name = "SÖKVÄG")]
    paths: Vec<PathBuf>,

    /// Visa bara den regeln; kan anges flera gånger
    #[arg(long, value_name = "REGEL")]
    rule: Vec<String>,

    /// Det lindrigaste som ger slutkod 1; allt visas ändå
    #[arg(long, value_name = "ALLVAR", value_enum, default_value_t = Level::Fel)]
    level: Level,

    /// Läs en äldre version ur git: en gren, en tagg, en version eller en dag (2026-05-31)
    #[arg(long, value_name = "VERSION")]
    rev: Option<String>,

    /// Hur resultatet skrivs
    #[arg(long, value_name = "FORMAT", value_enum, default_value_t = Format::Text)]
    format: Format,
}

#[derive(Clone, Copy, ValueEnum)]
enum Level {
    Fel,
    Varning,
    Tips,
}

#[derive(Clone, Copy, PartialEq, Eq, ValueEnum)]
enum Format {
    Text,
    Json,
}

impl Check {
    pub(super) fn run(&self, context: &Context, ui: &mut Ui) -> Result<Outcome, Failure> {
        for rule in &self.rule {
            known_rule(rule)?;
        }
        let source = context.source(self.rev.as_deref())?;
        let selection = self.selection(context, &source)?;
        let plan = load::load(&source)?;
        let found = rules::run(&Facts { plan: &plan, day: context.day });
        let findings = policy::apply(&plan, context.day, found, &selection);

        if self.format == Format::Json {
            ui.result(&json::render(&plan, &findings)?);
        } else {
            let mut drawing = text::Drawing::new(&plan);
            for finding in &findings {
                ui.result(&drawing.finding(finding));
            }
            ui.comment(&text::summary(&plan, &findings));
        }
        let worst = findings.iter().map(|it| it.severity).max();
        Ok(match worst {
            _ if plan.has_unreadable() || !plan.has_model() => Outcome::Failed,
            Some(worst) if worst >= self.level.severity() => Outcome::Found,
            _ => Outcome::Clean,
        })
    }

    fn selection(&self, context: &Context, source: &Source) -> Result<Selection, Failure> {
        let paths = self.paths.iter().map(|it| context.within(source, it)).collect::<Result<_, _>>()?;
        Ok(Selection { rules: self.rule.clone(), paths })
    }
}

/// Refuses the name of a rule that does not exist.
pub(super) fn known_rule(id: &str) -> Result<&'static rules::Rule, Failure> {
    rules::find(id).ok_or_else(|| {
        let failure = Failure::usage(format!("det finns ingen regel `{id}`"));
        match near(id, rules::ALL.iter().map(|it| it.id)) {
            Some(like) => failure.help(format!("menade du `{like}`?")),
            None => failure.help("reglerna står i docs/rules.md"),
        }
    })
}

impl Level {
    const fn severity(self) -> Severity {
        match self {
            Self::Fel => Severity::Error,
            Self::Varning => Severity::Warning,
            Self::Tips => Severity::Tip,
        }
    }
}
