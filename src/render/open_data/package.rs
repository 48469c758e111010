//! `datapackage.json`: a Frictionless data package of one table.

use serde::Serialize;

use crate::{fields::ThingKind, kolada, model::Plan};

use super::{
    TABLE,
    column::{COLUMNS, Column, KEY, Kind, SUPPRESSED},
};
use crate::render::{json, safe};

#[derive(Serialize)]
struct Package {
    profile: &'static str,
    name: String,
    title: String,
    #[serde(skip_serializing_if = "Option::is_none")]
    description: Option<String>,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    licenses: Vec<Licence>,
    contributors: [Contributor; 1],
    #[serde(skip_serializing_if = "Vec::is_empty")]
    sources: Vec<Source>,
    resources: [Resource; 1],
}

#[derive(Serialize)]
struct Licence {
    name: String,
}

#[derive(Serialize)]
struct Contributor {
    title: String,
    role: &'static str,
}

#[derive(Serialize)]
struct Source {
    title: &'static str,
    path: &'static str,
}

#[derive(Serialize)]
struct Resource {
    profile: &'static str,
    name: &'static str,
    title: &'static str,
    path: &'static str,
    format: &'static str,
    mediatype: &'static str,
    encoding: &'static str,
    dialect: Dialect,
    schema: Schema,
}

#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
struct Dialect {
    delimiter: &'static str,
    line_terminator: &'static str,
    quote_char: &'static str,
    double_quote: bool,
    header: bool,
}

#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
struct Schema {
    fields: Vec<Field>,
    missing_values: [&'static str; 2],
    primary_key: [&'static str; 5],
}

#[derive(Serialize)]
struct Field {
    name: &'static str,
    r#type: &'static str,
    description: &'static str,
    #[serde(skip_serializing_if = "Constraints::is_empty")]
    constraints: Constraints,
}

#[derive(Serialize)]
struct Constraints {
    #[serde(skip_serializing_if = "std::ops::Not::not")]
    required: bool,
    #[serde(rename = "enum", skip_serializing_if = "Vec::is_empty")]
    words: Vec<&'static str>,
}

impl Constraints {
    fn is_empty(&self) -> bool {
        !self.required && self.words.is_empty()
    }
}

/// Describes the table of a plan: what it is called, whose it is, and what each column holds.
pub(super) fn package(plan: &Plan) -> String {
    let config = plan.config();
    let municipality = safe::line(&config.municipality);
    let code = config.exchange.code.as_deref().filter(|it| kolada::is_municipality_id(it));
    let title = config.exchange.data_title.as_deref().map(safe::line).filter(|it| !it.trim().is_empty());
    json::text(&Package {
        profile: "tabular-data-package",
        name: code.map_or_else(|| "mal-och-utfall".to_owned(), |it| format!("mal-och-utfall-{it}")),
        title: title.unwrap_or_else(|| format!("Mål och utfall, {municipality}")),
        description: config.remark.as_deref().map(safe::line),
        licenses: licence(plan).into_iter().collect(),
        contributors: [Contributor { title: municipality, role: "publisher" }],
        sources: sources(plan),
        resources: [Resource {
            profile: "tabular-data-resource",
            name: "utfall",
            title: "Utfall per enhet, indikator, period och grupp",
            path: TABLE,
            format: "csv",
            mediatype: "text/csv",
            encoding: "utf-8",
            dialect: Dialect {
                delimiter: ",",
                line_terminator: "\r\n",
                quote_char: "\"",
                double_quote: true,
                header: true,
            },
            schema: Schema {
                fields: COLUMNS.iter().map(field).collect(),
                missing_values: ["", SUPPRESSED],
                primary_key: KEY,
            },
        }],
    })
}

fn field(column: &Column) -> Field {
    let (name, words) = match column.kind {
        Kind::Text => ("string", Vec::new()),
        Kind::Number => ("number", Vec::new()),
        Kind::Year => ("year", Vec::new()),
        Kind::Date => ("date", Vec::new()),
        Kind::Truth => ("boolean", Vec::new()),
        Kind::Word(words) => ("string", words()),
    };
    let constraints = Constraints { required: column.is_required, words };
    Field { name: column.name, r#type: name, description: column.about, constraints }
}

/// The licence that `styr.toml` names, when it is a name as SPDX has them.
fn licence(plan: &Plan) -> Option<Licence> {
    let name = plan.config().exchange.licence.as_deref()?.trim();
    let is_name = |it: char| it.is_ascii_alphanumeric() || matches!(it, '.' | '-' | '+' | '_');
    (!name.is_empty() && name.chars().all(is_name)).then(|| Licence { name: name.to_owned() })
}

/// Kolada wants to be named where its values are shown.
fn sources(plan: &Plan) -> Vec<Source> {
    let is_kolada = plan.things_of(ThingKind::Indicator).any(|it| it.text("kolada").is_some());
    let source = Source { title: "Kolada", path: "https://www.kolada.se" };
    is_kolada.then_some(source).into_iter().collect()
}
