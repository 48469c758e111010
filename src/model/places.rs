//! From a place in a file to the table that it stands in.

use crate::source::{FileId, Span, layout::FileKind};

use super::Plan;

/// Finds tables by places; the last file's are kept, since places come file by file.
#[derive(Debug)]
pub struct Places<'p> {
    plan: &'p Plan,
    last: Option<(FileId, Vec<(u32, String)>)>,
}

impl<'p> Places<'p> {
    /// Finds tables in a plan.
    pub const fn new(plan: &'p Plan) -> Self {
        Self { plan, last: None }
    }

    /// The table around a place, as its header names it: `mal.trygg-skola`; under a heading of an
    /// analysis that heading. Empty before the first.
    pub fn table(&mut self, span: Span) -> &str {
        if self.last.as_ref().is_none_or(|(file, _)| *file != span.file) {
            self.last = Some((span.file, tables(self.plan, span.file)));
        }
        let tables = self.last.as_ref().map_or(&[][..], |it| &it.1);
        let end = span.end.max(span.start + 1);
        let found = tables.partition_point(|it| it.0 < end).checked_sub(1);
        found.map_or("", |it| &tables[it].1)
    }
}

/// Where each table begins, in the order of the text.
fn tables(plan: &Plan, file: FileId) -> Vec<(u32, String)> {
    let mut all = Vec::new();
    for outer in plan.root(file).children() {
        all.push((outer.key_span().start, outer.key().to_owned()));
        let is_named =
            plan.file(file).kind != FileKind::Analysis && outer.kind() == crate::syntax::Kind::Table;
        for inner in outer.children().filter(|_| is_named) {
            all.push((inner.key_span().start, format!("{}.{}", outer.key(), inner.key())));
        }
    }
    all.extend(plan.sections(file).map(|it| (it.span.start, it.heading.to_owned())));
    all.sort();
    all
}
