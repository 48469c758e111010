//! Finds every reference in a document, by the table of fields.

use crate::fields::{Key, Shape, Type, links::Link};

use super::{Item, check::fits};

/// A place that names something.
#[derive(Clone, Copy, Debug)]
pub enum Reference {
    /// The value is a reference.
    Value(&'static Link),
    /// The key is a reference.
    Key(&'static Link),
    /// The value is a follow-up period with its year.
    Period,
    /// The key is a follow-up period of the model.
    PeriodKey,
    /// The key is a year, or a follow-up period with its year.
    YearOrPeriodKey,
}

/// Calls `found` for every usable reference in a table of that shape.
pub fn in_table<'d>(table: Item<'d>, shape: &'static Shape, found: &mut impl FnMut(Item<'d>, Reference)) {
    for child in table.entries() {
        if let Some(row) = shape.row(child.key()) {
            in_value(child, &row.value, found);
        }
    }
}

/// Calls `found` for every usable reference in a value of that type.
pub fn in_value<'d>(item: Item<'d>, value: &'static Type, found: &mut impl FnMut(Item<'d>, Reference)) {
    match value {
        Type::Reference(link) => found(item, Reference::Value(link)),
        Type::Period => found(item, Reference::Period),
        Type::Table(shape) => in_table(item, shape, found),
        Type::Tables(shape) => item.children().for_each(|it| in_table(it, shape, found)),
        Type::Map(keys, of) => {
            for child in item.entries() {
                match keys {
                    Key::Reference(link) => found(child, Reference::Key(link)),
                    Key::Period => found(child, Reference::PeriodKey),
                    Key::YearOrPeriod => found(child, Reference::YearOrPeriodKey),
                    Key::Id | Key::PlanPeriod | Key::Year | Key::Word => {}
                }
                in_value(child, of, found);
            }
        }
        Type::List(of) => item.list().for_each(|it| in_value(it, of, found)),
        Type::OneOf(all) => {
            if let Some(value) = all.iter().find(|it| fits(it, item.kind())) {
                in_value(item, value, found);
            }
        }
        _ => {}
    }
}
