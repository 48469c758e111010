//! Values to bytes: one file per format; nothing here knows where the bytes go.

pub mod calendar_ics;
pub mod calendar_table;
pub mod application_json;
pub mod application_text;
mod colour;
mod columns;
pub mod explain_json;
pub mod explain_text;
pub mod findings;
pub mod baseline;
pub mod diff_json;
pub mod diff_text;
mod json;
pub mod markdown;
mod marks;
pub mod matrix_json;
pub mod matrix_text;
pub mod rules_table;
pub mod safe;
pub mod status_csv;
pub mod status_json;
pub mod status_table;
pub mod tree_json;
pub mod tree_svg;
pub mod tree_text;
pub mod trial_json;
pub mod trial_text;
