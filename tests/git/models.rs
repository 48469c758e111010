//! From one model to another in one history: Söderhamn's inriktningsmål of 2012 to its effects of 2020 (R91).

use std::collections::BTreeMap;

use styr::{
    fields::ThingKind,
    model::{Plan, load, thing::Thing, unit::Unit},
    source::{Source, folder::Folder},
};

use super::history::History;
use crate::styrrepo::{Ran, Styrrepo};

/// Days from the first of 2026 to November 2014 and November 2022.
const THEN: i64 = -4_059;
const NOW: i64 = -1_137;

fn moved() -> History {
    let history = History::copy_of_on("examples/soderhamn-2012", THEN);
    history.repo.become_copy_of("examples/soderhamn-2020");
    history.save(NOW);
    history
}

#[track_caller]
fn run(repo: &Styrrepo, day: &str, args: &[&str]) -> String {
    let ran: Ran = repo.styr_here(&[&["--date", day], args].concat());
    assert_eq!((ran.status, ran.stderr.as_str()), (Some(0), ""), "{ran:?}");
    ran.stdout
}

fn load(repo: &Styrrepo) -> Plan {
    load::load(&Source::Folder(Folder::find(repo.root()).unwrap())).unwrap()
}

/// What each indicator has been measured to in a year before 2016, whoever owns it.
fn measured(plan: &Plan) -> BTreeMap<(String, i16, u8), Option<String>> {
    let of_indicator = |it: Thing<'_>| it.kind() == ThingKind::Indicator;
    let rows = plan.all_outcomes().filter(|it| of_indicator(it.0) && it.2.period.year < 2016);
    let value = |it: styr::model::outcome::Value| format!("{it:?}");
    rows.map(|it| ((it.0.id().to_owned(), it.2.period.year, it.2.period.index), it.2.value().map(value)))
        .collect()
}

/// The titles of a unit's changes, without those of outcomes.
fn titles(diff: &str, unit: &str) -> Vec<String> {
    let start = diff.find(&format!("{unit} · ")).unwrap_or_else(|| panic!("no {unit} in\n{diff}"));
    let part = diff[start..].split("\n\n").next().unwrap();
    let is_title = |it: &&str| !it.starts_with("    ") && !it.contains(" utfall ");
    part.lines().filter(is_title).map(|it| it.trim().to_owned()).collect()
}

#[test]
fn the_papers_of_the_old_model_come_back_word_for_word() {
    let before = History::copy_of_on("examples/soderhamn-2012", THEN).repo;
    let history = moved();
    let plan = load(&before);
    let units: Vec<&str> = plan.units().map(Unit::id).collect();
    assert_eq!(units.len(), 9);
    for unit in units {
        for period in ["2013-bokslut", "2014-augusti"] {
            let paper = |repo: &Styrrepo, rev: &[&str]| {
                run(repo, "2014-11-21", &[&["report", unit, "--period", period], rev].concat())
            };
            let then = paper(&before, &[]);
            assert!(then.starts_with("# Uppföljning av inriktningsmålen: "), "{then}");
            assert_eq!(paper(&history.repo, &["--rev", "2014-11-21"]), then, "{unit} {period}");
            assert_eq!(paper(&history.repo, &["--rev", "HEAD^"]), then, "{unit} {period}");
        }
    }
}

#[test]
fn no_measurement_is_lost_on_the_way() {
    let [before, after] = ["2012", "2020"].map(|it| {
        let repo = Styrrepo::copy_of(&format!("examples/soderhamn-{it}"));
        measured(&load(&repo))
    });
    assert_eq!(before.len(), 57, "{before:?}");
    assert_eq!(before, after);
    let diff = run(&moved().repo, "2022-11-21", &["diff", "HEAD^"]);
    let lost: Vec<&str> = diff.lines().filter(|it| it.starts_with("  borttaget utfall ")).collect();
    let activities = load(&Styrrepo::copy_of("examples/soderhamn-2012"));
    let is_activity = |id: &str| {
        let mut all = activities.things_of(ThingKind::Activity);
        all.any(|it| it.id() == id)
    };
    for row in lost {
        let id = row.split_whitespace().nth(2).unwrap();
        assert!(is_activity(id), "{row}");
    }
}

/// The comparison says what came in the place of what, in which unit, and by which decision.
#[test]
fn the_comparison_tells_of_the_move() {
    let diff = run(&moved().repo, "2022-11-21", &["diff", "HEAD^"]);
    let decided = "med beslut KF 2019-11-25 § 163";
    let expected = [
        format!("borttaget mål flexibelt-larande · {decided} · ersatt av kf/kompetens, kf/utbildningsniva"),
        format!("borttaget mål foretagsklimat · {decided} · ersatt av kf/fler-foretag, kf/nojda-foretag"),
        format!("borttaget mål hallbart-samhalle · {decided} · ersatt av kf/god-miljo"),
        format!("borttaget mål skargard · {decided} · ersatt av kf/boendemiljoer"),
        format!("borttaget element vision · {decided} · ersatt av kf/syfte"),
        format!("nytt element larande · {decided}"),
        format!("nytt mål samverkan · {decided}"),
        "ändrat mål infrastruktur · med beslut KF 2015-11-30 § 171".to_owned(),
        "ändrat mål nojda-brukare · med beslut KF 2015-11-30 § 171".to_owned(),
        format!("ändrad indikator foretagsranking · {decided}"),
    ];
    let council = titles(&diff, "kf");
    for line in expected {
        assert!(council.contains(&line), "no {line:?} in\n{}", council.join("\n"));
    }
    assert_eq!(council.iter().filter(|it| it.starts_with("nytt mål ")).count(), 11);
    let heads = [
        "asn · Arbetsmarknads- och socialnämnden (ny enhet i stället för nla)",
        "kultur-samhallsservice · Kultur- och samhällsservicenämnden (hette kultur-samhalle)",
        "nla · Nämnden för lärande och arbete (borttagen enhet, ersatt av asn)",
        "staffangymnasiet · Staffangymnasiet (flyttad, ligger nu under bun)",
    ];
    for head in heads {
        assert!(diff.lines().any(|it| it == head), "no {head:?} in\n{diff}");
    }
    let moved = titles(&diff, "asn");
    let nla = "ändrad indikator unga-vidare (var nla/unga-vidare) · med beslut ASN 2021-12-09 § 141";
    assert!(moved.contains(&nla.to_owned()), "{moved:?}");
    let renamed = titles(&diff, "kultur-samhallsservice");
    let expected = [
        "ändrat mål levande-platser (var levande-skargard) · ",
        "borttaget mål trygga-gator · med beslut KULTUR-SAMHALLSSERVICE 2021-12-15 § 104 · \
         ersatt av kultur-samhallsservice/trygga-motesplatser",
    ];
    for line in expected {
        assert!(renamed.iter().any(|it| it.starts_with(line)), "no {line:?} in\n{}", renamed.join("\n"));
    }
}

/// A measurement of today is compared with one that another nämnd made under the old model.
#[test]
fn trends_reach_back_over_the_move() {
    let repo = Styrrepo::copy_of("examples/soderhamn-2020");
    let case = |thing: &str, expected: &str| {
        let told = run(&repo, "2022-11-21", &["explain", thing, "--period", "2021-augusti"]);
        assert!(told.contains(expected), "no {expected:?} in\n{told}");
    };
    case("kf/foretagsranking", "från 181 (Delår 2014) till 148 (Delår 2021)");
    case("asn/unga-vidare", "från 52 (Delår 2014) till 57 (Delår 2021)");
    case("bun/avbrott", "från 6,1 (Delår 2014) till 4,6 (Delår 2021)");
}
