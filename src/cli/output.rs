//! The only code that writes files.

use std::{
    fs::{self, File, OpenOptions, TryLockError},
    io::{self, Write},
    path::{Component, Path, PathBuf},
};

use super::{failure::Failure, ui::Ui};
use crate::{
    edit::{
        NewFile,
        change::{Changed, Moved},
    },
    source::{
        Source,
        folder::{Folder, system_words},
    },
};

/// The folder for what is `styr`'s own; it hides itself from git.
const OWN: &str = ".styr";

/// Writes a file that the user named, and the folders that it lies in; half a file does not stay.
pub(super) fn write(path: &Path, bytes: impl AsRef<[u8]>) -> Result<(), Failure> {
    let refused = |error: &io::Error| cannot_write(&path.display().to_string(), error);
    if let Some(folder) = path.parent() {
        fs::create_dir_all(folder).map_err(|error| match error.kind() {
            io::ErrorKind::AlreadyExists => refused(&io::ErrorKind::NotADirectory.into()),
            _ => refused(&error),
        })?;
    }
    fs::write(path, bytes).map_err(|error| {
        without_half(path);
        refused(&error)
    })
}

/// Takes away a file that could not be written to its end.
fn without_half(path: &Path) {
    if path.symlink_metadata().is_ok_and(|it| it.is_file()) {
        // That it cannot be removed changes nothing in the answer.
        let _ = fs::remove_file(path);
    }
}

/// Writes a file that the user named and that must not exist, and the folders that it lies in.
pub(super) fn write_new(path: &Path, bytes: &[u8]) -> Result<(), Failure> {
    let shown = path.display().to_string();
    if let Some(folder) = path.parent() {
        fs::create_dir_all(folder).map_err(|error| cannot_write(&shown, &error))?;
    }
    let opened = OpenOptions::new().write(true).create_new(true).open(path);
    let written = opened.and_then(|mut it| it.write_all(bytes));
    written.map_err(|error| match error.kind() {
        io::ErrorKind::AlreadyExists => Failure::usage(format!("{shown} finns redan"))
            .help("inget skrevs; flytta undan filen, eller ange en annan mapp"),
        _ => cannot_write(&shown, &error),
    })
}

/// A link in a stranger's styrrepo must not lead the writing elsewhere.
pub(super) fn refuse_link(path: &Path) -> Result<(), Failure> {
    if path.is_symlink() {
        return Err(Failure::usage(format!("{} är en symbolisk länk", path.display()))
            .help("ta bort den, eller ange en annan mapp"));
    }
    Ok(())
}

/// How many bytes a file has; none where there is none.
pub(super) fn length(path: &Path) -> usize {
    path.metadata().map_or(0, |it| usize::try_from(it.len()).unwrap_or(usize::MAX))
}

/// Adds to the end of a file that the user named, or makes it.
pub(super) fn append(path: &Path, text: &str) -> Result<(), Failure> {
    let file = OpenOptions::new().append(true).create(true).open(path);
    let written = file.and_then(|mut it| it.write_all(text.as_bytes()));
    written.map_err(|error| cannot_write(&path.display().to_string(), &error))
}

/// Writes a file that must not exist, within the styrrepo: nothing is written over, and no
/// symbolic link is followed out of it.
pub(super) fn create(root: &Path, path: &str, text: &str) -> Result<(), Failure> {
    let refused = |error: &io::Error| {
        if error.kind() == io::ErrorKind::AlreadyExists {
            return Failure::usage(format!("{path} finns redan")).help("inget skrevs; välj ett annat id");
        }
        cannot_write(path, error)
    };
    let full = root.join(path);
    if full.symlink_metadata().is_ok() {
        return Err(refused(&io::ErrorKind::AlreadyExists.into()));
    }
    let folder = own_folder(root, path)?;
    fs::create_dir_all(&folder).map_err(|error| refused(&error))?;
    let written = OpenOptions::new().write(true).create_new(true).open(&full);
    let mut file = written.map_err(|error| refused(&error))?;
    file.write_all(text.as_bytes()).map_err(|error| {
        // Half a plan is worse than none; that it cannot be removed changes nothing in the answer.
        let _ = fs::remove_file(&full);
        refused(&error)
    })
}

/// Writes files that must not exist, all or none, in a folder that is made when there is none.
pub(super) fn create_all(root: &Path, files: &[NewFile]) -> Result<(), Failure> {
    let in_the_way = files.iter().find(|it| root.join(&it.path).symlink_metadata().is_ok());
    if let Some(file) = in_the_way {
        return Err(Failure::usage(format!("{} finns redan", file.path))
            .help("inget skrevs; flytta undan filen, eller ange en annan mapp"));
    }
    for (done, file) in files.iter().enumerate() {
        if let Err(failure) = create(root, &file.path, &file.text) {
            for earlier in &files[..done] {
                // What cannot be taken away again is in the answer: the folder is no longer empty.
                let _ = fs::remove_file(root.join(&earlier.path));
            }
            return Err(failure);
        }
    }
    Ok(())
}

/// The folder of a path within the styrrepo, when no symbolic link leads to it.
fn own_folder(root: &Path, path: &str) -> Result<PathBuf, Failure> {
    let mut folder = root.to_owned();
    for part in Path::new(path).parent().into_iter().flat_map(Path::components) {
        folder.push(part);
        if !matches!(part, Component::Normal(_)) || folder.is_symlink() {
            return Err(behind_link(path));
        }
    }
    Ok(folder)
}

fn behind_link(path: &str) -> Failure {
    Failure::usage(format!("{path} ligger bakom en symbolisk länk"))
        .help("styr skriver bara i styrrepots egna mappar")
}

fn cannot_write(path: &str, error: &io::Error) -> Failure {
    Failure::world(format!("kan inte skriva {path}: {}", system_words(error)))
}

/// The sole right to change the files of a styrrepo; it goes with the value.
///
/// What is read, edited and written while one is held is lost by no other `styr` that writes.
pub(super) struct Writing {
    repo: Folder,
    _lock: File,
}

impl Writing {
    /// Waits until no other `styr` writes here.
    pub(super) fn begin(repo: Folder, notes: bool, ui: &mut Ui) -> Result<Self, Failure> {
        let lock = lock_file(repo.root()).map_err(|error| cannot_write(OWN, &error))?;
        let locked = match lock.try_lock() {
            Ok(()) => Ok(()),
            Err(TryLockError::WouldBlock) => {
                if notes {
                    ui.tell("Väntar på att en annan styr ska skriva klart.\n");
                }
                lock.lock()
            }
            Err(TryLockError::Error(error)) => Err(error),
        };
        locked.map_err(|error| {
            Failure::world(format!("kan inte låsa styrrepot: {}", system_words(&error)))
                .help("inget skrevs; styrrepot måste ligga på en disk där filer kan låsas")
        })?;
        Ok(Self { repo, _lock: lock })
    }

    /// Writes all files or none: each beside its old self first, then over it.
    pub(super) fn write(&self, changes: &[Changed]) -> Result<(), Failure> {
        self.write_and_move(changes, None)
    }

    /// Likewise, and puts a folder elsewhere when the files in it are written.
    pub(super) fn write_and_move(&self, changes: &[Changed], moved: Option<&Moved>) -> Result<(), Failure> {
        let folders = moved.map(|it| self.folders(it)).transpose()?;
        let mut waiting: Vec<Waiting<'_>> = Vec::new();
        for change in changes {
            waiting.push(Waiting::write(&self.repo, change)?);
        }
        for change in changes {
            self.is_as_it_was(change)?;
        }
        for (done, it) in waiting.iter().enumerate() {
            if let Err(error) = fs::rename(&it.temporary, &it.target) {
                for earlier in waiting[..done].iter().rev() {
                    earlier.undo();
                }
                return Err(cannot_write(&it.change.path, &error).help("inget ändrades"));
            }
        }
        for it in &waiting {
            it.flush_folder();
        }
        let Some((from, to)) = folders else { return Ok(()) };
        fs::rename(&from, &to).map_err(|error| {
            for it in waiting.iter().rev() {
                it.undo();
            }
            let path = moved.map_or("", |it| it.from.as_str());
            Failure::world(format!("kan inte flytta mappen {path}: {}", system_words(&error)))
                .help("inget ändrades")
        })
    }

    /// Where a folder lies and is to lie: it is no symbolic link and lies behind none, and nothing
    /// stands where it is to lie.
    fn folders(&self, moved: &Moved) -> Result<(PathBuf, PathBuf), Failure> {
        let root = self.repo.root();
        for (path, is_there) in [(&moved.from, true), (&moved.to, false)] {
            own_folder(root, path)?;
            let found = root.join(path).symlink_metadata();
            if found.as_ref().is_ok_and(fs::Metadata::is_symlink) {
                return Err(behind_link(path));
            }
            if found.is_ok() && !is_there {
                return Err(Failure::usage(format!("mappen {path} finns redan"))
                    .help("inget skrevs; flytta undan den, eller välj ett annat id"));
            }
        }
        Ok((root.join(&moved.from), root.join(&moved.to)))
    }

    /// Somebody may have saved the file in an editor since it was read.
    fn is_as_it_was(&self, change: &Changed) -> Result<(), Failure> {
        let now = Source::Folder(self.repo.clone()).read(&change.path).ok();
        if now == change.before {
            return Ok(());
        }
        Err(Failure::world(format!("{} ändrades av någon annan under tiden", change.path))
            .help("inget skrevs; försök igen"))
    }
}

fn lock_file(root: &Path) -> io::Result<File> {
    let folder = root.join(OWN);
    if folder.is_symlink() || folder.join("lock").is_symlink() {
        return Err(io::ErrorKind::NotADirectory.into());
    }
    fs::create_dir_all(&folder)?;
    let ignore = folder.join(".gitignore");
    if ignore.symlink_metadata().is_err() {
        fs::write(&ignore, "*\n").inspect_err(|_| without_half(&ignore))?;
    }
    OpenOptions::new().create(true).truncate(false).write(true).open(folder.join("lock"))
}

/// A file that is written beside the one that it is to replace, and goes away if it is not needed.
struct Waiting<'c> {
    change: &'c Changed,
    temporary: PathBuf,
    target: PathBuf,
    /// Those of the old file.
    permissions: Option<fs::Permissions>,
}

impl<'c> Waiting<'c> {
    fn write(repo: &Folder, change: &'c Changed) -> Result<Self, Failure> {
        let path = &change.path;
        let refused = |error: &io::Error| cannot_write(path, error);
        let folder = own_folder(repo.root(), path)?;
        let target = repo.root().join(path);
        let old = target.symlink_metadata().ok();
        if old.as_ref().is_some_and(fs::Metadata::is_symlink) {
            return Err(behind_link(path));
        }
        if old.as_ref().is_some_and(|it| it.permissions().readonly()) {
            return Err(refused(&io::ErrorKind::PermissionDenied.into()));
        }
        fs::create_dir_all(&folder).map_err(|error| refused(&error))?;
        let name = target.file_name().unwrap_or_default().to_string_lossy();
        let temporary = folder.join(format!(".{name}.styr"));
        // One that was killed may have left its own; nobody else writes now.
        let _ = fs::remove_file(&temporary);
        let permissions = old.map(|it| it.permissions());
        let waiting = Self { change, temporary, target, permissions };
        waiting.fill(&change.after).map_err(|error| refused(&error))?;
        Ok(waiting)
    }

    fn fill(&self, text: &str) -> io::Result<()> {
        let mut file = OpenOptions::new().write(true).create_new(true).open(&self.temporary)?;
        file.write_all(text.as_bytes())?;
        if let Some(permissions) = &self.permissions {
            file.set_permissions(permissions.clone())?;
        }
        file.sync_all()
    }

    /// Puts back what was there; what cannot be put back is in git.
    fn undo(&self) {
        let _ = match &self.change.before {
            Some(before) => {
                fs::write(&self.temporary, before).and_then(|()| fs::rename(&self.temporary, &self.target))
            }
            None => fs::remove_file(&self.target),
        };
    }

    /// Makes the new name last; not every system can, and the file itself is safe.
    fn flush_folder(&self) {
        let folder = self.target.parent().and_then(|it| OpenOptions::new().read(true).open(it).ok());
        let _ = folder.map(|it| it.sync_all());
    }
}

impl Drop for Waiting<'_> {
    fn drop(&mut self) {
        let _ = fs::remove_file(&self.temporary);
    }
}
