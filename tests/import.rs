//! `styr export` and `styr import`: figures out to people and in again.

mod book;
mod form;
mod hostile;
mod rules;
mod values;
