//! Values to text: what people and other programs read.

pub mod number;
pub mod safe;
