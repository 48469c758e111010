//! Values to bytes: one file per format; nothing here knows where the bytes go.

pub mod findings;
mod json;
pub mod markdown;
pub mod safe;
pub mod status_json;
