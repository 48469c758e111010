//! The examples are right, and their papers are as they were read.

use std::{collections::BTreeMap, env, fs};

use crate::styrrepo::{DAY, Styrrepo, examples, program, project};

/// Papers that are kept to be read: example, units, period, kind, format.
const PAPERS: [(&str, &[&str], &str, &str, &str); 28] = [
    ("sundsvall", &["bun", "kf"], "2026-t2", "resultatanalys", "md"),
    ("sundsvall", &["bjorkgarden"], "2026-t1", "resultatanalys", "md"),
    ("sundsvall", &["bun"], "2026-t2", "kort", "md"),
    ("sundsvall", &["bun"], "2026-t2", "kort", "html"),
    ("sundsvall", &["bun"], "2026-t2", "kort", "json"),
    ("sundsvall", &["bun"], "2026-t2", "arende", "md"),
    ("sundsvall", &["kf"], "2025-t3", "arsrapport", "md"),
    ("sundsvall", &["bun"], "2026-t2", "arsrapport", "md"),
    ("sundsvall", &["bun"], "2026-t2", "verksamhetsplan", "md"),
    ("sundsvall", &["hoglundaskolan"], "2026-t2", "verksamhetsplan", "html"),
    ("sundsvall", &["hoglundaskolan"], "2026-t2", "dialog", "md"),
    ("mjolby", &["kf", "ks", "utbn"], "2026-augusti", "resultatanalys", "md"),
    ("mjolby", &["kf"], "2025-bokslut", "resultatanalys", "md"),
    (
        "solleftea",
        &["kf", "bsn", "forvaltningsledningen", "backskolan"],
        "2026-halvar",
        "resultatanalys",
        "md",
    ),
    ("solleftea", &["ion"], "2025-helar", "resultatanalys", "md"),
    (
        "soderhamn-2012",
        &["kf", "nla", "faxeholmen", "staffangymnasiet"],
        "2014-augusti",
        "resultatanalys",
        "md",
    ),
    ("soderhamn-2020", &["kf", "asn", "naringsliv"], "2022-augusti", "resultatanalys", "md"),
    ("lysekil", &["kf", "ks", "kontaktcenter", "kronberget"], "2026-ur3", "resultatanalys", "md"),
    ("lysekil", &["kf"], "2026-ur2", "resultatanalys", "md"),
    ("mjolby", &["utbn"], "2026-augusti", "kort", "md"),
    ("mjolby", &["utbn"], "2026-augusti", "arende", "md"),
    ("mjolby", &["kf"], "2025-bokslut", "arsrapport", "md"),
    ("mjolby", &["utbn"], "2026-augusti", "verksamhetsplan", "md"),
    ("mjolby", &["utbn"], "2026-augusti", "dialog", "md"),
    ("mjolby", &["utbn"], "2026-augusti", "resultatanalys", "html"),
    ("mjolby", &["utbn"], "2026-augusti", "kort", "json"),
    ("lysekil", &["kontaktcenter"], "2026-ur3", "dialog", "html"),
    ("lysekil", &["ks"], "2026-ur3", "verksamhetsplan", "md"),
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
    let papers = PAPERS.iter().flat_map(|(example, units, period, kind, format)| {
        units.iter().map(move |it| (example, it, period, kind, format))
    });
    // Copied out of this project: its own git knows which version the examples are.
    let copies: BTreeMap<&str, Styrrepo> =
        PAPERS.iter().map(|it| (it.0, Styrrepo::copy_of(&format!("examples/{}", it.0)))).collect();
    for (example, unit, period, kind, format) in papers {
        let folder = copies[example].root();
        let date = day(example);
        let args =
            ["--date", date, "report", unit, "--period", period, "--kind", kind, "--format", format, "-C"];
        let ran = program().args(args).arg(folder).output().unwrap();
        let paper = String::from_utf8(ran.stdout).unwrap();
        assert_eq!(String::from_utf8_lossy(&ran.stderr), "", "{unit}");
        let path = project("tests/golden").join(format!("{example}-{unit}-{period}-{kind}.{format}"));
        if env::var_os("BLESS").is_some() {
            fs::create_dir_all(path.parent().unwrap()).unwrap();
            fs::write(&path, &paper).unwrap();
        }
        let kept = fs::read_to_string(&path).unwrap_or_default();
        assert!(kept == paper, "{} is another paper now; read it and run with BLESS=1", path.display());
    }
}
