//! Verksamhetsplanen: what the unit is to reach and do, before anything has happened.

use crate::{
    fields::ThingKind,
    model::{indicator::Role, thing::Thing, thread::ends},
    report::{Block, bullets, heading, paragraph, strong, text, words},
};

use super::{
    paper::Paper,
    parts::{changed, control, goal, goals, head, heading_of, pictures, planned},
};

/// What the plan is called, with its years.
pub(super) fn title(paper: &Paper<'_, '_>) -> String {
    let years = paper
        .unit
        .plan_for(paper.year())
        .map_or_else(|| paper.year().to_string(), |it| it.key().replace('-', "–"));
    format!("{} {years}: {}", paper.unit.plan_name(), paper.unit.name())
}

pub(super) fn blocks(paper: &Paper<'_, '_>) -> Vec<Block> {
    let parts = [
        head::plan_blocks(paper),
        pyramid(paper),
        planned::circumstances(paper),
        own_goals(paper),
        goals::unanswered_above(paper),
        received(paper),
        loose(paper),
        planned::frames(paper),
        planned::deprioritised(paper),
        planned::documents(paper),
        control::plan(paper),
        decided(paper),
        changed::blocks(paper),
    ];
    parts.concat()
}

/// The pyramid and the thread, as pictures and in words.
fn pyramid(paper: &Paper<'_, '_>) -> Vec<Block> {
    let mut blocks = vec![heading(2, "Styrpyramiden")];
    blocks.push(
        pictures::pyramid(paper)
            .unwrap_or_else(|| paragraph("Styrmodellen säger inte vilka delar en plan har.")),
    );
    blocks.push(heading(3, "Röda tråden"));
    blocks.extend(pictures::thread(paper));
    blocks
}

/// Every goal with its success factors, targets and activities.
fn own_goals(paper: &Paper<'_, '_>) -> Vec<Block> {
    let mut goals = paper.unit.things_of(ThingKind::Goal);
    goals.retain(|it| it.is_valid_in(paper.year()));
    let mut blocks = vec![heading(2, words::capital(paper.goals()))];
    if goals.is_empty() {
        blocks.push(paragraph(format!("Inga {} gäller {}.", paper.goals(), paper.year())));
    }
    for goal in goals {
        blocks.extend(own_goal(paper, goal));
    }
    blocks
}

fn own_goal<'p>(paper: &Paper<'_, 'p>, goal: Thing<'p>) -> Vec<Block> {
    let mut blocks = vec![heading_of(3, paper.numbered_title(goal), goal)];
    let facts = goal::plan_facts(paper, goal, ends(goal).contains(&goal));
    blocks.extend((!facts.is_empty()).then_some(Block::Facts(facts)));
    blocks.extend(changed::at(paper, goal));
    let factors = planned::of_goal(paper, goal, ThingKind::SuccessFactor);
    if !factors.is_empty() {
        let name = words::capital(&paper.config().part_noun(ThingKind::SuccessFactor.table()).plural);
        blocks.push(Block::Paragraph(vec![strong(format!("{name}:"))]));
        blocks.push(bullets(factors.iter().map(|it| text(paper.title(*it)))));
    }
    let indicators: Vec<_> = planned::of_goal(paper, goal, ThingKind::Indicator)
        .into_iter()
        .filter_map(Thing::indicator)
        .filter(|it| it.role() == Role::Measure)
        .collect();
    let title = paper.numbered_title(goal);
    let name = words::capital(paper.measures());
    blocks.extend(planned::targets(paper, &format!("{name} för målet ”{title}”"), &indicators));
    if indicators.is_empty() {
        blocks.push(paragraph(format!("Målet har inga {}.", paper.measures())));
    }
    let activities = planned::of_goal(paper, goal, ThingKind::Activity);
    blocks.extend(planned::activities(paper, &format!("Aktiviteter för målet ”{title}”"), &activities));
    blocks
}

/// What hangs on none of the unit's goals: nyckeltal and activities for goals above.
fn loose(paper: &Paper<'_, '_>) -> Vec<Block> {
    let indicators: Vec<_> = planned::loose(paper, ThingKind::Indicator)
        .into_iter()
        .filter_map(Thing::indicator)
        .filter(|it| it.role() == Role::Measure)
        .collect();
    let activities = planned::loose(paper, ThingKind::Activity);
    let tables = [
        planned::targets(paper, &format!("{} utan eget mål", words::capital(paper.measures())), &indicators),
        planned::activities(paper, "Aktiviteter utan eget mål", &activities),
    ];
    let tables: Vec<Block> = tables.into_iter().flatten().collect();
    if tables.is_empty() { tables } else { [vec![heading(2, "Utan eget mål")], tables].concat() }
}

/// What others have handed out to the unit, with how it reads them.
fn received(paper: &Paper<'_, '_>) -> Vec<Block> {
    super::parts::received::planned(paper)
}

/// What was changed since the plan was decided.
fn decided(paper: &Paper<'_, '_>) -> Vec<Block> {
    let rows = planned::changes(paper);
    if rows.is_empty() {
        return Vec::new();
    }
    vec![
        heading(2, "Ändringar under året"),
        crate::report::table("Beslut om ändringar", &["Ändring", "Beslut"], rows),
    ]
}
