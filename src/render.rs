//! Values to bytes: one file per format; nothing here knows where the bytes go.

pub mod findings;
pub mod safe;
