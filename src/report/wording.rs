//! Every text of a paper in the order in which it is read, to be changed in place.

use crate::config::light::Signal;

use super::{
    Block, Fact, Inline, Report,
    picture::{Drawing, Picture},
};

/// What is done to the texts of a paper.
pub trait Change {
    /// Changes words.
    fn words(&mut self, words: &mut String);
    /// Changes the symbol of a light.
    fn symbol(&mut self, symbol: &mut String, signal: Signal);
}

/// Changes every text of a paper but addresses, which nobody reads aloud.
pub fn change(report: &mut Report, by: &mut dyn Change) {
    by.words(&mut report.publisher);
    by.words(&mut report.title);
    report.remark.iter_mut().for_each(|it| by.words(it));
    blocks(&mut report.blocks, by);
    facts(&mut report.foot, by);
}

fn blocks(blocks: &mut [Block], by: &mut dyn Change) {
    for block in blocks {
        match block {
            Block::Heading(it) => line(&mut it.text, by),
            Block::Paragraph(text) => line(text, by),
            Block::List(list) => list.items.iter_mut().for_each(|it| self::blocks(it, by)),
            Block::Table(table) => {
                table.caption.iter_mut().for_each(|it| by.words(it));
                table.columns.iter_mut().for_each(|it| line(&mut it.head, by));
                table.rows.iter_mut().flatten().for_each(|it| line(&mut it.text, by));
            }
            Block::Quote(inner) => self::blocks(inner, by),
            Block::Facts(all) => facts(all, by),
            Block::Code(text) | Block::Notes(text, _) => by.words(text),
            Block::Figure(it) => {
                picture(&mut it.picture, by);
                self::blocks(&mut it.instead, by);
            }
        }
    }
}

fn facts(facts: &mut [Fact], by: &mut dyn Change) {
    for fact in facts {
        by.words(&mut fact.term);
        line(&mut fact.text, by);
    }
}

fn line(text: &mut [Inline], by: &mut dyn Change) {
    for inline in text {
        match inline {
            Inline::Text(text) | Inline::Code(text) => by.words(text),
            Inline::Strong(inner)
            | Inline::Emphasis(inner)
            | Inline::Struck(inner)
            | Inline::Link { text: inner, .. } => line(inner, by),
            Inline::Light(light) => {
                by.symbol(&mut light.symbol, light.signal);
                by.words(&mut light.word);
            }
            Inline::Picture(it) => picture(it, by),
            Inline::Break => {}
        }
    }
}

fn picture(picture: &mut Picture, by: &mut dyn Change) {
    by.words(&mut picture.title);
    by.words(&mut picture.instead);
    match &mut picture.drawing {
        Drawing::Trend(points) => points.iter_mut().for_each(|it| by.words(&mut it.when)),
        Drawing::Bar(shares) => {
            for share in shares {
                by.symbol(&mut share.symbol, share.signal);
                by.words(&mut share.word);
            }
        }
        Drawing::Pyramid(layers) => {
            for layer in layers {
                layer.question.iter_mut().for_each(|it| by.words(it));
                by.words(&mut layer.name);
                layer.items.iter_mut().for_each(|it| by.words(it));
            }
        }
        Drawing::Thread(tree) => {
            by.words(&mut tree.title);
            for row in &mut tree.rows {
                by.words(&mut row.noun);
                by.words(&mut row.id);
                by.words(&mut row.title);
                row.notes.iter_mut().for_each(|it| by.words(it));
            }
        }
    }
}
