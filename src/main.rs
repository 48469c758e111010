//! Arguments in, exit code out.

use std::process::ExitCode;

fn main() -> ExitCode {
    styr::cli::run(std::env::args_os())
}
