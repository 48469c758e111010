//! Findings as JSON, edition 1.

use serde::Serialize;

use crate::{
    diagnostic::{Diagnostic, Label},
    model::Plan,
    policy::{Counts, unit_of},
    render::json,
    source::{FileId, Span, lines::LineIndex},
};

#[derive(Serialize)]
struct Output<'p> {
    format: u8,
    findings: Vec<Finding<'p>>,
    counts: OutputCounts,
    units: usize,
    files: usize,
}

#[derive(Serialize)]
struct OutputCounts {
    fel: usize,
    varning: usize,
    tips: usize,
}

#[derive(Serialize)]
pub(in crate::render) struct Finding<'p> {
    rule: &'static str,
    severity: &'static str,
    message: &'p str,
    help: Option<String>,
    #[serde(flatten)]
    place: Place<'p>,
    unit: Option<&'p str>,
    related: Vec<Related<'p>>,
}

#[derive(Serialize)]
struct Related<'p> {
    #[serde(flatten)]
    place: Place<'p>,
    message: &'p str,
}

#[derive(Serialize)]
pub(in crate::render) struct Place<'p> {
    pub(super) path: &'p str,
    pub(super) line: usize,
    pub(super) column: usize,
    pub(super) end_line: usize,
    pub(super) end_column: usize,
}

/// The whole answer of a check, on one line per finding's worth of indentation.
pub fn render(plan: &Plan, findings: &[Diagnostic]) -> String {
    let counts = Counts::of(findings);
    let output = Output {
        format: 1,
        findings: all(plan, findings),
        counts: OutputCounts { fel: counts.errors, varning: counts.warnings, tips: counts.tips },
        units: plan.units().len(),
        files: plan.files_read(),
    };
    json::text(&output)
}

/// Findings in one plan, in their order.
pub(in crate::render) fn all<'p>(plan: &'p Plan, findings: &'p [Diagnostic]) -> Vec<Finding<'p>> {
    let mut places = Places::new(plan);
    findings.iter().map(|it| finding(&mut places, it)).collect()
}

fn finding<'p>(places: &mut Places<'p>, diagnostic: &'p Diagnostic) -> Finding<'p> {
    let lines: Vec<&str> = diagnostic
        .help
        .iter()
        .map(String::as_str)
        .chain(diagnostic.notes.iter().map(String::as_str))
        .collect();
    Finding {
        rule: diagnostic.rule,
        severity: diagnostic.severity.word(),
        message: &diagnostic.message,
        help: (!lines.is_empty()).then(|| lines.join("\n")),
        place: places.of(diagnostic.span),
        unit: unit_of(places.plan, diagnostic.span.file),
        related: diagnostic.related.iter().map(|it| related(places, it)).collect(),
    }
}

fn related<'p>(places: &mut Places<'p>, label: &'p Label) -> Related<'p> {
    Related { place: places.of(label.span), message: &label.message }
}

/// Places, with the lines of the last file at hand since findings come file by file.
pub(in crate::render) struct Places<'p> {
    plan: &'p Plan,
    last: Option<(FileId, LineIndex<'p>)>,
}

impl<'p> Places<'p> {
    pub(in crate::render) const fn new(plan: &'p Plan) -> Self {
        Self { plan, last: None }
    }

    pub(in crate::render) fn of(&mut self, span: Span) -> Place<'p> {
        let file = self.plan.sources().file(span.file);
        if self.last.as_ref().is_none_or(|(id, _)| *id != span.file) {
            self.last = Some((span.file, LineIndex::new(&file.text)));
        }
        let index = &self.last.as_ref().expect("it was set above").1;
        let (start, end) = (index.position(span.start), index.position(span.end.max(span.start)));
        Place {
            path: &file.path,
            line: start.line,
            column: start.column,
            end_line: end.line,
            end_column: end.column,
        }
    }
}
