//! Findings as logging commands of Azure Pipelines, which become the issues of a run.

use crate::{
    diagnostic::{Diagnostic, Severity},
    model::Plan,
    render::safe,
};

use super::host::{Repository, gravest_first, words};

/// An issue per error and warning, gravest first; Azure has none for tips, which are plain lines.
/// `folder` is the styrrepo's within its repository.
pub fn render(plan: &Plan, findings: &[Diagnostic], folder: &str) -> String {
    let mut repository = Repository::new(plan, folder);
    gravest_first(findings).into_iter().map(|it| line(&mut repository, it)).collect()
}

fn line(repository: &mut Repository<'_>, finding: &Diagnostic) -> String {
    let place = repository.place(finding.span);
    let path = safe::kept(&repository.path(&place));
    let kind = match finding.severity {
        Severity::Error => "error",
        Severity::Warning => "warning",
        Severity::Tip => {
            let (path, words) = (safe::line(&path), words(finding).join(" · "));
            return format!("tips[{}] {path}:{}:{}: {words}\n", finding.rule, place.line, place.column);
        }
    };
    let (line, column) = (place.line.to_string(), place.column.to_string());
    let properties = [
        ("type", kind),
        ("sourcepath", &path),
        ("linenumber", &line),
        ("columnnumber", &column),
        ("code", finding.rule),
    ];
    issue(&properties, &words(finding).join("\n"))
}

/// One command, escaped as `azure-pipelines-task-lib` does it.
fn issue(properties: &[(&str, &str)], data: &str) -> String {
    let properties: Vec<String> =
        properties.iter().map(|(key, value)| format!("{key}={};", property(value))).collect();
    format!("##vso[task.logissue {}]{}\n", properties.concat(), escaped(data))
}

fn escaped(data: &str) -> String {
    data.replace('%', "%AZP25").replace('\r', "%0D").replace('\n', "%0A")
}

fn property(value: &str) -> String {
    escaped(value).replace(']', "%5D").replace(';', "%3B")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn nothing_ends_a_command() {
        #[track_caller]
        fn case(value: &str, data: &str, expected: &str) {
            assert_eq!(issue(&[("sourcepath", value)], data), expected);
        }

        case("a/b.toml", "fel", "##vso[task.logissue sourcepath=a/b.toml;]fel\n");
        case(
            "a];b%0A",
            "50 %\r\n;]x",
            "##vso[task.logissue sourcepath=a%5D%3Bb%AZP250A;]50 %AZP25%0D%0A;]x\n",
        );
    }
}
