//! `styr report --format json`, edition 1: papers as their blocks.

mod picture;

use serde::Serialize;

use crate::report::{Align, Block, Cell, Column, Fact, Heading, Inline, Light, List, Report, Table};

use self::picture::{FigureAnswer, PictureAnswer};
use super::json::{self, FORMAT};

#[derive(Serialize)]
struct Answer<'a> {
    format: u32,
    papers: Vec<PaperAnswer<'a>>,
}

#[derive(Serialize)]
struct PaperAnswer<'a> {
    kind: &'a str,
    unit: &'a str,
    period: &'a str,
    title: &'a str,
    lang: &'a str,
    publisher: &'a str,
    remark: Option<&'a str>,
    blocks: Vec<BlockAnswer<'a>>,
    foot: Vec<FactAnswer<'a>>,
}

#[derive(Serialize)]
#[serde(tag = "type", rename_all = "snake_case")]
enum BlockAnswer<'a> {
    Heading { level: u8, text: Line<'a>, about: Option<&'a str> },
    Paragraph { text: Line<'a> },
    List { start: Option<u64>, items: Vec<Vec<BlockAnswer<'a>>> },
    Table { caption: Option<&'a str>, columns: Vec<ColumnAnswer<'a>>, rows: Vec<Vec<Line<'a>>> },
    Quote { blocks: Vec<BlockAnswer<'a>> },
    Facts { facts: Vec<FactAnswer<'a>> },
    Code { text: &'a str },
    Figure(FigureAnswer<'a>),
    Notes { text: &'a str, lines: u8 },
}

#[derive(Serialize)]
struct ColumnAnswer<'a> {
    head: Line<'a>,
    align: &'static str,
}

#[derive(Serialize)]
struct FactAnswer<'a> {
    term: &'a str,
    text: Line<'a>,
}

type Line<'a> = Vec<InlineAnswer<'a>>;

#[derive(Serialize)]
#[serde(tag = "type", rename_all = "snake_case")]
enum InlineAnswer<'a> {
    Text { text: &'a str },
    Strong { text: Line<'a> },
    Emphasis { text: Line<'a> },
    Struck { text: Line<'a> },
    Code { text: &'a str },
    Link { to: &'a str, text: Line<'a> },
    Light { status: &'static str, word: &'a str, symbol: &'a str },
    Picture(PictureAnswer<'a>),
    Break,
}

/// Writes papers with everything that is in them.
pub fn papers(reports: &[Report]) -> String {
    json::text(&Answer { format: FORMAT, papers: reports.iter().map(paper).collect() })
}

fn paper(report: &Report) -> PaperAnswer<'_> {
    PaperAnswer {
        kind: report.kind,
        unit: &report.unit,
        period: &report.period,
        title: &report.title,
        lang: report.lang,
        publisher: &report.publisher,
        remark: report.remark.as_deref(),
        blocks: blocks(&report.blocks),
        foot: report.foot.iter().map(fact).collect(),
    }
}

fn blocks(blocks: &[Block]) -> Vec<BlockAnswer<'_>> {
    blocks.iter().map(block).collect()
}

fn block(block: &Block) -> BlockAnswer<'_> {
    match block {
        Block::Heading(Heading { level, text, anchor }) => {
            BlockAnswer::Heading { level: *level, text: line(text), about: anchor.as_deref() }
        }
        Block::Paragraph(text) => BlockAnswer::Paragraph { text: line(text) },
        Block::List(List { start, items }) => {
            BlockAnswer::List { start: *start, items: items.iter().map(|it| blocks(it)).collect() }
        }
        Block::Table(it) => table(it),
        Block::Quote(inner) => BlockAnswer::Quote { blocks: blocks(inner) },
        Block::Facts(all) => BlockAnswer::Facts { facts: all.iter().map(fact).collect() },
        Block::Code(text) => BlockAnswer::Code { text },
        Block::Figure(it) => BlockAnswer::Figure(picture::figure(it)),
        Block::Notes(text, lines) => BlockAnswer::Notes { text, lines: *lines },
    }
}

fn table(table: &Table) -> BlockAnswer<'_> {
    BlockAnswer::Table {
        caption: table.caption.as_deref(),
        columns: table.columns.iter().map(column).collect(),
        rows: table.rows.iter().map(|it| row(it)).collect(),
    }
}

fn row(cells: &[Cell]) -> Vec<Line<'_>> {
    cells.iter().map(|it| line(&it.text)).collect()
}

fn column(column: &Column) -> ColumnAnswer<'_> {
    let align = match column.align {
        Align::Start => "start",
        Align::Center => "center",
        Align::End => "end",
    };
    ColumnAnswer { head: line(&column.head), align }
}

fn fact(fact: &Fact) -> FactAnswer<'_> {
    FactAnswer { term: &fact.term, text: line(&fact.text) }
}

fn line(text: &[Inline]) -> Line<'_> {
    text.iter().map(inline).collect()
}

fn inline(inline: &Inline) -> InlineAnswer<'_> {
    match inline {
        Inline::Text(text) => InlineAnswer::Text { text },
        Inline::Strong(text) => InlineAnswer::Strong { text: line(text) },
        Inline::Emphasis(text) => InlineAnswer::Emphasis { text: line(text) },
        Inline::Struck(text) => InlineAnswer::Struck { text: line(text) },
        Inline::Code(text) => InlineAnswer::Code { text },
        Inline::Link { to, text } => InlineAnswer::Link { to, text: line(text) },
        Inline::Light(Light { signal, word, symbol }) => {
            InlineAnswer::Light { status: signal.word(), word, symbol }
        }
        Inline::Picture(it) => InlineAnswer::Picture(picture::picture(it)),
        Inline::Break => InlineAnswer::Break,
    }
}
