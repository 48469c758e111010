//! The tables of a text while it is read: a tree that grows in any order, and is then laid out in the order of reading.

use std::{borrow::Cow, collections::HashMap};

use toml_parser::{Source, Span};

use super::super::{
    Document, Kind, Side,
    draft::Draft,
    node::{Form, Node, mark},
};

/// How deep tables may lie in tables; deeper ones go the slow way.
pub(super) const DEPTH: usize = 80;
/// A table with more keys than this is looked up by hash.
const FEW: u32 = 16;
/// No branch.
const NONE: u32 = u32::MAX;

/// How a table came to be, which decides what may be added to it.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) enum Origin {
    /// A table with a header of its own, or the root.
    Header,
    /// The value of a key, or an element.
    Value,
    /// A part of the header of a table below it.
    Implied,
    /// A part of a dotted key.
    Dotted,
    /// The tables of `[[key]]`.
    Repeated,
}

/// A key as it was read: where it stands, and its text without quotes.
pub(super) type Key<'t> = (Span, Cow<'t, str>);

/// A node whose place is not yet known, since tables may come in any order.
pub(super) struct Branch {
    node: Node,
    origin: Origin,
    first: u32,
    last: u32,
    next: u32,
    count: u32,
}

/// What a tree grows in.
#[derive(Default)]
pub(super) struct Room {
    pub(super) branches: Vec<Branch>,
    draft: Draft,
}

/// What has been read so far.
pub(super) struct Tree<'t> {
    source: Source<'t>,
    branches: Vec<Branch>,
    draft: Draft,
    /// Texts that are no slice of the source, by branch and side.
    decoded: Vec<((u32, Side), Box<str>)>,
    /// Keys of tables that have many.
    many: HashMap<(u32, Cow<'t, str>), u32>,
}

impl<'t> Tree<'t> {
    /// An empty tree, which grows in room that another has left.
    pub(super) fn new(source: Source<'t>, Room { mut branches, mut draft }: Room) -> Self {
        branches.clear();
        draft.clear();
        let mut tree = Self { source, branches, draft, decoded: Vec::new(), many: HashMap::new() };
        tree.add(NONE, None, Span::new_unchecked(0, 0), Kind::Table, Origin::Header);
        tree
    }

    /// The room that it has grown in.
    pub(super) fn into_room(self) -> Room {
        Room { branches: self.branches, draft: self.draft }
    }

    pub(super) fn add(
        &mut self,
        parent: u32,
        key: Option<Key<'t>>,
        value: Span,
        kind: Kind,
        origin: Origin,
    ) -> u32 {
        let at = self.branches.len() as u32;
        let mut count = 0;
        if parent != NONE {
            let above = &mut self.branches[parent as usize];
            let before = std::mem::replace(&mut above.last, at);
            above.count += 1;
            count = above.count;
            if before == NONE {
                above.first = at;
            } else {
                self.branches[before as usize].next = at;
            }
        }
        let read = key.as_ref().map(|(span, text)| (span.start()..span.end(), &**text));
        let node = Node::new(self.source.input(), read, &(value.start()..value.end()), kind);
        if let (Some((_, text)), Form::Decoded) = (&key, node.key_form) {
            self.decoded.push(((at, Side::Key), text.as_ref().into()));
        }
        self.branches.push(Branch { node, origin, first: NONE, last: NONE, next: NONE, count: 0 });
        if let Some((_, text)) = key.filter(|_| count > FEW) {
            self.many.insert((parent, text), at);
        }
        at
    }

    fn key(&self, at: u32) -> &str {
        let node = &self.branches[at as usize].node;
        let (start, end) = node.key;
        match node.key_form {
            Form::Bare => &self.source.input()[start as usize..end as usize],
            Form::Quoted => &self.source.input()[start as usize + 1..end as usize - 1],
            Form::Decoded => decoded(&self.decoded, (at, Side::Key)),
        }
    }

    /// The child of that key: among the first few by looking, else by hash.
    pub(super) fn child(&self, parent: u32, key: &str) -> Option<u32> {
        let (mut next, mark) = (self.branches[parent as usize].first, mark(key.as_bytes()));
        for _ in 0..FEW {
            if next == NONE {
                return None;
            }
            let branch = &self.branches[next as usize];
            if branch.node.mark == mark && self.key(next) == key {
                return Some(next);
            }
            next = branch.next;
        }
        self.many.get(&(parent, Cow::Borrowed(key))).copied()
    }

    /// Gives a branch its text.
    pub(super) fn set_text(&mut self, at: u32, span: Span, text: &str) {
        let form = Form::of(&self.source.input()[span.start()..span.end()], text);
        if form == Form::Decoded {
            self.decoded.push(((at, Side::Value), text.into()));
        }
        self.branches[at as usize].node.value_form = form;
    }

    /// Gives a branch its value.
    pub(super) fn set_value(&mut self, at: u32, span: Span, kind: Kind) {
        let node = &mut self.branches[at as usize].node;
        node.set_value(&(span.start()..span.end()));
        node.kind = kind;
    }

    /// The value of a branch ends there.
    pub(super) fn end(&mut self, at: u32, end: Span) {
        let node = &mut self.branches[at as usize].node;
        node.value.1 = end.end() as u32;
    }

    pub(super) fn kind(&self, at: u32) -> Kind {
        self.branches[at as usize].node.kind
    }

    pub(super) fn origin(&self, at: u32) -> Origin {
        self.branches[at as usize].origin
    }

    /// What was added last below a branch.
    pub(super) fn last(&self, at: u32) -> u32 {
        self.branches[at as usize].last
    }

    /// Lays the branches out in reading order; nothing when they lie too deep.
    pub(super) fn document(&mut self) -> Option<Document> {
        let mut path: Vec<(usize, u32)> = Vec::new();
        let mut next = Some(0);
        loop {
            if let Some(at) = next {
                path.push((self.draft.count(), at));
                if path.len() > DEPTH {
                    return None;
                }
                self.lay(at);
                let first = self.branches[at as usize].first;
                next = (first != NONE).then_some(first);
                continue;
            }
            let (node, at) = path.pop()?;
            self.draft.close(node);
            let after = self.branches[at as usize].next;
            if path.is_empty() {
                return Some(self.draft.finish());
            }
            next = (after != NONE).then_some(after);
        }
    }

    /// Adds a branch to the draft, with what was kept aside of it.
    fn lay(&mut self, at: u32) {
        let of_branch = self.branches[at as usize].node;
        let node = self.draft.push(of_branch);
        for (side, form) in [(Side::Key, of_branch.key_form), (Side::Value, of_branch.value_form)] {
            if form == Form::Decoded {
                self.draft.keep(node, side, decoded(&self.decoded, (at, side)));
            }
        }
    }
}

/// What was kept aside of a branch.
fn decoded(kept: &[((u32, Side), Box<str>)], place: (u32, Side)) -> &str {
    kept.binary_search_by_key(&place, |it| it.0).map_or("", |at| &kept[at].1)
}
