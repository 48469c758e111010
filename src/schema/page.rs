//! `docs/fields.md`: every key of every file, in Swedish.

use std::{collections::BTreeMap, fmt::Write};

use crate::{
    fields::{Field, Key, Need, Shape, Type, words::listed},
    source::layout::FileKind,
    syntax::check::takes_dimensions,
};

use super::{Described, example, form};

const HEAD: &str = "\
# Alla nycklar

Den här sidan är skapad ur tabellerna i `src/fields.rs` och mapparna under; ändra där, inte här.

- Varje TOML-fil börjar med `format = 1`.
- Text, id, period, månad och dag (`\"04-30\"`) och spann av år (`\"2023-2026\"`, `\"2023-\"`) skrivs inom citattecken.
  Tal, ett ensamt år, datum (`2026-03-15`), `true` och `false` skrivs utan.
- Ett id är små bokstäver a–z, siffror och bindestreck. Något i en annan enhet nämns som `enhet/id`.
- `*` i en rubrik står för ett id, en period eller ett annat namn som väljs i filen.
- Analyserna är Markdown med ett huvud i YAML; där behövs inga citattecken.
";

/// Writes the page.
pub(super) fn page(files: &[Described]) -> String {
    let tables = Tables::of(files);
    let mut out = HEAD.to_owned();
    for file in files {
        chapter(&mut out, file, &tables);
    }
    if tables.shared().next().is_some() {
        out.push_str("\n## Tabeller i flera filer\n");
        for table in tables.shared() {
            section(&mut out, table, &tables);
        }
    }
    out
}

fn chapter(out: &mut String, file: &Described, tables: &Tables) {
    let Some(shape) = file.shape() else { return };
    let _ = write!(out, "\n## {}\n\n{}\n\n", heading_text(file.path), shape.about);
    let whole = Table { path: String::new(), file: file.path, kind: file.kind, shape, places: Vec::new() };
    rows(out, &whole, tables);
    for table in tables.all.iter().filter(|it| it.file == file.path && !it.is_shared()) {
        section(out, table, tables);
    }
}

fn section(out: &mut String, table: &Table, tables: &Tables) {
    let _ = write!(out, "\n### {}\n\n{}\n", table.heading(), table.shape.about);
    match table.shape.own_fields.map(|it| (takes_dimensions(it), form::takes_own_texts(it))) {
        Some((true, true)) => {
            out.push_str("Modellens dimensioner och typens egna textfält (`falt`) är också nycklar här.\n");
        }
        Some((true, false)) => out.push_str("Modellens dimensioner är också nycklar här.\n"),
        Some((false, true)) => out.push_str("Typens egna textfält (`falt`) är också nycklar här.\n"),
        Some((false, false)) | None => {}
    }
    out.push('\n');
    rows(out, table, tables);
}

fn rows(out: &mut String, table: &Table, tables: &Tables) {
    out.push_str("| Nyckel | Håller | Krav | Betydelse | Exempel |\n|---|---|---|---|---|\n");
    for row in table.shape.rows() {
        let need = if row.need == Need::Required { "ja" } else { "nej" };
        let held = held(&row.value, tables);
        let cells = [
            format!("`{}`", row.key),
            upper_first(&held),
            need.to_owned(),
            row.about.to_owned(),
            format!("`{}`", written(table, row)),
        ];
        let _ = writeln!(out, "| {} |", cells.map(|it| it.replace('|', "\\|")).join(" | "));
    }
}

/// What a field holds, in few words; tables are links to their sections.
fn held(value: &'static Type, tables: &Tables) -> String {
    match value {
        Type::Text => "text".to_owned(),
        Type::Prose => "text, eller en text per planperiod".to_owned(),
        Type::Id | Type::Reference(_) => "id".to_owned(),
        Type::Word(words) => listed(words),
        Type::Number => "tal".to_owned(),
        Type::Integer(low, high) if low == high => format!("alltid `{low}`"),
        Type::Integer(low, 1_000_000..) => format!("heltal från {low}"),
        Type::Integer(low, high) => format!("heltal {low}–{high}"),
        Type::Boolean => "`true` eller `false`".to_owned(),
        Type::Date => "datum".to_owned(),
        Type::MonthDay => "månad och dag".to_owned(),
        Type::Label => "text eller heltal".to_owned(),
        Type::Period => "period eller år".to_owned(),
        Type::Years => "år, eller från år till år".to_owned(),
        Type::Table(shape) => format!("tabellen {}", tables.link(shape)),
        Type::Tables(shape) => format!("tabeller {}", tables.link(shape)),
        Type::Map(keys, of) => format!("per {}: {}", chosen(*keys), held(of, tables)),
        Type::List(of) => format!("{}, eller flera i en lista", held(of, tables)),
        Type::Pair(of) => format!("en lista med två, lägst först: {}", held(of, tables)),
        Type::OneOf(all) => {
            let mut words: Vec<String> = all.iter().map(|it| held(it, tables)).collect();
            words.dedup();
            words.join("; eller ")
        }
    }
}

const fn chosen(keys: Key) -> &'static str {
    match keys {
        Key::Id | Key::Reference(_) => "id",
        Key::PlanPeriod => "planperiod",
        Key::YearOrPeriod => "år eller period",
        Key::Year => "år",
        Key::Period => "period",
        Key::Word => "namn",
    }
}

/// The field as it could stand in the file.
fn written(table: &Table, row: &Field) -> String {
    if table.is_yaml() {
        return format!("{}: {}", row.key, example::yaml(row.example));
    }
    let header = match &row.value {
        _ if table.path.contains('*') => None,
        Type::Tables(_) => Some(format!("[[{}]]", table.path_of(row.key))),
        Type::Map(..) => {
            example::first_table(row.example).map(|it| format!("[{}.{it}]", table.path_of(row.key)))
        }
        _ => None,
    };
    header.unwrap_or_else(|| format!("{} = {}", row.key, row.example))
}

/// A table that has a section of its own.
struct Table {
    /// Keys from the root of the file, `*` for those that the user chooses; empty for the file itself.
    path: String,
    /// The file where it is first met.
    file: &'static str,
    kind: FileKind,
    shape: &'static Shape,
    /// Every place where it may stand, as file and path.
    places: Vec<(&'static str, String)>,
}

impl Table {
    /// Whether it belongs to no file in particular: an inline table of several files.
    fn is_shared(&self) -> bool {
        let is_entry = |path: &str| path.split('.').filter(|it| *it != "*").count() == 1;
        self.places.iter().any(|it| it.0 != self.file) && !self.places.iter().all(|it| is_entry(&it.1))
    }

    fn heading(&self) -> String {
        if self.is_shared() {
            format!("`{}`", self.shape.name)
        } else {
            format!("`{}` i {}", self.path, heading_text(self.file))
        }
    }

    fn is_yaml(&self) -> bool {
        self.kind == FileKind::Analysis && !self.is_shared()
    }

    fn path_of(&self, key: &str) -> String {
        if self.path.is_empty() { key.to_owned() } else { format!("{}.{key}", self.path) }
    }
}

/// Every table, once, in the order in which the files show them.
struct Tables {
    all: Vec<Table>,
    /// Positions in `all`, by everything that a shape says.
    by_form: BTreeMap<String, usize>,
}

impl Tables {
    fn of(files: &[Described]) -> Self {
        let mut tables = Self { all: Vec::new(), by_form: BTreeMap::new() };
        for file in files {
            if let Some(shape) = file.shape() {
                tables.collect(file, "", shape);
            }
        }
        tables
    }

    fn collect(&mut self, file: &Described, path: &str, shape: &'static Shape) {
        for row in shape.rows() {
            let below = if path.is_empty() { row.key.to_owned() } else { format!("{path}.{}", row.key) };
            for (steps, inner) in tables_in(&row.value) {
                let path = format!("{below}{}", ".*".repeat(steps));
                let form = format!("{inner:?}");
                if let Some(&at) = self.by_form.get(&form) {
                    self.all[at].places.push((file.path, path));
                    continue;
                }
                self.by_form.insert(form, self.all.len());
                let places = vec![(file.path, path.clone())];
                let table =
                    Table { path: path.clone(), file: file.path, kind: file.kind, shape: inner, places };
                self.all.push(table);
                self.collect(file, &path, inner);
            }
        }
    }

    fn shared(&self) -> impl Iterator<Item = &Table> {
        self.all.iter().filter(|it| it.is_shared())
    }

    fn link(&self, shape: &'static Shape) -> String {
        let at = self.by_form.get(&format!("{shape:?}"));
        let anchor = at.map_or_else(String::new, |&at| slug(&self.all[at].heading()));
        format!("[`{}`](#{anchor})", shape.name)
    }
}

/// The tables that a value may hold, with how many chosen keys lead there.
pub(super) fn tables_in(value: &'static Type) -> Vec<(usize, &'static Shape)> {
    match value {
        Type::Table(shape) | Type::Tables(shape) => vec![(0, *shape)],
        Type::Map(_, of) => tables_in(of).into_iter().map(|(steps, it)| (steps + 1, it)).collect(),
        Type::List(of) | Type::Pair(of) => tables_in(of),
        Type::OneOf(all) => all.iter().flat_map(tables_in).collect(),
        _ => Vec::new(),
    }
}

/// Angles would be read as HTML.
fn heading_text(path: &str) -> String {
    path.replace('<', "‹").replace('>', "›")
}

/// The anchor that git hosts give a heading.
fn slug(heading: &str) -> String {
    heading
        .chars()
        .flat_map(char::to_lowercase)
        .filter_map(|it| match it {
            ' ' => Some('-'),
            '-' | '_' => Some(it),
            it => it.is_alphanumeric().then_some(it),
        })
        .collect()
}

fn upper_first(text: &str) -> String {
    let mut rest = text.chars();
    rest.next().map_or_else(String::new, |first| first.to_uppercase().chain(rest).collect())
}

#[cfg(test)]
mod tests {
    use crate::schema::FILES;

    use super::*;

    #[test]
    fn links_lead_to_one_heading_each() {
        let page = page(&FILES);
        let mut headings: Vec<String> = page
            .lines()
            .filter_map(|it| it.strip_prefix('#'))
            .map(|it| slug(it.trim_matches(['#', ' '])))
            .collect();
        headings.sort();
        let all = headings.len();
        headings.dedup();
        assert_eq!(headings.len(), all, "two headings have the same anchor");
        for link in page.split("](#").skip(1) {
            let anchor = link.split(')').next().unwrap();
            assert!(headings.iter().any(|it| it == anchor), "{anchor}");
        }
    }

    #[test]
    fn every_row_has_five_cells() {
        for line in page(&FILES).lines().filter(|it| it.starts_with('|')) {
            let cells = line.replace("\\|", "").matches('|').count() - 1;
            assert_eq!(cells, 5, "{line}");
        }
    }
}
