//! An activity that repeats last year without saying why it is still extra (R17).

use std::collections::BTreeMap;

use jiff::civil::Date;

use crate::{
    config::types::OwnField,
    diagnostic::Severity,
    fields::ThingKind,
    model::{
        thing::{Thing, prose},
        unit::Unit,
    },
    rules::{Check, Facts, Findings, Rule},
    syntax::Item,
};

pub(super) const RULE: Rule = Rule {
    id: "upprepad-aktivitet",
    severity: Severity::Warning,
    page: include_str!("../../docs/rules/upprepad-aktivitet.md"),
    checks: &[Check::Units(check)],
};

fn check(facts: &Facts<'_>, findings: &mut Findings) {
    for unit in facts.units().filter(|it| !it.is_broken()) {
        let mut by_title: BTreeMap<String, Vec<Thing<'_>>> = BTreeMap::new();
        for activity in unit.things().filter(|it| it.kind() == ThingKind::Activity) {
            if required(activity).next().is_none() || activity.is_over(facts.day) {
                continue;
            }
            continued(unit, activity, facts.day, findings);
            by_title.entry(title(activity)).or_default().push(activity);
        }
        if by_title.is_empty() {
            continue;
        }
        for earlier in unit.things().filter(|it| it.kind() == ThingKind::Activity && it.is_over(facts.day)) {
            for &now in by_title.get(&title(earlier)).into_iter().flatten() {
                let says_the_same =
                    required(now).all(|it| texts(now.get(&it.key)) == texts(earlier.get(&it.key)));
                if says_the_same && required(now).all(|it| now.get(&it.key).is_some()) {
                    report(now, earlier, findings);
                }
            }
        }
    }
}

/// One and the same activity in this plan period and the one before, with one text for both. What
/// has an end or a validity of its own was meant to go on.
fn continued(unit: Unit<'_>, activity: Thing<'_>, day: Date, findings: &mut Findings) {
    if ["slut", "giltig", "start"].into_iter().any(|it| activity.mentions(it)) {
        return;
    }
    let year = day.year();
    let Some(now) = unit.plan_for(year) else { return };
    let first = unit.plan_periods().filter(|(_, it)| it.key() == now.key()).map(|it| it.0.0).min();
    let Some(before) = first.map(|it| it - 1).filter(|it| unit.plan_for(*it).is_some()) else { return };
    let mut fields = required(activity).peekable();
    let is_same = |it: &OwnField| {
        let written = activity.get(&it.key);
        written.is_some_and(|it| prose(it, year) == prose(it, before))
    };
    if fields.peek().is_some() && fields.all(is_same) {
        report(activity, activity, findings);
    }
}

fn report(now: Thing<'_>, earlier: Thing<'_>, findings: &mut Findings) {
    let keys: Vec<String> = required(now).map(|it| format!("`{}`", it.key)).collect();
    let keys = keys.join(" och ");
    let finding = findings.report(now.span(), format!("`{}` upprepar förra planens aktivitet", now.id()));
    if now == earlier {
        finding.label(format!("samma {keys} som i förra planen"));
        finding
            .help(format!("skriv en text per planperiod i {keys}, eller `start` och `slut` om den löper på"));
    } else {
        finding.related(earlier.span(), "samma rubrik och text");
        finding.help(format!("skriv i {keys} varför den behövs ett år till"));
    }
}

/// The fields of its own that the activity's type requires.
fn required(activity: Thing<'_>) -> impl Iterator<Item = &OwnField> {
    let fields = activity.activity_type().into_iter().flat_map(|it| &it.own_fields);
    fields.filter(|it| it.need.is_some())
}

/// The title without what case, spaces and full stops make different.
fn title(activity: Thing<'_>) -> String {
    let words = activity.get("rubrik").map(|it| texts(Some(it)).join(" ")).unwrap_or_default();
    words.to_lowercase()
}

/// The texts of a field, with single spaces.
fn texts(written: Option<Item<'_>>) -> Vec<String> {
    let Some(written) = written else { return Vec::new() };
    let all: Vec<Item<'_>> =
        if written.text().is_some() { vec![written] } else { written.entries().collect() };
    let words = |it: &str| it.split_whitespace().collect::<Vec<_>>().join(" ");
    all.into_iter().filter_map(Item::text).map(words).collect()
}
