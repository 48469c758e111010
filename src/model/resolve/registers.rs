//! References to what the model and the registers have: units, organs, levels, types, documents.

use crate::{
    config::plans::BUILT_IN_PARTS,
    fields::{
        ThingKind,
        links::{self, Link, Target},
        words,
    },
    source::Span,
    syntax::Item,
};

use super::{Fault, Misplaced, Resolver, Sought, Thing, handout};

impl<'p> Resolver<'p> {
    /// Looks a name up by what its link may name.
    pub(super) fn link(
        &mut self,
        item: Item<'p>,
        span: Span,
        name: &str,
        link: &'static Link,
        owner: Option<Thing<'p>>,
    ) {
        let config = self.plan.config();
        let goals = || config.goal_types.iter().map(|it| it.id.as_str());
        let elements = || config.element_types.iter().map(|it| it.id.as_str());
        let activities = || config.activity_types.iter().map(|it| it.id.as_str());
        match link.target {
            Target::Things(kinds, reach) => self.named_thing(item, span, name, (link, kinds, reach), owner),
            Target::ThingsOrPlan(kinds, reach) => match name.strip_prefix("plan.") {
                Some(period) => self.plan_period(span, name, period),
                None => self.named_thing(item, span, name, (link, kinds, reach), owner),
            },
            Target::Unit => self.unit(span, name),
            Target::Decider if matches!(name, "egen" | "overordnad") => {}
            Target::Organ | Target::Decider => self.organ(span, name),
            Target::Receiver => self.receiver(span, name, owner),
            Target::Level => {
                if config.level(name).is_none() {
                    self.unknown_level(item);
                }
            }
            Target::GoalType => self.one_of(item, goals(), "måltypen", "en måltyp"),
            Target::UpperType => {
                self.one_of(item, goals().chain(elements()), "typen", "en måltyp eller elementtyp");
            }
            Target::ElementType => self.one_of(item, elements(), "elementtypen", "en elementtyp"),
            Target::ActivityType => self.one_of(item, activities(), "aktivitetstypen", "en aktivitetstyp"),
            Target::Document => self.document(span, name),
            Target::Period => {
                if config.follow_up.period(name).is_none() {
                    self.unknown_period(span, name);
                }
            }
            Target::Division => {
                let divisions = config.divisions.iter().map(|it| it.id.as_str());
                self.one_of(item, divisions, "uppdelningen", "en uppdelning");
            }
            Target::Part => {
                let built_in = BUILT_IN_PARTS.into_iter();
                let all = built_in.chain(goals()).chain(elements()).chain(activities());
                self.one_of(item, all, "delen", "en del av planen");
            }
            // The rules know their own names; `rules` looks these up.
            Target::Rule => {}
        }
    }

    pub(super) fn unit(&mut self, span: Span, name: &str) {
        if self.plan.unit(name).is_none() {
            let near = self.names.near_unit(name);
            self.missing(span, name, ("enheten", "en enhet"), Sought::Everywhere, near);
        }
    }

    pub(super) fn organ(&mut self, span: Span, name: &str) {
        let config = self.plan.config();
        if self.plan.unit(name).is_none() && !config.organs.contains_key(name) {
            let organs = config.organs.keys().map(String::as_str);
            let near = words::nearest(name, organs).or_else(|| self.names.near_unit(name));
            self.missing(span, name, ("organet", "ett organ"), Sought::Everywhere, near);
        }
    }

    /// A named receiver must exist, and lie where the giver may hand things out.
    pub(super) fn receiver(&mut self, span: Span, name: &str, owner: Option<Thing<'p>>) {
        if name == "alla" {
            return;
        }
        let Some(receiver) = self.plan.unit(name) else { return self.unit(span, name) };
        let Some(giver) = owner.filter(|it| it.kind() != ThingKind::Action).and_then(Thing::unit) else {
            return;
        };
        if !receiver.is_below(giver) && receiver != giver && !handout::may_hand_out_anywhere(self.plan, giver)
        {
            let why = Misplaced::OutsideBranch { giver: giver.id().to_owned() };
            self.report(span, Fault::MisplacedLink { link: &links::RECEIVER, name: name.to_owned(), why });
        }
    }

    pub(super) fn document(&mut self, span: Span, name: &str) {
        if !self.names.documents.contains_key(name) {
            let near = words::nearest(name, self.names.documents.keys().copied());
            self.missing(span, name, ("styrdokumentet", "ett styrdokument"), Sought::Register, near);
        }
    }

    pub(super) fn one_of<'n>(
        &mut self,
        item: Item<'p>,
        known: impl Iterator<Item = &'n str> + Clone,
        the: &'static str,
        a: &'static str,
    ) {
        let Some(name) = item.text() else { return };
        if !known.clone().any(|it| it == name) {
            let near = words::nearest(name, known);
            self.missing(item.span(), name, (the, a), Sought::Model, near);
        }
    }

    pub(super) fn unknown_level(&mut self, item: Item<'p>) {
        if self.names.model_is_broken {
            self.out.held_back += 1;
        } else if let Some(name) = item.text() {
            self.report(item.span(), Fault::UnknownLevel { name: name.to_owned() });
        }
    }

    pub(super) fn unknown_period(&mut self, span: Span, name: &str) {
        if self.names.model_is_broken {
            self.out.held_back += 1;
        } else {
            self.report(span, Fault::UnknownPeriod { name: name.to_owned() });
        }
    }
}
