//! `styr check`

mod fix;
mod hosts;
mod known;
mod views;

use std::{mem::ManuallyDrop, path::PathBuf};

use clap::{Args, ValueEnum};

use super::{Context, Failure, Outcome, ui::Ui};
use crate::{
    diagnostic::{Diagnostic, Severity},
    fields::words::near,
    model::Plan,
    policy::{self, Selection},
    rules::{self, Facts},
    source::Source,
};

/// Granska hela styrrepot
///
/// Alla fel i alla filer visas på en gång; --matrix, --per-unit och --model visar
/// något annat men slutar likadant. Slutar med 0 när inget är så
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

    /// Visa vem som svarar på vilket mål: bidrar, ej relevant eller obesvarat
    #[arg(long, group = "vy", conflicts_with = "rule")]
    matrix: bool,

    /// Visa fynd, undantag och sena utfall nämnd för nämnd
    #[arg(long, group = "vy")]
    per_unit: bool,

    /// Pröva en annan styrmodell: visa vad den skulle göra ogiltigt, och vad i den som ingen använder
    #[arg(long, value_name = "FIL", group = "vy")]
    model: Option<PathBuf>,

    /// Visa bara det som ändringen sedan den versionen förde med sig, till exempel main
    #[arg(long, value_name = "VERSION", conflicts_with_all = ["rev", "vy"])]
    since: Option<String>,

    /// Visa inte det som står i listan över kända fynd
    #[arg(long, value_name = "FIL", conflicts_with_all = ["since", "vy"])]
    baseline: Option<PathBuf>,

    /// Skriv alla fynd till listan i stället för att visa dem
    #[arg(long, requires = "baseline", conflicts_with_all = ["paths", "rule"])]
    write_baseline: bool,

    #[command(flatten)]
    mending: fix::Mending,

    /// Läs en äldre version ur git: en gren, en tagg, en version eller en dag (2026-05-31)
    #[arg(long, value_name = "VERSION")]
    rev: Option<String>,

    /// Lägg till fynden sist i den filen, som en sida Markdown för körningens sammanfattning
    #[arg(long, value_name = "FIL", conflicts_with_all = ["vy", "write_baseline"])]
    summary: Option<PathBuf>,

    /// Hur resultatet skrivs; sarif, github, gitlab och azure läses av dem som kör granskningen åt er
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
    Sarif,
    Github,
    Gitlab,
    Azure,
}

impl Check {
    pub(super) fn run(&self, context: &Context, ui: &mut Ui) -> Result<Outcome, Failure> {
        for rule in &self.rule {
            known_rule(rule)?;
        }
        self.refuse_view_for_host()?;
        if self.mending.fix {
            return self.fix(context, ui);
        }
        let source = context.source(self.rev.as_deref())?;
        let selection = self.selection(context, &source)?;
        let plan = context.load_from(&source)?;
        if let Some(model) = &self.model {
            return self.trial(context, ui, (source, plan), model, &selection);
        }
        // As in `Context::load_beside`: the program soon ends.
        let plan = ManuallyDrop::new(plan);
        let findings = self.findings(context, &plan, &selection)?;
        if let (Some(path), true) = (&self.baseline, self.write_baseline) {
            known::write(path, (&plan, &findings), context, ui)?;
            return Ok(self.outcome(&[], is_unreadable(&plan)));
        }
        self.finish(context, ui, (&plan, findings), (&selection, &source))
    }

    /// Shows what is found and not known before, and says how it ended.
    fn finish(
        &self,
        context: &Context,
        ui: &mut Ui,
        (plan, findings): (&Plan, Vec<Diagnostic>),
        (selection, source): (&Selection, &Source),
    ) -> Result<Outcome, Failure> {
        let findings = self.unknown(context, ui, (plan, findings), selection)?;
        let is_unreadable = is_unreadable(plan);
        let read = hosts::Read { folder: source.folder_in_git(), is_whole: !is_unreadable };
        self.show(context, ui, (plan, &findings), (selection, &read));
        if let Some(path) = &self.summary {
            hosts::summarise(&context.folder.join(path), (plan, &findings), &read)?;
        }
        Ok(self.outcome(&findings, is_unreadable))
    }

    /// What is not in the list of what is known.
    fn unknown(
        &self,
        context: &Context,
        ui: &mut Ui,
        (plan, findings): (&Plan, Vec<Diagnostic>),
        selection: &Selection,
    ) -> Result<Vec<Diagnostic>, Failure> {
        match &self.baseline {
            Some(path) => known::without_listed(path, (plan, findings), (context, selection), ui),
            None => Ok(findings),
        }
    }

    /// What is wrong, or what of it a change brought.
    fn findings(
        &self,
        context: &Context,
        plan: &Plan,
        selection: &Selection,
    ) -> Result<Vec<Diagnostic>, Failure> {
        if let Some(name) = &self.since {
            return known::since(name, plan, context, selection);
        }
        let facts = Facts::new(plan, context.day);
        let found = rules::run_some(&facts, |it| selection.needs(plan, it.id));
        Ok(policy::apply(plan, context.day, found, selection))
    }

    fn show(
        &self,
        context: &Context,
        ui: &mut Ui,
        (plan, findings): (&Plan, &[Diagnostic]),
        (selection, read): (&Selection, &hosts::Read),
    ) {
        if self.matrix {
            self.show_matrix(context, ui, plan, selection);
        } else if self.per_unit {
            self.show_application(context, ui, plan, findings);
        } else {
            self.show_findings(ui, (plan, findings), read);
            if self.format == Format::Text {
                ui.comment(&self.offer(findings));
            }
        }
    }

    fn outcome(&self, findings: &[Diagnostic], is_unreadable: bool) -> Outcome {
        match findings.iter().map(|it| it.severity).max() {
            _ if is_unreadable => Outcome::Failed,
            Some(worst) if worst >= self.level.severity() => Outcome::Found,
            _ => Outcome::Clean,
        }
    }

    fn selection(&self, context: &Context, source: &Source) -> Result<Selection, Failure> {
        let paths = self.paths.iter().map(|it| context.within(source, it)).collect::<Result<_, _>>()?;
        Ok(Selection { rules: self.rule.clone(), paths })
    }
}

/// Whether the check could not read all that it should.
fn is_unreadable(plan: &Plan) -> bool {
    plan.has_unreadable() || !plan.has_model()
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
