//! `styr check --fix`

use std::collections::BTreeMap;

use clap::Args;

use super::{Check, Context, Diagnostic, Failure, Outcome, Plan, Selection, Source, Ui, is_unreadable};
use crate::{
    cli::output::Writing,
    edit::{change::Changed, fix},
    render::unified,
    source::overlay::Overlay,
};

/// How many times the cures are made and the whole is checked again: a cure may uncover another.
const ROUNDS: usize = 10;

/// Whether what is certain is cured.
#[derive(Args)]
pub(super) struct Mending {
    /// Rätta det som bara kan rättas på ett sätt, och granska sedan
    ///
    /// Det gäller felstavade id och nycklar som liknar ett enda, `format` som saknas,
    /// typografiska citattecken och decimalkomman.
    #[arg(long, conflicts_with_all = ["rev", "vy", "write_baseline"])]
    pub(super) fix: bool,

    /// Visa vad --fix skulle ändra, utan att ändra det
    #[arg(long, requires = "fix", conflicts_with_all = ["summary", "format"])]
    dry_run: bool,
}

impl Check {
    /// Cures what is certain, then checks as ever.
    pub(super) fn fix(&self, context: &Context, ui: &mut Ui) -> Result<Outcome, Failure> {
        let repo = context.repo()?;
        let begin = |ui: &mut Ui| Writing::begin(repo.clone(), context.notes, ui);
        let writing = if self.mending.dry_run { None } else { Some(begin(ui)?) };
        let source = Source::Folder(repo);
        let selection = self.selection(context, &source)?;
        let plan = context.load_from(&source)?;
        let findings = self.findings(context, &plan, &selection)?;
        let mut round = Round { plan, findings, changed: BTreeMap::new() };
        let Some(writing) = writing else { return self.preview(round, &source, (context, &selection), ui) };
        self.cure_all(&mut round, &source, (context, &selection))?;
        let Round { plan, findings, changed } = round;
        let changes: Vec<Changed> = changed.into_values().collect();
        writing.write(&changes)?;
        ui.tell(&told(&changes, "rättades"));
        self.finish(context, ui, (&plan, findings), (&selection, &source))
    }

    /// Shows what would be changed; it ends as the check of what is there.
    fn preview(
        &self,
        mut round: Round,
        source: &Source,
        (context, selection): (&Context, &Selection),
        ui: &mut Ui,
    ) -> Result<Outcome, Failure> {
        let now = self.unknown(context, ui, (&round.plan, round.findings.clone()), selection)?;
        let outcome = self.outcome(&now, is_unreadable(&round.plan));
        self.cure_all(&mut round, source, (context, selection))?;
        let changes: Vec<Changed> = round.changed.into_values().collect();
        ui.result(&unified::diff(&changes));
        ui.tell(&told(&changes, "skulle rättas; inget skrevs"));
        Ok(outcome)
    }

    /// How many of the findings can be cured; nothing where none can, or where nothing is written.
    pub(super) fn offer(&self, findings: &[Diagnostic]) -> String {
        let count = findings.iter().filter(|it| !it.fix.is_empty()).count();
        if count == 0 || self.rev.is_some() {
            return String::new();
        }
        format!("{count} fynd kan rättas automatiskt: styr check --fix\n")
    }

    fn cure_all(
        &self,
        round: &mut Round,
        source: &Source,
        among: (&Context, &Selection),
    ) -> Result<(), Failure> {
        for _ in 0..ROUNDS {
            if !self.cure(round, source, among)? {
                break;
            }
        }
        Ok(())
    }

    /// Makes the cures of one round; says whether there were any.
    fn cure(
        &self,
        round: &mut Round,
        source: &Source,
        (context, selection): (&Context, &Selection),
    ) -> Result<bool, Failure> {
        let mut made = fix::cured(&round.plan, &round.findings);
        while !made.is_empty() {
            let mut overlay = Overlay::over(source.clone());
            for change in round.changed.values().chain(&made) {
                overlay = overlay.lay(&change.path, Ok(change.after.clone()), &change.path);
            }
            let plan = context.load_from(&Source::Overlay(overlay))?;
            let findings = self.findings(context, &plan, selection)?;
            let left = uncured((&round.plan, &round.findings), (&plan, &findings));
            let before = made.len();
            made.retain(|it| !left.contains(&it.path));
            if made.len() == before {
                for change in made {
                    let first = round.changed.get(&change.path).map_or(change.before, |it| it.before.clone());
                    round.changed.insert(change.path.clone(), Changed { before: first, ..change });
                }
                (round.plan, round.findings) = (plan, findings);
                return Ok(true);
            }
        }
        Ok(false)
    }
}

/// How far the cures have come.
struct Round {
    plan: Plan,
    findings: Vec<Diagnostic>,
    changed: BTreeMap<String, Changed>,
}

/// The files in which something that has a cure is found just as before.
fn uncured(before: (&Plan, &[Diagnostic]), after: (&Plan, &[Diagnostic])) -> Vec<String> {
    let count = |(plan, findings): (&Plan, &[Diagnostic]), path: &str| {
        let is_here = |it: &&Diagnostic| !it.fix.is_empty() && plan.sources().file(it.span.file).path == path;
        findings.iter().filter(is_here).map(|it| (it.rule, it.message.clone())).collect::<Vec<_>>()
    };
    let files = before.0.files().map(|(id, _)| before.0.sources().file(id).path.clone());
    files
        .filter(|path| {
            let old = count(before, path);
            !old.is_empty() && count(after, path) == old
        })
        .collect()
}

fn told(changes: &[Changed], what: &str) -> String {
    match changes {
        [] => "Inget kan rättas automatiskt.".to_owned(),
        [one] => format!("{} {what}", one.path),
        many => format!(
            "{} filer {what}: {}",
            many.len(),
            many.iter().map(|it| it.path.as_str()).collect::<Vec<_>>().join(", ")
        ),
    }
}
