//! Other ways to look at a check: the matrix, per unit, and a proposed model.

use std::path::Path;

use super::{Check, Context, Failure, Format, Outcome, Ui};
use crate::{
    diagnostic::Diagnostic,
    model::Plan,
    policy::{self, Selection},
    render::{application_json, application_text, matrix_json, matrix_text, trial_json, trial_text},
    report::{application, matrix, trial},
    rules::{self, Facts},
    source::{
        Source,
        folder::{read_named, system_words},
        layout::MODEL_FILE,
        overlay::Overlay,
    },
};

impl Check {
    pub(super) fn show_matrix(&self, context: &Context, ui: &mut Ui, plan: &Plan, selection: &Selection) {
        let answer = matrix::matrix(plan, context.day.year(), selection);
        ui.result(&match self.format {
            Format::Json => matrix_json::matrix(&answer),
            _ => matrix_text::matrix(&answer, Ui::width()),
        });
        Context::tell_incomplete(plan, ui);
    }

    pub(super) fn show_application(
        &self,
        context: &Context,
        ui: &mut Ui,
        plan: &Plan,
        findings: &[Diagnostic],
    ) {
        let answer = application::application(plan, context.day, findings);
        ui.result(&match self.format {
            Format::Json => application_json::application(&answer, plan),
            _ => application_text::application(&answer, plan, Ui::width()),
        });
        Context::tell_incomplete(plan, ui);
    }

    /// Checks the same files with another model in the place of theirs; changes nothing (R90).
    pub(super) fn trial(
        &self,
        context: &Context,
        ui: &mut Ui,
        (source, today): (Source, Plan),
        model: &Path,
        selection: &Selection,
    ) -> Result<Outcome, Failure> {
        let path = context.folder.join(model);
        let shown = model.display().to_string();
        path.canonicalize()
            .map_err(|error| Failure::usage(format!("kan inte läsa `{shown}`: {}", system_words(&error))))?;
        let overlay = Overlay::over(source);
        let overlay = overlay.lay(MODEL_FILE, read_named(&path), shown.replace('\\', "/"));
        let proposed = context.load_from(&Source::Overlay(overlay))?;

        let day = context.day;
        let everything = Selection::default();
        let selection = if trial::is_usable(&proposed) { selection } else { &everything };
        let found = |plan| policy::apply(plan, day, rules::run(&Facts::new(plan, day)), selection);
        let (before, after) = (found(&today), found(&proposed));
        let answer = trial::trial((&today, before), (&proposed, after));
        if self.format == Format::Json {
            ui.result(&trial_json::trial(&answer));
        } else {
            ui.result(&trial_text::trial(&answer));
            ui.comment(&trial_text::summary(&answer));
        }
        Ok(self.outcome(&answer.new, !answer.is_usable() || proposed.has_unreadable()))
    }
}
