//! What readers and other programs get.

use styr::{
    render::{explain_json, explain_text, rules_table, status_csv, status_json, status_table},
    status::{
        explanation::{self, Subject},
        overview::rules,
    },
};

use super::{MODEL, period, plan, whole, with};
use crate::styrrepo::{DAY, Styrrepo};

fn repo() -> Styrrepo {
    let define = "mattenhet = \"%\"\ndecimaler = 1\nriktning = \"minst\"\nmalvarde = { 2026 = 90 }\nuppdelning = [\"kon\"]";
    let row = "t2 = { varde = 81.000000000000000001, prognos = 92, grupp = { kvinnor = { varde = 70, antal = 3 }, man = { varde = 91, antal = 9 } } }";
    with(&format!("{MODEL}\nminsta_grupp = 5"), define, &[(2025, "t2 = 80"), (2026, row)])
}

/// What is printed where colours are not wanted.
fn plain(text: &str) -> String {
    anstream::adapter::strip_str(text).to_string()
}

#[test]
fn json_keeps_every_digit() {
    let repo = repo();
    let plan = plan(&repo);
    let text = status_json::status(&whole(&plan), "2026-t2", None);
    assert!(text.starts_with("{\n  \"format\": 1,\n  \"period\": \"2026-t2\","), "{text}");
    assert!(text.contains("\"value\": 81.000000000000000001,"), "{text}");
    let json: serde_json::Value = serde_json::from_str(&text).unwrap();
    let light = &json["units"][1]["goals"][0]["indicators"][1];
    assert_eq!(light["forecast"]["status"], "gron");
    assert_eq!(light["groups"]["kvinnor"]["value"], serde_json::Value::Null);
    assert_eq!(light["groups"]["kvinnor"]["suppressed"], true);
    assert_eq!(json["totals"]["indicators"]["measured"], 1);
}

#[test]
fn the_terminal_says_everything_in_words() {
    let repo = repo();
    let plan = plan(&repo);
    let overview = whole(&plan);
    let narrow = plain(&status_table::status(&overview, plan.config(), 60));
    let expected = "  X (x)\n    Status: ▲ gul\n    Trend: ↗ bättre\n    Prognos: ● grön, 92,0\u{a0}%\n    Utfall: 81,0\u{a0}%\n    Målvärde: 90,0\u{a0}%\n    varav Kvinnor\n      Utfall: –\n    varav Män\n      Status: ● grön\n";
    assert!(narrow.contains(expected), "{narrow}");
    assert!(narrow.contains("0 av 2 indikatorer uppnådda; 1 mätta, 1 utan värde"), "{narrow}");
    assert!(
        narrow.contains("Alla 2 enheter\n0 av 3 indikatorer uppnådda; 1 mätta, 2 utan värde"),
        "{narrow}"
    );
    assert!(narrow.contains("Regel: uppnådd är grön"), "{narrow}");
    let wide = plain(&status_table::status(&overview, plan.config(), 120));
    assert!(wide.contains("| Status"), "{wide}");
    assert!(wide.lines().all(|it| it.chars().count() <= 120 || it.starts_with("Regel")), "{wide}");
    assert!(!wide.contains("70"), "a small group is printed: {wide}");
}

#[test]
fn a_spreadsheet_gets_no_formula_and_no_small_group() {
    let repo = repo();
    repo.replace("bun/plan.toml", "namn = \"X\"", "namn = \"=1+1, \\\"X\\\"\"");
    let plan = plan(&repo);
    let csv = status_csv::status(&whole(&plan));
    assert!(csv.contains(",x,\"'=1+1, \"\"X\"\"\",trygg-skola,gul,"), "{csv}");
    assert!(csv.contains(",grupp,x,Kvinnor,trygg-skola,,,,–,,"), "{csv}");
    let width = csv.lines().next().unwrap().split(',').count();
    assert_eq!(width, 21);
}

#[test]
fn every_rule_is_one_line() {
    let repo = repo();
    let plan = plan(&repo);
    let text = plain(&rules_table::rules(&rules(&whole(&plan)), plan.config().status.proposal, 80));
    assert_eq!(text.lines().count(), 7, "{text}");
    assert!(text.contains("| samst "), "{text}");
}

#[test]
fn a_colour_can_be_worked_out_by_hand() {
    let repo = repo();
    let plan = plan(&repo);
    let Some(Subject::Indicator(indicator, unit)) = explanation::find(&plan, "bun/x") else { panic!() };
    let facts = explanation::of_indicator(indicator, unit, period(&plan));
    let text = explain_text::indicator(&facts, 2026);
    for line in [
        "Status: ▲ gul",
        "Utfall: 81,000000000000000001 (Tertial 2 2026), bun/utfall/2026.toml:4",
        "Målvärde: 90 för 2026, bun/plan.toml:29, beslut Barn- och utbildningsnämnden 2025-12-17 § 112",
        "Gulgräns: 90 × 90 / 100 = 81 (styrmodellens)",
        "Trend: bättre, från 80 (Tertial 2 2025) till 81,000000000000000001 (Tertial 2 2026)",
        "Prognos: 92 vid årets slut ger grönt: 92 är minst 90",
        "Kvinnor: –",
    ] {
        assert!(text.lines().any(|it| it == line), "{line}\n{text}");
    }
    let json: serde_json::Value = serde_json::from_str(&explain_json::indicator(&facts, 2026)).unwrap();
    assert_eq!(json["row"]["line"], 4);
    assert!(!explain_json::indicator(&facts, 2026).contains("70"));
    let Some(Subject::Goal(goal)) = explanation::find(&plan, "kf/trygg-uppvaxt") else { panic!() };
    let facts = explanation::of_goal(goal, period(&plan), DAY.parse().unwrap());
    let text = explain_text::goal(&facts, 2026);
    assert!(text.contains("  bun/trygg-skola: ▲ gul; röstar inte"), "{text}");
    assert!(text.contains("Träffbild: 1 bidrar"), "{text}");
}
