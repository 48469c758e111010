//! Pictures as files beside a paper.

use crate::{
    render::svg,
    report::{Block, Cell, Fact, Inline, Report, picture::Picture},
};

/// Gives every picture of a paper a file in a folder; the files in the order of the paper.
pub(super) fn take(report: &mut Report, folder: &str) -> Vec<(String, String)> {
    let mut files = Vec::new();
    let mut put = |picture: &mut Picture| {
        let name = format!("{folder}/{}.svg", files.len() + 1);
        files.push((name.clone(), svg::picture(picture, "bild")));
        picture.file = Some(name);
    };
    blocks(&mut report.blocks, &mut put);
    files
}

fn blocks(blocks: &mut [Block], put: &mut dyn FnMut(&mut Picture)) {
    for block in blocks {
        match block {
            Block::Figure(it) => put(&mut it.picture),
            Block::Paragraph(text) => line(text, put),
            Block::List(list) => list.items.iter_mut().for_each(|it| self::blocks(it, put)),
            Block::Quote(inner) => self::blocks(inner, put),
            Block::Table(table) => {
                for Cell { text } in table.rows.iter_mut().flatten() {
                    line(text, put);
                }
            }
            Block::Facts(facts) => {
                for Fact { text, .. } in facts {
                    line(text, put);
                }
            }
            Block::Heading(_) | Block::Code(_) | Block::Notes(..) => {}
        }
    }
}

fn line(text: &mut [Inline], put: &mut dyn FnMut(&mut Picture)) {
    for inline in text {
        if let Inline::Picture(it) = inline {
            put(it);
        }
    }
}
