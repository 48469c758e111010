//! A value of another type than its key asks for.

use crate::{
    diagnostic::Severity,
    fields::Type,
    model::{
        indicator::{Direction, Role, Target},
        outcome::Value,
        thing::Thing,
    },
    rules::{Check, Facts, Findings, Rule},
    syntax::{Kind, check::Fault, number::as_written_by_hand, written::date},
};

pub(super) const RULE: Rule = Rule {
    id: "fel-typ",
    severity: Severity::Error,
    page: include_str!("../../docs/rules/fel-typ.md"),
    checks: &[Check::Whole(form), Check::Units(values)],
};

/// What the fields of single values do not take.
fn form(facts: &Facts<'_>, findings: &mut Findings) {
    for problem in facts.plan.problems() {
        let Fault::WrongType { key, expected, found, example } = &problem.fault else { continue };
        let written = facts.plan.sources().slice(problem.span);
        let meant = unquoted(written, expected).filter(|_| *found == Kind::String);
        let (wanted, help) = if let Some((wanted, value)) = meant {
            (wanted.to_owned(), Some(format!("skriv utan citattecken: `{key} = {value}`")))
        } else {
            let help = (!example.contains('…')).then(|| format!("skriv till exempel `{key} = {example}`"));
            (expected.expected(), help)
        };
        let finding = findings.report(problem.span, format!("`{key}` ska vara {wanted}"));
        finding.label(format!("är {}", noun(*found)));
        finding.help = help;
    }
}

/// What the direction does not take.
fn values(facts: &Facts<'_>, findings: &mut Findings) {
    targets(facts, findings);
    outcomes(facts, findings);
}

/// What a quoted number, date or truth should have been, and how it is written.
fn unquoted(written: &str, expected: &Type) -> Option<(&'static str, String)> {
    let text = written.trim_matches(['"', '\'']);
    if expected.takes(|it| matches!(it, Type::Number | Type::Integer(..)))
        && let Some(number) = as_written_by_hand(text)
    {
        return Some(("ett tal", number));
    }
    if expected.takes(|it| matches!(it, Type::Date)) && date(text).is_some() {
        return Some(("ett datum", text.to_owned()));
    }
    let is_truth = matches!(text, "true" | "false") && expected.takes(|it| matches!(it, Type::Boolean));
    is_truth.then(|| ("`true` eller `false`", text.to_owned()))
}

const fn noun(kind: Kind) -> &'static str {
    match kind {
        Kind::Table => "en tabell",
        Kind::Array => "en lista",
        Kind::String | Kind::Plain => "text",
        Kind::Integer | Kind::Float => "ett tal",
        Kind::Boolean => "`true` eller `false`",
        Kind::Datetime => "ett datum eller en tid",
    }
}

/// A target must be of the kind that the direction compares with.
fn targets(facts: &Facts<'_>, findings: &mut Findings) {
    for indicator in facts.things().filter_map(Thing::indicator) {
        let Some(direction) = indicator.direction() else { continue };
        let own = indicator.targets().filter(|it| it.item.file() == indicator.thing.span().file);
        for target in own {
            let fits = match (direction, target.target) {
                (Direction::Within, target) => matches!(target, Target::Range(..) | Target::Word(_)),
                (Direction::ByDate, target) => matches!(target, Target::Date(_)),
                (Direction::Yes, target) => matches!(target, Target::Truth(_)),
                (Direction::Judged, _) => true,
                (_, target) => matches!(target, Target::Number(_) | Target::Word(_)),
            };
            if !fits {
                let wanted = wanted_target(direction);
                let message = format!("målvärdet för `{}` ska vara {wanted}", direction.word());
                findings.report(target.item.span(), message).help("ändra målvärdet eller riktningen");
            }
        }
    }
}

const fn wanted_target(direction: Direction) -> &'static str {
    match direction {
        Direction::Within => "två tal, lägst först, som `[4, 6]`",
        Direction::ByDate => "ett datum (2026-06-30)",
        Direction::Yes => "`true` eller `false`",
        _ => "ett tal eller något av orden `oka`, `minska`, `bibehall` och `forbattra`",
    }
}

/// An outcome must be of the kind that the direction measures.
fn outcomes(facts: &Facts<'_>, findings: &mut Findings) {
    let mut measured: Option<Measured<'_>> = None;
    for (subject, _, outcome) in facts.outcomes() {
        // Rows come by what they are of, and there are many of each.
        let of = measured.filter(|it| it.thing == subject).or_else(|| Measured::of(subject));
        measured = of;
        let Some(of) = of.filter(|_| !outcome.item.is_faulty()) else { continue };
        let groups = outcome.groups().filter_map(|it| Some((it.value()?, it.item)));
        let own = outcome.value().map(|it| (it, outcome.value_item()));
        for (value, item) in own.into_iter().chain(groups) {
            if let Some(wanted) = of.wants_instead_of(value) {
                findings
                    .report(item.span(), format!("utfallet för `{}` ska vara {wanted}", subject.id()))
                    .label(match value {
                        Value::Number(_) => "är ett tal",
                        Value::Truth(_) => "är `true` eller `false`",
                        Value::Date(_) => "är ett datum",
                    });
            }
        }
    }
}

/// What outcomes are of, and how it is measured.
#[derive(Clone, Copy)]
struct Measured<'p> {
    thing: Thing<'p>,
    direction: Option<Direction>,
    is_input: bool,
}

impl<'p> Measured<'p> {
    fn of(thing: Thing<'p>) -> Option<Self> {
        let indicator = thing.indicator()?;
        let is_input = indicator.role() == Role::Input;
        Some(Self { thing, direction: indicator.direction().filter(|_| !is_input), is_input })
    }

    /// What a value should have been, unless it is that.
    fn wants_instead_of(self, value: Value) -> Option<&'static str> {
        match (self.direction, value) {
            (Some(Direction::Judged), _)
            | (Some(Direction::Yes), Value::Truth(_))
            | (Some(Direction::ByDate), Value::Date(_) | Value::Truth(false)) => None,
            (Some(Direction::Yes), _) => Some("`true` eller `false`"),
            (Some(Direction::ByDate), _) => Some("ett datum, eller `false` så länge det inte är gjort"),
            (_, Value::Number(_)) => None,
            (None, _) if !self.is_input => None,
            _ => Some("ett tal"),
        }
    }
}
