//! A yellow limit that the direction or the target cannot take (status rules).

use rust_decimal::Decimal;

use crate::{
    config::light::{Basis, Yellow, YellowKind},
    diagnostic::Severity,
    fields::ThingKind,
    model::indicator::{Direction, Indicator, Target, TargetAt},
    rules::{Check, Facts, Findings, Rule},
};

pub(super) const RULE: Rule = Rule {
    id: "ogiltig-gulgrans",
    severity: Severity::Error,
    page: include_str!("../../docs/rules/ogiltig-gulgrans.md"),
    checks: &[Check::Units(check)],
};

fn check(facts: &Facts<'_>, findings: &mut Findings) {
    for thing in facts.things().filter(|it| it.kind() == ThingKind::Indicator) {
        let Some(indicator) = thing.indicator() else { continue };
        let Some(direction) = indicator.direction() else { continue };
        if indicator.basis() == Basis::Comparison {
            continue;
        }
        match indicator.yellow() {
            Some((yellow, item)) => {
                // A shared limit is reported where it stands, once.
                if item.file() == thing.span().file
                    && let Some((message, help)) = fault(indicator, direction, yellow)
                {
                    findings.report(item.span(), message).help(help);
                }
            }
            None => model_share(facts, indicator, direction, findings),
        }
    }
}

/// What is wrong with an indicator's own yellow limit: message and help.
fn fault(indicator: Indicator<'_>, direction: Direction, yellow: Yellow) -> Option<(String, String)> {
    if !takes(direction, yellow.kind) {
        let message = format!("riktningen `{}` kan inte ha en sådan gulgräns", direction.word());
        return Some((message, wanted(direction).to_owned()));
    }
    match yellow.kind {
        YellowKind::Distance(distance) if distance < Decimal::ZERO => Some((
            "avståndet är mindre än noll".to_owned(),
            "skriv ett avstånd som är noll eller mer".to_owned(),
        )),
        YellowKind::Share(share) if share > Decimal::ONE_HUNDRED || share < Decimal::ZERO => {
            let help = "skriv en andel från 0 till 100 procent av målvärdet".to_owned();
            Some(("gulgränsen ligger på fel sida om målvärdet".to_owned(), help))
        }
        YellowKind::Share(_) => {
            let bad = numbers(indicator).find(|(_, it)| *it <= Decimal::ZERO)?;
            Some(share_of_nothing(&bad.0))
        }
        YellowKind::Value(limit) => {
            let (target, value) = numbers(indicator).find(|(_, it)| is_wrong_side(direction, limit, *it))?;
            let side = if direction == Direction::AtLeast { "under" } else { "över" };
            let message = format!("gulgränsen {limit} ligger på fel sida om målvärdet {value}");
            Some((message, format!("skriv en gulgräns {side} målvärdet för {}", target.item.key())))
        }
        _ => None,
    }
}

/// The model's share cannot be taken of a target that is zero or less.
fn model_share(facts: &Facts<'_>, indicator: Indicator<'_>, direction: Direction, findings: &mut Findings) {
    let model = facts.plan.config().status.yellow.map(|it| it.kind);
    if !matches!(model, Some(YellowKind::Share(_))) || !takes(direction, YellowKind::Share(Decimal::ONE)) {
        return;
    }
    let own = numbers(indicator)
        .find(|(target, value)| *value <= Decimal::ZERO && target.item.file() == indicator.thing.span().file);
    if let Some((target, _)) = own {
        let (message, help) = share_of_nothing(&target);
        findings.report(target.item.span(), message).help(help);
    }
}

fn share_of_nothing(target: &TargetAt<'_>) -> (String, String) {
    (
        format!("en andel av målvärdet {} för {} ger ingen gulgräns", target.item.raw(), target.item.key()),
        "skriv `gulgrans = { avstand = … }`, eller `gulgrans = false` för bara grönt och rött".to_owned(),
    )
}

/// The targets that are numbers; words pass the limit over.
fn numbers(indicator: Indicator<'_>) -> impl Iterator<Item = (TargetAt<'_>, Decimal)> {
    indicator.targets().filter_map(|it| match it.target {
        Target::Number(number) => Some((it, number)),
        _ => None,
    })
}

fn is_wrong_side(direction: Direction, limit: Decimal, target: Decimal) -> bool {
    match direction {
        Direction::AtLeast => limit > target,
        Direction::AtMost | Direction::Rank => limit < target,
        _ => false,
    }
}

/// Which kinds of yellow limit a direction can take.
fn takes(direction: Direction, kind: YellowKind) -> bool {
    match (direction, kind) {
        (_, YellowKind::None) | (Direction::AtLeast | Direction::AtMost | Direction::Rank, _) => true,
        (Direction::Within | Direction::ByDate | Direction::Maintain, kind) => {
            matches!(kind, YellowKind::Distance(_))
        }
        (Direction::Increase | Direction::Decrease | Direction::Yes | Direction::Judged, _) => false,
    }
}

const fn wanted(direction: Direction) -> &'static str {
    match direction {
        Direction::Within | Direction::Maintain => "skriv ett avstånd, som `gulgrans = { avstand = 2 }`",
        Direction::ByDate => "skriv ett antal dagar, som `gulgrans = { avstand = 30 }`",
        _ => "ta bort `gulgrans`",
    }
}
