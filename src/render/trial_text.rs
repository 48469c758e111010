//! `styr check --model` on a terminal: what a proposed model would change.

use crate::{
    diagnostic::Diagnostic,
    model::Plan,
    policy::Counts,
    report::trial::{Change, Trial},
    source::{FileId, Span, lines::LineIndex},
};

use super::{findings::text::Drawing, safe};

/// Draws new findings whole, the rest as lines.
pub fn trial(trial: &Trial<'_>) -> String {
    let mut out = String::new();
    let mut drawing = Drawing::new(trial.proposed);
    for finding in &trial.new {
        out += &drawing.finding(finding);
    }
    let mut places = Places { plan: trial.today, last: None };
    let gone = trial.gone.iter().map(|it| gone(&mut places, it));
    section(&mut out, "Försvinner", gone.collect());
    let units = trial.units.iter();
    let (invalid, other): (Vec<&Change<'_>>, Vec<_>) = units.partition(|it| it.becomes_invalid);
    section(&mut out, "Planer som blir ogiltiga", invalid.into_iter().map(change).collect());
    section(&mut out, "Andra enheter vars fynd ändras", other.into_iter().map(change).collect());
    let mut places = Places { plan: trial.proposed, last: None };
    let unused = trial.unused.iter();
    let unused = unused.map(|it| format!("{}: {} `{}`", places.of(it.span), it.what, safe::line(&it.key)));
    section(&mut out, "Delar av modellen som ingen använder", unused.collect());
    out
}

/// The last line: how much would change, and that nothing did.
pub fn summary(trial: &Trial<'_>) -> String {
    if !trial.is_usable() {
        return format!("modellen går inte att pröva: {}\n", counts(Counts::of(&trial.new)));
    }
    let invalid = trial.units.iter().filter(|it| it.becomes_invalid).count();
    let unused = trial.unused.len();
    format!(
        "nytt: {}; försvinner: {}; {invalid} {}, {unused} {} används inte; inget är ändrat\n",
        counts(Counts::of(&trial.new)),
        counts(Counts::of(&trial.gone)),
        if invalid == 1 { "plan blir ogiltig" } else { "planer blir ogiltiga" },
        if unused == 1 { "del" } else { "delar" },
    )
}

fn section(out: &mut String, title: &str, lines: Vec<String>) {
    if lines.is_empty() {
        return;
    }
    out.extend([title, "\n"]);
    for line in lines {
        out.extend(["  ", &line, "\n"]);
    }
    out.push('\n');
}

fn gone(places: &mut Places<'_>, finding: &Diagnostic) -> String {
    let place = places.of(finding.span);
    format!("{place}: {}[{}]: {}", finding.severity.word(), finding.rule, safe::line(&finding.message))
}

fn change(change: &Change<'_>) -> String {
    let name = safe::line(&format!("{} ({})", change.unit.name(), change.unit.id()));
    let parts = [("nytt", change.new), ("försvinner", change.gone)];
    let parts = parts.into_iter().filter(|it| it.1 != Counts::default());
    let parts: Vec<String> = parts.map(|(word, it)| format!("{word}: {}", counts(it))).collect();
    format!("{name}, {}", parts.join("; "))
}

/// `1 fel, 2 varningar`, or `inget`
fn counts(Counts { errors, warnings, tips }: Counts) -> String {
    let word = if warnings == 1 { "varning" } else { "varningar" };
    let all = [(errors, "fel"), (warnings, word), (tips, "tips")];
    let some = all.into_iter().filter(|it| it.0 > 0).map(|(count, word)| format!("{count} {word}"));
    let some: Vec<String> = some.collect();
    if some.is_empty() { "inget".to_owned() } else { some.join(", ") }
}

/// Places as `path:line:column`, with the lines of the last file at hand.
struct Places<'p> {
    plan: &'p Plan,
    last: Option<(FileId, LineIndex<'p>)>,
}

impl Places<'_> {
    fn of(&mut self, span: Span) -> String {
        let file = self.plan.sources().file(span.file);
        if self.last.as_ref().is_none_or(|(id, _)| *id != span.file) {
            self.last = Some((span.file, LineIndex::new(&file.text)));
        }
        let path = safe::line(&file.path);
        match &self.last {
            Some((_, index)) if span != Span::start_of(span.file) => {
                let at = index.position(span.start);
                format!("{path}:{}:{}", at.line, at.column)
            }
            _ => path,
        }
    }
}
