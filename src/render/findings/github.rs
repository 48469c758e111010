//! Findings as workflow commands of GitHub Actions, which become annotations beside the lines.

use crate::{
    diagnostic::{Diagnostic, Severity},
    model::Plan,
    policy::Counts,
    render::safe,
};

use super::host::{Repository, gravest_first, words};

/// GitHub shows so many annotations of each level from one step, and drops the rest in silence.
const SHOWN: usize = 10;

/// The gravest findings as annotations, and last how many there are beyond them. `folder` is the
/// styrrepo's within its repository, and `whole` says where the whole list is.
pub fn render(plan: &Plan, findings: &[Diagnostic], folder: &str, whole: &str) -> String {
    let all = Counts::of(findings);
    let has_more = all.errors > SHOWN || all.warnings > SHOWN || all.tips > SHOWN;
    // The last line is itself a notice.
    let room = |it| if has_more && it == Severity::Tip { SHOWN - 1 } else { SHOWN };
    let mut repository = Repository::new(plan, folder);
    let mut shown = Counts::default();
    let mut out = String::new();
    for finding in gravest_first(findings) {
        if of(shown, finding.severity) < room(finding.severity) {
            shown.add(finding.severity);
            out.push_str(&annotation(&mut repository, finding));
        }
    }
    if has_more {
        out.push_str(&command("notice", &[("title", "styr")], &what_is_left(shown, all, whole)));
    }
    out
}

fn annotation(repository: &mut Repository<'_>, finding: &Diagnostic) -> String {
    let place = repository.place(finding.span);
    let path = safe::kept(&repository.path(&place));
    let (line, end_line) = (place.line.to_string(), place.end_line.to_string());
    let (column, end_column) = (place.column.to_string(), place.end_column.to_string());
    let mut properties =
        vec![("title", finding.rule), ("file", &path), ("line", &line), ("endLine", &end_line)];
    // GitHub takes columns only within one line.
    if line == end_line {
        properties.extend([("col", column.as_str()), ("endColumn", &end_column)]);
    }
    command(name(finding.severity), &properties, &words(finding).join("\n"))
}

const fn name(severity: Severity) -> &'static str {
    match severity {
        Severity::Error => "error",
        Severity::Warning => "warning",
        Severity::Tip => "notice",
    }
}

const fn of(counts: Counts, severity: Severity) -> usize {
    match severity {
        Severity::Error => counts.errors,
        Severity::Warning => counts.warnings,
        Severity::Tip => counts.tips,
    }
}

/// `visar 10 av 31 fel och 9 av 11 tips; hela listan …`
fn what_is_left(shown: Counts, all: Counts, whole: &str) -> String {
    let names = [(Severity::Error, "fel"), (Severity::Warning, "varningar"), (Severity::Tip, "tips")];
    let parts: Vec<String> = names
        .iter()
        .filter(|it| of(all, it.0) > of(shown, it.0))
        .map(|(it, name)| format!("{} av {} {name}", of(shown, *it), of(all, *it)))
        .collect();
    let parts = match &parts[..] {
        [first @ .., last] if !first.is_empty() => format!("{} och {last}", first.join(", ")),
        _ => parts.concat(),
    };
    format!("GitHub visar {parts}; {whole}")
}

/// One command, escaped byte for byte as `@actions/core` does it.
fn command(name: &str, properties: &[(&str, &str)], data: &str) -> String {
    let properties: Vec<String> =
        properties.iter().map(|(key, value)| format!("{key}={}", property(value))).collect();
    format!("::{name} {}::{}\n", properties.join(","), escaped(data))
}

fn escaped(data: &str) -> String {
    data.replace('%', "%25").replace('\r', "%0D").replace('\n', "%0A")
}

fn property(value: &str) -> String {
    escaped(value).replace(':', "%3A").replace(',', "%2C")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn nothing_ends_a_command() {
        #[track_caller]
        fn case(value: &str, data: &str, expected: &str) {
            assert_eq!(command("error", &[("file", value)], data), expected);
        }

        case("a/b.toml", "fel", "::error file=a/b.toml::fel\n");
        case("a,b::c%2C", "50 %\r\n::error::x", "::error file=a%2Cb%3A%3Ac%252C::50 %25%0D%0A::error::x\n");
    }

    #[test]
    fn what_is_left_out_is_told() {
        let (shown, all) =
            (Counts { errors: 10, warnings: 3, tips: 9 }, Counts { errors: 31, warnings: 3, tips: 11 });
        let expected = "GitHub visar 10 av 31 fel och 9 av 11 tips; kör `styr check`";
        assert_eq!(what_is_left(shown, all, "kör `styr check`"), expected);
    }
}
