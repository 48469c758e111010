//! Values to bytes: one file per format; nothing here knows where the bytes go.

pub mod explain_json;
pub mod explain_text;
pub mod findings;
mod json;
mod marks;
pub mod number;
pub mod rules_table;
pub mod safe;
pub mod status_csv;
pub mod status_json;
pub mod status_table;
