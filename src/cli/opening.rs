//! Finding and loading the styrrepo that a command works on.

use std::{
    mem::ManuallyDrop,
    path::{Path, PathBuf},
    sync::Arc,
};

use jiff::civil::Date;

use super::{
    failure::Failure,
    ui::{self, Note, Ui},
};
use crate::{
    fields::words::{listed, near},
    model::{
        Plan,
        load::{self, Progress, Readers},
        period::Period,
        unit::Unit,
    },
    source::{
        Source,
        folder::{Folder, system_words},
        revision::{Git, Revision},
    },
};

/// Where and when a command runs.
pub(super) struct Context {
    /// The folder to start in.
    pub(super) folder: PathBuf,
    /// The day that counts as today.
    pub(super) day: Date,
    /// Whether long work is noted on standard error.
    pub(super) notes: bool,
}

impl Context {
    /// Where the command was started, as the system knows it.
    fn start(&self) -> Result<PathBuf, Failure> {
        self.folder.canonicalize().map_err(|error| {
            let words = system_words(&error);
            Failure::world(format!("kan inte gå till mappen {}: {words}", self.folder.display()))
        })
    }

    /// The styrrepo that the folder lies in.
    pub(super) fn repo(&self) -> Result<Folder, Failure> {
        let start = self.start()?;
        Folder::find(&start).ok_or_else(|| {
            Failure::world(format!(
                "hittar inget styrrepo: styr.toml saknas i {} och i mapparna ovanför",
                start.display()
            ))
            .help("ange mappen med -C, eller börja ett nytt med `styr init`")
        })
    }

    /// The git repository that the folder lies in.
    pub(super) fn git(&self) -> Result<Git, Failure> {
        Ok(Git::at(&self.start()?)?)
    }

    /// The styrrepo as it was in a version.
    pub(super) fn revision(&self, name: &str) -> Result<Revision, Failure> {
        let revision = self.git()?.revision(name)?;
        if revision.has_styrrepo() {
            return Ok(revision);
        }
        Err(Failure::world(format!("`{name}` har inget styrrepo: styr.toml saknas där"))
            .help("ange en senare version, eller mappen med -C"))
    }

    /// Where the texts come from: the files on disk, or a version; git is opened for the latter only.
    pub(super) fn source(&self, revision: Option<&str>) -> Result<Source, Failure> {
        match revision {
            Some(name) => self.revision(name).map(Source::Revision),
            None => self.repo().map(Source::Folder),
        }
    }

    /// Loads from any source, with a note of how far it has come where that takes long.
    pub(super) fn load_from(&self, source: &Source) -> Result<Plan, Failure> {
        Ok(ManuallyDrop::into_inner(self.load_beside(source, Readers::Own, None)?))
    }

    /// Likewise, beside another version of the same plan, and for as long as the program runs: it soon ends,
    /// and giving back a large plan piece by piece takes a twentieth of a check.
    pub(super) fn load_beside(
        &self,
        source: &Source,
        readers: Readers,
        other: Option<&Plan>,
    ) -> Result<ManuallyDrop<Plan>, Failure> {
        let progress = Arc::new(Progress::default());
        let _note = self.notes.then(|| Note::of(&progress, ui::reading));
        Ok(ManuallyDrop::new(load::load_with(source, readers, other, &progress)?))
    }

    /// Loads the plan for a command that shows it, and tells what is left out.
    pub(super) fn load_to_read(
        &self,
        revision: Option<&str>,
        ui: &mut Ui,
    ) -> Result<ManuallyDrop<Plan>, Failure> {
        self.load_source(&self.source(revision)?, ui)
    }

    /// Likewise, from a source that is already at hand.
    pub(super) fn load_source(&self, source: &Source, ui: &mut Ui) -> Result<ManuallyDrop<Plan>, Failure> {
        self.load_source_for(source, Readers::Own, ui)
    }

    /// Likewise, for those who will read what is made of it.
    pub(super) fn load_source_for(
        &self,
        source: &Source,
        readers: Readers,
        ui: &mut Ui,
    ) -> Result<ManuallyDrop<Plan>, Failure> {
        let plan = self.load_beside(source, readers, None)?;
        if !plan.has_model() {
            return Err(Failure::world("styr.toml går inte att använda").help("kör `styr check`"));
        }
        Self::tell_incomplete(&plan, ui);
        Ok(plan)
    }

    /// Tells what is left out of an answer because it is wrong.
    pub(super) fn tell_incomplete(plan: &Plan, ui: &mut Ui) {
        if let Some(remark) = Self::incomplete(plan) {
            ui.tell(&format!("varning: {remark}; kör `styr check`"));
        }
    }

    /// What is left out of an answer because it is wrong, in a clause.
    pub(super) fn incomplete(plan: &Plan) -> Option<String> {
        let incomplete: Vec<&str> = plan.incomplete_files().collect();
        let [first, rest @ ..] = &incomplete[..] else { return None };
        let more = match rest.len() {
            0 => String::new(),
            count => format!(" och {count} till"),
        };
        Some(format!("det som är fel i {first}{more} är inte med"))
    }

    /// The unit with that id.
    pub(super) fn unit<'p>(plan: &'p Plan, id: &str) -> Result<Unit<'p>, Failure> {
        plan.unit(id).ok_or_else(|| {
            let failure = Failure::usage(format!("det finns ingen enhet `{id}`"));
            match near(id, plan.units().map(Unit::id)) {
                Some(like) => failure.help(format!("menade du `{like}`?")),
                None => failure,
            }
        })
    }

    /// The period that was asked for, or the latest that has ended.
    pub(super) fn period(&self, plan: &Plan, asked: Option<&str>) -> Result<Period, Failure> {
        let model = &plan.config().follow_up;
        let ids: Vec<&str> = model.periods.iter().map(|it| it.id.as_str()).collect();
        if ids.is_empty() {
            return Err(Failure::world("styrmodellen har inga perioder")
                .help("skriv dem i styr.toml, under `[uppfoljning.period.…]`"));
        }
        let period = match asked {
            Some(text) => Period::asked_for(text, model, self.day),
            None => Period::latest(model, self.day),
        };
        period.ok_or_else(|| {
            Failure::usage(format!("det finns ingen period `{}`", asked.unwrap_or_default()))
                .help(format!("modellens perioder är {}", listed(&ids)))
        })
    }

    /// A path that the user named, relative to the root.
    pub(super) fn within(&self, source: &Source, path: &Path) -> Result<String, Failure> {
        match source {
            Source::Folder(folder) => self.within_folder(folder, path),
            Source::Overlay(overlay) => self.within(overlay.base(), path),
            Source::Texts(_) => Ok(path.to_string_lossy().into_owned()),
            Source::Revision(revision) => {
                revision.within(path).map_err(|refused| Failure::usage(refused.message))
            }
        }
    }

    fn within_folder(&self, repo: &Folder, path: &Path) -> Result<String, Failure> {
        let shown = path.display();
        let full =
            self.folder.join(path).canonicalize().map_err(|error| {
                Failure::usage(format!("kan inte läsa `{shown}`: {}", system_words(&error)))
            })?;
        let root = repo.root().canonicalize().unwrap_or_else(|_| repo.root().to_owned());
        let below = full.strip_prefix(&root).map_err(|_| {
            Failure::usage(format!("`{shown}` ligger utanför styrrepot"))
                .help("ange en fil eller mapp i styrrepot")
        })?;
        let parts: Vec<String> = below.iter().map(|it| it.to_string_lossy().into_owned()).collect();
        Ok(parts.join("/"))
    }
}
