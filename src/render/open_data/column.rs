//! The columns of the table: what each is called, what it holds, and its cell of a line.

use crate::{
    config::light::Signal,
    figures::open_data::{Line, Whose},
    model::{
        indicator::{Direction, Role, Target},
        outcome::{MissingReason, Value},
    },
    render::csv::{text, value},
};

/// What stands in place of a value that a few people could be known by.
pub(super) const SUPPRESSED: &str = "–";

/// One column.
pub(super) struct Column {
    pub(super) name: &'static str,
    pub(super) kind: Kind,
    /// Whether every line has it.
    pub(super) is_required: bool,
    pub(super) about: &'static str,
    pub(super) cell: fn(&Line<'_, '_>) -> String,
}

/// What the cells of a column are.
pub(super) enum Kind {
    Text,
    Number,
    Year,
    Date,
    Truth,
    /// One of some words.
    Word(fn() -> Vec<&'static str>),
}

const fn column(
    name: &'static str,
    kind: Kind,
    about: &'static str,
    cell: fn(&Line<'_, '_>) -> String,
) -> Column {
    Column { name, kind, is_required: false, about, cell }
}

const fn required(
    name: &'static str,
    kind: Kind,
    about: &'static str,
    cell: fn(&Line<'_, '_>) -> String,
) -> Column {
    Column { is_required: true, ..column(name, kind, about, cell) }
}

/// Together they are different on every line.
pub(super) const KEY: [&str; 5] = ["enhet", "indikator", "period", "slag", "grupp"];

pub(super) static COLUMNS: [Column; 27] = [
    required("enhet", Kind::Text, "Enhetens id, samma från år till år.", |it| text(it.light.unit.id())),
    column("enhetsnamn", Kind::Text, "Enhetens namn.", |it| text(it.light.unit.name())),
    column("niva", Kind::Text, "Enhetens nivå i organisationen.", |it| {
        it.light.unit.level().map(|it| text(&it.name)).unwrap_or_default()
    }),
    column("mal", Kind::Text, "Målens id i enheten, med mellanslag emellan.", |it| {
        text(&it.goals.join(" "))
    }),
    required("indikator", Kind::Text, "Indikatorns id i enheten, samma från år till år.", |it| {
        text(&it.light.name())
    }),
    column("namn", Kind::Text, "Indikatorns namn.", |it| {
        text(it.light.indicator.thing.title(it.period.year))
    }),
    column("typ", Kind::Word(|| vec!["matt", "ram"]), "Ett mått, eller en ekonomisk ram.", |it| {
        if it.light.indicator.role() == Role::Frame { "ram" } else { "matt" }.to_owned()
    }),
    column("mattenhet", Kind::Text, "Måttenheten.", |it| text(it.light.indicator.measure())),
    column(
        "riktning",
        Kind::Word(|| Direction::ALL.iter().map(|it| it.1).collect()),
        "Åt vilket håll som är bra.",
        |it| it.light.indicator.direction().map_or("", Direction::word).to_owned(),
    ),
    required("period", Kind::Text, "Perioden som värdet rapporterades för.", |it| {
        text(&it.period.written(&it.light.unit.plan().config().follow_up))
    }),
    required("period_slut", Kind::Date, "Periodens sista dag.", |it| {
        it.period.end(&it.light.unit.plan().config().follow_up).to_string()
    }),
    required(
        "slag",
        Kind::Word(|| vec!["utfall", "grupp", "jamforelse"]),
        "Det egna utfallet, en grupps del av det, eller andras värde.",
        |it| {
            match it.of {
                Whose::All => "utfall",
                Whose::Group(..) => "grupp",
                Whose::Others(_) => "jamforelse",
            }
            .to_owned()
        },
    ),
    required("grupp", Kind::Text, "Gruppens id, vem som jämförs med, eller `alla`.", |it| match &it.of {
        Whose::All => "alla".to_owned(),
        Whose::Group(id, ..) => text(id),
        Whose::Others(name) => text(name),
    }),
    column("gruppnamn", Kind::Text, "Gruppens namn.", |it| match &it.of {
        Whose::Group(_, name, _) => text(name),
        _ => String::new(),
    }),
    column(
        "varde",
        Kind::Number,
        "Värdet, när det är ett tal. Ett streck: gruppen är för liten.",
        |it| match (&it.of, it.value) {
            (Whose::Group(_, _, true), _) => SUPPRESSED.to_owned(),
            (_, Some(Value::Number(number))) => value(Value::Number(number)),
            _ => String::new(),
        },
    ),
    column(
        "varde_text",
        Kind::Text,
        "Värdet, när det är ett datum, ja (true), nej (false) eller en bedömning.",
        |it| match it.value {
            Some(Value::Number(_)) => String::new(),
            Some(it) => value(it),
            None if it.of == Whose::All => judged(it),
            None => String::new(),
        },
    ),
    column(
        "saknas",
        Kind::Word(|| MissingReason::ALL.iter().map(|it| it.word()).collect()),
        "Varför värdet saknas, när det är sagt.",
        |it| it.missing.map_or("", MissingReason::word).to_owned(),
    ),
    column(
        "avser_ar",
        Kind::Year,
        "Året som värdet talar om, när det är ett annat än periodens.",
        |it| it.light.row.and_then(|it| it.about_year()).map(|it| it.to_string()).unwrap_or_default(),
    ),
    column("preliminar", Kind::Truth, "Om värdet kan ändras.", |it| {
        it.light.row.map(|it| it.is_preliminary().to_string()).unwrap_or_default()
    }),
    column("malvarde", Kind::Number, "Målvärdet, eller spannets lägsta.", |it| match it.target {
        Some(Target::Number(number) | Target::Range(number, _)) => value(Value::Number(number)),
        _ => String::new(),
    }),
    column("malvarde_till", Kind::Number, "Spannets högsta.", |it| match it.target {
        Some(Target::Range(_, number)) => value(Value::Number(number)),
        _ => String::new(),
    }),
    column(
        "malvarde_text",
        Kind::Text,
        "Målvärdet, när det är ett datum, ja (true) eller ett ord.",
        |it| match it.target {
            Some(Target::Date(date)) => value(Value::Date(date)),
            Some(Target::Truth(truth)) => value(Value::Truth(truth)),
            Some(Target::Word(word)) => word.word().to_owned(),
            _ => String::new(),
        },
    ),
    column(
        "gulgrans",
        Kind::Number,
        "Gulgränsen; för ett spann eller datum avståndet till målet.",
        |it| {
            let limit = it.light.yellow.filter(|_| it.status.is_some());
            limit.map(|it| value(Value::Number(it.limit))).unwrap_or_default()
        },
    ),
    column(
        "status",
        Kind::Word(|| Signal::ALL.iter().map(|it| it.word()).chain(["ej_bedomd"]).collect()),
        "Färgen: gron, gul, rod eller ej_bedomd.",
        |it| it.status.map_or("", Signal::word).to_owned(),
    ),
    column("kolada", Kind::Text, "Måttets id i Kolada, när värdet hämtas där.", |it| {
        text(it.light.indicator.thing.text("kolada").unwrap_or_default())
    }),
    column("kalla", Kind::Text, "Var värdet hämtas.", |it| {
        text(it.light.indicator.thing.text("datakalla").unwrap_or_default())
    }),
    column("kommentar", Kind::Text, "En kommentar till utfallet, också varifrån det kommer.", |it| {
        text(it.light.row.and_then(|it| it.text("kommentar")).unwrap_or_default())
    }),
];

/// The judgement of an indicator that is judged, and not measured.
fn judged(line: &Line<'_, '_>) -> String {
    let is_judged = line.light.indicator.direction() == Some(Direction::Judged);
    let assessed = line.light.assessed.filter(|_| is_judged);
    assessed.map(|it| it.signal.word().to_owned()).unwrap_or_default()
}
