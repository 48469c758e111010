//! A measure far better than its target, without the analysis saying why (R56).

use rust_decimal::Decimal;

use crate::{
    config::light::Signal,
    diagnostic::Severity,
    model::{
        analysis::{Analysis, Subject},
        indicator::{Direction, Target},
        thing::Thing,
    },
    rules::{Check, Facts, Findings, Rule},
    status::{
        followed::{Followed, FollowedIndicator},
        words,
    },
};

pub(super) const RULE: Rule = Rule {
    id: "overtraffat-utan-svar",
    severity: Severity::Warning,
    page: include_str!("../../docs/rules/overtraffat-utan-svar.md"),
    checks: &[Check::Units(check)],
};

fn check(facts: &Facts<'_>, findings: &mut Findings) {
    let questions = &facts.plan.config().follow_up.questions;
    for (question, percent) in questions.iter().filter_map(|it| Some((it.text.trim(), it.beyond?))) {
        for followed in facts.followed() {
            let Some(analysis) = followed.whole_analysis() else { continue };
            let is_answered = |it: Thing<'_>| analysis.answers(Subject::Thing(it.key()), question);
            for measure in followed.measures() {
                let thing = measure.thing;
                let Some(excess) = excess(followed, measure).filter(|it| *it >= percent.into()) else {
                    continue;
                };
                // What the analysis does not speak of at all has a finding of its own, `matt-utan-analys`.
                if analysis.covers(thing) && !is_answered(thing) && !thing.goals().any(is_answered) {
                    report(analysis, thing, (question, excess), findings);
                }
            }
        }
    }
}

/// How many percent better than its target a green measure is; none where that says nothing.
fn excess(followed: &Followed<'_>, measure: &FollowedIndicator<'_>) -> Option<Decimal> {
    let indicator = measure.thing.indicator().filter(|_| measure.status == Signal::Green)?;
    let Target::Number(target) = indicator.target_in(followed.period)?.target else { return None };
    let value = measure.value?.number()?;
    let better = match indicator.direction()? {
        Direction::AtLeast => value.checked_sub(target)?,
        Direction::AtMost => target.checked_sub(value)?,
        _ => return None,
    };
    better.checked_mul(Decimal::ONE_HUNDRED)?.checked_div(target.abs())
}

fn report<'p>(
    analysis: Analysis<'p>,
    thing: Thing<'p>,
    (question, excess): (&str, Decimal),
    findings: &mut Findings,
) {
    let is_own = thing.unit() == Some(analysis.unit());
    let id = if is_own { thing.id().to_owned() } else { thing.full_id() };
    let excess = words::number(excess.trunc());
    findings
        .report(
            analysis.span(),
            format!(
                "indikatorn `{id}` är {excess} % bättre än målvärdet men analysen svarar inte på `{question}`"
            ),
        )
        .help(format!("skriv svaret under `# {id}` eller dess mål, med rubriken `## {question}`"));
}
