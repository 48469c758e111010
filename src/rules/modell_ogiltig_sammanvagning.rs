//! Figures for weighing lights together that do not fit each other (C13, C14).

use rust_decimal::Decimal;

use crate::{
    config::light::{Proposal, StatusModel, YellowKind},
    diagnostic::Severity,
    rules::{Check, Facts, Findings, Rule},
    source::Span,
};

pub(super) const RULE: Rule = Rule {
    id: "modell-ogiltig-sammanvagning",
    severity: Severity::Error,
    page: include_str!("../../docs/rules/modell-ogiltig-sammanvagning.md"),
    checks: &[Check::Whole(check)],
};

fn check(facts: &Facts<'_>, findings: &mut Findings) {
    let status = &facts.plan.config().status;
    shares(status, findings);
    let uses_k = status.proposal == Proposal::AtLeast;
    if let Some(span) = status.place("k").filter(|_| !uses_k) {
        let finding =
            findings.report(span, format!("`k` används inte av `forslag = \"{}\"`", status.proposal.word()));
        // It changes nothing, so it does not stop a commit.
        finding.severity = Severity::Warning;
        finding.help("ta bort `k`, eller skriv `forslag = \"minst-k\"`");
    }
    if let Some(span) = status.place("gulgrans") {
        yellow(status, span, findings);
    }
}

/// The shares that give green and yellow.
fn shares(status: &StatusModel, findings: &mut Findings) {
    let places = [("gron", status.green_share), ("gul", status.yellow_share)];
    for (key, share) in places {
        let Some(span) = status.place(key) else { continue };
        if share < Decimal::ZERO || share > Decimal::ONE_HUNDRED {
            findings
                .report(span, format!("`{key}` är en andel och kan inte vara {}", comma(share)))
                .help("skriv ett tal från 0 till 100");
            return;
        }
    }
    let written = status.place("gron").or_else(|| status.place("gul"));
    if let Some(span) = written.filter(|_| status.green_share < status.yellow_share) {
        let (green, yellow) = (comma(status.green_share), comma(status.yellow_share));
        findings
            .report(span, format!("andelen för grönt ({green}) är lägre än andelen för gult ({yellow})"))
            .help("låt `gron` vara minst lika stor som `gul`");
    }
}

/// A limit of the model holds for every target, so it is a share or a distance.
fn yellow(status: &StatusModel, span: Span, findings: &mut Findings) {
    let Some(limit) = status.yellow else {
        findings
            .report(span, "gulgränsen säger inte var gult slutar")
            .help("skriv till exempel `{ andel = 90 }`");
        return;
    };
    let hundred = Decimal::ONE_HUNDRED;
    match limit.kind {
        YellowKind::Share(share) if share < Decimal::ZERO || share > hundred => {
            findings
                .report(span, format!("gulgränsen kan inte vara {} procent av målvärdet", comma(share)))
                .help("skriv en andel från 0 till 100");
        }
        YellowKind::Distance(distance) if distance < Decimal::ZERO => {
            findings
                .report(span, "avståndet till gulgränsen är mindre än noll")
                .help("skriv ett avstånd som är noll eller mer");
        }
        YellowKind::Value(_) => {
            let finding =
                findings.report(span, "en gulgräns för alla indikatorer kan inte vara ett fast värde");
            // It can be computed, so it does not stop a commit.
            finding.severity = Severity::Warning;
            finding.help("skriv en andel, som `{ andel = 90 }`, eller gränsen på varje indikator");
        }
        _ => {}
    }
}

fn comma(number: Decimal) -> String {
    number.normalize().to_string().replace('.', ",")
}
