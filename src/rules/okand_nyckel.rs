//! A key that its table does not have.

use crate::{
    diagnostic::Severity,
    fields::words::{listed, near, nearest},
    rules::{ALL, Check, Facts, Findings, Rule},
    syntax::check::Fault,
};

pub(super) const RULE: Rule = Rule {
    id: "okand-nyckel",
    severity: Severity::Error,
    page: include_str!("../../docs/rules/okand-nyckel.md"),
    checks: &[Check::Whole(check)],
};

fn check(facts: &Facts<'_>, findings: &mut Findings) {
    let sources = facts.plan.sources();
    for problem in facts.plan.problems() {
        let Fault::UnknownKey { table, known } = &problem.fault else { continue };
        let key = sources.slice(problem.span).trim_matches(['"', '\'']);
        let finding = findings.report(problem.span, format!("nyckeln `{key}` finns inte i `{table}`"));
        match nearest(key, known.iter().map(String::as_str)) {
            Some(like) => {
                finding.help(format!("menade du `{}`?", like.name));
                if let Some(text) = sources.renamed(problem.span, key, &like.name).filter(|_| like.is_certain)
                {
                    finding.fix(problem.span, text);
                }
            }
            None => {
                finding.help(format!("här kan stå {}", listed(known)));
            }
        }
    }
    for (id, setting) in &facts.plan.config().rules {
        if super::find(id).is_none() {
            let finding = findings.report(setting.span, format!("det finns ingen regel `{id}`"));
            // Nothing is lost but the setting, so it does not stop a commit.
            finding.severity = Severity::Warning;
            if let Some(like) = near(id, ALL.iter().map(|it| it.id)) {
                finding.help(format!("menade du `{like}`?"));
            }
        }
    }
}
