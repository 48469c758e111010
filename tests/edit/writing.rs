//! Files as they lie on disk: whole at every moment, and nothing lost between two who write.

use std::{
    fs,
    process::{Child, Stdio},
    thread,
    time::Duration,
};

use crate::{
    edit::random::Random,
    styrrepo::{DAY, Styrrepo, program},
};

/// A comment on every line that may hold one, and an indicator whose values are written.
const PLAN: &str = "\n[indikator.trygghet]\nmal = [\"trygg-skola\"]\nnamn = \"Trygga elever\"\nriktning = \"minst\"\n\
                    mattenhet = \"%\"\nmalvarde = { 2026 = 90 }\n";

fn repo(indicators: usize) -> Styrrepo {
    let repo = Styrrepo::base();
    let more: String = (0..indicators).map(|it| PLAN.replace("trygghet", &format!("i{it}"))).collect();
    repo.append("bun/plan.toml", &format!("{PLAN}{more}"));
    repo
}

fn start(repo: &Styrrepo, args: &[&str]) -> Child {
    let mut command = program();
    command.args(["--date", DAY, "-q", "-C"]).arg(repo.root()).args(args);
    command.stdout(Stdio::null()).stderr(Stdio::null()).spawn().unwrap()
}

/// The values of `t1`, in the order of the file.
fn values(repo: &Styrrepo) -> Vec<String> {
    let text = fs::read_to_string(repo.root().join("bun/utfall/2026.toml")).unwrap();
    let _: toml::Table = text.parse().unwrap_or_else(|error| panic!("{error}\n{text}"));
    text.lines().filter_map(|it| it.strip_prefix("t1 = ")).map(str::to_owned).collect()
}

#[test]
fn a_write_that_is_killed_leaves_the_old_or_the_new() {
    let repo = repo(0);
    let mut random = Random::new(11);
    repo.styr(&["record", "bun/trygghet", "t1=0"]);
    let (mut old, mut done) = ("0".to_owned(), 0);
    for value in 1..=60 {
        let new = value.to_string();
        let mut child = start(&repo, &["record", "bun/trygghet", &format!("t1={new}"), "--replace"]);
        thread::sleep(Duration::from_micros(random.below(20_000) as u64));
        let _ = child.kill();
        child.wait().unwrap();
        let now = values(&repo);
        assert!(now == [old.clone()] || now == [new.clone()], "{now:?} is neither {old} nor {new}");
        done += usize::from(now == [new]);
        old.clone_from(&now[0]);
    }
    assert!(done < 60, "nothing was killed before it had written");
    let ran = repo.styr(&["record", "bun/trygghet", "t1=99", "--replace"]);
    assert_eq!((ran.status, values(&repo)), (Some(0), vec!["99".to_owned()]), "{ran:?}");
    let left: Vec<_> = fs::read_dir(repo.root().join("bun/utfall")).unwrap().collect();
    assert_eq!(left.len(), 1, "what the killed ones left is gone: {left:?}");
}

#[test]
fn two_who_write_at_once_lose_nothing() {
    const EACH: usize = 25;
    let repo = repo(2 * EACH);
    thread::scope(|scope| {
        for half in 0..2 {
            let repo = &repo;
            scope.spawn(move || {
                for at in 0..EACH {
                    let number = at * 2 + half;
                    let name = format!("bun/i{number}");
                    let status = start(repo, &["record", &name, &format!("t1={number}")]).wait().unwrap();
                    assert!(status.success(), "{name}");
                }
            });
        }
    });
    let expected: Vec<String> = (0..2 * EACH).map(|it| it.to_string()).collect();
    assert_eq!(values(&repo), expected, "all are there, in the order of the plan");
    assert_eq!(repo.findings(&["bun/utfall"]), [""; 0]);
}

#[test]
fn a_file_with_faults_is_not_touched() {
    #[track_caller]
    fn case(text: &str, status: i32, message: &str) {
        let repo = repo(0);
        repo.write("bun/utfall/2026.toml", text);
        let ran = repo.styr(&["record", "bun/trygghet", "t1=88,1"]);
        assert_eq!((ran.status, ran.stdout.as_str()), (Some(status), ""), "{ran:?}");
        assert!(ran.stderr.contains(message), "{ran:?}");
        assert_eq!(fs::read_to_string(repo.root().join("bun/utfall/2026.toml")).unwrap(), text);
    }

    case(
        "format = 1\n[indikator.x]\nt1 = 87,5\n",
        3,
        "fel: bun/utfall/2026.toml:3:6: `87,5` har decimalkomma\nhjälp: inget skrevs; rätta filen först",
    );
    case("format = 2\n", 3, "bun/utfall/2026.toml är skriven i en nyare utgåva av formatet");
    case("format = 1\nindikator = 1\n", 3, "`indikator` är ett värde och ingen tabell");
}

#[cfg(unix)]
#[test]
fn permissions_stay_and_links_are_not_followed() {
    use std::os::unix::fs::{PermissionsExt, symlink};

    let (repo, outside) = (repo(0), Styrrepo::empty());
    let file = repo.root().join("bun/utfall/2026.toml");
    repo.styr(&["record", "bun/trygghet", "t1=1"]);
    fs::set_permissions(&file, fs::Permissions::from_mode(0o640)).unwrap();
    assert_eq!(repo.styr(&["record", "bun/trygghet", "t2=2"]).status, Some(0));
    assert_eq!(file.metadata().unwrap().permissions().mode() & 0o777, 0o640);

    fs::set_permissions(&file, fs::Permissions::from_mode(0o440)).unwrap();
    let ran = repo.styr(&["record", "bun/trygghet", "2026-t3=2"]);
    assert_eq!((ran.status, ran.stderr.contains("du saknar rättighet")), (Some(3), true), "{ran:?}");

    // A folder that leads away, a file that does, and a lock that does.
    fs::remove_dir_all(repo.root().join("bun/utfall")).unwrap();
    symlink(outside.root(), repo.root().join("bun/utfall")).unwrap();
    let ran = repo.styr(&["record", "bun/trygghet", "t1=1"]);
    assert_eq!(
        (ran.status, ran.stderr.contains("ligger bakom en symbolisk länk")),
        (Some(2), true),
        "{ran:?}"
    );
    fs::remove_file(repo.root().join("bun/utfall")).unwrap();
    outside.write("2026.toml", "format = 1\n");
    fs::create_dir(repo.root().join("bun/utfall")).unwrap();
    symlink(outside.root().join("2026.toml"), &file).unwrap();
    let ran = repo.styr(&["record", "bun/trygghet", "t1=1"]);
    assert_eq!(ran.status, Some(3), "{ran:?}");
    fs::remove_file(&file).unwrap();
    fs::remove_dir_all(repo.root().join(".styr")).unwrap();
    symlink(outside.root(), repo.root().join(".styr")).unwrap();
    assert_eq!(repo.styr(&["record", "bun/trygghet", "t1=1"]).status, Some(3));
    let names: Vec<_> = fs::read_dir(outside.root()).unwrap().map(|it| it.unwrap().file_name()).collect();
    assert_eq!(names, ["2026.toml"]);
    assert_eq!(fs::read_to_string(outside.root().join("2026.toml")).unwrap(), "format = 1\n");
}

#[test]
fn what_is_styrs_own_hides_itself() {
    let repo = repo(0);
    repo.styr(&["record", "bun/trygghet", "t1=1"]);
    assert_eq!(fs::read_to_string(repo.root().join(".styr/.gitignore")).unwrap(), "*\n");
    assert_eq!(repo.findings(&[]).iter().filter(|it| it.contains(".styr")).count(), 0);
}
