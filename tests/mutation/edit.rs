//! One defect put into a clean repo: where it may be put, what it does to a text, where it should be found.

use std::{collections::BTreeMap, fs};

use crate::{
    mutation::clean::{Clean, Unit},
    styrrepo::Styrrepo,
};

/// In a new text: the line on which the finding should stand. Never written to a file.
pub(crate) const MARK: char = '¤';

/// What is done to a file.
///
/// In every text `{id}` is the id of the unit that was picked and `{above}` that of its superior.
#[derive(Clone, Copy)]
pub(crate) enum Edit {
    /// Puts the second text where the first stands; where it stands several times, somewhere.
    Swap(&'static str, &'static str),
    /// Puts another line where one that begins so stands.
    Line(&'static str, &'static str),
    /// Takes away the table with that header.
    Cut(&'static str),
    /// Adds a text at the end.
    Add(&'static str),
    /// Writes the file anew.
    New(&'static str),
    /// Writes bytes that are no text.
    Bytes(&'static [u8]),
    /// Puts a folder there.
    Folder,
    /// Puts a symbolic link to that path there.
    Link(&'static str),
}

/// Where the finding should stand.
#[derive(Clone, Copy)]
pub(crate) enum At {
    /// At the mark in the new text.
    Mark,
    /// At the first line of the file.
    Start,
    /// At the header of the table in which the edit was made.
    Header,
    /// At the first line of a file that contains a text.
    Line(&'static str, &'static str),
}

/// A defect: edits of files, each named by a path or by `@level,level/path` below the unit's folder.
#[derive(Clone, Copy)]
pub(crate) struct Defect {
    pub(crate) file: &'static str,
    pub(crate) edit: Edit,
    /// A further edit that the defect needs.
    pub(crate) also: Option<(&'static str, Edit)>,
    pub(crate) at: At,
}

/// What stands at a path of a repo with a defect.
#[derive(Clone, Debug)]
pub(crate) enum Content {
    Text(String),
    Bytes(&'static [u8]),
    Nothing,
    Folder,
    Link(&'static str),
}

/// A defect at one place: what changes, and where the finding should be.
pub(crate) struct Placed {
    pub(crate) changes: BTreeMap<String, Content>,
    pub(crate) path: String,
    pub(crate) line: usize,
}

/// `SplitMix64`: the same numbers on every system.
pub(crate) struct Random(pub(crate) u64);

impl Random {
    /// A number below `bound`.
    pub(crate) fn below(&mut self, bound: usize) -> usize {
        self.0 = self.0.wrapping_add(0x9e37_79b9_7f4a_7c15);
        let mixed = (self.0 ^ (self.0 >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
        let mixed = (mixed ^ (mixed >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
        usize::try_from((mixed ^ (mixed >> 31)) % bound as u64).unwrap()
    }
}

impl Defect {
    /// Puts the defect somewhere that fits.
    pub(crate) fn place(&self, clean: &Clean, random: &mut Random) -> Option<Placed> {
        let fitting: Vec<usize> =
            (0..clean.units.len()).filter(|&it| self.is_on_level(&clean.units[it])).collect();
        let mut open = fitting;
        while !open.is_empty() {
            let unit = open.swap_remove(random.below(open.len()));
            if let Some(placed) = self.place_in(clean, unit, random) {
                return Some(placed);
            }
        }
        None
    }

    fn is_on_level(&self, unit: &Unit) -> bool {
        match self.file.strip_prefix('@') {
            None => unit.superior == 0 && unit.id == "kf",
            Some(rest) => {
                let levels = rest.split('/').next().unwrap_or_default();
                levels == "*" || levels.split(',').any(|it| it == unit.level)
            }
        }
    }

    fn place_in(&self, clean: &Clean, unit: usize, random: &mut Random) -> Option<Placed> {
        let fill = |text: &str| filled(text, clean, unit);
        let path = path_of(self.file, &fill, &clean.units[unit]);
        let (content, at) = self.edit.apply(clean.files.get(&path).map(String::as_str), &fill, random)?;
        let mut changes = BTreeMap::from([(path.clone(), content)]);
        if let Some((file, edit)) = self.also {
            let other = path_of(file, &fill, &clean.units[unit]);
            let before = match changes.get(&other) {
                Some(Content::Text(text)) => Some(text.clone()),
                _ => clean.files.get(&other).cloned(),
            };
            changes.insert(other, edit.apply(before.as_deref(), &fill, random)?.0);
        }
        let (path, line) = self.expected(clean, unit, &path, at, &changes)?;
        for content in changes.values_mut() {
            if let Content::Text(text) = content {
                text.retain(|it| it != MARK);
            }
        }
        Some(Placed { changes, path, line })
    }

    fn expected(
        &self,
        clean: &Clean,
        unit: usize,
        path: &str,
        at: usize,
        changes: &BTreeMap<String, Content>,
    ) -> Option<(String, usize)> {
        let marked = || {
            changes.iter().find_map(|(path, content)| match content {
                Content::Text(text) => Some((path.clone(), line_of(text, text.find(MARK)?))),
                _ => None,
            })
        };
        let text_at = |path: &str| match changes.get(path) {
            Some(Content::Text(text)) => Some(text.clone()),
            _ => clean.files.get(path).cloned(),
        };
        match self.at {
            At::Mark => marked(),
            At::Start => Some((path.to_owned(), 1)),
            At::Header => {
                let text = text_at(path)?;
                let starts = text.match_indices("\n[").map(|it| it.0 + 1).filter(|it| *it <= at);
                Some((path.to_owned(), line_of(&text, starts.last()?)))
            }
            At::Line(at_file, words) => {
                let known = |text: &str| filled(text, clean, unit);
                let path = path_of(at_file, &known, &clean.units[unit]);
                let text = text_at(&path)?;
                let line = line_of(&text, text.find(&known(words))?);
                Some((path, line))
            }
        }
    }
}

impl Edit {
    /// The new content and where in it the edit was made; nothing where it does not fit.
    fn apply(
        self,
        text: Option<&str>,
        fill: &dyn Fn(&str) -> String,
        random: &mut Random,
    ) -> Option<(Content, usize)> {
        let mut pick = |text: &str, words: &str| {
            let places: Vec<usize> = text.match_indices(words).map(|it| it.0).collect();
            (!places.is_empty()).then(|| places[random.below(places.len())])
        };
        let replaced = |text: &str, from: usize, to: usize, new: &str| {
            let new = format!("{}{new}{}", &text[..from], &text[to..]);
            Some((Content::Text(new), from))
        };
        match self {
            Self::Swap(old, new) => {
                let (text, old) = (text?, fill(old));
                let from = pick(text, &old)?;
                replaced(text, from, from + old.len(), &fill(new))
            }
            Self::Line(start, new) => {
                let (text, start) = (text?, format!("\n{}", fill(start)));
                let from = pick(text, &start)? + 1;
                let to = text[from..].find('\n').map_or(text.len(), |it| from + it);
                // A line that is taken away takes its end with it.
                let to = if new.is_empty() { (to + 1).min(text.len()) } else { to };
                replaced(text, from, to, &fill(new))
            }
            Self::Cut(header) => {
                let (text, header) = (text?, format!("\n{}\n", fill(header)));
                let from = pick(text, &header)? + 1;
                let to = text[from..].find("\n[").map_or(text.len(), |it| from + it + 1);
                replaced(text, from, to, "")
            }
            Self::Add(new) => replaced(text?, text?.len(), text?.len(), &fill(new)),
            Self::New(new) => Some((Content::Text(fill(new)), 0)),
            Self::Bytes(bytes) => Some((Content::Bytes(bytes), 0)),
            Self::Folder => Some((Content::Folder, 0)),
            Self::Link(to) => Some((Content::Link(to), 0)),
        }
    }
}

/// A text with its places filled in for the unit that was picked.
pub(crate) fn filled(text: &str, clean: &Clean, unit: usize) -> String {
    let unit = &clean.units[unit];
    let above = &clean.units[unit.superior];
    text.replace("{id}", &unit.id).replace("{above}", &above.id).replace("{folder-above}", &above.folder)
}

fn path_of(file: &str, filled_in: &dyn Fn(&str) -> String, unit: &Unit) -> String {
    match file.strip_prefix('@').and_then(|it| it.split_once('/')) {
        Some((_, rest)) => format!("{}/{}", unit.folder, filled_in(rest)),
        None => filled_in(file),
    }
}

/// The line, from 1, on which a byte stands.
pub(crate) fn line_of(text: &str, at: usize) -> usize {
    text[..at].matches('\n').count() + 1
}

/// Writes a content to a repo.
pub(crate) fn write(repo: &Styrrepo, path: &str, content: &Content) {
    let place = repo.root().join(path);
    let clear = || {
        let _ = fs::remove_dir_all(&place).or_else(|_| fs::remove_file(&place));
        fs::create_dir_all(place.parent().unwrap()).unwrap();
    };
    match content {
        Content::Text(text) => {
            repo.write(path, text);
        }
        Content::Bytes(bytes) => {
            repo.write(path, bytes);
        }
        Content::Nothing => clear(),
        Content::Folder => {
            clear();
            fs::create_dir_all(&place).unwrap();
        }
        Content::Link(to) => {
            clear();
            #[cfg(unix)]
            std::os::unix::fs::symlink(to, &place).unwrap();
            #[cfg(not(unix))]
            let _ = to;
        }
    }
}

/// Makes a path of a repo what it is in the clean one.
pub(crate) fn restore(repo: &Styrrepo, clean: &Clean, path: &str) {
    write(repo, path, &Content::Nothing);
    if let Some(text) = clean.files.get(path) {
        repo.write(path, text);
    }
}
