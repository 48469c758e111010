//! The tables of a review comment: counts, what stops the change, and what it moves.

use rust_decimal::Decimal;

use crate::{
    diagnostic::Diagnostic,
    diff::{Dangling, FrameChange, FrameSum, Goalpost, LightChange, Moved, TableKind, shown},
    model::{Plan, indicator::Indicator, outcome::Value, thing::Thing},
    report::review::{Review, Row},
    status::words,
    syntax::Item,
};

use super::{
    super::{diff_text, marks, places::Places},
    Draft,
};

impl Draft {
    pub(super) fn sections(&mut self, review: &Review<'_, '_>) {
        self.counts(review);
        let plan = review.comparison.after;
        let blocking: Vec<&Diagnostic> = review.blocking().collect();
        self.findings("Det här hindrar ändringen", plan, &blocking);
        self.moved(review);
        self.lights(review);
        self.frames(review);
        self.links("Länkar som inte längre leder någonstans", plan, &review.comparison.broken);
        self.links("Länkar som har lagats", review.comparison.before, &review.comparison.healed);
        let warnings: Vec<&Diagnostic> = review.warnings().collect();
        self.findings("Nya varningar och tips", plan, &warnings);
        let gone: Vec<&Diagnostic> = review.findings.gone.iter().collect();
        self.findings("Fynd som är borta", review.comparison.before, &gone);
    }

    fn section(&mut self, title: &str, count: usize) {
        self.line(&format!("\n### {title} ({count})"));
    }

    fn counts(&mut self, review: &Review<'_, '_>) {
        if review.rows.is_empty() {
            return;
        }
        // A column in which nobody has anything only makes the others harder to read.
        let is_used = |column: &usize| review.rows.iter().any(|it| counted(it)[*column] > 0);
        let columns: Vec<usize> = (0..COUNTS.len()).filter(is_used).collect();
        let heads: Vec<&str> = std::iter::once("Enhet").chain(columns.iter().map(|it| COUNTS[*it])).collect();
        self.table(&heads, review.rows.iter(), |draft, row| {
            let name = draft.words(&name(row));
            let counts = columns.iter().map(|it| match counted(row)[*it] {
                0 => marks::NOTHING.to_owned(),
                count => count.to_string(),
            });
            std::iter::once(name).chain(counts).collect()
        });
    }

    fn findings(&mut self, title: &str, plan: &Plan, findings: &[&Diagnostic]) {
        if findings.is_empty() {
            return;
        }
        self.section(title, findings.len());
        let mut places = Places::new(plan);
        self.table(&["Regel", "Var", "Vad", "Gör så här"], findings.iter(), |draft, it| {
            let rule = format!("{} `{}`", it.severity.word(), it.rule);
            let (place, message) = (draft.words(&places.line(it.span)), draft.sentence(&it.message));
            vec![rule, place, message, draft.sentence(it.help.as_deref().unwrap_or(marks::NOTHING))]
        });
    }

    fn moved(&mut self, review: &Review<'_, '_>) {
        if review.moved.is_empty() {
            return;
        }
        self.section("Målflyttar", review.moved.len());
        let heads = ["Indikator", "Vad som flyttas", "Före", "Efter", "Beslut"];
        self.table(&heads, review.moved.iter(), |draft, it| {
            let [before, after] = [it.field.before, it.field.after]
                .map(|side| draft.words(&side.map_or_else(|| "saknas".to_owned(), goalpost)));
            let subject = match it.change.table().thing {
                Some(thing) => draft.thing(thing),
                None => "Styrmodellen".to_owned(),
            };
            let what = draft.words(&what(it));
            vec![subject, what, before, after, draft.decision(it)]
        });
    }

    fn decision(&mut self, moved: &Moved<'_, '_>) -> String {
        match moved.decision {
            Some(decision) => self.words(&shown::decision(decision)),
            None if moved.is_undecided => "**utan beslut**".to_owned(),
            None if moved.change.table().kind == TableKind::Model => "inget tidigare beslut".to_owned(),
            None => "behövs inte: inte beslutat tidigare".to_owned(),
        }
    }

    fn lights(&mut self, review: &Review<'_, '_>) {
        let Some(period) = review.period.filter(|_| !review.lights.is_empty()) else { return };
        let period = self.words(&period.name(&review.comparison.after.config().follow_up));
        self.section(&format!("Färger som ändras, {period}"), review.lights.len());
        let heads = ["Mål eller indikator", "Före", "Efter"];
        self.table(&heads, review.lights.iter(), |draft, light: &LightChange<'_>| {
            let [was, is] = &light.reasons;
            let mut side = |signal, reason: &str| {
                let reason = draft.words(reason);
                format!("{}: {reason}", marks::light(signal, None))
            };
            let (before, after) = (side(light.before, was), side(light.after, is));
            vec![draft.thing(light.thing), before, after]
        });
    }

    fn frames(&mut self, review: &Review<'_, '_>) {
        let frames = &review.frames;
        if frames.changes.is_empty() {
            return;
        }
        self.section("Ekonomiska ramar", frames.changes.len());
        let heads = ["Ram", "År", "Före", "Efter", "Skillnad"];
        self.table(&heads, frames.changes.iter(), |draft, it: &FrameChange<'_>| {
            let name = draft.thing(it.frame.thing);
            let amounts = [it.before, it.after, it.difference()];
            [vec![name, it.year.to_string()], draft.amounts(it.frame, amounts)].concat()
        });
        if frames.sums.is_empty() {
            return;
        }
        self.line("\nSummor:");
        let heads = ["Nivå", "År", "Före", "Efter", "Skillnad"];
        self.table(&heads, frames.sums.iter(), |draft, it: &FrameSum<'_>| {
            let name = draft.words(&diff_text::sum_name(it));
            let amounts = [Some(it.before), Some(it.after), it.difference()];
            [vec![name, it.year.to_string()], draft.amounts(it.frame, amounts)].concat()
        });
    }

    /// Before, after and the difference.
    fn amounts(&mut self, frame: Indicator<'_>, [before, after, more]: [Option<Decimal>; 3]) -> Vec<String> {
        let amount = |it: Option<Decimal>| {
            it.map_or_else(|| "saknas".to_owned(), |it| marks::value(Value::Number(it), frame))
        };
        let more = more.map_or_else(|| marks::NOTHING.to_owned(), diff_text::difference);
        [amount(before), amount(after), more].iter().map(|it| self.words(it)).collect()
    }

    fn links(&mut self, title: &str, plan: &Plan, links: &[Dangling<'_>]) {
        if links.is_empty() {
            return;
        }
        self.section(title, links.len());
        let mut places = Places::new(plan);
        self.table(&["Var", "Länk"], links.iter(), |draft, it| {
            vec![draft.words(&places.line(it.span)), draft.words(it.name)]
        });
    }

    /// `Trygga elever (bun/trygg-skola)`
    fn thing(&mut self, thing: Thing<'_>) -> String {
        let (title, id) = (title(thing), thing.full_id());
        let (title, id) = (self.words(title), self.words(&id));
        format!("{title} ({id})")
    }

    /// Words of a finding: what stands between backticks is the user's, and a comment has no code in it.
    fn sentence(&mut self, text: &str) -> String {
        self.words(&text.replace('`', "”"))
    }
}

/// The columns of counts.
const COUNTS: [&str; 8] =
    ["Nytt", "Ändrat", "Borta", "Utan beslut", "Målflyttar", "Färger", "Nya fel", "Nya varningar och tips"];

/// What stands in them.
const fn counted(row: &Row<'_, '_>) -> [usize; COUNTS.len()] {
    [row.new, row.changed, row.removed, row.undecided, row.moved, row.lights, row.errors, row.warnings]
}

/// What a thing is called in the last year of its plan.
pub(super) fn title(thing: Thing<'_>) -> &str {
    let year = thing.unit().and_then(|it| it.plan_periods().last()).map_or(0, |it| it.0.1);
    thing.title(year)
}

/// A goalpost's value as people write it.
fn goalpost(item: Item<'_>) -> String {
    item.number().map_or_else(|| shown::value(item), words::number)
}

/// `målvärde 2026`, `gräns (gulgrans andel)`, `definition`
fn what(moved: &Moved<'_, '_>) -> String {
    let word = moved.what.word();
    match &moved.field.path[..] {
        [_, rest @ ..] if moved.what == Goalpost::Target => [&[word], rest].concat().join(" "),
        [key] if *key == word => word.to_owned(),
        path => format!("{word} ({})", path.join(" ")),
    }
}

/// `Barn- och utbildningsnämnden (bun) – ny enhet`
fn name(row: &Row<'_, '_>) -> String {
    let Some(unit) = row.unit else { return "Gemensamt".to_owned() };
    let notes = row.change.map(diff_text::notes).unwrap_or_default();
    let notes = if notes.is_empty() { notes } else { format!(" – {notes}") };
    format!("{} ({}){notes}", unit.name(), unit.id())
}
