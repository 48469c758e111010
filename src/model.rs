//! The whole plan by id: the only door to what the files say.
//!
//! A [`Plan`] never changes. Things are looked at through [`Unit`] and
//! [`Thing`], which read the files' own spans.

pub mod analysis;
pub mod block;
mod deciders;
pub mod fault;
pub mod handout;
pub mod indicator;
mod inheritance;
pub mod link;
pub mod load;
mod organisation;
pub mod outcome;
pub mod part;
pub mod period;
pub mod places;
mod register;
mod resolve;
pub mod section;
mod starts;
pub mod thing;
pub mod thread;
pub mod unit;
pub mod whereabouts;

use std::{
    collections::{BTreeMap, HashMap},
    ops::Range,
    sync::Arc,
};

use crate::{
    config::Config,
    fields::ThingKind,
    source::{FileId, Sources, Span, layout::FileKind},
    syntax::{Document, Item, check::Problem},
};

use self::{
    analysis::AnalysisData,
    fault::Fault,
    handout::HandOuts,
    link::{LinkData, LinkId},
    load::Readers,
    outcome::OutcomeData,
    starts::Starts,
    thing::{Thing, ThingData, ThingId},
    unit::{Unit, UnitData, UnitId},
};

/// Everything that the files of a styrrepo say, linked.
#[derive(Debug)]
pub struct Plan {
    sources: Sources,
    files: Vec<PlanFile>,
    /// The files of the kinds that a styrrepo has one of, in its root.
    common: BTreeMap<FileKind, FileId>,
    config: Config,
    readers: Readers,
    /// In the order of the paths of their plans.
    units: Vec<UnitData>,
    /// The first unit of each id.
    units_by_id: HashMap<Box<str>, UnitId>,
    /// By unit, then id; those of `indikatorer.toml` last.
    things: Vec<ThingData>,
    /// The things of `indikatorer.toml`.
    shared: Range<u32>,
    /// By the thing that has them.
    links: Vec<LinkData>,
    links_of: Starts,
    /// The links in the order of what they name.
    links_by_target: Vec<LinkId>,
    links_to: Starts,
    handouts: HandOuts,
    /// By indicator or other subject, unit, period.
    outcomes: Vec<OutcomeData>,
    outcomes_of: Starts,
    /// By unit, then period.
    analyses: Vec<AnalysisData>,
    analyses_of: Starts,
    faults: Vec<(Span, Fault)>,
    /// Follow-on faults of broken files that were not reported.
    held_back: usize,
}

/// One file as it was parsed.
#[derive(Debug)]
pub struct PlanFile {
    /// What it holds.
    pub kind: FileKind,
    /// Whether it has text at all.
    pub is_read: bool,
    /// Faults of syntax and form.
    pub problems: Vec<Problem>,
    pub(crate) document: Arc<Document>,
    pub(crate) text: Option<Box<section::AnalysisText>>,
    pub(crate) is_broken: bool,
    pub(crate) unit: Option<UnitId>,
    /// Why it has no text; taken into the plan's faults when files are linked.
    fault: Option<Box<Fault>>,
}

impl Plan {
    /// The texts.
    pub const fn sources(&self) -> &Sources {
        &self.sources
    }

    /// The styrmodell.
    pub const fn config(&self) -> &Config {
        &self.config
    }

    /// Who will read what is made of it.
    pub const fn readers(&self) -> Readers {
        self.readers
    }

    /// The files in the order of their paths.
    pub fn files(&self) -> impl Iterator<Item = (FileId, &PlanFile)> {
        (0..).map(FileId).zip(&self.files)
    }

    /// How many files were read.
    pub fn files_read(&self) -> usize {
        self.files.iter().filter(|it| it.is_read).count()
    }

    /// One file.
    pub fn file(&self, file: FileId) -> &PlanFile {
        &self.files[file.0 as usize]
    }

    /// Everything wrong that loading found beyond the form of single files.
    pub fn faults(&self) -> impl Iterator<Item = (Span, &Fault)> {
        self.faults.iter().map(|(span, fault)| (*span, fault))
    }

    /// Faults of syntax and form, in the order of the files.
    pub fn problems(&self) -> impl Iterator<Item = &Problem> {
        self.files.iter().flat_map(|it| &it.problems)
    }

    /// How many follow-on faults of broken files were held back.
    pub const fn held_back(&self) -> usize {
        self.held_back
    }

    /// Whether the file has faults of syntax, so that things may be missing from it.
    pub fn is_broken(&self, file: FileId) -> bool {
        self.file(file).is_broken
    }

    /// The styrmodell's file, when there is one.
    pub fn model_file(&self) -> Option<FileId> {
        self.common.get(&FileKind::Model).copied()
    }

    /// The whole of a file as one table.
    pub fn root(&self, file: FileId) -> Item<'_> {
        self.file(file).document.root(file, &self.sources.file(file).text)
    }

    fn item(&self, file: FileId, node: u32) -> Item<'_> {
        self.file(file).document.item(file, &self.sources.file(file).text, node)
    }

    /// The units, in the order of their paths: superiors first where folders show it.
    pub fn units(&self) -> impl ExactSizeIterator<Item = Unit<'_>> {
        (0..self.units.len()).map(|it| Unit::new(self, UnitId::at(it)))
    }

    /// The unit with that id.
    pub fn unit(&self, id: &str) -> Option<Unit<'_>> {
        self.units_by_id.get(id).map(|it| Unit::new(self, *it))
    }

    /// Every thing of every unit, and the shared indicators last.
    pub fn things(&self) -> impl Iterator<Item = Thing<'_>> {
        (0..self.things.len()).map(|it| Thing::new(self, ThingId::at(it)))
    }

    /// Every thing of one kind that belongs to a unit.
    pub fn things_of(&self, kind: ThingKind) -> impl Iterator<Item = Thing<'_>> {
        self.things().filter(move |it| it.kind() == kind && it.unit().is_some())
    }

    /// The shared indicator with that id.
    pub fn shared(&self, id: &str) -> Option<Thing<'_>> {
        self.find_in(self.shared.clone(), id)
    }

    /// The first of the things in a range sorted by id that has the id.
    fn find_in(&self, range: Range<u32>, id: &str) -> Option<Thing<'_>> {
        let things = &self.things[range.start as usize..range.end as usize];
        let at = |index: u32| Thing::new(self, ThingId::at(index as usize));
        let found = things.partition_point(|it| self.item(it.file, it.node).key() < id) as u32 + range.start;
        (found < range.end && at(found).id() == id).then(|| at(found))
    }

    /// Reads `unit/id`.
    pub fn thing(&self, full_id: &str) -> Option<Thing<'_>> {
        let (unit, id) = full_id.split_once('/')?;
        self.unit(unit)?.thing(id)
    }
}

impl Plan {
    /// The thing that a [`ThingId`] names.
    pub const fn thing_of(&self, key: ThingId) -> Thing<'_> {
        Thing::new(self, key)
    }

    /// The unit that a [`UnitId`] names.
    pub const fn unit_of(&self, key: UnitId) -> Unit<'_> {
        Unit::new(self, key)
    }
}
