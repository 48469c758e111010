//! Every case of the mutation suite: which requirement, which rule, which defect.
//!
//! A requirement's number is that of the list behind the model; `format` means the file format itself.
//! A case may be written before its rule: it waits, and the suite says so.

mod actions;
mod answers;
mod control;
mod decisions;
mod documents;
mod files;
mod follow_up;
mod form;
mod links;
mod measures;
mod model;
mod outcomes;
mod parts;
mod thread;

use styr::rules;

use super::edit::{At, Defect, Edit};

/// A defect, and the rule that should find it.
pub(crate) struct Case {
    /// `R11`, several with spaces between, or `format` for what the format asks.
    pub(crate) requirements: &'static str,
    pub(crate) rule: &'static str,
    pub(crate) name: &'static str,
    pub(crate) defect: Defect,
    /// Rules that cannot but find what the defect brings with it elsewhere.
    pub(crate) consequences: &'static [&'static str],
}

/// Every case; those of a rule stand together.
pub(crate) fn cases() -> impl Iterator<Item = &'static Case> {
    let form = [form::CASES, model::CASES, files::CASES, links::CASES];
    let plan =
        [thread::CASES, answers::CASES, parts::CASES, measures::CASES, decisions::CASES, outcomes::CASES];
    let after = [follow_up::CASES, actions::CASES, documents::CASES, control::CASES];
    form.into_iter().chain(plan).chain(after).flatten()
}

const fn case(
    requirements: &'static str,
    rule: &'static str,
    name: &'static str,
    file: &'static str,
    edit: Edit,
    at: At,
) -> Case {
    Case { requirements, rule, name, defect: Defect { file, edit, also: None, at }, consequences: &[] }
}

/// The finding that accompanies every other fault of `styr.toml`.
const MODEL_RULE: &str = "modell-ofullstandig";

impl Case {
    /// Whether it shows that a requirement is met.
    pub(crate) fn answers(&self, requirement: &str) -> bool {
        self.requirements.split(' ').any(|it| it == requirement)
    }

    /// Whether a rule may find what follows from the defect.
    pub(crate) fn is_consequence(&self, rule: &str) -> bool {
        let model = self.defect.file == "styr.toml" && (rule == MODEL_RULE || self.rule == MODEL_RULE);
        model || self.consequences.contains(&rule) || self.consequences.contains(&"*")
    }

    /// A second edit without which the defect would be another.
    const fn also(mut self, file: &'static str, edit: Edit) -> Self {
        self.defect.also = Some((file, edit));
        self
    }

    /// Rules that find what follows from the defect.
    const fn with(mut self, consequences: &'static [&'static str]) -> Self {
        self.consequences = consequences;
        self
    }

    /// Whether there is such a rule, and such a defect on this system.
    pub(crate) fn can_run(&self) -> bool {
        rules::find(self.rule).is_some() && (cfg!(unix) || !matches!(self.defect.edit, Edit::Link(_)))
    }
}
