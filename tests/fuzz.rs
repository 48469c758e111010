//! Every reader and every edit over inputs that nobody has thought of: a few, and always the same ones.
//!
//! `tests/fuzz/run` tries the same targets for hours. What it has found lies in `tests/fuzz/found`.

pub(crate) mod targets;

use std::{panic, path::Path, thread};

use self::targets::{Target, stage};
use crate::{
    edit::oracle, hostile::ours, mutation::edit::Random, paper_formats::document, styrrepo::project,
};

/// So many changed seeds each target gets, and at most half as many seeds as they are.
const TRIED: usize = 10;

/// Words that mean something to one reader or other.
const WORDS: [&[u8]; 24] = [
    b"\"",
    b"'",
    b"\n",
    b"\r\n",
    b"[",
    b"]",
    b"{",
    b"}",
    b"=",
    b"#",
    b"\0",
    b"---\n",
    b"|",
    b"\xef\xbb\xbf",
    b"\xff",
    b"\x1b[31m",
    "\u{202e}".as_bytes(),
    b"9999999999999999999999999999",
    b"-0",
    b"1e308",
    b"2026-02-30",
    b"<",
    b"&",
    b"::error::",
];

#[test]
fn no_input_breaks_a_promise() {
    let all = targets::all();
    let workers = thread::available_parallelism().map_or(1, usize::from);
    let broken: Vec<String> = thread::scope(|scope| {
        let some = |worker: usize| {
            let own = all.iter().skip(worker).step_by(workers);
            scope.spawn(move || own.filter_map(|it| tried(it, TRIED).err()).collect::<Vec<_>>())
        };
        let running: Vec<_> = (0..workers).map(some).collect();
        running.into_iter().flat_map(|it| it.join().unwrap()).collect()
    });
    assert!(broken.is_empty(), "{} of {}:\n{}", broken.len(), all.len(), broken.join("\n"));
}

#[test]
fn every_find_is_a_case() {
    let folder = project("tests/fuzz/found");
    let finds = stage::files_below(&folder);
    assert!(!finds.is_empty(), "what was found is gone");
    let all = targets::all();
    for (path, bytes) in finds {
        let name = Path::new(&path).parent().and_then(Path::to_str).unwrap();
        let target =
            all.iter().find(|it| it.name == name).unwrap_or_else(|| panic!("{path}: no such target"));
        let ran = panic::catch_unwind(|| (target.run)(&bytes));
        assert!(ran.is_ok(), "{path} is found again");
    }
}

#[test]
fn a_planted_panic_is_found() {
    let planted = Target {
        name: "planted",
        promise: "none",
        seeds: || vec![b"format = 1\n[enhet]\n".to_vec()],
        run: |data| assert!(!data.contains(&0x1b), "planted"),
    };
    let found = tried(&planted, 2_000).unwrap_err();
    assert!(found.starts_with("planted: ") && found.contains("\\x1b"), "{found}");
}

#[test]
fn every_target_has_a_name_of_its_own_and_seeds() {
    let mut names: Vec<&str> = Vec::new();
    for target in targets::all() {
        assert!(!names.contains(&target.name), "two targets are called {}", target.name);
        assert!(target.promise.len() > 20 && !(target.seeds)().is_empty(), "{} has no seeds", target.name);
        names.push(target.name);
    }
    let page = std::fs::read_to_string(project("docs/fuzzing.md")).unwrap();
    let told: Vec<&str> = page.lines().filter_map(|it| it.strip_prefix("| `")?.split('`').next()).collect();
    assert_eq!(
        told,
        names.repeat(2),
        "docs/fuzzing.md tells of every target in order, and what was tried of each"
    );
}

/// Tries a target on its seeds and on so many more; the first input that breaks its promise.
fn tried(target: &Target, count: usize) -> Result<(), String> {
    let seeds = (target.seeds)();
    let mut random = Random(target.name.bytes().fold(1, |sum, it| sum * 31 + u64::from(it)));
    let made: Vec<Vec<u8>> = (0..count).map(|_| mutated(&seeds, &mut random)).collect();
    let some = seeds.iter().step_by(seeds.len().div_ceil(count / 2));
    for input in some.cloned().chain(made) {
        if panic::catch_unwind(|| (target.run)(&input)).is_err() {
            let shown = input.escape_ascii().to_string();
            return Err(format!("{}: {} is broken by \"{shown}\"", target.name, target.promise));
        }
    }
    Ok(())
}

/// A seed with some bytes taken away, doubled, exchanged, or put in from another or from the words.
fn mutated(seeds: &[Vec<u8>], random: &mut Random) -> Vec<u8> {
    let mut input = seeds[random.below(seeds.len())].clone();
    for _ in 0..=random.below(4) {
        let start = random.below(input.len() + 1);
        let end = (start + random.below(12)).min(input.len());
        let other = &seeds[random.below(seeds.len())];
        let from = random.below(other.len() + 1);
        let new: Vec<u8> = match random.below(5) {
            0 => Vec::new(),
            1 => input[start..end].repeat(2),
            2 => vec![random.below(256) as u8],
            3 => other[from..(from + random.below(40)).min(other.len())].to_vec(),
            _ => WORDS[random.below(WORDS.len())].to_vec(),
        };
        input.splice(start..end, new);
    }
    input
}
