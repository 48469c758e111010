//! Modules use only what stands before them in `src/lib.rs`.

use std::fs;

use crate::{styrrepo::project, tidy::files};

#[test]
fn modules_use_only_what_is_above_them() {
    let modules = modules();
    let mut wrong = Vec::new();
    for (place, module) in modules.iter().enumerate() {
        for (path, text) in sources_of(module) {
            for used in modules_used_in(&text) {
                let is_above = modules[..=place].contains(&used);
                if modules.contains(&used) && !is_above {
                    wrong.push(format!("{path} uses `{used}`, which comes after `{module}`"));
                }
            }
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

#[test]
fn only_some_modules_touch_the_world() {
    let allowed = |path: &str, word: &str| match word {
        "std::fs" | "File::open" => path.starts_with("src/source"),
        "fs::write" | "create_dir_all" => path == "src/cli/output.rs",
        "println!" | "eprintln!" | "io::stdout" | "io::stderr" => path == "src/cli/ui.rs",
        "Zoned::now" => path == "src/cli.rs",
        "Serialize" => path.starts_with("src/render") || path.starts_with("src/schema"),
        _ => false,
    };
    let words = [
        "fs::write",
        "create_dir_all",
        "std::fs",
        "File::open",
        "println!",
        "eprintln!",
        "io::stdout",
        "io::stderr",
        "Zoned::now",
        "Serialize",
    ];
    let mut wrong = Vec::new();
    for module in modules() {
        for (path, text) in sources_of(&module) {
            let code = text.split("#[cfg(test)]").next().unwrap_or_default();
            for word in words.iter().filter(|it| code.contains(**it)) {
                if !allowed(&path, word) {
                    wrong.push(format!("{path} uses `{word}`"));
                }
            }
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

#[test]
fn renderers_know_reports_and_not_plans() {
    // Findings and lights are drawn from the plan's own texts; papers are not.
    let papers = ["markdown", "html", "docx", "report_json", "svg", "raster", "typst", "typeface", "pdf"];
    let is_paper = |path: &str| {
        let name = path.trim_start_matches("src/render/").split(['/', '.']).next().unwrap_or_default();
        papers.contains(&name) && !path.ends_with("/tests.rs")
    };
    let texts: Vec<_> = files(&["src/render"], ".rs").into_iter().filter(|it| is_paper(&it.0)).collect();
    assert!(texts.len() >= 10, "the renderers of papers were not found");
    for (path, text) in texts {
        let code = text.split("#[cfg(test)]").next().unwrap_or_default();
        assert!(!modules_used_in(code).contains(&"model".to_owned()), "{path} uses `model`");
    }
}

#[test]
fn modules_used_are_found() {
    #[track_caller]
    fn case(text: &str, expected: &[&str]) {
        assert_eq!(modules_used_in(text), expected);
    }

    case("use std::fs;", &[]);
    case("use crate::model::Plan;", &["model"]);
    case("use crate::{model::Plan, render};", &["model", "render"]);
    case("use crate::{\n    model::{Goal, Plan},\n    render,\n};", &["model", "render"]);
    case("fn f() { crate::cli::run() }", &["cli"]);
}

fn modules() -> Vec<String> {
    let lib = fs::read_to_string(project("src/lib.rs")).unwrap();
    let declared = |line: &str| line.strip_prefix("pub mod ")?.strip_suffix(';').map(str::to_owned);
    lib.lines().filter_map(declared).collect()
}

/// The files of a module: path and text.
fn sources_of(module: &str) -> Vec<(String, String)> {
    let mut all = files(&[&format!("src/{module}")], ".rs");
    let file = format!("src/{module}.rs");
    let text = fs::read_to_string(project(&file)).unwrap();
    all.push((file, text));
    all
}

/// The top-level modules that a text names after `crate::`, in order.
fn modules_used_in(text: &str) -> Vec<String> {
    let mut found = Vec::new();
    for part in text.split("crate::").skip(1) {
        if let Some(list) = part.strip_prefix('{') {
            let mut depth = 0;
            let mut word = String::new();
            for it in list.chars() {
                match it {
                    '{' => depth += 1,
                    '}' if depth == 0 => break,
                    '}' => depth -= 1,
                    _ => {}
                }
                if depth == 0 && (it.is_alphanumeric() || it == '_') {
                    word.push(it);
                } else if depth == 0 && !word.is_empty() {
                    found.push(std::mem::take(&mut word));
                }
            }
            found.extend((!word.is_empty()).then_some(word));
        } else {
            found.push(part.chars().take_while(|it| it.is_alphanumeric() || *it == '_').collect());
        }
    }
    found.retain(|it| it.starts_with(char::is_lowercase));
    found.dedup();
    found
}
