//! The plans of the clean repo.

use std::fmt::Write;

use super::{PERSPECTIVES, TOP_GOALS, Unit};

/// A nämnd's frame.
const FRAME: &str = "
[indikator.ram]
typ = \"ram\"
namn = \"Nettoram\"
definition = \"Nettokostnad enligt redovisningen\"
motiv = \"Ram enligt Mål- och resursplanen\"
datakalla = \"Redovisningen\"
mattenhet = \"tkr\"
riktning = \"hogst\"
ackumulerad = true
malvarde = { 2025 = 100_000, 2026 = 102_000 }
underlag_datum = 2026-02-28
gulgrans = { andel = 99 }
perspektiv = [\"ekonomi\"]
ansvarig = \"Ekonomichef\"
";

pub(super) fn plan(unit: &Unit, superior: &Unit) -> String {
    let mut text = head(unit, superior);
    goals(unit, superior, &mut text);
    answers(unit, superior, &mut text);
    let few = usize::from(unit.is_workplace());
    for (index, perspective) in PERSPECTIVES.into_iter().enumerate().skip(few) {
        let goal = unit.goal_of(index);
        let _ = write!(
            text,
            "
[framgangsfaktor.f-{perspective}]
mal = [\"{goal}\"]
perspektiv = [\"{perspective}\"]
rubrik = \"Det vi måste vara bra på ({perspective})\"
"
        );
    }
    for &perspective in unit.measured() {
        indicator(unit, perspective, &mut text);
    }
    if unit.level == "namnd" && !unit.is_company() {
        text += FRAME;
    }
    if !["kf", "namnd"].contains(&unit.level) {
        activities(unit, &mut text);
    }
    text
}

fn head(unit: &Unit, superior: &Unit) -> String {
    let (id, name, level, unit_type) = (&unit.id, &unit.name, unit.level, unit.unit_type());
    let organ = if unit.level == "namnd" { id } else { &superior.id };
    let number = unit.index + 11;
    let mut text = format!(
        "format = 1

[enhet]
id = \"{id}\"
namn = \"{name}\"
niva = \"{level}\"
typ = \"{unit_type}\"
ansvarig = \"Chef\"
"
    );
    let periods = match unit.level {
        "namnd" => &[("2025-2026", "ny", "2024-12-10", "2025-08-15")][..],
        "enhet" => &[("2026", "oversyn", "2025-12-18", "2025-08-25")],
        _ => &[("2025", "ny", "2024-12-16", "2024-12-02"), ("2026", "oversyn", "2025-12-16", "2025-08-20")],
    };
    for (period, kind, decided, written) in periods {
        let _ = write!(
            text,
            "
[plan.{period}]
typ = \"{kind}\"
beslut = {{ organ = \"{organ}\", datum = {decided}, paragraf = \"{number}\", diarienummer = \"D-{number}\" }}
styrdokument = [\"trygghetspolicy\", \"hallbarhetspolicy\"]
"
        );
        if unit.level == "namnd" {
            let _ = write!(
                text,
                "invarld = {{ text = \"Personalen är stabil\", kalla = [\"omvarldsanalys\"], datum = {written} }}
omvarld = {{ text = \"Behoven ändras långsamt\", kalla = [\"omvarldsanalys\"], datum = {written} }}
"
            );
        }
    }
    text
}

fn goals(unit: &Unit, superior: &Unit, text: &mut String) {
    let [first, second] = unit.upper(superior);
    let name = &unit.name;
    let _ = write!(
        text,
        "
[mal.mal-1]
rubrik = \"{name} håller vad den lovar\"
bidrar_till = [\"{first}\"]
hur = \"Genom att vara nära dem som vi är till för\"
perspektiv = [\"medborgare\"]
omrade = [\"trygghet\"]
prioritet = 1
ansvarig = \"Chef\"
"
    );
    if unit.has_second_goal() {
        let _ = write!(
            text,
            "
[mal.mal-2]
rubrik = \"{name} har ordning på sitt arbete\"
bidrar_till = [\"{second}\"]
hur = \"Genom att planera i god tid\"
perspektiv = [\"process\"]
prioritet = 2
ansvarig = \"Chef\"
"
        );
    }
    special_goals(unit, &first, text);
}

/// A part goal of a workplace, and a nämnd's basic mission.
fn special_goals(unit: &Unit, first: &str, text: &mut String) {
    let name = &unit.name;
    if unit.has_part_goal() {
        let _ = write!(
            text,
            "
[mal.del-1]
typ = \"delmal\"
rubrik = \"{name} tar ett steg i taget\"
bidrar_till = [\"kf/trygghet\", \"{first}\"]
perspektiv = [\"process\"]
ansvarig = \"Chef\"
"
        );
    }
    if unit.level == "namnd" {
        let source = if unit.is_company() { "agardirektiv" } else { "reglemente" };
        let _ = write!(
            text,
            "
[mal.grund]
typ = \"grunduppdrag\"
rubrik = \"{name} gör det som lagen kräver\"
kalla = [\"{source}\"]
perspektiv = [\"medborgare\"]
ansvarig = \"Chef\"
"
        );
    }
}

fn answers(unit: &Unit, superior: &Unit, text: &mut String) {
    let not_relevant = match unit.level {
        "namnd" => vec![TOP_GOALS[(unit.index + 2) % 4]],
        _ if unit.has_second_goal() => Vec::new(),
        _ => vec!["mal-2"],
    };
    for goal in not_relevant {
        let above = &superior.id;
        let _ =
            write!(text, "\n[svar.\"{above}/{goal}\"]\nej_relevant = \"Vi har ingen verksamhet i frågan\"\n");
    }
    if unit.level == "namnd" {
        let goal = TOP_GOALS[(unit.index + 3) % 4];
        let _ = write!(text, "\n[svar.\"kf/{goal}\"]\ngenom = [\"f-process\"]\n");
    }
    if ["bun", "son"].contains(&unit.id.as_str()) {
        *text += "
[svar.\"kf/familjestod\"]
tolkning = \"Vi ordnar en gemensam väg in\"
genom = [\"mal-1\"]
mottaget = 2025-01-20
";
    }
}

fn indicator(unit: &Unit, perspective: usize, text: &mut String) {
    // A workplace measures each goal once.
    let turn = if unit.is_workplace() { perspective / 2 } else { perspective };
    let (goal, word) = (unit.goal_of(turn), PERSPECTIVES[perspective]);
    let kind = match (perspective, unit.level, unit.index % 5) {
        (0, ..) => {
            "riktning = \"minst\"\nutgangsvarde = { period = \"2023\", varde = 70 }\nmalvarde = { 2025 = 75, 2026 = 76 }\nsikt = 90\nuppdelning = [\"kon\"]"
        }
        (1, ..) => "riktning = \"hogst\"\nmalvarde = { 2025 = 9, 2026 = 8 }\ngulgrans = { avstand = 2 }",
        (2, "namnd" | "enhet", 1) => "riktning = \"ja\"\nmalvarde = { 2026 = true }",
        (2, "namnd" | "enhet", 2) => {
            "riktning = \"senast\"\nmalvarde = { 2026 = 2026-10-31 }\ngulgrans = { avstand = 30 }"
        }
        (2, "namnd" | "enhet", 3) => {
            "riktning = \"placering\"\nmalvarde = { 2025 = 60, 2026 = 50 }\ngulgrans = 80"
        }
        (2, "namnd" | "enhet", 4) => "riktning = \"bedomning\"",
        (2, ..) => {
            "riktning = \"inom\"\nmalvarde = { 2025 = [4, 6], 2026 = [4, 6] }\ngulgrans = { avstand = 1 }\nperioder = [\"t1\", \"t2\", \"t3\"]"
        }
        _ => "riktning = \"minst\"\nmalvarde = { 2025 = 40, 2026 = 41 }\ngulgrans = 35",
    };
    // A nämnd's basic mission is followed up too.
    let goals = if unit.level == "namnd" && perspective == 0 {
        "\"mal-1\", \"grund\"".to_owned()
    } else {
        format!("\"{goal}\"")
    };
    let _ = write!(
        text,
        "
[indikator.i-{word}]
mal = [{goals}]
namn = \"Mått ur perspektivet {word}\"
definition = \"Räknas som alla andra räknar\"
motiv = \"Visar om målet nås\"
datakalla = \"Verksamhetssystemet\"
{kind}
perspektiv = [\"{word}\"]
ansvarig = \"Controller\"
"
    );
}

fn activities(unit: &Unit, text: &mut String) {
    let name = &unit.name;
    let _ = write!(
        text,
        "
[aktivitet.a-1]
mal = [\"mal-1\"]
rubrik = \"{name} prövar ett nytt arbetssätt\"
varfor_extra = \"Görs inte i ordinarie drift\"
ansvarig = \"Chef\"
start = 2026-01-01
slut = 2026-12-31
"
    );
    if unit.level == "forvaltning" {
        let id = &unit.id;
        let _ = write!(
            text,
            "
[aktivitet.gemensam]
mal = [\"mal-2\"]
rubrik = \"Alla enheter under {name} går igenom sina rutiner\"
varfor_extra = \"Görs bara i år\"
ansvarig = \"Enhetschefer\"
start = 2026-02-01
slut = 2026-12-15
mottagare = {{ niva = [\"enhet\"] }}
samordnare = \"{id}\"

[aktivitet.utveckling]
mal = [\"mal-2\"]
typ = \"utveckling\"
rubrik = \"{name} bygger en e-tjänst\"
nytta = \"Kortare svarstider\"
ansvarig = \"Utvecklare\"
start = 2026-03-01
slut = 2027-03-31

[bortprioriterat.skolskogar]
rubrik = \"Skolskogar\"
motiv = \"Tid och resurser\"
"
        );
    }
}
