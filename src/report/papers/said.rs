//! What a plan says in its keys, in words for those who read a paper.

use crate::{
    diff::shown,
    fields::{ThingKind, words::listed},
    model::{Plan, unit::Unit},
    report::number::number,
    syntax::{Item, Kind},
};

/// The keys that say something about a thing to those whom it concerns, and what each is called.
const KEYS: [(&str, &str); 28] = [
    ("rubrik", "rubriken"),
    ("text", "texten"),
    ("namn", "namnet"),
    ("hur", "hur det ska nås"),
    ("bidrar_till", "vad det bidrar till"),
    ("kalla", "källan"),
    ("mal", "vilket mål det hör till"),
    ("typ", "typen"),
    ("giltig", "när det gäller"),
    ("avslutad", "avslutet"),
    ("prioritet", "prioriteten"),
    ("mottagare", "vem det är utdelat till"),
    ("start", "när det börjar"),
    ("slut", "när det ska vara klart"),
    ("malvarde", "målvärdet"),
    ("gulgrans", "gulgränsen"),
    ("strikt", "om målvärdet i sig räcker"),
    ("minsta_forandring", "minsta förändringen"),
    ("riktning", "riktningen"),
    ("definition", "definitionen"),
    ("utgangsvarde", "utgångsvärdet"),
    ("jamfor", "vad det jämförs med"),
    ("jamfor_med", "vilka det jämförs med"),
    ("grund", "grunden"),
    ("beraknas", "beräkningen"),
    ("ackumulerad", "om det räknas samman under året"),
    ("medel_ar", "hur många år som vägs samman"),
    ("mattenhet", "måttenheten"),
];

/// What the keys that lead to a value are called: `målvärdet 2026`, `gulgränsen (andel)`. Nothing where
/// they say nothing that was decided. `is_light` for what decides the light of an indicator.
pub(super) fn name(plan: &Plan, kind: ThingKind, path: &[&str], is_light: bool) -> Option<String> {
    let (key, rest) = path.split_first()?;
    let own = || {
        let fields = plan.config().vocabulary().own_fields;
        fields.iter().any(|it| it.0 == kind && it.1 == *key).then(|| key.replace('_', " "))
    };
    let known = || KEYS.iter().find(|it| it.0 == *key).map(|it| it.1.to_owned());
    let name = known().or_else(own).or_else(|| is_light.then(|| key.replace('_', " ")))?;
    let is_year = |it: &&str| it.starts_with(|it: char| it.is_ascii_digit());
    Some(match rest {
        [] => name,
        [year] if is_year(year) => format!("{name} {year}"),
        rest => format!("{name} ({})", rest.join(" ")),
    })
}

/// A value as people read it: numbers in Swedish, and what it refers to by its title.
pub(super) fn value(
    plan: &Plan,
    unit: Unit<'_>,
    item: Item<'_>,
    path: &[&str],
    decimals: Option<u32>,
) -> String {
    let year = unit.plan_periods().last().map_or(0, |it| it.0.1);
    let is_reference = matches!(path, ["bidrar_till" | "mal" | "kalla"]);
    let title = |id: &str| {
        let thing = plan.thing(id).or_else(|| unit.thing(id)).map(|it| it.title(year).to_owned());
        let document = || plan.document(id)?.get("titel")?.text().map(str::to_owned);
        thing.or_else(document).unwrap_or_else(|| id.to_owned())
    };
    if is_reference {
        let titles: Vec<String> = item.list().filter_map(Item::text).map(title).collect();
        return titles.join(" · ");
    }
    // A target is never rounded away from what was decided.
    let figure = |it: rust_decimal::Decimal| number(it, decimals.map(|at| at.max(it.normalize().scale())));
    match item.kind() {
        Kind::Array => {
            let parts: Vec<String> = item.list().map(|it| value(plan, unit, it, &[], decimals)).collect();
            listed(&parts.iter().map(String::as_str).collect::<Vec<_>>())
        }
        _ => match (item.number(), item.boolean()) {
            (Some(it), _) => figure(it),
            (_, Some(is)) => if is { "ja" } else { "nej" }.to_owned(),
            _ => shown::value(item),
        },
    }
}
