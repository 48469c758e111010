//! Papers for Typst and as PDF, through the program: the same words in the same order, and never anything but words.

use std::{collections::BTreeMap, env, fs, path::Path};

use pulldown_cmark::{Event, Options, Parser};
use serde_json::Value;

use crate::{
    paper_formats::words::without_publisher,
    styrrepo::{Ran, Styrrepo, project},
};

const KINDS: [&str; 6] = ["resultatanalys", "kort", "arende", "arsrapport", "verksamhetsplan", "dialog"];

/// Two examples with units of every kind.
const EXAMPLES: [(&str, [&str; 3]); 2] =
    [("examples/sundsvall", ["kf", "bun", "hoglundaskolan"]), ("examples/mjolby", ["kf", "utbn", "ks"])];

const SHARED: [&str; 6] = [
    "fonts/Inter-Bold.otf",
    "fonts/Inter-BoldItalic.otf",
    "fonts/Inter-Italic.otf",
    "fonts/Inter-Regular.otf",
    "fonts/OFL.txt",
    "styr.typ",
];

/// Files below a folder with what they hold.
fn written(folder: &Path) -> BTreeMap<String, Vec<u8>> {
    let (mut all, mut open) = (BTreeMap::new(), vec![folder.to_owned()]);
    while let Some(next) = open.pop() {
        for entry in fs::read_dir(next).unwrap().map(|it| it.unwrap().path()) {
            if entry.is_dir() {
                open.push(entry);
            } else {
                let name = entry.strip_prefix(folder).unwrap().to_string_lossy().replace('\\', "/");
                all.insert(name, fs::read(entry).unwrap());
            }
        }
    }
    all
}

fn report(repo: &Styrrepo, args: &[&str]) -> Ran {
    let ran = repo.styr(&[&["report"], args].concat());
    assert_eq!(ran.status, Some(0), "{args:?}: {}", ran.stderr);
    ran
}

/// Text without what only parts words, which formats do in their own ways.
fn squeezed(text: &str) -> String {
    text.split_whitespace().collect()
}

/// The words of a paper's data in the order in which the template prints them.
pub(crate) fn words(data: &Value) -> String {
    let mut out = data["title"].as_str().unwrap().to_owned();
    out += data["remark"].as_str().unwrap_or_default();
    blocks(&data["blocks"], &mut out);
    out += "Om papperet";
    facts(&data["foot"], &mut out);
    squeezed(&out)
}

fn blocks(all: &Value, out: &mut String) {
    for it in all.as_array().unwrap() {
        match it["type"].as_str().unwrap() {
            "heading" | "paragraph" => line(&it["text"], out),
            "list" => it["items"].as_array().unwrap().iter().for_each(|it| blocks(it, out)),
            "quote" => blocks(&it["blocks"], out),
            "facts" => facts(&it["facts"], out),
            "code" | "notes" => *out += it["text"].as_str().unwrap(),
            // Markdown has the title with the picture.
            "figure" => blocks(&it["instead"], out),
            "table" => {
                *out += it["caption"].as_str().unwrap_or_default();
                it["columns"].as_array().unwrap().iter().for_each(|it| line(&it["head"], out));
                it["rows"]
                    .as_array()
                    .unwrap()
                    .iter()
                    .flat_map(|it| it.as_array().unwrap())
                    .for_each(|it| line(it, out));
            }
            other => panic!("no reader of {other}"),
        }
    }
}

fn facts(all: &Value, out: &mut String) {
    for it in all.as_array().unwrap() {
        let term = it["term"].as_str().unwrap();
        *out += term;
        *out += if term.ends_with('?') { "" } else { ":" };
        line(&it["text"], out);
    }
}

fn line(text: &Value, out: &mut String) {
    for it in text.as_array().unwrap() {
        match it["type"].as_str() {
            None => *out += it.as_str().unwrap(),
            Some("light") => {
                *out = format!("{out}{} {}", it["symbol"].as_str().unwrap(), it["word"].as_str().unwrap());
            }
            Some("picture" | "break") => {}
            Some("code") => *out += it["text"].as_str().unwrap(),
            Some(_) => line(&it["text"], out),
        }
    }
}

/// The words of a Markdown text; room for writing by hand is none.
fn words_of_markdown(text: &str) -> String {
    let mut out = String::new();
    for event in Parser::new_ext(text, Options::ENABLE_TABLES | Options::ENABLE_STRIKETHROUGH) {
        if let Event::Text(it) | Event::Code(it) = event {
            out += &it;
        }
    }
    squeezed(&out).replace(&"…".repeat(40), "")
}

#[test]
fn every_kind_has_the_words_of_its_markdown_in_the_same_order() {
    for (example, units) in EXAMPLES {
        let repo = Styrrepo::copy_of(example);
        for kind in KINDS {
            report(&repo, &[&units[..], &["--kind", kind, "--format", "typst", "-o", kind]].concat());
            let mut files = written(&repo.root().join(kind));
            for name in SHARED {
                let bytes = files.remove(name).unwrap_or_else(|| panic!("{name} is lacking"));
                let path = project("src/render").join(name.replace("styr.typ", "typst/template.typ"));
                assert!(bytes == fs::read(path).unwrap(), "{name} is not as it was");
            }
            assert_eq!(files.len(), units.len(), "{example} {kind}: {:?}", files.keys());
            for unit in units {
                let (name, bytes) = files.iter().find(|it| it.0.starts_with(&format!("{unit}-"))).unwrap();
                let data: Value = serde_json::from_slice(bytes).unwrap();
                let markdown = report(&repo, &[unit, "--kind", kind]).stdout;
                assert_eq!(
                    words(&data),
                    words_of_markdown(&without_publisher(&markdown)),
                    "{example} {name}"
                );
            }
        }
    }
}

#[test]
fn the_data_of_a_small_paper_is_as_it_was_read() {
    let repo = Styrrepo::copy_of("examples/sundsvall");
    let ran = report(
        &repo,
        &["hoglundaskolan", "--kind", "kort", "--period", "2026-t2", "--format", "typst", "-o", "ut"],
    );
    let name = "hoglundaskolan-2026-t2-kort";
    assert_eq!(
        ran.stderr,
        format!(
            "Gör PDF med typst 0.15 i mappen ut:\n  typst compile --font-path fonts --ignore-system-fonts \
             --pdf-standard ua-1,a-2a --input data={name}.json styr.typ {name}.pdf\n"
        )
    );
    let data = repo.read(&format!("ut/{name}.json"));
    let path = project("tests/golden").join(format!("sundsvall-{name}.typst.json"));
    if env::var_os("BLESS").is_some() {
        fs::write(&path, &data).unwrap();
    }
    let kept = fs::read_to_string(&path).unwrap_or_default();
    assert!(kept == data, "{} is another paper now; read it and run with BLESS=1", path.display());
    assert_eq!(report(&repo, &["-q", "bun", "--format", "typst", "-o", "tyst"]).stderr, "");
}

#[test]
fn headings_leave_out_no_level_and_pictures_say_what_they_show() {
    let repo = Styrrepo::copy_of("examples/sundsvall");
    repo.append("bun/analys/2026-t2.md", "\n# Djupt\n\n###### Sjätte nivån\n\n> ###### I ett citat\n");
    report(&repo, &["bun", "--period", "2026-t2", "--format", "typst", "-o", "ut"]);
    report(
        &repo,
        &["bun", "--period", "2026-t2", "--kind", "verksamhetsplan", "--format", "typst", "-o", "ut"],
    );
    let mut pictures = 0;
    for name in ["bun-2026-t2-resultatanalys", "bun-2026-t2-verksamhetsplan"] {
        let data: Value = serde_json::from_str(&repo.read(&format!("ut/{name}.json"))).unwrap();
        let mut level = 0;
        every(&data, &mut |it| {
            if it["type"] == "heading" {
                let next = it["level"].as_u64().unwrap();
                assert!((1..=level + 1).contains(&next), "{name}: {level} is followed by {next}");
                level = next;
            }
            if let Some(svg) = it["svg"].as_array() {
                pictures += 1;
                assert!(!it["alt"].as_str().unwrap().trim().is_empty(), "{name}: {it}");
                assert!(svg.iter().all(|it| it.as_str().unwrap().starts_with("<svg ")), "{name}: {it}");
            }
        });
    }
    assert!(pictures > 5, "the pictures were not found");
}

/// Every value within a value, itself first.
fn every(value: &Value, look: &mut dyn FnMut(&Value)) {
    look(value);
    match value {
        Value::Array(all) => all.iter().for_each(|it| every(it, look)),
        Value::Object(all) => all.values().for_each(|it| every(it, look)),
        _ => {}
    }
}

/// What the program says of a letter that the typeface lacks, and what it prints in its place.
#[test]
fn a_letter_that_cannot_be_printed_is_named_with_its_place() {
    let repo = Styrrepo::base();
    repo.replace("bun/plan.toml", "Alla elever är trygga i skolan", "Alla elever är trygga 🙂 i skolan")
        .append("bun/plan.toml", "\n[mal.annat]\nrubrik = \"Ett \\U0001F600 mål\"\n")
        .append(
            "styr.toml",
            "[[status.steg]]\nid = \"a\"\nnamn = \"Bra\"\nsignal = \"gron\"\nsymbol = \"🟢\"\n",
        )
        .write(
            "bun/analys/2026-t2.md",
            "---\nperiod: 2026-t2\n---\n\n# Gamla saker\n\nHej på 中文 och العربية.\n",
        )
        .write("bun/utfall/2026.toml", "format = 1\n[indikator.trygghet-ak8]\nt2 = 99\n");
    let at = |path: &str, letter: &str| {
        let text = repo.read(path);
        let line = text.lines().position(|it| it.contains(letter)).unwrap();
        let before = text.lines().nth(line).unwrap().split(letter).next().unwrap().chars().count();
        format!("obs: {path}:{}:{}: tecknet ", line + 1, before + 1)
    };
    let expected = [
        at("bun/plan.toml", "🙂") + "🙂 (U+1F642) finns inte i papperets typsnitt och skrivs [U+1F642]\n",
        at("bun/plan.toml", "\"Ett ") + "😀 (U+1F600) finns inte i papperets typsnitt och skrivs [U+1F600]\n",
        at("styr.toml", "🟢") + "🟢 (U+1F7E2) finns inte i papperets typsnitt och skrivs ●\n",
        at("bun/analys/2026-t2.md", "中")
            + "中 (U+4E2D) finns inte i papperets typsnitt och skrivs [U+4E2D]; 8 tecken till i samma text saknas också\n",
    ];
    let formats = if cfg!(feature = "pdf") { &["typst", "pdf"][..] } else { &["typst"] };
    for format in formats {
        let ran = report(&repo, &["-q", "bun", "--period", "2026-t2", "--format", format, "-o", format]);
        for line in &expected {
            assert_eq!(ran.stderr.matches(line.as_str()).count(), 1, "{format}: {line} in\n{}", ran.stderr);
        }
        assert_eq!(ran.stderr.lines().count(), expected.len(), "{format}: {}", ran.stderr);
    }
    let data = repo.read("typst/bun-2026-t2-resultatanalys.json");
    for it in ["trygga [U+1F642] i skolan", "Ett [U+1F600] mål", "Hej på [U+4E2D U+6587] och [U+0627 "] {
        assert!(data.contains(it), "no {it} in\n{data}");
    }
    assert!(!data.contains("🟢"), "{data}");
}

#[test]
fn what_is_set_on_pages_is_written_to_files() {
    let repo = Styrrepo::base();
    let no_pdf = if cfg!(feature = "pdf") { "-o papper.pdf" } else { "byggd utan PDF" };
    for (args, words) in
        [(&["bun", "--format", "typst"][..], "ange en mapp med -o"), (&["bun", "--format", "pdf"], no_pdf)]
    {
        let ran = repo.styr(&[&["report"], args].concat());
        assert_eq!((ran.status, ran.stdout.as_str()), (Some(2), ""), "{args:?} {ran:?}");
        assert!(ran.stderr.contains(words), "{ran:?}");
    }
}

#[cfg(not(feature = "pdf"))]
#[test]
fn a_program_without_pdf_says_what_to_do() {
    let ran = Styrrepo::base().styr(&["report", "bun", "--format", "pdf", "-o", "bun.pdf"]);
    assert_eq!(ran.status, Some(2), "{ran:?}");
    for it in ["byggd utan PDF", "--features pdf", "--format typst", "--format html"] {
        assert!(ran.stderr.contains(it), "no {it} in {}", ran.stderr);
    }
}
