//! The pictures of papers, each with the same in words.

use rust_decimal::Decimal;

use crate::{
    config::light::Signal,
    fields::ThingKind,
    model::{
        indicator::{Indicator, Target},
        outcome::Outcome,
        period::Period,
        thing::Thing,
        unit::Unit,
    },
    report::{
        Block, Figure, Inline, bullets, lights, paragraph,
        picture::{Drawing, Layer, Picture, Point, Share},
        strong, text, tree,
    },
    status::{Counts, IndicatorLight},
};

use super::{Paper, measures, totals, words};

/// The most measurements that a curve shows.
const POINTS: usize = 9;

/// The most rows that a picture of the röda tråden has; a longer one is for `styr tree`.
const ROWS: usize = 60;

/// How many have each light; nothing to see where there are none.
pub(in super::super) fn bar(paper: &Paper<'_, '_>, title: &str, counts: Counts) -> Option<Inline> {
    let share = |signal: Signal| {
        let light = lights::light(paper.config(), signal, None);
        Share {
            signal,
            word: light.word,
            symbol: lights::symbol(signal).to_owned(),
            count: counts.of(signal),
        }
    };
    let shares: Vec<Share> = Signal::ALL.into_iter().map(share).filter(|it| it.count > 0).collect();
    (!shares.is_empty()).then(|| {
        Inline::Picture(Box::new(Picture {
            title: title.to_owned(),
            instead: totals::counts(paper, counts),
            drawing: Drawing::Bar(shares),
            file: None,
        }))
    })
}

/// An indicator through time, where there are two numbers at least.
pub(in super::super) fn trend<'p>(
    paper: &Paper<'_, 'p>,
    light: &IndicatorLight<'p>,
    earlier: &[IndicatorLight<'p>],
) -> Option<Inline> {
    let indicator = light.indicator;
    let mut points = if indicator.computation().is_some() {
        computed(paper, light, earlier)
    } else {
        measured(paper, light)
    };
    points.drain(..points.len().saturating_sub(POINTS));
    if points.len() < 2 {
        return None;
    }
    let value = |it: &Point| {
        let value = measures::figure(indicator, it.value);
        format!("{} {value}", it.when)
    };
    let said: Vec<String> = points.iter().map(value).collect();
    let target = points.last().and_then(|it| it.target);
    let target = target.map(|it| {
        format!(" Målet är streckat, nu {}.", measures::target_text(indicator, Target::Number(it)))
    });
    Some(Inline::Picture(Box::new(Picture {
        title: paper.title(indicator.thing).to_owned(),
        instead: format!("{}.{}", said.join(", "), target.unwrap_or_default()),
        drawing: Drawing::Trend(points),
        file: None,
    })))
}

/// The rows that the unit or the shared indicator has; of what grows during the year the same period alone.
fn measured<'p>(paper: &Paper<'_, 'p>, light: &IndicatorLight<'p>) -> Vec<Point> {
    let thing = light.indicator.thing;
    let rows = |of: Thing<'p>, unit| -> Vec<Outcome<'p>> { paper.plan.outcomes(of, unit).collect() };
    let mut all = rows(thing, Some(light.unit));
    if let (true, Some(shared)) = (all.is_empty(), thing.shared_thing()) {
        all = rows(shared, None);
    }
    let is_alike = |it: Period| !light.indicator.accumulates() || it.index == paper.period.index;
    let shown = all.into_iter().filter(|it| it.period <= paper.period && is_alike(it.period));
    shown.filter_map(|it| Some(point(paper, light.indicator, it.period, it.value()?.number()?))).collect()
}

fn computed<'p>(
    paper: &Paper<'_, 'p>,
    light: &IndicatorLight<'p>,
    earlier: &[IndicatorLight<'p>],
) -> Vec<Point> {
    let all = earlier.iter().chain(std::iter::once(light)).filter_map(|it| it.measured);
    all.filter_map(|it| Some(point(paper, light.indicator, it.period, it.value.number()?))).collect()
}

fn point(paper: &Paper<'_, '_>, indicator: Indicator<'_>, period: Period, value: Decimal) -> Point {
    let target = indicator.target_in(period).and_then(|it| match it.target {
        Target::Number(it) => Some(it),
        _ => None,
    });
    Point { when: period.name(paper.follow_up()), value, target }
}

/// The styrpyramid with the unit's own content, in the order of the model's questions (R6).
pub(in super::super) fn pyramid(paper: &Paper<'_, '_>) -> Option<Block> {
    let layers = layers(paper);
    if layers.is_empty() {
        return None;
    }
    let line = |it: &Layer| {
        let items = if it.items.is_empty() { "saknas".to_owned() } else { it.items.join(" · ") };
        vec![strong(format!("{}:", it.name)), format!(" {items}").into()]
    };
    let instead = vec![bullets(layers.iter().map(line))];
    let said: Vec<String> =
        layers.iter().map(|it| format!("{} {}", it.items.len(), it.name.to_lowercase())).collect();
    let picture = Picture {
        title: format!("Styrpyramiden för {}", paper.unit.name()),
        instead: format!("Uppifrån: {}.", said.join(", ")),
        drawing: Drawing::Pyramid(layers),
        file: None,
    };
    Some(Block::Figure(Figure { picture, instead }))
}

/// The parts that the model's questions name, or its levels where it asks nothing, with what the
/// unit has of each; of parts that belong above it, what the units above have.
fn layers(paper: &Paper<'_, '_>) -> Vec<Layer> {
    let config = paper.config();
    let mut parts: Vec<(Option<&str>, &str)> = Vec::new();
    let of_questions = config
        .questions
        .iter()
        .flat_map(|question| question.parts.iter().map(|it| (Some(question.text.as_str()), it.0.as_str())));
    let of_levels = config.levels.iter().flat_map(|it| it.parts.iter()).map(|it| (None, it.part.as_str()));
    let has_questions = !config.questions.is_empty();
    for (question, part) in of_questions.chain(of_levels.filter(|_| !has_questions)) {
        if !parts.iter().any(|it| it.1 == part) {
            parts.push((question, part));
        }
    }
    let mut asked = None;
    let mut layers = Vec::new();
    for (question, part) in parts {
        let items = items(paper, part);
        let is_demanded = || paper.unit.level()?.parts.get(part)?.severity();
        if items.is_empty() && is_demanded().is_none() {
            continue;
        }
        let noun = config.part_noun(part);
        let name = words::capital(if items.len() == 1 { &noun.singular } else { &noun.plural });
        let is_new = question != asked;
        asked = question;
        layers.push(Layer { question: question.filter(|_| is_new).map(str::to_owned), name, items });
    }
    layers
}

/// What the unit has of a part, else what those above it have.
fn items(paper: &Paper<'_, '_>, part: &str) -> Vec<String> {
    let own = titles(paper, paper.unit.things(), part);
    let is_upper = paper.config().element_type(part).is_some() || paper.config().goal_type(part).is_some();
    if !own.is_empty() || !is_upper {
        return own;
    }
    let above = paper.unit.above().map(|it| of_above(paper, it, part));
    above.into_iter().find(|it| !it.is_empty()).unwrap_or_default()
}

/// What a unit above has of a part, but for what it has handed to others than the paper's unit.
fn of_above<'p>(paper: &Paper<'_, 'p>, above: Unit<'p>, part: &str) -> Vec<String> {
    let is_for_us = |it: &Thing<'p>| !it.is_handed_out() || it.is_received_by(paper.unit);
    titles(paper, above.things().filter(is_for_us), part)
}

fn titles<'p>(paper: &Paper<'_, 'p>, things: impl Iterator<Item = Thing<'p>>, part: &str) -> Vec<String> {
    let mut things: Vec<Thing<'p>> =
        things.filter(|it| it.is_part(part) && it.is_valid_in(paper.year())).collect();
    things.sort_by_key(|it| it.span());
    let title = |it: Thing<'p>| {
        if it.kind() == ThingKind::Goal { paper.numbered_title(it) } else { paper.title(it).to_owned() }
    };
    things.into_iter().map(title).collect()
}

/// The röda tråden of the unit, as many steps of it as can be seen at once.
pub(in super::super) fn thread(paper: &Paper<'_, '_>) -> Vec<Block> {
    let mut tree = tree::of_unit(paper.unit, paper.day);
    let all = tree.rows.len();
    let within = |depth: usize| tree.rows.iter().filter(|it| it.depth <= depth).count();
    let deepest = (0..=tree::DEEPEST).take_while(|it| within(*it) <= ROWS).last();
    let command = format!("Hela tråden visas med ”styr tree {}”.", paper.unit.id());
    let Some(deepest) = deepest.filter(|_| all > 0) else { return vec![paragraph(command)] };
    tree.rows.retain(|it| it.depth <= deepest);
    let line = |it: &tree::Row| text(format!("{}{} ({})", "› ".repeat(it.depth), it.title, it.noun));
    let lines: Vec<Vec<Inline>> = tree.rows.iter().map(line).collect();
    let shown = lines.len();
    let picture = Picture {
        title: format!("Röda tråden genom {}", paper.unit.name()),
        instead: format!("{shown} rader: målen, uppåt mot toppen och nedåt till det som görs."),
        drawing: Drawing::Thread(Box::new(tree)),
        file: None,
    };
    let figure = Block::Figure(Figure { picture, instead: vec![bullets(lines)] });
    let rest = (shown < all).then(|| paragraph(format!("De närmaste stegen visas. {command}")));
    std::iter::once(figure).chain(rest).collect()
}
