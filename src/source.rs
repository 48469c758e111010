//! The texts of a styrrepo, and places in them.

pub mod folder;
pub mod layout;
pub mod lines;
pub mod origin;
pub mod overlay;
pub mod revision;
pub mod texts;

use std::{borrow::Cow, sync::Arc};

use self::origin::Origin;

/// Largest file that is read, in bytes (format.md, Files).
pub const MAX_BYTES: u64 = 8 * 1024 * 1024;

/// Names one file of a [`Sources`]; opaque, in the order of the files' paths.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct FileId(pub u32);

/// A run of bytes in one file; `end` is exclusive.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Span {
    /// The file that holds it.
    pub file: FileId,
    /// First byte.
    pub start: u32,
    /// The byte after the last.
    pub end: u32,
}

impl Span {
    /// The very beginning of a file: for a fault that has no place in its text.
    pub const fn start_of(file: FileId) -> Self {
        Self { file, start: 0, end: 0 }
    }
}

/// Why an entry of the styrrepo gave no text.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Unreadable {
    /// Larger than [`MAX_BYTES`].
    TooLarge,
    /// Not UTF-8; the number is the byte where it stops being so.
    NotUtf8(usize),
    /// A folder stands where a file is expected.
    Folder,
    /// The name itself is not UTF-8, so no other file can refer to it.
    Name,
    /// A note from git lfs stands where the text should be.
    LfsPointer,
    /// The folder is another git repository, whose files are not in this one.
    Submodule,
    /// The system said no, in words for the user.
    System(String),
}

/// What stands at a path of the styrrepo before it is read.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Entry {
    /// A file to read.
    File,
    /// A symbolic link; never followed.
    Symlink,
    /// Something that cannot be read.
    Unreadable(Unreadable),
}

/// Every path of a styrrepo that could matter, sorted.
///
/// Paths are relative to the root and use `/` on every system.
#[derive(Clone, Debug, Default)]
pub struct Listing {
    /// Path and what stands there.
    pub entries: Vec<(String, Entry)>,
}

/// Where a styrrepo's texts come from.
///
/// A folder and a git revision answer alike, so everything above is the same
/// for today's files and for those of any commit.
#[derive(Clone, Debug)]
pub enum Source {
    /// Files on disk.
    Folder(folder::Folder),
    /// Files of a commit, read from git's objects without a checkout.
    Revision(revision::Revision),
    /// Some texts laid over another source.
    Overlay(overlay::Overlay),
    /// Texts that lie nowhere yet.
    Texts(texts::Texts),
}

impl Source {
    /// Lists the paths that could belong to the styrrepo.
    ///
    /// # Errors
    /// When the root itself cannot be listed.
    pub fn list(&self) -> anyhow::Result<Listing> {
        match self {
            Self::Folder(folder) => folder.list(),
            Self::Revision(revision) => Ok(revision.list()),
            Self::Overlay(overlay) => overlay.list(),
            Self::Texts(texts) => Ok(texts.list()),
        }
    }

    /// Reads one listed file. May be called from several threads.
    ///
    /// # Errors
    /// Says why the file has no text; the others can still be read.
    pub fn read(&self, path: &str) -> Result<String, Unreadable> {
        match self {
            Self::Folder(folder) => folder.read(path),
            Self::Revision(revision) => revision.read(path),
            Self::Overlay(overlay) => overlay.read(path),
            Self::Texts(texts) => texts.read(path),
        }
    }

    /// What findings call the file at a path: the path itself, but for what is laid over it.
    pub fn shown<'s>(&'s self, path: &'s str) -> Cow<'s, str> {
        match self {
            Self::Folder(_) | Self::Revision(_) | Self::Texts(_) => Cow::Borrowed(path),
            Self::Overlay(overlay) => overlay.shown(path),
        }
    }

    /// The styrrepo's folder within the git repository around it, with `/`: hosts of code know paths from
    /// there. Empty at its top, and where there is no git. Git is not opened for a folder.
    pub fn folder_in_git(&self) -> String {
        match self {
            Self::Folder(folder) => folder.folder_in_git(),
            Self::Revision(revision) => revision.folder_in_git(),
            Self::Overlay(overlay) => overlay.base().folder_in_git(),
            Self::Texts(_) => String::new(),
        }
    }

    /// What git knows of the files that were read; git is opened for it. Never fails.
    ///
    /// `files` is every file that was taken from the source, in order, with its text where it has one;
    /// `is_left_out` says of a path whether the model keeps it from being read.
    pub fn origin(&self, files: &[(&str, Option<&str>)], is_left_out: impl Fn(&str) -> bool) -> Origin {
        match self {
            Self::Folder(folder) => Origin::of_folder(folder, files, is_left_out),
            Self::Revision(revision) => Origin::of(revision),
            Self::Overlay(_) | Self::Texts(_) => Origin::Loose,
        }
    }

    /// Whether a listed file is known to hold just that text without being read.
    pub fn holds(&self, path: &str, text: &str) -> bool {
        match self {
            Self::Folder(_) | Self::Overlay(_) | Self::Texts(_) => false,
            Self::Revision(revision) => revision.holds(path, text),
        }
    }
}

/// One file with its text.
#[derive(Clone, Debug)]
pub struct SourceFile {
    /// Relative to the root, with `/`; as the user named it where it is laid over the styrrepo.
    pub path: String,
    /// The text, or the empty text where it could not be read; shared by versions that have the same.
    pub text: Arc<str>,
}

/// The files that were read, in the order of their paths; each text is kept once, here.
#[derive(Clone, Debug, Default)]
pub struct Sources {
    files: Vec<SourceFile>,
}

impl Sources {
    /// Takes the files in the order that gives them their [`FileId`]s.
    pub const fn new(files: Vec<SourceFile>) -> Self {
        Self { files }
    }

    /// All files, in order.
    pub fn iter(&self) -> impl Iterator<Item = (FileId, &SourceFile)> {
        (0..).map(FileId).zip(&self.files)
    }

    /// The file at that path.
    pub fn find(&self, path: &str) -> Option<FileId> {
        let at = self.files.binary_search_by(|it| it.path.as_str().cmp(path)).ok()?;
        Some(FileId(at as u32))
    }

    /// The file of that id.
    pub fn file(&self, id: FileId) -> &SourceFile {
        &self.files[id.0 as usize]
    }

    /// The text within a span.
    pub fn slice(&self, span: Span) -> &str {
        &self.file(span.file).text[span.start as usize..span.end as usize]
    }

    /// How a place reads with another name in it: with the same quotes and signs around it, and with
    /// quotes where a key needs them. Nothing for what could be more than a name.
    pub fn renamed(&self, span: Span, old: &str, new: &str) -> Option<String> {
        let is_bare = |it: char| it.is_ascii_alphanumeric() || matches!(it, '-' | '_');
        let is_name = !new.is_empty() && new.chars().all(|it| is_bare(it) || it == '/');
        let written = self.slice(span);
        let is_once = !old.is_empty() && written.matches(old).count() == 1;
        let is_toml = layout::kind_of(&self.file(span.file).path) != Some(layout::FileKind::Analysis);
        if is_toml && written == old && !new.chars().all(is_bare) {
            return is_name.then(|| format!("\"{new}\""));
        }
        (is_name && is_once).then(|| written.replacen(old, new, 1))
    }

    /// How many files there are.
    pub fn len(&self) -> usize {
        self.files.len()
    }

    /// Whether there are none.
    pub fn is_empty(&self) -> bool {
        self.files.is_empty()
    }
}

/// How a file begins that git lfs has put in another's place.
const LFS_POINTER: &[u8] = b"version https://git-lfs.github.com/spec/";

/// Turns the bytes of a file into text.
///
/// # Errors
/// When they are too many, not UTF-8, or stand for a text that is elsewhere.
fn text_of(bytes: Vec<u8>) -> Result<String, Unreadable> {
    if bytes.len() as u64 > MAX_BYTES {
        return Err(Unreadable::TooLarge);
    }
    if bytes.starts_with(LFS_POINTER) {
        return Err(Unreadable::LfsPointer);
    }
    String::from_utf8(bytes).map_err(|error| Unreadable::NotUtf8(error.utf8_error().valid_up_to()))
}
