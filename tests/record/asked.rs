//! `styr record UNIT`, with the answers in a pipe; tests/conformance/prompts.sh has them typed on a terminal.

use std::{
    fs,
    io::Write,
    process::{Command, Stdio},
};

use crate::styrrepo::{DAY, Ran, Styrrepo, program};

const PLAN: &str = r#"
[indikator.andel]
mal = ["trygg-skola"]
namn = "Andel trygga"
riktning = "minst"
mattenhet = "%"
malvarde = { 2026 = 90 }
gulgrans = 85
uppdelning = ["kon"]

[indikator.sen]
mal = ["trygg-skola"]
namn = "Mäts på hösten"
riktning = "ja"
perioder = ["t3"]

[indikator.kostnad]
mal = ["trygg-skola"]
namn = "Kostnad"
riktning = "hogst"

[aktivitet.varder]
mal = ["trygg-skola"]
rubrik = "Rastvärdar"
"#;

const OUTCOMES: &str = "format = 1\n\n[indikator.trygghet-ak8]\nt2 = 88\n\n[indikator.andel]\nt1 = 87.5\n";

fn repo() -> Styrrepo {
    let repo = Styrrepo::base();
    repo.append("bun/plan.toml", PLAN).write("bun/utfall/2026.toml", OUTCOMES);
    repo
}

fn asked(repo: &Styrrepo, args: &[&str], answers: &str) -> Ran {
    let mut command: Command = program();
    command.args(["--date", DAY, "-C"]).arg(repo.root()).arg("record").args(args);
    let mut child =
        command.stdin(Stdio::piped()).stdout(Stdio::piped()).stderr(Stdio::piped()).spawn().unwrap();
    // One that has ended already does not listen.
    let _ = child.stdin.take().unwrap().write_all(answers.as_bytes());
    Ran::of(&child.wait_with_output().unwrap(), repo.root())
}

fn outcomes(repo: &Styrrepo) -> String {
    fs::read_to_string(repo.root().join("bun/utfall/2026.toml")).unwrap()
}

#[test]
fn answers_are_written_when_they_are_accepted() {
    let repo = repo();
    let ran = asked(&repo, &["bun"], "88,1 kvinnor=86,4 kommentar=Enkät vecka 36\n1 300\npågår\nja\n");
    let expected = "format = 1\n\n[indikator.trygghet-ak8]\nt2 = 88\n\n[indikator.andel]\nt1 = 87.5\n\
                    t2 = { varde = 88.1, kommentar = \"Enkät vecka 36\", grupp = { kvinnor = 86.4 } }\n\n\
                    [indikator.kostnad]\nt2 = 1300\n\n[aktivitet.varder]\nt2 = \"pagar\"\n";
    assert_eq!((ran.status, outcomes(&repo).as_str()), (Some(0), expected), "{ran:?}");
    for words in [
        "Barn- och utbildningsnämnden, Tertial 2 2026: 3 saknas\n",
        "1 av 3: Andel trygga (andel), %\n  senast 87,5\u{a0}% (Tertial 1 2026) · mål minst 90\u{a0}% (2026), gult till 85\n",
        "  ger ▲ gul; 88,1 når inte 90 men är minst gulgränsen 85\n",
        "3 av 3: Rastvärdar (varder)\n  inget tidigare utfall · svara ej_paborjad, pagar, klar eller avbruten\n",
        "Det här skrivs:\nAndel trygga (bun/andel), Tertial 2 2026\n",
    ] {
        assert!(ran.stderr.contains(words), "no {words:?} in\n{}", ran.stderr);
    }
    assert_eq!(ran.stdout, "Skrev bun/utfall/2026.toml\n");
    let ran = asked(&repo, &["bun"], "");
    assert_eq!(
        (ran.status, ran.stdout.as_str()),
        (Some(0), "Inget saknas för Barn- och utbildningsnämnden, Tertial 2 2026.\n")
    );
}

#[test]
fn one_can_go_back_and_skip_and_take_away() {
    let repo = repo();
    let ran = asked(&repo, &["bun"], "88\n5\n<\n<\n\n-\nfel ord\nklar\n<\n\nvet ej\nJA\n");
    let expected = "format = 1\n\n[indikator.trygghet-ak8]\nt2 = 88\n\n[indikator.andel]\nt1 = 87.5\nt2 = 88\n\n[aktivitet.varder]\nt2 = \"klar\"\n";
    assert_eq!((ran.status, outcomes(&repo).as_str()), (Some(0), expected), "{ran:?}");
    assert!(ran.stderr.contains("  t2 (Enter behåller 88, - tar bort) = "), "{}", ran.stderr);
    assert!(ran.stderr.contains("fel: `fel ord` är inget värde för `status`"), "{}", ran.stderr);
}

#[test]
fn nothing_is_written_before_it_is_accepted() {
    #[track_caller]
    fn case(answers: &str, status: i32, message: &str) {
        let repo = repo();
        let ran = asked(&repo, &["bun", "--period", "2026-t2"], answers);
        assert_eq!((ran.status, outcomes(&repo)), (Some(status), OUTCOMES.to_owned()), "{ran:?}");
        assert!(ran.stderr.contains(message), "{ran:?}");
    }

    case("", 3, "fel: avbrutet\nhjälp: inget skrevs");
    case("88", 3, "fel: avbrutet");
    case("88\n5\nklar\n", 3, "fel: avbrutet");
    case("88\n5\nklar\nnej\n", 0, "Inget skrevs.");
    case("\n\n\n", 0, "Inget skrevs.");
    case("88\n5\nklar\nja!\n", 3, "fel: avbrutet");
    case("2025-t3=4\n", 3, "fel: ");
}

#[test]
fn somebody_else_may_have_written_meanwhile() {
    let repo = repo();
    let mut command: Command = program();
    command.args(["--date", DAY, "-C"]).arg(repo.root()).args(["record", "bun"]);
    let mut child =
        command.stdin(Stdio::piped()).stdout(Stdio::null()).stderr(Stdio::piped()).spawn().unwrap();
    let mut input = child.stdin.take().unwrap();
    input.write_all(b"88\n5\n\n").unwrap();
    // The questions hold no lock.
    assert_eq!(repo.styr(&["record", "bun/kostnad", "t2=7"]).status, Some(0));
    input.write_all(b"ja\n").unwrap();
    drop(input);
    let output = child.wait_with_output().unwrap();
    let ran = Ran::of(&output, repo.root());
    // It had read the plan before or after the other wrote; either way nothing of the other's is lost.
    assert!(outcomes(&repo).contains("[indikator.kostnad]\nt2 = 7\n"), "{ran:?}\n{}", outcomes(&repo));
}
