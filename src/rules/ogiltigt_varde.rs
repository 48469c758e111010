//! A value of the right type that its key cannot take.

use crate::{
    config::light::Signal,
    diagnostic::Severity,
    fields::{
        Type,
        words::{listed, near},
    },
    model::fault::Fault as LinkFault,
    rules::{Check, Facts, Findings, Rule},
    syntax::check::{Fault, Problem, Why},
};

pub(super) const RULE: Rule = Rule {
    id: "ogiltigt-varde",
    severity: Severity::Error,
    page: include_str!("../../docs/rules/ogiltigt-varde.md"),
    checks: &[Check::Whole(check)],
};

fn check(facts: &Facts<'_>, findings: &mut Findings) {
    let sources = facts.plan.sources();
    for problem in facts.plan.problems() {
        let written = sources.slice(problem.span).trim_matches(['"', '\'']);
        match &problem.fault {
            Fault::BadValue { key, expected, why } => {
                bad_value(problem, written, (key, expected, *why), findings);
            }
            Fault::BadKey { expected } => {
                findings
                    .report(problem.span, format!("`{written}` kan inte stå här"))
                    .help(format!("skriv {}", expected.expected()));
            }
            _ => {}
        }
    }
    for (span, fault) in facts.plan.faults() {
        let LinkFault::UnknownJudgement { name } = fault else { continue };
        let steps = facts.plan.config().status.steps.iter().map(|it| it.id.as_str());
        let known: Vec<&str> = Signal::ALL.iter().map(|it| it.word()).chain(steps).collect();
        let finding = findings.report(span, format!("`{name}` är ingen bedömning"));
        finding.help(match near(name, known.iter().copied()) {
            Some(like) => format!("menade du `{like}`?"),
            None => format!("skriv {}", listed(&known)),
        });
    }
}

fn bad_value(
    problem: &Problem,
    written: &str,
    (key, expected, why): (&str, &'static Type, Why),
    findings: &mut Findings,
) {
    match (why, expected) {
        (Why::NotExact, _) => {
            findings
                .report(problem.span, format!("`{written}` kan inte räknas exakt"))
                .help("skriv ett tal med högst 28 siffror");
        }
        (Why::WrongOrder, _) => {
            findings
                .report(problem.span, format!("`{key}` har det större värdet först"))
                .help("skriv det lägsta värdet först, som `[4, 6]`");
        }
        (Why::NotAmong, Type::Word(words)) => {
            let finding = findings.report(problem.span, format!("`{written}` är inget värde för `{key}`"));
            finding.help(match near(written, words.iter().copied()) {
                Some(like) => format!("menade du `{like}`?"),
                None => format!("skriv {}", listed(words)),
            });
        }
        (Why::NotAmong, expected) => {
            findings
                .report(problem.span, format!("`{written}` är inget värde för `{key}`"))
                .help(format!("skriv {}", expected.expected()));
        }
    }
}
