//! The files of a styrrepo, a kind each: any text in one of them is found fault with, shown and never lost.

use styr::source::{Span, layout::FileKind};

use super::{
    Target,
    stage::{self, plan, text, with},
    views,
};

/// A target for one kind of file, at a path of the stage.
macro_rules! file {
    ($name:literal, $path:literal, $kind:pat) => {
        Target {
            name: $name,
            promise: concat!("any text as `", $path, "` loads, is checked and shown in every form"),
            seeds: || stage::seeds(|it| matches!(it, $kind)),
            run: |data| at($path, data),
        }
    };
}

pub(super) const ALL: [Target; 9] = [
    file!("model", "styr.toml", FileKind::Model),
    file!("plan", "bun/plan.toml", FileKind::Plan),
    file!("outcomes", "bun/utfall/2026.toml", FileKind::Outcomes(_)),
    file!("actions", "bun/atgarder.toml", FileKind::Actions),
    file!("control", "bun/internkontroll.toml", FileKind::InternalControl),
    file!("documents", "styrdokument.toml", FileKind::Documents),
    file!("calendar", "arshjul.toml", FileKind::Calendar),
    file!("shared", "indikatorer.toml", FileKind::SharedIndicators),
    file!("analysis", "bun/analys/2026-t2.md", FileKind::Analysis),
];

fn at(path: &str, data: &[u8]) {
    let (text, pick) = (text(data), stage::pick(data));
    let plan = plan(&with(&[(path, &text)]));
    let sources = plan.sources();
    for (span, _) in plan.faults() {
        is_a_place(span, &sources.file(span.file).text);
    }
    for problem in plan.problems() {
        is_a_place(problem.span, &sources.file(problem.span.file).text);
    }
    let findings = views::checked(&plan, pick);
    for finding in &findings {
        is_a_place(finding.span, &sources.file(finding.span.file).text);
    }
    let file = sources.find(path).expect("a file that is there is in the plan");
    let is_told = findings.iter().any(|it| it.span.file == file);
    assert!(is_told || plan.file(file).problems.is_empty(), "a fault of {path} is told by nobody");
    views::shown(&plan, &findings, pick);
}

/// A place lies in its text, between letters.
fn is_a_place(span: Span, text: &str) {
    let (start, end) = (span.start as usize, span.end as usize);
    assert!(start <= end && text.get(start..end).is_some(), "{span:?} is no place in {text:?}");
}
