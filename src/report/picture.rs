//! Pictures as what they show: no sizes, colours or shapes.
//!
//! A picture says nothing that the words around it do not say too; `instead` is
//! what a reader gets who does not see it.

use rust_decimal::Decimal;

use crate::config::light::Signal;

use super::tree::Tree;

/// Something to look at.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Picture {
    /// What it is of.
    pub title: String,
    /// What it shows, in words.
    pub instead: String,
    /// What there is to draw.
    pub drawing: Drawing,
    /// Where its file lies, for formats that cannot hold it; none until a renderer has put it there.
    pub file: Option<String>,
}

/// What there is to draw.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Drawing {
    /// A small curve of an indicator with its targets.
    Trend(Vec<Point>),
    /// How many of something have each light; those without any are left out.
    Bar(Vec<Share>),
    /// The styrpyramid: layers from the top.
    Pyramid(Vec<Layer>),
    /// The röda tråden.
    Thread(Box<Tree>),
}

/// A measurement.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Point {
    /// When, as papers write it.
    pub when: String,
    /// The value.
    pub value: Decimal,
    /// The target then, where it is a number.
    pub target: Option<Decimal>,
}

/// A part of a bar.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Share {
    /// The light.
    pub signal: Signal,
    /// Its word and symbol.
    pub word: String,
    /// Its symbol.
    pub symbol: String,
    /// How many.
    pub count: usize,
}

/// A layer of the pyramid.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Layer {
    /// The question of the model that it answers, on the first layer that does.
    pub question: Option<String>,
    /// What the municipality calls such things.
    pub name: String,
    /// What the unit has of them; empty is a gap in the pyramid.
    pub items: Vec<String>,
}
