//! Hostile texts in every place where the fields take free text, also where the file says nothing yet.

use std::collections::BTreeSet;

use styr::{
    fields::{Field, Shape, Type, shape_of},
    source::{
        FileId,
        layout::{self, FileKind},
    },
    syntax::{Item, Kind, front_matter},
};
use toml::{Table, Value};

/// What every text becomes, as TOML and YAML write it between quotes.
const HOSTILE: &str = "<script>alert(1)</script> a|b `kod` #let x = 1 =cmd|'/C calc'!A0 </p><img src=x onerror=alert(1)> \
[x](javascript:alert(1)) ![y](http://evil.example/y.png) <https://evil.example> &lt;b&gt; *a* _b_ $x$ @x \\\\ \
\\u202Efel \\u200Fרמז \\u001B[31m \\u0007 🏳\\uFE0F\u{200d}🌈 a\\n# Rubrik\\n| a | b |";

/// A word that no line can hold.
const LONG: &str = "ord";

/// Texts that name something else, which is then not printed at all when they name nothing.
const NAMES: [&str; 4] = ["intern", "status", "steg", "typ"];

fn is_text(row: &Field) -> bool {
    !NAMES.contains(&row.key) || matches!(row.value, Type::Table(_) | Type::Tables(_))
}

/// What has been poisoned.
#[derive(Default)]
pub(super) struct Poison {
    /// Texts that have got their turn, by table and key.
    done: BTreeSet<String>,
}

impl Poison {
    /// A file with its texts replaced; none where it is not styr's business.
    pub(super) fn file(&mut self, path: &str, text: &str) -> Option<String> {
        let kind = layout::kind_of(path)?;
        let shape = shape_of(kind)?;
        if kind != FileKind::Analysis {
            let mut table: Table = text.parse().unwrap();
            self.table(&mut table, shape);
            return Some(toml::to_string(&table).unwrap());
        }
        let front = front_matter::parse(text);
        let mut table = Table::new();
        for item in front.document.root(FileId(0), text).children() {
            table.insert(item.key().to_owned(), value(item));
        }
        let judged =
            table.get("bedomning").and_then(Value::as_table).and_then(|it| it.keys().next().cloned());
        if let Some(judged) = judged {
            let none = Table::from_iter([(judged, Value::String(String::new()))]);
            table.insert("ingen_atgard".to_owned(), Value::Table(none));
        }
        self.table(&mut table, shape);
        let head: String = table.iter().map(|(key, it)| format!("{key}: {}\n", yaml(it))).collect();
        let long = "å".repeat(500);
        let body = format!(
            "{}\n{}\n\n<script>alert(1)</script>\n\n<b onclick=\"x\">fet</b> [x](javascript:y) {long}\n",
            &text[front.body..],
            toml::from_str::<Table>(&format!("x = \"{HOSTILE}\"")).unwrap()["x"].as_str().unwrap()
        );
        Some(format!("---\n{head}---\n{body}"))
    }

    /// Texts that no file had a table for.
    pub(super) fn missed(&self) -> Vec<String> {
        let kinds = [
            FileKind::Model,
            FileKind::Documents,
            FileKind::Calendar,
            FileKind::SharedIndicators,
            FileKind::Plan,
            FileKind::Outcomes(2026),
            FileKind::Analysis,
            FileKind::Actions,
            FileKind::InternalControl,
        ];
        let mut all = BTreeSet::new();
        let mut seen = BTreeSet::new();
        for kind in kinds {
            shapes(shape_of(kind).unwrap(), &mut seen, &mut all);
        }
        all.difference(&self.done).flat_map(|it| names(it)).collect()
    }

    fn table(&mut self, table: &mut Table, shape: &'static Shape) {
        for row in shape.rows().filter(|it| is_text(it)) {
            let name = name(shape, row.key);
            if let Some(value) = table.get_mut(row.key) {
                self.value(value, &row.value, &name);
            } else if let Some(value) = of_text(&row.value, &name) {
                self.done.insert(name);
                table.insert(row.key.to_owned(), value);
            }
        }
    }

    fn value(&mut self, value: &mut Value, form: &'static Type, name: &str) {
        match (value, form) {
            (value @ (Value::String(_) | Value::Integer(_)), Type::Text | Type::Prose | Type::Label) => {
                self.done.insert(name.to_owned());
                *value = text(name);
            }
            (Value::Table(table), Type::Prose) => {
                self.done.insert(name.to_owned());
                table.iter_mut().for_each(|it| *it.1 = text(name));
            }
            (Value::Table(table), Type::Table(shape)) => self.table(table, shape),
            (Value::Array(all), Type::Tables(shape)) => {
                all.iter_mut().filter_map(Value::as_table_mut).for_each(|it| self.table(it, shape));
            }
            (Value::Table(table), Type::Map(_, form)) => {
                table.iter_mut().for_each(|it| self.value(it.1, form, name));
            }
            (Value::Array(all), Type::List(form)) => {
                for it in all {
                    self.value(it, form, name);
                }
            }
            (value, Type::List(form)) => self.value(value, form, name),
            (value, Type::OneOf(forms)) => {
                let is_table = value.is_table();
                let fits = |it: &&&'static Type| is_table == matches!(it, Type::Table(_) | Type::Map(..));
                self.done.extend(is_table.then(|| name.to_owned()));
                for form in forms.iter().filter(|it| fits(&it)) {
                    self.value(value, form, name);
                }
            }
            _ => {}
        }
    }
}

/// A text where the form takes nothing but text.
fn of_text(form: &Type, name: &str) -> Option<Value> {
    match form {
        Type::Text | Type::Prose | Type::Label => Some(text(name)),
        Type::List(form) => of_text(form, name).map(|it| Value::Array(vec![it])),
        _ => None,
    }
}

/// Every text of a shape and of those in it.
fn shapes(shape: &'static Shape, seen: &mut BTreeSet<*const Shape>, all: &mut BTreeSet<String>) {
    if !seen.insert(std::ptr::from_ref(shape)) {
        return;
    }
    for row in shape.rows().filter(|it| is_text(it)) {
        forms(&row.value, &name(shape, row.key), seen, all);
    }
}

fn forms(form: &'static Type, name: &str, seen: &mut BTreeSet<*const Shape>, all: &mut BTreeSet<String>) {
    match form {
        Type::Text | Type::Prose | Type::Label => drop(all.insert(name.to_owned())),
        Type::Table(shape) | Type::Tables(shape) => shapes(shape, seen, all),
        Type::Map(_, form) | Type::List(form) => forms(form, name, seen, all),
        Type::OneOf(all_forms) => all_forms.iter().for_each(|it| forms(it, name, seen, all)),
        _ => {}
    }
}

/// What a text is called in itself, in letters that no format changes.
fn name(shape: &Shape, key: &str) -> String {
    let letters = |it: &str| it.replace(|it: char| !it.is_ascii_alphabetic(), "x");
    format!("{MARK}{}{BETWEEN}{}{MARK}", letters(shape.name), letters(key))
}

/// What a name begins and ends with.
const MARK: &str = "qqq";

/// What stands between a table and a key.
const BETWEEN: &str = "zzz";

/// The names of texts in a paper, as `table.key`.
pub(super) fn names(paper: &str) -> BTreeSet<String> {
    // A sentence begins with a capital.
    let paper = paper.to_lowercase();
    let is_name = |it: &&str| it.contains(BETWEEN) && it.bytes().all(|it| it.is_ascii_alphabetic());
    paper.split(MARK).filter(is_name).map(|it| it.replace(BETWEEN, ".")).collect()
}

fn text(name: &str) -> Value {
    let quoted = format!("x = \"{name} {HOSTILE}{}\"", LONG.repeat(60));
    quoted.parse::<Table>().unwrap().remove("x").unwrap()
}

/// What front matter says, as the TOML that would say it.
fn value(item: Item<'_>) -> Value {
    match item.kind() {
        Kind::Table => Value::Table(item.children().map(|it| (it.key().to_owned(), value(it))).collect()),
        Kind::Array => Value::Array(item.children().map(value).collect()),
        _ => {
            let written = format!("x = {}", item.raw());
            let plain = || Value::String(item.text().unwrap_or_else(|| item.raw()).to_owned());
            written.parse::<Table>().ok().and_then(|mut it| it.remove("x")).unwrap_or_else(plain)
        }
    }
}

/// A value on one line of front matter.
fn yaml(value: &Value) -> String {
    match value {
        Value::Table(all) => {
            let all: Vec<String> = all.iter().map(|(key, it)| format!("{key}: {}", yaml(it))).collect();
            format!("{{ {} }}", all.join(", "))
        }
        Value::Array(all) => format!("[{}]", all.iter().map(yaml).collect::<Vec<_>>().join(", ")),
        Value::String(text) => serde_json::to_string(text).unwrap(),
        other => other.to_string(),
    }
}
