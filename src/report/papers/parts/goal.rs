//! One goal: what it is, how it stands, why, and what is done about it.

use crate::{
    config::{
        light::{Decides, Signal},
        types::OwnField,
    },
    fields::{ThingKind, links},
    model::{analysis::Subject, outcome::Outcome, thing::Thing, unit::Unit},
    report::{Block, Fact, Inline, bullets, paragraph, strong, text},
    status::{Assessed, GoalLight},
    syntax::Item,
};

use super::{
    Paper, actions, changed, goals::Told, heading, heading_of, measures, received, texts, totals, words,
};

/// A goal in full, under a heading of a level; `above` is the goal whose heading it stands under.
pub(in super::super) fn blocks<'p>(
    paper: &Paper<'_, 'p>,
    light: &GoalLight<'p>,
    (level, above): (u8, Option<Thing<'p>>),
    told: &mut Told,
) -> Vec<Block> {
    let mut blocks = head(paper, light.goal, level, above);
    blocks.extend(standing(paper, light));
    if light.goal.is_handed_out() {
        blocks.extend(receivers(paper, light.goal));
    }
    blocks.extend(measures::of_goal(paper, light));
    let said = texts::of(paper, Subject::Thing(light.goal.key()), level + 1);
    if said.is_empty() {
        blocks.push(paragraph("Målet har ingen analys för perioden."));
    }
    blocks.extend(said);
    blocks.extend(measure_texts(paper, light, level + 1, told));
    blocks.extend(activities(paper, light.goal));
    blocks.extend(answers(paper, light));
    blocks
}

/// An uppdrag that the unit has given: how far its receivers have come, and what else there is to say.
pub(in super::super) fn given<'p>(
    paper: &Paper<'_, 'p>,
    light: &GoalLight<'p>,
    told: &mut Told,
) -> Vec<Block> {
    let mut blocks = head(paper, light.goal, 3, None);
    blocks.extend(receivers(paper, light.goal));
    if !light.indicators.is_empty() {
        blocks.extend(standing(paper, light));
        blocks.extend(measures::of_goal(paper, light));
    }
    blocks.extend(texts::of(paper, Subject::Thing(light.goal.key()), 4));
    blocks.extend(measure_texts(paper, light, 4, told));
    if !actions::of_goal(paper, light.goal).is_empty() {
        blocks.extend(answers(paper, light));
    }
    blocks
}

/// How far each receiver of a goal has come, and what it does (R71).
fn receivers<'p>(paper: &Paper<'_, 'p>, goal: Thing<'p>) -> Vec<Block> {
    let line = |unit: Unit<'p>| {
        let row = received::latest(paper, goal, unit);
        let state = received::state(paper, row.as_ref());
        let comment = row.and_then(|it| it.text("kommentar")).map(words::sentence);
        let answer = received::answer(paper, unit, goal).map(|it| format!("Svar: {it}"));
        let said = [Some(format!("{}: {state}.", unit.name())), comment, answer];
        text(said.into_iter().flatten().collect::<Vec<_>>().join(" "))
    };
    let receivers = received::receivers(paper, goal);
    if receivers.is_empty() {
        let is_received = !paper.desk.receivers(goal).is_empty();
        return if is_received { Vec::new() } else { vec![paragraph("Ingen enhet har fått det.")] };
    }
    vec![
        Block::Paragraph(vec![strong(format!("Utdelat, {}", received::progress(paper, goal)))]),
        bullets(receivers.into_iter().map(line)),
    ]
}

fn head<'p>(paper: &Paper<'_, 'p>, goal: Thing<'p>, level: u8, above: Option<Thing<'p>>) -> Vec<Block> {
    let heading = heading_of(level, paper.numbered_title(goal), goal);
    let facts = facts(paper, goal, above);
    let facts = (!facts.is_empty()).then_some(Block::Facts(facts));
    std::iter::once(heading).chain(facts).chain(changed::at(paper, goal)).collect()
}

/// Likewise, for a plan: also when the goal holds, how important it is and to whom it is handed out.
pub(in super::super) fn plan_facts<'p>(paper: &Paper<'_, 'p>, goal: Thing<'p>, is_top: bool) -> Vec<Fact> {
    let mut facts = facts(paper, goal, is_top.then_some(goal));
    let names: Vec<&str> = goal.goal_types().map(|it| it.name.singular.as_str()).collect();
    let receivers: Vec<&str> = paper.desk.receivers(goal).iter().map(|it| it.name()).collect();
    let priority = goal.get("prioritet").and_then(Item::integer).map(|it| format!("Klass {it}"));
    let more = [
        ("Typ", words::capital(&names.join(" och "))),
        ("Prioritet", priority.unwrap_or_default()),
        ("Gäller", goal.get("giltig").and_then(Item::scalar).unwrap_or_default().replace('-', "–")),
        ("Utdelat till", receivers.join(" · ")),
    ];
    let told = more.into_iter().filter(|it| !it.1.is_empty());
    facts.extend(told.map(|(term, it)| Fact { term: term.to_owned(), text: text(it) }));
    facts
}

/// How, from where, and who.
fn facts<'p>(paper: &Paper<'_, 'p>, goal: Thing<'p>, above: Option<Thing<'p>>) -> Vec<Fact> {
    let mut facts = Vec::new();
    let mut add = |term: &str, value: Option<String>| {
        let value = value.filter(|it| !it.trim().is_empty());
        facts.extend(value.map(|it| Fact { term: term.to_owned(), text: text(it) }));
    };
    let links: Vec<Thing<'p>> = goal.links(&links::CONTRIBUTES_TO).map(|it| it.to).collect();
    if above.is_none_or(|it| links != [it]) {
        let titles: Vec<String> = links.into_iter().map(|it| paper.numbered_title(it)).collect();
        add("Bidrar till", Some(titles.join(" · ")));
    }
    add("Hur", goal.prose("hur", paper.year()).map(str::to_owned));
    let own: Vec<&OwnField> = goal.goal_types().flat_map(|it| &it.own_fields).collect();
    for (index, field) in own.iter().enumerate() {
        let is_told = matches!(field.key.as_str(), "hur" | "kalla" | "bidrar_till" | "ansvarig");
        if !is_told && own[..index].iter().all(|it| it.key != field.key) {
            let name = field.name.clone().unwrap_or_else(|| words::capital(&field.key.replace('_', " ")));
            add(&name, goal.prose(&field.key, paper.year()).map(str::to_owned));
        }
    }
    for dimension in &paper.config().dimensions {
        let values =
            dimension.values.iter().filter(|(id, _)| goal.dimension(&dimension.id).any(|it| it == id));
        let names: Vec<&str> = values.map(|it| it.1.as_str()).collect();
        add(&dimension.name, Some(names.join(" · ")));
    }
    add("Källa", Some(sources(paper, goal)));
    add("Ansvarig", goal.responsible().map(str::to_owned));
    add("Samordnas av", goal.text("samordnare").map(|it| paper.plan.organ_name(it).to_owned()));
    facts
}

/// The laws and documents behind a goal, by their titles in the register.
fn sources(paper: &Paper<'_, '_>, goal: Thing<'_>) -> String {
    let title = |id: &str| {
        let document = paper.plan.document(id).and_then(|it| it.get("titel")).and_then(Item::text);
        document.unwrap_or(id).to_owned()
    };
    goal.texts("kalla").map(title).collect::<Vec<_>>().join(" · ")
}

/// The judgement beside the proposal, and what lies below (R43).
fn standing<'p>(paper: &Paper<'_, 'p>, light: &GoalLight<'p>) -> Vec<Block> {
    let model = &paper.config().status;
    let has_votes = light.own.all() > 0 || (model.goals_below_vote && light.below.all() > 0);
    let proposed = || {
        let counts = totals::counts(paper, light.own);
        let below = if model.goals_below_vote { ", och målen under" } else { "" };
        vec![paper.light_of(light.proposed), format!(" ({counts}{below}).").into()]
    };
    let judged = || light.assessed.map_or_else(|| vec!["saknas.".into()], |it| judgement(paper, it));
    let mut lines = Vec::new();
    match model.decides {
        Decides::Judgement => {
            lines.push(("Bedömning", judged()));
            lines.extend(has_votes.then(|| ("Förslag", proposed())));
        }
        Decides::Computation => {
            lines.push(("Status", proposed()));
            lines.extend(light.assessed.map(|it| ("Bedömning", judgement(paper, it))));
        }
        Decides::Distribution => {
            lines.push(("Fördelning", text(format!("{}.", totals::counts(paper, light.own)))));
            lines.extend(light.assessed.map(|it| ("Bedömning", judgement(paper, it))));
        }
    }
    if light.below.all() > 0 || light.coverage.unanswered > 0 {
        lines.push(("Nivån under", text(below(paper, light))));
    }
    let mut line: Vec<Inline> = Vec::new();
    for (term, words) in lines {
        if !line.is_empty() {
            line.push(Inline::Break);
        }
        line.extend([strong(format!("{term}:")), " ".into()]);
        line.extend(words);
    }
    vec![Block::Paragraph(line)]
}

fn judgement(paper: &Paper<'_, '_>, assessed: Assessed<'_>) -> Vec<Inline> {
    let by = assessed.by.map(|it| format!(" ({it})")).unwrap_or_default();
    let reason = assessed.reason.map_or("Motivering saknas.".to_owned(), words::sentence);
    vec![paper.light(assessed.signal, assessed.step), format!("{by}. {reason}").into()]
}

/// How the units below answer the goal, and how their goals stand.
fn below(paper: &Paper<'_, '_>, light: &GoalLight<'_>) -> String {
    let it = light.coverage;
    if it.contribute + it.not_relevant + it.unanswered == 0 {
        return format!("{} bidrar: {}.", words::capital(paper.goals()), totals::counts(paper, light.below));
    }
    let units = |count| if count == 1 { "1 enhet".to_owned() } else { format!("{count} enheter") };
    let mut parts = vec![format!("{} bidrar", units(it.contribute))];
    if it.not_relevant > 0 {
        parts.push(format!("{} svarar att målet inte rör dem", it.not_relevant));
    }
    if it.unanswered > 0 {
        parts.push(format!("{} har inte svarat", it.unanswered));
    }
    let parts = parts.join(", ");
    if light.below.all() == 0 {
        return format!("{parts}.");
    }
    format!("{parts}. Deras {}: {}.", paper.goals(), totals::counts(paper, light.below))
}

/// What the analysis says of the goal's indicators by themselves.
fn measure_texts<'p>(paper: &Paper<'_, 'p>, light: &GoalLight<'p>, level: u8, told: &mut Told) -> Vec<Block> {
    let mut blocks = Vec::new();
    for thing in light.indicators.iter().map(|it| it.indicator.thing) {
        let said = texts::of(paper, Subject::Thing(thing.key()), (level + 1).min(6));
        if said.is_empty() {
            continue;
        }
        let title = paper.title(thing);
        if told.indicators.insert(thing.key()) {
            blocks.push(heading(level, format!("Analys: {title}")));
            blocks.extend(said);
        } else {
            blocks.push(paragraph(format!("Analysen av ”{title}” står vid ett tidigare mål.")));
        }
    }
    blocks
}

/// What the unit does for the goal, as far as it writes activities (R67).
fn activities<'p>(paper: &Paper<'_, 'p>, goal: Thing<'p>) -> Vec<Block> {
    let is_own = |it: &Thing<'p>| it.kind() == ThingKind::Activity && it.unit() == Some(paper.unit);
    let all: Vec<Thing<'p>> =
        goal.linked_from(&links::GOAL).filter(is_own).filter(|it| it.is_valid_in(paper.year())).collect();
    if all.is_empty() {
        return Vec::new();
    }
    vec![
        Block::Paragraph(vec![strong("Aktiviteter")]),
        bullets(all.into_iter().map(|it| activity_line(paper, it))),
    ]
}

/// An activity with how far it has come; one that is handed out has come as far as its receivers.
pub(in super::super) fn activity_line<'p>(paper: &Paper<'_, 'p>, activity: Thing<'p>) -> Vec<Inline> {
    let title = words::sentence(paper.title(activity));
    let is_others = activity.is_handed_out() && !activity.is_received_by(paper.unit);
    if is_others {
        let silent = |it: &Unit<'p>| received::latest(paper, activity, *it).is_none();
        let silent: Vec<&str> =
            received::receivers(paper, activity).into_iter().filter(silent).map(Unit::name).collect();
        let silent = if silent.is_empty() {
            String::new()
        } else {
            format!(" Inte redovisat: {}.", silent.join(", "))
        };
        let progress = received::progress(paper, activity);
        return text(format!("{title} Utdelad, {progress}.{silent}"));
    }
    let row = received::latest(paper, activity, paper.unit);
    let state = activity_state(paper, activity, row.as_ref());
    let comment = row.and_then(|it| it.text("kommentar")).map(words::sentence).unwrap_or_default();
    text(format!("{title} {state}. {comment}").trim_end().to_owned())
}

/// How far an activity has come; that it is late is found out and never written.
fn activity_state(paper: &Paper<'_, '_>, activity: Thing<'_>, row: Option<&Outcome<'_>>) -> String {
    let step = row.and_then(|it| it.text("steg"));
    let steps = activity.activity_type().map(|it| it.steps.as_slice()).unwrap_or_default();
    let step = step.and_then(|id| steps.iter().find(|it| it.0 == id)).map(|it| format!(", {}", it.1));
    let is_over = row.and_then(Outcome::progress).is_some_and(|it| matches!(it, "klar" | "avbruten"));
    let end = activity.date("slut");
    let late = end.and_then(|it| words::days_late(it, paper.day)).filter(|_| !is_over);
    let late = late.map(|it| format!(", försenad {}", words::days(it)));
    let due = end.filter(|_| !is_over).map(|it| format!(", klart senast {it}"));
    let parts = [Some(received::state(paper, row)), step, due, late];
    parts.into_iter().flatten().collect()
}

/// Åtgärder, or the motivated absence of them (R63).
fn answers<'p>(paper: &Paper<'_, 'p>, light: &GoalLight<'p>) -> Vec<Block> {
    let mut lines: Vec<String> =
        actions::of_goal(paper, light.goal).iter().map(|it| it.told(paper)).collect();
    let things = std::iter::once(light.goal).chain(light.indicators.iter().map(|it| it.indicator.thing));
    for thing in things {
        if let Some(motive) = paper.analysis.and_then(|it| it.no_action(thing)) {
            let about =
                if thing == light.goal { String::new() } else { format!(" för {}", paper.title(thing)) };
            lines.push(format!("Ingen åtgärd{about}: {}", words::sentence(motive)));
        }
    }
    if lines.is_empty() {
        let is_deviation = matches!(light.status, Signal::Yellow | Signal::Red);
        let absent = if is_deviation { "ingen är beslutad." } else { "inga." };
        return vec![Block::Paragraph(vec![strong("Åtgärder:"), format!(" {absent}").into()])];
    }
    vec![Block::Paragraph(vec![strong("Åtgärder")]), bullets(lines.into_iter().map(text))]
}
