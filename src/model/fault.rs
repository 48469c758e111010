//! What can be wrong between files; the rules put it into words.

use std::collections::BTreeSet;

use crate::{
    fields::{links::Link, words::Near},
    source::{Span, Unreadable},
};

use super::{Plan, unit::UnitId};

/// Something that loading found beyond the form of single files.
#[derive(Clone, Debug)]
pub enum Fault {
    /// An entry of the repo that has no text.
    Unreadable(Unreadable),
    /// A symbolic link.
    Symlink,
    /// A file that the format has no name for.
    UnknownFile,
    /// A file of a unit in a folder without a plan.
    WithoutPlan,
    /// The styrmodell has faults and was used as far as it could be read.
    ModelIncomplete(usize),
    /// An id that the unit already uses, and where.
    DuplicateId {
        /// Where the id stands first.
        first: Span,
    },
    /// The id of another unit, and where that is.
    DuplicateUnit {
        /// Where the id stands first.
        first: Span,
    },
    /// A unit that is above itself, by way of these.
    UnitCycle {
        /// The units of the ring, each below the next.
        path: Vec<UnitId>,
    },
    /// A reference to nothing.
    BrokenLink(Missing),
    /// A reference to a thing that it may not name.
    MisplacedLink {
        /// The kind of link.
        link: &'static Link,
        /// As it is written.
        name: String,
        /// What forbids it.
        why: Misplaced,
    },
    /// A level that the model does not have.
    UnknownLevel {
        /// As it is written.
        name: String,
    },
    /// A period that the model does not have.
    UnknownPeriod {
        /// As it is written.
        name: String,
    },
    /// An outcome row for something that the unit neither has nor received.
    OutcomeWithoutSubject(Missing),
    /// A judgement by a word that is neither a light nor a degree of the model.
    UnknownJudgement {
        /// As it is written.
        name: String,
    },
    /// An id of the model that a built-in key already has.
    TakenName {
        /// As it is written.
        name: String,
    },
}

/// A name that stands for nothing.
#[derive(Clone, Debug)]
pub struct Missing {
    /// As it is written.
    pub name: String,
    /// What it should have been, as a definite noun: `målet`.
    pub the: &'static str,
    /// The same as an indefinite noun: `ett mål`.
    pub a: &'static str,
    /// Where it was sought.
    pub sought: Sought,
    /// The existing name most like it.
    pub near: Option<Near>,
    /// What the thing is called now, when the name is an old one.
    pub renamed: Option<String>,
}

impl Missing {
    /// What was certainly meant: what the thing is called now, or the only name that is near, unless
    /// the same is written in several places; then the fault may lie where the thing gets its id.
    pub fn certain(&self, repeated: &BTreeSet<&str>) -> Option<&str> {
        let near = self.near.as_ref().filter(|it| it.is_certain && !repeated.contains(last(&self.name)));
        self.renamed.as_deref().or(near.map(|it| it.name.as_str()))
    }
}

/// The ids that are missing in more places than one.
pub fn repeated(plan: &Plan) -> BTreeSet<&str> {
    let mut once = BTreeSet::new();
    let missing = plan.faults().filter_map(|(_, fault)| match fault {
        Fault::BrokenLink(missing) | Fault::OutcomeWithoutSubject(missing) => Some(last(&missing.name)),
        _ => None,
    });
    missing.filter(|it| !once.insert(*it)).collect()
}

/// The id without its unit.
fn last(name: &str) -> &str {
    name.rsplit('/').next().unwrap_or(name)
}

/// Where a name was sought.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Sought {
    /// Among the things of one unit, which exists.
    InUnit(String),
    /// In a unit that does not exist.
    UnknownUnit(String),
    /// Among the units above one.
    Above(String),
    /// In the styrmodell.
    Model,
    /// In the register of governing documents.
    Register,
    /// In the whole repo.
    Everywhere,
}

/// Why a thing may not be named.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Misplaced {
    /// It is of another kind: an indefinite noun for what it is and what was asked for.
    Kind {
        /// What it is.
        is: &'static str,
        /// What was asked for.
        wanted: String,
    },
    /// It lies in a unit out of reach.
    Reach {
        /// The unit that it lies in.
        unit: String,
    },
    /// It is not handed out to the unit.
    NotReceived,
    /// The receiver lies outside the giver's branch, and the model does not allow that.
    OutsideBranch {
        /// The unit that hands it out.
        giver: String,
    },
}
