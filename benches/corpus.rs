//! Writes a styrrepo of any size, the same one every time.
//!
//! One KF, 12 nämnder, 12 förvaltningar (fewer where there are few units); a tenth of the rest are
//! avdelningar, the others enheter.
//! Each unit has 3 goals (each contributing to a goal one level up), 2 indicators a goal and
//! 5 outcomes an indicator, up to the second tertial of 2026.
//! On 2026-11-21 no finding in it is a `fel`.

use std::{
    fs,
    path::{Path, PathBuf},
};

/// Id and name of each level, from the top.
const LEVELS: [(&str, &str); 5] = [
    ("kf", "Kommunfullmäktige"),
    ("namnd", "Nämnd"),
    ("forvaltning", "Förvaltning"),
    ("avdelning", "Avdelning"),
    ("enhet", "Enhet"),
];

const GOALS: [&str; 10] = [
    "Alla elever når målen i grundskolan",
    "Tryggheten i det offentliga rummet ska öka",
    "Äldre ska uppleva god kvalitet i hemtjänsten",
    "Sjukfrånvaron ska minska",
    "Klimatutsläppen från verksamheten ska halveras",
    "Handläggningstiderna ska kortas",
    "Andelen behöriga lärare ska öka",
    "Medborgarna ska möta god service och gott bemötande",
    "Fler ska gå från försörjningsstöd till egen försörjning",
    "Budget i balans varje tertial",
];

const INDICATORS: [&str; 6] = [
    "Andel nöjda enligt brukarenkät",
    "Sjukfrånvaro i procent av ordinarie arbetstid",
    "Nettokostnadsavvikelse i procent",
    "Andel ärenden inom utsatt tid",
    "Andel elever med minst betyget E i alla ämnen",
    "Antal ton koldioxidekvivalenter",
];

const HOW: &str = "Genom att verksamheten arbetar systematiskt med uppföljning, åtgärder och dialog med dem vi är \
                   till för. Ansvarig chef redovisar läget varje tertial och föreslår åtgärder vid avvikelse.";

const PERSPECTIVES: [&str; 4] = ["medborgare", "medarbetare", "process", "ekonomi"];

/// A unit that has been written and can have others below it.
struct Unit {
    id: String,
    folder: PathBuf,
}

/// An indicator's id within its unit, and its target.
type Target = (String, u64);

/// Writes a styrrepo of that many units (5 at least) in a folder.
pub(crate) fn write(units: usize, root: &Path) {
    let mut random = Random(2026);
    write_file(&root.join("styr.toml"), MODEL);
    let mut number = 0;
    let mut above: Vec<Unit> = Vec::new();
    for (level, count) in counts(units).into_iter().enumerate() {
        let mut here = Vec::with_capacity(count);
        for index in 0..count {
            let superior = above.get(index % above.len().max(1));
            here.push(write_unit(&mut random, root, superior, level, index, number));
            number += 1;
        }
        above = here;
    }
}

/// How many units each level has.
fn counts(units: usize) -> [usize; 5] {
    let namnder = 12.min(units.saturating_sub(1) / 4).max(1);
    let rest = units.saturating_sub(1 + 2 * namnder).max(2);
    // A half goes to the even neighbour.
    let tenth = rest / 10 + usize::from(rest % 10 + rest / 10 % 2 > 5);
    let avdelningar = tenth.max(1);
    [1, namnder, namnder, avdelningar, rest - avdelningar]
}

fn write_unit(
    random: &mut Random,
    root: &Path,
    superior: Option<&Unit>,
    level: usize,
    index: usize,
    number: usize,
) -> Unit {
    let unit = match superior {
        None => Unit { id: "kf".to_owned(), folder: root.join("kf") },
        Some(superior) => Unit {
            id: format!("e{number:06}"),
            folder: superior.folder.join(format!("{}-{:05}", LEVELS[level].0, index + 1)),
        },
    };
    let (text, targets) = plan(random, &unit.id, superior.map(|it| it.id.as_str()), level, number);
    write_file(&unit.folder.join("plan.toml"), &text);
    write_file(&unit.folder.join("utfall/2025.toml"), &outcomes(random, &targets, 3));
    write_file(&unit.folder.join("utfall/2026.toml"), &outcomes(random, &targets, 2));
    write_file(&unit.folder.join("analys/2026-t2.md"), &analysis());
    unit
}

fn plan(
    random: &mut Random,
    id: &str,
    superior: Option<&str>,
    level: usize,
    number: usize,
) -> (String, Vec<Target>) {
    let (level_id, level_name) = LEVELS[level];
    let name = superior.map_or_else(|| level_name.to_owned(), |_| format!("{level_name} {}", &id[1..]));
    // The levels below nämnd are decided by the unit above, as the model says.
    let organ = superior.filter(|_| level > 1).unwrap_or(id);
    let paragraph = random.within(1, 200);
    let mut text = format!(
        r#"format = 1

[enhet]
id = "{id}"
namn = "{name}"
niva = "{level_id}"
ansvarig = "Chef"

[plan.2025-2026]
beslut = {{ organ = "{organ}", datum = 2024-11-20, paragraf = "{paragraph}" }}
"#
    );
    if superior.is_none() {
        text += VISION;
    }
    let mut targets = Vec::new();
    for goal in 1..=3 {
        text += &goal_tables(superior, goal, number + goal - 1);
        for question in 1..=2 {
            let target = (format!("m{goal}-i{question}"), random.within(60, 95));
            text += &indicator_table(&target, goal, question, number + goal - 1);
            targets.push(target);
        }
    }
    (text, targets)
}

/// A goal and its framgångsfaktor; `turn` chooses among the wordings.
fn goal_tables(superior: Option<&str>, goal: usize, turn: usize) -> String {
    let title = GOALS[turn % GOALS.len()];
    let perspective = PERSPECTIVES[turn % PERSPECTIVES.len()];
    let link = superior
        .map(|above| format!("bidrar_till = [\"{above}/m{goal}\"]\nhur = \"{HOW}\"\n"))
        .unwrap_or_default();
    format!(
        r#"
[mal.m{goal}]
rubrik = "{title}"
{link}perspektiv = ["{perspective}"]

[framgangsfaktor.f{goal}]
mal = ["m{goal}"]
perspektiv = ["{perspective}"]
rubrik = "Vi arbetar tillsammans"
"#
    )
}

fn indicator_table((id, target): &Target, goal: usize, question: usize, turn: usize) -> String {
    let name = INDICATORS[(turn + question - 1) % INDICATORS.len()];
    let perspective = PERSPECTIVES[turn % PERSPECTIVES.len()];
    format!(
        r#"
[indikator.{id}]
mal = ["m{goal}"]
namn = "{name}"
definition = "Enligt nationell definition"
motiv = "Visar om målet nås"
datakalla = "Verksamhetssystemet"
ansvarig = "Controller"
mattenhet = "%"
riktning = "minst"
malvarde = {{ 2025 = {target}, 2026 = {target} }}
gulgrans = {{ avstand = 5 }}
perspektiv = ["{perspective}"]
"#
    )
}

/// The analysis of the second period.
fn analysis() -> String {
    let section = |goal| {
        format!(
            "\n# m{goal}\n\n## Vad har blivit bra och inte? Finns det avvikelser?\n\nResultatet ligger nära målet.\n\n## Vad beror resultaten på?\n\nArbetssättet är nytt.\n"
        )
    };
    let sections: String = (1..=3).map(section).collect();
    format!("---\nperiod: 2026-t2\nforfattare: Chef\ndatum: 2026-09-10\n---\n{sections}")
}

/// One year's outcomes, from 5 below the target, where red begins, to 6 above it.
fn outcomes(random: &mut Random, targets: &[Target], periods: usize) -> String {
    let mut text = "format = 1\n".to_owned();
    for (id, target) in targets {
        text.extend(["\n[indikator.", id, "]\n"]);
        text.extend((1..=periods).map(|period| {
            let tenths = random.within(10 * target - 50, 10 * target + 60);
            format!("t{period} = {}.{}\n", tenths / 10, tenths % 10)
        }));
    }
    text
}

fn write_file(path: &Path, text: &str) {
    let folder = path.parent().expect("every file of the corpus lies in a folder");
    fs::create_dir_all(folder).expect("the folder for the corpus can be made");
    fs::write(path, text).expect("the corpus can be written");
}

/// `SplitMix64`: the same numbers on every system, without a dependency.
struct Random(u64);

impl Random {
    /// A number from `low` to `high`, both included.
    const fn within(&mut self, low: u64, high: u64) -> u64 {
        self.0 = self.0.wrapping_add(0x9e37_79b9_7f4a_7c15);
        let mixed = (self.0 ^ (self.0 >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
        let mixed = (mixed ^ (mixed >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
        low + (mixed ^ (mixed >> 31)) % (high - low + 1)
    }
}

const VISION: &str = r#"
[element.vision]
typ = "vision"
text = "En kommun där alla växer"
beslut = { organ = "kf", datum = 2020-06-15, paragraf = "88" }
"#;

const MODEL: &str = r#"format = 1

[kommun]
namn = "Mätköpings kommun"
kod = "0000"

[modell]
namn = "Styrmodell för Mätköping"
beslut = { organ = "kf", datum = 2024-09-30, paragraf = "101", diarienummer = "KS-2024-00101" }

[[niva]]
id = "kf"
namn = "Kommunfullmäktige"
plan = "Mål- och resursplan"
maltyp = "overgripande"

[[niva]]
id = "namnd"
namn = "Nämnd"
plan = "Verksamhetsplan"
maltyp = "verksamhetsmal"

[[niva]]
id = "forvaltning"
namn = "Förvaltning"
plan = "Verksamhetsplan"
maltyp = "verksamhetsmal"
beslutas_av = "overordnad"

[[niva]]
id = "avdelning"
namn = "Avdelning"
plan = "Avdelningsplan"
maltyp = "verksamhetsmal"
beslutas_av = "overordnad"

[[niva]]
id = "enhet"
namn = "Enhet"
plan = "Enhetsplan"
maltyp = "verksamhetsmal"
beslutas_av = "overordnad"

[maltyp.overgripande]
namn = { ental = "övergripande mål", flertal = "övergripande mål" }
niva = ["kf"]

[maltyp.verksamhetsmal]
namn = { ental = "verksamhetsmål", flertal = "verksamhetsmål" }
niva = ["namnd", "forvaltning", "avdelning", "enhet"]
bidrar_till = ["overgripande", "verksamhetsmal"]

[elementtyp.vision]
namn = { ental = "vision", flertal = "visioner" }
niva = ["kf"]
max = 1

[dimension.perspektiv]
namn = "Perspektiv"
varden = { medborgare = "Medborgare och brukare", medarbetare = "Medarbetare", process = "Process och verksamhet", ekonomi = "Ekonomi" }

[status]
grund = "malvarde"
gulgrans = { andel = 90 }
avgor = "berakning"
forslag = "samst"

[uppfoljning]
fragor = ["Vad har blivit bra och inte? Finns det avvikelser?", "Vad beror resultaten på?", "Behöver vi vidta åtgärder? I så fall, vilka?"]

[uppfoljning.period.t1]
namn = "Tertial 1"
slut = "04-30"
klart = "05-31"

[uppfoljning.period.t2]
namn = "Tertial 2"
slut = "08-31"
klart = "09-20"

[uppfoljning.period.t3]
namn = "Helår"
slut = "12-31"
klart = "02-15"
"#;
