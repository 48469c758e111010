//! Where in a sorted list the rows of each key are: with a country's rows every search would be a walk through memory.

use std::ops::Range;

/// The first row of each key, and the end of the last.
#[derive(Debug, Default)]
pub(super) struct Starts(Vec<u32>);

impl Starts {
    /// Of rows in the order of their keys, which are below `count`.
    pub(super) fn of(count: usize, keys: impl Iterator<Item = usize>) -> Self {
        let mut starts = Vec::with_capacity(count + 1);
        let mut rows = 0;
        for key in keys {
            if starts.len() <= key {
                starts.resize(key + 1, rows);
            }
            rows += 1;
        }
        starts.resize(count + 1, rows);
        Self(starts)
    }

    /// The rows of a key.
    pub(super) fn range(&self, key: usize) -> Range<usize> {
        match self.0.get(key..key + 2) {
            Some(&[first, end]) => first as usize..end as usize,
            _ => 0..0,
        }
    }
}

impl Starts {
    /// The rows of keys that follow each other.
    pub(super) fn between(&self, keys: &Range<usize>) -> Range<usize> {
        let first = |key: usize| self.0.get(key).map_or(0, |it| *it as usize);
        first(keys.start)..first(keys.end).max(first(keys.start))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn rows_are_found_by_their_key() {
        let keys = [0, 0, 2, 2, 2, 5];
        let starts = Starts::of(7, keys.into_iter());
        for key in 0..8 {
            let found: Vec<usize> = starts.range(key).collect();
            let expected: Vec<usize> = (0..keys.len()).filter(|it| keys[*it] == key).collect();
            assert_eq!(found, expected, "{key}");
        }
        assert_eq!(
            [starts.between(&(0..3)), starts.between(&(1..7)), starts.between(&(2..2))],
            [0..5, 2..6, 2..2]
        );
        assert_eq!(Starts::of(0, std::iter::empty()).range(0), 0..0);
    }
}
