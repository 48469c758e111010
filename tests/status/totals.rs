//! Who counts what: shared, handed out, received and frames.

use styr::status::Totals;

use super::{plan, whole};
use crate::styrrepo::Styrrepo;

/// `reached measured all, done assignments`
fn short(totals: Totals) -> String {
    format!(
        "{} {} {}, {} {}",
        totals.indicators.green,
        totals.measured,
        totals.indicators.all(),
        totals.assignments_done,
        totals.assignments
    )
}

#[track_caller]
fn case(repo: &Styrrepo, expected: &[(&str, &str)], together: &str) {
    let plan = plan(repo);
    let overview = whole(&plan);
    let found: Vec<(&str, String)> =
        overview.units.iter().map(|it| (it.unit.id(), short(it.totals))).collect();
    let found: Vec<(&str, &str)> = found.iter().map(|(id, totals)| (*id, totals.as_str())).collect();
    assert_eq!(found, expected);
    assert_eq!(short(overview.totals), together);
}

/// The council, two nämnder, and a row each for what they measure.
fn base() -> Styrrepo {
    let repo = Styrrepo::base();
    let plan = "format = 1\n[enhet]\nid = \"son\"\nnamn = \"Socialnämnden\"\nniva = \"namnd\"\n[plan.2026]\ntyp = \"ny\"\n";
    repo.write("son/plan.toml", plan);
    repo.write("kf/utfall/2026.toml", "format = 1\n[indikator.trygghet]\nt2 = 95\n");
    repo.write("bun/utfall/2026.toml", "format = 1\n[indikator.trygghet-ak8]\nt2 = 90\n");
    repo
}

#[test]
fn a_shared_indicator_counts_once_together() {
    let repo = base();
    repo.write(
        "indikatorer.toml",
        "format = 1\n[indikator.franvaro]\nnamn = \"F\"\nriktning = \"hogst\"\nmalvarde = { 2026 = 6 }\n",
    );
    repo.write("utfall/2026.toml", "format = 1\n[indikator.franvaro]\nt2 = 5\n");
    repo.append("kf/plan.toml", "\n[indikator.franvaro]\n")
        .append("bun/plan.toml", "\n[indikator.franvaro]\n");
    case(&repo, &[("kf", "2 2 2, 0 0"), ("bun", "2 2 2, 0 0"), ("son", "0 0 0, 0 0")], "3 3 3, 0 0");
}

#[test]
fn what_is_handed_out_counts_at_each_receiver() {
    let repo = base();
    let handed = "\n[indikator.y]\nnamn = \"Y\"\nriktning = \"ja\"\nmottagare = [\"bun\", \"son\"]\n";
    repo.append("kf/plan.toml", handed);
    repo.append("bun/utfall/2026.toml", "[indikator.\"kf/y\"]\nt2 = true\n");
    case(&repo, &[("kf", "1 1 1, 0 0"), ("bun", "2 2 2, 0 0"), ("son", "0 0 1, 0 0")], "3 3 4, 0 0");
    let plan = plan(&repo);
    let overview = whole(&plan);
    let giver = &overview.units[0].indicators[0];
    assert_eq!(giver.reason, "utdelad till 2 enheter: 1 grön, 0 gula, 0 röda, 1 utan färg");
    assert_eq!(giver.distribution.map(|it| (it.green, it.not_assessed)), Some((1, 1)));
}

#[test]
fn an_uppdrag_is_done_when_its_receiver_says_so() {
    let repo = base();
    repo.append("kf/plan.toml", "\n[mal.u]\nrubrik = \"U\"\nmottagare = [\"bun\", \"son\"]\n");
    repo.append("bun/utfall/2026.toml", "[mal.\"kf/u\"]\nt1 = \"klar\"\n");
    repo.write("son/utfall/2026.toml", "format = 1\n[mal.\"kf/u\"]\nt2 = { status = \"pagar\" }\n");
    case(&repo, &[("kf", "1 1 1, 0 0"), ("bun", "1 1 1, 1 1"), ("son", "0 0 0, 0 1")], "2 2 2, 1 2");
}

#[test]
fn frames_and_inputs_are_not_counted() {
    let repo = base();
    repo.append("bun/plan.toml", "\n[indikator.ram]\ntyp = \"ram\"\nnamn = \"Ram\"\nriktning = \"hogst\"\nmalvarde = { 2026 = 9 }\n[indikator.a]\ntyp = \"underlag\"\nnamn = \"A\"\n");
    repo.append("bun/utfall/2026.toml", "[indikator.ram]\nt2 = 5\n[indikator.a]\nt2 = 5\n");
    case(&repo, &[("kf", "1 1 1, 0 0"), ("bun", "1 1 1, 0 0"), ("son", "0 0 0, 0 0")], "2 2 2, 0 0");
    let plan = plan(&repo);
    let overview = whole(&plan);
    let shown: Vec<&str> = overview.units[1].indicators.iter().map(|it| it.indicator.thing.id()).collect();
    assert_eq!(shown, ["ram"]);
}
