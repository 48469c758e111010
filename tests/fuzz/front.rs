//! The front of `tests/fuzz/run`: libFuzzer over one target, which `STYR_FUZZ` names.

#![no_main]
#![allow(
    clippy::expect_used,
    clippy::unwrap_used,
    clippy::print_stdout,
    clippy::print_stderr,
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
        let names: Vec<&str> = all.iter().map(|it| it.name).collect();
        if name == "names" {
            println!("{}", names.join("\n"));
            process::exit(0);
        }
        let names = names.join(", ");
        all.into_iter().find(|it| it.name == name).unwrap_or_else(|| {
            eprintln!("STYR_FUZZ is one of {names}");
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

libfuzzer_sys::fuzz_target!(init: begin(), |data: &[u8]| {
    if panic::catch_unwind(AssertUnwindSafe(|| (target().run)(data))).is_err() {
        process::abort();
    }
});
