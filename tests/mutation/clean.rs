//! A clean styrrepo of 60 units, the same one every time: nothing in it is wrong.
//!
//! One KF, five nämnder and a bolag, five förvaltningar, ten avdelningar and 38 enheter. The model,
//! the registers and KF's own files stand in `tests/mutation/clean/`; the rest is written here.

mod plan;

use std::{collections::BTreeMap, fmt::Write};

use self::plan::plan;

/// Id and name of the nämnder; the last is a bolag.
const NAMNDER: [(&str, &str); 6] = [
    ("ks", "Kommunstyrelsen"),
    ("bun", "Barn- och utbildningsnämnden"),
    ("son", "Socialnämnden"),
    ("stn", "Stadsbyggnadsnämnden"),
    ("kfn", "Kultur- och fritidsnämnden"),
    ("bostader", "Provköpings Bostäder AB"),
];

/// KF's goals, in the order of the perspectives that they belong to.
const TOP_GOALS: [&str; 4] = ["trygghet", "arbetsgivare", "klimat", "god-ekonomi"];

const PERSPECTIVES: [&str; 4] = ["medborgare", "medarbetare", "process", "ekonomi"];

/// Files that are written by hand.
const BY_HAND: [(&str, &str); 11] = [
    ("styr.toml", include_str!("clean/styr.toml")),
    ("styrdokument.toml", include_str!("clean/styrdokument.toml")),
    ("arshjul.toml", include_str!("clean/arshjul.toml")),
    ("indikatorer.toml", include_str!("clean/indikatorer.toml")),
    ("utfall/2025.toml", include_str!("clean/utfall/2025.toml")),
    ("utfall/2026.toml", include_str!("clean/utfall/2026.toml")),
    ("kf/plan.toml", include_str!("clean/kf/plan.toml")),
    ("kf/analys/2026-t2.md", include_str!("clean/kf/analys/2026-t2.md")),
    ("kf/utfall/2025.toml", include_str!("clean/kf/utfall/2025.toml")),
    ("kf/utfall/2026.toml", include_str!("clean/kf/utfall/2026.toml")),
    ("ks/internkontroll.toml", include_str!("clean/ks/internkontroll.toml")),
];

/// One unit of the clean repo.
pub(crate) struct Unit {
    pub(crate) id: String,
    pub(crate) level: &'static str,
    pub(crate) folder: String,
    /// Position of the superior among the units; KF stands first.
    pub(crate) superior: usize,
    name: String,
    /// Position among the units of its level.
    index: usize,
}

/// The files, by path, and the units that they are about.
pub(crate) struct Clean {
    pub(crate) files: BTreeMap<String, String>,
    pub(crate) units: Vec<Unit>,
}

/// Writes it.
pub(crate) fn clean() -> Clean {
    let units = units();
    let mut files: BTreeMap<String, String> =
        BY_HAND.iter().map(|(path, text)| ((*path).to_owned(), (*text).to_owned())).collect();
    for unit in &units[1..] {
        let mut add = |name: &str, text: String| files.insert(format!("{}/{name}", unit.folder), text);
        let superior = &units[unit.superior];
        add("plan.toml", plan(unit, superior));
        add("utfall/2026.toml", outcomes(unit, &units, 2026));
        add("analys/2026-t2.md", analysis(unit));
        if unit.is_workplace() || unit.level == "avdelning" {
            continue;
        }
        add("utfall/2025.toml", outcomes(unit, &units, 2025));
        if unit.level == "namnd" {
            add("atgarder.toml", actions(unit));
        }
    }
    Clean { files, units }
}

fn units() -> Vec<Unit> {
    let mut all = vec![Unit {
        id: "kf".to_owned(),
        level: "kf",
        folder: "kf".to_owned(),
        superior: 0,
        name: "Kommunfullmäktige".to_owned(),
        index: 0,
    }];
    for (index, (id, name)) in NAMNDER.into_iter().enumerate() {
        let (id, name) = (id.to_owned(), name.to_owned());
        all.push(Unit { folder: id.clone(), id, level: "namnd", superior: 0, name, index });
    }
    add(&mut all, "forvaltning", "Förvaltning", 5, |index| 1 + index);
    add(&mut all, "avdelning", "Avdelning", 10, |index| 7 + index % 5);
    // The last enhet stands right below the bolag: a level may be skipped.
    add(&mut all, "enhet", "Enhet", 38, |index| if index == 37 { 6 } else { 12 + index % 10 });
    all
}

fn add(
    all: &mut Vec<Unit>,
    level: &'static str,
    noun: &str,
    count: usize,
    superior: impl Fn(usize) -> usize,
) {
    for index in 0..count {
        let superior = superior(index);
        let id = format!("{level}-{}", index + 1);
        let folder = format!("{}/{id}", all[superior].folder);
        all.push(Unit { id, level, folder, superior, name: format!("{noun} {}", index + 1), index });
    }
}

impl Unit {
    fn is_company(&self) -> bool {
        self.id == "bostader"
    }

    /// Most units are workplaces; they have less to say.
    fn is_workplace(&self) -> bool {
        self.level == "enhet"
    }

    /// Positions of the perspectives that it has an indicator in.
    fn measured(&self) -> &'static [usize] {
        if self.is_workplace() { &[0, 2] } else { &[0, 1, 2, 3] }
    }

    fn unit_type(&self) -> &str {
        if self.is_company() { "bolag" } else { self.level }
    }

    /// What its first and second goal contribute to.
    fn upper(&self, superior: &Self) -> [String; 2] {
        match self.level {
            "namnd" => [0, 1].map(|it| format!("kf/{}", TOP_GOALS[(self.index + it) % 4])),
            _ => ["mal-1", "mal-2"].map(|it| format!("{}/{it}", superior.id)),
        }
    }

    /// Whether it answers its superior's second goal with a goal of its own.
    fn has_second_goal(&self) -> bool {
        !self.is_workplace() || !self.index.is_multiple_of(3)
    }

    fn has_part_goal(&self) -> bool {
        self.is_workplace() && self.index % 5 == 1
    }

    /// The goal that its things of a perspective hang on.
    fn goal_of(&self, perspective: usize) -> &'static str {
        if perspective % 2 == 1 && self.has_second_goal() { "mal-2" } else { "mal-1" }
    }
}

fn outcomes(unit: &Unit, units: &[Unit], year: i32) -> String {
    let mut text = "format = 1\n".to_owned();
    let periods = if year == 2025 { 3 } else { 2 };
    let has_groups = ["namnd", "forvaltning"].contains(&unit.level);
    let kind = if ["namnd", "enhet"].contains(&unit.level) { unit.index % 5 } else { 0 };
    for &index in unit.measured() {
        let _ = write!(text, "\n[indikator.i-{}]\n", PERSPECTIVES[index]);
        for period in 1..=periods {
            let step = period + if year == 2025 { 0 } else { 3 };
            let value = match (index, kind) {
                (0, _) if !has_groups => format!("{}", 75 + step),
                (0, _) => format!(
                    "{{ varde = {0}, grupp = {{ kvinnor = {{ varde = {0}, antal = 41 }}, man = {{ varde = {0}, antal = 40 }} }} }}",
                    75 + step
                ),
                (1, _) => format!("{}.5", 9 - step),
                (2, 1) => "true".to_owned(),
                (2, 2) => (if year == 2025 { "false" } else { "2026-03-30" }).to_owned(),
                (2, 3) => format!("{}", 50 - step),
                (2, 4) => "{ bedomning = \"gron\", motiv = \"Rådet har haft sina möten\", av = \"Chef\" }"
                    .to_owned(),
                (2, _) => "5".to_owned(),
                _ => format!("{}", 41 + step),
            };
            let _ = writeln!(text, "t{period} = {value}");
        }
    }
    if unit.level == "namnd" && !unit.is_company() {
        text += "\n[indikator.ram]\n";
        for period in 1..=periods {
            let _ = writeln!(text, "t{period} = {{ varde = {}, prognos = 99_500 }}", 33_000 * period);
        }
    }
    if year == 2026 {
        progress(unit, units, &mut text);
    }
    text
}

/// How far what is done has come, what was handed out among it.
fn progress(unit: &Unit, units: &[Unit], text: &mut String) {
    if !["kf", "namnd"].contains(&unit.level) {
        *text += "\n[aktivitet.a-1]\nt1 = \"ej_paborjad\"\nt2 = \"pagar\"\n";
    }
    if unit.level == "forvaltning" {
        *text += "\n[aktivitet.gemensam]\nt2 = \"pagar\"\n";
        *text += "\n[aktivitet.utveckling]\nt2 = { status = \"pagar\", steg = \"ide\" }\n";
        *text += "\n[kontroll.\"ks/attest-kontroll\"]\nt2 = { status = \"gron\", granskade = 50, avvikelser = 0 }\n";
    }
    let giver = &units[units[unit.superior].superior];
    if unit.level == "enhet" && giver.level == "forvaltning" {
        let giver = &giver.id;
        let _ = write!(
            text,
            "\n[aktivitet.\"{giver}/gemensam\"]\nt1 = \"pagar\"\nt2 = {{ status = \"pagar\", kommentar = \"Halva vägen\" }}\n"
        );
    }
    if ["bun", "son"].contains(&unit.id.as_str()) {
        *text += "\n[mal.\"kf/familjestod\"]\nt1 = \"pagar\"\nt2 = { status = \"pagar\", kommentar = \"Lokalen är klar\" }\n";
    }
}

fn analysis(unit: &Unit) -> String {
    let decided = if unit.level == "namnd" {
        format!("beslut: {{ organ: {}, datum: 2026-09-23, paragraf: \"{}\" }}\n", unit.id, unit.index + 80)
    } else {
        String::new()
    };
    let mut text = format!(
        "---\nperiod: 2026-t2\nforfattare: Chef\ndatum: 2026-09-10\n{decided}---\n\n# Sammanfattning\n\nAlla mål nås.\n"
    );
    let goals = ["mal-1", "mal-2", "grund", "del-1"];
    let has = |it: &str| match it {
        "mal-2" => unit.has_second_goal(),
        "grund" => unit.level == "namnd",
        "del-1" => unit.has_part_goal(),
        _ => true,
    };
    for goal in goals.into_iter().filter(|it| has(it)) {
        let _ = write!(
            text,
            "\n# {goal}\n\n## Vad har blivit bra och inte?\n\nMålet nås.\n\n## Vad beror resultaten på?\n\nPå gott arbete.\n\n## Behöver vi vidta åtgärder?\n\nNej.\n"
        );
    }
    text
}

fn actions(unit: &Unit) -> String {
    let id = &unit.id;
    format!(
        "format = 1

[atgard.battre-rutin]
avser = [\"mal-1\"]
rubrik = \"En bättre rutin\"
orsak = \"Rutinen är gammal\"
period = \"2026-t2\"
status = \"beslutad\"
beslut = {{ organ = \"{id}\", datum = 2026-09-23, paragraf = \"90\", diarienummer = \"D-90\" }}
ansvarig = \"Chef\"
klart = 2027-06-30
"
    )
}
