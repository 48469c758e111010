//! What is new since an earlier period or version, in one place.

use crate::report::{Block, Inline, bullets, heading, paragraph, strong};

use super::{Paper, measures, summary, words};

/// The news, where the paper was asked for them.
pub(in super::super) fn blocks(paper: &Paper<'_, '_>) -> Vec<Block> {
    if paper.desk.since.is_none() {
        return Vec::new();
    }
    let mut lines: Vec<Vec<Inline>> = Vec::new();
    for light in paper.lights.goals.iter().filter(|it| paper.news.has(it.goal)) {
        let was = match paper.goal_before(light.goal) {
            None => vec!["Nytt.".into()],
            Some(_) => summary::change(paper, light),
        };
        let head = [strong(words::sentence(&paper.numbered_title(light.goal))), " ".into()];
        lines.push(
            head.into_iter().chain([paper.light(light.status, light.step), ". ".into()]).chain(was).collect(),
        );
    }
    for light in paper.indicators().into_iter().filter(|it| paper.news.has(it.indicator.thing)) {
        let mut line = vec![strong(format!("{}:", paper.title(light.indicator.thing))), " ".into()];
        line.extend(measures::outcome(paper, light, paper.period).text);
        line.extend([" ".into(), paper.light(light.status, light.step)]);
        lines.push(line);
    }
    for action in paper.actions.iter().filter(|it| paper.news.has(it.thing)) {
        lines.push(vec![format!("Åtgärd: {}", action.told(paper)).into()]);
    }
    let title = heading(2, format!("Nytt sedan {}", paper.compared_with()));
    if lines.is_empty() {
        return vec![title, paragraph("Inget är nytt.")];
    }
    vec![title, bullets(lines)]
}
