//! `--rev`: an older version gives what the files of that day gave.

use std::fs;

use super::history::History;

const TITLE: &str = "rubrik = \"Alla elever är trygga i skolan\"";

/// Three versions with different findings, in January, March and May.
fn three() -> (History, [git2::Oid; 3]) {
    let history = History::base();
    let first = history.git.head().unwrap().target().unwrap();
    history.repo.replace("bun/plan.toml", "kf/trygg-uppvaxt", "kf/trygg-uppvx");
    let second = history.save(59);
    history.repo.replace("bun/plan.toml", "kf/trygg-uppvx", "kf/trygg-uppvaxt");
    history.repo.replace("bun/plan.toml", TITLE, "rubrk = \"Alla\"");
    let third = history.save(120);
    (history, [first, second, third])
}

#[test]
fn a_paper_marks_what_is_new_since_a_version() {
    let history = History::example();
    let repo = &history.repo;
    let news = |args: &[&str]| repo.styr(&[&["report", "bun", "--period", "2026-t2"], args].concat()).stdout;
    let same = news(&["--since", "HEAD"]);
    assert!(same.contains("Nytt sedan HEAD\n\nInget är nytt."), "{same}");
    repo.replace("bun/utfall/2026.toml", "varde = 84.6", "varde = 87.6")
        .replace("bun/analys/2026-t2.md", "trygg-skola: { status: gul", "trygg-skola: { status: gron")
        .replace("bun/atgarder.toml", "[atgard.fler-rastvardar]", "[atgard.nya-rastvardar]");
    let changed = news(&["--since", "HEAD"]);
    for wanted in [
        "| **Nytt:** Alla barn och elever är trygga | ● Grön |",
        "Bättre, var ▲ Gul",
        "| **Nytt:** Elever i årskurs 8 som känner sig trygga i skolan |",
        "| **Nytt:** Fler rastvärdar på två skolor |",
    ] {
        assert!(changed.contains(wanted), "no {wanted:?} in\n{changed}");
    }
    assert!(!changed.contains("**Nytt:** Alla elever når kunskapskraven"), "{changed}");
    assert_eq!(repo.styr(&["report", "bun", "--since", "finns-inte"]).status, Some(3));
}

#[test]
fn every_kind_of_name_finds_its_version() {
    let (history, [first, second, third]) = three();
    history.tag("beslutad", first);
    history.branch("forslag", second);
    let case = |rev: &str, expected: &[&str]| {
        assert_eq!(history.repo.findings(&["--rev", rev, "--level", "fel"]), expected, "{rev}");
    };
    let (none, broken) = ([""; 0], ["bruten-lank bun/plan.toml:14:16"]);
    let misspelt = ["okand-nyckel bun/plan.toml:13:1"];
    for rev in
        ["beslutad", &first.to_string(), &first.to_string()[..10], "HEAD~2", "2026-01-01", "2026-02-28"]
    {
        case(rev, &none);
    }
    for rev in ["forslag", &second.to_string(), "HEAD^", "2026-03-01", "2026-04-30"] {
        case(rev, &broken);
    }
    for rev in ["main", "HEAD", &third.to_string(), "2026-05-01", "2027-01-01"] {
        case(rev, &misspelt);
    }
}

#[test]
fn a_version_needs_no_files_on_disk() {
    let (history, _) = three();
    fs::remove_dir_all(history.repo.root().join("bun")).unwrap();
    assert_eq!(history.repo.findings(&["--rev", "HEAD^"]), ["bruten-lank bun/plan.toml:14:16"]);
    assert_eq!(history.repo.findings(&["--rev", "HEAD^", "bun"]), ["bruten-lank bun/plan.toml:14:16"]);
    assert_eq!(history.repo.findings(&["--rev", "HEAD^", "kf/plan.toml"]), [""; 0]);
    let ran = history.repo.styr(&["check", "--rev", "HEAD^", "soc"]);
    assert_eq!(ran.status, Some(2), "{ran:?}");
    assert!(ran.stderr.contains("`soc` finns inte i den versionen"), "{ran:?}");
    let ran = history.repo.styr(&["check", "--rev", "HEAD^", ".."]);
    assert!(ran.status == Some(2) && ran.stderr.contains("utanför styrrepot"), "{ran:?}");
}

#[test]
fn a_date_follows_the_first_parent() {
    let history = History::base();
    let first = history.git.head().unwrap().target().unwrap();
    history.repo.replace("bun/plan.toml", "kf/trygg-uppvaxt", "kf/trygg-uppvx");
    let side = history.save(40);
    history.git.reset(&history.git.find_object(first, None).unwrap(), git2::ResetType::Hard, None).unwrap();
    history.merge(side, 90);
    // The side branch was made in February but came in with the merge in April.
    assert_eq!(history.repo.findings(&["--rev", "2026-03-01"]), [""; 0]);
    assert_eq!(history.repo.findings(&["--rev", "HEAD^2"]), ["bruten-lank bun/plan.toml:14:16"]);
}

#[test]
fn heads_and_worktrees_of_every_kind_work() {
    let (history, [first, ..]) = three();
    let broken = ["bruten-lank bun/plan.toml:14:16"];
    // A bare repository has no files on disk.
    let bare = crate::styrrepo::Styrrepo::empty();
    let url = history.repo.root().to_str().unwrap();
    git2::build::RepoBuilder::new().bare(true).clone(url, bare.root()).unwrap();
    assert_eq!(bare.findings(&["--rev", "HEAD^"]), broken);
    // Another working tree of the same repository.
    let other = crate::styrrepo::Styrrepo::empty();
    let tree = other.root().join("annan");
    history.git.worktree("annan", &tree, None).unwrap();
    let ran = other.styr_here(&["-C", "annan/bun", "check", "--rev", "HEAD^", "-q", "plan.toml"]);
    assert!(ran.stdout.contains("bruten-lank"), "{ran:?}");
    // No branch at all.
    history.git.set_head_detached(first).unwrap();
    assert_eq!(history.repo.findings(&["--rev", "HEAD"]), [""; 0]);
    assert_eq!(history.repo.findings(&["--rev", "main^"]), broken);
}

#[test]
fn a_styrrepo_in_a_folder_of_a_larger_repository_is_found() {
    let history = History::unborn();
    let root = history.repo.root();
    fs::create_dir(root.join("mal")).unwrap();
    for name in ["styr.toml", "kf", "bun"] {
        fs::rename(root.join(name), root.join("mal").join(name)).unwrap();
    }
    history.repo.write("annat/plan.toml", "detta är inte ett styrrepo");
    history.save(0);
    let ran = history.repo.styr_here(&["-C", "mal/bun", "check", "--rev", "HEAD", "--date", "2026-11-21"]);
    assert_eq!(ran.status, Some(0), "{ran:?}");
    let ran = history.repo.styr_here(&["-C", "annat", "check", "--rev", "HEAD"]);
    assert_eq!(ran.status, Some(3), "{ran:?}");
    assert!(ran.stderr.contains("har inget styrrepo"), "{ran:?}");
}

#[test]
fn every_reading_command_takes_a_version() {
    let history = History::example();
    let before = |args: &[&str]| history.repo.styr(args).stdout;
    let commands: [&[&str]; 5] = [
        &["check", "--format", "json"],
        &["status", "--format", "json"],
        &["report", "bun"],
        &["explain", "bun/trygg-skola"],
        &["status", "bun", "--period", "2026-t1"],
    ];
    let expected: Vec<String> = commands.iter().map(|it| before(it)).collect();
    history.repo.replace("styr.toml", "gulgrans = { andel", "gulgrans = { anel");
    fs::remove_file(history.repo.root().join("bun/plan.toml")).unwrap();
    for (args, expected) in commands.iter().zip(expected) {
        let ran = history.repo.styr(&[args, &["--rev", "HEAD"][..]].concat());
        assert_eq!(ran.stdout, expected, "{args:?} {ran:?}");
    }
}

#[test]
fn a_year_of_papers_comes_back_word_for_word() {
    let history = History::base();
    let paper = |day: &str, rev: &[&str]| {
        let ran = history.repo.styr_here(&[&["--date", day, "report", "bun"], rev].concat());
        assert_eq!(ran.status, Some(0), "{ran:?}");
        ran.stdout
    };
    let mut saved = Vec::new();
    for month in 0..12_i64 {
        let row = format!("# {month}\n[indikator.trygghet-ak8]\nt1 = {}\n", 80 + month);
        history.repo.write("bun/utfall/2026.toml", format!("format = 1\n{row}"));
        match month {
            3 => drop(history.repo.replace("bun/plan.toml", "2026 = 88", "2026 = 86").root()),
            6 => {
                let text = "---\nperiod: 2026-t1\n---\n# Sammanfattning\nDet går bra.\n";
                history.repo.write("bun/analys/2026-t1.md", text);
            }
            8 => fs::remove_file(history.repo.root().join("bun/analys/2026-t1.md")).unwrap(),
            10 => drop(history.repo.replace("styr.toml", "andel = 90", "andel = 95").root()),
            _ => {}
        }
        let commit = history.save(month * 30);
        let day = [
            "01-01", "01-31", "03-02", "04-01", "05-01", "05-31", "06-30", "07-30", "08-29", "09-28",
            "10-28", "11-27",
        ];
        let day = format!("2026-{}", day[usize::try_from(month).unwrap()]);
        saved.push((commit.to_string(), paper(&day, &[]), day));
    }
    for (commit, expected, day) in &saved {
        assert_eq!(&paper(day, &["--rev", day]), expected, "the paper of {day}");
        assert_eq!(&paper(day, &["--rev", commit]), expected, "the paper of {commit}");
    }
    let papers: std::collections::BTreeSet<&String> = saved.iter().map(|it| &it.1).collect();
    assert!(papers.len() > 6, "the papers are the same whatever is changed");
}
