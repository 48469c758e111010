//! Versions of a styrrepo in git: read, compared, and every way in which git can be odd.

mod bad;
mod comparison;
mod decided;
mod freshness;
pub(crate) mod history;
mod log;
mod review;
mod models;
mod origin;
mod reorganised;
mod rewritten;
mod since;
mod versions;
