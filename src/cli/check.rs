//! `styr check`

use std::{
    collections::BTreeSet,
    path::{Path, PathBuf},
};

use clap::{Args, ValueEnum};

use super::{Context, Failure, Outcome, output, ui::Ui};
use crate::{
    diagnostic::{Diagnostic, Severity},
    diff,
    fields::words::near,
    model::{Plan, load},
    policy::{self, Selection, known},
    render::{
        baseline,
        findings::{json, text},
        safe,
    },
    rules::{self, Facts},
    source::{Source, folder::read_named},
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

    /// Visa bara det som ändringen sedan den versionen förde med sig, till exempel main
    #[arg(long, value_name = "VERSION", conflicts_with = "rev")]
    since: Option<String>,

    /// Visa inte det som står i listan över kända fynd
    #[arg(long, value_name = "FIL", conflicts_with = "since")]
    baseline: Option<PathBuf>,

    /// Skriv alla fynd till listan i stället för att visa dem
    #[arg(long, requires = "baseline", conflicts_with_all = ["paths", "rule"])]
    write_baseline: bool,

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
        let findings = if let Some(name) = &self.since {
            since(name, &plan, context, &selection)?
        } else {
            let found = rules::run(&Facts { plan: &plan, day: context.day, base: None });
            policy::apply(&plan, context.day, found, &selection)
        };
        let findings = match &self.baseline {
            Some(path) if self.write_baseline => return write_baseline(path, &plan, &findings, context, ui),
            Some(path) => without_listed(path, &plan, findings, (context, &selection), ui)?,
            None => findings,
        };
        self.show(&plan, &findings, ui)?;
        let worst = findings.iter().map(|it| it.severity).max();
        Ok(match worst {
            _ if !is_whole(&plan) => Outcome::Failed,
            Some(worst) if worst >= self.level.severity() => Outcome::Found,
            _ => Outcome::Clean,
        })
    }

    fn show(&self, plan: &Plan, findings: &[Diagnostic], ui: &mut Ui) -> Result<(), Failure> {
        if self.format == Format::Json {
            ui.result(&json::render(plan, findings)?);
            return Ok(());
        }
        let mut drawing = text::Drawing::new(plan);
        for finding in findings {
            ui.result(&drawing.finding(finding));
        }
        ui.comment(&text::summary(plan, findings));
        Ok(())
    }

    fn selection(&self, context: &Context, source: &Source) -> Result<Selection, Failure> {
        let paths = self.paths.iter().map(|it| context.within(source, it)).collect::<Result<_, _>>()?;
        Ok(Selection { rules: self.rule.clone(), paths })
    }
}

/// Whether everything could be read, so that a clean answer means something.
fn is_whole(plan: &Plan) -> bool {
    !plan.has_unreadable() && plan.has_model()
}

/// What the change since the merge base with a version brought: findings that it did not have, and
/// those of the rules that compare.
fn since(
    name: &str,
    plan: &Plan,
    context: &Context,
    selection: &Selection,
) -> Result<Vec<Diagnostic>, Failure> {
    let base = load::load_beside(&Source::Revision(context.git()?.merge_base(name)?), Some(plan))?;
    let comparison = diff::compare(&base, plan);
    let found = rules::run(&Facts { plan, day: context.day, base: Some(&comparison) });
    let findings = policy::apply(plan, context.day, found, selection);
    // Only rules that find something now can have found it before.
    let finding: BTreeSet<&str> = findings.iter().map(|it| it.rule).collect();
    let facts = Facts { plan: &base, day: context.day, base: None };
    let old = rules::run_some(&facts, |it| finding.contains(it.id));
    let old = policy::apply(&base, context.day, old, selection);
    Ok(known::brought(plan, findings, (&base, &old)))
}

fn write_baseline(
    path: &Path,
    plan: &Plan,
    findings: &[Diagnostic],
    context: &Context,
    ui: &mut Ui,
) -> Result<Outcome, Failure> {
    output::write(&context.folder.join(path), &baseline::write(&known::count(plan, findings)))?;
    ui.comment(&format!("{} fynd är skrivna till {}\n", findings.len(), safe::line(&path.to_string_lossy())));
    Ok(if is_whole(plan) { Outcome::Clean } else { Outcome::Failed })
}

/// Takes away what the list holds, and tells what of it is mended.
fn without_listed(
    path: &Path,
    plan: &Plan,
    findings: Vec<Diagnostic>,
    (context, selection): (&Context, &Selection),
    ui: &mut Ui,
) -> Result<Vec<Diagnostic>, Failure> {
    let shown = path.display();
    let written = read_named(&context.folder.join(path))
        .map_err(|words| Failure::world(format!("kan inte läsa {shown}: {words}")))?;
    let written = written.ok_or_else(|| {
        Failure::world(format!("listan {shown} finns inte")).help("skriv den med `--write-baseline`")
    })?;
    let list = baseline::read(&written).ok_or_else(|| {
        Failure::world(format!("{shown} är ingen lista över kända fynd"))
            .help("skriv den på nytt med `--write-baseline`")
    })?;
    let (new, mended) = known::unlisted(plan, findings, list, selection);
    if mended > 0 {
        ui.tell(&format!("{mended} i listan är rättade; `--write-baseline` tar bort dem ur {shown}"));
    }
    Ok(new)
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
