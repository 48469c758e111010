//! Lights as hand-worked cases: a definition, some rows, and the answer.

mod followed;
mod goals;
mod indicators;
mod output;
mod properties;
mod totals;

use styr::{
    model::{Plan, load::load, period::Period},
    source::{Source, folder::Folder},
    status::{IndicatorLight, Overview, indicator, overview::overview},
};

use crate::styrrepo::{DAY, Styrrepo};

/// The model of the base, for cases that change it.
const MODEL: &str = "gulgrans = { andel = 90 }\navgor = \"berakning\"";

/// Loads a styrrepo; the plan keeps its texts.
fn plan(repo: &Styrrepo) -> Plan {
    load(&Source::Folder(Folder::find(repo.root()).unwrap())).unwrap()
}

/// The second period of 2026.
fn period(plan: &Plan) -> Period {
    Period::read("2026-t2", &plan.config().follow_up).unwrap()
}

fn whole(plan: &Plan) -> Overview<'_> {
    overview(plan, None, period(plan), DAY.parse().unwrap())
}

/// A styrrepo in which `bun/x` is the only indicator under test.
fn with(model: &str, define: &str, rows: &[(i16, &str)]) -> Styrrepo {
    let repo = Styrrepo::base();
    repo.replace("styr.toml", MODEL, model);
    repo.append(
        "bun/plan.toml",
        &format!("\n[indikator.x]\nmal = [\"trygg-skola\"]\nnamn = \"X\"\n{define}\n"),
    );
    for (year, rows) in rows {
        let path = format!("bun/utfall/{year}.toml");
        repo.write(&path, format!("format = 1\n\n[indikator.x]\n{rows}\n"));
    }
    repo
}

/// Asks about the light of `bun/x`.
fn light<T>(repo: &Styrrepo, ask: impl Fn(&IndicatorLight<'_>) -> T) -> T {
    let plan = plan(repo);
    let problems: Vec<_> = plan.problems().collect();
    assert!(problems.is_empty(), "{problems:?}");
    let thing = plan.thing("bun/x").unwrap();
    ask(&indicator::light(thing.indicator().unwrap(), thing.unit().unwrap(), period(&plan)))
}

/// Status, trend and forecast as one line of words.
fn signals(light: &IndicatorLight<'_>) -> String {
    let forecast = light.forecast.map_or("-", |it| it.status.word());
    format!("{} {} {forecast}", light.status.word(), light.trend.word())
}
