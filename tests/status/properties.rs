//! What must hold for every value and every set of lights.

use styr::config::light::Signal;

use super::{MODEL, light, plan, whole, with};
use crate::styrrepo::Styrrepo;

/// Best is lowest.
fn rank(signal: Signal) -> usize {
    Signal::ALL.into_iter().position(|it| it == signal).unwrap()
}

/// A run of pseudo-random numbers; the same in every run.
fn dice() -> impl FnMut(u32) -> u32 {
    let mut state = 20_261_121_u32;
    move |sides| {
        state = state.wrapping_mul(1_664_525).wrapping_add(1_013_904_223);
        (state >> 8) % sides
    }
}

#[test]
fn a_better_value_never_gives_a_worse_light() {
    let mut roll = dice();
    for (direction, better) in [("minst", 1_i64), ("hogst", -1)] {
        for limit in [
            "{ andel = 90 }",
            "{ avstand = 2.5 }",
            "false",
            "{ andel = 85, avrunda = 0 }",
            "{ andel = 90, strikt = true }",
        ] {
            let target = i64::from(roll(200)) - 20;
            let define =
                format!("riktning = \"{direction}\"\nmalvarde = {{ 2026 = {target} }}\ngulgrans = {limit}");
            let mut last = None;
            for step in -12..=12_i64 {
                let tenths = 10 * target + better * step * 17;
                let value = format!(
                    "t2 = {}{}.{}",
                    if tenths < 0 { "-" } else { "" },
                    tenths.abs() / 10,
                    tenths.abs() % 10
                );
                let found = light(&with(MODEL, &define, &[(2026, &value)]), |it| it.status);
                assert_ne!(found, Signal::NotAssessed, "{define} {value}");
                assert!(last.is_none_or(|it| rank(found) <= it), "{define} {value}");
                last = Some(rank(found));
            }
        }
    }
}

/// A styrrepo with indicators of the nämnd, some of them without a value.
fn some(values: &[Option<u32>]) -> Styrrepo {
    let repo = Styrrepo::base();
    let mut plan = Vec::new();
    let mut rows = vec!["format = 1\n".to_owned()];
    for (index, value) in values.iter().enumerate() {
        plan.push(format!(
            "\n[indikator.i{index}]\nmal = [\"trygg-skola\"]\nnamn = \"I\"\nriktning = \"minst\"\nmalvarde = {{ 2026 = 50 }}\n"
        ));
        if let Some(value) = value {
            rows.push(format!("[indikator.i{index}]\nt2 = {value}\n"));
        }
    }
    repo.append("bun/plan.toml", &plan.concat()).write("bun/utfall/2026.toml", rows.concat());
    repo
}

#[test]
fn removing_a_value_never_raises_a_share() {
    let mut roll = dice();
    for _ in 0..6 {
        let mut values: Vec<Option<u32>> = (0..5).map(|_| Some(roll(100))).collect();
        let mut before = None;
        for index in 0..=values.len() {
            let repo = some(&values);
            let plan = plan(&repo);
            let totals = whole(&plan).totals;
            let share = (totals.indicators.green, totals.indicators.all());
            assert_eq!(totals.measured, values.iter().flatten().count());
            if let Some((green, all)) = before {
                assert!(share.0 * all <= green * share.1, "{values:?}");
            }
            before = Some(share);
            if let Some(value) = values.get_mut(index) {
                *value = None;
            }
        }
    }
}
