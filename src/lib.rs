//! `styr`: the referee for a municipality's goals, over plain-text files in git.
//!
//! The modules stand in the order in which data flows: each uses only those
//! listed above it (held by `tests/layers.rs`). `docs/architecture.md` is the map.

pub mod source;
pub mod diagnostic;
pub mod fields;
pub mod syntax;
pub mod config;
pub mod model;
pub mod status;
pub mod diff;
pub mod rules;
pub mod policy;
pub mod edit;
pub mod figures;
pub mod kolada;
pub mod report;
pub mod render;
pub mod schema;
pub mod cli;
