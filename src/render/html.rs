//! A paper as one HTML page that needs nothing else: no script, no font, no picture from elsewhere.
//!
//! Everything from files is text; the only tags are those written here.

mod line;
mod table;

use std::{collections::BTreeSet, fmt::Write};

use crate::report::{Block, Fact, Figure, Heading, Inline, List, Report, plain_text};

use self::line::line;
use super::svg::{self, escaped};

const STYLE: &str = include_str!("html/style.css");

/// From so many main parts on, the page begins with a list of them.
const PARTS: usize = 4;

/// Writes a paper as a page.
pub fn html(report: &Report) -> String {
    let anchors = anchors(&report.blocks);
    let mut page = Page { anchors: anchors.clone(), ..Page::default() };
    let body = page.blocks(&report.blocks);
    let title = escaped(&report.title);
    let remark = report
        .remark
        .as_ref()
        .map(|it| format!("<p class=\"remark\"><strong>{}</strong></p>\n", escaped(it)));
    let foot = page.facts(&report.foot);
    format!(
        "<!doctype html>\n<html lang=\"{lang}\">\n<head>\n<meta charset=\"utf-8\">\n\
         <meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n\
         <meta name=\"color-scheme\" content=\"light dark\">\n\
         <meta http-equiv=\"Content-Security-Policy\" content=\"default-src 'none'; style-src 'unsafe-inline'\">\n\
         <title>{title}</title>\n<style>\n{STYLE}</style>\n</head>\n<body class=\"{kind}\">\n\
         <a class=\"skip\" href=\"#innehall\">Hoppa till innehållet</a>\n\
         <header>\n<p class=\"publisher\">{publisher}</p>\n<h1>{title}</h1>\n{remark}</header>\n{parts}\
         <main id=\"innehall\" tabindex=\"-1\">\n{body}</main>\n\
         <footer>\n<h2>Om papperet</h2>\n{foot}</footer>\n</body>\n</html>\n",
        lang = escaped(report.lang),
        kind = report.kind,
        publisher = escaped(&report.publisher),
        remark = remark.unwrap_or_default(),
        parts = parts(&report.blocks, &anchors),
    )
}

/// The list of main parts, for long papers.
fn parts(blocks: &[Block], anchors: &[String]) -> String {
    let headings = blocks.iter().filter_map(|it| if let Block::Heading(it) = it { Some(it) } else { None });
    let items: Vec<String> = headings
        .zip(anchors)
        .filter(|(it, _)| it.level == 2)
        .map(|(it, anchor)| {
            format!("<li><a href=\"#{anchor}\">{}</a></li>\n", escaped(&plain_text(&it.text)))
        })
        .collect();
    if items.len() < PARTS {
        return String::new();
    }
    format!("<nav aria-label=\"Innehåll\">\n<ul>\n{}</ul>\n</nav>\n", items.concat())
}

/// An id for each heading of the paper itself: what it is about where that is known, each once.
fn anchors(blocks: &[Block]) -> Vec<String> {
    let mut taken: BTreeSet<String> = BTreeSet::from(["innehall".to_owned()]);
    let mut anchors = Vec::new();
    for block in blocks {
        let Block::Heading(heading) = block else { continue };
        let named = heading
            .anchor
            .as_deref()
            .map(|it| it.replace(|it: char| it.is_whitespace() || it.is_control(), "-"));
        let numbered = format!("avsnitt-{}", anchors.len() + 1);
        let anchor = named.filter(|it| !taken.contains(it)).unwrap_or(numbered);
        taken.insert(anchor.clone());
        anchors.push(escaped(&anchor));
    }
    anchors
}

/// What has been written so far of a page, as far as the rest must know it.
#[derive(Default)]
struct Page {
    /// The ids of the headings to come, in order.
    anchors: Vec<String>,
    next: usize,
    pictures: usize,
}

impl Page {
    fn blocks(&mut self, blocks: &[Block]) -> String {
        let mut out = String::new();
        for block in blocks {
            let id = match block {
                Block::Heading(_) => self.anchors.get(self.next).cloned(),
                _ => None,
            };
            self.next += usize::from(matches!(block, Block::Heading(_)));
            out += &self.block(block, id.as_deref());
        }
        out
    }

    /// Blocks within others, whose headings have no ids.
    fn inner(&mut self, blocks: &[Block]) -> String {
        blocks.iter().map(|it| self.block(it, None)).collect()
    }

    fn block(&mut self, block: &Block, id: Option<&str>) -> String {
        match block {
            Block::Heading(it) => self.heading(it, id),
            Block::Paragraph(text) => format!("<p>{}</p>\n", self.line(text)),
            Block::List(it) => self.list(it),
            Block::Table(it) => table::table(self, it),
            Block::Quote(blocks) => format!("<blockquote>\n{}</blockquote>\n", self.inner(blocks)),
            Block::Facts(all) => self.facts(all),
            Block::Code(text) => format!("<pre><code>{}</code></pre>\n", code(text)),
            Block::Figure(it) => self.figure(it),
            Block::Notes(words, lines) => notes(words, *lines),
        }
    }

    fn heading(&mut self, heading: &Heading, id: Option<&str>) -> String {
        let (level, text) = (heading.level.clamp(2, 6), self.line(&heading.text));
        let id = id.map(|it| format!(" id=\"{it}\"")).unwrap_or_default();
        if text.trim().is_empty() { String::new() } else { format!("<h{level}{id}>{text}</h{level}>\n") }
    }

    fn list(&mut self, list: &List) -> String {
        let mut out = match list.start {
            None => "<ul>\n".to_owned(),
            Some(1) => "<ol>\n".to_owned(),
            Some(start) => format!("<ol start=\"{}\">\n", start.min(999_000_000)),
        };
        for item in &list.items {
            // A lone paragraph is the item itself.
            let text = match item.as_slice() {
                [Block::Paragraph(text), rest @ ..] => format!("{}\n{}", self.line(text), self.inner(rest)),
                blocks => self.inner(blocks),
            };
            let _ = writeln!(out, "<li>{}</li>", text.trim_end());
        }
        out + if list.start.is_some() { "</ol>\n" } else { "</ul>\n" }
    }

    fn facts(&mut self, facts: &[Fact]) -> String {
        if facts.is_empty() {
            return String::new();
        }
        let row = |it: &Fact| {
            format!("<div><dt>{}</dt><dd>{}</dd></div>\n", escaped(&it.term), self.line(&it.text))
        };
        format!("<dl>\n{}</dl>\n", facts.iter().map(row).collect::<String>())
    }

    fn figure(&mut self, figure: &Figure) -> String {
        let picture = svg::picture(&figure.picture, &self.picture_id());
        let title = escaped(&figure.picture.title);
        let instead = self.inner(&figure.instead);
        format!(
            "<figure>\n<div class=\"picture\">{picture}</div>\n<figcaption>{title}</figcaption>\n</figure>\n\
             <details>\n<summary>{title} i ord</summary>\n{instead}</details>\n"
        )
    }

    fn line(&mut self, text: &[Inline]) -> String {
        line(self, text)
    }

    fn picture_id(&mut self) -> String {
        self.pictures += 1;
        format!("bild-{}", self.pictures)
    }
}

fn notes(words: &str, lines: u8) -> String {
    let rules = "<div class=\"rule\"></div>".repeat(usize::from(lines));
    format!("<div class=\"notes\"><p>{}</p>{rules}</div>\n", escaped(words))
}

/// Text whose lines are kept.
fn code(text: &str) -> String {
    let lines: Vec<String> = text.split('\n').map(|it| escaped(it.trim_end_matches('\r'))).collect();
    lines.join("\n")
}

#[cfg(test)]
mod tests;
