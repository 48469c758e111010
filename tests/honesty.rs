//! The Karlstad figures: 22 goals, 49 indicators, 25 measured, 10 reached, published as "95 procent" (R44).

use crate::styrrepo::Styrrepo;

#[test]
fn ninety_five_percent_is_told_with_its_denominators() {
    let repo = Styrrepo::copy_of("tests/karlstad");
    assert_eq!(repo.findings(&["--level", "fel"]).iter().filter(|it| it.starts_with("fel")).count(), 0);
    let status = repo.styr(&["status", "--period", "2017-t3"]).stdout;
    assert!(status.contains("10 av 49 indikatorer uppnådda; 25 mätta, 24 utan värde"), "{status}");
    assert!(status.contains("21 av 22 mål uppnådda"), "{status}");
    let rules = repo.styr(&["status", "--period", "2017-t3", "--rules"]).stdout;
    for rule in ["samst", "majoritet", "andel", "viktad", "minst-k"] {
        assert!(rules.contains(rule), "{rules}");
    }
    assert!(rules.contains("10 av 49 indikatorer uppnådda"), "{rules}");
    let paper = repo.styr(&["report", "kf", "--period", "2017"]).stdout;
    assert!(paper.contains("10 av 49"), "{paper}");
    assert!(paper.contains("24"), "{paper}");
}
