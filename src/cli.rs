//! The command line: arguments to a command, a command to an exit code.

mod calendar;
mod check;
mod completions;
mod diff;
mod explain;
mod export;
mod failure;
mod import;
mod init;
mod kolada;
mod log;
mod new_period;
mod new_plan;
mod opening;
mod output;
mod owners;
mod record;
mod relocate;
mod rename;
mod report;
mod schema;
mod status;
mod swedish;
mod tree;
mod ui;

use std::{ffi::OsString, path::PathBuf, process::ExitCode};

use clap::{CommandFactory, FromArgMatches, Parser, Subcommand, ValueEnum, error::ErrorKind};
use jiff::{Zoned, civil::Date};

use self::{failure::Failure, opening::Context, ui::Ui};

/// Granskar kommunens mål, visar trafikljus och skriver papper till mötet
///
/// styr läser mål, planer och utfall ur textfiler i ett styrrepo: en mapp med
/// filen styr.toml. Börja med `styr check`.
#[derive(Parser)]
#[command(name = "styr", version, max_term_width = 100)]
struct Cli {
    /// Gör som om styr startats i den mappen
    #[arg(short = 'C', value_name = "MAPP", global = true)]
    folder: Option<PathBuf>,

    /// Räkna som om det vore den dagen, till exempel 2026-11-21
    #[arg(long, value_name = "DATUM", global = true, value_parser = parse_date)]
    date: Option<Date>,

    /// När utskriften ska ha färg
    #[arg(long, value_name = "NÄR", global = true, value_enum, default_value_t = Colour::Auto)]
    color: Colour,

    /// Skriv bara resultatet
    #[arg(short, global = true)]
    quiet: bool,

    #[command(subcommand)]
    command: Command,
}

/// When output is coloured.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
enum Colour {
    Auto,
    Always,
    Never,
}

#[derive(Subcommand)]
enum Command {
    Check(check::Check),
    Status(status::Status),
    Report(report::Report),
    Explain(explain::Explain),
    Calendar(calendar::Calendar),
    Init(init::Init),
    NewPlan(new_plan::NewPlan),
    NewPeriod(new_period::NewPeriod),
    Rename(rename::Rename),
    Move(relocate::Move),
    Record(record::Record),
    Import(import::Import),
    Export(export::Export),
    Kolada(kolada::Kolada),
    Tree(tree::Tree),
    Diff(diff::Diff),
    Log(log::Log),
    Owners(owners::Owners),
    Schema(schema::Schema),
    Completions(completions::Completions),
}

/// How a command ended; the numbers are a promise to other programs.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Outcome {
    /// Nothing at or above the failing level.
    Clean = 0,
    /// Findings at or above it.
    Found = 1,
    /// The command was used wrongly.
    Usage = 2,
    /// It could not be done.
    Failed = 3,
}

/// Runs `styr` with those arguments, the program's name first, and says how it ended.
pub fn run(args: impl IntoIterator<Item = OsString>) -> ExitCode {
    let args: Vec<OsString> = args.into_iter().collect();
    if completions::is_asked() {
        return ExitCode::from(complete(swedish::localise(Cli::command()), &args) as u8);
    }
    // Clap's words are put into Swedish only where there is something to say: it is an eighth of a start.
    let parsed = parse(Cli::command(), &args).or_else(|_| parse(swedish::localise(Cli::command()), &args));
    let outcome = match parsed {
        Ok(cli) => cli.run(),
        Err(error) => refuse(&error, Colour::in_args(&args)),
    };
    ExitCode::from(outcome as u8)
}

fn parse(command: clap::Command, args: &[OsString]) -> Result<Cli, clap::Error> {
    command.try_get_matches_from(args).and_then(|matches| Cli::from_arg_matches(&matches))
}

impl Cli {
    fn run(self) -> Outcome {
        let mut ui = Ui::new(self.color, self.quiet);
        let context = Context {
            folder: self.folder.unwrap_or_else(|| PathBuf::from(".")),
            day: self.date.unwrap_or_else(|| Zoned::now().date()),
            notes: ui.may_note(),
        };
        let result = match &self.command {
            Command::Check(command) => command.run(&context, &mut ui),
            Command::Status(command) => command.run(&context, &mut ui),
            Command::Report(command) => command.run(&context, &mut ui),
            Command::Explain(command) => command.run(&context, &mut ui),
            Command::Calendar(command) => command.run(&context, &mut ui),
            Command::Init(command) => command.run(&context, &mut ui),
            Command::NewPlan(command) => command.run(&context, &mut ui),
            Command::NewPeriod(command) => command.run(&context, &mut ui),
            Command::Rename(command) => command.run(&context, &mut ui),
            Command::Move(command) => command.run(&context, &mut ui),
            Command::Record(command) => command.run(&context, &mut ui),
            Command::Import(command) => command.run(&context, &mut ui),
            Command::Export(command) => command.run(&context, &mut ui),
            Command::Kolada(command) => command.run(&context, &mut ui),
            Command::Tree(command) => command.run(&context, &mut ui),
            Command::Diff(command) => command.run(&context, &mut ui),
            Command::Log(command) => command.run(&context, &mut ui),
            Command::Owners(command) => command.run(&context, &mut ui),
            Command::Schema(command) => command.run(&context, &mut ui),
            Command::Completions(command) => command.run(&mut ui),
        };
        let outcome = match result {
            Ok(outcome) => outcome,
            Err(failure) => failure.tell(&mut ui),
        };
        ui.finish(outcome)
    }
}

impl Colour {
    /// What the arguments say before they are known to be right.
    fn in_args(args: &[OsString]) -> Self {
        let never = args.windows(2).any(|it| it[0] == "--color" && it[1] == "never");
        if never || args.iter().any(|it| it == "--color=never") { Self::Never } else { Self::Auto }
    }
}

/// Answers a shell; whatever goes wrong, nothing is said that it could take for an answer.
fn complete(command: clap::Command, args: &[OsString]) -> Outcome {
    // What parts the answers is a control character, which only an output with colours lets through.
    let mut ui = Ui::new(Colour::Always, true);
    ui.result(&completions::answer(command, args, Zoned::now().date()));
    ui.finish(Outcome::Clean)
}

/// Help and version are results; anything else that clap says is wrong usage.
fn refuse(error: &clap::Error, colour: Colour) -> Outcome {
    let mut ui = Ui::new(colour, false);
    let text = swedish::error_text(error);
    let text = text.trim_end();
    let outcome = match error.kind() {
        ErrorKind::DisplayHelp | ErrorKind::DisplayVersion => {
            ui.result(&format!("{text}\n"));
            Outcome::Clean
        }
        _ => {
            ui.tell(&format!("{text}\n"));
            Outcome::Usage
        }
    };
    ui.finish(outcome)
}

fn parse_date(text: &str) -> Result<Date, Failure> {
    let plain = text.len() == 10;
    plain.then(|| text.parse().ok()).flatten().ok_or_else(|| {
        Failure::usage(format!("`{text}` är inget datum")).help("skriv år-månad-dag, till exempel 2026-11-21")
    })
}
