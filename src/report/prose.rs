//! The Markdown of an analysis as blocks of a paper.

use std::collections::BTreeSet;

use pulldown_cmark::{Alignment, CowStr, Event, HeadingLevel, Parser, Tag};

use crate::model::section::MARKDOWN;

use super::{Align, Block, Cell, Column, Heading, Inline, List, Table, add, plain_text};

/// Lists, quotes and emphasis deeper than this lose their form but not their words.
const MAX_DEPTH: usize = 12;

/// The lowest heading that formats have.
const LOWEST_HEADING: u8 = 6;

/// Reads Markdown that somebody wrote into a file.
///
/// Its headings come below a level of the paper. HTML is text, an image is its
/// description, and an address that is neither web nor mail is no link.
pub fn blocks(markdown: &str, below: u8) -> Vec<Block> {
    let parse = || Parser::new_ext(markdown, MARKDOWN);
    let levels: BTreeSet<HeadingLevel> = parse()
        .filter_map(|it| if let Event::Start(Tag::Heading { level, .. }) = it { Some(level) } else { None })
        .collect();
    let level_of = |level: HeadingLevel| {
        let rank = levels.iter().take_while(|it| **it <= level).count();
        u8::try_from(rank).map_or(LOWEST_HEADING, |rank| below.saturating_add(rank).min(LOWEST_HEADING))
    };
    let mut builder = Builder::default();
    for event in parse() {
        builder.take(event, &level_of);
    }
    builder.root.close().0
}

/// What is open: blocks and running text that are not yet part of anything.
#[derive(Default)]
struct Frame {
    form: Form,
    blocks: Vec<Block>,
    line: Vec<Inline>,
}

#[derive(Default)]
enum Form {
    #[default]
    Blocks,
    Quote,
    List(List),
    Item,
    Paragraph,
    Heading(u8),
    Code,
    Table(Table),
    Cell,
    Strong,
    Emphasis,
    Struck,
    Link(String),
    /// Words without a form of their own.
    Plain,
}

impl Form {
    /// Whether it is a part of running text.
    const fn is_in_line(&self) -> bool {
        matches!(
            self,
            Self::Strong | Self::Emphasis | Self::Struck | Self::Link(_) | Self::Plain | Self::Cell
        )
    }
}

impl Frame {
    /// Ends loose text, as tight lists have it.
    fn end_line(&mut self) {
        let line = std::mem::take(&mut self.line);
        if !plain_text(&line).trim().is_empty() {
            self.blocks.push(Block::Paragraph(line));
        }
    }

    fn close(mut self) -> (Vec<Block>, Form) {
        self.end_line();
        (self.blocks, self.form)
    }
}

#[derive(Default)]
struct Builder {
    root: Frame,
    open: Vec<Frame>,
    /// Whether each open tag has a frame.
    tags: Vec<bool>,
}

impl Builder {
    fn top(&mut self) -> &mut Frame {
        self.open.last_mut().unwrap_or(&mut self.root)
    }

    fn take(&mut self, event: Event<'_>, level_of: &dyn Fn(HeadingLevel) -> u8) {
        match event {
            Event::Start(tag) => self.start(tag, level_of),
            Event::End(_) => self.end(),
            Event::Html(text) => self.lines(&text),
            Event::Code(text) => add(&mut self.top().line, Inline::Code(text.into_string())),
            Event::SoftBreak => self.text(" "),
            Event::HardBreak => self.top().line.push(Inline::Break),
            Event::Text(text)
            | Event::InlineHtml(text)
            | Event::InlineMath(text)
            | Event::DisplayMath(text)
            | Event::FootnoteReference(text) => self.text(&text),
            // A line across the page has no words.
            Event::Rule | Event::TaskListMarker(_) => {}
        }
    }

    fn text(&mut self, text: &str) {
        add(&mut self.top().line, Inline::from(text));
    }

    /// HTML keeps its lines.
    fn lines(&mut self, text: &str) {
        for line in text.lines() {
            if !self.top().line.is_empty() {
                self.top().line.push(Inline::Break);
            }
            self.text(line);
        }
    }

    fn start(&mut self, tag: Tag<'_>, level_of: &dyn Fn(HeadingLevel) -> u8) {
        if let (Tag::TableRow, Form::Table(table)) = (&tag, &mut self.top().form) {
            table.rows.push(Vec::new());
        }
        let form = self.form_of(tag, level_of);
        self.tags.push(form.is_some());
        if let Some(form) = form {
            if !form.is_in_line() {
                self.top().end_line();
            }
            self.open.push(Frame { form, ..Frame::default() });
        }
    }

    /// The form of a tag, or none where only its words are kept.
    fn form_of(&mut self, tag: Tag<'_>, level_of: &dyn Fn(HeadingLevel) -> u8) -> Option<Form> {
        let is_in_list = matches!(self.top().form, Form::List(_));
        let is_too_deep = self.open.len() >= MAX_DEPTH;
        match tag {
            Tag::Paragraph | Tag::HtmlBlock => Some(Form::Paragraph),
            Tag::Heading { level, .. } => Some(Form::Heading(level_of(level))),
            Tag::CodeBlock(_) => Some(Form::Code),
            Tag::Table(alignments) => Some(Form::Table(table(&alignments))),
            Tag::TableCell => Some(Form::Cell),
            Tag::Item if is_in_list => Some(Form::Item),
            _ if is_too_deep => None,
            Tag::BlockQuote(_) => Some(Form::Quote),
            Tag::List(start) => Some(Form::List(List { start, items: Vec::new() })),
            Tag::Emphasis => Some(Form::Emphasis),
            Tag::Strong => Some(Form::Strong),
            Tag::Strikethrough => Some(Form::Struck),
            Tag::Link { dest_url, .. } => Some(link(dest_url)),
            Tag::Image { .. } => Some(Form::Plain),
            _ => None,
        }
    }

    fn end(&mut self) {
        if self.tags.pop() != Some(true) {
            if !self.top().line.is_empty() {
                self.text(" ");
            }
            return;
        }
        let Some(mut frame) = self.open.pop() else { return };
        let line = std::mem::take(&mut frame.line);
        match frame.form {
            Form::Strong => self.wrap(line, Inline::Strong),
            Form::Emphasis => self.wrap(line, Inline::Emphasis),
            Form::Struck => self.wrap(line, Inline::Struck),
            Form::Link(to) => self.wrap(line, |text| Inline::Link { to, text }),
            Form::Plain => {
                for it in line {
                    add(&mut self.top().line, it);
                }
            }
            Form::Cell => self.end_cell(line),
            Form::Item => self.end_item(Frame { line, ..frame }),
            _ => self.end_block(Frame { line, ..frame }),
        }
    }

    fn wrap(&mut self, line: Vec<Inline>, form: impl FnOnce(Vec<Inline>) -> Inline) {
        if !plain_text(&line).trim().is_empty() {
            add(&mut self.top().line, form(line));
        }
    }

    fn end_cell(&mut self, text: Vec<Inline>) {
        let Form::Table(table) = &mut self.top().form else { return };
        match table.rows.last_mut() {
            Some(row) => row.push(Cell { text }),
            None => {
                if let Some(column) = table.columns.iter_mut().find(|it| it.head.is_empty()) {
                    column.head = if text.is_empty() { super::text("") } else { text };
                }
            }
        }
    }

    fn end_item(&mut self, item: Frame) {
        let blocks = item.close().0;
        if let Form::List(list) = &mut self.top().form {
            list.items.push(blocks);
        }
    }

    fn end_block(&mut self, mut frame: Frame) {
        let line = std::mem::take(&mut frame.line);
        let has_words = !plain_text(&line).trim().is_empty();
        let block = match frame.form {
            Form::Paragraph => has_words.then_some(Block::Paragraph(line)),
            Form::Heading(level) => {
                has_words.then_some(Block::Heading(Heading { level, text: line, anchor: None }))
            }
            Form::Code => Some(Block::Code(plain_text(&line).trim_end_matches('\n').to_owned())),
            Form::Table(table) => Some(Block::Table(table)),
            Form::List(list) => Some(Block::List(list)),
            _ => Some(Block::Quote(Frame { line, ..frame }.close().0)),
        };
        self.top().blocks.extend(block);
    }
}

fn table(alignments: &[Alignment]) -> Table {
    let column = |alignment: &Alignment| Column {
        head: Vec::new(),
        align: match alignment {
            Alignment::None | Alignment::Left => Align::Start,
            Alignment::Center => Align::Center,
            Alignment::Right => Align::End,
        },
    };
    Table { caption: None, columns: alignments.iter().map(column).collect(), rows: Vec::new() }
}

/// Only addresses that a reader can open safely are links. One such as `https:sida` leads to the place that
/// the paper itself lies in.
fn link(to: CowStr<'_>) -> Form {
    let lower = to.to_ascii_lowercase();
    let is_safe = ["http://", "https://", "mailto:"].iter().any(|it| lower.starts_with(it));
    if is_safe { Form::Link(to.into_string()) } else { Form::Plain }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::report::{bullets, cell, paragraph, strong, text};

    fn heading(level: u8, words: &str) -> Block {
        Block::Heading(Heading { level, text: text(words), anchor: None })
    }

    #[test]
    fn markdown_becomes_blocks() {
        #[track_caller]
        fn case(markdown: &str, expected: &[Block]) {
            assert_eq!(blocks(markdown, 4), expected, "{markdown}");
        }

        case("", &[]);
        case("En rad\nsom fortsätter", &[paragraph("En rad som fortsätter")]);
        case("### A\n\n##### B\n\n### C", &[heading(5, "A"), heading(6, "B"), heading(5, "C")]);
        case("# A\n## B\n### C", &[heading(5, "A"), heading(6, "B"), heading(6, "C")]);
        case("- ett\n- två", &[bullets([text("ett"), text("två")])]);
        case("- ett\n\n- två", &[bullets([text("ett"), text("två")])]);
        case("**vik**tigt", &[Block::Paragraph(vec![strong("vik"), "tigt".into()])]);
        case("> sagt", &[Block::Quote(vec![paragraph("sagt")])]);
        case("a\n\n---\n\nb", &[paragraph("a"), paragraph("b")]);
        case("a  \nb", &[Block::Paragraph(vec!["a".into(), Inline::Break, "b".into()])]);
        case("```\na\n  b\n```", &[Block::Code("a\n  b".to_owned())]);
        case("a <b>c</b>", &[paragraph("a <b>c</b>")]);
        case(
            "<script>\nx\n</script>",
            &[Block::Paragraph(vec![
                "<script>".into(),
                Inline::Break,
                "x".into(),
                Inline::Break,
                "</script>".into(),
            ])],
        );
        case("![en bild](x.png)", &[paragraph("en bild")]);
        case("text[^1]", &[paragraph("text[^1]")]);
        case("- [ ] att göra", &[bullets([text("[ ] att göra")])]);
    }

    #[test]
    fn lists_hold_lists() {
        let inner = bullets([text("b")]);
        let items = vec![vec![paragraph("a"), inner], vec![paragraph("c")]];
        assert_eq!(blocks("3. a\n   - b\n4. c", 2), [Block::List(List { start: Some(3), items })]);
    }

    #[test]
    fn only_web_and_mail_are_links() {
        #[track_caller]
        fn case(to: &str, is_link: bool) {
            let found = blocks(&format!("[här](<{to}>)"), 2);
            let linked = Inline::Link { to: to.to_owned(), text: text("här") };
            let expected = if is_link { Block::Paragraph(vec![linked]) } else { paragraph("här") };
            assert_eq!(found, [expected], "{to}");
        }

        case("https://example.se/a?b=c", true);
        case("HTTP://example.se", true);
        case("mailto:kommunen@example.se", true);
        case("javascript:alert(1)", false);
        case("JavaScript:alert(1)", false);
        case("data:text/html,x", false);
        case("../bun/plan.toml", false);
        case("//example.se", false);
        case("https:sida", false);
        case("https:X//example.se", false);
    }

    #[test]
    fn tables_keep_their_sides() {
        let column = |head: &str, align| Column { head: text(head), align };
        let expected = Table {
            caption: None,
            columns: vec![column("Skola", Align::Start), column("Elever", Align::End)],
            rows: vec![vec![cell("Norra"), cell("12")]],
        };
        let found = blocks("| Skola | Elever |\n|---|---:|\n| Norra | 12 |", 2);
        assert_eq!(found, [Block::Table(expected)]);
    }

    #[test]
    fn depth_ends_but_words_stay() {
        let deep = format!("{} inne", "> ".repeat(5000));
        let flat = |it: &Block| format!("{it:?}").contains("inne");
        assert!(blocks(&deep, 2).iter().any(flat));
        let stars = format!("{}ord{}", "*a ".repeat(3000), "*".repeat(3000));
        assert!(blocks(&stars, 2).iter().any(|it| format!("{it:?}").contains("ord")));
    }
}
