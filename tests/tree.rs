//! `styr tree`: the organisation and the röda tråden, as text, JSON and SVG.

use std::fmt::Write;

use crate::styrrepo::{Styrrepo, project};

/// What the program draws.
#[track_caller]
fn drawn(repo: &Styrrepo, args: &[&str]) -> String {
    let ran = repo.styr(&[&["tree"], args].concat());
    assert_eq!(ran.status, Some(0), "{}", ran.stderr);
    ran.stdout
}

fn json(repo: &Styrrepo, args: &[&str]) -> serde_json::Value {
    serde_json::from_str(&drawn(repo, &[args, &["--format", "json"]].concat())).unwrap()
}

/// A school under the base's nämnd, with a goal that something is done about and a received activity.
fn school() -> Styrrepo {
    let repo = Styrrepo::base();
    repo.append(
        "bun/plan.toml",
        "\n[aktivitet.rastvardar]\nmal = [\"trygg-skola\"]\nrubrik = \"Rastvärdar\"\nmottagare = [\"skolan\"]\n",
    )
    .write(
        "bun/skolan/plan.toml",
        "format = 1\n[enhet]\nid = \"skolan\"\nnamn = \"Skolan\"\nniva = \"enhet\"\n[plan.2026]\n\
         [mal.lugn]\nrubrik = \"Lugna raster\"\nbidrar_till = [\"bun/trygg-skola\"]\n\
         [mal.gammalt]\nrubrik = \"Gammalt\"\nbidrar_till = [\"bun/trygg-skola\"]\ngiltig = \"2020\"\n\
         [indikator.brak]\nmal = [\"lugn\"]\nnamn = \"Bråk\"\n[aktivitet.vuxna]\nmal = [\"lugn\"]\nrubrik = \"Fler vuxna\"\n",
    );
    repo
}

#[test]
fn the_organisation_is_drawn() {
    assert_eq!(
        drawn(&school(), &[]),
        "Organisationen, Exempelköpings kommun\n\n\
         Kommunfullmäktige (kf) · Kommunfullmäktige · 1 mål · 1 indikator\n\
         └── Barn- och utbildningsnämnden (bun) · Nämnd · 1 mål · 1 indikator\n    \
             └── Skolan (skolan) · Enhet · 1 mål · 1 indikator\n"
    );
}

#[test]
fn a_unit_shows_its_goals_both_ways_and_what_it_received() {
    assert_eq!(
        drawn(&school(), &["skolan"]),
        "Skolan (skolan), Enhetsplan\n\n\
         Lugna raster (verksamhetsmål skolan/lugn)\n\
         ├── ↑ Alla elever är trygga i skolan (verksamhetsmål bun/trygg-skola)\n\
         │   └── ↑ Alla barn får en trygg uppväxt (övergripande mål kf/trygg-uppvaxt)\n\
         ├── Bråk (indikator skolan/brak)\n\
         └── Fler vuxna (aktivitet skolan/vuxna)\n\n\
         Rastvärdar (aktivitet bun/rastvardar) · utdelad till enheten\n\
         └── ↑ Alla elever är trygga i skolan (verksamhetsmål bun/trygg-skola) · fortsättningen står ovan\n"
    );
}

#[test]
fn a_thing_shows_the_thread_through_it() {
    let repo = school();
    let of_goal = "Röda tråden genom bun/trygg-skola\n\n\
         Alla elever är trygga i skolan (verksamhetsmål bun/trygg-skola)\n\
         ├── ↑ Alla barn får en trygg uppväxt (övergripande mål kf/trygg-uppvaxt)\n\
         ├── Elever i åk 8 som känner sig trygga (indikator bun/trygghet-ak8)\n\
         ├── Rastvärdar (aktivitet bun/rastvardar) · utdelad\n\
         └── Lugna raster (verksamhetsmål skolan/lugn)\n    \
             ├── Bråk (indikator skolan/brak)\n    \
             └── Fler vuxna (aktivitet skolan/vuxna)\n";
    assert_eq!(drawn(&repo, &["bun/trygg-skola"]), of_goal);
    let of_old = drawn(&repo, &["skolan/gammalt"]);
    assert!(
        of_old.contains("Gammalt (verksamhetsmål skolan/gammalt) · gäller inte längre\n└── ↑ Alla elever")
    );
    let received = drawn(&repo, &["skolan/bun/rastvardar"]);
    assert_eq!(received, drawn(&repo, &["bun/rastvardar"]));
}

#[test]
fn other_programs_get_units_things_and_links() {
    let repo = school();
    let whole = json(&repo, &[]);
    assert_eq!(whole["format"], 1);
    assert_eq!(whole["units"][0]["superior"], "kf");
    assert_eq!(whole["things"].as_array().unwrap().len(), 0);

    let unit = json(&repo, &["skolan"]);
    let things: Vec<String> = unit["things"]
        .as_array()
        .unwrap()
        .iter()
        .map(|it| format!("{} {}", it["place"].as_str().unwrap(), it["id"].as_str().unwrap()))
        .collect();
    assert_eq!(
        things,
        [
            "own skolan/lugn",
            "up bun/trygg-skola",
            "up kf/trygg-uppvaxt",
            "down skolan/brak",
            "down skolan/vuxna",
            "received bun/rastvardar"
        ]
    );
    let links: Vec<String> = unit["links"]
        .as_array()
        .unwrap()
        .iter()
        .map(|it| {
            let text = |key: &str| it[key].as_str().unwrap().to_owned();
            format!("{} -{}-> {}", text("from"), text("key"), text("to"))
        })
        .collect();
    assert_eq!(
        links,
        [
            "skolan/lugn -bidrar_till-> bun/trygg-skola",
            "bun/trygg-skola -bidrar_till-> kf/trygg-uppvaxt",
            "skolan/brak -mal-> skolan/lugn",
            "skolan/vuxna -mal-> skolan/lugn",
            "bun/rastvardar -mal-> bun/trygg-skola"
        ]
    );
}

#[test]
fn wrong_names_are_refused() {
    #[track_caller]
    fn case(what: &str, message: &str) {
        let ran = school().styr(&["tree", what]);
        assert_eq!((ran.status, ran.stdout.as_str()), (Some(2), ""));
        assert!(ran.stderr.contains(message), "{}", ran.stderr);
    }

    case("skola", "det finns ingen enhet `skola`\nhjälp: menade du `skolan`?");
    case("skolan/lung", "menade du `skolan/lugn`?");
    case("skolan/", "enheten `skolan` har inget ``");
    case("skolan/bun/trygg-skola", "`skolan` har inte fått `bun/trygg-skola` utdelat");
}

#[test]
fn rings_and_long_chains_end() {
    let repo = Styrrepo::base();
    let mut chain = String::new();
    for number in 0..3000 {
        let next = (number + 1) % 3000;
        write!(chain, "[mal.m{number}]\nrubrik = \"M\"\nbidrar_till = [\"m{next}\"]\n").unwrap();
    }
    repo.append("bun/plan.toml", &chain);
    let text = drawn(&repo, &["bun/m0"]);
    assert_eq!(text.matches("fler steg finns").count(), 2, "once upwards and once downwards");
    assert!(text.lines().count() < 100);
    assert_eq!(json(&repo, &["bun/m0"])["things"].as_array().unwrap().len(), 3000);
    drawn(&repo, &["bun"]);
}

#[test]
fn hostile_titles_stay_text() {
    let repo = Styrrepo::base();
    repo.replace("bun/plan.toml", "Alla elever är trygga i skolan", "\\u001b[2J</text><script>&\\u0000");
    let text = drawn(&repo, &["bun"]);
    assert!(text.contains("\u{fffd}[2J</text><script>&\u{fffd} ("), "{text}");
    let svg = drawn(&repo, &["bun", "--format", "svg"]);
    assert!(svg.contains("\u{fffd}[2J&lt;/text&gt;&lt;script&gt;&amp;\u{fffd} ("), "{svg}");
}

#[test]
fn the_picture_is_one_and_the_same() {
    let repo = Styrrepo::copy_of("examples/sundsvall");
    for args in [&[][..], &["bou"], &["bun/trygg-skola"]] {
        let svg = drawn(&repo, &[args, &["--format", "svg"]].concat());
        assert!(svg.starts_with("<svg xmlns=") && svg.ends_with("</svg>\n") && svg.contains("role=\"img\""));
        assert!(svg.contains("<title id=\"trad-titel\">") && svg.contains("<desc id=\"trad-text\">"));
        assert_eq!(svg.matches('<').count(), svg.matches('>').count());
        assert_eq!(svg, drawn(&repo, &[args, &["--format", "svg"]].concat()));
        let greys = ["#fff", "#555", "#000"];
        assert!(svg.split('"').filter(|it| it.starts_with('#')).all(|it| greys.contains(&it)));
    }
}

/// Law 6: what draws a tree knows the rows and not the plan.
#[test]
fn drawings_know_rows_alone() {
    for name in ["tree_text", "tree_json", "tree_svg"] {
        let text = std::fs::read_to_string(project(&format!("src/render/{name}.rs"))).unwrap();
        assert!(!text.contains("model::"), "{name}");
    }
}

#[test]
fn what_cannot_be_read_is_left_out_and_said() {
    let repo = school();
    repo.write("bun/skolan/plan.toml", "format = 1\n[enhet\n");
    let ran = repo.styr(&["tree"]);
    assert_eq!(ran.status, Some(0));
    assert!(ran.stderr.contains("bun/skolan/plan.toml"), "{}", ran.stderr);
    assert!(ran.stdout.contains("(bun)"));
}
