//! `styr log` without a thing: who follows up what, and when they last did (R62).

use serde_json::Value;

use super::history::History;

const PLAN: &str = "bun/plan.toml";
const OUTCOMES: &str = "bun/utfall/2026.toml";

/// The base with three indicators more in bun, and a nämnd that has never reported.
fn styrrepo() -> History {
    let history = History::unborn();
    let repo = &history.repo;
    let indicator = |id: &str, role: &str| {
        format!(
            "\n[indikator.{id}]\nmal = \"trygg-skola\"\nnamn = \"{id}\"\nriktning = \"minst\"\nmalvarde = {{ 2026 = 1 }}\n{role}"
        )
    };
    repo.append(PLAN, &indicator("lasa", "ansvarig = \"Rektor\"\n"));
    repo.append(PLAN, &indicator("rakna", "ansvarig = \"Rektor\"\n"));
    repo.append(PLAN, &indicator("simma", "ansvarig = \"Badmästare\"\n"));
    let plan = "format = 1\n[enhet]\nid = \"soc\"\nnamn = \"Socialnämnden\"\nniva = \"namnd\"\nansvarig = \"Socialchef\"\n[plan.2026]\ntyp = \"ny\"\n";
    repo.write(
        "soc/plan.toml",
        format!("{plan}{}", indicator("hem", "").replace("mal = \"trygg-skola\"\n", "")),
    );
    repo.append("styr.toml", "\n[agare]\nroller = [\"Rektor\", \"Socialchef\"]\n");
    history.save(0);
    history
}

#[test]
fn who_has_followed_up_and_when_is_told_by_branch() {
    let history = styrrepo();
    let repo = &history.repo;
    repo.write(OUTCOMES, "format = 1\n[indikator.lasa]\nt1 = 1\n[indikator.rakna]\nt1 = 1\n");
    history.save(120);
    repo.write(OUTCOMES, "format = 1\n[indikator.lasa]\nt1 = 1\nt2 = 2\n[indikator.rakna]\nt1 = 1\n");
    history.save(250);
    // A comment is no outcome.
    repo.append(OUTCOMES, "# en rad\n");
    history.save(260);
    let ran = repo.styr(&["log"]);
    let expected = "\
Utfall till och med Tertial 2 2026, den senaste perioden som ska vara klar

Barn- och utbildningsnämnden (bun): 3 av 4 utfall saknas
| Ansvarig                                  | Utfall | Saknas | Aldrig sparade | Senast sparat |
|-------------------------------------------|--------|--------|----------------|---------------|
| ingen ansvarig                            | 1      | 1      | 1              | aldrig        |
| Badmästare (ingen av rollerna i styr.toml) | 1      | 1      | 1              | aldrig        |
| Rektor                                    | 2      | 1      | –              | 2026-09-08    |
Saknar utfall:
  bun/trygghet-ak8 · Elever i åk 8 som känner sig trygga · ingen ansvarig · aldrig
  bun/rakna · rakna · Rektor · senast sparat 2026-05-01
  bun/simma · simma · Badmästare · aldrig

Kommunfullmäktige (kf): 1 av 1 utfall saknas
| Ansvarig       | Utfall | Saknas | Aldrig sparade | Senast sparat |
|----------------|--------|--------|----------------|---------------|
| ingen ansvarig | 1      | 1      | 1              | aldrig        |
Saknar utfall:
  kf/trygghet · Barn som känner sig trygga · ingen ansvarig · aldrig

Socialnämnden (soc): 1 av 1 utfall saknas
| Ansvarig   | Utfall | Saknas | Aldrig sparade | Senast sparat |
|------------|--------|--------|----------------|---------------|
| Socialchef | 1      | 1      | 1              | aldrig        |
Saknar utfall:
  soc/hem · hem · Socialchef · aldrig
";
    let tidy = |text: &str| text.split_whitespace().collect::<Vec<_>>().join(" ").replace('-', "");
    assert_eq!((tidy(&ran.stdout), ran.status), (tidy(expected), Some(0)), "{}", ran.stdout);
    let one = repo.styr(&["log", "soc"]).stdout;
    assert!(one.contains("Socialnämnden") && !one.contains("Kommunfullmäktige"), "{one}");
    let json = repo.styr(&["log", "bun", "--format", "json"]).stdout;
    let answer: Value = serde_json::from_str(&json).unwrap();
    crate::check_views::conforms_to("log-freshness", &answer);
    let owners = answer["parts"][0]["owners"].as_array().unwrap();
    assert_eq!(
        owners.iter().map(|it| it["unknown"].as_bool().unwrap()).collect::<Vec<_>>(),
        [false, true, false]
    );
    assert_eq!(repo.findings(&["--rule", "okand-ansvarig"]).len(), 1);
}

#[test]
fn a_unit_that_is_none_is_told_and_a_short_history_says_what_it_does_not_know() {
    let history = styrrepo();
    let ran = history.repo.styr(&["log", "bum"]);
    assert!(ran.status == Some(2) && ran.stderr.contains("menade du `bun`?"), "{ran:?}");
    history.repo.write(OUTCOMES, "format = 1\n[indikator.lasa]\nt1 = 1\n");
    let head = history.save(120);
    history.make_shallow(head);
    let ran = history.repo.styr(&["log"]);
    assert!(ran.stderr.contains("git fetch --unshallow") && ran.stdout.contains("okänt"), "{ran:?}");
    assert!(!ran.stdout.contains("· aldrig"), "{ran:?}");
}

#[test]
fn strangers_words_stay_words() {
    let history = styrrepo();
    let hostile = r"\u001b[31m\u202eRektor\u0007";
    history.repo.replace(PLAN, "ansvarig = \"Badmästare\"", &format!("ansvarig = \"{hostile}\""));
    history.save(1);
    let ran = history.repo.styr(&["log"]);
    assert!(
        ran.stdout.contains("Rektor") && !ran.stdout.contains(['\u{1b}', '\u{7}', '\u{202e}']),
        "{ran:?}"
    );
}
