//! A comparison as a comment for review: Markdown that a code host shows, within its limit of characters.

mod details;
mod escape;
mod sections;

use crate::{
    report::review::{Review, Verdict},
    status::words::and,
};

use super::diff_json::Versions;

/// By which a bot finds its own comment.
pub const MARK: &str = "<!-- styr-diff -->";

/// The smallest limit that always has room for verdict and remark.
pub const LEAST: usize = 1_000;

/// Kept for the remark on what is left out.
const ROOM_FOR_REMARK: usize = 400;

/// So much of a commit's id tells it from the others.
const SHORT_ID: usize = 10;

/// How much is drawn: first everything, then less and less until it fits.
const STEPS: [Step; 7] = [
    Step { rows: usize::MAX, text: usize::MAX },
    Step { rows: usize::MAX, text: 300 },
    Step { rows: 200, text: 200 },
    Step { rows: 50, text: 120 },
    Step { rows: 15, text: 80 },
    Step { rows: 4, text: 60 },
    Step { rows: 0, text: 0 },
];

/// How much of each part is drawn.
#[derive(Clone, Copy)]
struct Step {
    /// Rows of a table.
    rows: usize,
    /// Characters of a text from the files.
    text: usize,
}

/// What had no room.
#[derive(Clone, Copy, Default, PartialEq, Eq)]
struct Left {
    /// Rows of tables.
    rows: usize,
    /// Units whose details are told in short, or not at all.
    units: usize,
    /// Whether texts were cut.
    is_cut: bool,
}

/// The whole comment, of at most so many characters, counted as the most careful host does: in
/// UTF-16. A limit below [`LEAST`] counts as that. `remark` is printed below the verdict.
pub fn diff(
    review: &Review<'_, '_>,
    versions: Versions<'_>,
    remark: Option<&str>,
    max: Option<usize>,
) -> String {
    let max = max.unwrap_or(usize::MAX).max(LEAST) - ROOM_FOR_REMARK;
    for step in STEPS {
        let mut draft = Draft { step, out: String::new(), left: Left::default() };
        draft.head(review, versions, remark);
        draft.sections(review);
        if size(&draft.out) <= max {
            draft.details(review, max);
            draft.tell_left_out();
            return draft.out;
        }
    }
    let rows = review.rows.len() + review.findings.new.len() + review.moved.len();
    let left = Left { rows, units: review.comparison.units.len(), is_cut: false };
    let mut draft = Draft { step: STEPS[0], out: format!("{MARK}\n## {}\n", heading(review.verdict)), left };
    draft.tell_left_out();
    draft.out
}

/// Characters as UTF-16 counts them: never fewer than there are.
fn size(text: &str) -> usize {
    text.chars().map(char::len_utf16).sum()
}

/// The verdict in words.
fn heading(verdict: Verdict) -> String {
    match verdict {
        Verdict::Blocked(1) => "1 nytt fel: rätta det innan ändringen tas in".to_owned(),
        Verdict::Blocked(count) => format!("{count} nya fel: rätta dem innan ändringen tas in"),
        Verdict::Moved(1) => "1 målflytt utan beslut".to_owned(),
        Verdict::Moved(count) => format!("{count} målflyttar utan beslut"),
        Verdict::Undecided(1) => "1 ändring utan beslut".to_owned(),
        Verdict::Undecided(count) => format!("{count} ändringar utan beslut"),
        Verdict::Warned(1) => "Inga nya fel, 1 ny varning".to_owned(),
        Verdict::Warned(count) => format!("Inga nya fel, {count} nya varningar"),
        Verdict::Good => "Inga nya fel".to_owned(),
        Verdict::Same => "Inget skiljer i sak".to_owned(),
    }
}

/// What has been drawn so far.
struct Draft {
    step: Step,
    out: String,
    left: Left,
}

impl Draft {
    /// Words from the files, as much of them as the step has room for.
    fn words(&mut self, text: &str) -> String {
        let (text, is_cut) = escape::text(text, self.step.text);
        self.left.is_cut |= is_cut;
        text
    }

    fn line(&mut self, text: &str) {
        self.out.push_str(text);
        self.out.push('\n');
    }

    /// A table with as many rows as the step has room for, and a line that tells of the others.
    fn table<T>(
        &mut self,
        heads: &[&str],
        items: impl ExactSizeIterator<Item = T>,
        mut cells: impl FnMut(&mut Self, T) -> Vec<String>,
    ) {
        let hidden = items.len().saturating_sub(self.step.rows);
        if self.step.rows > 0 {
            self.line(&format!("\n| {} |\n|{}", heads.join(" | "), " --- |".repeat(heads.len())));
        }
        for item in items.take(self.step.rows) {
            let cells = cells(self, item);
            self.line(&format!("| {} |", cells.join(" | ")));
        }
        if hidden > 0 {
            let rows = if hidden == 1 { "rad" } else { "rader" };
            self.line(&format!("\n_{hidden} {rows} till får inte plats här._"));
            self.left.rows += hidden;
        }
    }

    fn head(&mut self, review: &Review<'_, '_>, versions: Versions<'_>, remark: Option<&str>) {
        self.line(MARK);
        self.line(&format!("## {}\n", heading(review.verdict)));
        let version = |id: Option<&str>| {
            let short = id.and_then(|it| it.get(..SHORT_ID));
            short.map_or_else(|| "filerna i mappen".to_owned(), |it| format!("`{it}`"))
        };
        self.line(&format!("Jämfört: {} → {}", version(versions.before), version(versions.after)));
        if let Some(remark) = remark {
            let words = self.words(remark);
            self.line(&format!("\n{words}"));
        }
    }

    /// The last lines: what had no room, and how to see it.
    fn tell_left_out(&mut self) {
        let Left { rows, units, is_cut } = self.left;
        let parts = [
            (rows > 0).then(|| format!("{rows} rader i tabellerna")),
            (units > 0).then(|| format!("allt eller en del om {units} enheter")),
            is_cut.then(|| "slutet av långa texter".to_owned()),
        ];
        let parts: Vec<String> = parts.into_iter().flatten().collect();
        if !parts.is_empty() {
            let parts = and(&parts);
            self.line(&format!("\n_Utelämnat för att få plats: {parts}. `styr diff` visar allt._"));
        }
    }
}
