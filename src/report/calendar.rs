//! What comes and falls due in the year ahead: the yearly wheel, periods, actions, reviews (R51).

use jiff::civil::Date;

use crate::{
    fields::ThingKind,
    model::{Plan, period::Period},
    status::action,
    syntax::Item,
};

/// What kind of day it is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Kind {
    /// Something of the yearly wheel.
    Event,
    /// Outcomes and analyses of a period are due.
    Period,
    /// A decided action is to be done.
    Action,
    /// The styrmodell or a document is to be reviewed.
    Review,
    /// The last day of a governing document.
    Document,
    /// The last day of an exception.
    Exception,
}

impl Kind {
    /// What people call it.
    pub const fn name(self) -> &'static str {
        match self {
            Self::Event => "Årshjul",
            Self::Period => "Uppföljning",
            Self::Action => "Åtgärd",
            Self::Review => "Översyn",
            Self::Document => "Styrdokument",
            Self::Exception => "Undantag",
        }
    }
}

/// One day of the calendar.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Entry {
    /// The day.
    pub day: Date,
    /// What kind of day it is.
    pub kind: Kind,
    /// What happens.
    pub title: String,
    /// Whom it concerns, and the role that answers for it.
    pub who: String,
    /// Names it for as long as it is the same thing, also when its day moves.
    pub id: String,
}

/// The days ahead of a styrrepo.
#[derive(Clone, Debug)]
pub struct Calendar {
    /// The day it is seen from.
    pub from: Date,
    /// The municipality's name.
    pub municipality: String,
    /// The municipality's code, or nothing.
    pub code: String,
    /// In the order of the days.
    pub entries: Vec<Entry>,
}

/// What comes and falls due from a day and a year on.
pub fn calendar(plan: &Plan, day: Date) -> Calendar {
    let mut entries: Vec<Entry> = events(plan, day)
        .chain(periods(plan, day))
        .chain(actions(plan, day))
        .chain(reviews(plan))
        .chain(documents(plan))
        .chain(exceptions(plan))
        .collect();
    let last = day.checked_add(jiff::Span::new().years(1)).unwrap_or(Date::MAX);
    entries.retain(|it| day <= it.day && it.day <= last);
    entries.sort();
    let kommun = plan.model_file().and_then(|it| plan.root(it).get("kommun"));
    let code = kommun.and_then(|it| it.get("kod")?.text()).unwrap_or_default();
    Calendar { from: day, municipality: plan.config().municipality.clone(), code: code.to_owned(), entries }
}

/// The years that the days may lie in.
fn years(day: Date) -> impl Iterator<Item = i16> {
    [day.year(), day.year().saturating_add(1)].into_iter()
}

fn events(plan: &Plan, day: Date) -> impl Iterator<Item = Entry> {
    plan.events().flat_map(move |event| years(day).filter_map(move |year| of_event(plan, event, year)))
}

fn of_event(plan: &Plan, event: Item<'_>, year: i16) -> Option<Entry> {
    let day = plan.event_day(event, year)?;
    let is_done = event.get("genomford").is_some_and(|it| it.get(&year.to_string()).is_some());
    let organs = event.get("organ").into_iter().flat_map(Item::list).filter_map(Item::text);
    let organs = organs.map(|it| plan.organ_name(it)).collect::<Vec<_>>().join(", ");
    let entry = Entry {
        day,
        kind: Kind::Event,
        title: event.get("rubrik").and_then(Item::text).unwrap_or(event.key()).to_owned(),
        who: who(&organs, event.get("ansvarig").and_then(Item::text)),
        id: format!("handelse-{}-{year}", event.key()),
    };
    (!is_done).then_some(entry)
}

fn periods(plan: &Plan, day: Date) -> impl Iterator<Item = Entry> {
    let model = &plan.config().follow_up;
    let count = u8::try_from(model.periods.len()).unwrap_or(u8::MAX);
    let all = [-1, 0, 1].into_iter().filter_map(move |it| day.year().checked_add(it));
    let all = all.flat_map(move |year| (0..count).map(move |index| Period { year, index }));
    all.filter_map(move |period| {
        Some(Entry {
            day: period.due(model)?,
            kind: Kind::Period,
            title: format!("Utfall och analys för {} ska vara klara", period.name(model)),
            who: String::new(),
            id: format!("period-{}", period.written(model)),
        })
    })
}

fn actions(plan: &Plan, day: Date) -> impl Iterator<Item = Entry> {
    let actions = plan.things_of(ThingKind::Action).filter(move |it| action::is_decided(*it, day));
    let open = actions.filter(|it| !matches!(it.text("status"), Some("genomford" | "avslutad")));
    open.filter_map(|it| {
        let unit = it.unit()?;
        let due = it.date("klart")?;
        Some(Entry {
            day: due,
            kind: Kind::Action,
            title: it.title(due.year()).to_owned(),
            who: who(unit.name(), it.text("ansvarig")),
            id: format!("atgard-{}-{}", unit.id(), it.id()),
        })
    })
}

fn reviews(plan: &Plan) -> impl Iterator<Item = Entry> {
    let config = plan.config();
    let model = config.model_review.map(|day| Entry {
        day,
        kind: Kind::Review,
        title: format!("Se över {}", config.model_name),
        who: String::new(),
        id: "oversyn-modell".to_owned(),
    });
    let documents = plan.documents().filter(|it| it.get("behov").and_then(Item::boolean) != Some(true));
    let documents = documents.filter_map(|it| {
        Some(Entry {
            day: plan.document_review(it)?,
            kind: Kind::Review,
            title: format!("Se över {}", title_of(it)),
            who: responsible(it),
            id: format!("oversyn-{}", it.key()),
        })
    });
    model.into_iter().chain(documents)
}

fn documents(plan: &Plan) -> impl Iterator<Item = Entry> {
    plan.documents().filter_map(|it| {
        Some(Entry {
            day: plan.document_end(it)?,
            kind: Kind::Document,
            title: format!("{} gäller sista dagen", title_of(it)),
            who: responsible(it),
            id: format!("styrdokument-{}", it.key()),
        })
    })
}

fn exceptions(plan: &Plan) -> impl Iterator<Item = Entry> {
    let written = plan.model_file().and_then(|it| plan.root(it).get("undantag"));
    written.into_iter().flat_map(Item::entries).filter_map(|it| {
        let units = it.get("enhet").into_iter().flat_map(Item::list).filter_map(Item::text);
        let units: Vec<&str> = units.map(|it| plan.organ_name(it)).collect();
        Some(Entry {
            day: it.get("giltig_till")?.date()?,
            kind: Kind::Exception,
            title: format!("Undantaget från {} gäller sista dagen", it.get("regel")?.text()?),
            who: units.join(", "),
            id: format!("undantag-{}", it.key()),
        })
    })
}

fn title_of(document: Item<'_>) -> String {
    document.get("titel").and_then(Item::text).unwrap_or(document.key()).to_owned()
}

fn responsible(document: Item<'_>) -> String {
    document.get("ansvarig").and_then(Item::text).unwrap_or_default().to_owned()
}

/// `Socialnämnden (Vård- och omsorgsdirektör)`
fn who(organs: &str, responsible: Option<&str>) -> String {
    match (organs, responsible) {
        (organs, None) => organs.to_owned(),
        ("", Some(role)) => role.to_owned(),
        (organs, Some(role)) => format!("{organs} ({role})"),
    }
}
