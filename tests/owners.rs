//! `styr owners`: who is to say yes to a change in which file.

use std::fs;

use crate::{git::history::History, styrrepo::Styrrepo};

const ACCOUNTS: &str = "\n[agare]\nmodell = \"kf\"\n[agare.konto]\nkf = [\"@kommun/kf\", \"@kansli\"]\nbun = \"@kommun/bun\"\n\"bun/Förvaltningschef\" = \"@kommun/bou\"\n";

/// The base with accounts, a school and a nämnd that has no account of its own.
fn with_accounts() -> History {
    let history = History::unborn();
    let repo = &history.repo;
    repo.append("styr.toml", ACCOUNTS);
    repo.replace("bun/plan.toml", "niva = \"namnd\"", "niva = \"namnd\"\nansvarig = \"Förvaltningschef\"");
    let unit = |id: &str, level: &str| {
        format!("format = 1\n[enhet]\nid = \"{id}\"\nnamn = \"X\"\nniva = \"{level}\"\n")
    };
    repo.write("bun/södra skolan/plan.toml", unit("skolan", "enhet"));
    repo.write("soc/plan.toml", unit("soc", "namnd"));
    history
}

#[test]
fn what_is_the_political_units_and_how_the_units_own() {
    let history = with_accounts();
    let repo = &history.repo;
    let ran = repo.styr(&["owners"]);
    let expected = r"# Skriven av `styr owners`. Ändra [agare] i styr.toml och kör den igen.
* @kommun/kf @kansli
/styr.toml @kommun/kf @kansli
/styrdokument.toml @kommun/kf @kansli
/arshjul.toml @kommun/kf @kansli
/indikatorer.toml @kommun/kf @kansli
/utfall/ @kommun/kf @kansli
/bun/plan.toml @kommun/bun
/bun/atgarder.toml @kommun/bun
/bun/internkontroll.toml @kommun/bou
/bun/utfall/ @kommun/bou
/bun/analys/ @kommun/bou
/bun/södra\ skolan/plan.toml @kommun/bou
/bun/södra\ skolan/atgarder.toml @kommun/bou
/bun/södra\ skolan/internkontroll.toml @kommun/bou
/bun/södra\ skolan/utfall/ @kommun/bou
/bun/södra\ skolan/analys/ @kommun/bou
/kf/plan.toml @kommun/kf @kansli
/kf/atgarder.toml @kommun/kf @kansli
/kf/internkontroll.toml @kommun/kf @kansli
/kf/utfall/ @kommun/kf @kansli
/kf/analys/ @kommun/kf @kansli
/soc/plan.toml @kommun/kf @kansli
/soc/atgarder.toml @kommun/kf @kansli
/soc/internkontroll.toml @kommun/kf @kansli
/soc/utfall/ @kommun/kf @kansli
/soc/analys/ @kommun/kf @kansli
";
    assert_eq!((ran.stdout.as_str(), ran.stderr.as_str(), ran.status), (expected, "", Some(0)));
    assert_eq!(repo.styr(&["owners", "--format", "gitlab"]).stdout, expected);
    let forgejo = repo.styr(&["owners", "--format", "forgejo"]).stdout;
    assert!(forgejo.contains("\nbun/plan\\\\.toml @kommun/bun\nbun/atgarder"), "{forgejo}");
    assert!(forgejo.contains("\nbun/södra\\ skolan/utfall/.* @kommun/bou\n"), "{forgejo}");
    assert!(!forgejo.contains("\n* "), "{forgejo}");
}

#[test]
fn who_decides_a_plan_owns_it() {
    let history = with_accounts();
    let repo = &history.repo;
    repo.replace("styr.toml", "id = \"namnd\"", "id = \"namnd\"\nbeslutas_av = \"kf\"");
    let text = repo.styr(&["owners"]).stdout;
    assert!(text.contains("/bun/plan.toml @kommun/kf @kansli\n/bun/atgarder.toml @kommun/kf"), "{text}");
    assert!(text.contains("/bun/utfall/ @kommun/bou\n"), "{text}");
}

#[test]
fn accounts_of_nobody_and_accounts_that_are_none_are_told() {
    let history = with_accounts();
    let repo = &history.repo;
    let odd = "nedlagd = \"@kommun/nedlagd\"\n\"bun/Rektor\" = \"@x\"\nsoc = [\"@ond\\n* @mig\", \"# x\", \"utan-a\", \"namn@example.org\"]\n";
    repo.append("styr.toml", odd);
    let ran = repo.styr(&["owners"]);
    assert!(
        ran.stdout.contains("/soc/plan.toml namn@example.org\n") && !ran.stdout.contains("@mig"),
        "{ran:?}"
    );
    for words in ["`nedlagd`", "`bun/Rektor`", "@ond", "`# x` är inget konto", "`utan-a`"] {
        assert!(ran.stderr.contains(words), "{words}: {}", ran.stderr);
    }
    assert_eq!(ran.stderr.lines().count(), 5, "{}", ran.stderr);
    let repo = Styrrepo::base();
    let ran = repo.styr(&["owners"]);
    assert!(ran.status == Some(3) && ran.stderr.contains("styr.toml har inga konton"), "{ran:?}");
}

#[test]
fn paths_begin_where_the_repository_does() {
    let history = History::unborn();
    let root = history.repo.root();
    history.repo.append("styr.toml", ACCOUNTS);
    fs::create_dir(root.join("styr rep#o")).unwrap();
    for name in ["styr.toml", "kf", "bun"] {
        fs::rename(root.join(name), root.join("styr rep#o").join(name)).unwrap();
    }
    let folder = root.join("styr rep#o/bun");
    let ran = history.repo.styr_here(&["-C", folder.to_str().unwrap(), "owners"]);
    assert!(ran.stdout.contains("\n/styr\\ rep\\#o/bun/plan.toml @kommun/bun\n"), "{ran:?}");
}
