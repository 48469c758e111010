//! A key that must be there.

use crate::{
    diagnostic::Severity,
    fields::ThingKind,
    model::indicator::{Role, Target},
    rules::{Check, Facts, Findings, Rule},
    source::{FileId, Span},
    syntax::check::{EDITION, Fault},
};

/// The key that every file begins with.
const FORMAT: &str = "format";

pub(super) const RULE: Rule = Rule {
    id: "saknad-nyckel",
    severity: Severity::Error,
    page: include_str!("../../docs/rules/saknad-nyckel.md"),
    checks: &[Check::Whole(check), Check::Units(indicators)],
};

fn check(facts: &Facts<'_>, findings: &mut Findings) {
    for problem in facts.plan.problems() {
        match &problem.fault {
            Fault::MissingKey { table, row } => {
                let finding = findings.report(problem.span, format!("`{}` saknas i `{table}`", row.key));
                finding.help(format!("skriv till exempel `{} = {}`", row.key, row.example));
                if row.key == FORMAT {
                    finding.fix.push(format_first(facts, problem.span.file));
                }
            }
            Fault::FormatNotFirst => {
                findings
                    .report(problem.span, "`format` står inte först i filen")
                    .help("flytta `format = 1` till filens första rad");
            }
            _ => {}
        }
    }
}

/// `format = 1` before everything but the comments about the file itself.
fn format_first(facts: &Facts<'_>, file: FileId) -> (Span, String) {
    let text = &*facts.plan.sources().file(file).text;
    let start = if text.starts_with('\u{feff}') { '\u{feff}'.len_utf8() } else { 0 };
    let comments = text[start..].split_inclusive('\n').take_while(|it| it.starts_with('#'));
    let after: usize = comments.map(str::len).sum();
    // Comments straight above the first table speak of it; but what names the schema stands first.
    let rest = &text[start + after..];
    let is_of_file = rest.trim_start_matches('\r').starts_with('\n') || text[start..].starts_with("#:schema");
    let at = if is_of_file && text[..start + after].ends_with('\n') { start + after } else { start };
    let newline = if text.contains("\r\n") { "\r\n" } else { "\n" };
    (Span { file, start: at as u32, end: at as u32 }, format!("{FORMAT} = {EDITION}{newline}"))
}

/// An indicator may leave its name to `indikatorer.toml`, and its direction out
/// when nothing is aimed at; else it needs them.
fn indicators(facts: &Facts<'_>, findings: &mut Findings) {
    for thing in facts.things().filter(|it| it.kind() == ThingKind::Indicator) {
        let Some(indicator) = thing.indicator() else { continue };
        if facts.plan.is_broken(thing.span().file) {
            continue;
        }
        if !thing.mentions("namn") {
            findings
                .report(thing.item().span(), format!("`namn` saknas i indikatorn `{}`", thing.id()))
                .help(match thing.unit() {
                    Some(_) => "skriv `namn = \"…\"`, eller ett id som finns i indikatorer.toml",
                    None => "skriv `namn = \"…\"`",
                });
        }
        let aims = indicator.targets().any(|it| !matches!(it.target, Target::Word(_)));
        if aims && indicator.role() != Role::Input && !thing.mentions("riktning") {
            findings
                .report(thing.item().span(), format!("`riktning` saknas i indikatorn `{}`", thing.id()))
                .help("skriv vad som är bra, till exempel `riktning = \"minst\"`");
        }
    }
}
