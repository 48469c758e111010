//! Degrees that cannot show every light in every period (C11).

use crate::{
    config::{Config, light::Signal},
    diagnostic::Severity,
    rules::{Check, Facts, Findings, Rule},
};

pub(super) const RULE: Rule = Rule {
    id: "modell-ogiltiga-grader",
    severity: Severity::Error,
    page: include_str!("../../docs/rules/modell-ogiltiga-grader.md"),
    checks: &[Check::Whole(check)],
};

/// How many degrees a model may have.
const COUNT: std::ops::RangeInclusive<usize> = 2..=5;

fn check(facts: &Facts<'_>, findings: &mut Findings) {
    let config = facts.plan.config();
    let steps = &config.status.steps;
    let is_unsure = facts.plan.model_file().is_none_or(|it| facts.plan.is_broken(it));
    let Some(first) = steps.first().filter(|_| !is_unsure) else { return };
    // What is not assessed is no degree of reaching a goal.
    let degrees = steps.iter().filter(|it| it.signal != Signal::NotAssessed).count();
    if !COUNT.contains(&degrees) {
        findings
            .report(first.span, format!("styrmodellen har {degrees} grader"))
            .help("skriv två till fem `[[status.steg]]` utöver den för det som inte är bedömt");
        return;
    }
    for signal in [Signal::Green, Signal::Red] {
        if !steps.iter().any(|it| it.signal == signal) {
            findings
                .report(first.span, format!("ingen grad har signalen `{}`", signal.word()))
                .help("ge en av graderna den signalen, så att varje färg har ett namn");
        }
    }
    // There may be no yellow at year-end.
    for signal in [Signal::Green, Signal::Red] {
        without_step(config, signal, findings);
    }
}

/// A light that has a degree in some periods must have one in all, or it loses its name there.
fn without_step(config: &Config, signal: Signal, findings: &mut Findings) {
    let status = &config.status;
    let missing: Vec<&str> = config
        .follow_up
        .periods
        .iter()
        .map(|it| it.id.as_str())
        .filter(|it| status.step_for(signal, it).is_none())
        .collect();
    let Some(step) = status.steps.iter().find(|it| it.signal == signal).filter(|_| !missing.is_empty())
    else {
        return;
    };
    let names: Vec<String> = missing.iter().map(|it| format!("`{it}`")).collect();
    findings
        .report(step.span, format!("signalen `{}` har ingen grad i {}", signal.word(), names.join(" och ")))
        .label("gäller bara vissa perioder")
        .help("lägg till perioden under `perioder`, eller skriv en grad till med samma signal");
}
