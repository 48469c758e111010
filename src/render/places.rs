//! Places in a plan as people point at them: path and line.

use crate::{
    model::Plan,
    source::{FileId, Span, lines::LineIndex},
};

/// Places of a plan, with the lines of the last file at hand since they come file by file.
pub(super) struct Places<'p> {
    plan: &'p Plan,
    last: Option<(FileId, LineIndex<'p>)>,
}

impl<'p> Places<'p> {
    pub(super) const fn new(plan: &'p Plan) -> Self {
        Self { plan, last: None }
    }

    /// `bun/plan.toml:18`, as the file names itself.
    pub(super) fn line(&mut self, span: Span) -> String {
        let file = self.plan.sources().file(span.file);
        let (_, index) = match self.last.take() {
            Some(last) if last.0 == span.file => self.last.insert(last),
            _ => self.last.insert((span.file, LineIndex::new(&file.text))),
        };
        format!("{}:{}", file.path, index.line_of(span.start))
    }
}
