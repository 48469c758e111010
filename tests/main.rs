//! The one test program.

#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::print_stderr,
    clippy::format_collect,
    reason = "a test that cannot go on should say where"
)]

mod bad_input;
mod cases;
mod check_views;
mod colours;
mod completions;
mod dependencies;
mod docs;
mod edit;
mod examples;
mod fix;
mod fuzz;
mod git;
mod honesty;
mod hostile;
mod hosts;
mod import;
mod init;
mod kolada;
mod layers;
mod models;
mod mutation;
mod new_period;
mod new_plan;
mod paper_kinds;
mod open_data;
mod owners;
mod pages;
mod paper_formats;
mod papers;
mod printed;
mod readme;
mod rename;
mod record;
mod rules;
mod security;
mod status;
mod styrrepo;
mod swedish;
mod tidy;
mod tree;
mod world;
