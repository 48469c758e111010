//! A reference to something that the type or the place does not allow.

use crate::{
    config::types::GoalType,
    diagnostic::Severity,
    fields::{
        ThingKind,
        links::{self, Link, Reach, Target},
        words::listed,
    },
    model::{
        fault::{Fault, Misplaced},
        thing::Thing,
    },
    rules::{Check, Facts, Findings, Rule},
};

pub(super) const RULE: Rule = Rule {
    id: "otillaten-lank",
    severity: Severity::Error,
    page: include_str!("../../docs/rules/otillaten-lank.md"),
    checks: &[Check::Whole(check), Check::Units(goals)],
};

fn check(facts: &Facts<'_>, findings: &mut Findings) {
    for (span, fault) in facts.plan.faults() {
        let Fault::MisplacedLink { link, name, why } = fault else { continue };
        let key = link.key;
        match why {
            Misplaced::Kind { is, wanted } => {
                findings
                    .report(span, format!("`{key}` kan inte peka på {is}"))
                    .help(format!("peka på {wanted}"));
            }
            Misplaced::Reach { unit } => {
                let (label, help) = reach(link, unit);
                findings.report(span, format!("`{key}` får inte peka på `{name}`")).label(label).help(help);
            }
            Misplaced::NotReceived => {
                findings.report(span, format!("`{name}` är varken ärvt eller utdelat till enheten")).help(
                    "svara på det som en enhet ovanför har, eller på det som har enheten som `mottagare`",
                );
            }
            Misplaced::OutsideBranch { giver } => {
                findings
                    .report(span, format!("`{giver}` får inte dela ut till `{name}`"))
                    .label("ligger utanför den egna grenen")
                    .help(format!(
                        "dela ut inom den egna grenen, eller räkna upp `{giver}` under `far_dela_ut` i styr.toml"
                    ));
            }
        }
    }
}

fn goals(facts: &Facts<'_>, findings: &mut Findings) {
    for goal in facts.things_of(ThingKind::Goal) {
        types(goal, findings);
    }
}

/// Why a thing of another unit is out of reach: label and help.
fn reach(link: &Link, unit: &str) -> (String, &'static str) {
    match link.target {
        Target::Things(_, Reach::Own) | Target::ThingsOrPlan(_, Reach::Own) => {
            (format!("det finns hos `{unit}`"), "peka på något i den egna enheten")
        }
        _ => (
            format!("`{unit}` ligger inte ovanför den egna enheten"),
            "peka på något i den egna enheten eller i en enhet ovanför",
        ),
    }
}

/// A goal contributes only to what one of its types may contribute to.
fn types(goal: Thing<'_>, findings: &mut Findings) {
    let own: Vec<&GoalType> = goal.goal_types().collect();
    if own.is_empty() {
        return;
    }
    for linked in goal.links(&links::CONTRIBUTES_TO) {
        let upper: Vec<&str> = match linked.to.kind() {
            ThingKind::Element => linked.to.text("typ").into_iter().collect(),
            _ => linked.to.goal_type_ids(),
        };
        if upper.is_empty() || own.iter().any(|own| upper.iter().any(|upper| own.may_link_to(upper))) {
            continue;
        }
        let allowed: Vec<&str> = own
            .iter()
            .flat_map(|it| {
                it.must_contribute_to.iter().chain(&it.must_contribute_to_all).chain(&it.may_contribute_to)
            })
            .map(String::as_str)
            .collect();
        let names: Vec<&str> = own.iter().map(|it| it.name.singular.as_str()).collect();
        let finding = findings
            .report(linked.span, format!("{} får inte bidra till {}", names.join(" och "), listed(&upper)));
        finding.related(own[0].span, "typen bestämmer vad den får bidra till");
        match allowed[..] {
            [] => finding.help("ta bort `bidrar_till`, eller ändra `typ`"),
            _ => finding.help(format!("bidra till något av typen {}", listed(&allowed))),
        };
    }
}
