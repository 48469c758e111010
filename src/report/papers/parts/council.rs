//! What only the top unit's papers tell of: the whole organisation under its goals.

mod uniformity;

use crate::{
    config::light::Signal,
    fields::{ThingKind, links},
    model::{thing::Thing, unit::Unit},
    report::{Block, Cell, Inline, bullets, cell, heading, paragraph, table, text},
    status::{Counts, GoalLight, coverage::Reply},
    syntax::Item,
};

use super::{
    Paper, pictures, received,
    thread::{self, Place},
    totals, words,
};

/// Every part, where the unit is at the top with others below it.
pub(in super::super) fn blocks(paper: &Paper<'_, '_>) -> Vec<Block> {
    let is_top = paper.unit.superior().is_none() && paper.unit.level_index() == Some(0);
    if !is_top || paper.desk.below(paper.unit).is_empty() {
        return Vec::new();
    }
    [over_units(paper), economy(paper), commitments(paper), uniformity::blocks(paper)].concat()
}

/// The top goals over the units of the next level: who contributes, and how their goals stand.
fn over_units(paper: &Paper<'_, '_>) -> Vec<Block> {
    let goals: Vec<_> =
        paper.lights.goals.iter().filter(|it| thread::place(paper, it.goal) != Place::Given).collect();
    let mut blocks = vec![heading(2, "Målen över nämnder och bolag")];
    if goals.is_empty() {
        blocks.push(paragraph(format!("Inga {} gäller {}.", paper.goals(), paper.year())));
        return blocks;
    }
    let heads = ["Mål", "Status", "Träffbild", "Målen på nivån under"];
    blocks.push(table(
        "Träffbild och fördelning",
        &heads,
        goals.iter().map(|it| coverage(paper, it)).collect(),
    ));
    for light in goals {
        let heads = ["Enhet", "Svar", "Dess mål"];
        let rows: Vec<Vec<Cell>> =
            paper.desk.answers(light.goal).into_iter().map(|it| answer(paper, light.goal, it)).collect();
        if !rows.is_empty() {
            blocks.push(table(paper.numbered_title(light.goal), &heads, rows));
        }
    }
    blocks
}

fn coverage<'p>(paper: &Paper<'_, 'p>, light: &GoalLight<'p>) -> Vec<Cell> {
    let it = light.coverage;
    let said = match it.asked() {
        0 => "Ingen är tillfrågad".to_owned(),
        asked => {
            let told = |count, what: &str| (count > 0).then(|| format!("{count} {what}"));
            let contribute = Some(format!("{} av {asked} bidrar", it.contribute));
            let rest = [told(it.not_relevant, "svarar ej relevant"), told(it.unanswered, "har inte svarat")];
            std::iter::once(contribute).chain(rest).flatten().collect::<Vec<_>>().join(", ")
        }
    };
    vec![
        cell(paper.numbered_title(light.goal)),
        Cell { text: vec![paper.light(light.status, light.step)] },
        cell(said),
        distribution(paper, paper.title(light.goal), light.below),
    ]
}

/// A bar with its figures.
fn distribution(paper: &Paper<'_, '_>, title: &str, counts: Counts) -> Cell {
    if counts.all() == 0 {
        return cell("–");
    }
    let bar = pictures::bar(paper, title, counts);
    let figures: Inline = format!(" {}", totals::counts(paper, counts)).into();
    Cell { text: bar.into_iter().chain([figures]).collect() }
}

fn answer<'p>(paper: &Paper<'_, 'p>, goal: Thing<'p>, (unit, reply): (Unit<'p>, Reply)) -> Vec<Cell> {
    let mut counts = Counts::default();
    for light in paper.desk.lights(unit).into_iter().flat_map(|it| &it.goals) {
        if light.goal.links(&links::CONTRIBUTES_TO).any(|it| it.to == goal) {
            counts.add(light.status);
        }
    }
    let written = unit.answers().find(|(to, _)| *to == goal).map(|it| it.1);
    let why = written.and_then(|it| it.get("ej_relevant")).and_then(Item::text).map(words::sentence);
    let said = match reply {
        Reply::Contributes => "Bidrar".to_owned(),
        Reply::NotRelevant => format!("Ej relevant. {}", why.unwrap_or_default()).trim_end().to_owned(),
        Reply::Unanswered => "Inte svarat".to_owned(),
    };
    vec![cell(unit.name()), cell(said), distribution(paper, unit.name(), counts)]
}

/// God ekonomisk hushållning: exactly the goals that say so, in every unit (R54).
fn economy(paper: &Paper<'_, '_>) -> Vec<Block> {
    let is_tagged = |it: &&GoalLight<'_>| it.goal.get("geh").and_then(Item::boolean) == Some(true);
    let tagged: Vec<_> = paper.desk.all_goals().filter(is_tagged).collect();
    let mut blocks = vec![heading(2, "God ekonomisk hushållning")];
    if tagged.is_empty() {
        blocks.push(paragraph("Inga mål är märkta som viktiga för god ekonomisk hushållning."));
        return blocks;
    }
    let mut counts = Counts::default();
    for light in &tagged {
        counts.add(light.status);
    }
    let reached = counts.of(Signal::Green);
    blocks.push(paragraph(format!(
        "{reached} av {} mål av betydelse för god ekonomisk hushållning nås. {}.",
        counts.all(),
        totals::counts(paper, counts)
    )));
    let row = |it: &&GoalLight<'_>| {
        let unit = it.goal.unit().map_or("", Unit::name);
        let status = Cell { text: vec![paper.light(it.status, it.step)] };
        let reason = it.assessed.and_then(|it| it.reason).map_or_else(|| "–".to_owned(), words::sentence);
        vec![cell(it.goal.title(paper.year())), cell(unit), status, cell(reason)]
    };
    let rows = tagged.iter().map(row).collect();
    blocks.push(table("Mål för god ekonomisk hushållning", &["Mål", "Enhet", "Status", "Motivering"], rows));
    blocks
}

/// What several units have received together, and how far each has come (R71).
fn commitments(paper: &Paper<'_, '_>) -> Vec<Block> {
    let is_such = |it: &Thing<'_>| matches!(it.kind(), ThingKind::Goal | ThingKind::Activity);
    let given =
        paper.unit.things().filter(is_such).filter(|it| it.is_valid_in(paper.year()) && it.is_handed_out());
    let mut shared: Vec<Thing<'_>> = given.filter(|it| paper.desk.receivers(*it).len() > 1).collect();
    shared.sort_by_key(|it| it.span());
    let mut blocks = vec![heading(2, "Gemensamma åtaganden")];
    if shared.is_empty() {
        blocks.push(paragraph("Inget är utdelat till flera enheter."));
        return blocks;
    }
    for thing in shared {
        let who = thing.text("samordnare").map(|it| paper.plan.organ_name(it));
        let who = who.map_or_else(|| "Ingen samordnare".to_owned(), |it| format!("Samordnas av {it}"));
        let line = |unit: &Unit<'_>| {
            let row = paper
                .plan
                .outcomes(thing, Some(paper.plan.unit_of(unit.key())))
                .rfind(|it| it.period <= paper.period);
            let comment = row.and_then(|it| it.text("kommentar")).map(words::sentence).unwrap_or_default();
            text(
                format!("{}: {}. {comment}", unit.name(), received::state(paper, row.as_ref()))
                    .trim_end()
                    .to_owned(),
            )
        };
        blocks.push(heading(3, paper.title(thing)));
        blocks.push(paragraph(format!("{who}. {}.", words::capital(&received::progress(paper, thing)))));
        blocks.push(bullets(paper.desk.receivers(thing).iter().map(line)));
    }
    blocks
}
