//! The table of a unit's next plan period: a draft beside this year's plan.

use jiff::civil::Date;

use crate::{
    edit::toml::{self, Writer},
    model::{Plan, unit::Unit},
    syntax::Item,
};

use super::{Draft, NewUnit};

/// What stands under `[plan.2027]` after `typ`; and the documents of the plan before that do not
/// hold on the new one's first day.
pub(in crate::edit) fn lines<'p>(
    plan: &'p Plan,
    unit: Unit<'p>,
    years: (i16, i16),
    (before, day): (Item<'p>, Date),
) -> Option<(String, Vec<&'p str>)> {
    let first = Date::new(years.0, 1, 1).ok()?;
    let as_new = NewUnit {
        id: unit.id().to_owned(),
        name: unit.name().to_owned(),
        level: unit.level_index()?,
        unit_type: unit.unit_type().to_owned(),
        superior: unit.superior(),
        years,
    };
    let mut draft = Draft { plan, unit: &as_new, day, out: Writer::default() };
    draft.who_decides();
    let named: Vec<&str> =
        before.get("styrdokument").into_iter().flat_map(Item::list).filter_map(Item::text).collect();
    let holding = plan.documents_on(first);
    let (kept, over): (Vec<&str>, Vec<&str>) =
        named.into_iter().partition(|id| holding.iter().any(|it| it.key() == *id));
    if kept.is_empty() {
        draft.documents();
    } else {
        draft.out.key("styrdokument", &toml::list(&kept));
    }
    draft.all_circumstances();
    Some((draft.out.finish(), over))
}
