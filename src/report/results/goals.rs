//! Goal by goal: along the röda tråden, then what stands on its own ground.

use std::collections::BTreeSet;

use crate::{
    config::types::GoalType,
    fields::ThingKind,
    model::{
        thing::{Thing, ThingId},
        thread::{ends, is_end},
    },
    report::{Block, bullets, paragraph, strong},
    status::{GoalLight, words},
};

use super::{
    Paper, goal, heading, heading_of, received,
    thread::{self, Place},
};

/// What has been told already, so that it is told once and then referred to.
#[derive(Default)]
pub(super) struct Told {
    pub(super) indicators: BTreeSet<ThingId>,
}

/// Every goal of the unit, each in full once.
pub(super) fn blocks(paper: &Paper<'_>) -> Vec<Block> {
    let mut told = Told::default();
    let mut blocks = threaded(paper, &mut told);
    blocks.extend(standing(paper, &mut told));
    blocks.extend(given(paper, &mut told));
    blocks
}

fn at<'a, 'p>(paper: &'a Paper<'p>, place: Place) -> Vec<&'a GoalLight<'p>> {
    paper.lights.goals.iter().filter(|it| thread::place(paper, it.goal) == place).collect()
}

/// Goals under the goals at the top that they lead to.
fn threaded<'p>(paper: &Paper<'p>, told: &mut Told) -> Vec<Block> {
    let goals = at(paper, Place::Thread);
    let mut tops: Vec<Thing<'p>> = goals.iter().flat_map(|it| ends(it.goal)).collect();
    tops.sort_by_key(|it| it.span());
    tops.dedup();
    let mut blocks = vec![heading(2, "Mål för mål")];
    for top in &tops {
        match goals.iter().find(|it| it.goal == *top) {
            // A goal at the top that leads to an element there is told of under the element.
            Some(own) if ends(own.goal).first() != Some(top) => continue,
            Some(own) => blocks.extend(goal::blocks(paper, own, (3, None), told)),
            None => blocks.push(heading_of(3, top_title(paper, *top), *top)),
        }
        for light in goals.iter().filter(|it| it.goal != *top && ends(it.goal).contains(top)) {
            let leads_to = ends(light.goal);
            if leads_to.first() == Some(top) {
                blocks.extend(goal::blocks(paper, light, (4, Some(*top)), told));
            } else {
                blocks.push(referred(paper, light.goal, "bidrar också hit", leads_to[0]));
            }
        }
    }
    let loose = at(paper, Place::Loose);
    if !loose.is_empty() {
        blocks.push(heading(3, "Utan koppling till målen ovanför"));
        for light in &loose {
            blocks.extend(goal::blocks(paper, light, (4, None), told));
        }
    }
    if goals.is_empty() && loose.is_empty() {
        blocks.push(paragraph(format!("Inga {} gäller {}.", paper.goals(), paper.year())));
    }
    blocks.extend(untouched(paper, &tops));
    blocks
}

/// `Övergripande mål 1: Barn och unga …`
fn top_title(paper: &Paper<'_>, top: Thing<'_>) -> String {
    let of_goal = top.goal_types().next().map(|it| &it.name);
    let kind = of_goal.or_else(|| top.element_type().map(|it| &it.name)).map_or("Mål", |it| &it.singular);
    let number = top.text("nummer").map(|it| format!(" {it}")).unwrap_or_default();
    format!("{}{number}: {}", super::words::capital(kind), top.title(paper.year()))
}

fn referred(paper: &Paper<'_>, goal: Thing<'_>, what: &str, top: Thing<'_>) -> Block {
    let text = format!(" {what}. Det redovisas under {}.", top_title(paper, top));
    Block::Paragraph(vec![strong(goal.title(paper.year())), text.into()])
}

/// The superior's goals that none of the unit's goals leads to, with the unit's answer.
fn untouched<'p>(paper: &Paper<'p>, tops: &[Thing<'p>]) -> Vec<Block> {
    let Some(superior) = paper.unit.superior() else { return Vec::new() };
    let is_untouched = |it: &Thing<'p>| {
        is_end(*it)
            && !it.is_handed_out()
            && it.is_valid_in(paper.year())
            && !tops.contains(it)
            && paper.lights.goals.iter().all(|light| !ends(light.goal).contains(it))
    };
    let goals = superior.things_of(ThingKind::Goal).into_iter().filter(is_untouched);
    let (answered, others): (Vec<_>, Vec<_>) = goals
        .map(|it| (it, received::answer(paper, paper.unit, it)))
        .partition(|(_, answer)| answer.is_some());
    let title = |goal| strong(format!("{}.", top_title(paper, goal)));
    let mut blocks = Vec::new();
    if !answered.is_empty() {
        blocks.push(heading(3, "Mål ovanför som enheten bidrar till på annat sätt"));
        let line = |(goal, answer): (_, Option<String>)| {
            vec![title(goal), format!(" {}", answer.unwrap_or_default()).into()]
        };
        blocks.push(bullets(answered.into_iter().map(line)));
    }
    if !others.is_empty() {
        blocks.push(heading(3, "Mål ovanför som enheten inte bidrar till"));
        let line = |(goal, _)| {
            let why = received::refusal(paper, goal);
            vec![title(goal), format!(" {}", why.as_deref().unwrap_or("Obesvarat.")).into()]
        };
        blocks.push(bullets(others.into_iter().map(line)));
    }
    blocks
}

/// Goals whose ground is law, reglemente or ägardirektiv.
fn standing(paper: &Paper<'_>, told: &mut Told) -> Vec<Block> {
    let goals = at(paper, Place::Standing);
    let types = standing_types(paper, &goals);
    if types.is_empty() {
        return Vec::new();
    }
    let names: Vec<String> = types.iter().map(|it| it.name.plural.clone()).collect();
    let names = super::words::capital(&words::and(&names));
    let mut blocks = vec![heading(2, names.as_str())];
    for light in &goals {
        blocks.extend(goal::blocks(paper, light, (3, None), told));
    }
    let has_both = |it: &&GoalLight<'_>| {
        thread::is_standing(paper, it.goal) && thread::place(paper, it.goal) != Place::Standing
    };
    let both: Vec<&GoalLight<'_>> = paper.lights.goals.iter().filter(has_both).collect();
    for light in &both {
        let line = format!("{} har båda rollerna och redovisas under Mål för mål.", paper.title(light.goal));
        blocks.push(paragraph(line));
    }
    if goals.is_empty() && both.is_empty() {
        blocks.push(paragraph(format!("Enheten har inga {} för {}.", names.to_lowercase(), paper.year())));
    }
    blocks
}

/// The model's types of goals that stand on a source and may do so on the unit's level, and those in use.
fn standing_types<'p>(paper: &Paper<'p>, goals: &[&GoalLight<'p>]) -> Vec<&'p GoalType> {
    let config = paper.config();
    let first = config.levels.first().map_or("", |it| &it.id);
    let level = paper.unit.level().map_or("", |it| &it.id);
    let is_expected = |it: &GoalType| {
        let is_here = it.levels.is_empty() || it.levels.iter().any(|it| it == level);
        is_here && it.own_fields.iter().any(|it| it.key == "kalla")
    };
    let is_used =
        |it: &GoalType| goals.iter().any(|light| light.goal.goal_type_ids().contains(&it.id.as_str()));
    let types = config.goal_types.iter().filter(|it| !it.must_link() && !it.is_top(first));
    types.filter(|it| is_expected(it) || is_used(it)).collect()
}

/// Uppdrag that the unit has given.
fn given(paper: &Paper<'_>, told: &mut Told) -> Vec<Block> {
    let goals = at(paper, Place::Given);
    if goals.is_empty() {
        return Vec::new();
    }
    let names = thread::nouns(paper, goals.iter().map(|it| it.goal));
    let mut blocks = vec![heading(2, format!("{} som enheten har delat ut", super::words::capital(&names)))];
    for light in goals {
        blocks.extend(goal::given(paper, light, told));
    }
    blocks
}
