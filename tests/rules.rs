//! Every page in `docs/rules/` is true, and belongs to a rule.

use std::{collections::BTreeSet, env, fs};

use styr::rules::{ALL, Rule};

use crate::styrrepo::{Styrrepo, project};

#[test]
fn file_page_and_row_are_one() {
    let rows: BTreeSet<String> = ALL.iter().map(|it| it.id.to_owned()).collect();
    let names = |folder: &str, extension: &str| -> BTreeSet<String> {
        fs::read_dir(project(folder))
            .unwrap()
            .map(|it| it.unwrap().file_name().into_string().unwrap())
            .filter_map(|it| it.strip_suffix(extension).map(|it| it.replace('_', "-")))
            .filter(|it| it != "thread")
            .collect()
    };
    assert_eq!(rows.len(), ALL.len(), "two rows have the same id");
    assert_eq!(names("docs/rules", ".md"), rows, "a page in docs/rules/ is missing or has no row");
    assert_eq!(names("src/rules", ".rs"), rows, "a file in src/rules/ is missing or has no row");
}

#[test]
fn pages_are_true() {
    let wrong: Vec<String> = ALL.iter().filter_map(|it| check_page(it).err()).collect();
    assert!(wrong.is_empty(), "{}\n\nrun with BLESS=1 to write what the program prints", wrong.join("\n\n"));
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

/// What the rule finds when the example's files are laid over the base.
fn output_of(rule: &Rule, part: &str) -> String {
    let repo = Styrrepo::base();
    for (info, text) in blocks(part) {
        match info.split_once(' ') {
            Some(("toml" | "markdown", path)) => {
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
    repo.styr(&["-q", "check", "--rule", rule.id]).stdout
}

/// The text under a heading of level 2.
fn section<'p>(page: &'p str, heading: &str) -> Option<&'p str> {
    let (_, rest) = page.split_once(&format!("\n## {heading}\n"))?;
    Some(rest.split("\n## ").next().unwrap_or(rest))
}

/// The fenced blocks of a text: what stands after the fence, and the content.
fn blocks(text: &str) -> Vec<(&str, &str)> {
    let mut all = Vec::new();
    let mut rest = text;
    while let Some((_, after)) = rest.split_once("\n```") {
        let Some((info, after)) = after.split_once('\n') else { break };
        let content = after.split_once("```").map_or(after, |it| it.0);
        all.push((info.trim(), content));
        rest = &after[content.len().saturating_sub(1)..];
        rest = rest.split_once("\n```").map_or("", |it| it.1);
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
