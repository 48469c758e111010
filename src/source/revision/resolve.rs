//! From what a user calls a version to a commit.

use git2::{Commit, ErrorCode, Oid, Repository};
use jiff::{Timestamp, civil::Date, tz::TimeZone};

use super::Refused;

/// The commit that a name stands for; a name that git knows goes before a day.
pub(super) fn commit(repository: &Repository, name: &str) -> Result<Oid, Refused> {
    let object = match repository.revparse_single(name) {
        Ok(object) => object,
        Err(error) => {
            return match day(name) {
                Some(day) => not_after(repository, day),
                None => Err(unknown(repository, name, &error)),
            };
        }
    };
    object.peel_to_commit().map(|it| it.id()).map_err(|_| {
        Refused::new(format!("`{name}` är ingen version av styrrepot"))
            .remedy("ange en gren, en tagg, en version eller en dag")
    })
}

/// Where a name and HEAD last were one.
pub(super) fn merge_base(repository: &Repository, name: &str) -> Result<Oid, Refused> {
    let head = head(repository)?.id();
    let other = commit(repository, name)?;
    repository.merge_base(head, other).map_err(|_| {
        let refused = Refused::new(format!("`{name}` och den här versionen har ingen gemensam historia"));
        if repository.is_shallow() {
            refused.unshallow()
        } else {
            refused.remedy("ange den gren som ändringen ska in i")
        }
    })
}

/// The last commit on HEAD's first-parent history that is not after the day, each by its own clock.
fn not_after(repository: &Repository, day: Date) -> Result<Oid, Refused> {
    let mut next = Some(head(repository)?);
    let mut first = None;
    while let Some(commit) = next {
        let made = day_of(&commit);
        if made.is_some_and(|it| it <= day) {
            return Ok(commit.id());
        }
        first = made.or(first);
        next = commit.parent(0).ok();
    }
    let refused = Refused::new(format!("det finns ingen version från {day} eller tidigare"));
    Err(match first {
        _ if repository.is_shallow() => refused.unshallow(),
        Some(first) => refused.remedy(format!("den första versionen är från {first}")),
        None => refused,
    })
}

/// The commit that is checked out.
pub(super) fn head(repository: &Repository) -> Result<Commit<'_>, Refused> {
    repository.head().and_then(|it| it.peel_to_commit()).map_err(|error| unknown(repository, "HEAD", &error))
}

/// The day on which a commit was made, where it was made.
pub(super) fn day_of(commit: &Commit<'_>) -> Option<Date> {
    let time = commit.committer().when();
    let seconds = time.seconds().checked_add(i64::from(time.offset_minutes()) * 60)?;
    Some(Timestamp::from_second(seconds).ok()?.to_zoned(TimeZone::UTC).date())
}

fn day(text: &str) -> Option<Date> {
    (text.len() == 10).then(|| text.parse().ok())?
}

fn unknown(repository: &Repository, name: &str, error: &git2::Error) -> Refused {
    if repository.head().is_err_and(|it| it.code() == ErrorCode::UnbornBranch) {
        return Refused::new("git-arkivet har inga versioner ännu")
            .remedy("spara den första med `git add` och `git commit`");
    }
    if error.code() == ErrorCode::Ambiguous {
        return Refused::new(format!("`{name}` kan vara flera versioner")).remedy("skriv fler tecken");
    }
    let refused = Refused::new(format!("git känner inte till `{name}`"));
    if let Some(remote) = on_a_remote(repository, name) {
        return refused.remedy(format!("menade du `{remote}`?"));
    }
    if repository.is_shallow() {
        return refused.unshallow();
    }
    refused.remedy("ange en gren, en tagg, en version eller en dag, till exempel 2026-05-31")
}

/// The branch of that name as it was last fetched.
fn on_a_remote(repository: &Repository, name: &str) -> Option<String> {
    let references = repository.references_glob("refs/remotes/*").ok()?;
    let ending = format!("/{name}");
    let mut names: Vec<String> = references
        .flatten()
        .filter_map(|it| it.name().ok().map(str::to_owned))
        .filter(|it| it.ends_with(&ending))
        .filter_map(|it| it.strip_prefix("refs/remotes/").map(str::to_owned))
        .collect();
    names.sort();
    names.into_iter().next()
}
