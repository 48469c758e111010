//! Values to text: what people and other programs read.

mod json;
pub mod number;
pub mod safe;
pub mod status_json;
