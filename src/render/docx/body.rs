//! The blocks of a paper as paragraphs and tables.

use std::fmt::Write;

use crate::{
    render::svg::escaped,
    report::{Align, Block, Fact, Figure, Heading, Inline, List, Report, plain_text, strong},
};

use super::{
    fit, line,
    list::{self, Numbers},
    package::Relation,
    picture::{self, Drawn},
    styles::Names,
    table,
    xml::{HEAD, spaces, words},
};

/// From so many main parts on, a long paper begins with a list of them.
const PARTS: usize = 4;

/// A paper with fewer rows and paragraphs than this is turned over faster than a list of its parts is read.
const LONG: usize = 140;

/// What a list or a quote is moved in by, in twentieths of a point.
pub(super) const STEP: usize = 397;

/// The form of a paragraph beyond its style.
#[derive(Clone, Copy, Default)]
pub(super) struct Form {
    /// The style, by our own id.
    pub(super) style: &'static str,
    /// The level and the number of the list that the paragraph begins an item of.
    pub(super) item: Option<(usize, usize)>,
    /// On which side the words stand.
    pub(super) align: Option<Align>,
}

/// What has been written so far of a document.
pub(super) struct Body<'n> {
    names: &'n Names,
    /// How wide the text is, in twentieths of a point.
    pub(super) width: usize,
    /// How high it is.
    height: usize,
    pub(super) out: String,
    /// What links lead to.
    pub(super) links: Vec<Relation>,
    pub(super) pictures: Vec<Drawn>,
    pub(super) lists: Numbers,
    /// How many pictures there are.
    drawn: usize,
    /// Whether headings must be kept from the numbers that a template gives them.
    has_template: bool,
    /// The main parts that the list at the beginning leads to, as far as they have come.
    marked: Option<usize>,
    is_after_table: bool,
    /// The room that the next paragraph needs above it, in twentieths of a point.
    room: usize,
    /// How many lists and quotes what is being written stands within.
    pub(super) depth: usize,
    quotes: usize,
}

impl<'n> Body<'n> {
    pub(super) fn new(
        names: &'n Names,
        (width, height): (usize, usize),
        lists: Numbers,
        has_template: bool,
    ) -> Self {
        Self {
            names,
            width,
            height,
            out: String::new(),
            links: Vec::new(),
            pictures: Vec::new(),
            lists,
            drawn: 0,
            has_template,
            marked: None,
            is_after_table: false,
            room: 0,
            depth: 0,
            quotes: 0,
        }
    }

    /// The main part, with what its only section looks like.
    pub(super) fn end(&mut self, section: &str) -> String {
        let spaces = spaces();
        let body = std::mem::take(&mut self.out);
        format!("{HEAD}<w:document {spaces}><w:body>{body}{section}</w:body></w:document>")
    }

    /// Writes a whole paper.
    pub(super) fn paper(&mut self, report: &Report) {
        self.plain("Title", &report.title);
        if let Some(remark) = &report.remark {
            self.plain("Remark", remark);
        }
        self.parts(&report.blocks);
        for block in &report.blocks {
            self.block(block, true);
        }
        if !report.foot.is_empty() {
            self.heading(&[Inline::from("Om papperet")], 2, false);
            self.facts(&report.foot);
        }
    }

    /// The list of main parts, for long papers; Word can put the pages in when it is asked to.
    fn parts(&mut self, blocks: &[Block]) {
        let titles: Vec<String> = blocks.iter().filter_map(main_part).collect();
        if titles.len() < PARTS || blocks.iter().map(length).sum::<usize>() < LONG {
            return;
        }
        self.out += "<w:sdt><w:sdtPr><w:docPartObj><w:docPartGallery w:val=\"Table of Contents\"/>\
                     <w:docPartUnique/></w:docPartObj></w:sdtPr><w:sdtContent>";
        self.plain("TOCHeading", "Innehåll");
        let field = |kind: &str| format!("<w:r><w:fldChar w:fldCharType=\"{kind}\"/></w:r>");
        let begin = format!(
            "{}<w:r><w:instrText xml:space=\"preserve\"> TOC \\o \"1-1\" \\h \\z \\u </w:instrText></w:r>{}",
            field("begin"),
            field("separate")
        );
        for (at, title) in titles.iter().enumerate() {
            let first = if at == 0 { begin.as_str() } else { "" };
            let last = if at + 1 == titles.len() { field("end") } else { String::new() };
            let name = bookmark(at);
            let link = format!(
                "<w:hyperlink w:anchor=\"{name}\" w:history=\"1\"><w:r>{}</w:r></w:hyperlink>",
                words(title)
            );
            self.paragraph(Form { style: "TOC1", ..Form::default() }, &format!("{first}{link}{last}"));
        }
        self.out += "</w:sdtContent></w:sdt>";
        self.marked = Some(0);
        self.room = 200;
    }

    fn block(&mut self, block: &Block, is_own: bool) {
        match block {
            Block::Heading(it) => self.heading(&it.text, it.level, is_own),
            Block::Paragraph(text) => self.running(text),
            Block::List(it) => self.list(it),
            Block::Table(it) => table::table(self, it),
            Block::Quote(blocks) => {
                self.quotes += 1;
                self.inner(blocks);
                self.quotes -= 1;
            }
            Block::Facts(all) => self.facts(all),
            Block::Code(text) => self.code(text),
            Block::Figure(it) => self.figure(it),
            Block::Notes(words, lines) => self.notes(words, *lines),
        }
    }

    fn inner(&mut self, blocks: &[Block]) {
        for block in blocks {
            self.block(block, false);
        }
    }

    /// A heading; the title is the first, so what the paper has as its second level is Word's first.
    fn heading(&mut self, text: &[Inline], level: u8, is_own: bool) {
        if plain_text(text).trim().is_empty() {
            return;
        }
        let style = match level {
            0..=2 => "Heading1",
            3 => "Heading2",
            4 => "Heading3",
            5 => "Heading4",
            _ => "Heading5",
        };
        let mut runs = line::runs(self, text, false);
        if let (Some(at), true) = (self.marked, is_own && level == 2) {
            self.marked = Some(at + 1);
            let name = bookmark(at);
            runs = format!(
                "<w:bookmarkStart w:id=\"{at}\" w:name=\"{name}\"/>{runs}<w:bookmarkEnd w:id=\"{at}\"/>"
            );
        }
        self.paragraph(Form { style, ..Form::default() }, &runs);
    }

    /// Running text where it stands.
    fn running(&mut self, text: &[Inline]) {
        let runs = line::runs(self, text, false);
        if runs.is_empty() {
            return;
        }
        let style = match (self.depth, self.quotes) {
            (0, 0) => "BodyText",
            (0, _) => "Quote",
            _ => "ListContinue",
        };
        self.paragraph(Form { style, ..Form::default() }, &runs);
    }

    fn list(&mut self, list: &List) {
        let number = self.lists.begin(list.start);
        let style = if list.start.is_some() { "ListNumber" } else { "ListBullet" };
        let level = self.depth.min(list::DEEPEST);
        self.depth += 1;
        for item in &list.items {
            let (text, rest) = match item.as_slice() {
                [Block::Paragraph(text), rest @ ..] => (text.as_slice(), rest),
                blocks => (&[][..], blocks),
            };
            let runs = line::runs(self, text, false);
            self.paragraph(Form { style, item: Some((level, number)), align: None }, &runs);
            self.inner(rest);
        }
        self.depth -= 1;
    }

    /// Terms, each with its value beside.
    fn facts(&mut self, facts: &[Fact]) {
        for fact in facts {
            // A term may be a question.
            let colon = if fact.term.ends_with('?') { "" } else { ":" };
            let term = line::runs(self, &[strong(format!("{}{colon}", fact.term))], false);
            let value = line::runs(self, &fact.text, false);
            let runs = format!("{term}<w:r><w:tab/></w:r>{value}");
            self.paragraph(Form { style: "Fact", ..Form::default() }, &runs);
        }
        self.room = 80;
    }

    fn code(&mut self, text: &str) {
        let lines: Vec<String> = text.split('\n').map(|it| words(it.trim_end_matches('\r'))).collect();
        let runs = format!("<w:r>{}</w:r>", lines.join("<w:br/>"));
        self.paragraph(Form { style: "Code", ..Form::default() }, &runs);
    }

    /// A picture, its caption, and the same in words.
    fn figure(&mut self, figure: &Figure) {
        let run = self.picture(&figure.picture, self.width);
        if !run.is_empty() {
            self.paragraph(Form { style: "Figure", ..Form::default() }, &run);
            self.plain("Caption", &figure.picture.title);
        }
        self.inner(&figure.instead);
    }

    /// A picture as a run, in a space so wide.
    pub(super) fn picture(&mut self, picture: &crate::report::picture::Picture, room: usize) -> String {
        let Some(placed) = picture::placed(picture, self.drawn + 1, (room, self.height)) else {
            return String::new();
        };
        self.drawn += 1;
        self.pictures.extend(placed.files);
        self.links.extend(placed.relations);
        placed.run
    }

    /// Room to write by hand.
    fn notes(&mut self, words: &str, lines: u8) {
        self.plain("BodyText", words);
        for _ in 0..lines {
            self.paragraph(Form { style: "WritingLine", ..Form::default() }, "");
        }
    }

    /// A paragraph of words alone.
    pub(super) fn plain(&mut self, style: &'static str, text: &str) {
        let runs = format!("<w:r>{}</w:r>", words(text));
        self.paragraph(Form { style, ..Form::default() }, &runs);
    }

    /// A paragraph of runs.
    pub(super) fn paragraph(&mut self, form: Form, runs: &str) {
        let properties = self.form(form);
        let _ = write!(self.out, "<w:p>{properties}{runs}</w:p>");
    }

    /// What a paragraph says of itself, in the order that the format demands.
    fn form(&mut self, form: Form) -> String {
        let mut out = format!("<w:pPr><w:pStyle w:val=\"{}\"/>", self.style(form.style));
        if let Some((level, number)) = form.item {
            let _ =
                write!(out, "<w:numPr><w:ilvl w:val=\"{level}\"/><w:numId w:val=\"{number}\"/></w:numPr>");
        } else if self.has_template && form.style.starts_with("Heading") {
            out += "<w:numPr><w:ilvl w:val=\"0\"/><w:numId w:val=\"0\"/></w:numPr>";
        }
        self.is_after_table = false;
        let room = std::mem::take(&mut self.room);
        if room > 0 && !form.style.starts_with("Heading") && form.style != "Caption" {
            let _ = write!(out, "<w:spacing w:before=\"{room}\"/>");
        }
        let indent = self.indent();
        let _ = match form.style {
            "Fact" if indent > 0 => {
                write!(out, "<w:ind w:left=\"{}\" w:hanging=\"1985\"/>", indent + 1985)
            }
            "ListBullet" | "ListNumber" => {
                write!(out, "<w:ind w:left=\"{indent}\" w:hanging=\"{STEP}\"/>")
            }
            "TableText" | "TableHead" => Ok(()),
            _ if indent > 0 => write!(out, "<w:ind w:left=\"{indent}\"/>"),
            _ => Ok(()),
        };
        out += match form.align {
            None | Some(Align::Start) => "",
            Some(Align::Center) => "<w:jc w:val=\"center\"/>",
            Some(Align::End) => "<w:jc w:val=\"right\"/>",
        };
        out + "</w:pPr>"
    }

    /// How far what is being written is moved in; never past the middle of the page.
    pub(super) fn indent(&self) -> usize {
        (self.depth.min(list::DEEPEST + 1) * STEP + self.quotes * STEP).min(self.width / 2)
    }

    /// A style as attributes hold it.
    pub(super) fn style(&self, own: &'static str) -> String {
        escaped(self.names.id(own))
    }

    /// Two tables that touch would be one, and what comes after a table needs room.
    pub(super) fn before_table(&mut self) {
        if self.is_after_table {
            self.paragraph(Form { style: "TableText", ..Form::default() }, "");
        }
    }

    pub(super) fn after_table(&mut self) {
        self.is_after_table = true;
        self.room = 160;
    }
}

/// The words of a block that is a main part's heading.
fn main_part(block: &Block) -> Option<String> {
    let Block::Heading(Heading { level: 2, text, .. }) = block else { return None };
    let words = plain_text(text);
    (!words.trim().is_empty()).then_some(words)
}

/// About how many lines a block takes.
fn length(block: &Block) -> usize {
    match block {
        Block::Table(it) => it.rows.len() + 2,
        Block::List(it) => it.items.len(),
        Block::Quote(blocks) => blocks.iter().map(length).sum(),
        Block::Facts(all) => all.len(),
        Block::Figure(_) => 25,
        Block::Paragraph(text) => plain_text(text).len() / fit::LINE + 1,
        Block::Heading(_) | Block::Code(_) | Block::Notes(..) => 2,
    }
}

/// The name of a place, as Word writes those that its lists lead to.
fn bookmark(at: usize) -> String {
    format!("_Toc{:09}", at + 1)
}
