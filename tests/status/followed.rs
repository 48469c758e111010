//! What rules see in short is what `styr status` shows.

use styr::{
    config::light::Signal,
    model::load,
    source::{Source, folder::Folder},
    status::{followed::FollowUp, overview::overview},
};

use crate::styrrepo::{DAY, project};

#[test]
fn the_short_view_agrees_with_the_lights() {
    let mut goals = 0;
    let mut indicators = 0;
    for (folder, day) in
        [("examples/sundsvall", DAY), ("examples/sundsvall", "2027-03-01"), ("tests/karlstad", DAY)]
    {
        let source = Source::Folder(Folder::find(&project(folder)).unwrap());
        let plan = load::load(&source).unwrap();
        let day = day.parse().unwrap();
        for one in FollowUp::of(&plan, day).in_block(&plan.whole()) {
            let lights = overview(&plan, Some(one.unit), one.period, day);
            let lights = lights.units.iter().find(|it| it.unit == one.unit).unwrap();
            for goal in &one.goals {
                let light = lights.goals.iter().find(|it| it.goal == goal.goal).unwrap();
                let is_answered = light.status == Signal::Red && light.action.is_decided;
                assert_eq!(
                    (goal.status, goal.proposed),
                    (light.status, light.proposed),
                    "{}",
                    goal.goal.full_id()
                );
                assert_eq!(goal.is_answered, is_answered, "{}", goal.goal.full_id());
                goals += 1;
            }
            let all = || lights.goals.iter().flat_map(|it| &it.indicators).chain(&lights.indicators);
            for short in &one.indicators {
                let Some(light) = all().find(|it| it.indicator.thing == short.thing) else { continue };
                let is_measured = light.measured.is_some() || light.assessed.is_some();
                let forecast =
                    light.forecast.filter(|_| short.forecast.is_some()).map(|it| (it.value, it.status));
                assert_eq!(
                    (short.status, short.is_measured),
                    (light.status, is_measured),
                    "{}",
                    short.thing.full_id()
                );
                assert_eq!(short.forecast, forecast, "{}", short.thing.full_id());
                indicators += 1;
            }
        }
    }
    assert!(
        goals > 50 && indicators > 80,
        "{goals} goals and {indicators} indicators are too few to say anything"
    );
}
