//! A saved answer of Kolada, of the present edition (v3) or the former (v2), read leniently: what is
//! understood is taken, and everything else is told with its place.

use std::borrow::Cow;

use rust_decimal::Decimal;

use crate::{
    source::lines::{LineIndex, Position},
    syntax::number,
};

use super::{
    is_group_id, is_measure_id, is_municipality_id,
    json::{self, NoJson, Node},
    measure::Measure,
};

/// So many faults are told with their places; the rest are counted.
const MOST_FAULTS: usize = 20;

/// Letters of a text from the file that a message shows.
const SHOWN: usize = 40;

/// What to do with a file that is not whole.
const AGAIN: &str = "hämta svaret på nytt, och spara det som det är";

/// Everything that a file says.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Answer {
    /// Figures, in the order of the file.
    pub figures: Vec<Figure>,
    /// Descriptions of measures, in the order of the file.
    pub measures: Vec<Measure>,
    /// What was not understood, with places; the first ones.
    pub faults: Vec<Fault>,
    /// How many more there were.
    pub more_faults: usize,
    /// Rows about schools and other units of Kolada's, which have no place here.
    pub units: usize,
    /// Pages that go on in one that is not in the file.
    pub pages_missing: usize,
}

/// One figure: of a measure, a municipality or group, a year and a gender.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Figure {
    /// `N15428`
    pub measure: String,
    /// The municipality, the country or the group: `0586`, `0000`, `G37329`.
    pub of: String,
    /// The year that it speaks of.
    pub year: i16,
    /// Of whom.
    pub gender: Gender,
    /// The figure; nothing where there is none, which is never zero.
    pub value: Option<Decimal>,
    /// Kolada's own word about it, mostly empty; kept as it is.
    pub status: String,
    /// Whether Kolada has struck it out.
    pub is_deleted: bool,
    /// Where it stands.
    pub at: Position,
}

/// Of whom a figure is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Gender {
    /// `T`: everybody.
    Total,
    /// `K`: women.
    Women,
    /// `M`: men.
    Men,
}

impl Gender {
    /// The letter in files.
    pub const fn letter(self) -> char {
        match self {
            Self::Total => 'T',
            Self::Women => 'K',
            Self::Men => 'M',
        }
    }
}

/// Something that was not understood.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Fault {
    /// Where.
    pub at: Position,
    /// The place within the answer: `values[12].values[0]`.
    pub path: String,
    /// What is wrong there.
    pub message: String,
}

/// Why a file gives nothing at all, in words for the user.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Unreadable {
    /// Where, as far as that is known.
    pub at: Option<Position>,
    /// What is wrong.
    pub message: String,
    /// What the user can do.
    pub help: String,
}

/// Reads a file: one answer, several after each other, or a list of them.
///
/// # Errors
/// When the text is no JSON, or holds nothing that is an answer of Kolada.
pub fn read(text: &str) -> Result<Answer, Unreadable> {
    let bare = text.strip_prefix('\u{feff}').unwrap_or(text);
    if bare.trim().is_empty() {
        return Err(Unreadable { at: None, message: "filen är tom".to_owned(), help: AGAIN.to_owned() });
    }
    let found = json::values(bare).map_err(|it| no_json(bare, &it))?;
    let mut reader =
        Reader { lines: LineIndex::new(bare), answer: Answer::default(), pages: Pages::default() };
    let is_answer = found.iter().fold(false, |any, it| reader.top(*it) | any);
    if !is_answer {
        return Err(Unreadable {
            at: None,
            message: "filen är inget svar från Kolada: `values` saknas".to_owned(),
            help: "spara svaret från en adress som `styr kolada urls` skriver".to_owned(),
        });
    }
    reader.answer.pages_missing = reader.pages.missing();
    Ok(reader.answer)
}

fn no_json(text: &str, fault: &NoJson) -> Unreadable {
    let line = text.lines().nth(fault.line.saturating_sub(1)).unwrap_or_default();
    let before = line.get(..fault.column.saturating_sub(1)).unwrap_or(line);
    let at = Some(Position { line: fault.line.max(1), column: before.chars().count() + 1 });
    let message = match fault.is_cut_short {
        true => "filen tar slut mitt i ett svar",
        false if text.trim_start().starts_with('<') => "filen är en webbsida och inget svar från Kolada",
        false => "filen är inte JSON",
    };
    Unreadable { at, message: message.to_owned(), help: AGAIN.to_owned() }
}

/// The members of an object, by name.
pub(super) struct Members<'t>(Vec<(Cow<'t, str>, Node<'t>)>);

impl<'t> Members<'t> {
    fn of(node: Node<'t>) -> Self {
        Self(node.members())
    }

    /// A member that says something: `null` says nothing. The last of one name counts.
    pub(super) fn get(&self, key: &str) -> Option<Node<'t>> {
        let found = self.0.iter().rev().find(|it| it.0 == key).map(|it| it.1);
        found.filter(|it| !it.is_null())
    }

    fn first(&self, keys: &[&str]) -> Option<Node<'t>> {
        keys.iter().find_map(|it| self.get(it))
    }

    fn text(&self, key: &str) -> Option<Cow<'t, str>> {
        self.get(key).and_then(Node::text)
    }

    fn is_deleted(&self) -> bool {
        self.first(&["isdeleted", "is_deleted"]).is_some_and(Node::is_yes)
    }
}

/// How many pages go on in another, and how many go on from one.
#[derive(Default)]
struct Pages {
    onward: usize,
    back: usize,
}

impl Pages {
    fn count(&mut self, answer: &Members<'_>) {
        let is_named = |keys: &[&str]| {
            let address = answer.first(keys).and_then(Node::text);
            usize::from(address.is_some_and(|it| !it.trim().is_empty()))
        };
        self.onward += is_named(&["next_url", "next_page"]);
        self.back += is_named(&["previous_url", "previous_page", "prev_url"]);
    }

    const fn missing(&self) -> usize {
        self.onward.saturating_sub(self.back)
    }
}

struct Reader<'t> {
    lines: LineIndex<'t>,
    answer: Answer,
    pages: Pages,
}

/// What all figures of a row share.
struct Row {
    measure: String,
    of: String,
    year: i16,
    is_deleted: bool,
}

impl<'t> Reader<'t> {
    /// One answer or a list of them; whether there was any.
    fn top(&mut self, node: Node<'t>) -> bool {
        if node.is_list() {
            let items = node.items().into_iter().enumerate();
            return items.fold(false, |any, (index, it)| self.answer(it, &format!("[{index}].")) | any);
        }
        self.answer(node, "")
    }

    fn answer(&mut self, node: Node<'t>, path: &str) -> bool {
        let members = Members::of(node);
        if let Some(rows) = members.get("values").filter(|it| it.is_list()) {
            self.pages.count(&members);
            for (index, row) in rows.items().into_iter().enumerate() {
                if let Err(message) = self.row(row, || format!("{path}values[{index}]")) {
                    self.fault(row, || format!("{path}values[{index}]"), message);
                }
            }
            return true;
        }
        let measure = Measure::read(&members);
        if measure.is_none() {
            let path = || path.trim_end_matches('.').to_owned();
            self.fault(node, path, "här är inget svar från Kolada: `values` saknas".to_owned());
        }
        let is_answer = measure.is_some();
        self.answer.measures.extend(measure);
        is_answer
    }

    fn row(&mut self, node: Node<'t>, path: impl Fn() -> String) -> Result<(), String> {
        if !node.is_object() {
            return Err(format!("raden {} går inte att tyda", shown(node.raw)));
        }
        let members = Members::of(node);
        if members.first(&["kpi", "period"]).is_none() {
            // Lists of municipalities, groups and units have ids and titles too, and are not needed.
            self.answer.measures.extend(Measure::read(&members));
            let is_described = members.get("id").is_some();
            return is_described.then_some(()).ok_or_else(|| "raden har varken `kpi` eller `id`".to_owned());
        }
        if members.first(&["ou", "out"]).is_some() {
            self.answer.units += 1;
            return Ok(());
        }
        let row = Row {
            measure: measure(&members)?,
            of: municipality(&members)?,
            year: year(&members)?,
            is_deleted: members.is_deleted(),
        };
        let Some(values) = members.get("values") else { return self.figure(&row, node) };
        for (index, value) in values.items().into_iter().enumerate() {
            if let Err(message) = self.figure(&row, value) {
                self.fault(value, || format!("{}.values[{index}]", path()), message);
            }
        }
        Ok(())
    }

    fn figure(&mut self, row: &Row, node: Node<'t>) -> Result<(), String> {
        let members = Members::of(node);
        self.answer.figures.push(Figure {
            measure: row.measure.clone(),
            of: row.of.clone(),
            year: row.year,
            gender: gender(&members)?,
            value: members.get("value").map(value).transpose()?,
            status: members.text("status").unwrap_or_default().trim().to_owned(),
            is_deleted: row.is_deleted || members.is_deleted(),
            at: self.lines.position(node.at as u32),
        });
        Ok(())
    }

    fn fault(&mut self, node: Node<'t>, path: impl Fn() -> String, message: String) {
        if self.answer.faults.len() == MOST_FAULTS {
            self.answer.more_faults += 1;
            return;
        }
        let at = self.lines.position(node.at as u32);
        self.answer.faults.push(Fault { at, path: path(), message });
    }
}

fn measure(members: &Members<'_>) -> Result<String, String> {
    let node = members.get("kpi").ok_or("`kpi` saknas")?;
    let text = node.text().map(Cow::into_owned).filter(|it| is_measure_id(it));
    text.ok_or_else(|| format!("`kpi` är {}, som inte är något id i Kolada", shown(node.raw)))
}

/// Ids of municipalities may begin with 0, so they are texts and never numbers.
fn municipality(members: &Members<'_>) -> Result<String, String> {
    let node = members.get("municipality").ok_or("`municipality` saknas")?;
    let text = node.text().map(Cow::into_owned).filter(|it| is_municipality_id(it) || is_group_id(it));
    text.ok_or_else(|| format!("`municipality` är {}, som inte är något id i Kolada", shown(node.raw)))
}

/// A year, as a number or in quotes.
fn year(members: &Members<'_>) -> Result<i16, String> {
    let node = members.get("period").ok_or("`period` saknas")?;
    let text = node.text().unwrap_or(Cow::Borrowed(node.raw));
    let year = crate::syntax::written::year(&text).filter(|it| (1900..=2200).contains(it));
    year.ok_or_else(|| format!("`period` är {}, som inte är något år", shown(node.raw)))
}

fn gender(members: &Members<'_>) -> Result<Gender, String> {
    match members.text("gender").as_deref() {
        Some("T") => Ok(Gender::Total),
        Some("K") => Ok(Gender::Women),
        Some("M") => Ok(Gender::Men),
        other => {
            let other = other.map_or_else(|| "saknas".to_owned(), |it| format!("är {}", shown(it)));
            Err(format!("`gender` {other}: styr tar T (totalt), K (kvinnor) och M (män)"))
        }
    }
}

fn value(node: Node<'_>) -> Result<Decimal, String> {
    if !node.is_number() {
        return Err(format!("värdet {} är inget tal", shown(node.raw)));
    }
    number::parse(node.raw)
        .ok_or_else(|| format!("värdet {} går inte att räkna med exakt: högst 28 siffror", shown(node.raw)))
}

fn shown(text: &str) -> String {
    let mut letters = text.chars();
    let start: String = letters.by_ref().take(SHOWN).collect();
    let rest = if letters.next().is_some() { "…" } else { "" };
    format!("`{start}{rest}`")
}

#[cfg(test)]
mod tests;
