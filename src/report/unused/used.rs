//! What the files of a styrrepo use of its model.

use std::collections::BTreeSet;

use crate::{
    config::{light::Signal, types::OwnField},
    fields::ThingKind,
    model::{Plan, analysis::Analysis, outcome::Outcome, thing::Thing},
    source::layout::FileKind,
    syntax::Item,
};

/// Names of parts of the model that something uses, in any year.
#[derive(Debug, Default)]
pub(super) struct Used<'p> {
    pub(super) levels: BTreeSet<&'p str>,
    pub(super) unit_types: BTreeSet<&'p str>,
    pub(super) goal_types: BTreeSet<&'p str>,
    pub(super) element_types: BTreeSet<&'p str>,
    pub(super) activity_types: BTreeSet<&'p str>,
    pub(super) document_types: BTreeSet<&'p str>,
    pub(super) organs: BTreeSet<&'p str>,
    /// Table of types, type and key.
    pub(super) fields: BTreeSet<(&'static str, &'p str, &'p str)>,
    /// Type of activities and step.
    pub(super) steps: BTreeSet<(&'p str, &'p str)>,
    /// Dimension and value.
    pub(super) values: BTreeSet<(&'p str, &'p str)>,
    pub(super) divisions: BTreeSet<&'p str>,
    pub(super) groups: BTreeSet<&'p str>,
    /// Parts of plans, as `delar` names them.
    pub(super) parts: BTreeSet<&'p str>,
    /// Degrees of `[[status.steg]]`.
    pub(super) degrees: BTreeSet<&'p str>,
    /// Headings of level 2 in analyses, as [`heading`] writes them.
    pub(super) questions: BTreeSet<String>,
}

/// A heading as it is compared.
pub(super) fn heading(text: &str) -> String {
    text.trim().to_lowercase()
}

impl<'p> Used<'p> {
    pub(super) fn of(plan: &'p Plan) -> Self {
        let mut used = Self::default();
        for unit in plan.units() {
            used.levels.extend(unit.level().map(|it| it.id.as_str()));
            used.unit_types.insert(unit.unit_type());
            used.parts.extend(unit.plan_periods().flat_map(|(_, it)| it.entries()).map(Item::key));
            for analysis in plan.analyses(unit) {
                used.add_analysis(&analysis);
            }
        }
        for thing in plan.things() {
            used.add_thing(plan, thing);
        }
        for (subject, _, row) in plan.all_outcomes() {
            used.add_row(subject, &row);
        }
        used.add_computed(plan);
        for (file, _) in plan.files() {
            used.add_organs(plan.root(file));
        }
        used.add_documents(plan);
        used
    }

    fn add_thing(&mut self, plan: &'p Plan, thing: Thing<'p>) {
        self.parts.insert(thing.kind().table());
        match thing.kind() {
            ThingKind::Goal => {
                for goal_type in thing.goal_types() {
                    self.goal_types.insert(&goal_type.id);
                    self.add_fields("maltyp", &goal_type.id, &goal_type.own_fields, thing);
                }
            }
            ThingKind::Element => {
                if let Some(of) = thing.element_type() {
                    self.element_types.insert(&of.id);
                    self.add_fields("elementtyp", &of.id, &of.own_fields, thing);
                }
            }
            ThingKind::Activity => {
                if let Some(of) = thing.activity_type() {
                    self.activity_types.insert(&of.id);
                    self.add_fields("aktivitetstyp", &of.id, &of.own_fields, thing);
                }
            }
            ThingKind::Indicator => self.divisions.extend(thing.texts("uppdelning")),
            _ => {}
        }
        for dimension in &plan.config().dimensions {
            self.values.extend(thing.dimension(&dimension.id).map(|it| (dimension.id.as_str(), it)));
        }
    }

    fn add_fields(&mut self, table: &'static str, of: &'p str, fields: &'p [OwnField], thing: Thing<'p>) {
        let written = fields.iter().filter(|it| thing.get(&it.key).is_some());
        self.fields.extend(written.map(|it| (table, of, it.key.as_str())));
    }

    fn add_row(&mut self, subject: Thing<'p>, row: &Outcome<'p>) {
        self.groups.extend(row.groups().map(|it| it.id()));
        self.degrees.extend(row.text("bedomning"));
        if let (Some(of), Some(step)) = (subject.activity_type(), row.text("steg")) {
            self.steps.insert((&of.id, step));
        }
    }

    fn add_analysis(&mut self, analysis: &Analysis<'p>) {
        let head = analysis.head();
        let judged = head.get("bedomning").into_iter().flat_map(Item::entries).chain(head.get("samlad"));
        self.degrees.extend(judged.filter_map(|it| it.get("status").unwrap_or(it).text()));
        let parts = analysis.all_sections().flat_map(|(section, _)| section.parts());
        self.questions.extend(parts.filter(|it| it.has_text()).map(|it| heading(it.heading)));
    }

    /// A computed light takes the first degree with its signal that the period allows.
    fn add_computed(&mut self, plan: &'p Plan) {
        let status = &plan.config().status;
        for period in &plan.config().follow_up.periods {
            let degrees = Signal::ALL.into_iter().filter_map(|it| status.step_for(it, &period.id));
            self.degrees.extend(degrees.map(|it| it.id.as_str()));
        }
    }

    /// Deciding, coordinating and meeting organs, wherever they are named.
    fn add_organs(&mut self, root: Item<'p>) {
        let mut open = vec![root];
        while let Some(item) = open.pop() {
            if matches!(item.key(), "organ" | "samordnare" | "beslutas_av") {
                self.organs.extend(item.list().filter_map(Item::text));
            }
            open.extend(item.children());
        }
    }

    fn add_documents(&mut self, plan: &'p Plan) {
        let registers = plan.files().filter(|(_, it)| it.kind == FileKind::Documents);
        let documents = registers.filter_map(|(file, _)| plan.root(file).get("styrdokument"));
        let types = documents.flat_map(Item::entries).filter_map(|it| it.get("typ")?.text());
        self.document_types.extend(types);
    }
}
