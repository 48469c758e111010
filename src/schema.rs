//! The tables of fields as JSON Schemas for editors and as a page for readers.
//!
//! Everything here is computed from `fields`, the one place that knows a key's
//! form; the files in `schema/` and `docs/fields.md` are copies, held by a test.

mod example;
mod form;
mod outputs;
mod page;
mod share;

use serde_json::Value;

use crate::{
    config::Config,
    fields::{self, Shape},
    source::layout::FileKind,
};

use self::form::Forms;

/// A kind of file as a schema and a chapter of the page.
struct Described {
    /// The name of its schema.
    schema: &'static str,
    /// How its path is written, with the changing parts in angles.
    path: &'static str,
    kind: FileKind,
}

impl Described {
    fn shape(&self) -> Option<&'static Shape> {
        fields::shape_of(self.kind)
    }
}

const FILES: [Described; 9] = [
    Described { schema: "styr.json", path: "styr.toml", kind: FileKind::Model },
    Described { schema: "plan.json", path: "plan.toml", kind: FileKind::Plan },
    Described { schema: "utfall.json", path: "utfall/<år>.toml", kind: FileKind::Outcomes(0) },
    Described { schema: "analys.json", path: "analys/<period>.md", kind: FileKind::Analysis },
    Described { schema: "atgarder.json", path: "atgarder.toml", kind: FileKind::Actions },
    Described { schema: "internkontroll.json", path: "internkontroll.toml", kind: FileKind::InternalControl },
    Described { schema: "styrdokument.json", path: "styrdokument.toml", kind: FileKind::Documents },
    Described { schema: "arshjul.json", path: "arshjul.toml", kind: FileKind::Calendar },
    Described { schema: "indikatorer.json", path: "indikatorer.toml", kind: FileKind::SharedIndicators },
];

/// The schemas that fit any styrmodell: file name and pretty-printed JSON Schema (draft-07).
///
/// They come for every kind of file and for the program's own JSON outputs.
/// Where a model's dimensions and own fields become keys, further keys are allowed.
pub fn all() -> Vec<(&'static str, String)> {
    written(&Forms { model: None })
}

/// The same schemas for one styrmodell: its dimensions and own fields are keys,
/// and its levels, types, periods and divisions are the words to choose among.
pub fn of_model(config: &Config) -> Vec<(&'static str, String)> {
    written(&Forms { model: Some(config) })
}

/// `docs/fields.md`: every key of every file, in Swedish.
pub fn fields_page() -> String {
    page::page(&FILES)
}

fn written(forms: &Forms<'_>) -> Vec<(&'static str, String)> {
    let any = Forms { model: None };
    let files = FILES.iter().filter_map(|it| {
        // The styrmodell is where new levels and types are written: it may name any.
        let forms = if it.kind == FileKind::Model { &any } else { forms };
        let schema = share::repeated(forms.file(it.path, it.shape()?));
        Some((it.schema, pretty(&schema)))
    });
    files.chain(outputs::all().into_iter().map(|(name, schema)| (name, pretty(&schema)))).collect()
}

fn pretty(schema: &Value) -> String {
    format!("{schema:#}\n")
}
