//! A paper as headings, texts, lists and tables: no format in it.
//!
//! What makes a paper knows the plan and its lights but no format; what renders
//! it knows only this. A light is always a word and a symbol, so that a paper can
//! be read in black and white; colour is for the renderer to add.

pub mod calendar;
pub mod application;
pub mod freshness;
pub mod lights;
pub mod log;
pub mod matrix;
pub mod number;
pub mod owners;
pub mod prose;
pub mod papers;
pub mod picture;
pub mod review;
pub mod tree;
pub mod trial;
pub mod unused;
pub mod words;

use crate::config::light::Signal;

use self::picture::Picture;

/// A paper.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Report {
    /// The word for its kind.
    pub kind: &'static str,
    /// The id of the unit that it is about.
    pub unit: String,
    /// The period that it is about, as files write it.
    pub period: String,
    /// What it is called: the one heading of level 1.
    pub title: String,
    /// The language of the text, as HTML and documents name it.
    pub lang: &'static str,
    /// The municipality.
    pub publisher: String,
    /// Printed on every page, such as that the figures are invented.
    pub remark: Option<String>,
    /// The paper itself; its headings begin at level 2.
    pub blocks: Vec<Block>,
    /// What it rests on: printed last, so that two papers can be told apart.
    pub foot: Vec<Fact>,
}

/// A piece of a paper.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Block {
    /// A heading.
    Heading(Heading),
    /// Running text.
    Paragraph(Vec<Inline>),
    /// A list, possibly with lists in it.
    List(List),
    /// A table.
    Table(Table),
    /// Somebody's words, set apart.
    Quote(Vec<Block>),
    /// Terms with their values, such as the head of a paper.
    Facts(Vec<Fact>),
    /// Text whose lines and spaces are kept.
    Code(String),
    /// A picture of its own.
    Figure(Figure),
    /// Room to write by hand, so many lines, under some words.
    Notes(String, u8),
}

/// A picture with the same in words.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Figure {
    /// The picture.
    pub picture: Picture,
    /// What it says, for those who do not see it.
    pub instead: Vec<Block>,
}

/// A heading.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Heading {
    /// From 2 to 6; 1 is the title.
    pub level: u8,
    /// Its words.
    pub text: Vec<Inline>,
    /// The full id of the thing that it is about, for stable links.
    pub anchor: Option<String>,
}

/// A list; each item is blocks of its own.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct List {
    /// The first number; none is a list without numbers.
    pub start: Option<u64>,
    /// The items.
    pub items: Vec<Vec<Block>>,
}

/// A term with its value.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Fact {
    /// The term.
    pub term: String,
    /// The value.
    pub text: Vec<Inline>,
}

/// A table with one row of column heads; the first cell of a row is its head.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Table {
    /// What it shows; none where the words around it say so.
    pub caption: Option<String>,
    /// The columns, each with its head.
    pub columns: Vec<Column>,
    /// The rows, each with as many cells as there are columns.
    pub rows: Vec<Vec<Cell>>,
}

/// A column's head, which reaches down over the whole column.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Column {
    /// Its words.
    pub head: Vec<Inline>,
    /// On which side its cells stand.
    pub align: Align,
}

/// On which side a column's cells stand.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Align {
    /// Texts.
    Start,
    /// Short marks.
    Center,
    /// Numbers.
    End,
}

/// What stands in a row under a column.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Cell {
    /// Its text.
    pub text: Vec<Inline>,
}

/// A piece of running text.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Inline {
    /// Words.
    Text(String),
    /// Important words.
    Strong(Vec<Inline>),
    /// Stressed words.
    Emphasis(Vec<Inline>),
    /// Words that no longer hold.
    Struck(Vec<Inline>),
    /// Words as a computer reads them.
    Code(String),
    /// Words that lead to an address, which begins with `http:`, `https:` or `mailto:`.
    Link {
        /// The address.
        to: String,
        /// The words.
        text: Vec<Inline>,
    },
    /// A traffic light.
    Light(Light),
    /// A small picture of what the words beside it say.
    Picture(Box<Picture>),
    /// A new line in the same paragraph.
    Break,
}

/// A traffic light as it is printed: colour alone never says anything.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Light {
    /// The colour; the picture, where the model shows what is not assessed as something else.
    pub signal: Signal,
    /// The word.
    pub word: String,
    /// The symbol, unlike that of the other lights in shape.
    pub symbol: String,
}

impl Cell {
    /// The light that colours the cell.
    pub fn light(&self) -> Option<&Light> {
        self.text.iter().find_map(|it| if let Inline::Light(light) = it { Some(light) } else { None })
    }
}

impl From<&str> for Inline {
    fn from(text: &str) -> Self {
        Self::Text(text.to_owned())
    }
}

impl From<String> for Inline {
    fn from(text: String) -> Self {
        Self::Text(text)
    }
}

/// Running text that is only words.
pub fn text(words: impl Into<String>) -> Vec<Inline> {
    vec![Inline::Text(words.into())]
}

/// Important words.
pub fn strong(words: impl Into<String>) -> Inline {
    Inline::Strong(text(words))
}

/// A cell with words.
pub fn cell(words: impl Into<String>) -> Cell {
    Cell { text: text(words) }
}

/// A paragraph of words.
pub fn paragraph(words: impl Into<String>) -> Block {
    Block::Paragraph(text(words))
}

/// A heading of words.
pub fn heading(level: u8, words: impl Into<String>) -> Block {
    Block::Heading(Heading { level, text: text(words), anchor: None })
}

/// A table whose columns are all texts.
pub fn table(caption: impl Into<String>, heads: &[&str], rows: Vec<Vec<Cell>>) -> Block {
    let columns = heads.iter().map(|it| Column { head: text(*it), align: Align::Start }).collect();
    Block::Table(Table { caption: Some(caption.into()), columns, rows })
}

/// A list without numbers, one paragraph an item.
pub fn bullets(items: impl IntoIterator<Item = Vec<Inline>>) -> Block {
    Block::List(List { start: None, items: items.into_iter().map(|it| vec![Block::Paragraph(it)]).collect() })
}

/// Adds to running text, joining what is alike so that no two neighbours are of the same form.
pub fn add(line: &mut Vec<Inline>, inline: Inline) {
    use Inline::{Emphasis, Strong, Struck, Text};
    match (line.last_mut(), inline) {
        (Some(Text(before)), Text(after)) => before.push_str(&after),
        (Some(Strong(before)), Strong(after))
        | (Some(Emphasis(before)), Emphasis(after))
        | (Some(Struck(before)), Struck(after)) => {
            for it in after {
                add(before, it);
            }
        }
        (_, inline) => line.push(inline),
    }
}

/// The words of running text without its form.
pub fn plain_text(line: &[Inline]) -> String {
    line.iter()
        .map(|it| match it {
            Inline::Text(text) | Inline::Code(text) => text.clone(),
            Inline::Strong(inner)
            | Inline::Emphasis(inner)
            | Inline::Struck(inner)
            | Inline::Link { text: inner, .. } => plain_text(inner),
            Inline::Light(light) => format!("{} {}", light.symbol, light.word),
            Inline::Picture(_) => String::new(),
            Inline::Break => " ".to_owned(),
        })
        .collect()
}
