//! What every host of code is told of a finding: where in its repository, in which words, known by what.

use std::{collections::BTreeMap, fmt::Write};

use crate::{
    diagnostic::Diagnostic,
    model::{Plan, places},
    render::safe,
    source::Span,
};

use super::json::{Place, Places};

/// Places in the repository that the styrrepo lies in; a host knows no others.
pub(super) struct Repository<'p> {
    /// The styrrepo's folder within it, without a last `/`; empty at its top.
    folder: &'p str,
    places: Places<'p>,
    /// Beside `places`, so that a finding's other places leave the lines of its file at hand.
    others: Places<'p>,
}

impl<'p> Repository<'p> {
    pub(super) const fn new(plan: &'p Plan, folder: &'p str) -> Self {
        Self { folder, places: Places::new(plan), others: Places::new(plan) }
    }

    /// The place of a finding; columns count code points from 1, and the end is exclusive.
    pub(super) fn place(&mut self, span: Span) -> Place<'p> {
        self.places.of(span)
    }

    /// Another place that explains a finding.
    pub(super) fn other(&mut self, span: Span) -> Place<'p> {
        self.others.of(span)
    }

    /// A file's path from the top of the repository, with `/`.
    pub(super) fn path(&self, place: &Place<'_>) -> String {
        match self.folder {
            "" => place.path.to_owned(),
            folder => format!("{folder}/{}", place.path),
        }
    }
}

/// A finding in words, a line each: what is wrong, why, and what to do. Nothing in them can run.
pub(super) fn words(finding: &Diagnostic) -> Vec<String> {
    let mut lines = vec![safe::line(&finding.message)];
    lines.extend(Some(safe::line(&finding.label)).filter(|it| !it.is_empty()));
    lines.extend(finding.notes.iter().map(|it| safe::line(it)));
    if let Some(help) = &finding.help {
        lines.push(format!("hjälp: {}", help.lines().map(safe::line).collect::<Vec<_>>().join("; ")));
    }
    lines
}

/// The findings from gravest to mildest, otherwise in their order.
pub(super) fn gravest_first(findings: &[Diagnostic]) -> Vec<&Diagnostic> {
    let mut sorted: Vec<&Diagnostic> = findings.iter().collect();
    sorted.sort_by_key(|it| std::cmp::Reverse(it.severity));
    sorted
}

/// What each finding is known by: its rule, its file within the styrrepo and the id of the thing, so
/// that an edit above it changes nothing. Where several share those, their words are added, and a number
/// to those that share even these. No two are alike.
pub(super) fn fingerprints(plan: &Plan, findings: &[Diagnostic]) -> Vec<String> {
    let mut tables = places::Places::new(plan);
    let key = |it: &Diagnostic| {
        let path = uri(&plan.sources().file(it.span.file).path);
        format!("{}:{path}:{}", it.rule, uri(tables.table(it.span)))
    };
    let keys: Vec<String> = findings.iter().map(key).collect();
    let mut sharing: BTreeMap<&str, usize> = BTreeMap::new();
    for key in &keys {
        *sharing.entry(key).or_default() += 1;
    }
    let mut alike: BTreeMap<(&str, &str), usize> = BTreeMap::new();
    let mut all = Vec::with_capacity(keys.len());
    for (key, finding) in keys.iter().zip(findings) {
        if sharing.get(key.as_str()) == Some(&1) {
            all.push(key.clone());
            continue;
        }
        let before = alike.entry((key, &finding.message)).or_default();
        *before += 1;
        all.push(format!("{key}:{}:{before}", uri(&finding.message)));
    }
    all
}

/// A path as a relative URI (RFC 3986): everything but unreserved letters and `/` is percent-encoded.
pub(super) fn uri(path: &str) -> String {
    let mut out = String::with_capacity(path.len());
    for byte in path.bytes() {
        if byte.is_ascii_alphanumeric() || b"-._~/".contains(&byte) {
            out.push(char::from(byte));
        } else {
            let _ = write!(out, "%{byte:02X}");
        }
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_uri_is_ascii_and_unambiguous() {
        #[track_caller]
        fn case(path: &str, expected: &str) {
            assert_eq!(uri(path), expected);
        }

        case("bun/plan.toml", "bun/plan.toml");
        case("förskola nord/plan.toml", "f%C3%B6rskola%20nord/plan.toml");
        case("a#b?c:d%e", "a%23b%3Fc%3Ad%25e");
        case("\u{1f600}\n", "%F0%9F%98%80%0A");
    }
}
