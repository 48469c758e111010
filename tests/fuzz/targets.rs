//! What is fuzzed: a reader or an edit each, with what it promises of any bytes at all.
//!
//! `cargo test` tries each some hundred times in a way that is the same every time; `tests/fuzz/run`
//! tries them for as long as it is told, led by which code is reached.

mod edits;
mod files;
mod imports;
mod papers;
pub(crate) mod stage;
mod syntax;
mod versions;
mod views;
mod zipped;

/// One reader or edit.
pub(crate) struct Target {
    /// As `tests/fuzz/run` is told it.
    pub(crate) name: &'static str,
    /// What holds of any input, beside that nothing panics and it ends.
    pub(crate) promise: &'static str,
    /// Inputs to begin with.
    pub(crate) seeds: fn() -> Vec<Vec<u8>>,
    /// Tries one input; panics where the promise is broken.
    pub(crate) run: fn(&[u8]),
}

/// Every target.
pub(crate) fn all() -> Vec<Target> {
    let mut all = Vec::from(syntax::ALL);
    all.extend(files::ALL);
    all.extend(papers::ALL);
    all.extend(imports::ALL);
    all.extend(edits::ALL);
    all.extend(versions::ALL);
    all
}
