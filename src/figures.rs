//! Outcomes in and out: what a sheet or another system says, held against what the styrrepo says.
//!
//! A reader of some format makes [`Row`]s; [`incoming::weigh`] makes changes of the files of them.

pub mod incoming;
pub mod open_data;
pub mod place;

use self::place::Place;

/// One value that comes from elsewhere, with what it is about; all as text.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Row {
    /// What it is about, as commands name it: `unit/id`, `receiver/giver/id`, or the id of a shared
    /// indicator.
    pub subject: String,
    /// The period, as commands take it: `2026-t2`, or `2026` for the last of the year.
    pub period: String,
    /// Which part of the outcome, as `styr record` names it: empty for the value itself, the id of a
    /// group, `prognos`, `saknas`, `preliminar`, `kommentar`, `jamforelse.riket`.
    pub key: String,
    /// The value as people write it: `88,1`, `ja`, `2026-06-30`, `Påbörjad`.
    pub text: String,
    /// What the styrrepo said when the row was made, as [`incoming::now`] gives it; empty where it
    /// said nothing, none where that is not known.
    pub base: Option<String>,
    /// Where it stands, for messages.
    pub place: Place,
}

/// A row that is not taken, and why.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Rejected {
    /// Where it stands.
    pub place: Place,
    /// What is wrong.
    pub message: String,
    /// What to do instead.
    pub help: String,
}

/// What a reader of some format has found.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Found {
    /// Values that can be weighed, in the order of the file.
    pub rows: Vec<Row>,
    /// What could not be read as a value.
    pub rejected: Vec<Rejected>,
    /// What the user should know beside, each a sentence without a full stop.
    pub remarks: Vec<String>,
}
