//! The examples are right, and their papers are as they were read.

use std::{env, fs};

use crate::styrrepo::{DAY, program, project};

/// Papers that are kept to be read: example, unit, period, kind, format.
const PAPERS: [(&str, &str, &str, &str, &str); 12] = [
    ("sundsvall", "bun", "2026-t2", "resultatanalys", "md"),
    ("sundsvall", "kf", "2026-t2", "resultatanalys", "md"),
    ("sundsvall", "bjorkgarden", "2026-t1", "resultatanalys", "md"),
    ("sundsvall", "bun", "2026-t2", "kort", "md"),
    ("sundsvall", "bun", "2026-t2", "kort", "html"),
    ("sundsvall", "bun", "2026-t2", "kort", "json"),
    ("sundsvall", "bun", "2026-t2", "arende", "md"),
    ("sundsvall", "kf", "2025-t3", "arsrapport", "md"),
    ("sundsvall", "bun", "2026-t2", "verksamhetsplan", "md"),
    ("sundsvall", "hoglundaskolan", "2026-t2", "verksamhetsplan", "html"),
    ("sundsvall", "hoglundaskolan", "2026-t2", "dialog", "md"),
    ("sundsvall", "bun", "2026-t2", "arsrapport", "md"),
];

#[test]
fn no_example_has_an_error() {
    for entry in fs::read_dir(project("examples")).unwrap() {
        let folder = entry.unwrap().path();
        let ran = program().args(["--date", DAY, "check", "-C"]).arg(&folder).output().unwrap();
        assert_eq!(ran.status.code(), Some(0), "{}", String::from_utf8_lossy(&ran.stdout));
    }
}

#[test]
fn papers_are_as_they_were_read() {
    for (example, unit, period, kind, format) in PAPERS {
        let folder = project("examples").join(example);
        let args =
            ["--date", DAY, "report", unit, "--period", period, "--kind", kind, "--format", format, "-C"];
        let ran = program().args(args).arg(&folder).output().unwrap();
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
