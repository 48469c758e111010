//! What was known before: the version that a change comes from, and a list in a file.

use std::{collections::BTreeSet, path::Path};

use super::{Context, Failure, Ui};
use crate::{
    cli::output,
    diagnostic::Diagnostic,
    diff,
    model::{Plan, load::Readers},
    policy::{self, Selection, known},
    render::{baseline, safe},
    rules::{self, Facts},
    source::{Source, folder::read_named},
};

/// What the change since the merge base with a version brought: findings that it did not have, and
/// those of the rules that compare.
pub(super) fn since(
    name: &str,
    plan: &Plan,
    context: &Context,
    selection: &Selection,
) -> Result<Vec<Diagnostic>, Failure> {
    let base =
        context.load_beside(&Source::Revision(context.git()?.merge_base(name)?), Readers::Own, Some(plan))?;
    let comparison = diff::compare(&base, plan);
    let facts = Facts::against(plan, context.day, &comparison);
    let found = rules::run_some(&facts, |it| selection.needs(plan, it.id));
    let findings = policy::apply(plan, context.day, found, selection);
    // Only rules that find something now can have found it before.
    let finding: BTreeSet<&str> = findings.iter().map(|it| it.rule).collect();
    let facts = Facts::new(&base, context.day);
    // An exception is unused only when its rule has run.
    let exempted = |id: &str| base.config().exceptions.iter().any(|it| it.rule == id);
    let old = rules::run_some(&facts, |it| finding.contains(it.id) || exempted(it.id));
    let old = policy::apply(&base, context.day, old, selection);
    Ok(known::brought(&comparison, findings, &old))
}

/// Writes every finding to the list.
pub(super) fn write(
    path: &Path,
    (plan, findings): (&Plan, &[Diagnostic]),
    context: &Context,
    ui: &mut Ui,
) -> Result<(), Failure> {
    output::write(&context.folder.join(path), baseline::write(&known::count(plan, findings)))?;
    ui.comment(&format!("{} fynd är skrivna till {}\n", findings.len(), safe::line(&path.to_string_lossy())));
    Ok(())
}

/// Takes away what the list holds, and tells what of it is mended.
pub(super) fn without_listed(
    path: &Path,
    (plan, findings): (&Plan, Vec<Diagnostic>),
    (context, selection): (&Context, &Selection),
    ui: &mut Ui,
) -> Result<Vec<Diagnostic>, Failure> {
    let shown = path.display();
    let full = context.folder.join(path);
    if !full.exists() {
        return Err(
            Failure::world(format!("listan {shown} finns inte")).help("skriv den med `--write-baseline`")
        );
    }
    let list = read_named(&full).ok().as_deref().and_then(baseline::read).ok_or_else(|| {
        Failure::world(format!("{shown} är ingen lista över kända fynd"))
            .help("skriv den på nytt med `--write-baseline`")
    })?;
    let (new, mended) = known::unlisted(plan, findings, list, selection);
    if mended > 0 {
        ui.tell(&format!("{mended} i listan är rättade; `--write-baseline` tar bort dem ur {shown}"));
    }
    Ok(new)
}
