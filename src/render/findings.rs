//! Findings to bytes.

pub mod json;
pub mod text;
