//! A paper as the template reads it.

use serde::Serialize;

use crate::{
    render::{json, safe, svg},
    report::{
        Align, Block, Cell, Column, Fact, Figure, Heading, Inline, List, Report, Table, picture::Picture,
        plain_text,
    },
};

use super::Running;

#[derive(Serialize)]
struct Paper<'a> {
    kind: &'a str,
    lang: &'a str,
    /// Year, month and day.
    day: [i16; 3],
    title: String,
    publisher: String,
    remark: Option<String>,
    running: RunningData,
    blocks: Vec<BlockData>,
    foot: Vec<FactData>,
}

#[derive(Serialize)]
struct RunningData {
    publisher: String,
    title: String,
    remark: Option<String>,
}

#[derive(Serialize)]
#[serde(tag = "type", rename_all = "snake_case")]
enum BlockData {
    /// `level` is 1 directly below the title, and never more than one below the heading before.
    Heading {
        level: u8,
        text: Line,
    },
    Paragraph {
        text: Line,
    },
    List {
        start: Option<u64>,
        items: Vec<Vec<BlockData>>,
    },
    Table {
        caption: Option<String>,
        columns: Vec<ColumnData>,
        rows: Vec<Vec<Line>>,
    },
    Quote {
        blocks: Vec<BlockData>,
    },
    Facts {
        facts: Vec<FactData>,
    },
    Code {
        text: String,
    },
    Figure {
        picture: PictureData,
        instead: Vec<BlockData>,
    },
    Notes {
        text: String,
        lines: u8,
    },
}

#[derive(Serialize)]
struct ColumnData {
    head: Line,
    align: &'static str,
}

#[derive(Serialize)]
struct FactData {
    term: String,
    text: Line,
}

#[derive(Serialize)]
struct PictureData {
    title: String,
    /// What a reader is told who does not see it.
    alt: String,
    /// The picture; what no page could hold is parted into several.
    svg: Vec<String>,
}

type Line = Vec<InlineData>;

#[derive(Serialize)]
#[serde(untagged)]
enum InlineData {
    Text(String),
    Marked(Marked),
}

#[derive(Serialize)]
#[serde(tag = "type", rename_all = "snake_case")]
enum Marked {
    Strong { text: Line },
    Emphasis { text: Line },
    Struck { text: Line },
    Code { text: String },
    Link { to: String, text: Line },
    Light { signal: &'static str, symbol: String, word: String },
    Picture(PictureData),
    Break,
}

/// The room for a picture on a page of the template, under a heading, in points.
const PAGE: (usize, usize) = (480, 560);

/// Writes a paper whose letters can all be printed (see [`typeface`](super::super::typeface)).
pub fn data(report: &Report) -> String {
    let Running { publisher, remark, title } = Running::of(report);
    let mut writer = Writer::default();
    json::text(&Paper {
        kind: report.kind,
        lang: report.lang,
        day: [report.day.year(), i16::from(report.day.month()), i16::from(report.day.day())],
        title: safe::line(&report.title),
        publisher: safe::line(&report.publisher),
        remark: report.remark.as_deref().map(safe::line),
        running: RunningData { publisher, title, remark },
        blocks: writer.blocks(&report.blocks),
        foot: writer.facts(&report.foot),
    })
}

/// What has been written so far, as far as the rest must know it.
#[derive(Default)]
struct Writer {
    /// The level of the heading before.
    level: u8,
    pictures: usize,
}

impl Writer {
    fn blocks(&mut self, blocks: &[Block]) -> Vec<BlockData> {
        blocks.iter().filter_map(|it| self.block(it)).collect()
    }

    /// A block; none where there is nothing to print.
    fn block(&mut self, block: &Block) -> Option<BlockData> {
        Some(match block {
            Block::Heading(it) => return self.heading(it),
            Block::Paragraph(text) => BlockData::Paragraph { text: self.line(text) },
            Block::List(List { start, items }) => BlockData::List {
                start: start.map(|it| it.min(999_000_000)),
                items: items.iter().map(|it| self.blocks(it)).collect(),
            },
            Block::Table(it) if it.columns.is_empty() => return None,
            Block::Table(it) => self.table(it),
            Block::Quote(inner) => BlockData::Quote { blocks: self.blocks(inner) },
            Block::Facts(all) => BlockData::Facts { facts: self.facts(all) },
            Block::Code(text) => BlockData::Code { text: code(text) },
            Block::Figure(Figure { picture, instead }) => {
                BlockData::Figure { picture: self.picture(picture), instead: self.blocks(instead) }
            }
            Block::Notes(text, lines) => BlockData::Notes { text: safe::line(text), lines: *lines },
        })
    }

    fn heading(&mut self, heading: &Heading) -> Option<BlockData> {
        let text = self.line(&heading.text);
        if plain_text(&heading.text).trim().is_empty() {
            return None;
        }
        self.level = heading.level.saturating_sub(1).clamp(1, self.level.saturating_add(1).min(6));
        Some(BlockData::Heading { level: self.level, text })
    }

    fn table(&mut self, table: &Table) -> BlockData {
        let absent = Cell::default();
        let row = |row: &Vec<Cell>| -> Vec<Line> {
            let cells = (0..table.columns.len()).map(|it| row.get(it).unwrap_or(&absent));
            cells.map(|it| self.line(&it.text)).collect()
        };
        let rows = table.rows.iter().map(row).collect();
        BlockData::Table {
            caption: table.caption.as_deref().map(safe::line),
            columns: table.columns.iter().map(|it| self.column(it)).collect(),
            rows,
        }
    }

    fn column(&mut self, column: &Column) -> ColumnData {
        let align = match column.align {
            Align::Start => "start",
            Align::Center => "center",
            Align::End => "end",
        };
        ColumnData { head: self.line(&column.head), align }
    }

    fn facts(&mut self, facts: &[Fact]) -> Vec<FactData> {
        facts.iter().map(|it| FactData { term: safe::line(&it.term), text: self.line(&it.text) }).collect()
    }

    fn line(&mut self, text: &[Inline]) -> Line {
        text.iter().flat_map(|it| self.inline(it)).collect()
    }

    fn inline(&mut self, inline: &Inline) -> Line {
        let marked = match inline {
            Inline::Text(text) => return vec![InlineData::Text(safe::line(text))],
            Inline::Link { to, text } if !leads_out(to) => return self.line(text),
            Inline::Link { to, text } => Marked::Link { to: safe::line(to), text: self.line(text) },
            Inline::Strong(text) => Marked::Strong { text: self.line(text) },
            Inline::Emphasis(text) => Marked::Emphasis { text: self.line(text) },
            Inline::Struck(text) => Marked::Struck { text: self.line(text) },
            Inline::Code(text) => Marked::Code { text: safe::line(text) },
            Inline::Light(it) => Marked::Light {
                signal: it.signal.word(),
                symbol: safe::line(&it.symbol),
                word: safe::line(&it.word),
            },
            Inline::Picture(it) => Marked::Picture(self.picture(it)),
            Inline::Break => Marked::Break,
        };
        vec![InlineData::Marked(marked)]
    }

    fn picture(&mut self, picture: &Picture) -> PictureData {
        self.pictures += 1;
        PictureData {
            title: safe::line(&picture.title),
            alt: safe::line(&format!("{}. {}", picture.title, picture.instead)),
            svg: svg::pages(picture, &format!("bild-{}", self.pictures), PAGE),
        }
    }
}

/// Whether an address leads to the web or to a letter; nothing else is a link.
fn leads_out(to: &str) -> bool {
    let scheme = to.split_once(':').map(|it| it.0.to_ascii_lowercase());
    matches!(scheme.as_deref(), Some("http" | "https" | "mailto"))
}

/// Text whose lines are kept.
fn code(text: &str) -> String {
    let lines: Vec<String> = text.split('\n').map(|it| safe::line(it.trim_end_matches('\r'))).collect();
    lines.join("\n")
}
