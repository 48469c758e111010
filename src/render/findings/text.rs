//! Findings as a person reads them: the file's own lines, with what is wrong under them.

use annotate_snippets::{Annotation, AnnotationKind, Group, Level, Origin, Renderer, Snippet};

use crate::{
    diagnostic::{Diagnostic, Severity},
    model::Plan,
    policy::Counts,
    source::{FileId, Span, lines::LineIndex},
};

use super::super::safe;

/// Lines shown before and after the one at fault.
const AROUND: usize = 0;

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
        let mut group = match self.whole_file(diagnostic.span) {
            Some(path) => title.element(Origin::path(path)),
            None => title.element(self.snippet(diagnostic.span, AnnotationKind::Primary, &diagnostic.label)),
        };
        for related in &diagnostic.related {
            group = group.element(self.snippet(related.span, AnnotationKind::Context, &related.message));
        }
        let report = [footers(group, diagnostic, &self.source_of_rules(diagnostic.rule))];
        let drawn = self.renderer.render(&report);
        format!("{drawn}\n\n")
    }

    /// The path alone, for a finding that has no place in its file's text.
    fn whole_file(&self, span: Span) -> Option<String> {
        (span == Span::start_of(span.file)).then(|| safe::line(&self.plan.sources().file(span.file).path))
    }

    /// The lines of a span; the text is cut to them since drawing costs by its length.
    fn snippet(
        &mut self,
        span: Span,
        kind: AnnotationKind,
        label: &str,
    ) -> Snippet<'static, Annotation<'static>> {
        let file = self.plan.sources().file(span.file);
        if self.last.as_ref().is_none_or(|(id, _)| *id != span.file) {
            self.last = Some((span.file, LineIndex::new(&file.text)));
        }
        let index = &self.last.as_ref().expect("it was set above").1;
        let (start, end) = (index.snap(span.start as usize), index.snap(span.end as usize));
        let first = index.position(start as u32).line.saturating_sub(AROUND).max(1);
        let last = (index.position(end.max(start) as u32).line + AROUND).min(first + 5).min(index.count());
        let shown = index.line(first).start..index.line(last).end;
        let within = |at: usize| at.clamp(shown.start, shown.end) - shown.start;
        let marked = within(start)..within(end.max(start));
        let annotation = kind.span(marked).label(Some(safe::line(label)).filter(|it| !it.is_empty()));
        Snippet::source(file.text[shown].to_owned())
            .line_start(first)
            .path(safe::line(&file.path))
            .annotation(annotation)
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
    let counts = Counts::of(findings);
    let found = match (counts.errors, counts.warnings, counts.tips) {
        (0, 0, 0) => "inga anmärkningar".to_owned(),
        (errors, warnings, tips) => {
            format!("{errors} fel, {} och {tips} tips", counted(warnings, "varning", "varningar"))
        }
    };
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

fn counted(count: usize, one: &str, many: &str) -> String {
    format!("{count} {}", if count == 1 { one } else { many })
}
