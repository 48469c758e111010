//! `styr rename` and `styr move`: everything that names a thing follows it, and nothing else changes.

mod property;

use std::fs;

use crate::{git::history::History, styrrepo::Styrrepo};

#[test]
fn a_unit_with_its_folder_gets_another_id_everywhere() {
    let history = History::example();
    let repo = &history.repo;
    let before = repo.styr(&["check"]).stdout.lines().last().map(str::to_owned);
    let ran = repo.styr(&["rename", "bun", "barn"]);
    assert_eq!((ran.status, ran.stderr.as_str()), (Some(0), ""), "{ran:?}");
    assert!(ran.stdout.starts_with("bun heter nu barn\nÄndrade "), "{}", ran.stdout);
    assert!(ran.stdout.ends_with("Mappen bun ligger nu i barn\n"), "{}", ran.stdout);
    assert!(!repo.root().join("bun").exists());
    assert_eq!(repo.styr(&["check"]).stdout.lines().last().map(str::to_owned), before);
    assert_eq!(
        repo.styr(&["diff"]).stdout,
        "barn · Barn- och utbildningsnämnden (hette bun)\n  ändrad enhet\n      id: bun → barn\n\n"
    );
    let since = repo.styr(&["check", "--since", "HEAD", "-q"]);
    assert_eq!((since.status, since.stdout.as_str()), (Some(0), ""));
}

#[test]
fn a_thing_gets_another_id_everywhere() {
    let history = History::example();
    let repo = &history.repo;
    let ran = repo.styr(&["rename", "bun/trygg-skola", "lugn-skola", "-q"]);
    assert_eq!((ran.status, ran.stdout.as_str()), (Some(0), "bun/trygg-skola heter nu bun/lugn-skola\n"));
    let plan = fs::read_to_string(repo.root().join("bun/plan.toml")).unwrap();
    assert!(plan.contains("[mal.lugn-skola]\n") && plan.contains("tidigare_id = [\"trygg-skola\"]\n"));
    let analysis = fs::read_to_string(repo.root().join("bun/analys/2026-t2.md")).unwrap();
    assert!(analysis.contains("\n# lugn-skola\n") && !analysis.contains("trygg-skola"), "{analysis}");
    assert_eq!(
        repo.styr(&["diff"]).stdout,
        "bun · Barn- och utbildningsnämnden\n  ändrat mål lugn-skola (var trygg-skola) · utan beslut\n\n"
    );
    let since = repo.styr(&["check", "--since", "HEAD", "-q"]);
    assert_eq!((since.status, since.stdout.as_str()), (Some(0), ""));
}

/// Every kind of place that names a thing or a unit, in every way of writing it.
#[test]
fn every_way_of_writing_a_name_is_followed() {
    let repo = Styrrepo::base();
    repo.append(
        "styr.toml",
        "\n[undantag.x]\nregel = \"mal-utan-indikator\"\nenhet = \"bun\"\nmotiv = \"m\"\n\
         beslut = { organ = 'bun', datum = 2026-01-14, paragraf = 1 }\ngiltig_till = 2026-12-31\n",
    )
    .write(
        "arshjul.toml",
        "format = 1\n[handelse.x]\nrubrik = \"r\"\norgan = [\"kf\", 'bun'] # bun\ndatum = \"09-20\"\n",
    )
    .write(
        "bun/skolan/plan.toml",
        "format = 1\nenhet = { id = \"skolan\", namn = \"Skolan\", niva = \"enhet\", overordnad = \"bun\" }\n\
         [plan.2026]\ntyp = \"ny\"\n\
         [mal]\ntrygg.rubrik = \"bun/trygg-skola\"\ntrygg.bidrar_till = [ # trygg-skola\n  'bun/trygg-skola',\n]\n\
         [svar]\n'bun/trygg-skola'.tolkning = \"Vi gör det\"\n",
    )
    .write("bun/utfall/2026.toml", "format = 1\nindikator.trygghet-ak8 = { t1 = 87 }\n")
    .write(
        "bun/analys/2026-t1.md",
        "---\nperiod: 2026-t1\nbedomning: { \"trygg-skola\": { status: gul }, 'bun/trygghet-ak8': { status: gul } }\n---\n\
         # bun/trygg-skola #\ntrygg-skola\n\n# `trygghet-ak8`\ntext\n",
    );
    let [goal, indicator, unit] =
        [["bun/trygg-skola", "lugn"], ["bun/trygghet-ak8", "lugnet"], ["bun", "bn"]].map(|it| {
            let ran = repo.styr(&[&["rename"], &it[..]].concat());
            assert_eq!(ran.status, Some(0), "{ran:?}");
            ran.stdout
        });
    assert!(goal.contains("bun/skolan/plan.toml") && indicator.contains("bun/utfall/2026.toml"));
    assert!(unit.contains("arshjul.toml") && unit.contains("styr.toml"), "{unit}");
    let text = |path: &str| fs::read_to_string(repo.root().join(path)).unwrap();
    assert!(text("styr.toml").contains("enhet = \"bn\"\nmotiv = \"m\"\nbeslut = { organ = 'bn',"));
    assert!(text("arshjul.toml").contains("organ = [\"kf\", 'bn'] # bun\n"));
    let school = text("bn/skolan/plan.toml");
    assert!(school.contains("overordnad = \"bn\" }\n"), "{school}");
    assert!(school.contains(
        "trygg.rubrik = \"bun/trygg-skola\"\ntrygg.bidrar_till = [ # trygg-skola\n  'bn/lugn',\n]"
    ));
    assert!(school.contains("[svar]\n'bn/lugn'.tolkning ="), "{school}");
    assert_eq!(text("bn/utfall/2026.toml"), "format = 1\nindikator.lugnet = { t1 = 87 }\n");
    assert_eq!(
        text("bn/analys/2026-t1.md"),
        "---\nperiod: 2026-t1\nbedomning: { \"lugn\": { status: gul }, 'bn/lugnet': { status: gul } }\n---\n\
         # bn/lugn #\ntrygg-skola\n\n# `lugnet`\ntext\n"
    );
}

/// A shared indicator is renamed with all that take it up, and only so.
#[test]
fn a_shared_indicator_is_renamed_at_once() {
    let history = History::example();
    let repo = &history.repo;
    let ran = repo.styr(&["rename", "bun/sjukfranvaro", "borta"]);
    assert_eq!(ran.status, Some(2), "{ran:?}");
    assert!(ran.stderr.contains("kör `styr rename sjukfranvaro borta`"), "{}", ran.stderr);
    let ran = repo.styr(&["rename", "sjukfranvaro", "borta"]);
    assert_eq!(ran.status, Some(0), "{ran:?}");
    assert!(
        ran.stdout.contains("  indikatorer.toml\n") && ran.stdout.contains("  utfall/2026.toml\n"),
        "{ran:?}"
    );
    for path in ["indikatorer.toml", "utfall/2026.toml", "bun/plan.toml"] {
        assert!(
            !fs::read_to_string(repo.root().join(path)).unwrap().contains("indikator.sjukfranvaro"),
            "{path}"
        );
    }
}

/// That a command is refused for a reason, and that no file of the user's has changed.
#[track_caller]
fn refused(change: impl Fn(&Styrrepo), args: &[&str], message: &str) {
    let repo = Styrrepo::copy_of("examples/sundsvall");
    change(&repo);
    let before = crate::git::history::snapshot(repo.root());
    let ran = repo.styr(args);
    let status = if message.starts_with("stn/plan.toml") { 3 } else { 2 };
    assert_eq!((ran.status, ran.stdout.as_str()), (Some(status), ""), "{args:?} {}", ran.stderr);
    assert!(ran.stderr.contains(message), "{args:?} {}", ran.stderr);
    let after = crate::git::history::snapshot(repo.root());
    let of_user = |it: &(String, Vec<u8>)| !it.0.contains("/.styr");
    assert!(before.iter().filter(|it| of_user(it)).eq(after.iter().filter(|it| of_user(it))), "{args:?}");
}

const fn nothing(_: &Styrrepo) {}

#[test]
fn what_cannot_be_done_whole_is_refused() {
    refused(nothing, &["rename", "bun", "Barn"], "`Barn` är inget id");
    refused(nothing, &["rename", "bun", "../ut"], "`../ut` är inget id");
    refused(nothing, &["rename", "bun", "alla"], "en enhet kan inte heta `alla`");
    refused(nothing, &["rename", "bun", "son"], "det finns redan en enhet `son`");
    refused(nothing, &["rename", "bun", "ksau"], "`ksau` är redan ett organ");
    refused(nothing, &["rename", "bun", "bun"], "`bun` heter redan så");
    refused(nothing, &["rename", "bunn", "x"], "menade du `bun`?");
    refused(nothing, &["rename", "bun/trygg-skol", "x"], "menade du `bun/trygg-skola`?");
    refused(nothing, &["rename", "bun/trygg-skola", "rastvardar-x y"], "är inget id");
    refused(nothing, &["rename", "bun/trygg-skola", "franvaro"], "`bun/franvaro` finns redan: en indikator");
    refused(nothing, &["rename", "hoglundaskolan/bou/rastvardar", "x"], "kör `styr rename bou/rastvardar x`");
    let had = |it: &Styrrepo| {
        it.replace(
            "bun/plan.toml",
            "[indikator.franvaro]\n",
            "[indikator.franvaro]\ntidigare_id = \"lara\"\n",
        );
    };
    refused(had, &["rename", "bun/trygg-skola", "lara"], "`bun/franvaro` har hetat `bun/lara`");
    let broken = |it: &Styrrepo| {
        it.append("stn/plan.toml", "\n[mal.x\nbidrar_till = \"kf/trygg-uppvaxt\"\n");
    };
    refused(broken, &["rename", "kf/trygg-uppvaxt", "x"], "stn/plan.toml har syntaxfel");
    let wrong = |it: &Styrrepo| {
        it.append("stn/plan.toml", "\n[mal.x]\nrubrik = \"r\"\nbidar_till = \"kf/trygg-uppvaxt\"\n");
    };
    refused(wrong, &["rename", "kf/trygg-uppvaxt", "x"], "stn/plan.toml har ett värde som är fel skrivet");
    let folder = |it: &Styrrepo| {
        it.write("barn/anteckning.txt", "");
    };
    refused(folder, &["rename", "bun", "barn"], "mappen barn finns redan");
}

#[test]
fn a_unit_stays_where_it_would_lose_something() {
    refused(nothing, &["move", "bun", "--under", "bou"], "`bou` ligger under `bun`");
    refused(nothing, &["move", "bou", "--under", "bun"], "`bou` ligger redan under `bun`");
    refused(nothing, &["move", "bun", "--under", "vof"], "nivån `namnd` ligger inte under `vof`");
    refused(
        nothing,
        &["move", "bou", "--under", "son"],
        "bun/bou/plan.toml:22: `bidrar_till` får inte peka på `bun/trygg-skola`",
    );
    refused(
        nothing,
        &["move", "hoglundaskolan", "--under", "vof"],
        "`bou` får inte dela ut till `hoglundaskolan`",
    );
}

/// A file with faults that does not name the thing is no hindrance.
#[test]
fn what_is_wrong_elsewhere_stays_as_it_is() {
    let repo = Styrrepo::copy_of("examples/sundsvall");
    repo.append("stn/plan.toml", "\n[mal.x\n");
    let ran = repo.styr(&["rename", "bou/rastvardar", "vardar"]);
    assert_eq!(ran.status, Some(0), "{ran:?}");
}

#[cfg(unix)]
#[test]
fn no_link_leads_out_of_the_styrrepo() {
    let (repo, outside) = (Styrrepo::copy_of("examples/sundsvall"), Styrrepo::empty());
    std::os::unix::fs::symlink(outside.root(), repo.root().join("barn")).unwrap();
    let ran = repo.styr(&["rename", "bun", "barn"]);
    assert_eq!(ran.status, Some(2), "{ran:?}");
    assert!(repo.root().join("bun/plan.toml").exists());
}

#[test]
fn a_unit_moves_with_its_folder_and_back() {
    let history = History::example();
    let repo = &history.repo;
    let ran = repo.styr(&["move", "familjeenheten", "--under", "aldreomsorgen"]);
    assert_eq!(ran.status, Some(0), "{ran:?}");
    let expected = "familjeenheten ligger nu under aldreomsorgen\n\
         Mappen son/vof/familjeenheten ligger nu i son/vof/aldreomsorgen/familjeenheten\n\
         Det här säger `styr check` nu, och inte förut:\n  fel[fel-beslutsorgan] ";
    assert!(ran.stdout.starts_with(expected), "{}", ran.stdout);
    let diff = repo.styr(&["diff"]).stdout;
    assert_eq!(diff, "familjeenheten · Familjeenheten (flyttad, ligger nu under aldreomsorgen)\n\n");
    assert_eq!(repo.styr(&["move", "familjeenheten", "--under", "vof"]).status, Some(0));
    let ran = repo.styr(&["diff", "--exit-code"]);
    assert_eq!((ran.status, ran.stdout.as_str()), (Some(0), "inget skiljer i sak\n"));
}

#[test]
fn a_unit_that_names_its_superior_gets_another_name_there() {
    let repo = Styrrepo::base();
    let unit = |id: &str, more: &str| {
        format!(
            "format = 1\n[enhet]\nid = \"{id}\"\nnamn = \"N\"\nniva = \"enhet\"\n{more}[plan.2026]\ntyp = \"ny\"\n"
        )
    };
    repo.write("enheter/skolan/plan.toml", unit("skolan", "overordnad = \"bun\" # hör hit\n"))
        .write("soc/plan.toml", unit("soc", "").replace("\"enhet\"", "\"namnd\""));
    let ran = repo.styr(&["move", "skolan", "--under", "soc"]);
    assert_eq!(ran.status, Some(0), "{ran:?}");
    let text = fs::read_to_string(repo.root().join("enheter/skolan/plan.toml")).unwrap();
    assert_eq!(text, unit("skolan", "overordnad = \"soc\" # hör hit\n"));
}
