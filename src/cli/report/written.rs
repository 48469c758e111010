//! Papers to a format, and to where they were asked for.

use std::{
    path::{Path, PathBuf},
    slice,
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
        docx::{self, Template},
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

/// The papers of a run, and what they are dressed in.
type Dressed<'d, 'p> = (&'d Desk<'p>, Option<&'d Template>);

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
        dressed: Dressed<'_, 'p>,
        units: &[Unit<'p>],
    ) -> Result<(), Failure> {
        let Some(path) = self.output.as_ref().map(|it| context.folder.join(it)) else {
            return self.print(ui, dressed, units);
        };
        let is_folder = path.is_dir() || path.to_string_lossy().ends_with(std::path::is_separator);
        match units {
            [unit] if self.each.is_none() && !self.format.is_folder() && !is_folder => {
                let (desk, template) = dressed;
                let (bytes, lacking) = self.bytes(&self.paper(desk, *unit), template)?;
                output::write(&path, bytes)?;
                Lackings::of(lacking).tell(desk.plan(), ui);
                Ok(())
            }
            units => self.write_all(context, ui, dressed, units, &path),
        }
    }

    fn print<'p>(
        &self,
        ui: &mut Ui,
        (desk, template): Dressed<'_, 'p>,
        units: &[Unit<'p>],
    ) -> Result<(), Failure> {
        let refused = |what: &str, help: &str| Err(Failure::usage(what).help(help));
        match self.format {
            Format::Html | Format::Docx if units.len() != 1 => {
                return refused("flera sidor kan inte skrivas ut efter varandra", "ange en mapp med -o");
            }
            Format::Pdf => {
                return refused(
                    "en PDF kan inte skrivas ut här",
                    "ange en fil med -o, till exempel -o papper.pdf",
                );
            }
            Format::Typst => return refused("för typst skrivs flera filer", "ange en mapp med -o"),
            Format::Html | Format::Docx | Format::Md | Format::Json => {}
        }
        let papers: Vec<report::Report> = units.iter().map(|it| self.paper(desk, *it)).collect();
        match self.format {
            Format::Json => ui.result(&report_json::papers(&papers)),
            Format::Docx => {
                for paper in &papers {
                    if !ui.file(&self.bytes(paper, template)?.0) {
                        return refused(
                            "ett Word-dokument kan inte visas här",
                            "ange en fil med -o, till exempel -o papper.docx",
                        );
                    }
                }
            }
            _ => {
                let one_by_one = papers.iter().map(|it| self.bytes(it, template).map(|it| it.0));
                let all = one_by_one.collect::<Result<Vec<_>, _>>()?.concat();
                ui.result(&String::from_utf8_lossy(&all));
            }
        }
        Ok(())
    }

    /// Writes each paper to a file of its own in a folder, many at a time.
    fn write_all<'p>(
        &self,
        context: &Context,
        ui: &mut Ui,
        (desk, template): Dressed<'_, 'p>,
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
                    let made = self.made(&self.paper(desk, *unit), template);
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
    fn made(&self, paper: &report::Report, template: Option<&Template>) -> Result<Made, Failure> {
        let name = format!("{}-{}-{}", paper.unit, paper.period, paper.kind);
        let ending = self.format.to_possible_value().map(|it| it.get_name().to_owned()).unwrap_or_default();
        let file = match self.format {
            Format::Typst => PathBuf::from(typst::data_name(&name)),
            _ => PathBuf::from(format!("{name}.{ending}")),
        };
        if self.format == Format::Md {
            let (text, pictures) = markdown::with_pictures(paper, &format!("{name}-bilder"));
            let pictures = pictures.into_iter().map(|(name, svg)| (PathBuf::from(name), svg.into_bytes()));
            let files = std::iter::once((file, text.into_bytes())).chain(pictures).collect();
            return Ok(Made { files, lacking: Vec::new() });
        }
        let (bytes, lacking) = self.bytes(paper, template)?;
        Ok(Made { files: vec![(file, bytes)], lacking })
    }

    /// A paper as one file, and the texts in it that could not be printed as they are.
    fn bytes(
        &self,
        paper: &report::Report,
        template: Option<&Template>,
    ) -> Result<(Vec<u8>, Vec<Lacking>), Failure> {
        let bytes = match self.format {
            Format::Pdf => return printed::pdf(paper),
            Format::Typst => {
                let (paper, lacking) = typeface::printable(paper);
                return Ok((typst::data(&paper).into_bytes(), lacking));
            }
            Format::Docx => docx::docx(paper, template)?,
            Format::Md => markdown::markdown(paper).into_bytes(),
            Format::Html => html::html(paper).into_bytes(),
            Format::Json => report_json::papers(slice::from_ref(paper)).into_bytes(),
        };
        Ok((bytes, Vec::new()))
    }
}
