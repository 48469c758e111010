//! Honest totals in sentences: reached, measured and all, and the rule in force (R44).

use crate::{
    config::light::{Decides, Proposal, Signal, StatusModel, Step},
    report::{Block, Inline, paragraph, strong},
    status::Counts,
};

use super::{
    Paper, lights,
    thread::{self, Place},
};

/// The unit's totals, one paragraph each for indicators, goals and uppdrag, and the rule.
pub(super) fn blocks(paper: &Paper<'_>) -> Vec<Block> {
    let totals = paper.lights.totals;
    let mut blocks = vec![goals(paper), indicators(paper)];
    if totals.assignments > 0 {
        let (done, all) = (totals.assignments_done, totals.assignments);
        blocks.push(Block::Paragraph(vec![
            strong("Mottagna uppdrag:"),
            format!(" {done} av {all} klara.").into(),
        ]));
    }
    blocks.push(paragraph(rule(paper)));
    blocks
}

/// `10 av 49 mått är uppnådda. 25 är mätta, 24 utan värde. Uppnådda av de mätta: 10 av 25 (15 når inte).`
///
/// Where everything is measured there is nothing to tell apart.
fn indicators(paper: &Paper<'_>) -> Block {
    let name = paper.measures();
    let counts = paper.lights.totals.indicators;
    let (reached, measured, all) = (counts.green, paper.lights.totals.measured, counts.all());
    if all == 0 {
        return paragraph(format!("Inga {name} räknas för enheten."));
    }
    let short = counts.yellow + counts.red;
    let colourless = measured.saturating_sub(reached + short);
    let unjudged =
        if colourless > 0 { format!(", {colourless} går inte att bedöma") } else { String::new() };
    let rest = match (measured, all - measured.min(all)) {
        (0, _) => " Inga är mätta.".to_owned(),
        (_, 0) => format!(" Alla är mätta, {short} når inte målet{unjudged}."),
        (_, absent) => format!(
            " {measured} är mätta, {absent} utan värde. \
             Uppnådda av de mätta: {reached} av {measured} ({short} når inte{unjudged})."
        ),
    };
    Block::Paragraph(vec![strong(format!("{reached} av {all} {name} är uppnådda.")), rest.into()])
}

/// `5 mål: ● Grön 2 · ▲ Gul 1 · ■ Röd 2 · ○ Ej bedömd 0`
fn goals(paper: &Paper<'_>) -> Block {
    let counts = paper.lights.totals.goals;
    if counts.all() == 0 {
        return paragraph(format!("Inga {} gäller {}.", paper.goals(), paper.year()));
    }
    let shown_as = paper.config().status.show_not_assessed_as;
    let all = paper.lights.goals.iter().map(|it| it.goal);
    let given: Vec<_> = all.filter(|it| thread::place(paper, *it) == Place::Given).collect();
    let names = thread::nouns(paper, given.iter().copied());
    let among =
        if given.is_empty() { String::new() } else { format!(", varav {} {names} till andra", given.len()) };
    let mut line = vec![strong(format!("{} {}{among}:", counts.all(), paper.goals()))];
    for signal in Signal::ALL {
        let is_hidden = signal == Signal::NotAssessed && shown_as.is_some_and(|it| it != signal);
        if is_hidden {
            continue;
        }
        line.push(if line.len() == 1 { " ".into() } else { " · ".into() });
        line.push(paper.light_of(signal));
        let unmeasured =
            if shown_as == Some(signal) && signal != Signal::NotAssessed { counts.not_assessed } else { 0 };
        let count = counts.of(signal) + unmeasured;
        let among = if unmeasured > 0 { format!(" (varav {unmeasured} ej mätbara)") } else { String::new() };
        line.push(Inline::from(format!(" {count}{among}")));
    }
    Block::Paragraph(line)
}

/// What decides a goal's colour, in words.
fn rule(paper: &Paper<'_>) -> String {
    let model = &paper.config().status;
    let way = proposal(paper, model);
    match model.decides {
        Decides::Judgement => {
            format!("Ett måls färg är en bedömning. Bredvid står ett räknat förslag: {way}.")
        }
        Decides::Computation => format!("Ett måls färg räknas fram: {way}. En bedömning står bredvid."),
        Decides::Distribution => {
            format!("Mål får ingen egen färg. Fördelningen av deras {} är svaret.", paper.measures())
        }
    }
}

fn proposal(paper: &Paper<'_>, model: &StatusModel) -> String {
    let name = paper.measures();
    let (green, yellow, least) =
        (model.green_share.normalize(), model.yellow_share.normalize(), model.at_least);
    let rule = match model.proposal {
        Proposal::Worst => format!("den sämsta färgen bland målets {name} avgör"),
        Proposal::Majority => format!(
            "grönt när mer än hälften av målets {name} är gröna, rött när mer än hälften är röda, annars gult"
        ),
        Proposal::Share => format!(
            "grönt när minst {green} procent av målets {name} är gröna, gult från {yellow} procent, annars rött"
        ),
        Proposal::Weighted => format!(
            "målets {name} vägs samman och gult räknas som en halv; \
             grönt från {green} procent, gult från {yellow} procent, annars rött"
        ),
        Proposal::AtLeast => {
            format!("grönt när minst {least} av målets {name} är gröna, gult när någon är det, annars rött")
        }
    };
    let below = if model.goals_below_vote { ". Målen på nivån under räknas med" } else { "" };
    format!("{rule}{below}")
}

/// The degree that the model has for a light in the period.
fn step_of<'p>(paper: &Paper<'p>, signal: Signal) -> Option<&'p Step> {
    paper.config().status.step_for(signal, paper.period.id(paper.follow_up()))
}

/// How many have each light: `Grön 2, Gul 0, Röd 1`; those without colour only where there are any.
pub(super) fn counts(paper: &Paper<'_>, counts: Counts) -> String {
    let is_told = |signal: &Signal| *signal != Signal::NotAssessed || counts.of(*signal) > 0;
    let told = |signal| {
        let name = match signal {
            Signal::NotAssessed => "utan färg".to_owned(),
            signal => lights::light(paper.config(), signal, step_of(paper, signal)).word,
        };
        format!("{name} {}", counts.of(signal))
    };
    Signal::ALL.into_iter().filter(is_told).map(told).collect::<Vec<_>>().join(", ")
}
