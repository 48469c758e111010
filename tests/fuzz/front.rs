//! The front of `tests/fuzz/run`: libFuzzer over one target, which `STYR_FUZZ` names.

#![no_main]
#![allow(
    clippy::expect_used,
    clippy::unwrap_used,
    clippy::print_stdout,
    clippy::print_stderr,
    clippy::exit,
    reason = "what it says is read by the one who runs it"
)]

#[allow(dead_code, reason = "shared with a test that does more")]
#[path = "../paper_formats/document.rs"]
mod document;
#[path = "../hostile/ours.rs"]
mod ours;
#[path = "../edit/oracle.rs"]
mod oracle;
mod targets;

use std::{
    env, fs,
    panic::{self, AssertUnwindSafe},
    path::PathBuf,
    process,
    sync::OnceLock,
};

use targets::Target;

/// The target that was asked for.
fn target() -> &'static Target {
    static TARGET: OnceLock<Target> = OnceLock::new();
    TARGET.get_or_init(|| {
        let name = env::var("STYR_FUZZ").unwrap_or_default();
        let all = targets::all();
        if name == "names" {
            for it in &all {
                println!("{}\t{}", it.name, it.promise);
            }
            process::exit(0);
        }
        all.into_iter().find(|it| it.name == name).unwrap_or_else(|| {
            eprintln!("STYR_FUZZ names no target: STYR_FUZZ=names shows all");
            process::exit(2);
        })
    })
}

/// Before the corpus is read: puts the seeds into the folder that `STYR_SEEDS` names.
fn begin() {
    // What a library panics of is the reader's to catch; what comes out of the target is a find.
    panic::set_hook(Box::new(|what| eprintln!("{what}")));
    // What is done side by side is done here instead: to wait for another thread takes longer than an input.
    let here = rayon::ThreadPoolBuilder::new().num_threads(1).use_current_thread().build_global();
    here.expect("nothing has run side by side yet");
    let Some(folder) = env::var_os("STYR_SEEDS").map(PathBuf::from) else {
        target();
        return;
    };
    for (number, seed) in (target().seeds)().iter().enumerate() {
        fs::write(folder.join(format!("seed-{number:03}")), seed)
            .expect("the folder of seeds can be written");
    }
}

/// Tries an input. With `STYR_FUZZ_PLANT` there is something to find: an escape within a text.
fn tried(data: &[u8]) {
    (target().run)(data);
    assert!(!(data.contains(&0x1b) && is_planted()), "planted");
}

fn is_planted() -> bool {
    static PLANTED: OnceLock<bool> = OnceLock::new();
    *PLANTED.get_or_init(|| env::var_os("STYR_FUZZ_PLANT").is_some())
}

libfuzzer_sys::fuzz_target!(init: begin(), |data: &[u8]| {
    if panic::catch_unwind(AssertUnwindSafe(|| tried(data))).is_err() {
        process::abort();
    }
});
