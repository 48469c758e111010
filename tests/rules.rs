//! Every page in `docs/rules/` is true, and belongs to a rule.

use std::{collections::BTreeSet, env, fmt::Write, fs};

use styr::rules::{ALL, Rule};

use crate::{
    git::history::History,
    styrrepo::{BASE, Styrrepo, project},
};

#[test]
fn file_page_and_row_are_one() {
    let rows: BTreeSet<String> = ALL.iter().map(|it| it.id.to_owned()).collect();
    let names = |folder: &str, extension: &str| -> BTreeSet<String> {
        fs::read_dir(project(folder))
            .unwrap()
            .map(|it| it.unwrap().file_name().into_string().unwrap())
            .filter_map(|it| it.strip_suffix(extension).map(|it| it.replace('_', "-")))
            .filter(|it| !["all", "decisions"].contains(&it.as_str()))
            .collect()
    };
    assert_eq!(rows.len(), ALL.len(), "two rows have the same id");
    assert_eq!(names("docs/rules", ".md"), rows, "a page in docs/rules/ is missing or has no row");
    assert_eq!(names("src/rules", ".rs"), rows, "a file in src/rules/ is missing or has no row");
}

#[test]
fn pages_are_true() {
    // A symbolic link can be made everywhere only on Unix.
    let can_run = |it: &&Rule| cfg!(unix) || !it.page.contains("\n```lank ");
    let wrong: Vec<String> = ALL.iter().filter(can_run).filter_map(|it| check_page(it).err()).collect();
    assert!(wrong.is_empty(), "{}\n\nrun with BLESS=1 to write what the program prints", wrong.join("\n\n"));
}

#[test]
fn the_list_of_rules_is_written() {
    let written = fs::read_to_string(project("docs/rules.md")).unwrap_or_default();
    let list = list_of_rules();
    if written != list {
        assert!(env::var_os("BLESS").is_some(), "docs/rules.md is old; run with BLESS=1 to write it");
        fs::write(project("docs/rules.md"), list).unwrap();
    }
}

#[test]
fn a_red_goal_is_an_error_once_it_is_analysed() {
    #[track_caller]
    fn case(analysis: &str, set: &str, expected: &[&str]) {
        let repo = Styrrepo::base();
        repo.append("styr.toml", set);
        repo.write("bun/utfall/2026.toml", "format = 1\n[indikator.trygghet-ak8]\nt2 = 70\n");
        if !analysis.is_empty() {
            repo.write("bun/analys/2026-t2.md", format!("---\nperiod: {analysis}\n---\n"));
        }
        let ran = repo.styr(&["check", "--rule", "rott-utan-atgard", "--format", "json"]);
        let json: serde_json::Value = serde_json::from_str(&ran.stdout).unwrap();
        let findings = json["findings"].as_array().unwrap();
        let found: Vec<&str> = findings.iter().map(|it| it["severity"].as_str().unwrap()).collect();
        assert_eq!(found, expected, "{analysis:?} {set:?}");
    }

    let set = |word: &str| format!("\n[regler]\nrott-utan-atgard = \"{word}\"\n");
    case("", "", &["varning"]);
    case("2026-t1", "", &["varning"]);
    case("2026-t2", "", &["fel"]);
    for analysis in ["", "2026-t2"] {
        case(analysis, &set("fel"), &["fel"]);
        case(analysis, &set("tips"), &["tips"]);
        case(analysis, &set("av"), &[]);
    }
}

/// `docs/rules.md`: every rule with its severity and the first sentence of its page.
fn list_of_rules() -> String {
    let mut list = "# Reglerna\n\n\
        Den här sidan skrivs av `BLESS=1 cargo test` ur sidorna i `docs/rules/` och filerna i `tests/base/`; ändra där.\n\n\
        Ett fel ska rättas, en varning bör rättas och ett tips är bra att känna till. Styrmodellen får ändra det för\n\
        varje regel, under `[regler]` i styr.toml. `styr explain REGEL` visar sidan om en regel.\n\n\
        | Regel | Allvar | Vad den begär |\n|---|---|---|\n"
        .to_owned();
    for rule in ALL {
        let prose = rule.page.split("\n\n").nth(1).unwrap_or_default().replace('\n', " ");
        let first = prose.split_inclusive(". ").next().unwrap_or_default().trim_end();
        assert!(first.ends_with('.'), "docs/rules/{}.md must begin with a sentence", rule.id);
        let (id, severity) = (rule.id, rule.severity.word());
        let _ = writeln!(list, "| [{id}](rules/{id}.md) | {severity} | {first} |");
    }
    list += "\n## Vad exemplen står på\n\n\
        Exemplen på reglernas sidor läggs över de här filerna. En fil i ett exempel ersätter filen med samma namn.\n";
    for (path, text) in BASE {
        let _ = writeln!(list, "\n```toml {path}\n{}\n```", text.trim_end());
    }
    list
}

/// The wrong example gives the printed output; the right one gives nothing.
fn check_page(rule: &Rule) -> Result<(), String> {
    let page = rule.page;
    let fail = |text: &str| format!("docs/rules/{}.md: {text}", rule.id);
    let (Some(wrong), Some(right)) = (section(page, "Fel"), section(page, "Rätt")) else {
        return Err(fail("needs a part `## Fel` and a part `## Rätt`"));
    };
    if !page.starts_with(&format!("# {}\n", rule.id)) {
        return Err(fail("must begin with the rule's id as heading"));
    }
    let printed = blocks(wrong).into_iter().find(|it| it.0 == "text").map(|it| it.1).unwrap_or_default();
    let actual = output_of(rule, wrong);
    if actual.is_empty() {
        return Err(fail("the wrong example gives no finding"));
    }
    if actual.trim_end() != printed.trim_end() {
        if env::var_os("BLESS").is_some() {
            bless(rule, wrong, &actual);
            return Ok(());
        }
        return Err(fail(&format!("the program prints\n{actual}\nbut the page says\n{printed}")));
    }
    match output_of(rule, right).as_str() {
        "" => Ok(()),
        output => Err(fail(&format!("the right example is not right:\n{output}"))),
    }
}

/// What the rule finds when the example's files are laid over the base. Files marked `före` are
/// saved in git first, and the others are what the change makes of them.
fn output_of(rule: &Rule, part: &str) -> String {
    let older: Vec<(&str, &str)> = blocks(part)
        .into_iter()
        .filter_map(|(info, text)| Some((info.strip_prefix("toml före ")?, text)))
        .collect();
    let mut args = vec!["-q", "check", "--rule", rule.id];
    let (plain, history);
    let repo = if older.is_empty() {
        plain = Styrrepo::base();
        &plain
    } else {
        history = History::unborn();
        for (path, text) in older {
            history.repo.write(path, text);
        }
        history.save(0);
        args.extend(["--since", "HEAD"]);
        &history.repo
    };
    for (info, text) in blocks(part) {
        match info.split_once(' ') {
            Some(("toml" | "markdown", path)) if !path.starts_with("före ") => {
                repo.write(path, text);
            }
            Some(("mapp", path)) => fs::create_dir_all(repo.root().join(path)).unwrap(),
            #[cfg(unix)]
            Some(("lank", path)) => {
                fs::create_dir_all(repo.root().join(path).parent().unwrap()).unwrap();
                let _ = fs::remove_file(repo.root().join(path));
                std::os::unix::fs::symlink(text.trim(), repo.root().join(path)).unwrap();
            }
            _ => {}
        }
    }
    repo.styr(&args).stdout
}

/// The text under a heading of level 2; a heading within a file of an example is none.
fn section<'p>(page: &'p str, heading: &str) -> Option<&'p str> {
    let (_, rest) = page.split_once(&format!("\n## {heading}\n"))?;
    let mut is_open = false;
    let mut end = 0;
    for line in rest.split_inclusive('\n') {
        is_open ^= line.starts_with("```");
        if line.starts_with("## ") && !is_open {
            return Some(rest[..end].strip_suffix('\n').unwrap_or(&rest[..end]));
        }
        end += line.len();
    }
    Some(rest)
}

/// The fenced blocks of a text: what stands after the fence, and the content.
fn blocks(text: &str) -> Vec<(&str, &str)> {
    let mut all = Vec::new();
    let mut open = None;
    let mut at = 0;
    for line in text.split_inclusive('\n') {
        let end = at + line.len();
        if let Some(info) = line.strip_prefix("```") {
            open = match open.take() {
                None => Some((info.trim(), end)),
                Some((info, start)) => {
                    all.push((info, &text[start..at]));
                    None
                }
            };
        }
        at = end;
    }
    all
}

fn bless(rule: &Rule, wrong: &str, actual: &str) {
    let blessed = format!("\n```text\n{}\n```\n", actual.trim_end());
    let new = match wrong.split_once("\n```text\n") {
        Some((before, after)) => {
            let rest = after.split_once("```").map_or("", |it| it.1);
            format!("{before}{blessed}{}", rest.trim_start_matches('\n'))
        }
        None => format!("{}\n{blessed}", wrong.trim_end()),
    };
    let page = rule.page.replacen(wrong, &new, 1);
    fs::write(project(&format!("docs/rules/{}.md", rule.id)), page).unwrap();
}
