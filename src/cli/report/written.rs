//! Papers to a format, and to where they were asked for.

use std::{
    path::{Path, PathBuf},
    sync::Arc,
};

use clap::ValueEnum;
use rayon::prelude::*;

use super::{Format, Report};
use crate::{
    cli::{
        Context, Failure, output,
        ui::{self, Note, Ui},
    },
    model::{load::Progress, unit::Unit},
    render::{
        docx::{self, Template},
        html, markdown, report_json,
    },
    report::{self, papers::Desk},
};

/// So many papers are written before the next are begun, so that not all are held at a time.
const AT_A_TIME: usize = 64;

/// A file to write: its name and what it holds.
type Written = (PathBuf, Vec<u8>);

/// The papers of a run, and what they are dressed in.
type Dressed<'d, 'p> = (&'d Desk<'p>, Option<&'d Template>);

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
            [unit] if self.each.is_none() && !is_folder => {
                output::write(&path, self.bytes(&[self.paper(dressed.0, *unit)], dressed.1)?)
            }
            units => self.write_all(context, dressed, units, &path),
        }
    }

    fn print<'p>(
        &self,
        ui: &mut Ui,
        (desk, template): Dressed<'_, 'p>,
        units: &[Unit<'p>],
    ) -> Result<(), Failure> {
        if matches!(self.format, Format::Html | Format::Docx) && units.len() != 1 {
            return Err(
                Failure::usage("flera sidor kan inte skrivas ut efter varandra").help("ange en mapp med -o")
            );
        }
        let papers: Vec<report::Report> = units.iter().map(|it| self.paper(desk, *it)).collect();
        let bytes = self.bytes(&papers, template)?;
        if self.format != Format::Docx {
            ui.result(&String::from_utf8_lossy(&bytes));
        } else if !ui.file(&bytes) {
            return Err(Failure::usage("ett Word-dokument kan inte visas här")
                .help("ange en fil med -o, till exempel -o papper.docx"));
        }
        Ok(())
    }

    /// Writes each paper to a file of its own in a folder, many at a time.
    fn write_all<'p>(
        &self,
        context: &Context,
        (desk, template): Dressed<'_, 'p>,
        units: &[Unit<'p>],
        folder: &Path,
    ) -> Result<(), Failure> {
        let progress = Arc::new(Progress::of(units.len()));
        let _note = context.notes.then(|| Note::of(&progress, ui::writing));
        for some in units.chunks(AT_A_TIME) {
            let files: Vec<Result<Vec<Written>, Failure>> = some
                .par_iter()
                .map(|unit| {
                    let files = self.files(&self.paper(desk, *unit), template);
                    progress.advance();
                    files
                })
                .collect();
            for files in files {
                for (name, bytes) in files? {
                    output::write(&folder.join(name), bytes)?;
                }
            }
        }
        Ok(())
    }

    fn paper<'p>(&self, desk: &Desk<'p>, unit: Unit<'p>) -> report::Report {
        self.kind.0.write(desk, unit)
    }

    /// A paper as a file of its own, with its pictures beside it where it cannot hold them:
    /// `bun-2026-t2-resultatanalys.md`.
    fn files(&self, paper: &report::Report, template: Option<&Template>) -> Result<Vec<Written>, Failure> {
        let name = format!("{}-{}-{}", paper.unit, paper.period, paper.kind);
        let ending = self.format.to_possible_value().map(|it| it.get_name().to_owned()).unwrap_or_default();
        let file = PathBuf::from(format!("{name}.{ending}"));
        if self.format != Format::Md {
            return Ok(vec![(file, self.bytes(std::slice::from_ref(paper), template)?)]);
        }
        let (text, pictures) = markdown::with_pictures(paper, &format!("{name}-bilder"));
        let pictures = pictures.into_iter().map(|(name, svg)| (PathBuf::from(name), svg.into_bytes()));
        Ok(std::iter::once((file, text.into_bytes())).chain(pictures).collect())
    }

    /// Papers as one file.
    fn bytes(&self, papers: &[report::Report], template: Option<&Template>) -> Result<Vec<u8>, Failure> {
        let of_each = |text: fn(&report::Report) -> String| papers.iter().map(text).collect::<String>();
        Ok(match self.format {
            Format::Md => of_each(markdown::markdown).into_bytes(),
            Format::Html => of_each(html::html).into_bytes(),
            Format::Json => report_json::papers(papers).into_bytes(),
            Format::Docx => {
                let files = papers.iter().map(|it| docx::docx(it, template));
                files.collect::<anyhow::Result<Vec<_>>>()?.concat()
            }
        })
    }
}
