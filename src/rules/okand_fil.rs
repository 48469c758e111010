//! A TOML file that the format has no name for.

use crate::{
    diagnostic::Severity,
    fields::words::near,
    model::fault::Fault,
    rules::{Check, Facts, Findings, Rule},
    source::layout,
};

pub(super) const RULE: Rule = Rule {
    id: "okand-fil",
    severity: Severity::Error,
    page: include_str!("../../docs/rules/okand-fil.md"),
    checks: &[Check::Whole(check)],
};

/// The names that files of a unit and of the root have.
const NAMES: [&str; 7] = [
    "plan.toml",
    "atgarder.toml",
    "internkontroll.toml",
    "styr.toml",
    "styrdokument.toml",
    "arshjul.toml",
    "indikatorer.toml",
];

fn check(facts: &Facts<'_>, findings: &mut Findings) {
    for (span, fault) in facts.plan.faults() {
        if !matches!(fault, Fault::UnknownFile) {
            continue;
        }
        let path = &facts.plan.sources().file(span.file).path;
        let (folder, name) = layout::split(path);
        let finding = findings.report(span, format!("formatet har ingen fil som heter `{name}`"));
        let parent = folder.rsplit('/').next().unwrap_or_default();
        finding.help(match near(name, NAMES.into_iter()) {
            _ if parent == "utfall" => {
                "en fil med utfall heter efter året, till exempel `2026.toml`".to_owned()
            }
            Some(like) if like == name => format!("`{name}` hör hemma i styrrepots rot"),
            Some(like) => format!("menade du `{like}`?"),
            None => "byt namn, eller räkna upp filen under `uteslut` i styr.toml".to_owned(),
        });
    }
}
