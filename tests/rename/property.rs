//! Every thing and unit of every example under another id: the plan says the same, but for the name.

use std::{collections::BTreeMap, env, fs};

use jiff::civil::{Date, date};
use rayon::prelude::*;
use serde_json::Value;
use styr::{
    diff,
    edit::rename::{Subject, rename},
    model::{Plan, load, period::Period, thing::Thing},
    policy::{self, Selection},
    render::{diff_text, status_json},
    rules::{self, Facts},
    source::{Source, folder::Folder},
    status::overview,
};

use crate::styrrepo::project;

const DAY: Date = date(2026, 11, 21);

/// So many of each example, spread over all; with `STYR_EVERYTHING` every one.
const FEW: usize = 25;

#[test]
fn everything_that_names_a_thing_follows_it() {
    for entry in fs::read_dir(project("examples")).unwrap() {
        let folder = entry.unwrap().path();
        if !folder.join("styr.toml").exists() {
            continue;
        }
        let source = Source::Folder(Folder::find(&folder).unwrap());
        let plan = load::load(&source).unwrap();
        let units = plan.units().map(|it| it.id().to_owned());
        let things = plan.things().map(Thing::full_id);
        let all: Vec<String> = units.chain(things).collect();
        let every = if env::var_os("STYR_EVERYTHING").is_some() { 1 } else { all.len() / FEW + 1 };
        let before = (findings(&plan), figures(&plan));
        all.par_iter().step_by(every).for_each(|it| follows((&plan, &source), it, &before));
    }
}

fn subject<'p>(plan: &'p Plan, name: &str) -> Subject<'p> {
    let thing = plan.thing(name).or_else(|| plan.shared(name));
    plan.unit(name).map(Subject::Unit).or(thing.map(Subject::Thing)).unwrap()
}

/// Renames a thing and back again; what takes up a shared indicator alone may not.
fn follows((plan, source): (&Plan, &Source), name: &str, before: &(Findings, Vec<String>)) {
    let (above, old) = name.rsplit_once('/').map_or((String::new(), name), |it| (format!("{}/", it.0), it.1));
    let new = format!("ny-{}", &old[..old.len().min(60)]);
    let done = match rename((plan, source), subject(plan, name), &new, DAY) {
        Ok(done) => done,
        Err(why) => {
            assert!(plan.thing(name).is_some_and(|it| it.shared().is_some()), "{name}: {why:?}");
            return;
        }
    };
    let changed = done.over(source);
    let after = load::load(&changed).unwrap();
    assert_eq!(before.0, findings(&after), "{name}");
    assert_eq!(before.1, figures(&after), "{name}");
    let comparison = diff::compare(plan, &after);
    let text = diff_text::diff(&comparison, &comparison.lights(DAY), None);
    assert!(text.lines().all(|it| is_about_names(it, old)), "{name}:\n{text}");
    assert!(
        text.contains(&format!("var {old})")) || text.contains(&format!("(hette {old})")),
        "{name}:\n{text}"
    );

    let back = rename((&after, &changed), subject(&after, &format!("{above}{new}")), old, DAY).unwrap();
    let back = texts(&load::load(&back.over(&changed)).unwrap());
    for (path, text) in texts(plan) {
        assert_eq!(back.get(&path), Some(&text), "{name}: {path}");
    }
}

/// The lines of a comparison that say that something is called otherwise, and nothing else.
fn is_about_names(line: &str, old: &str) -> bool {
    let is_thing = line.starts_with("  ändra") && line.contains(&format!(" (var {old})"));
    let is_unit = line == "  ändrad enhet" || line.starts_with("      id: ");
    line.is_empty() || !line.starts_with(' ') || is_thing || is_unit
}

/// How often each rule finds something, by its severity.
type Findings = BTreeMap<(&'static str, &'static str), usize>;

fn findings(plan: &Plan) -> Findings {
    let found = rules::run(&Facts::new(plan, DAY));
    let mut counts = BTreeMap::new();
    for finding in policy::apply(plan, DAY, found, &Selection::default()) {
        *counts.entry((finding.rule, finding.severity.word())).or_default() += 1;
    }
    counts
}

/// Every light and number of the status, whatever it is called.
fn figures(plan: &Plan) -> Vec<String> {
    let period = Period::latest(&plan.config().follow_up, DAY).unwrap();
    let answer = overview::overview(plan, None, period, DAY);
    let json: Value = serde_json::from_str(&status_json::status(&answer, "", None)).unwrap();
    let mut all = Vec::new();
    collect(&json, &mut all);
    all.sort();
    all
}

fn collect(value: &Value, all: &mut Vec<String>) {
    match value {
        Value::Object(fields) => {
            let own: Vec<String> = fields
                .iter()
                .filter(|it| !matches!(it.0.as_str(), "id" | "type") && !it.1.is_array() && !it.1.is_object())
                .map(|(key, value)| format!("{key}={value}"))
                .collect();
            all.push(own.join(" "));
            fields.values().for_each(|it| collect(it, all));
        }
        Value::Array(items) => items.iter().for_each(|it| collect(it, all)),
        _ => {}
    }
}

/// The files but for what they say of earlier ids.
fn texts(plan: &Plan) -> BTreeMap<String, String> {
    let is_kept = |it: &&str| !it.starts_with("tidigare_id = ");
    let text = |it: &str| -> String { it.split_inclusive('\n').filter(is_kept).collect() };
    plan.sources().iter().map(|(_, it)| (it.path.clone(), text(&it.text))).collect()
}
