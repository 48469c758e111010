//! The examples are right, and their papers are as they were read.

use std::{collections::BTreeMap, env, fs};

use crate::styrrepo::{DAY, Styrrepo, examples, program, project};

/// Every format.
const ALL: &[&str] = &["md", "html", "json"];

/// The format that is read first.
const MD: &[&str] = &["md"];

/// Example, units, period, kind, formats.
type Kept = (&'static str, &'static [&'static str], &'static str, &'static str, &'static [&'static str]);

/// Papers that are kept to be read. Two examples have every kind in
/// every format, of units small enough to be read to the end.
const PAPERS: [Kept; 29] = [
    ("sundsvall", &["bjorkgarden"], "2026-t1", "resultatanalys", ALL),
    ("sundsvall", &["bun"], "2026-t2", "kort", ALL),
    ("sundsvall", &["bun"], "2026-t2", "arende", ALL),
    ("sundsvall", &["bjorkgarden"], "2025-t3", "arsrapport", ALL),
    ("sundsvall", &["hoglundaskolan"], "2026-t2", "verksamhetsplan", ALL),
    ("sundsvall", &["hoglundaskolan"], "2026-t2", "dialog", ALL),
    ("sundsvall", &["bun"], "2026-t2", "resultatanalys", MD),
    ("sundsvall", &["kf"], "2026-t2", "resultatanalys", &["md", "html"]),
    ("sundsvall", &["kf"], "2025-t3", "arsrapport", MD),
    ("sundsvall", &["bun"], "2026-t2", "arsrapport", MD),
    ("sundsvall", &["bun"], "2026-t2", "verksamhetsplan", MD),
    ("mjolby", &["asskolan"], "2026-augusti", "resultatanalys", ALL),
    ("mjolby", &["utbn"], "2026-augusti", "kort", ALL),
    ("mjolby", &["utbn"], "2026-augusti", "arende", ALL),
    ("mjolby", &["utbn"], "2025-bokslut", "arsrapport", ALL),
    ("mjolby", &["asskolan"], "2026-augusti", "verksamhetsplan", ALL),
    ("mjolby", &["utbn"], "2026-augusti", "dialog", ALL),
    ("mjolby", &["kf", "ks"], "2026-augusti", "resultatanalys", MD),
    ("mjolby", &["utbn"], "2026-augusti", "resultatanalys", &["md", "html"]),
    ("mjolby", &["kf"], "2025-bokslut", "resultatanalys", MD),
    ("mjolby", &["kf"], "2025-bokslut", "arsrapport", MD),
    ("mjolby", &["utbn"], "2026-augusti", "verksamhetsplan", MD),
    ("solleftea", &["kf", "bsn", "forvaltningsledningen", "backskolan"], "2026-halvar", "resultatanalys", MD),
    ("solleftea", &["ion"], "2025-helar", "resultatanalys", MD),
    (
        "soderhamn-2012",
        &["kf", "nla", "faxeholmen", "staffangymnasiet"],
        "2014-augusti",
        "resultatanalys",
        MD,
    ),
    ("soderhamn-2020", &["kf", "asn", "naringsliv"], "2022-augusti", "resultatanalys", MD),
    ("lysekil", &["kf", "ks", "kontaktcenter", "kronberget"], "2026-ur3", "resultatanalys", MD),
    ("lysekil", &["kf"], "2026-ur2", "resultatanalys", MD),
    ("lysekil", &["ks"], "2026-ur3", "verksamhetsplan", MD),
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

/// No paper is kept that no test writes.
fn every_kept_paper_is_one_of_them() {
    let named = |(example, units, period, kind, formats): &Kept| {
        let name = |unit: &&str| format!("{example}-{unit}-{period}-{kind}");
        let names: Vec<String> = units.iter().map(name).collect();
        names.iter().flat_map(|name| formats.iter().map(move |it| format!("{name}.{it}"))).collect::<Vec<_>>()
    };
    let mut expected: Vec<String> = PAPERS.iter().flat_map(named).collect();
    expected.sort();
    let files = fs::read_dir(project("tests/golden")).unwrap().map(|it| it.unwrap().file_name());
    // What lies within a file of another program has a test of its own.
    let is_paper = |it: &String| !it.ends_with(".document.xml") && !it.ends_with(".typst.json");
    let mut kept: Vec<String> = files.map(|it| it.into_string().unwrap()).filter(is_paper).collect();
    kept.sort();
    assert_eq!(kept, expected);
}

#[test]
fn papers_are_as_they_were_read() {
    let papers = PAPERS.iter().flat_map(|(example, units, period, kind, formats)| {
        let of_unit = move |it| formats.iter().map(move |format| (*example, it, *period, *kind, *format));
        units.iter().copied().flat_map(of_unit)
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
    every_kept_paper_is_one_of_them();
}
