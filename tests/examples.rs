//! The examples are right, and their papers are as they were read.

use std::{env, fs};

use crate::styrrepo::{DAY, examples, program, project};

/// Papers that are kept to be read: example, units, period.
const PAPERS: [(&str, &[&str], &str); 10] = [
    ("sundsvall", &["bun", "kf"], "2026-t2"),
    ("sundsvall", &["bjorkgarden"], "2026-t1"),
    ("mjolby", &["kf", "ks", "utbn"], "2026-augusti"),
    ("mjolby", &["kf"], "2025-bokslut"),
    ("solleftea", &["kf", "bsn", "forvaltningsledningen", "backskolan"], "2026-halvar"),
    ("solleftea", &["ion"], "2025-helar"),
    ("soderhamn-2012", &["kf", "nla", "faxeholmen", "staffangymnasiet"], "2014-augusti"),
    ("soderhamn-2020", &["kf", "asn", "naringsliv"], "2022-augusti"),
    ("lysekil", &["kf", "ks", "kontaktcenter", "kronberget"], "2026-ur3"),
    ("lysekil", &["kf"], "2026-ur2"),
];

/// Examples of another time than the tests' own.
const DAYS: [(&str, &str); 2] = [("soderhamn-2012", "2014-11-21"), ("soderhamn-2020", "2022-11-21")];

/// The day on which an example is looked at.
fn day(example: &str) -> &'static str {
    DAYS.iter().find(|it| it.0 == example).map_or(DAY, |it| it.1)
}

#[test]
fn no_example_has_an_error() {
    for folder in examples() {
        let day = day(folder.rsplit('/').next().unwrap());
        let ran = program().args(["--date", day, "check", "-C"]).arg(project(&folder)).output().unwrap();
        assert_eq!(ran.status.code(), Some(0), "{}", String::from_utf8_lossy(&ran.stdout));
    }
}

#[test]
fn papers_are_as_they_were_read() {
    let papers =
        PAPERS.iter().flat_map(|(example, units, period)| units.iter().map(move |it| (example, it, period)));
    for (example, unit, period) in papers {
        let folder = project("examples").join(example);
        let args = ["--date", day(example), "report", unit, "--period", period, "-C"];
        let ran = program().args(args).arg(&folder).output().unwrap();
        let paper = String::from_utf8(ran.stdout).unwrap();
        assert_eq!(String::from_utf8_lossy(&ran.stderr), "", "{unit}");
        let path = project("tests/golden").join(format!("{example}-{unit}-{period}.md"));
        if env::var_os("BLESS").is_some() {
            fs::create_dir_all(path.parent().unwrap()).unwrap();
            fs::write(&path, &paper).unwrap();
        }
        let kept = fs::read_to_string(&path).unwrap_or_default();
        assert!(kept == paper, "{} is another paper now; read it and run with BLESS=1", path.display());
    }
}
