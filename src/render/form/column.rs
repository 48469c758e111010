//! The columns of a form.

use crate::figures::layout::heading;

/// What stands above the headings.
pub(super) const GUIDE: &str = "Fyll i den gula kolumnen och spara. Lämna tomt det som inte är mätt eller gjort. \
                                Resten är låst och läses inte; filen läses in med styr import.";

/// A column.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Column {
    What,
    Group,
    Unit,
    Measure,
    Target,
    Before,
    Value,
    Answers,
    Definition,
    Baseline,
    Subject,
    Period,
    Key,
    Base,
}

/// Every column, from the left.
pub(super) const COLUMNS: [Column; 14] = [
    Column::What,
    Column::Group,
    Column::Unit,
    Column::Measure,
    Column::Target,
    Column::Before,
    Column::Value,
    Column::Answers,
    Column::Definition,
    Column::Baseline,
    Column::Subject,
    Column::Period,
    Column::Key,
    Column::Base,
];

impl Column {
    /// Its place, from 0.
    pub(super) const fn at(self) -> u16 {
        self as u16
    }

    pub(super) const fn heading(self) -> &'static str {
        match self {
            Self::What => "Vad",
            Self::Group => "Grupp",
            Self::Unit => "Enhet",
            Self::Measure => "Måttenhet",
            Self::Target => "Mål",
            Self::Before => "Senaste utfall",
            Self::Value => heading::VALUE,
            Self::Answers => "Svara med",
            Self::Definition => "Definition",
            Self::Baseline => "Utgångsvärde",
            Self::Subject => heading::SUBJECT,
            Self::Period => heading::PERIOD,
            Self::Key => heading::KEY,
            Self::Base => heading::BASE,
        }
    }

    /// In letters.
    pub(super) const fn width(self) -> f64 {
        match self {
            Self::What => 44.0,
            Self::Group | Self::Key | Self::Base => 12.0,
            Self::Unit => 30.0,
            Self::Measure | Self::Period => 11.0,
            Self::Target => 18.0,
            Self::Before | Self::Answers | Self::Baseline => 20.0,
            Self::Value => 15.0,
            Self::Definition => 60.0,
            Self::Subject => 36.0,
        }
    }

    pub(super) const fn is_hidden(self) -> bool {
        matches!(self, Self::Key | Self::Base)
    }
}
