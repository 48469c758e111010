//! How evenly the model is applied (R70): working matter, so not for the public.

use crate::{
    model::{load::Readers, unit::Unit},
    policy::{self, Selection},
    report::{Block, Cell, application, application::Part, cell, heading, paragraph, table},
    rules::{self, Facts},
};

use super::Paper;

pub(super) fn blocks(paper: &Paper<'_, '_>) -> Vec<Block> {
    if paper.plan.readers() == Readers::Public {
        return Vec::new();
    }
    let found = rules::run(&Facts::new(paper.plan, paper.day));
    let mut findings = policy::apply(paper.plan, paper.day, found, &Selection::default());
    // Next year's draft waits for its texts beside this year's plan, and changes no paper of this year.
    findings.retain(|it| it.rule != "fyll-i");
    let answer = application::application(paper.plan, paper.day, &findings);
    let heads = ["Enhet", "Fel", "Varningar", "Undantag", "Utfall som saknas"];
    let rows = answer.parts.iter().map(row).collect();
    vec![
        heading(2, "Enhetlig tillämpning"),
        paragraph(
            "Så följs styrmodellen, enligt `styr check`; text som inte är ifylld än räknas inte. Varje rad gäller enheten och allt under den."
                .replace('`', "”"),
        ),
        table("Tillämpning av styrmodellen", &heads, rows),
    ]
}

fn row(part: &Part<'_>) -> Vec<Cell> {
    let exceptions: Vec<String> =
        part.exceptions.iter().map(|it| format!("{} till och med {}", it.rule, it.until)).collect();
    let exceptions = if exceptions.is_empty() { "–".to_owned() } else { exceptions.join(", ") };
    vec![
        cell(part.unit.map_or("Gemensamma filer", Unit::name)),
        cell(part.findings.errors.to_string()),
        cell(part.findings.warnings.to_string()),
        cell(exceptions),
        cell(if part.due == 0 {
            "–".to_owned()
        } else {
            format!("{} av {}", part.missing.len(), part.due)
        }),
    ]
}
