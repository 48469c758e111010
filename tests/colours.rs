//! The examples of `docs/sa-raknas-fargen.md` are what the program says, and every explanation can be worked out.

use std::{env, fmt::Write, fs};

use styr::{
    model::load,
    render::explain_text,
    report::number::number,
    source::{Source, folder::Folder},
    status::explanation,
};

use crate::styrrepo::{Styrrepo, project};

const PAGE: &str = "docs/sa-raknas-fargen.md";

#[test]
fn the_page_is_true() {
    let page = fs::read_to_string(project(PAGE)).unwrap();
    let mut blessed = String::new();
    let mut examples = 0;
    for part in page.split_inclusive("\n## ") {
        let (Some(indicator), true) = (blocks(part, "toml indikator").next(), part.contains("\n```text\n"))
        else {
            blessed += part;
            continue;
        };
        examples += 1;
        let printed = blocks(part, "text").next().unwrap();
        let actual = explained(part, indicator);
        blessed += &part.replace(&format!("```text\n{printed}```"), &format!("```text\n{actual}```"));
    }
    assert!(examples > 5, "the examples were not found");
    if blessed != page && env::var_os("BLESS").is_some() {
        fs::write(project(PAGE), &blessed).unwrap();
        return;
    }
    assert_eq!(page, blessed, "{PAGE} is not what the program says; run with BLESS=1");
}

/// What `styr explain` says of the example's indicator.
fn explained(part: &str, indicator: &str) -> String {
    let repo = Styrrepo::base();
    let head = "\n[indikator.x]\nmal = [\"trygg-skola\"]\nnamn = \"Exempel\"\n";
    repo.append("bun/plan.toml", &format!("{head}{indicator}"));
    for year in ["2024", "2025", "2026"] {
        let info = if year == "2026" { "toml utfall".to_owned() } else { format!("toml utfall {year}") };
        if let Some(rows) = blocks(part, &info).next() {
            repo.write(&format!("bun/utfall/{year}.toml"), format!("format = 1\n\n[indikator.x]\n{rows}"));
        }
    }
    let ran = repo.styr(&["explain", "bun/x", "--period", "2026-t2"]);
    assert_eq!(ran.status, Some(0), "{ran:?}");
    ran.stdout
}

fn blocks<'p>(part: &'p str, info: &'p str) -> impl Iterator<Item = &'p str> {
    let open = format!("```{info}\n");
    let found: Vec<&str> =
        part.match_indices(&open).filter_map(|(at, _)| part[at + open.len()..].split("```").next()).collect();
    found.into_iter()
}

#[test]
fn every_explanation_names_its_operands() {
    let mut seed = 20_261_121_u64;
    let mut dice = |sides: u64| {
        seed = seed.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        (seed >> 33) % sides
    };
    let (mut plan, mut rows) = (String::new(), String::from("format = 1\n"));
    let mut wanted = Vec::new();
    for at in 0..200 {
        let direction = ["minst", "hogst", "placering"][dice(3) as usize];
        let (target, value) = (10 + dice(900), 1 + dice(1000));
        let (yellow, limit) = match dice(3) {
            0 => ("gulgrans = false".to_owned(), None),
            1 => {
                let distance = 1 + dice(9);
                let limit = if direction == "minst" { target - distance } else { target + distance };
                (format!("gulgrans = {{ avstand = {distance} }}"), Some(limit))
            }
            _ => {
                let limit = if direction == "minst" { target - 1 } else { target + 1 };
                (format!("gulgrans = {limit}"), Some(limit))
            }
        };
        write!(plan, "\n[indikator.x{at}]\nmal = [\"trygg-skola\"]\nnamn = \"X\"\nriktning = \"{direction}\"\nmalvarde = {{ 2026 = {target} }}\n{yellow}\n").unwrap();
        write!(rows, "\n[indikator.x{at}]\nt2 = {value}\n").unwrap();
        wanted.push((at, target, value, limit, colour(direction, target, value, limit)));
    }
    let repo = Styrrepo::base();
    repo.append("bun/plan.toml", &plan).write("bun/utfall/2026.toml", rows);
    let plan = load::load(&Source::Folder(Folder::find(repo.root()).unwrap())).unwrap();
    let period = styr::model::period::Period::read("2026-t2", &plan.config().follow_up).unwrap();
    let bun = plan.unit("bun").unwrap();
    for (at, target, value, limit, colour) in wanted {
        let indicator = bun.thing(&format!("x{at}")).unwrap().indicator().unwrap();
        let text = explain_text::indicator(&explanation::of_indicator(indicator, bun, period), 2026);
        for operand in [Some(target), Some(value), limit].into_iter().flatten() {
            assert!(text.contains(&number(operand.into(), None)), "{operand} is not in\n{text}");
        }
        assert!(
            text.lines().any(|it| it.starts_with("Status: ") && it.ends_with(colour)),
            "{colour}\n{text}"
        );
    }
}

/// The colour by the table of the contract, worked out once more.
fn colour(direction: &str, target: u64, value: u64, limit: Option<u64>) -> &'static str {
    let is_better = |a: u64, b: u64| if direction == "minst" { a >= b } else { a <= b };
    match limit {
        _ if is_better(value, target) => "grön",
        Some(limit) if is_better(value, limit) => "gul",
        _ => "röd",
    }
}
