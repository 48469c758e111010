//! Something received that the unit has not reported on when the period's reports are due (R15).

use crate::{
    diagnostic::Severity,
    fields::ThingKind,
    model::{period::Period, thing::Thing, unit::Unit},
    rules::{Check, Facts, Findings, Rule},
    syntax::written::Days,
};

pub(super) const RULE: Rule = Rule {
    id: "utdelat-utan-rapport",
    severity: Severity::Warning,
    page: include_str!("../../docs/rules/utdelat-utan-rapport.md"),
    checks: &[Check::Whole(check)],
};

fn check(facts: &Facts<'_>, findings: &mut Findings) {
    let follow_up = &facts.plan.config().follow_up;
    let Some(period) = latest_due(facts) else { return };
    let days = Days { from: period.start(follow_up), to: period.end(follow_up) };
    for (thing, unit) in facts.plan.received() {
        let concerns = is_reported(thing) && thing.valid().meets(days) && unit.valid().meets(days);
        if !concerns || unit.is_broken() || !is_due(thing, period, facts) || is_settled(thing, unit, period) {
            continue;
        }
        let id = thing.full_id();
        let (written, table) = (period.written(follow_up), thing.kind().table());
        findings
            .report(unit.span(), format!("`{}` har inte rapporterat om `{id}` för {written}", unit.id()))
            .related(thing.span(), "utdelat härifrån")
            .help(format!(
                "skriv läget under `[{table}.\"{id}\"]` i utfall/{}.toml, som `{} = \"pagar\"`",
                period.year,
                period.id(follow_up)
            ));
    }
}

/// The latest period whose reports are due; one without a due date is due when it has ended.
fn latest_due(facts: &Facts<'_>) -> Option<Period> {
    let follow_up = &facts.plan.config().follow_up;
    let ended = Period::latest(follow_up, facts.day);
    let mut periods =
        std::iter::successors(ended, |it| it.before(follow_up)).take(1 + follow_up.periods.len());
    periods.find(|it| it.due(follow_up).is_none_or(|due| due < facts.day))
}

/// Whether receivers report on it by a status of its own: an activity, a control, or a goal of a
/// type that is always handed out. Other goals are followed through what contributes to them.
fn is_reported(thing: Thing<'_>) -> bool {
    match thing.kind() {
        ThingKind::Activity | ThingKind::Control => true,
        ThingKind::Goal => thing.goal_types().any(|it| it.hand_out.is_some() || !it.answer.is_empty()),
        _ => false,
    }
}

/// Whether there is anything to say for the period: it has begun, and the control is made then.
fn is_due(thing: Thing<'_>, period: Period, facts: &Facts<'_>) -> bool {
    let follow_up = &facts.plan.config().follow_up;
    let has_begun = thing.date("start").is_none_or(|it| it <= period.end(follow_up));
    let mut periods = thing.texts("perioder").peekable();
    let is_asked = periods.peek().is_none() || periods.any(|it| it == period.id(follow_up));
    has_begun && is_asked
}

/// Whether the unit has reported, had it done before, or says that it does not concern it.
fn is_settled(thing: Thing<'_>, unit: Unit<'_>, period: Period) -> bool {
    let is_over = |it: Option<&str>| matches!(it, Some("klar" | "avbruten"));
    let mut rows = thing.plan().outcomes(thing, Some(unit));
    rows.any(|it| it.period == period || (it.period < period && is_over(it.progress())))
        || unit.answers().any(|(to, item)| to == thing && item.get("ej_relevant").is_some())
        || (thing.kind() == ThingKind::Goal && !unit.reports_on(thing))
}
