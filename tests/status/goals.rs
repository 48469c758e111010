//! Proposals, judgements and what decides.

use styr::{
    config::light::Signal,
    status::{goal, overview::rules},
};

use super::{MODEL, period, plan, whole};
use crate::styrrepo::{DAY, Styrrepo};

/// A goal of bun with indicators of these lights: `g`, `y`, `r`, or `-` for none.
fn goal_with(model: &str, lights: &str) -> Styrrepo {
    let repo = Styrrepo::base();
    repo.replace("styr.toml", MODEL, model);
    let mut rows = vec!["format = 1\n".to_owned()];
    let mut plan = Vec::new();
    for (index, light) in lights.chars().enumerate() {
        plan.push(format!(
            "\n[indikator.i{index}]\nmal = [\"trygg-skola\"]\nnamn = \"I\"\nriktning = \"minst\"\nmalvarde = {{ 2026 = 100 }}\nvikt = {}\n",
            index + 1
        ));
        let value = match light {
            'g' => 100,
            'y' => 95,
            'r' => 10,
            _ => continue,
        };
        rows.push(format!("[indikator.i{index}]\nt2 = {value}\n"));
    }
    repo.append("bun/plan.toml", &plan.concat()).write("bun/utfall/2026.toml", rows.concat());
    repo
}

#[track_caller]
fn case(model: &str, lights: &str, expected: &str) {
    let repo = goal_with(model, lights);
    let plan = plan(&repo);
    let light = goal::light(plan.thing("bun/trygg-skola").unwrap(), period(&plan), DAY.parse().unwrap());
    let step = light.step.map_or("-", |it| it.id.as_str());
    assert_eq!(
        format!("{} {} {step}: {}", light.status.word(), light.proposed.word(), light.reason),
        expected
    );
}

fn computed(rule: &str) -> String {
    format!("gulgrans = {{ andel = 90 }}\navgor = \"berakning\"\nforslag = \"{rule}\"")
}

#[test]
fn two_green_and_two_red_under_each_rule() {
    // The base's own indicator has no value and takes no part.
    case(&computed("samst"), "ggrr", "rod rod -: samst: 2 gröna, 0 gula, 2 röda; 1 deltog inte");
    case(&computed("majoritet"), "ggrr", "gul gul -: majoritet: 2 gröna, 0 gula, 2 röda; 1 deltog inte");
    case(
        &computed("andel"),
        "ggrr",
        "gul gul -: andel ger 50 procent: 2 gröna, 0 gula, 2 röda; 1 deltog inte",
    );
    case(
        &computed("viktad"),
        "ggrr",
        "rod rod -: viktad ger 30 procent: 2 gröna, 0 gula, 2 röda; 1 deltog inte",
    );
    case(&computed("minst-k"), "ggrr", "gron gron -: minst-k: 2 gröna, 0 gula, 2 röda; 1 deltog inte");
    let twice = computed("minst-k") + "\nk = 3";
    case(&twice, "ggrr", "gul gul -: minst-k: 2 gröna, 0 gula, 2 röda; 1 deltog inte");
    case(&computed("samst"), "--", "ej_bedomd ej_bedomd -: samst: 0 gröna, 0 gula, 0 röda; 3 deltog inte");
}

#[test]
fn every_rule_can_be_asked() {
    let repo = goal_with(&computed("samst"), "ggrr");
    let plan = plan(&repo);
    let found = rules(&whole(&plan));
    let found: Vec<String> = found
        .iter()
        .map(|it| {
            let light = Signal::ALL
                .into_iter()
                .find(|light| *light != Signal::NotAssessed && it.goals.of(*light) > 0);
            format!("{} {}", it.rule.word(), light.map_or("-", Signal::word))
        })
        .collect();
    assert_eq!(found, ["samst rod", "majoritet gul", "andel gul", "viktad rod", "minst-k gron"]);
}

#[test]
fn a_judgement_decides_where_the_model_says_so() {
    let judged = "gulgrans = { andel = 90 }\n[[status.steg]]\nid = \"nara\"\nnamn = \"Nära\"\nsignal = \"gul\"\n[[status.steg]]\nid = \"klart\"\nnamn = \"Klart\"\nsignal = \"gron\"";
    case(
        judged,
        "g",
        "ej_bedomd gron -: bedömning saknas; förslaget är grönt, samst: 1 grön, 0 gula, 0 röda; 1 deltog inte",
    );
    let analysis = "---\nperiod: 2026-t2\nbedomning:\n  trygg-skola: { status: nara, motiv: \"Nästan\", av: \"Nämnden\" }\n---\n";
    let repo = goal_with(judged, "g");
    repo.write("bun/analys/2026-t2.md", analysis);
    let plan = plan(&repo);
    let light = goal::light(plan.thing("bun/trygg-skola").unwrap(), period(&plan), DAY.parse().unwrap());
    assert_eq!((light.status, light.proposed), (Signal::Yellow, Signal::Green));
    assert_eq!(light.step.map(|it| it.id.as_str()), Some("nara"));
    assert_eq!(
        light.reason,
        "bedömt av Nämnden: Nästan; förslaget är grönt, samst: 1 grön, 0 gula, 0 röda; 1 deltog inte"
    );
    case(
        "gulgrans = { andel = 90 }\navgor = \"fordelning\"",
        "gr",
        "ej_bedomd rod -: fördelningen är svaret: 1 grön, 0 gula, 1 röd; 1 deltog inte",
    );
}

#[test]
fn goals_below_vote_only_when_asked() {
    #[track_caller]
    fn case(more: &str, expected: &str) {
        let repo = goal_with(&(computed("samst") + more), "r");
        repo.write("kf/utfall/2026.toml", "format = 1\n[indikator.trygghet]\nt2 = 95\n");
        let plan = plan(&repo);
        let light = goal::light(plan.thing("kf/trygg-uppvaxt").unwrap(), period(&plan), DAY.parse().unwrap());
        assert_eq!(light.status.word(), expected);
        assert_eq!((light.own.green, light.below.red, light.coverage.contribute), (1, 1, 1));
    }

    case("", "gron");
    case("\nunderliggande = true", "rod");
}

#[test]
fn an_action_answers_a_deviation() {
    #[track_caller]
    fn case(action: &str, expected: (bool, bool)) {
        let repo = goal_with(&computed("samst"), "r");
        repo.write("bun/atgarder.toml", format!("format = 1\n[atgard.a]\nrubrik = \"A\"\n{action}\n"));
        let plan = plan(&repo);
        let light = goal::light(plan.thing("bun/trygg-skola").unwrap(), period(&plan), DAY.parse().unwrap());
        assert_eq!((light.action.is_decided, light.action.is_late), expected, "{action}");
    }

    let decided = "beslut = { organ = \"bun\", datum = 2026-05-20 }";
    case(
        &format!("avser = [\"trygg-skola\"]\nstatus = \"beslutad\"\nklart = 2026-12-31\n{decided}"),
        (true, false),
    );
    case(&format!("avser = [\"i0\"]\nstatus = \"pagar\"\nklart = 2026-10-31\n{decided}"), (true, true));
    case(&format!("avser = [\"i0\"]\nstatus = \"genomford\"\nklart = 2026-10-31\n{decided}"), (true, false));
    case("avser = [\"i0\"]\nstatus = \"foreslagen\"\nklart = 2026-10-31", (false, false));
}

#[test]
fn a_ring_of_goals_still_has_lights() {
    let repo = goal_with(&(computed("samst") + "\nunderliggande = true"), "r");
    repo.append(
        "bun/plan.toml",
        "\n[mal.a]\nrubrik = \"A\"\nbidrar_till = [\"b\"]\n[mal.b]\nrubrik = \"B\"\nbidrar_till = [\"a\"]\n",
    );
    let plan = plan(&repo);
    assert_eq!(whole(&plan).totals.goals.all(), 4);
}
