//! `styr move`

use std::fmt::Write;

use clap::Args;

use super::{Context, Failure, Outcome, output::Writing, rename::told, ui::Ui};
use crate::{
    edit::relocate::{self, Relocated},
    source::{Source, lines::LineIndex},
};

/// Flytta en enhet till en annan överordnad enhet
///
/// Enhetens mapp flyttas, med de enheter som ligger i den; där planen anger overordnad
/// ändras den i stället. Skulle en länk, ett svar eller ett utfall inte längre leda
/// någonstans flyttas inget. Annat nytt som `styr check` säger efter flytten visas.
#[derive(Args)]
pub(super) struct Move {
    /// Enheten som flyttas, till exempel hoglundaskolan
    #[arg(value_name = "ENHET")]
    unit: String,

    /// Enheten som den ska ligga under
    #[arg(long, value_name = "ENHET")]
    under: String,
}

impl Move {
    pub(super) fn run(&self, context: &Context, ui: &mut Ui) -> Result<Outcome, Failure> {
        let repo = context.repo()?;
        let source = Source::Folder(repo.clone());
        let writing = Writing::begin(repo, context.notes, ui)?;
        let plan = context.load_source(&source, ui)?;
        let unit = Context::unit(&plan, &self.unit)?;
        let superior = Context::unit(&plan, &self.under)?;
        let moved = relocate::relocate((&plan, &source), unit, superior, context.day)?;
        writing.write_and_move(&moved.done.changes, moved.done.moved.as_ref())?;
        ui.result(&format!("{} ligger nu under {}\n", self.unit, self.under));
        ui.comment(&told(&moved.done));
        ui.comment(&brought(&moved));
        Ok(Outcome::Clean)
    }
}

/// What the move brings with it, for somebody to see to.
fn brought(moved: &Relocated) -> String {
    let mut text = String::new();
    for (heading, pairs) in [("Nu utdelat:", &moved.received), ("Inte längre utdelat:", &moved.lost)] {
        if !pairs.is_empty() {
            let _ = writeln!(text, "{heading}");
        }
        for (thing, receiver) in pairs {
            let _ = writeln!(text, "  {thing} till {receiver}");
        }
    }
    if !moved.findings.is_empty() {
        text += "Det här säger `styr check` nu, och inte förut:\n";
    }
    for finding in &moved.findings {
        let source = moved.after.sources().file(finding.span.file);
        let line = LineIndex::new(&source.text).line_of(finding.span.start);
        let (severity, rule) = (finding.severity.word(), finding.rule);
        let _ = writeln!(text, "  {severity}[{rule}] {}:{line} {}", source.path, finding.message);
    }
    text
}
