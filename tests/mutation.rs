//! One defect at a time in a clean repo of 60 units: exactly its rule finds it, at its line.
//!
//! The cases stand in `tests/mutation/table.rs`; `docs/requirements.md` is written from them.

mod clean;
pub(crate) mod edit;
mod many;
mod requirements;
mod table;

use std::thread;

use jiff::{Span, civil::Date};
use styr::{
    diagnostic::{Diagnostic, Severity},
    model::load,
    policy::{self, Selection},
    rules::{self, Facts},
    source::{Source, folder::Folder},
};

use crate::styrrepo::{DAY, Styrrepo};

use self::{
    clean::{Clean, clean},
    edit::{Placed, Random},
    table::{Case, cases},
};

/// The fixed seed from which every place is picked.
const SEED: u64 = 20_261_121;

/// A finding as the suite compares it: rule, path, line.
pub(crate) type Found = (String, String, usize);

#[test]
fn the_clean_repo_is_clean() {
    let clean = clean();
    assert_eq!(clean.units.len(), 60);
    let repo = written(&clean);
    let ran = repo.styr(&["-q", "check", "--level", "tips"]);
    assert_eq!((ran.stdout.as_str(), ran.stderr.as_str(), ran.status), ("", "", Some(0)));
}

#[test]
fn each_defect_is_found_by_its_rule_alone() {
    let clean = clean();
    let all: Vec<(usize, &Case)> = cases().enumerate().filter(|it| it.1.can_run()).collect();
    let workers = thread::available_parallelism().map_or(1, usize::from).min(4);
    let wrong: Vec<String> = thread::scope(|scope| {
        let run_some = |worker: usize| {
            let (clean, all) = (&clean, &all);
            scope.spawn(move || {
                let repo = written(clean);
                let own = all.iter().skip(worker).step_by(workers);
                own.filter_map(|(number, case)| run(&repo, clean, *number, case).err()).collect::<Vec<_>>()
            })
        };
        let running: Vec<_> = (0..workers).map(run_some).collect();
        running.into_iter().flat_map(|it| it.join().unwrap()).collect()
    });
    assert!(wrong.is_empty(), "{} of {} cases:\n\n{}", wrong.len(), all.len(), wrong.join("\n\n"));
}

#[test]
fn no_day_that_passes_makes_an_error() {
    let clean = written(&clean());
    let example = Styrrepo::copy_of("examples/sundsvall");
    for repo in [&clean, &example] {
        let plan = load::load(&Source::Folder(Folder::find(repo.root()).unwrap())).unwrap();
        let start: Date = DAY.parse().unwrap();
        for month in 0..36 {
            let day = start.checked_add(Span::new().months(month).days(5)).unwrap();
            let found = policy::apply(&plan, day, rules::run(&Facts::new(&plan, day)), &Selection::default());
            let errors: Vec<&Diagnostic> = found.iter().filter(|it| it.severity == Severity::Error).collect();
            assert!(errors.is_empty(), "on {day}: {errors:#?}");
        }
    }
}

#[test]
fn ten_defects_through_the_program() {
    let clean = clean();
    let all: Vec<(usize, &Case)> = cases().enumerate().filter(|it| it.1.can_run()).collect();
    let repo = written(&clean);
    for (number, case) in all.iter().step_by(all.len().div_ceil(10)) {
        let placed = placed(&clean, *number, case).unwrap();
        placed.changes.iter().for_each(|(path, content)| edit::write(&repo, path, content));
        let expected = format!("{} {}:{}:", case.rule, placed.path, placed.line);
        let mut found = repo.findings(&[]);
        found.retain(|it| {
            let rule = it.split(' ').next().unwrap();
            rule == case.rule || !case.is_consequence(rule)
        });
        assert!(
            found.len() == 1 && found[0].starts_with(&expected),
            "{} ({}): expected {expected} and found {found:?}",
            case.rule,
            case.name
        );
        placed.changes.keys().for_each(|path| edit::restore(&repo, &clean, path));
    }
}

#[test]
fn every_rule_has_three_cases() {
    // A rule that compares two versions has its cases in tests/git.rs: here there is only one.
    let few: Vec<&str> = rules::ALL
        .iter()
        .filter(|rule| !rule.page.contains("```toml före "))
        .map(|rule| rule.id)
        .filter(|id| cases().filter(|it| it.rule == *id).count() < 3)
        .collect();
    assert!(few.is_empty(), "fewer than three cases in tests/mutation/table.rs: {}", few.join(", "));
    let mut without: Vec<&str> = cases().map(|it| it.rule).filter(|it| rules::find(it).is_none()).collect();
    without.dedup();
    if !without.is_empty() {
        eprintln!("cases that wait for their rule: {}", without.join(", "));
    }
}

/// Puts a defect in, looks, and takes it out again.
fn run(repo: &Styrrepo, clean: &Clean, number: usize, case: &Case) -> Result<(), String> {
    let placed = placed(clean, number, case)?;
    placed.changes.iter().for_each(|(path, content)| edit::write(repo, path, content));
    let mut found = findings(repo);
    found.retain(|it| it.0 == case.rule || !case.is_consequence(&it.0));
    placed.changes.keys().for_each(|path| edit::restore(repo, clean, path));
    let expected = vec![(case.rule.to_owned(), placed.path, placed.line)];
    if found == expected {
        return Ok(());
    }
    let shown = |all: &[Found]| {
        let lines: Vec<String> = all.iter().map(|it| format!("\n    {} {}:{}", it.0, it.1, it.2)).collect();
        if lines.is_empty() { "\n    nothing".to_owned() } else { lines.concat() }
    };
    Err(format!("{} ({}): expected{}\n  found{}", case.rule, case.name, shown(&expected), shown(&found)))
}

/// The place that the seed gives a case.
fn placed(clean: &Clean, number: usize, case: &Case) -> Result<Placed, String> {
    let mut random = Random(SEED ^ (number as u64 * 7919));
    let placed = case.defect.place(clean, &mut random);
    placed.ok_or_else(|| format!("{} ({}): no file fits", case.rule, case.name))
}

/// What the library finds.
fn findings(repo: &Styrrepo) -> Vec<Found> {
    let source = Source::Folder(Folder::find(repo.root()).unwrap());
    let plan = load::load(&source).unwrap();
    let day = DAY.parse().unwrap();
    let found = policy::apply(&plan, day, rules::run(&Facts::new(&plan, day)), &Selection::default());
    let place = |it: Diagnostic| {
        let file = plan.sources().file(it.span.file);
        (it.rule.to_owned(), file.path.clone(), edit::line_of(&file.text, it.span.start as usize))
    };
    found.into_iter().map(place).collect()
}

/// The clean repo on disk.
fn written(clean: &Clean) -> Styrrepo {
    let repo = Styrrepo::empty();
    clean.files.iter().for_each(|(path, text)| {
        repo.write(path, text);
    });
    repo
}
