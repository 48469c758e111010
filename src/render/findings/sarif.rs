//! Findings as SARIF 2.1.0, which code scanning and editors read.

use std::collections::BTreeMap;

use serde::Serialize;

use crate::{
    diagnostic::{Diagnostic, Severity},
    model::{Plan, fault::Fault},
    render::{json, safe},
    rules::{self, Rule},
};

use super::{
    host::{Repository, fingerprints, uri, words},
    json::Place,
};

const SCHEMA: &str =
    "https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json";
/// Paths start at the top of the repository, wherever a reader has it.
const TOP: &str = "%SRCROOT%";
/// What a finding is known by between runs; the number goes up if that changes.
const FINGERPRINT: &str = "styr/v1";

#[derive(Serialize)]
struct Log<'p> {
    #[serde(rename = "$schema")]
    schema: &'static str,
    version: &'static str,
    runs: [Run<'p>; 1],
}

#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
struct Run<'p> {
    tool: Tool,
    language: &'static str,
    column_kind: &'static str,
    original_uri_base_ids: BTreeMap<&'static str, Base>,
    invocations: [Invocation; 1],
    results: Vec<Finding<'p>>,
}

#[derive(Serialize)]
struct Tool {
    driver: Driver,
}

#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
struct Driver {
    name: &'static str,
    version: &'static str,
    semantic_version: &'static str,
    language: &'static str,
    rules: Vec<Described>,
}

#[derive(Serialize)]
struct Base {
    description: Message,
}

#[derive(Serialize)]
struct Message {
    text: String,
}

#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
struct Described {
    id: &'static str,
    short_description: Message,
    full_description: Message,
    help: Help,
    default_configuration: Configuration,
    properties: Properties,
}

#[derive(Serialize)]
struct Help {
    text: String,
    markdown: &'static str,
}

#[derive(Serialize)]
struct Configuration {
    level: &'static str,
}

#[derive(Serialize)]
struct Properties {
    #[serde(rename = "problem.severity")]
    severity: &'static str,
}

#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
struct Invocation {
    execution_successful: bool,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    tool_execution_notifications: Vec<Notification>,
}

#[derive(Serialize)]
struct Notification {
    level: &'static str,
    message: Message,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    locations: Vec<Spot>,
}

#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
struct Finding<'p> {
    rule_id: &'p str,
    rule_index: usize,
    level: &'static str,
    message: Message,
    locations: [Spot; 1],
    #[serde(skip_serializing_if = "Vec::is_empty")]
    related_locations: Vec<Spot>,
    partial_fingerprints: BTreeMap<&'static str, String>,
}

#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
struct Spot {
    #[serde(skip_serializing_if = "Option::is_none")]
    id: Option<usize>,
    physical_location: Physical,
    #[serde(skip_serializing_if = "Option::is_none")]
    message: Option<Message>,
}

#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
struct Physical {
    artifact_location: Artifact,
    region: Region,
}

#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
struct Artifact {
    uri: String,
    uri_base_id: &'static str,
}

#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
struct Region {
    start_line: usize,
    start_column: usize,
    end_line: usize,
    end_column: usize,
}

/// The log of one run. `folder` is the styrrepo's within its repository; `is_whole` says whether
/// everything could be read.
pub fn render(plan: &Plan, findings: &[Diagnostic], folder: &str, is_whole: bool) -> String {
    let mut repository = Repository::new(plan, folder);
    let rules: Vec<&Rule> =
        rules::ALL.iter().filter(|rule| findings.iter().any(|it| it.rule == rule.id)).collect();
    let index: BTreeMap<&str, usize> = rules.iter().enumerate().map(|(at, it)| (it.id, at)).collect();
    let results = findings.iter().zip(fingerprints(plan, findings)).map(|(it, fingerprint)| Finding {
        rule_id: it.rule,
        rule_index: index.get(it.rule).copied().unwrap_or_default(),
        level: level(it.severity),
        message: message(&words(it).join("\n")),
        locations: [primary(&mut repository, it)],
        related_locations: related(&mut repository, it),
        partial_fingerprints: BTreeMap::from([(FINGERPRINT, fingerprint)]),
    });
    let results = results.collect();
    let version = env!("CARGO_PKG_VERSION");
    let rules = rules.into_iter().map(described).collect();
    let driver = Driver { name: "styr", version, semantic_version: version, language: "sv", rules };
    let top = Base { description: message("översta mappen i git-arkivet") };
    let run = Run {
        tool: Tool { driver },
        language: "sv",
        column_kind: "unicodeCodePoints",
        original_uri_base_ids: BTreeMap::from([(TOP, top)]),
        invocations: [invocation(plan, &mut repository, is_whole)],
        results,
    };
    json::text(&Log { schema: SCHEMA, version: "2.1.0", runs: [run] })
}

/// How the run went: what could not be read is told even where its findings are not asked for.
fn invocation(plan: &Plan, repository: &mut Repository<'_>, is_whole: bool) -> Invocation {
    let unread = plan.faults().filter(|it| !is_whole && matches!(it.1, Fault::Unreadable(_)));
    let mut notifications: Vec<Notification> = unread
        .map(|(span, _)| {
            let place = repository.place(span);
            Notification {
                level: "error",
                message: message("det går inte att läsa, så det är inte granskat"),
                locations: vec![location(repository, &place)],
            }
        })
        .collect();
    if !is_whole && !plan.has_model() {
        notifications.push(Notification {
            level: "error",
            message: message("styr.toml går inte att använda, så inget är granskat mot styrmodellen"),
            locations: Vec::new(),
        });
    }
    Invocation { execution_successful: is_whole, tool_execution_notifications: notifications }
}

/// A rule with its page; its first paragraph says it shortly.
fn described(rule: &Rule) -> Described {
    let paragraph = rule.page.split("\n\n").nth(1).unwrap_or(rule.id).replace('\n', " ");
    let sentence = paragraph.split_inclusive(". ").next().unwrap_or(&paragraph).trim_end();
    Described {
        id: rule.id,
        short_description: message(sentence),
        full_description: message(&paragraph),
        help: Help {
            text: format!("{paragraph}\n\nLäs mer: styr explain {}", rule.id), markdown: rule.page
        },
        default_configuration: Configuration { level: level(rule.severity) },
        properties: Properties {
            severity: match rule.severity {
                Severity::Error => "error",
                Severity::Warning => "warning",
                Severity::Tip => "recommendation",
            },
        },
    }
}

fn primary(repository: &mut Repository<'_>, finding: &Diagnostic) -> Spot {
    let place = repository.place(finding.span);
    location(repository, &place)
}

fn related(repository: &mut Repository<'_>, finding: &Diagnostic) -> Vec<Spot> {
    let labels = finding.related.iter().enumerate();
    let one = |(at, label): (usize, &crate::diagnostic::Label)| {
        let place = repository.other(label.span);
        let place = location(repository, &place);
        Spot { id: Some(at + 1), message: Some(message(&safe::line(&label.message))), ..place }
    };
    labels.map(one).collect()
}

fn location(repository: &Repository<'_>, place: &Place<'_>) -> Spot {
    let artifact_location = Artifact { uri: uri(&repository.path(place)), uri_base_id: TOP };
    let region = Region {
        start_line: place.line,
        start_column: place.column,
        end_line: place.end_line,
        end_column: place.end_column,
    };
    Spot { id: None, physical_location: Physical { artifact_location, region }, message: None }
}

/// Text in which no link can be written: SARIF reads `[words](place)` as one.
fn message(text: &str) -> Message {
    Message { text: text.replace("](", "] (") }
}

const fn level(severity: Severity) -> &'static str {
    match severity {
        Severity::Error => "error",
        Severity::Warning => "warning",
        Severity::Tip => "note",
    }
}
