//! Who owns which files, as code hosts read it.

use std::fmt::Write;

use crate::report::owners::Owners;

/// Whose way of writing.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Dialect {
    /// Patterns as of `.gitignore`, the last that fits counts: GitHub and GitLab.
    Patterns,
    /// Regular expressions, all that fit count: Forgejo.
    Expressions,
}

/// Where Forgejo looks for the file itself, and for what it runs.
const OF_FORGEJO: &str = "((docs|[.]gitea|[.]forgejo)/)?CODEOWNERS|[.](forgejo|gitea|github)/.*";

/// The file `CODEOWNERS`; `folder` is where the styrrepo lies in the repository. Paths that no line
/// can hold are left out and given back.
pub fn codeowners(owners: &Owners<'_>, folder: &str, dialect: Dialect) -> (String, Vec<String>) {
    let mut out = "# Skriven av `styr owners`. Ändra [agare] i styr.toml och kör den igen.\n".to_owned();
    let mut left_out = Vec::new();
    let mut line = |pattern: &str, owners: &[&str]| {
        if !owners.is_empty() {
            let _ = writeln!(out, "{pattern} {}", owners.join(" "));
        }
    };
    match dialect {
        Dialect::Patterns => line("*", &owners.others),
        Dialect::Expressions => line(OF_FORGEJO, &owners.others),
    }
    for one in &owners.lines {
        let path = if folder.is_empty() { one.path.clone() } else { format!("{folder}/{}", one.path) };
        if path.contains(|it: char| it.is_control() || it == '\u{2028}' || it == '\u{2029}') {
            left_out.push(path);
            continue;
        }
        match dialect {
            Dialect::Patterns => line(&pattern(&path), &one.owners),
            Dialect::Expressions => line(&expression(&path), &one.owners),
        }
    }
    (out, left_out)
}

/// A path as a pattern from the root of the repository.
fn pattern(path: &str) -> String {
    let escaped = path.chars().map(|it| match it {
        ' ' | '\\' | '*' | '?' | '[' | ']' | '#' | '!' => format!("\\{it}"),
        it => it.to_string(),
    });
    format!("/{}", escaped.collect::<String>())
}

/// A path as an expression for the whole of it. A backslash is read twice: when the line is taken
/// apart, and by the expression.
fn expression(path: &str) -> String {
    let escaped = path.chars().enumerate().map(|(place, it)| match it {
        ' ' | '#' => format!("\\{it}"),
        '\\' => "\\".repeat(4),
        '.' | '+' | '*' | '?' | '(' | ')' | '|' | '[' | ']' | '{' | '}' | '^' | '$' => format!("\\\\{it}"),
        // What begins so would say which files it is not about.
        '!' if place == 0 => "[!]".to_owned(),
        it => it.to_string(),
    });
    let whole = escaped.collect::<String>();
    if path.ends_with('/') { format!("{whole}.*") } else { whole }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn odd_paths_are_written_so_that_they_mean_themselves() {
        #[track_caller]
        fn case(path: &str, in_patterns: &str, in_expressions: &str) {
            assert_eq!([pattern(path), expression(path)], [in_patterns, in_expressions]);
        }

        case("bun/plan.toml", "/bun/plan.toml", r"bun/plan\\.toml");
        case("bun/utfall/", "/bun/utfall/", "bun/utfall/.*");
        case("södra skolan/", r"/södra\ skolan/", r"södra\ skolan/.*");
        case("a#b*[c]", r"/a\#b\*\[c\]", r"a\#b\\*\\[c\\]");
        case("!a(b)", r"/\!a(b)", r"[!]a\\(b\\)");
        case(r"a\b", r"/a\\b", r"a\\\\b");
    }
}
