//! `styr check --fix`

use clap::Args;

use super::{Check, Context, Diagnostic, Failure, Outcome, Plan, Selection, Source, Ui, is_unreadable};
use crate::{
    cli::output::Writing,
    edit::{
        change::Changed,
        fix::{self, Cured},
    },
    render::unified,
};

/// Whether what is certain is cured.
#[derive(Args)]
pub(super) struct Mending {
    /// Rätta det som bara kan rättas på ett sätt, och granska sedan
    ///
    /// Det gäller felstavade id och nycklar som liknar ett enda, `format` som saknas,
    /// typografiska citattecken och decimalkomman.
    #[arg(long, conflicts_with_all = ["rev", "vy", "write_baseline"])]
    pub(super) fix: bool,

    /// Visa vad --fix skulle ändra, utan att ändra det
    #[arg(long, requires = "fix", conflicts_with_all = ["summary", "format"])]
    dry_run: bool,
}

impl Check {
    /// Cures what is certain, then checks as ever.
    pub(super) fn fix(&self, context: &Context, ui: &mut Ui) -> Result<Outcome, Failure> {
        let repo = context.repo()?;
        let begin = |ui: &mut Ui| Writing::begin(repo.clone(), context.notes, ui);
        let writing = if self.mending.dry_run { None } else { Some(begin(ui)?) };
        let source = Source::Folder(repo);
        let selection = self.selection(context, &source)?;
        let plan = context.load_from(&source)?;
        let findings = self.findings(context, &plan, &selection)?;
        let Some(writing) = writing else {
            return self.preview((plan, findings), &source, (context, &selection), ui);
        };
        let Cured { plan, findings, changed } =
            self.cured((plan, findings), &source, (context, &selection))?;
        let changes: Vec<Changed> = changed.into_values().collect();
        writing.write(&changes)?;
        ui.tell(&told(&changes, "rättades"));
        self.finish(context, ui, (&plan, findings), (&selection, &source))
    }

    /// Shows what would be changed; it ends as the check of what is there.
    fn preview(
        &self,
        (plan, findings): (Plan, Vec<Diagnostic>),
        source: &Source,
        (context, selection): (&Context, &Selection),
        ui: &mut Ui,
    ) -> Result<Outcome, Failure> {
        let now = self.unknown(context, ui, (&plan, findings.clone()), selection)?;
        let outcome = self.outcome(&now, is_unreadable(&plan));
        let cured = self.cured((plan, findings), source, (context, selection))?;
        let changes: Vec<Changed> = cured.changed.into_values().collect();
        ui.result(&unified::diff(&changes));
        ui.tell(&told(&changes, "skulle rättas; inget skrevs"));
        Ok(outcome)
    }

    /// How many of the findings can be cured; nothing where none can, or where nothing is written.
    pub(super) fn offer(&self, findings: &[Diagnostic]) -> String {
        let count = findings.iter().filter(|it| !it.fix.is_empty()).count();
        if count == 0 || self.rev.is_some() {
            return String::new();
        }
        format!("{count} fynd kan rättas automatiskt: styr check --fix\n")
    }

    /// What is found with everything cured that is certain.
    fn cured(
        &self,
        found: (Plan, Vec<Diagnostic>),
        source: &Source,
        (context, selection): (&Context, &Selection),
    ) -> Result<Cured, Failure> {
        fix::all(source, found, |source| {
            let plan = context.load_from(source)?;
            let findings = self.findings(context, &plan, selection)?;
            Ok((plan, findings))
        })
    }
}

fn told(changes: &[Changed], what: &str) -> String {
    match changes {
        [] => "Inget kan rättas automatiskt.".to_owned(),
        [one] => format!("{} {what}", one.path),
        many => format!(
            "{} filer {what}: {}",
            many.len(),
            many.iter().map(|it| it.path.as_str()).collect::<Vec<_>>().join(", ")
        ),
    }
}
