//! Findings as they are read: by a person, by programs, and by hosts of code that run the check.

use std::path::Path;

use super::{Check, Failure, Format, Ui};
use crate::{
    cli::output,
    diagnostic::Diagnostic,
    model::Plan,
    render::findings::{azure, github, gitlab, json, sarif, summary, text},
};

/// How the findings were come by.
pub(super) struct Read {
    /// The styrrepo's folder within the git repository around it: where hosts count paths from.
    pub(super) folder: String,
    /// Whether everything could be read.
    pub(super) is_whole: bool,
}

impl Check {
    /// Other views than the list of findings have no form that a host knows.
    pub(super) fn refuse_view_for_host(&self) -> Result<(), Failure> {
        let has_view = self.matrix || self.per_unit || self.model.is_some();
        if !has_view || matches!(self.format, Format::Text | Format::Json) {
            return Ok(());
        }
        Err(Failure::usage("--matrix, --per-unit och --model kan bara skrivas som text eller json")
            .help("ta bort --format, eller ange `--format json`"))
    }

    pub(super) fn show_findings(
        &self,
        ui: &mut Ui,
        (plan, findings): (&Plan, &[Diagnostic]),
        Read { folder, is_whole }: &Read,
    ) {
        match self.format {
            Format::Json => return ui.result(&json::render(plan, findings)),
            Format::Sarif => return ui.result(&sarif::render(plan, findings, folder, *is_whole)),
            Format::Gitlab => return ui.result(&gitlab::render(plan, findings, folder)),
            Format::Github => ui.result(&github::render(plan, findings, folder, self.whole_list())),
            Format::Azure => ui.result(&azure::render(plan, findings, folder)),
            Format::Text => text::draw(plan, findings, |it| ui.result(it)),
        }
        ui.comment(&text::summary(plan, findings));
    }

    /// Where all findings are when a host shows some of them.
    fn whole_list(&self) -> &'static str {
        if self.summary.is_some() {
            "hela listan står i körningens sammanfattning"
        } else {
            "kör `styr check` för hela listan, eller ange --summary"
        }
    }
}

/// Adds the findings to the end of a file, as a page with room for what is there already.
pub(super) fn summarise(
    path: &Path,
    (plan, findings): (&Plan, &[Diagnostic]),
    Read { folder, is_whole }: &Read,
) -> Result<(), Failure> {
    let length = output::length(path);
    let room = summary::LARGEST.saturating_sub(length);
    let page = summary::render(plan, findings, (folder, room), *is_whole);
    let gap = if length > 0 { "\n" } else { "" };
    output::append(path, &format!("{gap}{page}"))
}
