//! Two versions of a styrrepo, and the names of versions.

use std::{env, path::PathBuf, process, sync::OnceLock};

use styr::{
    diff,
    edit::{
        id, next, plan as new_plan, relocate,
        rename::{self, Subject},
        toml as written,
    },
    model::{Plan, period::Period, unit::Unit},
    policy::{Selection, known},
    render::{baseline, diff_json, diff_md, diff_text, trial_json, trial_text},
    report::{review, trial},
    source::{Source, layout::FileKind, revision::Git},
};

use super::{
    Target,
    edits::loaded,
    stage::{self, DAY, parts, plan, text, with},
    views::{is_json, nothing_moves},
};

pub(super) const ALL: [Target; 7] = [
    Target {
        name: "diff",
        promise: "two texts differ both ways or not at all, a text never from itself, and every form is whole",
        seeds: || pairs(FileKind::Plan),
        run: |data| of_two("bun/plan.toml", data),
    },
    Target {
        name: "diff-files",
        promise: "the same of analyses, outcomes and registers",
        seeds: || pairs(FileKind::Analysis),
        run: of_two_files,
    },
    Target {
        name: "trial",
        promise: "any text can be tried as the model, and the rest is held against it",
        seeds: || stage::seeds(|it| it == FileKind::Model),
        run: |data| tried(&text(data)),
    },
    Target {
        name: "baseline",
        promise: "a list of known findings is refused, or says the same when it is written again",
        seeds: baseline_seeds,
        run: |data| known_findings(&text(data)),
    },
    Target {
        name: "rename",
        promise: "what is renamed has its new id alone, is found by it, and nothing else has changed",
        seeds: renamed_seeds,
        run: renamed,
    },
    Target {
        name: "reorganise",
        promise: "a unit moved, a draft of next year and a new unit give no file a fault",
        seeds: || stage::seeds(|it| it == FileKind::Plan),
        run: reorganised,
    },
    Target {
        name: "revision",
        promise: "any name of a version is one or is refused in words",
        seeds: revision_seeds,
        run: revision,
    },
];

fn of_two(path: &str, data: &[u8]) {
    let [old, new] = parts::<2>(data);
    let [old, new] = [old, new].map(|it| plan(&with(&[(path, &text(it))])));
    compared(&old, &new);
}

/// Which file, by the first byte; then its two texts.
fn of_two_files(data: &[u8]) {
    const PATHS: [&str; 5] = [
        "bun/analys/2026-t2.md",
        "bun/utfall/2026.toml",
        "styrdokument.toml",
        "indikatorer.toml",
        "styr.toml",
    ];
    if let Some((which, texts)) = data.split_first() {
        of_two(PATHS[usize::from(*which) % PATHS.len()], texts);
    }
}

fn compared(old: &Plan, new: &Plan) {
    let comparison = diff::compare(old, new);
    assert!(diff::compare(new, new).is_empty(), "a plan differs from itself");
    let back = diff::compare(new, old);
    assert_eq!(comparison.is_empty(), back.is_empty(), "it differs one way only");
    let lights = comparison.lights(DAY);
    let period = Period::latest(&new.config().follow_up, DAY);
    nothing_moves(&diff_text::diff(&comparison, &lights, period));
    let brought = known::between(&comparison, stage::findings(old), &stage::findings(new));
    let review = review::review(&comparison, &brought, &lights, period);
    let versions = diff_json::Versions { before: Some("a"), after: None, period: Some("2026-t2") };
    is_json(&diff_json::diff(&review, versions));
    for most in [None, Some(diff_md::LEAST), Some(3 * diff_md::LEAST)] {
        let comment = diff_md::diff(&review, versions, Some("en rad"), most);
        nothing_moves(&comment);
        let length = comment.encode_utf16().count();
        assert!(most.is_none_or(|it| length <= it), "{length} characters, of at most {most:?}");
    }
}

/// Each file of a kind and the next: now and then alike, mostly not.
fn pairs(kind: FileKind) -> Vec<Vec<u8>> {
    let files = match kind {
        FileKind::Plan => stage::seeds(|it| it == FileKind::Plan),
        _ => stage::seeds(|it| it == FileKind::Analysis),
    };
    let first: &[u8] = if kind == FileKind::Plan { b"" } else { b"2" };
    let after = files.iter().cycle().skip(1);
    let pairs = files.iter().zip(after).flat_map(|(old, new)| [[old, new], [old, old]]);
    pairs.map(|[old, new]| [first, &stage::joined(&[old, new])].concat()).collect()
}

fn tried(model: &str) {
    let (today, proposed) = (plan(&with(&[])), plan(&with(&[("styr.toml", model)])));
    let (before, after) = (stage::findings(&today), stage::findings(&proposed));
    let answer = trial::trial((&today, before), (&proposed, after));
    is_json(&trial_json::trial(&answer));
    nothing_moves(&trial_text::trial(&answer));
    nothing_moves(&trial_text::summary(&answer));
}

fn known_findings(list: &str) {
    let Some(list) = baseline::read(list) else { return };
    assert_eq!(baseline::read(&baseline::write(&list)), Some(list.clone()));
    let plan = plan(&with(&[]));
    let findings = stage::findings(&plan);
    let count = findings.len();
    let (new, _) = known::unlisted(&plan, findings, list, &Selection::default());
    assert!(new.len() <= count);
}

fn baseline_seeds() -> Vec<Vec<u8>> {
    let plan = plan(&with(&[]));
    let all = known::count(&plan, &stage::findings(&plan));
    vec![baseline::write(&all).into_bytes(), b"{\"format\": 1, \"findings\": []}".to_vec()]
}

/// What is renamed, the new id, and the plan of the unit that has it.
fn renamed(data: &[u8]) {
    let [which, new, file] = parts::<3>(data);
    let (new, file) = (text(new), text(file));
    let source = with(&[("bun/plan.toml", &file)]);
    let plan = plan(&source);
    let Some(unit) = plan.unit("bun") else { return };
    let which = usize::from(which.first().copied().unwrap_or_default());
    let things: Vec<_> = unit.things().collect();
    let subject = match things.get(which % (things.len() + 1)) {
        Some(thing) => Subject::Thing(*thing),
        None => Subject::Unit(unit),
    };
    let old = match subject {
        Subject::Thing(thing) => thing.id().to_owned(),
        Subject::Unit(unit) => unit.id().to_owned(),
    };
    let Ok(done) = rename::rename((&plan, &source), subject, &new, DAY) else { return };
    let after = stage::plan(&done.over(&source));
    let is_there = |id: &str| match subject {
        Subject::Unit(_) => after.unit(id).is_some(),
        Subject::Thing(_) => {
            after.unit("bun").is_some_and(|it| it.thing(id).is_some()) || after.shared(id).is_some()
        }
    };
    assert!(is_there(&new), "nothing is called {new}");
    assert!(!is_there(&old), "something is still called {old}");
}

fn renamed_seeds() -> Vec<Vec<u8>> {
    let files = stage::seeds(|it| it == FileKind::Plan);
    let all = (b'0'..=b'9').zip(files.iter().cycle());
    all.map(|(which, file)| stage::joined(&[&[which], b"nytt-id", file])).collect()
}

fn reorganised(data: &[u8]) {
    let file = text(data);
    let source = || with(&[("bun/plan.toml", &file)]);
    let plan = plan(&source());
    let years = (2027, 2027);
    let units: Vec<_> = plan.units().filter(|it| next::hindrance(*it, years).is_none()).collect();
    if let Ok(next) = next::next((&plan, &source()), &units, years, DAY) {
        let changes = next.changes.iter().map(|it| (it.path.as_str(), it.after.as_str()));
        let (_, after) = loaded((&plan, source()), changes);
        for draft in &next.drafts {
            let has_plan = after.units().any(|it| it.id() == draft.unit && it.plan_for(2027).is_some());
            assert!(has_plan, "{} has got no plan", draft.unit);
        }
    }
    if let (Some(unit), Some(above)) = (plan.unit("skola"), plan.unit("kf"))
        && let Ok(moved) = relocate::relocate((&plan, &source()), unit, above, DAY)
    {
        let above = moved.after.unit("skola").and_then(Unit::superior);
        assert_eq!(above.map(|it| it.id().to_owned()).as_deref(), Some("kf"));
    }
    for (level, under) in [(1, plan.unit("kf")), (2, plan.unit("bun"))] {
        let name = file.chars().filter(|it| !written::is_unseen(*it)).take(40).collect::<String>();
        if plan.config().levels.len() <= level
            || under.is_none()
            || id::for_unit(&plan, "ny-enhet", None).is_err()
        {
            continue;
        }
        let unit = new_plan::NewUnit {
            id: "ny-enhet".to_owned(),
            name,
            level,
            unit_type: String::new(),
            superior: under,
            years,
        };
        let files = new_plan::files(&plan, &unit, DAY);
        loaded((&plan, source()), files.iter().map(|it| (it.path.as_str(), it.text.as_str())));
    }
}

/// A repository with two versions, a branch, a tag and a name on a remote; one for every run of the program.
fn repository() -> PathBuf {
    static FOLDER: OnceLock<PathBuf> = OnceLock::new();
    let made = || {
        let folder = option_env!("CARGO_TARGET_TMPDIR").map_or_else(env::temp_dir, PathBuf::from);
        let folder = folder.join(format!("fuzz-git-{}", process::id()));
        let repository = git2::Repository::init(&folder).expect("a repository can be made");
        let who =
            git2::Signature::new("A", "a@example.se", &git2::Time::new(1_770_000_000, 60)).expect("a name");
        let mut last = None;
        for text in ["format = 1\n", "format = 1\n\n[kommun]\nnamn = \"B\"\n"] {
            let blob = repository.blob(text.as_bytes()).expect("it is written");
            let mut tree = repository.treebuilder(None).expect("a tree can be made");
            tree.insert("styr.toml", blob, 0o100_644).expect("it has a name");
            let tree = repository.find_tree(tree.write().expect("it is written")).expect("it is there");
            let parents: Vec<git2::Commit<'_>> =
                last.into_iter().filter_map(|it| repository.find_commit(it).ok()).collect();
            let parents: Vec<&git2::Commit<'_>> = parents.iter().collect();
            last = repository.commit(Some("HEAD"), &who, &who, "Rad", &tree, &parents).ok();
        }
        let last = last.expect("there are two");
        for name in ["refs/heads/forslag", "refs/tags/v1", "refs/remotes/origin/annan"] {
            repository.reference(name, last, true, "").expect("a name can be given");
        }
        folder
    };
    FOLDER.get_or_init(made).clone()
}

thread_local! {
    static GIT: Git = Git::at(&repository()).unwrap_or_else(|it| panic!("{}", it.message));
}

fn revision(data: &[u8]) {
    let name = text(data);
    GIT.with(|git| {
        for found in [git.revision(&name), git.merge_base(&name)] {
            match found {
                Ok(found) => drop(stage::plan(&Source::Revision(found))),
                Err(refused) => assert!(!refused.message.is_empty()),
            }
        }
        if let Ok(history) = git.history(&name) {
            assert!(!history.versions().is_empty());
        }
    });
}

fn revision_seeds() -> Vec<Vec<u8>> {
    let names = [
        "HEAD",
        "HEAD~1",
        "HEAD^",
        "@{1}",
        "main",
        "forslag",
        "v1",
        "v1^{commit}",
        "v1^{tree}",
        "HEAD:styr.toml",
        "2026-05-31",
        "2026-02-30",
        "origin/annan",
        "annan",
        ":/Rad",
        "@{2026-01-01}",
        "HEAD^{/Rad}",
        "^HEAD",
        "a..b",
        "refs/heads/forslag",
        "deadbeef",
        "",
        "HEAD^9999999999",
        "HEAD~9999999999",
        "@{-1}",
        "@{u}",
    ];
    names.map(|it| it.as_bytes().to_vec()).to_vec()
}
