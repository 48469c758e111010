//! A source to a [`Plan`]: `parse` each file by itself, then link them all.

use std::{
    borrow::Cow,
    collections::HashMap,
    sync::{
        Arc,
        atomic::{AtomicUsize, Ordering},
    },
};

use globset::{GlobBuilder, GlobSet, GlobSetBuilder};
use rayon::prelude::*;

use crate::{
    config::Config,
    fields,
    source::{
        Entry, FileId, Source, SourceFile, Sources, Span, Unreadable,
        layout::{self, FileKind, MODEL_FILE},
        origin::Origin,
    },
    syntax::{
        self, Document,
        check::{self, Fault as FormFault, Problem, Vocabulary},
        front_matter,
    },
};

use super::{
    Plan, PlanFile, fault::Fault, handout::HandOuts, organisation, resolve, section::AnalysisText,
    starts::Starts,
};

/// Reads, parses and links every file of a styrrepo.
///
/// Content never makes it fail: every fault of every file is in the plan.
///
/// # Errors
/// When the source itself cannot be listed.
pub fn load(source: &Source) -> anyhow::Result<Plan> {
    load_with(source, Readers::Own, None, &Progress::default())
}

/// Who will read what is made of a plan.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Readers {
    /// The municipality itself.
    Own,
    /// Anyone: what is marked `intern` is not in the plan, but for the styrmodell, which is a public decision.
    Public,
}

/// How far long work has come; may be looked at from another thread.
#[derive(Debug, Default)]
pub struct Progress {
    done: AtomicUsize,
    all: AtomicUsize,
}

impl Progress {
    /// Work on so many pieces.
    pub fn of(all: usize) -> Self {
        Self { done: AtomicUsize::new(0), all: AtomicUsize::new(all) }
    }

    /// One more piece is done.
    pub fn advance(&self) {
        self.done.fetch_add(1, Ordering::Relaxed);
    }

    /// How many pieces are done, and of how many; 0 until that is known.
    pub fn so_far(&self) -> (usize, usize) {
        (self.done.load(Ordering::Relaxed), self.all.load(Ordering::Relaxed))
    }
}

/// Loads likewise, and says how far it has come. A file that holds the same text in another version
/// of the plan, when one is given, is neither read nor parsed again.
///
/// # Errors
/// When the source itself cannot be listed.
pub fn load_with(
    source: &Source,
    readers: Readers,
    other: Option<&Plan>,
    progress: &Progress,
) -> anyhow::Result<Plan> {
    let listing = source.list()?;
    let model = listing
        .entries
        .iter()
        .find(|(path, entry)| path == MODEL_FILE && *entry == Entry::File)
        .and_then(|(path, _)| source.read(path).ok());
    let model = model.as_deref().unwrap_or_default();
    let excluded = globs(&read_model(model, FileId(0)).exclude);
    let entries: Vec<(String, Entry)> = listing
        .entries
        .into_iter()
        .filter(|(path, _)| path == MODEL_FILE || !excluded.is_match(path))
        .collect();
    let place = entries.partition_point(|(path, _)| path.as_str() < MODEL_FILE);
    let config = read_model(model, FileId(place as u32));

    progress.all.store(entries.len(), Ordering::Relaxed);

    let vocabulary = config.vocabulary();
    let other = other.filter(|it| it.config.vocabulary() == vocabulary && it.readers == readers);
    let read = |id, path: String, entry: &Entry| match other.and_then(|it| same_file(source, id, &path, it)) {
        Some((text, file)) if *entry == Entry::File => (SourceFile { path, text }, file),
        _ => {
            let (text, mut file) = read_file(source, id, path, entry, &vocabulary);
            if readers == Readers::Public && file.kind != FileKind::Model {
                withhold(&mut file, id, &text.text);
            }
            (text, file)
        }
    };
    let (mut texts, mut files) = (Vec::new(), Vec::new());
    entries
        .into_par_iter()
        .enumerate()
        .map(|(index, (path, entry))| {
            let file = read(FileId(index as u32), path, &entry);
            progress.advance();
            file
        })
        .unzip_into_vecs(&mut texts, &mut files);
    Ok(link(Sources::new(texts), files, config, readers))
}

/// Reads the styrmodell alone, as far as it can be read.
fn read_model(text: &str, file: FileId) -> Config {
    let (mut document, _) = syntax::parse(text);
    if let Some(shape) = fields::shape_of(FileKind::Model) {
        check::check(&mut document, file, text, shape, &Vocabulary::default());
    }
    Config::read(document.root(file, text))
}

/// Patterns as the file writes them; one that is none matches nothing and has a finding.
fn globs(patterns: &[String]) -> GlobSet {
    let mut set = GlobSetBuilder::new();
    for pattern in patterns {
        if let Ok(glob) = GlobBuilder::new(pattern).literal_separator(true).build() {
            set.add(glob);
        }
    }
    set.build().unwrap_or_default()
}

/// What another version of the plan knows of a file that holds the same text there.
fn same_file(source: &Source, id: FileId, path: &str, other: &Plan) -> Option<(Arc<str>, PlanFile)> {
    let known = other.sources.find(path)?;
    let (text, file) = (&other.sources.file(known).text, other.file(known));
    if !file.is_read || !source.holds(path, text) {
        return None;
    }
    let here = |span: Span| Span { file: id, ..span };
    let copy = PlanFile {
        kind: file.kind,
        is_read: true,
        problems: file.problems.iter().map(|it| Problem { span: here(it.span), ..it.clone() }).collect(),
        document: Arc::clone(&file.document),
        text: file.text.clone(),
        is_broken: file.is_broken,
        unit: None,
        fault: None,
    };
    Some((Arc::clone(text), copy))
}

fn read_file(
    source: &Source,
    id: FileId,
    path: String,
    entry: &Entry,
    vocabulary: &Vocabulary,
) -> (SourceFile, PlanFile) {
    let kind = layout::kind_of(&path).unwrap_or(FileKind::Unknown);
    let named = |path: String, text: String| {
        let shown = Some(source.shown(&path)).filter(|it| *it != path).map(Cow::into_owned);
        SourceFile { path: shown.unwrap_or(path), text: text.into() }
    };
    let without_text = |path, fault| {
        let file = PlanFile {
            kind,
            is_read: false,
            problems: Vec::new(),
            document: Arc::new(Document::empty()),
            text: None,
            is_broken: !matches!(fault, Fault::UnknownFile),
            unit: None,
            fault: Some(Box::new(fault)),
        };
        (named(path, String::new()), file)
    };
    match entry {
        Entry::Symlink => return without_text(path, Fault::Symlink),
        Entry::Unreadable(reason) => return without_text(path, Fault::Unreadable(reason.clone())),
        Entry::File if kind == FileKind::Unknown => return without_text(path, Fault::UnknownFile),
        Entry::File => {}
    }
    match source.read(&path) {
        Err(reason) => without_text(path, Fault::Unreadable(reason)),
        Ok(text) => {
            let file = parse(id, kind, &text, vocabulary);
            (named(path, text), file)
        }
    }
}

/// Leaves out of a file what the public may not read.
fn withhold(file: &mut PlanFile, id: FileId, text: &str) {
    let is_whole = syntax::withheld::withhold(Arc::make_mut(&mut file.document), id, text);
    if let Some(text) = file.text.as_mut().filter(|_| is_whole) {
        **text = AnalysisText::default();
    }
}

/// Parses one file by itself; nothing here depends on any other.
fn parse(id: FileId, kind: FileKind, text: &str, vocabulary: &Vocabulary) -> PlanFile {
    let (mut document, faults, analysis) = if kind == FileKind::Analysis {
        let front = front_matter::parse(text);
        (front.document, front.faults, Some(Box::new(AnalysisText::read(text, front.body))))
    } else {
        let (document, faults) = syntax::parse(text);
        (document, faults, None)
    };
    let is_broken = !faults.is_empty();
    let mut problems: Vec<Problem> = faults
        .into_iter()
        .map(|it| Problem {
            span: Span { file: id, start: it.start as u32, end: it.end as u32 },
            fault: FormFault::Syntax(it),
        })
        .collect();
    let mut newer = false;
    if let Some(shape) = fields::shape_of(kind) {
        let form = check::check(&mut document, id, text, shape, vocabulary);
        newer = form.iter().any(|it| matches!(it.fault, FormFault::NewerFormat));
        problems.extend(form);
    }
    if newer {
        document = Document::empty();
    }
    PlanFile {
        kind,
        is_read: true,
        problems,
        document: Arc::new(document),
        text: analysis,
        is_broken: is_broken || newer,
        unit: None,
        fault: None,
    }
}

fn link(sources: Sources, mut files: Vec<PlanFile>, config: Config, readers: Readers) -> Plan {
    let unread = (0..).map(FileId).zip(&mut files);
    let faults = unread.filter_map(|(id, it)| Some((Span::start_of(id), *it.fault.take()?))).collect();
    let common = (0..).map(FileId).zip(&files).filter(|it| it.1.kind.is_common()).map(|it| (it.1.kind, it.0));
    let mut plan = Plan {
        sources,
        common: common.collect(),
        files,
        config,
        readers,
        units: Vec::new(),
        units_by_id: HashMap::new(),
        things: Vec::new(),
        shared: 0..0,
        links: Vec::new(),
        links_of: Starts::default(),
        links_by_target: Vec::new(),
        links_to: Starts::default(),
        handouts: HandOuts::default(),
        outcomes: Vec::new(),
        outcomes_of: Starts::default(),
        analyses: Vec::new(),
        analyses_of: Starts::default(),
        faults,
        held_back: 0,
    };
    hold_back_consequences(&mut plan);
    organisation::build(&mut plan);
    plan.handouts = HandOuts::read(&plan);
    resolve::references(&mut plan);
    plan.index_links();
    model_is_incomplete(&mut plan);
    plan
}

/// In a file with faults of syntax a missing key is probably one of the lines that could not be
/// read, and keys after a lost header have come into the wrong table.
fn hold_back_consequences(plan: &mut Plan) {
    for (file, source) in plan.files.iter_mut().zip(plan.sources.iter()).filter(|it| it.0.is_broken) {
        let text = &*source.1.text;
        let lost: Vec<usize> = file.problems.iter().filter_map(|it| lost_header(it, text)).collect();
        let is_consequence = |it: &Problem| match it.fault {
            FormFault::Syntax(_) => false,
            FormFault::MissingKey { .. } => true,
            // A key that has lost its value.
            FormFault::WrongType { .. } if it.span.start == it.span.end => true,
            _ => lost.iter().any(|&at| {
                let between = text.get(at..it.span.start as usize);
                between.is_some_and(|it| !it.contains("\n["))
            }),
        };
        let before = file.problems.len();
        file.problems.retain(|it| !is_consequence(it));
        plan.held_back += before - file.problems.len();
    }
}

/// Where a fault of syntax stands, when it is in the header of a table.
fn lost_header(problem: &Problem, text: &str) -> Option<usize> {
    let at = problem.span.start as usize;
    let line = text.get(..at)?.rfind('\n').map_or(0, |it| it + 1);
    (matches!(problem.fault, FormFault::Syntax(_)) && text[line..].trim_start().starts_with('['))
        .then_some(at)
}

fn model_is_incomplete(plan: &mut Plan) {
    let Some(file) = plan.model_file() else { return };
    let count =
        plan.file(file).problems.len() + plan.faults.iter().filter(|(span, _)| span.file == file).count();
    if count > 0 {
        plan.faults.push((Span::start_of(file), Fault::ModelIncomplete(count)));
    }
}

impl Plan {
    /// Whether the styrmodell could be used at all: it has text, in an edition that this program knows.
    pub fn has_model(&self) -> bool {
        self.model_file().is_some_and(|it| {
            let file = self.file(it);
            file.is_read && !file.problems.iter().any(|it| matches!(it.fault, FormFault::NewerFormat))
        })
    }

    /// The files with faults of syntax or form, or without text: what they say wrong is left out.
    pub fn incomplete_files(&self) -> impl Iterator<Item = &str> {
        let is_incomplete = |it: &PlanFile| it.is_broken || !it.problems.is_empty();
        self.files()
            .filter(move |(_, it)| is_incomplete(it))
            .map(|(id, _)| self.sources.file(id).path.as_str())
    }

    /// What git knows of the files that it was read from; git is opened for it.
    pub fn origin(&self, source: &Source) -> Origin {
        let excluded = globs(&self.config.exclude);
        let text = |id| &*self.sources.file(id).text;
        let files: Vec<(&str, Option<&str>)> = self
            .files()
            .map(|(id, it)| (self.sources.file(id).path.as_str(), it.is_read.then(|| text(id))))
            .collect();
        source.origin(&files, |path| path != MODEL_FILE && excluded.is_match(path))
    }

    /// Whether any file could not be read, or is in a newer edition of the format.
    pub fn has_unreadable(&self) -> bool {
        let unreadable = |fault: &Fault| {
            matches!(
                fault,
                Fault::Unreadable(
                    Unreadable::System(_)
                        | Unreadable::TooLarge
                        | Unreadable::NotUtf8(_)
                        | Unreadable::Folder
                        | Unreadable::Name
                        | Unreadable::LfsPointer
                )
            )
        };
        self.faults.iter().any(|(_, fault)| unreadable(fault))
            || self.problems().any(|it| matches!(it.fault, FormFault::NewerFormat))
    }
}
