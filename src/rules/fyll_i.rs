//! A text that still waits for somebody to write it (R25).

use crate::{
    diagnostic::Severity,
    fields::words::FILL_IN,
    rules::{Check, Facts, Findings, Rule},
    source::{FileId, Span, layout::FileKind},
    syntax::{Item, Kind},
};

pub(super) const RULE: Rule = Rule {
    id: "fyll-i",
    severity: Severity::Warning,
    page: include_str!("../../docs/rules/fyll-i.md"),
    checks: &[Check::Whole(check)],
};

fn check(facts: &Facts<'_>, findings: &mut Findings) {
    for (id, file) in facts.plan.files().filter(|it| it.1.is_read) {
        let text = &facts.plan.sources().file(id).text;
        if !text.contains(FILL_IN) {
            continue;
        }
        let values = values(facts.plan.root(id));
        for value in &values {
            if let Some(wanted) = value.item.text().and_then(wanted) {
                findings
                    .report(value.item.span(), format!("`{}` är inte ifyllt", value.key))
                    .help(format!("skriv {}", or(wanted, "texten")));
            }
        }
        if file.kind != FileKind::Analysis {
            comments(id, text, &values, findings);
        }
    }
}

/// A value that is no table, with the key that it stands under.
struct Value<'p> {
    key: &'p str,
    item: Item<'p>,
}

/// Every value of a file, in the order of their places.
fn values(root: Item<'_>) -> Vec<Value<'_>> {
    let mut all = Vec::new();
    let mut open = vec![Value { key: "", item: root }];
    while let Some(Value { key, item }) = open.pop() {
        if !matches!(item.kind(), Kind::Table | Kind::Array) {
            all.push(Value { key, item });
            continue;
        }
        let own = |it: Item<'_>| it.key().is_empty();
        open.extend(item.children().map(|it| Value { key: if own(it) { key } else { it.key() }, item: it }));
    }
    all.sort_by_key(|it| it.item.span());
    all
}

/// What a placeholder asks for; none when the text is something else.
fn wanted(text: &str) -> Option<&str> {
    let rest = text.trim().strip_prefix(FILL_IN)?;
    (rest.is_empty() || rest.starts_with([' ', ':'])).then(|| rest.trim_start_matches([' ', ':']))
}

/// The comments that ask for a value, since not every one can hold a text: `# FYLL I …`, after a value
/// that is to be chosen or on a line of its own.
fn comments(file: FileId, text: &str, values: &[Value<'_>], findings: &mut Findings) {
    for (at, _) in text.match_indices(FILL_IN) {
        let line = text[..at].rfind('\n').map_or(0, |it| it + 1);
        let before = &text[line..at];
        let end = text[at..].find('\n').map_or(text.len(), |it| at + it);
        let Some(wanted) = wanted(&text[at..end]).filter(|_| before.trim_end().ends_with('#')) else {
            continue;
        };
        if before.trim() == "#" {
            let place = Span { file, start: at as u32, end: (at + text[at..end].trim_end().len()) as u32 };
            findings
                .report(place, "raden väntar på att fyllas i")
                .help(format!("skriv {}, och ta bort raden", or(wanted, "det som saknas")));
            continue;
        }
        let next = values.partition_point(|it| (it.item.span().start as usize) < at);
        let Some(value) = next.checked_sub(1).and_then(|it| values.get(it)) else { continue };
        let span = value.item.span();
        if span.end as usize > at || (span.start as usize) < line {
            continue;
        }
        let place = Span { file, start: at as u32, end: (at + text[at..end].trim_end().len()) as u32 };
        findings
            .report(place, format!("`{}` är inte valt", value.key))
            .related(span, "valt för att något måste stå här")
            .help(format!("välj {}, och ta bort kommentaren", or(wanted, "ett värde")));
    }
}

const fn or<'t>(text: &'t str, usual: &'t str) -> &'t str {
    if text.is_empty() { usual } else { text }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn placeholders_are_told_from_texts() {
        #[track_caller]
        fn case(text: &str, expected: Option<&str>) {
            assert_eq!(wanted(text), expected, "{text}");
        }

        case("FYLL I hur ni bidrar", Some("hur ni bidrar"));
        case("  FYLL I: rollen ", Some("rollen"));
        case("FYLL I", Some(""));
        case("FYLL INTE I", None);
        case("Fyll i formuläret", None);
        case("Vi ber alla att FYLL I", None);
    }
}
