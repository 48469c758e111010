//! Pictures as JSON: what they show, for others to draw.

use serde::Serialize;
use serde_json::value::RawValue;

use crate::{
    render::json::number,
    report::{
        Figure,
        picture::{Drawing, Layer, Picture, Point, Share},
        tree::{LinkNode, Row},
    },
};

use super::BlockAnswer;

#[derive(Serialize)]
pub(super) struct FigureAnswer<'a> {
    picture: PictureAnswer<'a>,
    instead: Vec<BlockAnswer<'a>>,
}

#[derive(Serialize)]
pub(super) struct PictureAnswer<'a> {
    title: &'a str,
    instead: &'a str,
    drawing: DrawingAnswer<'a>,
}

#[derive(Serialize)]
#[serde(tag = "kind", rename_all = "snake_case")]
enum DrawingAnswer<'a> {
    Trend { points: Vec<PointAnswer<'a>> },
    Bar { shares: Vec<ShareAnswer<'a>> },
    Pyramid { layers: Vec<LayerAnswer<'a>> },
    Thread { rows: Vec<RowAnswer<'a>>, links: Vec<LinkAnswer<'a>> },
}

#[derive(Serialize)]
struct PointAnswer<'a> {
    when: &'a str,
    value: Box<RawValue>,
    target: Option<Box<RawValue>>,
}

#[derive(Serialize)]
struct ShareAnswer<'a> {
    status: &'static str,
    word: &'a str,
    count: usize,
}

#[derive(Serialize)]
struct LayerAnswer<'a> {
    question: Option<&'a str>,
    name: &'a str,
    items: &'a [String],
}

#[derive(Serialize)]
struct RowAnswer<'a> {
    depth: usize,
    id: &'a str,
    title: &'a str,
}

#[derive(Serialize)]
struct LinkAnswer<'a> {
    from: &'a str,
    to: &'a str,
    key: &'static str,
}

pub(super) fn figure(figure: &Figure) -> FigureAnswer<'_> {
    FigureAnswer { picture: picture(&figure.picture), instead: super::blocks(&figure.instead) }
}

pub(super) fn picture(picture: &Picture) -> PictureAnswer<'_> {
    PictureAnswer {
        title: &picture.title,
        instead: &picture.instead,
        drawing: match &picture.drawing {
            Drawing::Trend(points) => DrawingAnswer::Trend { points: points.iter().map(point).collect() },
            Drawing::Bar(shares) => DrawingAnswer::Bar { shares: shares.iter().map(share).collect() },
            Drawing::Pyramid(layers) => DrawingAnswer::Pyramid { layers: layers.iter().map(layer).collect() },
            Drawing::Thread(tree) => DrawingAnswer::Thread {
                rows: tree.rows.iter().map(row).collect(),
                links: tree.links.iter().map(link).collect(),
            },
        },
    }
}

fn point(point: &Point) -> PointAnswer<'_> {
    PointAnswer { when: &point.when, value: number(point.value), target: point.target.map(number) }
}

fn share(share: &Share) -> ShareAnswer<'_> {
    ShareAnswer { status: share.signal.word(), word: &share.word, count: share.count }
}

fn layer(layer: &Layer) -> LayerAnswer<'_> {
    LayerAnswer { question: layer.question.as_deref(), name: &layer.name, items: &layer.items }
}

fn row(row: &Row) -> RowAnswer<'_> {
    RowAnswer { depth: row.depth, id: &row.id, title: &row.title }
}

fn link(link: &LinkNode) -> LinkAnswer<'_> {
    LinkAnswer { from: &link.from, to: &link.to, key: link.key }
}
