//! Between rules and readers: severities, exceptions, selection, order, once each.

pub mod known;

use jiff::civil::Date;

use crate::{
    config::Demand,
    diagnostic::{Diagnostic, Severity},
    model::Plan,
    rules::{self, Facts},
    source::FileId,
};

/// Which findings are wanted.
#[derive(Clone, Debug, Default)]
pub struct Selection {
    /// Ids of rules; none is all.
    pub rules: Vec<String>,
    /// Files and folders, relative to the root; none is everything.
    pub paths: Vec<String>,
}

impl Selection {
    /// Whether a finding of a rule in a file is wanted.
    pub fn takes(&self, rule: &str, path: &str) -> bool {
        (self.rules.is_empty() || self.rules.iter().any(|it| it == rule)) && self.has_path(path)
    }

    /// Whether a rule has to run: it is wanted, or an exception from it, which is unused only when it has run.
    pub fn needs(&self, plan: &Plan, rule: &str) -> bool {
        self.rules.is_empty()
            || self.rules.iter().any(|it| it == rule)
            || plan.config().exceptions.iter().any(|it| it.rule == rule)
    }

    /// Whether a path is among those wanted.
    pub fn has_path(&self, path: &str) -> bool {
        self.paths.is_empty() || self.paths.iter().any(|under| is_under(path, under))
    }
}

/// Applies the model's severities and exceptions, keeps what is selected, sorts
/// by place and drops what was found twice.
pub fn apply(plan: &Plan, day: Date, found: Vec<Diagnostic>, selection: &Selection) -> Vec<Diagnostic> {
    let wanted = |it: &Diagnostic| selection.takes(it.rule, &plan.sources().file(it.span.file).path);
    let mut lifted = vec![false; plan.config().exceptions.len()];
    let mut judged = |it: Diagnostic| {
        let it = with_severity(plan, it)?;
        without_exception(plan, day, it, &mut lifted)
    };
    let mut kept: Vec<Diagnostic> = found.into_iter().filter_map(&mut judged).collect();
    let unused = rules::unused_exceptions(&Facts::new(plan, day), &lifted);
    kept.extend(unused.into_iter().filter_map(|it| with_severity(plan, it)));
    kept.retain(wanted);
    kept.sort_by(|a, b| (a.span, a.rule, &a.message).cmp(&(b.span, b.rule, &b.message)));
    kept.dedup();
    kept
}

/// How many findings there are of each severity.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Counts {
    /// `fel`
    pub errors: usize,
    /// `varning`
    pub warnings: usize,
    /// `tips`
    pub tips: usize,
}

impl Counts {
    /// Counts findings.
    pub fn of(findings: &[Diagnostic]) -> Self {
        let mut counts = Self::default();
        for finding in findings {
            counts.add(finding.severity);
        }
        counts
    }

    /// Counts one more.
    pub const fn add(&mut self, severity: Severity) {
        match severity {
            Severity::Error => self.errors += 1,
            Severity::Warning => self.warnings += 1,
            Severity::Tip => self.tips += 1,
        }
    }
}

/// The id of the unit whose file it is.
pub fn unit_of(plan: &Plan, file: FileId) -> Option<&str> {
    let unit = plan.file(file).unit?;
    Some(plan.unit_of(unit).id()).filter(|it| !it.is_empty())
}

/// Whether a path is that file, or lies in that folder.
fn is_under(path: &str, under: &str) -> bool {
    under.is_empty() || path.strip_prefix(under).is_some_and(|rest| rest.is_empty() || rest.starts_with('/'))
}

/// The severity that the model sets, unless the finding has one of its own, such as from a type.
fn with_severity(plan: &Plan, mut diagnostic: Diagnostic) -> Option<Diagnostic> {
    let set = plan.config().rules.get(diagnostic.rule).and_then(|it| it.demand);
    let usual = rules::find(diagnostic.rule).map(|it| it.severity);
    let yields = usual == Some(diagnostic.severity) || diagnostic.may_be_raised;
    match set {
        Some(Demand::Off) => return None,
        Some(Demand::At(severity)) if yields => diagnostic.severity = severity,
        _ => {}
    }
    Some(diagnostic)
}

/// Drops what an exception in force lifts; an expired one makes it a warning at most.
///
/// Marks the exceptions that lifted something.
fn without_exception(
    plan: &Plan,
    day: Date,
    mut diagnostic: Diagnostic,
    lifted: &mut [bool],
) -> Option<Diagnostic> {
    let Some(unit) = unit_of(plan, diagnostic.span.file) else { return Some(diagnostic) };
    let rule = diagnostic.rule;
    let exceptions = plan.config().exceptions.iter().zip(lifted);
    let applies = exceptions.filter(|(it, _)| it.rule == rule && it.units.iter().any(|it| it == unit));
    let mut is_lifted = false;
    for (exception, lifted) in applies {
        if day <= exception.until {
            *lifted = true;
            is_lifted = true;
        } else {
            diagnostic.severity = diagnostic.severity.min(Severity::Warning);
            diagnostic.note(format!("undantaget: gällde till och med {}", exception.until));
        }
    }
    (!is_lifted).then_some(diagnostic)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn paths_are_compared_by_whole_names() {
        #[track_caller]
        fn case(path: &str, under: &str, expected: bool) {
            assert_eq!(is_under(path, under), expected, "{path} under {under}");
        }

        case("bun/plan.toml", "bun", true);
        case("bun/plan.toml", "bun/plan.toml", true);
        case("bun/plan.toml", "", true);
        case("bunt/plan.toml", "bun", false);
        case("plan.toml", "bun", false);
    }
}
