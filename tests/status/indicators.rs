//! Every direction and every rule of an indicator's light.

use super::{MODEL, light, signals, with};

/// One definition, the rows of some years, and status with reason.
#[track_caller]
fn case(define: &str, rows: &[(i16, &str)], expected: &str) {
    let found = light(&with(MODEL, define, rows), |it| format!("{}: {}", it.status.word(), it.reason));
    assert_eq!(found, expected, "{define} {rows:?}");
}

/// Status, trend and forecast alone.
#[track_caller]
fn three(define: &str, rows: &[(i16, &str)], expected: &str) {
    assert_eq!(light(&with(MODEL, define, rows), signals), expected, "{define} {rows:?}");
}

#[test]
fn a_level_has_no_hole_between_its_bands() {
    // Helsingborg prints 91–99 and "90 eller lägre"; 90,3 falls in no printed band there.
    let define = "riktning = \"minst\"\nmalvarde = { 2026 = 100 }\ngulgrans = 91";
    case(define, &[(2026, "t2 = 100")], "gron: 100 är minst 100");
    case(define, &[(2026, "t2 = 99.8")], "gul: 99,8 når inte 100 men är minst gulgränsen 91");
    case(define, &[(2026, "t2 = 91")], "gul: 91 når inte 100 men är minst gulgränsen 91");
    case(define, &[(2026, "t2 = 90.3")], "rod: 90,3 är under gulgränsen 91");
    case(
        "riktning = \"hogst\"\nmalvarde = { 2026 = 10 }",
        &[(2026, "t2 = 11")],
        "gul: 11 når inte 10 men är högst gulgränsen 11",
    );
    case(
        "riktning = \"placering\"\nmalvarde = { 2026 = 50 }\ngulgrans = { avstand = 5 }",
        &[(2026, "t2 = 56")],
        "rod: 56 är över gulgränsen 55",
    );
}

#[test]
fn limits_may_be_strict_or_rounded() {
    let share = "riktning = \"minst\"\nmalvarde = { 2026 = 200 }\ngulgrans = ";
    case(
        &format!("{share}{{ andel = 90, strikt = true }}"),
        &[(2026, "t2 = 180")],
        "rod: 180 är inte bättre än gulgränsen 180",
    );
    case(
        &format!("{share}{{ andel = 90, avrunda = 0 }}"),
        &[(2026, "t2 = 199")],
        "gron: 199 (andelen 99,5 procent avrundas till 100) är minst 200",
    );
    case(&format!("{share}false\nstrikt = true"), &[(2026, "t2 = 200")], "rod: 200 är inte bättre än 200");
    case(
        "riktning = \"minst\"\nmalvarde = { 2026 = 0 }",
        &[(2026, "t2 = -0.1")],
        "rod: \u{2212}0,1 är under 0",
    );
    case(
        "riktning = \"minst\"\nmalvarde = { 2026 = 0.3 }\ngulgrans = { avstand = 0.1 }",
        &[(2026, "t2 = 0.2")],
        "gul: 0,2 når inte 0,3 men är minst gulgränsen 0,2",
    );
}

#[test]
fn other_directions_have_their_own_bands() {
    let within = "riktning = \"inom\"\nmalvarde = { 2026 = [4, 6] }\ngulgrans = { avstand = 0.5 }";
    case(within, &[(2026, "t2 = 6")], "gron: 6 ligger i 4–6");
    case(within, &[(2026, "t2 = 3.6")], "gul: 3,6 ligger 0,4 utanför 4–6; gult till 0,5");
    case(within, &[(2026, "t2 = 6.51")], "rod: 6,51 ligger 0,51 utanför 4–6; gult till 0,5");
    case("riktning = \"ja\"", &[(2026, "t2 = false")], "rod: nej");
    let day = "riktning = \"senast\"\nmalvarde = { 2026 = 2026-06-30 }\ngulgrans = { avstand = 30 }";
    case(day, &[(2026, "t2 = 2026-06-30")], "gron: 2026-06-30 är senast 2026-06-30");
    case(day, &[(2026, "t2 = 2026-07-30")], "gul: 2026-07-30 är 30 dagar efter 2026-06-30; gult till 30");
    case(
        day,
        &[(2026, "t2 = false")],
        "rod: inte gjort 2026-08-31, som är 62 dagar efter 2026-06-30; gult till 30",
    );
    case(&day.replace("06-30", "08-31"), &[(2026, "t2 = false")], "ej_bedomd: ännu inte");
    let change = "riktning = \"oka\"\nminsta_forandring = 0.5";
    case(
        change,
        &[(2025, "t2 = 10"), (2026, "t2 = 10.6")],
        "gron: 10,6 är 0,6 mer än 10; högst 0,5 räknas som oförändrat",
    );
    case(
        change,
        &[(2025, "t2 = 10"), (2026, "t2 = 9.5")],
        "gul: 9,5 är 0,5 mindre än 10; högst 0,5 räknas som oförändrat",
    );
    case(change, &[(2026, "t2 = 9.5")], "ej_bedomd: ingen tidigare mätning");
    case(
        "riktning = \"bibehall\"\ngulgrans = { avstand = 3 }",
        &[(2025, "t2 = 10"), (2026, "t2 = 13.1")],
        "rod: 13,1 skiljer 3,1 från 10; gult till 3",
    );
    case(
        "riktning = \"bedomning\"",
        &[(2026, "t2 = { bedomning = \"gul\", motiv = \"Ett möte\", av = \"Nämnden\" }")],
        "gul: bedömt av Nämnden: Ett möte",
    );
}

#[test]
fn which_row_and_which_target() {
    let define = "riktning = \"minst\"\nmalvarde = { 2025 = 88, 2027 = 95 }\ngulgrans = false";
    case(define, &[(2026, "t2 = 88")], "gron: 88 är minst 88");
    case(define, &[(2026, "t1 = 88")], "ej_bedomd: saknas");
    case(define, &[(2026, "t2 = { saknas = \"sekretess\" }")], "ej_bedomd: saknas: sekretess");
    let spring = format!("{define}\nperioder = [\"t1\"]");
    case(&spring, &[(2026, "t1 = 88")], "gron: 88 är minst 88; från 2026-t1");
    case(&spring, &[(2025, "t1 = 88")], "ej_bedomd: mäts inte i perioden");
    case(
        "riktning = \"minst\"\nmalvarde = { 2030 = 88 }",
        &[(2026, "t2 = 90")],
        "ej_bedomd: målet gäller 2030",
    );
    case("riktning = \"minst\"", &[(2026, "t2 = 90")], "ej_bedomd: målvärde saknas");
    case(
        "riktning = \"minst\"\nmalvarde = { 2026 = 90, 2026-t2 = 80 }",
        &[(2026, "t2 = 80")],
        "gron: 80 är minst 80",
    );
    let rank = "riktning = \"placering\"\nmalvarde = { 2026 = \"forbattra\" }\ngulgrans = 60";
    case(rank, &[(2025, "t2 = 100"), (2026, "t2 = 99")], "gron: 99 är 1 mindre än 100");
}

#[test]
fn sums_and_means_are_compared_exactly() {
    // Vårgårda: 0,7 against 2,0 is green, since the goal is a mean over three years.
    let mean = "riktning = \"minst\"\nmalvarde = { 2026 = 2.0 }\ngulgrans = false\nmedel_ar = 3";
    let rows = |last| [(2024, "t2 = 5.1"), (2025, "t2 = 3.2"), (2026, last)];
    case(mean, &rows("t2 = 0.7"), "gron: medelvärdet 3 av 5,1, 3,2 och 0,7 är minst 2");
    case(
        mean,
        &rows("t2 = { varde = 0.7, basvarde = 1.9 }"),
        "rod: basvärdet 1,9 (i stället för medelvärdet 3 av 5,1, 3,2 och 0,7) är under 2",
    );
    case(mean, &[(2026, "t2 = 0.7")], "ej_bedomd: medelvärdet 2024–2026 saknar värden");
    let third = mean.replace("2.0", "3.33333333333333333333333333");
    case(
        &third,
        &[(2024, "t2 = 3"), (2025, "t2 = 3"), (2026, "t2 = 4")],
        "gron: medelvärdet 3,333333 av 3, 3 och 4 är minst 3,33333333333333333333333333",
    );
}

#[test]
fn a_sum_of_the_year_waits_for_its_end() {
    let frame = "typ = \"ram\"\nriktning = \"hogst\"\nackumulerad = true\ngulgrans = { andel = 99 }\n";
    let rows = [(2026, "t2 = { varde = 60, prognos = 101.5 }")];
    three(&format!("{frame}malvarde = {{ 2026 = 100 }}"), &rows, "ej_bedomd okand rod");
    case(&format!("{frame}malvarde = {{ 2026 = 100 }}"), &rows, "ej_bedomd: ackumuleras till årets slut");
    // Holds in the period, breaks in its forecast.
    three(&format!("{frame}malvarde = {{ 2026-t2 = 66, 2026 = 100 }}"), &rows, "gron okand rod");
}

#[test]
fn others_may_be_what_counts() {
    let define = "riktning = \"minst\"\ngrund = \"jamforelse\"\ngulgrans = { avstand = 2 }";
    let row =
        "t2 = { varde = 82.2, jamforelse = { lan = 80, riket = 84.2, kvartiler = { k1 = 70, k3 = 88 } } }";
    case(define, &[(2026, row)], "gron: 82,2 är minst 80 (lan)");
    case(
        &format!("{define}\njamfor_med = \"riket\""),
        &[(2026, row)],
        "gul: 82,2 når inte 84,2 men är minst gulgränsen 82,2 (riket)",
    );
    case(
        &format!("{define}\njamfor_med = \"kvartiler\""),
        &[(2026, row)],
        "gul: 82,2 ligger mellan den sämsta fjärdedelens gräns 70 och den bästas 88",
    );
    case(define, &[(2026, "t2 = 82.2")], "ej_bedomd: jämförelse saknas");
}

#[test]
fn a_trend_follows_the_direction() {
    let define = "riktning = \"hogst\"\nmalvarde = { 2026 = 5 }\nminsta_forandring = 0.2";
    three(define, &[(2025, "t2 = 6"), (2026, "t1 = 1\nt2 = 5")], "gron battre -");
    three(define, &[(2025, "t3 = 9"), (2026, "t1 = 1\nt2 = 5")], "gron samre -");
    three(define, &[(2025, "t2 = 4.8"), (2026, "t2 = 5")], "gron oforandrad -");
    let same = "t2 = { varde = 5, avser_ar = 2025 }";
    three(define, &[(2024, "t2 = 3"), (2025, same), (2026, same)], "gron samre -");
    let within = "riktning = \"inom\"\nmalvarde = { 2026 = [4, 6] }";
    three(within, &[(2025, "t2 = 9"), (2026, "t2 = 3")], "rod battre -");
}

#[test]
fn women_may_fall_behind_a_better_total() {
    let define = "riktning = \"minst\"\nmalvarde = { 2026 = 80 }\nuppdelning = [\"kon\"]";
    let row = |total, women, men, count| {
        format!(
            "t2 = {{ varde = {total}, grupp = {{ kvinnor = {{ varde = {women}, antal = {count} }}, man = {{ varde = {men} }} }} }}"
        )
    };
    let model = format!("{MODEL}\nminsta_grupp = 5");
    let found = |count| {
        let rows = [row(78, 80, 76, 40), row(82, 79, 85, count)];
        let repo = with(&model, define, &[(2025, &rows[0]), (2026, &rows[1])]);
        light(&repo, |it| {
            let group = |it: &styr::status::GroupLight<'_>| {
                let value = it.value.map_or("–".to_owned(), styr::status::words::value);
                format!("{value} {} {} {}", it.status.word(), it.trend.word(), it.lacks_count)
            };
            let groups: Vec<String> = it.groups.iter().map(group).collect();
            format!("{} | {}", it.trend.word(), groups.join(" | "))
        })
    };
    assert_eq!(found(40), "battre | 79 gul samre false | 85 gron battre true");
    assert_eq!(found(4), "battre | – ej_bedomd okand false | 85 gron battre true");
}

#[test]
fn a_computed_value_needs_all_its_inputs() {
    let define = "riktning = \"minst\"\nmalvarde = { 2026 = 2 }\nberaknas = { plus = [\"a\"], delat_med = [\"b\"], ganger = 100 }\n[indikator.a]\ntyp = \"underlag\"\nnamn = \"A\"\n[indikator.b]\ntyp = \"underlag\"\nnamn = \"B\"";
    let rows = |a, b| format!("[indikator.a]\nt2 = {a}\n[indikator.b]\nt2 = {b}");
    case(define, &[(2026, &rows("1", "30"))], "gron: 3,333333 är minst 2");
    case(define, &[(2026, &rows("1", "0"))], "ej_bedomd: beräkningen delar med noll");
    case(define, &[(2026, "[indikator.a]\nt2 = 1")], "ej_bedomd: underlag saknas: `b`");
    three(
        define,
        &[(2026, &rows("{ varde = 1, prognos = 1 }", "{ varde = 30, prognos = 100 }"))],
        "gron okand rod",
    );
}
