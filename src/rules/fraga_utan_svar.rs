//! A light that asks for an answer which the analysis does not give (R56).

use crate::{
    config::{follow_up::Question, light::Signal},
    diagnostic::Severity,
    model::{
        analysis::{Analysis, Subject},
        indicator::Role,
        thing::Thing,
    },
    rules::{Check, Facts, Findings, Rule},
    status::{followed::Followed, words},
};

pub(super) const RULE: Rule = Rule {
    id: "fraga-utan-svar",
    severity: Severity::Error,
    page: include_str!("../../docs/rules/fraga-utan-svar.md"),
    checks: &[Check::Units(check)],
};

fn check(facts: &Facts<'_>, findings: &mut Findings) {
    let questions = &facts.plan.config().follow_up.questions;
    for followed in facts.followed() {
        let Some(analysis) = followed.whole_analysis() else { continue };
        for question in questions.iter().filter(|it| !it.required_for.is_empty()) {
            unit(followed, analysis, question, findings);
        }
    }
}

fn unit<'p>(followed: &Followed<'p>, analysis: Analysis<'p>, question: &Question, findings: &mut Findings) {
    let asks = |light: Signal| question.required_for.contains(&light);
    let answers = |it: Thing<'p>| analysis.answers(Subject::Thing(it.key()), &question.text);
    let is_answered = |it: Thing<'p>| followed.is_over(it) || answers(it);
    for goal in followed.goals.iter().filter(|it| asks(it.status) && !is_answered(it.goal)) {
        report(analysis, goal.goal, goal.status, question, findings);
    }
    let is_told_of = |it: Thing<'p>| {
        let mut goals = followed.goals.iter().filter(|goal| it.goals().any(|of| of == goal.goal));
        goals.any(|goal| asks(goal.status)) || it.goals().any(answers)
    };
    let measures = followed.indicators.iter().filter(|it| it.role != Role::Input && asks(it.status));
    for measure in measures.filter(|it| it.status != Signal::NotAssessed) {
        if !is_answered(measure.thing) && !is_told_of(measure.thing) {
            report(analysis, measure.thing, measure.status, question, findings);
        }
    }
}

fn report<'p>(
    analysis: Analysis<'p>,
    thing: Thing<'p>,
    light: Signal,
    question: &Question,
    findings: &mut Findings,
) {
    let section = analysis.sections(Subject::Thing(thing.key())).next();
    let is_own = thing.unit() == Some(analysis.unit());
    let id = if is_own { thing.id().to_owned() } else { thing.full_id() };
    let (the, text) = (thing.kind().the(), question.text.trim());
    let is_goal = thing.indicator().is_none();
    let shown = if is_goal { words::signal_neuter(light) } else { words::signal(light) };
    findings
        .report(
            section.map_or_else(|| analysis.span(), |it| it.span),
            format!("{the} `{id}` är {shown} men analysen svarar inte på `{text}`"),
        )
        .help(match section {
            Some(_) => format!("skriv svaret under rubriken `## {text}`"),
            None => format!("skriv rubriken `# {id}`, och svaret under `## {text}`"),
        });
}
