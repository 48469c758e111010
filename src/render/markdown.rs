//! A paper as Markdown: `CommonMark` with tables, and no HTML.

mod line;
mod pictures;

use crate::{
    render::safe,
    report::{Align, Block, Fact, Figure, Heading, Inline, List, Report, Table, strong},
};

use self::line::{cell, line, longest_run};

/// Writes a paper as Markdown.
pub fn markdown(report: &Report) -> String {
    let mut parts = vec![heading(1, &[Inline::from(report.title.as_str())])];
    if !report.publisher.is_empty() {
        parts.push(line(&[Inline::from(report.publisher.as_str())]));
    }
    if let Some(remark) = &report.remark {
        parts.push(line(&[strong(remark.as_str())]));
    }
    parts.push(blocks(&report.blocks));
    if !report.foot.is_empty() {
        parts.push(heading(2, &[Inline::from("Om papperet")]));
        parts.push(facts(&report.foot, Bullet::First));
    }
    let mut out = parts.join("\n\n");
    out.push('\n');
    out
}

/// Writes a paper with its pictures in a folder beside it: the Markdown, and each file with its name.
pub fn with_pictures(report: &Report, folder: &str) -> (String, Vec<(String, String)>) {
    let mut report = report.clone();
    let files = pictures::take(&mut report, folder);
    (markdown(&report), files)
}

/// Plain text in a cell of a table or a heading.
pub(super) fn words_in_cell(text: &str) -> String {
    cell(&[Inline::from(text)])
}

/// Blocks with an empty line between them.
fn blocks(blocks: &[Block]) -> String {
    let mut parts: Vec<String> = Vec::new();
    let mut bullet = Bullet::default();
    for block in blocks {
        // Two lists after each other would be read as one, had they the same mark.
        bullet = if matches!(block, Block::List(_) | Block::Facts(_)) {
            bullet.other()
        } else {
            Bullet::default()
        };
        let part = block_text(block, bullet);
        if !part.is_empty() {
            parts.push(part);
        }
    }
    parts.join("\n\n")
}

fn block_text(block: &Block, bullet: Bullet) -> String {
    match block {
        Block::Heading(Heading { level, text, .. }) => heading(*level, text),
        Block::Paragraph(text) => line(text),
        Block::List(it) => list(it, bullet),
        Block::Table(it) => table(it),
        Block::Quote(inner) => prefixed(&blocks(inner), "> ", "> "),
        Block::Facts(all) => facts(all, bullet),
        Block::Code(text) => code(text),
        Block::Figure(it) => figure(it),
        Block::Notes(words, lines) => notes(words, *lines),
    }
}

fn heading(level: u8, text: &[Inline]) -> String {
    let words = cell(text);
    if words.is_empty() { words } else { format!("{} {words}", "#".repeat(usize::from(level.clamp(1, 6)))) }
}

/// The mark of a list, so that neighbouring lists differ.
#[derive(Clone, Copy, Default)]
enum Bullet {
    #[default]
    Second,
    First,
}

impl Bullet {
    const fn other(self) -> Self {
        match self {
            Self::First => Self::Second,
            Self::Second => Self::First,
        }
    }

    fn mark(self, number: Option<u64>) -> String {
        match (self, number) {
            (Self::First, None) => "- ".to_owned(),
            (Self::Second, None) => "* ".to_owned(),
            (Self::First, Some(number)) => format!("{number}. "),
            (Self::Second, Some(number)) => format!("{number}) "),
        }
    }
}

fn list(list: &List, bullet: Bullet) -> String {
    let is_tight = is_tight(list);
    let between = if is_tight { "\n" } else { "\n\n" };
    let numbers = list.start.map(|start| start.min(999_000_000));
    let item = |(index, item): (u64, &Vec<Block>)| {
        let mark = bullet.mark(numbers.map(|start| start.saturating_add(index)));
        let inner = if is_tight { tight(item) } else { blocks(item) };
        prefixed(&inner, &mark, &" ".repeat(mark.len()))
    };
    let items: Vec<String> = (0..).zip(&list.items).map(item).collect();
    items.join(between)
}

/// Whether the items can stand without empty lines between them.
fn is_tight(list: &List) -> bool {
    list.items.iter().all(|item| match item.as_slice() {
        [Block::Paragraph(text)] => !line(text).is_empty(),
        [Block::Paragraph(text), Block::List(inner)] => {
            !line(text).is_empty() && inner.start.is_none_or(|it| it == 1) && is_tight(inner)
        }
        _ => false,
    })
}

fn tight(item: &[Block]) -> String {
    let parts: Vec<String> = item.iter().map(|it| block_text(it, Bullet::First)).collect();
    parts.join("\n")
}

/// Terms and values as a list, which `CommonMark` has no form of its own for.
fn facts(facts: &[Fact], bullet: Bullet) -> String {
    let item = |fact: &Fact| {
        // A term may be a question.
        let colon = if fact.term.ends_with('?') { "" } else { ":" };
        let mut text = vec![strong(format!("{}{colon}", fact.term)), Inline::from(" ")];
        text.extend(fact.text.iter().cloned());
        prefixed(&line(&text), &bullet.mark(None), "  ")
    };
    facts.iter().map(item).collect::<Vec<_>>().join("\n")
}

fn code(text: &str) -> String {
    let fence = "`".repeat(longest_run(text, '`').max(2) + 1);
    let lines: Vec<_> = text.split('\n').map(|it| safe::line(it.trim_end_matches('\r'))).collect();
    format!("{fence}\n{}\n{fence}", lines.join("\n"))
}

/// A picture that has a file, and the same in words.
fn figure(figure: &Figure) -> String {
    let picture = line(&[Inline::Picture(Box::new(figure.picture.clone()))]);
    [picture, blocks(&figure.instead)]
        .into_iter()
        .filter(|it| !it.is_empty())
        .collect::<Vec<_>>()
        .join("\n\n")
}

/// Room to write by hand.
fn notes(words: &str, lines: u8) -> String {
    let rules = std::iter::repeat_n("…".repeat(40), lines.into());
    std::iter::once(line(&[Inline::from(words)])).chain(rules).collect::<Vec<_>>().join("\n\n")
}

fn table(table: &Table) -> String {
    if table.columns.is_empty() {
        return String::new();
    }
    let row = |cells: Vec<String>| format!("| {} |", cells.join(" | "));
    let head = row(table.columns.iter().map(|it| cell(&it.head)).collect());
    let sides = row(table.columns.iter().map(|it| side(it.align).to_owned()).collect());
    let width = table.columns.len();
    let rows = table.rows.iter().map(|cells| {
        let texts = cells.iter().map(|it| cell(&it.text)).chain(std::iter::repeat(String::new()));
        row(texts.take(width).collect())
    });
    let lines: Vec<String> = [head, sides].into_iter().chain(rows).collect();
    match &table.caption {
        Some(caption) => format!("{}\n\n{}", line(&[strong(caption.as_str())]), lines.join("\n")),
        None => lines.join("\n"),
    }
}

const fn side(align: Align) -> &'static str {
    match align {
        Align::Start => "---",
        Align::Center => ":-:",
        Align::End => "---:",
    }
}

/// Every line with something before it; empty lines get no trailing space.
fn prefixed(text: &str, first: &str, rest: &str) -> String {
    let prefixes = std::iter::once(first).chain(std::iter::repeat(rest));
    let lines = text.split('\n').zip(prefixes).map(|(line, prefix)| match line {
        "" => prefix.trim_end().to_owned(),
        line => format!("{prefix}{line}"),
    });
    lines.collect::<Vec<_>>().join("\n")
}

#[cfg(test)]
mod tests;
