//! `styr new-plan`

use clap::Args;

use super::{Context, Failure, Outcome, output, ui::Ui};
use crate::{
    edit::{
        id,
        plan::{self, NewUnit},
        toml::is_unseen,
    },
    fields::words::{listed, near},
    model::{Plan, unit::Unit},
    syntax::written,
};

/// Skapa en ny enhets mapp och plan
///
/// Planen får de delar som nivån ska ha, med kommunens egna ord. Varje mål ovanför
/// har en fråga att svara på, och det som är utdelat till enheten är med. Det som
/// väntar på text börjar med FYLL I, och `styr check` säger vad som är kvar.
#[derive(Args)]
pub(super) struct NewPlan {
    /// Enhetens id, som också blir mappens namn: a–z, 0–9 och bindestreck
    #[arg(value_name = "ID")]
    id: String,

    /// Enhetens namn
    #[arg(long, value_name = "NAMN")]
    name: String,

    /// Nivån som enheten hör till
    #[arg(long, value_name = "NIVÅ")]
    level: String,

    /// Enheten ovanför; behövs när det finns flera att välja på
    #[arg(long, value_name = "ENHET")]
    under: Option<String>,

    /// Typen av enhet, till exempel bolag
    #[arg(long, value_name = "TYP")]
    r#type: Option<String>,

    /// Planens år, till exempel 2027 eller 2027-2028
    #[arg(long, value_name = "ÅR")]
    plan_period: Option<String>,
}

impl NewPlan {
    pub(super) fn run(&self, context: &Context, ui: &mut Ui) -> Result<Outcome, Failure> {
        let plan = context.load_to_read(None, ui)?;
        let unit = self.unit(&plan, context)?;
        let root = context.repo()?;
        let answers = plan::to_answer(&plan, &unit).len();
        let received = plan::handed_out(&unit).len();
        for file in plan::files(&plan, &unit, context.day) {
            output::create(root.root(), &file.path, &file.text)?;
            ui.result(&format!("Skrev {}\n", file.path));
            let folder = file.path.rsplit_once('/').map_or("", |it| it.0);
            let steps = next_steps(folder, plan::placeholders(&file.text), answers, received, unit.years);
            ui.comment(&steps);
        }
        Ok(Outcome::Clean)
    }

    fn unit<'p>(&self, plan: &'p Plan, context: &Context) -> Result<NewUnit<'p>, Failure> {
        id::for_unit(plan, &self.id, None)?;
        self.check_name()?;
        let level = self.level(plan)?;
        let superior = self.superior(plan, level)?;
        let unit_type = self.unit_type(plan, level)?;
        let years = self.years(superior, context)?;
        Ok(NewUnit {
            id: self.id.clone(),
            name: self.name.trim().to_owned(),
            level,
            unit_type,
            superior,
            years,
        })
    }

    fn check_name(&self) -> Result<(), Failure> {
        if self.name.trim().is_empty() {
            return Err(Failure::usage("enheten saknar namn").help("ange det med --name"));
        }
        if self.name.chars().any(is_unseen) {
            return Err(Failure::usage("namnet har tecken som inte syns, till exempel en radbrytning")
                .help("skriv namnet på en rad"));
        }
        Ok(())
    }

    fn level(&self, plan: &Plan) -> Result<usize, Failure> {
        let config = plan.config();
        let ids: Vec<&str> = config.levels.iter().map(|it| it.id.as_str()).collect();
        let level = config.level(&self.level);
        level.ok_or_else(|| unknown("nivå", "nivåer", &self.level, &ids))
    }

    fn superior<'p>(&self, plan: &'p Plan, level: usize) -> Result<Option<Unit<'p>>, Failure> {
        if let Some(under) = &self.under {
            let superior = Context::unit(plan, under)?;
            if superior.level_index().is_none_or(|it| it >= level) {
                let of_superior = superior.level().map_or("okänd", |it| &it.id);
                return Err(Failure::usage(format!(
                    "nivån `{}` ligger inte under `{under}`, som har nivån `{of_superior}`",
                    self.level
                ))
                .help("välj en enhet på en högre nivå med --under, eller en lägre nivå"));
            }
            return Ok(Some(superior));
        }
        if level == 0 {
            return match plan.units().find(|it| it.level_index() == Some(0)) {
                Some(top) => Err(Failure::usage(format!("`{}` står redan på den översta nivån", top.id()))
                    .help("bara en enhet står överst; välj en lägre nivå")),
                None => Ok(None),
            };
        }
        let on_level = |level: usize| plan.units().filter(move |it| it.level_index() == Some(level));
        let nearest = (0..level).rev().map(|it| on_level(it).collect::<Vec<_>>()).find(|it| !it.is_empty());
        match nearest.as_deref() {
            Some([superior]) => Ok(Some(*superior)),
            Some(several) => {
                let mut ids: Vec<&str> = several.iter().map(|it| it.id()).collect();
                ids.sort_unstable();
                Err(Failure::usage("flera enheter kan stå ovanför")
                    .help(format!("ange --under {}", some(&ids))))
            }
            None => Err(Failure::usage(format!("ingen enhet finns ovanför nivån `{}`", self.level))
                .help(format!("börja med nivån `{}`", plan.config().levels[0].id))),
        }
    }

    /// The type that was asked for, or the one that goes without saying on the level.
    fn unit_type(&self, plan: &Plan, level: usize) -> Result<String, Failure> {
        let config = plan.config();
        let of_plans = config.levels[level].plan_names.iter().map(|it| it.0.as_str());
        let mut known: Vec<&str> = of_plans.filter(|it| !it.is_empty()).collect();
        let usual = known.first().copied();
        let in_use = plan.units().filter(|it| it.level_index() == Some(level)).map(Unit::unit_type);
        let mut in_use: Vec<&str> = in_use.filter(|it| !it.is_empty()).collect();
        in_use.sort_unstable();
        in_use.dedup();
        let Some(wanted) = self.r#type.as_deref() else {
            let alone = (in_use.len() == 1).then(|| in_use[0]);
            return Ok(usual.or(alone).unwrap_or_default().to_owned());
        };
        known.extend(config.unit_types.iter().map(|it| it.id.as_str()));
        known.extend(plan.units().map(Unit::unit_type).filter(|it| !it.is_empty()));
        known.sort_unstable();
        known.dedup();
        if known.contains(&wanted) {
            Ok(wanted.to_owned())
        } else {
            Err(unknown("typ av enhet", "typer", wanted, &known))
        }
    }

    /// The years that were asked for; else next year in the last third of the year, or this year,
    /// where the superior has a plan to answer.
    fn years(&self, superior: Option<Unit<'_>>, context: &Context) -> Result<(i16, i16), Failure> {
        let (this, is_late) = (context.day.year(), context.day.month() >= 9);
        let is_planned = |year: i16| superior.is_none_or(|it| it.plan_for(year).is_some());
        if let Some(text) = &self.plan_period {
            let years = written::plan_period(text).ok_or_else(|| {
                Failure::usage(format!("`{text}` är ingen planperiod"))
                    .help("skriv ett år eller två, till exempel 2027 eller 2027-2028")
            })?;
            return match superior {
                Some(superior) if !(years.0..=years.1).any(is_planned) => Err(no_plan(superior, text)),
                _ => Ok(years),
            };
        }
        let first = if is_late { [this + 1, this] } else { [this, this + 1] };
        let planned = first.into_iter().find(|it| is_planned(*it));
        let latest = || superior.and_then(|it| it.plan_periods().map(|it| it.0.1).max());
        let year = planned.or_else(latest).unwrap_or(first[0]);
        Ok((year, year))
    }
}

/// The superior has nothing to answer in those years.
fn no_plan(superior: Unit<'_>, years: &str) -> Failure {
    let periods: Vec<String> = superior.plan_periods().map(|it| plan::period(it.0)).collect();
    Failure::usage(format!("`{}` har ingen plan för {years} att svara på", superior.id())).help(match periods
        .last()
    {
        Some(last) => format!("skriv `[plan.{years}]` där först, eller ange --plan-period {last}"),
        None => format!("skriv `[plan.{years}]` där först"),
    })
}

/// A name that the model does not have.
fn unknown(what: &str, plural: &str, name: &str, known: &[&str]) -> Failure {
    let failure = Failure::usage(format!("det finns ingen {what} `{name}`"));
    match near(name, known.iter().copied()) {
        Some(like) => failure.help(format!("menade du `{like}`?")),
        None if known.is_empty() => failure.help(format!("styrmodellen har inga {plural}")),
        None => failure.help(format!("välj {}", some(known))),
    }
}

/// Names to choose among, cut where they are many.
fn some(names: &[&str]) -> String {
    match names.get(..20) {
        Some(first) if names.len() > 20 => format!("{} med flera ({})", listed(first), names.len()),
        _ => listed(names),
    }
}

fn next_steps(folder: &str, places: usize, answers: usize, received: usize, years: (i16, i16)) -> String {
    let mut steps = vec![format!(
        "Byt ut allt som börjar med FYLL I: {}. `styr check {folder}` säger vad som är kvar.",
        counted(places, "ställe", "ställen")
    )];
    if answers > 0 {
        steps.push(format!(
            "Svara på {} ovanför: med ett eget mål, eller med varför det inte rör er.",
            counted(answers, "mål", "mål")
        ));
    }
    if received > 0 {
        steps.push(format!(
            "Läs det som är utdelat till er, {}, och planera för det.",
            counted(received, "sak", "saker")
        ));
    }
    let period = plan::period(years);
    steps.push(format!("Skriv `beslut` under `[plan.{period}]` när planen är beslutad."));
    let lines = steps.iter().enumerate().map(|(index, it)| format!("  {}. {it}\n", index + 1));
    std::iter::once("\nSå går du vidare:\n".to_owned()).chain(lines).collect()
}

fn counted(count: usize, one: &str, many: &str) -> String {
    format!("{count} {}", if count == 1 { one } else { many })
}
