//! Findings as a person reads them: the file's own lines, with what is wrong under them.

use annotate_snippets::{Annotation, AnnotationKind, Group, Level, Origin, Renderer, Snippet};
use rayon::prelude::*;

use crate::{
    diagnostic::{Diagnostic, Label, Severity},
    model::Plan,
    policy::Counts,
    source::{FileId, Span, lines::LineIndex},
};

use super::super::safe;

/// The longest line that is shown, in bytes.
const LONGEST_LINE: usize = 1_000;
/// Most lines that one place shows after its first.
const MOST_LINES: usize = 5;
/// Places so many lines apart are shown in one excerpt.
const NEAR: usize = 60;

/// So many findings are drawn before they are given away: a million must not lie in memory at once.
const AT_ONCE: usize = 4_096;
/// So many are drawn by one thread, which has the lines of their file at hand.
const TOGETHER: usize = 128;

/// Draws findings on all threads, and gives the drawings away in the order of the findings.
pub fn draw(plan: &Plan, findings: &[Diagnostic], mut take: impl FnMut(&str)) {
    for some in findings.chunks(AT_ONCE) {
        let together = |some: &[Diagnostic]| {
            let mut drawing = Drawing::new(plan);
            some.iter().map(|it| drawing.finding(it)).collect::<String>()
        };
        let drawn: Vec<String> = some.par_chunks(TOGETHER).map(together).collect();
        for it in &drawn {
            take(it);
        }
    }
}

/// A place to underline, with a few words.
struct Mark<'d> {
    span: Span,
    kind: AnnotationKind,
    label: &'d str,
}

impl<'d> Mark<'d> {
    fn context(label: &'d Label) -> Self {
        Self { span: label.span, kind: AnnotationKind::Context, label: &label.message }
    }
}

/// Draws findings, file by file.
#[derive(Debug)]
pub struct Drawing<'p> {
    plan: &'p Plan,
    renderer: Renderer,
    last: Option<(FileId, LineIndex<'p>)>,
}

impl<'p> Drawing<'p> {
    /// Draws with colours; who prints takes them away where they are not wanted.
    pub fn new(plan: &'p Plan) -> Self {
        Self { plan, renderer: Renderer::styled(), last: None }
    }

    /// One finding, ending in an empty line.
    pub fn finding(&mut self, diagnostic: &Diagnostic) -> String {
        let level = level(diagnostic.severity);
        let title = level.primary_title(safe::line(&diagnostic.message)).id(diagnostic.rule);
        let span = diagnostic.span;
        let mut marks = vec![Mark { span, kind: AnnotationKind::Primary, label: &diagnostic.label }];
        let (near, far): (Vec<&Label>, Vec<&Label>) =
            diagnostic.related.iter().partition(|it| self.is_near(span, it.span));
        marks.extend(near.iter().map(|it| Mark::context(it)));
        let mut group = match self.place_alone(span) {
            Some(origin) => title.element(origin),
            None => title.element(self.snippet(&marks)),
        };
        for label in far {
            group = match self.place_alone(label.span) {
                Some(origin) => group.element(origin),
                None => group.element(self.snippet(&[Mark::context(label)])),
            };
        }
        let report = [footers(group, diagnostic, &self.source_of_rules(diagnostic.rule))];
        let drawn = self.renderer.render(&report);
        format!("{drawn}\n\n")
    }

    /// The place without its line: for a finding that is about the whole file,
    /// and for a line too long to show.
    fn place_alone(&mut self, span: Span) -> Option<Origin<'static>> {
        let path = &self.plan.sources().file(span.file).path;
        let origin = || Origin::path(safe::line(path));
        if span == Span::start_of(span.file) {
            return Some(origin());
        }
        let index = self.lines(span.file);
        let line = index.line_of(span.start);
        let is_long = index.line(line).len() > LONGEST_LINE;
        is_long.then(|| origin().line(line).char_column(index.position(span.start).column))
    }

    /// Whether two places are best shown in one excerpt.
    fn is_near(&mut self, one: Span, other: Span) -> bool {
        let lines = self.lines(one.file);
        one.file == other.file
            && lines.line_of(one.start).abs_diff(lines.line_of(other.start)) <= NEAR
            && self.place_alone(one).is_none()
            && self.place_alone(other).is_none()
    }

    /// The lines of a file, kept since findings come file by file.
    fn lines(&mut self, file: FileId) -> &LineIndex<'p> {
        if self.last.as_ref().is_none_or(|(id, _)| *id != file) {
            self.last = Some((file, LineIndex::new(&self.plan.sources().file(file).text)));
        }
        &self.last.as_ref().expect("it was set above").1
    }

    /// The lines of some places in one file; the text is cut to them since drawing costs by its length.
    fn snippet(&mut self, marks: &[Mark<'_>]) -> Snippet<'static, Annotation<'static>> {
        let file = self.plan.sources().file(marks[0].span.file);
        let index = self.lines(marks[0].span.file);
        let last_of = |it: &Mark<'_>| {
            let first = index.line_of(it.span.start);
            index.line_of(it.span.end.max(it.span.start)).min(first + MOST_LINES)
        };
        let first = marks.iter().map(|it| index.line_of(it.span.start)).min().unwrap_or(1);
        let last = marks.iter().map(last_of).max().unwrap_or(first).min(index.count());
        let shown = index.line(first).start..index.line(last).end;
        let within = |at: u32| index.snap(at as usize).clamp(shown.start, shown.end) - shown.start;
        let annotations = marks.iter().map(|it| {
            let label = Some(safe::line(it.label)).filter(|it| !it.is_empty());
            it.kind.span(within(it.span.start)..within(it.span.end.max(it.span.start))).label(label)
        });
        Snippet::source(safe::in_place(&file.text[shown.clone()]).into_owned())
            .line_start(first)
            .path(safe::line(&file.path))
            .annotations(annotations.collect::<Vec<_>>())
    }

    /// Which decision the rule stands on, and where to read more.
    fn source_of_rules(&self, rule: &str) -> (String, String) {
        let more = format!("styr explain {rule}");
        let setting = self.plan.config().rules.get(rule).and_then(|it| it.source.clone());
        let decision = self.plan.config().model_decision.as_ref().map(|it| {
            let paragraph = it.paragraph.as_ref().map(|it| format!(" § {it}")).unwrap_or_default();
            format!("{} {}{paragraph}", it.organ.to_uppercase(), it.date)
        });
        match setting.or(decision) {
            Some(source) => ("styrmodellen".to_owned(), format!("{source} · läs mer: {more}")),
            None => ("läs mer".to_owned(), more),
        }
    }
}

fn footers<'d>(group: Group<'d>, diagnostic: &'d Diagnostic, (name, source): &(String, String)) -> Group<'d> {
    let mut group = group;
    for note in &diagnostic.notes {
        let (name, text) = note.split_once(": ").unwrap_or(("not", note));
        group = group.element(Level::NOTE.with_name(safe::line(name)).message(safe::line(text)));
    }
    if let Some(help) = &diagnostic.help {
        let lines: Vec<String> = help.lines().map(safe::line).collect();
        group = group.element(Level::HELP.with_name("hjälp").message(lines.join("\n")));
    }
    group.element(Level::NOTE.with_name(safe::line(name)).message(safe::line(source)))
}

fn level(severity: Severity) -> Level<'static> {
    match severity {
        Severity::Error => Level::ERROR.with_name("fel"),
        Severity::Warning => Level::WARNING.with_name("varning"),
        Severity::Tip => Level::INFO.with_name("tips"),
    }
}

/// The last line: what was read, what was found, and what was passed over because of it.
pub fn summary(plan: &Plan, findings: &[Diagnostic]) -> String {
    let found = in_words(Counts::of(findings));
    let goals = plan.things_of(crate::fields::ThingKind::Goal).count();
    let indicators = plan.things_of(crate::fields::ThingKind::Indicator).count();
    let unread = plan.files().count() - plan.files_read();
    let mut line = format!(
        "{}, {}, {goals} mål och {} lästa: {found}",
        counted(plan.files_read(), "fil", "filer"),
        counted(plan.units().len(), "enhet", "enheter"),
        counted(indicators, "indikator", "indikatorer"),
    );
    if unread > 0 {
        line = format!("{line}; {} lästes inte", counted(unread, "fil", "filer"));
    }
    if plan.held_back() > 0 {
        line = format!("{line}; {} följdfel hålls inne tills syntaxfelen är rättade", plan.held_back());
    }
    line + "\n"
}

/// `2 fel, 1 varning och 0 tips`
pub(super) fn in_words(counts: Counts) -> String {
    match (counts.errors, counts.warnings, counts.tips) {
        (0, 0, 0) => "inga anmärkningar".to_owned(),
        (errors, warnings, tips) => {
            format!("{errors} fel, {} och {tips} tips", counted(warnings, "varning", "varningar"))
        }
    }
}

fn counted(count: usize, one: &str, many: &str) -> String {
    format!("{count} {}", if count == 1 { one } else { many })
}
