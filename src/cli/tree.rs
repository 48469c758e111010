//! `styr tree`

use clap::{Args, ValueEnum};

use super::{Context, Failure, Outcome, ui::Ui};
use crate::{
    fields::words::near,
    model::{Plan, thing::Thing},
    render::{tree_json, tree_svg, tree_text},
    report::tree,
};

/// Visa organisationen eller den röda tråden
///
/// Utan argument visas organisationen. För en enhet visas varje mål med vägen
/// upp till toppen och allt som bär upp det. För en enda sak visas tråden genom
/// just den. Det som har slutat gälla är inte med.
#[derive(Args)]
pub(super) struct Tree {
    /// En enhet, till exempel bun, eller något som den har, till exempel bun/trygg-skola
    #[arg(value_name = "ENHET | ENHET/ID")]
    what: Option<String>,

    /// Läs en äldre version ur git: en gren, en tagg, en version eller en dag (2026-05-31)
    #[arg(long, value_name = "VERSION")]
    rev: Option<String>,

    /// Hur resultatet skrivs
    #[arg(long, value_name = "FORMAT", value_enum, default_value_t = Format::Text)]
    format: Format,
}

#[derive(Clone, Copy, ValueEnum)]
enum Format {
    Text,
    Json,
    Svg,
}

impl Tree {
    pub(super) fn run(&self, context: &Context, ui: &mut Ui) -> Result<Outcome, Failure> {
        let plan = context.load_to_read(self.rev.as_deref(), ui)?;
        let tree = match self.what.as_deref() {
            None => tree::of_organisation(&plan, context.day),
            Some(what) if what.contains('/') => tree::of_thing(thing(&plan, what)?, context.day),
            Some(unit) => tree::of_unit(Context::unit(&plan, unit)?, context.day),
        };
        ui.result(&match self.format {
            Format::Text => tree_text::tree(&tree),
            Format::Json => tree_json::tree(&tree),
            Format::Svg => tree_svg::tree(&tree),
        });
        Ok(Outcome::Clean)
    }
}

/// Reads `unit/id`, or `receiver/giver/id` for what a unit has received.
fn thing<'p>(plan: &'p Plan, what: &str) -> Result<Thing<'p>, Failure> {
    let (unit, id) = what.split_once('/').unwrap_or((what, ""));
    let unit = Context::unit(plan, unit)?;
    if id.contains('/') {
        return unit.received().into_iter().find(|it| it.full_id() == id).ok_or_else(|| {
            Failure::usage(format!("`{}` har inte fått `{id}` utdelat", unit.id()))
                .help(format!("kör `styr tree {}` och se vad enheten har", unit.id()))
        });
    }
    unit.thing(id).ok_or_else(|| {
        let failure = Failure::usage(format!("enheten `{}` har inget `{id}`", unit.id()));
        match near(id, unit.things().map(Thing::id)) {
            Some(like) => failure.help(format!("menade du `{}/{like}`?", unit.id())),
            None => failure.help(format!("kör `styr tree {}` och se vad enheten har", unit.id())),
        }
    })
}
