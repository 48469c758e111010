//! A document while it is read, in the order of reading.

use std::ops::Range;

use super::{
    Aside, Document, Kind, Side,
    node::{Form, Node, Packed},
};

/// A key as it was read: where it stands, and its text without quotes.
pub(super) type Key<'t> = (Range<usize>, &'t str);

/// Nodes that may still change, and the texts that are no slice of the file.
#[derive(Default)]
pub(super) struct Draft {
    nodes: Vec<Node>,
    decoded: Vec<((u32, Side), Box<str>)>,
}

impl Draft {
    /// One with a table for the whole file, open.
    pub(super) fn begun() -> Self {
        let mut draft = Self::default();
        draft.push(Node::new("", None, &(0..0), Kind::Table));
        draft
    }

    /// How many nodes there are.
    pub(super) const fn count(&self) -> usize {
        self.nodes.len()
    }

    /// Adds a node of a file; it is open until it is closed.
    pub(super) fn open(
        &mut self,
        file: &str,
        key: Option<Key<'_>>,
        value: &Range<usize>,
        kind: Kind,
    ) -> usize {
        let text = key.as_ref().map(|it| it.1);
        let at = self.push(Node::new(file, key, value, kind));
        if let Some(text) = text.filter(|_| self.nodes[at].key_form == Form::Decoded) {
            self.keep(at, Side::Key, text);
        }
        at
    }

    /// Adds a node as it is.
    pub(super) fn push(&mut self, node: Node) -> usize {
        self.nodes.push(node);
        self.nodes.len() - 1
    }

    /// What was added since lies below the node.
    pub(super) fn close(&mut self, at: usize) {
        self.nodes[at].size = (self.nodes.len() - at - 1) as u32;
    }

    /// Gives a node its text.
    pub(super) fn set_text(&mut self, at: usize, raw: &str, text: &str) {
        let form = Form::of(raw, text);
        if form == Form::Decoded {
            self.keep(at, Side::Value, text);
        }
        self.nodes[at].value_form = form;
    }

    /// Gives a node another place for its value.
    pub(super) fn set_value(&mut self, at: usize, value: &Range<usize>) {
        self.nodes[at].set_value(value);
    }

    /// Keeps a text of the last node that is no slice of the file.
    pub(super) fn keep(&mut self, at: usize, side: Side, text: &str) {
        self.decoded.push(((at as u32, side), text.into()));
    }

    /// The document; the room can be used for another.
    pub(super) fn finish(&mut self) -> Document {
        let mut wide = Vec::new();
        let pack = |(node, at): (Node, u32)| {
            Packed::of(&node).unwrap_or_else(|| {
                wide.push((at, node));
                Packed::aside(&node)
            })
        };
        let nodes = self.nodes.drain(..).zip(0..).map(pack).collect();
        let decoded = std::mem::take(&mut self.decoded);
        let has_aside = !wide.is_empty() || !decoded.is_empty();
        Document { nodes, aside: has_aside.then(|| Box::new(Aside { wide, decoded })) }
    }

    /// Forgets everything but its room.
    pub(super) fn clear(&mut self) {
        self.nodes.clear();
        self.decoded.clear();
    }
}
