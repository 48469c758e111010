//! Values to bytes: one file per format; nothing here knows where the bytes go.

pub mod explain_json;
pub mod explain_text;
pub mod findings;
pub mod baseline;
pub mod diff_json;
pub mod diff_text;
mod json;
pub mod markdown;
mod marks;
pub mod rules_table;
pub mod safe;
pub mod status_csv;
pub mod status_json;
pub mod status_table;
