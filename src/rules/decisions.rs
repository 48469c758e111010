//! Every decision in the files, for the rules about them.

use crate::{
    model::Plan,
    source::layout::FileKind,
    syntax::{Item, Kind},
};

/// Calls with every `beslut` that can be read, in the order of the files; those of the register of
/// documents only when asked for.
pub(super) fn each(plan: &Plan, with_register: bool, found: &mut dyn FnMut(Item<'_>)) {
    for (file, it) in plan.files().filter(|it| it.1.is_read) {
        let may_decide = match it.kind {
            FileKind::Outcomes(_) | FileKind::Unknown => false,
            FileKind::Documents => with_register,
            _ => true,
        };
        if may_decide {
            below(plan.root(file), found);
        }
    }
}

fn below(item: Item<'_>, found: &mut dyn FnMut(Item<'_>)) {
    for child in
        item.children().filter(|it| matches!(it.kind(), Kind::Table | Kind::Array) && !it.is_faulty())
    {
        if child.kind() == Kind::Table && child.key() == "beslut" {
            found(child);
        } else {
            below(child, found);
        }
    }
}
