//! Each package that the program is built of has its reason in docs/dependencies.md.

use std::fs;

use crate::styrrepo::project;

#[test]
fn every_dependency_has_its_reason_and_its_features() {
    let manifest: toml::Table = fs::read_to_string(project("Cargo.toml")).unwrap().parse().unwrap();
    let needed: Vec<(String, String)> = manifest["dependencies"]
        .as_table()
        .unwrap()
        .iter()
        .map(|(name, how)| (name.clone(), features(how)))
        .collect();
    let page = fs::read_to_string(project("docs/dependencies.md")).unwrap();
    let mut listed: Vec<(String, String)> = Vec::new();
    for row in page.lines().filter(|it| it.starts_with("| `")) {
        let cells: Vec<&str> = row.trim_matches(['|', ' ']).split(" | ").collect();
        let [name, features, why] = cells[..] else { panic!("{row}") };
        assert!(why.len() > 10, "{row}");
        listed.push((name.trim_matches('`').to_owned(), features.to_owned()));
    }
    assert_eq!(listed, needed);
}

fn features(how: &toml::Value) -> String {
    let named = how.get("features").and_then(toml::Value::as_array);
    let named: Vec<&str> = named.into_iter().flatten().filter_map(toml::Value::as_str).collect();
    let has_default = how.get("default-features").is_none_or(|it| it.as_bool() != Some(false));
    match (&named[..], has_default) {
        ([], true) => "default".to_owned(),
        ([], false) => "none".to_owned(),
        _ => named.join(", "),
    }
}
