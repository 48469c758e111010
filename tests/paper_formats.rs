//! The same paper in every format, through the program: the same words in the same order, and
//! Word documents that are whole whatever the texts are.

pub(crate) mod document;
mod template;
pub(crate) mod words;

use std::{env, fs};

use crate::{
    hostile::{KINDS, hostile_copy},
    styrrepo::{Styrrepo, project},
};

use self::document::Document;

/// A paper's words in order, read out of its file.
type Read = fn(&[u8]) -> Vec<String>;

/// How each format is read; one more is a row here.
const FORMATS: [(&str, Read); 4] = [
    ("md", words::of_markdown_paper),
    ("html", words::of_html),
    ("json", words::of_json),
    ("docx", words::of_document),
];

/// Examples, with units that have little and much to tell.
const EXAMPLES: [(&str, &[&str]); 2] = [("sundsvall", &["kf", "bun"]), ("mjolby", &["kf", "utbn"])];

/// The papers of some units in a format, with their names.
fn papers(repo: &Styrrepo, units: &[&str], kind: &str, format: &str) -> Vec<(String, Vec<u8>)> {
    let folder = format!("{kind}-{format}");
    fs::create_dir_all(repo.root().join(&folder)).unwrap();
    let args = ["--kind", kind, "--format", format, "-o", &folder];
    let ran = repo.styr(&[&["report"], units, &args[..]].concat());
    assert_eq!((ran.status, ran.stdout.as_str()), (Some(0), ""), "{kind} {format}: {}", ran.stderr);
    let path = |unit: &str| {
        let all = fs::read_dir(repo.root().join(&folder)).unwrap().map(|it| it.unwrap().path());
        let name = |it: &std::path::Path| it.file_name().unwrap().to_str().unwrap().to_owned();
        let is_wanted = |it: &str| it.starts_with(&format!("{unit}-")) && it.ends_with(&format!(".{format}"));
        let mut found = all.filter(|it| is_wanted(&name(it)));
        found.next().unwrap_or_else(|| panic!("no {format} of {unit}"))
    };
    let read = |unit: &&str| (format!("{kind} of {unit} as {format}"), fs::read(path(unit)).unwrap());
    units.iter().map(read).collect()
}

#[test]
fn every_format_has_the_same_words() {
    for (example, units) in EXAMPLES {
        let repo = Styrrepo::copy_of(&format!("examples/{example}"));
        for kind in KINDS {
            let mut all = FORMATS.iter().map(|(format, read)| {
                let papers = papers(&repo, units, kind, format);
                papers.into_iter().map(|(name, bytes)| (name, read(&bytes))).collect::<Vec<_>>()
            });
            let first = all.next().unwrap();
            for others in all {
                for ((name, words), (other_name, others)) in first.iter().zip(&others) {
                    assert!(words.len() > 40, "{name} has only {words:?}");
                    are_alike((name, words), (other_name, others));
                }
            }
        }
    }
}

/// Shows where two papers part.
#[track_caller]
fn are_alike((name, words): (&str, &[String]), (other_name, others): (&str, &[String])) {
    let end = words.iter().zip(others).position(|(a, b)| a != b).unwrap_or(words.len().min(others.len()));
    let near = |it: &[String]| it[end.saturating_sub(8)..it.len().min(end + 8)].join(" ");
    assert!(words == others, "{name}: …{}…\n{other_name}: …{}…", near(words), near(others));
}

#[test]
fn documents_are_whole_and_tell_what_they_are() {
    for (example, units) in EXAMPLES {
        let repo = Styrrepo::copy_of(&format!("examples/{example}"));
        for kind in KINDS {
            for (name, bytes) in papers(&repo, units, kind, "docx") {
                let document = Document::read(&bytes, &format!("{example}: {name}"));
                document.is_sound();
                document.has_headings_lists_and_tables();
            }
        }
    }
}

/// Pictures say the same in a document as beside Markdown.
#[test]
fn pictures_have_the_same_words_everywhere() {
    let repo = Styrrepo::copy_of("examples/sundsvall");
    for kind in ["resultatanalys", "verksamhetsplan"] {
        let markdown = papers(&repo, &["bun"], kind, "md").remove(0).1;
        let document = papers(&repo, &["bun"], kind, "docx").remove(0).1;
        let said = Document::read(&document, kind).pictures();
        assert!(said.len() > 1, "{kind}: {said:?}");
        assert_eq!(said, words::of_markdown_pictures(&markdown), "{kind}");
    }
}

#[test]
fn no_text_becomes_anything_else() {
    let repo = hostile_copy("sundsvall");
    for kind in KINDS {
        let unlike = |words: Vec<String>| words.concat();
        let html: Vec<_> = papers(&repo, &["bun", "kf"], kind, "html");
        for ((name, bytes), (_, page)) in papers(&repo, &["bun", "kf"], kind, "docx").into_iter().zip(html) {
            let document = Document::read(&bytes, &name);
            document.is_sound();
            assert!(document.text().contains("lert(1)"), "{name}: the hostile texts are not in it");
            // A word that no line can hold is parted in HTML.
            assert_eq!(unlike(words::of_document(&bytes)), unlike(words::of_html(&page)), "{name}");
        }
    }
}

/// R59: the same bytes however a paper is written, and wherever it goes.
#[test]
fn documents_are_the_same_every_time() {
    let repo = Styrrepo::copy_of("examples/sundsvall");
    let alone = papers(&repo, &["bun"], "kort", "docx").remove(0).1;
    let args = ["report", "--each", "namnd", "--kind", "kort", "--format", "docx", "-o", "alla"];
    assert_eq!(repo.styr(&args).status, Some(0));
    let name = "bun-2026-t2-kort.docx";
    assert_eq!(fs::read(repo.root().join("alla").join(name)).unwrap(), alone);
    let args = ["report", "bun", "--kind", "kort", "--format", "docx", "-o", "ny/bun.docx"];
    assert_eq!(repo.styr(&args).status, Some(0));
    assert_eq!(fs::read(repo.root().join("ny/bun.docx")).unwrap(), alone);
    let piped = crate::styrrepo::program()
        .args(["--date", crate::styrrepo::DAY, "report", "bun", "--kind", "kort", "--format", "docx", "-C"])
        .arg(repo.root())
        .output()
        .unwrap();
    assert_eq!(piped.stdout, alone);
    let ran = repo.styr(&["report", "bun", "kf", "--format", "docx"]);
    assert_eq!(ran.status, Some(2), "{ran:?}");
}

/// A small document is kept to be read.
#[test]
fn a_document_is_as_it_was_read() {
    let bytes = papers(&Styrrepo::base(), &["bun"], "resultatanalys", "docx").remove(0).1;
    let text = Document::read(&bytes, "base").lines();
    let path = project("tests/golden/base-bun-2026-t2-resultatanalys.document.xml");
    if env::var_os("BLESS").is_some() {
        fs::write(&path, &text).unwrap();
    }
    let kept = fs::read_to_string(&path).unwrap_or_default();
    assert!(kept == text, "{} is another document now; read it and run with BLESS=1", path.display());
}
