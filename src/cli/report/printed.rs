//! Papers that are set on pages: as PDF, or for Typst to make one of.

use std::{
    collections::BTreeSet,
    path::{Path, PathBuf},
};

use crate::{
    cli::{Failure, ui::Ui},
    model::{Plan, whereabouts::Whereabouts},
    render::{
        safe,
        typeface::{Lacking, number},
    },
    report,
};

/// So many texts that could not be printed as they are are looked for in the files.
const MOST: usize = 200;

/// So many of the places get a line.
const SHOWN: usize = 20;

/// Says no where the program cannot make what is asked for.
#[cfg(not(feature = "pdf"))]
pub(super) fn pdf(_paper: &report::Report) -> Result<(Vec<u8>, Vec<Lacking>), Failure> {
    Err(without_pdf())
}

/// A paper as PDF, and the texts that could not be printed as they are.
#[cfg(feature = "pdf")]
pub(super) fn pdf(paper: &report::Report) -> Result<(Vec<u8>, Vec<Lacking>), Failure> {
    use crate::render::{pdf, typeface};

    let (paper, lacking) = typeface::printable(paper);
    let bytes = pdf::pdf(&paper).map_err(|words| {
        Failure::world(format!("papperet för {} blev ingen PDF: {words}", paper.unit))
            .help("felet är styrs eget; använd --format html så länge, och rapportera det")
    })?;
    Ok((bytes, lacking))
}

/// Nothing is read before it is known that the answer can be written.
pub(super) fn is_built_in() -> Result<(), Failure> {
    if cfg!(feature = "pdf") { Ok(()) } else { Err(without_pdf()) }
}

fn without_pdf() -> Failure {
    Failure::usage("den här styr är byggd utan PDF").help(
        "använd en styr som är byggd med PDF (cargo build --release --features pdf), eller --format typst, \
         eller --format html och skriv ut sidan från webbläsaren",
    )
}

/// How a folder for Typst becomes PDF; `names` are the papers' data.
pub(super) fn how_to_compile(folder: &Path, names: &[PathBuf]) -> String {
    let is_plain = |it: char| it.is_alphanumeric() || matches!(it, '-' | '_' | '.');
    // The line is there to be copied to a shell: no name may be more than a name there.
    let name = match names {
        [name] => name.file_stem().and_then(|it| it.to_str()).filter(|it| it.chars().all(is_plain)),
        _ => None,
    };
    let others = if name.is_none() { " (byt PAPPER mot namnet på en av filerna)" } else { "" };
    let name = name.unwrap_or("PAPPER");
    format!(
        "Gör PDF med typst 0.15 i mappen {}{others}:\n  typst compile --font-path {} --ignore-system-fonts \
         --pdf-standard ua-1,a-2a --input data={name}.json {} {name}.pdf",
        folder.display(),
        crate::render::typst::FONTS,
        crate::render::typst::TEMPLATE_NAME,
    )
}

/// Texts that could not be printed as they are, each once however many papers have it.
#[derive(Default)]
pub(super) struct Lackings {
    seen: BTreeSet<String>,
    /// The first of them, [`MOST`] at most.
    first: Vec<Lacking>,
}

impl Lackings {
    pub(super) fn of(lacking: Vec<Lacking>) -> Self {
        let mut all = Self::default();
        all.add(lacking);
        all
    }

    pub(super) fn add(&mut self, lacking: Vec<Lacking>) {
        for it in lacking {
            if self.seen.insert(it.text.clone()) && self.first.len() < MOST {
                self.first.push(it);
            }
        }
    }

    /// Says where each text stands, and what is printed in place of the letter.
    pub(super) fn tell(&self, plan: &Plan, ui: &mut Ui) {
        if self.first.is_empty() {
            return;
        }
        let letters: Vec<char> = self.first.iter().map(|it| it.letter).collect();
        let whereabouts = Whereabouts::of(plan, &letters);
        let mut notes: Vec<String> = Vec::new();
        for note in self.first.iter().map(|it| note(it, &whereabouts)) {
            // Papers say the same in several ways.
            if !notes.contains(&note) {
                notes.push(note);
            }
        }
        for note in notes.iter().take(SHOWN) {
            ui.tell(note);
        }
        if notes.len() > SHOWN || self.seen.len() > MOST {
            ui.tell("obs: fler texter har tecken som typsnittet saknar; de skrivs på samma sätt");
        }
    }
}

/// `obs: bun/plan.toml:12:9: tecknet 🙂 (U+1F642) …`
fn note(lacking: &Lacking, whereabouts: &Whereabouts<'_>) -> String {
    let Lacking { letter, written, more, text } = lacking;
    let place = match whereabouts.find(text, *letter) {
        Some((path, at)) => format!("{path}:{}:{}", at.line, at.column),
        None => format!("”{}”", text.chars().take(40).collect::<String>()),
    };
    let shown = Some(format!("{letter} ")).filter(|it| safe::line(it) == *it).unwrap_or_default();
    let code = number(*letter);
    let others = match more {
        0 => String::new(),
        more => format!("; {more} tecken till i samma text saknas också"),
    };
    format!(
        "obs: {place}: tecknet {shown}({code}) finns inte i papperets typsnitt och skrivs {written}{others}"
    )
}

#[cfg(test)]
mod tests {
    use super::*;

    /// The line is copied to a shell.
    #[test]
    fn only_plain_names_stand_in_the_command() {
        #[track_caller]
        fn case(names: &[&str], expected: &str) {
            let names: Vec<PathBuf> = names.iter().map(PathBuf::from).collect();
            let told = how_to_compile(Path::new("ut"), &names);
            assert!(told.contains(&format!("--input data={expected}.json")), "{told}");
        }

        case(&["bun-2026-t2-kort.json"], "bun-2026-t2-kort");
        case(&["åk-2026-t2-kort.json"], "åk-2026-t2-kort");
        case(&["a;rm -rf x-kort.json"], "PAPPER");
        case(&["$(id)-kort.json"], "PAPPER");
        case(&["-x-kort.json", "b-kort.json"], "PAPPER");
    }
}
