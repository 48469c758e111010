//! Findings to bytes.

pub mod azure;
pub mod github;
pub mod gitlab;
mod host;
pub mod json;
pub mod sarif;
pub mod summary;
pub mod text;
