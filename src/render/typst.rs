//! A paper for Typst, which sets it as PDF: a template, the typeface, and the paper as data.
//!
//! The template is the same for every paper. What comes from files stands in the
//! data, as strings that Typst prints and never reads as its own language.

mod data;

use crate::report::Report;

use super::typeface::{FACES, LICENCE};

pub use self::data::data;

/// The template's name beside the data.
pub const TEMPLATE_NAME: &str = "styr.typ";

/// The template; it reads the data that is named to it as the input `data`.
pub const TEMPLATE: &str = include_str!("typst/template.typ");

/// The folder of the typeface.
pub const FONTS: &str = "fonts";

/// What every paper needs beside its data: the path and the bytes of each file.
pub fn shared() -> Vec<(String, &'static [u8])> {
    let fonts = FACES.into_iter().chain([LICENCE]).map(|(name, bytes)| (format!("{FONTS}/{name}"), bytes));
    std::iter::once((TEMPLATE_NAME.to_owned(), TEMPLATE.as_bytes())).chain(fonts).collect()
}

/// The name of a paper's data.
pub fn data_name(name: &str) -> String {
    format!("{name}.json")
}

/// A title in so many letters that it fits on a line.
fn cut(text: &str, most: usize) -> String {
    match text.char_indices().nth(most) {
        Some((end, _)) => format!("{}…", text[..end].trim_end()),
        None => text.to_owned(),
    }
}

/// What stands above and below every page; long words are cut, since the first page has them whole.
struct Running {
    publisher: String,
    remark: Option<String>,
    title: String,
}

impl Running {
    fn of(report: &Report) -> Self {
        let line = |text: &str, most| cut(&super::safe::line(text), most);
        Self {
            publisher: line(&report.publisher, 60),
            remark: report.remark.as_deref().map(|it| line(it, 240)),
            title: line(&report.title, 80),
        }
    }
}
