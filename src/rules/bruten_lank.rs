//! A reference to nothing.

use crate::{
    diagnostic::Severity,
    fields::words::near,
    model::fault::{Fault, Missing, Sought, repeated},
    rules::{ALL, Check, Facts, Findings, Rule},
};

pub(super) const RULE: Rule = Rule {
    id: "bruten-lank",
    severity: Severity::Error,
    page: include_str!("../../docs/rules/bruten-lank.md"),
    checks: &[Check::Whole(check)],
};

fn check(facts: &Facts<'_>, findings: &mut Findings) {
    let repeated = repeated(facts.plan);
    for (span, fault) in facts.plan.faults() {
        let Fault::BrokenLink(missing) = fault else { continue };
        let finding = findings.report(span, format!("{} `{}` finns inte", missing.the, missing.name));
        finding.label(label(missing));
        match (&missing.renamed, &missing.near) {
            (Some(now), _) => {
                finding.help(format!("{} heter numera `{now}`", missing.the));
            }
            (None, Some(like)) => {
                finding.help(format!("menade du `{}`?", like.name));
            }
            (None, None) => {}
        }
        if let Some(text) =
            missing.certain(&repeated).and_then(|it| facts.plan.sources().renamed(span, &missing.name, it))
        {
            finding.fix(span, text);
        }
    }
    for exception in &facts.plan.config().exceptions {
        if super::find(&exception.rule).is_none() {
            let finding = findings.report(exception.span, format!("regeln `{}` finns inte", exception.rule));
            // Nothing is lost but the setting, so it does not stop a commit.
            finding.severity = Severity::Warning;
            if let Some(like) = near(&exception.rule, ALL.iter().map(|it| it.id)) {
                finding.help(format!("menade du `{like}`?"));
            }
        }
    }
}

fn label(missing: &Missing) -> String {
    let none = none_of(missing.a);
    match &missing.sought {
        Sought::Above(own) => format!("ingen enhet ovanför `{own}` har {} med det namnet", missing.a),
        Sought::InUnit(unit) => format!("`{unit}` har {none} med det namnet"),
        Sought::UnknownUnit(unit) => format!("det finns ingen enhet `{unit}`"),
        Sought::Model => format!("styrmodellen har {none} med det namnet"),
        Sought::Register => format!("styrdokument.toml har {none} med det namnet"),
        Sought::Everywhere => format!("det finns {none} med det namnet"),
    }
}

/// `ett mål` to `inget mål`.
fn none_of(a: &str) -> String {
    match a.split_once(' ') {
        Some(("ett", noun)) => format!("inget {noun}"),
        Some((_, noun)) => format!("ingen {noun}"),
        None => a.to_owned(),
    }
}
