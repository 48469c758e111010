//! Findings as a code quality report of GitLab, which a merge request shows beside the change.

use serde::Serialize;

use crate::{
    diagnostic::{Diagnostic, Severity},
    model::Plan,
    render::json,
};

use super::host::{Repository, fingerprints, words};

#[derive(Serialize)]
struct Issue {
    description: String,
    check_name: &'static str,
    fingerprint: String,
    severity: &'static str,
    location: Location,
}

#[derive(Serialize)]
struct Location {
    path: String,
    lines: Lines,
}

#[derive(Serialize)]
struct Lines {
    begin: usize,
    end: usize,
}

/// The report; `folder` is the styrrepo's within its repository.
pub fn render(plan: &Plan, findings: &[Diagnostic], folder: &str) -> String {
    let mut repository = Repository::new(plan, folder);
    let issue = |(finding, fingerprint): (&Diagnostic, String)| {
        let place = repository.place(finding.span);
        Issue {
            description: words(finding).join(" · "),
            check_name: finding.rule,
            fingerprint,
            severity: severity(finding.severity),
            location: Location {
                path: repository.path(&place),
                lines: Lines { begin: place.line, end: place.end_line },
            },
        }
    };
    let issues: Vec<Issue> = findings.iter().zip(fingerprints(plan, findings)).map(issue).collect();
    json::text(&issues)
}

const fn severity(severity: Severity) -> &'static str {
    match severity {
        Severity::Error => "major",
        Severity::Warning => "minor",
        Severity::Tip => "info",
    }
}
