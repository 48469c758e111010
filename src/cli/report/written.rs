//! Papers to a format, and to where they were asked for.

use std::{
    path::{Path, PathBuf},
    sync::Arc,
};

use clap::ValueEnum;
use rayon::prelude::*;

use super::{
    Format, Report,
    printed::{self, Lackings},
};
use crate::{
    cli::{
        Context, Failure, output,
        ui::{self, Note, Ui},
    },
    model::{load::Progress, unit::Unit},
    render::{
        html, markdown, report_json,
        typeface::{self, Lacking},
        typst,
    },
    report::{self, papers::Desk},
};

/// So many papers are written before the next are begun, so that not all are held at a time.
const AT_A_TIME: usize = 64;

/// A file to write: its name and what it holds.
type Written = (PathBuf, Vec<u8>);

/// What a paper becomes: its own file and those beside it, and the texts that could not be printed as they are.
struct Made {
    files: Vec<Written>,
    lacking: Vec<Lacking>,
}

impl Report {
    /// Writes the papers of some units to where they were asked for.
    pub(super) fn write<'p>(
        &self,
        context: &Context,
        ui: &mut Ui,
        desk: &Desk<'p>,
        units: &[Unit<'p>],
    ) -> Result<(), Failure> {
        let Some(path) = self.output.as_ref().map(|it| context.folder.join(it)) else {
            return self.print(ui, desk, units);
        };
        let is_folder = path.is_dir() || path.to_string_lossy().ends_with(std::path::is_separator);
        match units {
            [unit] if self.each.is_none() && !self.format.is_folder() && !is_folder => {
                let paper = self.paper(desk, *unit);
                let (bytes, lacking) = match self.format {
                    Format::Pdf => printed::pdf(&paper)?,
                    _ => (self.text(&[paper]).into_bytes(), Vec::new()),
                };
                output::write(&path, bytes)?;
                Lackings::of(lacking).tell(desk.plan(), ui);
                Ok(())
            }
            units => self.write_all(context, ui, desk, units, &path),
        }
    }

    fn print<'p>(&self, ui: &mut Ui, desk: &Desk<'p>, units: &[Unit<'p>]) -> Result<(), Failure> {
        match self.format {
            Format::Html if units.len() != 1 => {
                return Err(Failure::usage("flera sidor kan inte skrivas ut efter varandra")
                    .help("ange en mapp med -o"));
            }
            Format::Pdf => {
                return Err(Failure::usage("en PDF kan inte skrivas ut här")
                    .help("ange en fil med -o, till exempel -o papper.pdf"));
            }
            Format::Typst => {
                return Err(Failure::usage("för typst skrivs flera filer").help("ange en mapp med -o"));
            }
            Format::Html | Format::Md | Format::Json => {}
        }
        let papers: Vec<report::Report> = units.iter().map(|it| self.paper(desk, *it)).collect();
        ui.result(&self.text(&papers));
        Ok(())
    }

    /// Writes each paper to a file of its own in a folder, many at a time.
    fn write_all<'p>(
        &self,
        context: &Context,
        ui: &mut Ui,
        desk: &Desk<'p>,
        units: &[Unit<'p>],
        folder: &Path,
    ) -> Result<(), Failure> {
        let progress = Arc::new(Progress::of(units.len()));
        let note = context.notes.then(|| Note::of(&progress, ui::writing));
        let (mut lackings, mut names) = (Lackings::default(), Vec::new());
        for some in units.chunks(AT_A_TIME) {
            let made: Vec<Result<Made, Failure>> = some
                .par_iter()
                .map(|unit| {
                    let made = self.made(&self.paper(desk, *unit));
                    progress.advance();
                    made
                })
                .collect();
            for made in made {
                let Made { files, lacking } = made?;
                names.extend(files.first().map(|it| it.0.clone()));
                for (name, bytes) in files {
                    output::write(&folder.join(name), bytes)?;
                }
                lackings.add(lacking);
            }
        }
        if self.format.is_folder() {
            for (name, bytes) in typst::shared() {
                output::write(&folder.join(name), bytes)?;
            }
        }
        drop(note);
        lackings.tell(desk.plan(), ui);
        if self.format.is_folder() {
            ui.hint(&printed::how_to_compile(self.output.as_deref().unwrap_or(folder), &names));
        }
        Ok(())
    }

    fn paper<'p>(&self, desk: &Desk<'p>, unit: Unit<'p>) -> report::Report {
        self.kind.0.write(desk, unit)
    }

    /// A paper as a file of its own, with its pictures beside it where it cannot hold them:
    /// `bun-2026-t2-resultatanalys.md`.
    fn made(&self, paper: &report::Report) -> Result<Made, Failure> {
        let name = format!("{}-{}-{}", paper.unit, paper.period, paper.kind);
        let ending = self.format.to_possible_value().map(|it| it.get_name().to_owned()).unwrap_or_default();
        let file = PathBuf::from(format!("{name}.{ending}"));
        let alone =
            |text: String| Made { files: vec![(file.clone(), text.into_bytes())], lacking: Vec::new() };
        Ok(match self.format {
            Format::Md => {
                let (text, pictures) = markdown::with_pictures(paper, &format!("{name}-bilder"));
                let pictures =
                    pictures.into_iter().map(|(name, svg)| (PathBuf::from(name), svg.into_bytes()));
                let files = std::iter::once((file, text.into_bytes())).chain(pictures).collect();
                Made { files, lacking: Vec::new() }
            }
            Format::Html | Format::Json => alone(self.text(std::slice::from_ref(paper))),
            Format::Typst => {
                let (paper, lacking) = typeface::printable(paper);
                let file = PathBuf::from(typst::data_name(&name));
                Made { files: vec![(file, typst::data(&paper).into_bytes())], lacking }
            }
            Format::Pdf => {
                let (bytes, lacking) = printed::pdf(paper)?;
                Made { files: vec![(file, bytes)], lacking }
            }
        })
    }

    /// Papers in a format of text.
    fn text(&self, papers: &[report::Report]) -> String {
        match self.format {
            Format::Html => papers.iter().map(html::html).collect(),
            Format::Json => report_json::papers(papers),
            Format::Md | Format::Pdf | Format::Typst => papers.iter().map(markdown::markdown).collect(),
        }
    }
}
