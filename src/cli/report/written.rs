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
    render::{html, markdown, report_json},
    report::{self, papers::Desk},
};

/// So many papers are written before the next are begun, so that not all are held at a time.
const AT_A_TIME: usize = 64;

/// A file to write: its name and what it holds.
type Written = (PathBuf, String);

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
            [unit] if self.each.is_none() && !is_folder => {
                output::write(&path, &self.text(&[self.paper(desk, *unit)]))
            }
            units => self.write_all(context, desk, units, &path),
        }
    }

    fn print<'p>(&self, ui: &mut Ui, desk: &Desk<'p>, units: &[Unit<'p>]) -> Result<(), Failure> {
        if self.format == Format::Html && units.len() != 1 {
            return Err(
                Failure::usage("flera sidor kan inte skrivas ut efter varandra").help("ange en mapp med -o")
            );
        }
        let papers: Vec<report::Report> = units.iter().map(|it| self.paper(desk, *it)).collect();
        ui.result(&self.text(&papers));
        Ok(())
    }

    /// Writes each paper to a file of its own in a folder, many at a time.
    fn write_all<'p>(
        &self,
        context: &Context,
        desk: &Desk<'p>,
        units: &[Unit<'p>],
        folder: &Path,
    ) -> Result<(), Failure> {
        let progress = Arc::new(Progress::of(units.len()));
        let _note = context.notes.then(|| Note::of(&progress, ui::writing));
        for some in units.chunks(AT_A_TIME) {
            let files: Vec<Vec<Written>> = some
                .par_iter()
                .map(|unit| {
                    let files = self.files(&self.paper(desk, *unit));
                    progress.advance();
                    files
                })
                .collect();
            for (name, text) in files.into_iter().flatten() {
                output::write(&folder.join(name), &text)?;
            }
        }
        Ok(())
    }

    fn paper<'p>(&self, desk: &Desk<'p>, unit: Unit<'p>) -> report::Report {
        self.kind.0.write(desk, unit)
    }

    /// A paper as a file of its own, with its pictures beside it where it cannot hold them:
    /// `bun-2026-t2-resultatanalys.md`.
    fn files(&self, paper: &report::Report) -> Vec<Written> {
        let name = format!("{}-{}-{}", paper.unit, paper.period, paper.kind);
        let ending = self.format.to_possible_value().map(|it| it.get_name().to_owned()).unwrap_or_default();
        let file = PathBuf::from(format!("{name}.{ending}"));
        if self.format != Format::Md {
            return vec![(file, self.text(std::slice::from_ref(paper)))];
        }
        let (text, pictures) = markdown::with_pictures(paper, &format!("{name}-bilder"));
        let pictures = pictures.into_iter().map(|(name, svg)| (PathBuf::from(name), svg));
        std::iter::once((file, text)).chain(pictures).collect()
    }

    fn text(&self, papers: &[report::Report]) -> String {
        match self.format {
            Format::Md => papers.iter().map(markdown::markdown).collect(),
            Format::Html => papers.iter().map(html::html).collect(),
            Format::Json => report_json::papers(papers),
        }
    }
}
