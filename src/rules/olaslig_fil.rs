//! A file that cannot be read.

use crate::{
    diagnostic::Severity,
    model::fault::Fault,
    rules::{Check, Facts, Findings, Rule},
    source::{MAX_BYTES, Unreadable},
};

pub(super) const RULE: Rule = Rule {
    id: "olaslig-fil",
    severity: Severity::Error,
    page: include_str!("../../docs/rules/olaslig-fil.md"),
    checks: &[Check::Whole(check)],
};

fn check(facts: &Facts<'_>, findings: &mut Findings) {
    for (span, fault) in facts.plan.faults() {
        let Fault::Unreadable(reason) = fault else { continue };
        let (message, help) = match reason {
            Unreadable::TooLarge => (
                format!("filen är större än {} MB", MAX_BYTES / 1024 / 1024),
                "dela upp filen, eller uteslut den i styr.toml",
            ),
            Unreadable::NotUtf8(at) => (
                format!("filen är inte skriven i UTF-8 (byte {})", at + 1),
                "spara filen som UTF-8 i ditt redigeringsprogram",
            ),
            Unreadable::Folder => {
                ("här ligger en mapp i stället för en fil".to_owned(), "byt namn på mappen")
            }
            Unreadable::Name => ("namnet är inte skrivet i UTF-8".to_owned(), "byt namn"),
            Unreadable::LfsPointer => (
                "innehållet ligger i git lfs, inte i filen".to_owned(),
                "hämta det med `git lfs pull`, och ta filen ur git lfs så att alla versioner går att läsa",
            ),
            Unreadable::Submodule => (
                "mappen är ett annat git-arkiv (submodul) och läses inte ur git".to_owned(),
                "uteslut mappen i styr.toml, eller lägg filerna i det här arkivet",
            ),
            Unreadable::System(words) => (
                format!("det går inte att läsa: {words}"),
                "se till att den går att läsa, eller uteslut den i styr.toml",
            ),
        };
        let finding = findings.report(span, message);
        finding.help(help);
        if *reason == Unreadable::Submodule {
            finding.severity = Severity::Warning;
        }
    }
}
