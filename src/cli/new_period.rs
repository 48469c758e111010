//! `styr new-period`

use std::fmt::Write;

use clap::Args;

use super::{Context, Failure, Outcome, output::Writing, ui::Ui};
use crate::{
    edit::{
        next::{self, Next, NextPlan, Without},
        plan::placeholders,
    },
    model::{Plan, unit::Unit},
    source::Source,
    syntax::written,
};

/// Lägg nästa års planer som utkast bredvid årets
///
/// Varje enhet med en plan för året före får en ny planperiod i sin plan, med
/// styrdokumenten som fortfarande gäller. Inget som rör tidigare år ändras. För varje
/// enhet visas mål som fortsätter och slutar, vad som är obesvarat och vilka målvärden
/// som ska beslutas; `styr check` säger vad som är kvar att fylla i.
#[derive(Args)]
pub(super) struct NewPeriod {
    /// Planens år, till exempel 2027 eller 2027-2028
    #[arg(value_name = "ÅR")]
    period: String,

    /// Bara de enheterna; annars alla med en plan för året före
    #[arg(value_name = "ENHET")]
    units: Vec<String>,
}

impl NewPeriod {
    pub(super) fn run(&self, context: &Context, ui: &mut Ui) -> Result<Outcome, Failure> {
        let years = written::plan_period(&self.period).ok_or_else(|| {
            Failure::usage(format!("`{}` är ingen planperiod", self.period))
                .help("skriv ett år eller två, till exempel 2027 eller 2027-2028")
        })?;
        let repo = context.repo()?;
        let source = Source::Folder(repo.clone());
        let writing = Writing::begin(repo, context.notes, ui)?;
        let plan = context.load_source(&source, ui)?;
        let (units, passed) = self.chosen(&plan, years)?;
        let next = next::next((&plan, &source), &units, years, context.day)?;
        writing.write(&next.changes)?;
        for draft in &next.drafts {
            ui.result(&self.shown(draft));
        }
        ui.comment(&self.rest(&next, passed));
        Ok(Outcome::Clean)
    }

    /// The units that get a draft, and how many have one already.
    fn chosen<'p>(&self, plan: &'p Plan, years: (i16, i16)) -> Result<(Vec<Unit<'p>>, usize), Failure> {
        let (period, before) = (&self.period, years.0 - 1);
        let mut units = Vec::new();
        for id in &self.units {
            let unit = Context::unit(plan, id)?;
            let path = &plan.sources().file(unit.file()).path;
            match next::hindrance(unit, years) {
                None => units.push(unit),
                Some(Without::Planned) => {
                    return Err(Failure::usage(format!("`{id}` har redan en plan för {period}"))
                        .help(format!("inget skrevs; den står i {path}")));
                }
                Some(Without::Unplanned) => {
                    return Err(Failure::usage(format!("`{id}` har ingen plan för {before} att utgå från"))
                        .help(format!("skriv `[plan.{period}]` i {path}, eller välj en annan enhet")));
                }
                Some(Without::Ended) => {
                    return Err(Failure::usage(format!("`{id}` upphör före {period}"))
                        .help(format!("inget skrevs; se `giltig` i {path}")));
                }
            }
        }
        units.sort_by_key(|it| it.key());
        units.dedup();
        if !self.units.is_empty() {
            return Ok((units, 0));
        }
        let hindered =
            |why: Without| plan.units().filter(|it| next::hindrance(*it, years) == Some(why)).count();
        let planned = hindered(Without::Planned);
        units.extend(plan.units().filter(|it| next::hindrance(*it, years).is_none()));
        match units.first() {
            Some(_) => Ok((units, planned)),
            None if planned > 0 => {
                Err(Failure::usage(format!("alla enheter har redan en plan för {period}"))
                    .help("inget skrevs; ändra i planerna"))
            }
            None => Err(Failure::usage(format!("ingen enhet har en plan för {before} att utgå från"))
                .help("ange ett annat år, eller skapa en enhet med `styr new-plan`")),
        }
    }

    /// One unit's draft, with what it has to see to.
    fn shown(&self, draft: &NextPlan) -> String {
        let of_type = if draft.is_new { "ny plan" } else { "översyn" };
        let mut text = format!("{} · {}: {of_type} {}\n", draft.unit, draft.name, self.period);
        let ends: Vec<String> = draft.ends.iter().map(|(id, last)| format!("{id} ({last})")).collect();
        for (what, ids) in [
            ("fortsätter", &draft.continues),
            ("slutar före", &ends),
            ("obesvarat", &draft.unanswered),
            ("målvärde att besluta", &draft.targets),
            ("avslutade aktiviteter", &draft.over),
            ("styrdokument som inte längre gäller", &draft.documents),
        ] {
            if !ids.is_empty() {
                let _ = writeln!(text, "  {what}: {}", ids.join(", "));
            }
        }
        text
    }

    fn rest(&self, next: &Next, passed: usize) -> String {
        let places: usize = next
            .changes
            .iter()
            .map(|it| placeholders(&it.after) - it.before.as_deref().map_or(0, placeholders))
            .sum();
        let units = match next.drafts.len() {
            1 => "1 enhet".to_owned(),
            count => format!("{count} enheter"),
        };
        let mut text = format!("\n{units} har fått ett utkast för {}", self.period);
        if passed > 0 {
            let _ = write!(text, "; {passed} hade redan en plan och är som förut");
        }
        if places > 0 {
            let places = if places == 1 { "ett ställe".to_owned() } else { format!("{places} ställen") };
            let _ = write!(text, ".\nPå {places} står FYLL I; `styr check` visar dem");
        }
        let _ = writeln!(text, ".\nSkriv `beslut` under `[plan.{}]` när planen är beslutad.", self.period);
        text
    }
}
