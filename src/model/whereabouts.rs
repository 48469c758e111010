//! Where in the files words stand, for those who see them on paper only.

use crate::{
    source::{
        FileId,
        lines::{LineIndex, Position},
    },
    syntax::Item,
};

use super::Plan;

/// The lines of a plan's files that have one of some letters.
///
/// Made once for all the words to be found: every file is read through, and then only those lines.
#[derive(Debug)]
pub struct Whereabouts<'p> {
    plan: &'p Plan,
    lines: Vec<Line<'p>>,
}

#[derive(Debug)]
struct Line<'p> {
    file: FileId,
    start: usize,
    text: &'p str,
}

impl<'p> Whereabouts<'p> {
    /// Reads through the files of a plan.
    pub fn of(plan: &'p Plan, letters: &[char]) -> Self {
        let mut lines = Vec::new();
        for (file, source) in plan.sources().iter().filter(|it| it.1.text.contains(letters)) {
            let mut start = 0;
            for text in source.text.split_inclusive('\n') {
                if text.contains(letters) {
                    lines.push(Line { file, start, text });
                }
                start += text.len();
            }
        }
        Self { plan, lines }
    }

    /// The path and the place of a letter in words of a paper: where they stand as a whole, or else the
    /// word with the letter, also where the file writes it with escapes, or else the letter alone.
    pub fn find(&self, words: &str, letter: char) -> Option<(&'p str, Position)> {
        let whole = words.trim().trim_end_matches('.');
        let word = words.split_whitespace().find(|it| it.contains(letter))?;
        let word = word.trim_matches(|it: char| it.is_ascii_punctuation());
        let found = self.written(whole, letter).or_else(|| self.written(word, letter));
        let found = found.or_else(|| self.escaped(word));
        let alone = || self.written(letter.encode_utf8(&mut [0; 4]), letter);
        let (file, at) = found.or_else(alone)?;
        let source = self.plan.sources().file(file);
        Some((source.path.as_str(), LineIndex::new(&source.text).position(at)))
    }

    fn written(&self, words: &str, letter: char) -> Option<(FileId, u32)> {
        self.lines.iter().find_map(|it| {
            let at = it.text.find(words)?;
            let within = words.find(letter)?;
            Some((it.file, u32::try_from(it.start + at + within).ok()?))
        })
    }

    /// Where a string gives a word by way of `\u`.
    fn escaped(&self, word: &str) -> Option<(FileId, u32)> {
        let files =
            self.plan.sources().iter().filter(|it| it.1.text.contains("\\u") || it.1.text.contains("\\U"));
        files.into_iter().find_map(|(file, _)| {
            let item = string_with(self.plan.root(file), word)?;
            Some((file, item.span().start))
        })
    }
}

fn string_with<'p>(item: Item<'p>, word: &str) -> Option<Item<'p>> {
    if item.text().is_some_and(|it| it.contains(word)) {
        return Some(item);
    }
    item.children().find_map(|it| string_with(it, word))
}
