//! Who decides a unit's plan, as the styrmodell says (R24).

use super::unit::Unit;

/// The unit above decides.
const SUPERIOR: &str = "overordnad";

impl<'p> Unit<'p> {
    /// Who may decide its plan: by its type, else by its level; none is anyone.
    pub fn deciders_of_plan(self) -> Vec<&'p str> {
        self.resolved(self.written_deciders())
    }

    /// Whether its plan is its superior's to decide: it says how, not what (R31).
    pub fn is_decided_above(self) -> bool {
        self.superior().is_some() && self.written_deciders().iter().any(|it| it == SUPERIOR)
    }

    /// `egen` and `overordnad` as the unit and the one above it; one without a superior decides itself.
    pub fn resolved(self, written: &'p [String]) -> Vec<&'p str> {
        let resolve = |word: &'p String| match word.as_str() {
            "egen" => self.id(),
            SUPERIOR => self.superior().map_or(self.id(), Self::id),
            organ => organ,
        };
        written.iter().map(resolve).collect()
    }

    fn written_deciders(self) -> &'p [String] {
        let of_type = self.type_model().map(|it| it.decided_by.as_slice()).unwrap_or_default();
        if !of_type.is_empty() {
            return of_type;
        }
        self.level().and_then(|it| it.decided_by.as_ref()).map(std::slice::from_ref).unwrap_or_default()
    }
}
