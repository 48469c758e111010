//! `styr completions`, and the answer to a shell when somebody presses Tab.

use std::{
    ffi::OsString,
    path::{Path, PathBuf},
    sync::Arc,
};

use clap::{Arg, Args, Command, ValueEnum, ValueHint};
use clap_complete::{
    engine::{ArgValueCandidates, ArgValueCompleter, CompletionCandidate},
    env::{EnvCompleter, Shells},
};
use jiff::civil::Date;

use super::{Context, Failure, Outcome, ui::Ui};
use crate::{
    model::{Plan, load, thing::Thing, unit::Unit},
    rules,
    source::Source,
    syntax::id::bad_id,
};

/// The variable by which a shell asks; its value is the shell's name.
const ASKED: &str = "STYR_COMPLETE";

/// What a shell runs to ask: what lies on the user's own path, never a file of a folder.
const PROGRAM: &str = "styr";

/// Skriv det som låter skalet fylla i kommandon och id när du trycker på Tab
///
/// Lägg raden för ditt skal i filen som det läser när det startar:
///
/// bash, i ~/.bashrc: source <(styr completions bash)
///
/// zsh, i ~/.zshrc: source <(styr completions zsh)
///
/// fish, i ~/.config/fish/config.fish: styr completions fish | source
///
/// PowerShell, i filen $PROFILE: styr completions powershell | Out-String | Invoke-Expression
///
/// elvish, i ~/.config/elvish/rc.elv: eval (styr completions elvish | slurp)
///
/// Enheter, mål, perioder och nivåer hämtas ur styrrepot där du står. Är något fel där
/// blir det tyst.
#[derive(Args)]
pub(super) struct Completions {
    /// Skalet
    #[arg(value_name = "SKAL", value_enum)]
    shell: Shell,
}

/// The shells that can ask.
#[derive(Clone, Copy, ValueEnum)]
enum Shell {
    Bash,
    Zsh,
    Fish,
    Powershell,
    Elvish,
}

impl Completions {
    pub(super) fn run(&self, ui: &mut Ui) -> Result<Outcome, Failure> {
        let name = match self.shell {
            Shell::Bash => "bash",
            Shell::Zsh => "zsh",
            Shell::Fish => "fish",
            Shell::Powershell => "powershell",
            Shell::Elvish => "elvish",
        };
        let mut script = Vec::new();
        let written =
            shell(name).map(|it| it.write_registration(ASKED, PROGRAM, PROGRAM, PROGRAM, &mut script));
        if !matches!(written, Some(Ok(()))) {
            return Err(Failure::world(format!("kan inte skriva något för {name}")));
        }
        ui.result(&String::from_utf8_lossy(&script));
        Ok(Outcome::Clean)
    }
}

/// Whether it is a shell that asks, and not a person.
pub(super) fn is_asked() -> bool {
    std::env::var_os(ASKED).is_some()
}

/// What could stand at a place of a command line, as the shell that asks wants it said; empty
/// whatever goes wrong.
pub(super) fn answer(command: Command, args: &[OsString], day: Date) -> String {
    let asking = std::env::var(ASKED).unwrap_or_default();
    let words: Vec<OsString> = args.iter().skip_while(|it| *it != "--").skip(1).cloned().collect();
    // Every shell sends at least the program's name, and the engine counts on it.
    if words.is_empty() {
        return String::new();
    }
    let lookup = Arc::new(Lookup { folder: folder(&words), day });
    let mut command = with_candidates(command, &lookup);
    let mut text = Vec::new();
    let told = shell(&asking).map(|it| it.write_complete(&mut command, words, None, &mut text));
    match told {
        Some(Ok(())) => String::from_utf8_lossy(&text).into_owned(),
        _ => String::new(),
    }
}

fn shell(name: &str) -> Option<&'static dyn EnvCompleter> {
    const ALL: Shells<'static> = Shells::builtins();
    ALL.0.iter().copied().find(|it| it.is(name))
}

/// The folder that `-C` names on a line that is being written, or the one it is written in.
fn folder(words: &[OsString]) -> PathBuf {
    let mut words = words.iter();
    while let Some(word) = words.next() {
        if word == "-C" {
            return words.next().map_or_else(|| PathBuf::from("."), PathBuf::from);
        }
        if let Some(folder) = word.to_str().and_then(|it| it.strip_prefix("-C")) {
            return PathBuf::from(folder);
        }
    }
    PathBuf::from(".")
}

/// Gives every argument what could stand there, told from the name that its help has for its value.
///
/// File names are left to the shell: it knows how to write a strange one so that nothing in it is run.
fn with_candidates(command: Command, lookup: &Arc<Lookup>) -> Command {
    command
        .mut_args(|arg| if arg.get_action().takes_values() { with_candidates_of(arg, lookup) } else { arg })
        .mut_subcommands(|it| with_candidates(it, lookup))
}

fn with_candidates_of(arg: Arg, lookup: &Arc<Lookup>) -> Arg {
    let name = arg.get_value_names().and_then(|it| it.first()).map(ToString::to_string).unwrap_or_default();
    let arg = arg.value_hint(ValueHint::Other);
    let from_plan = |find: fn(&Plan) -> Vec<String>| {
        let lookup = Arc::clone(lookup);
        ArgValueCandidates::new(move || candidates(lookup.plan().map(|it| find(&it)).unwrap_or_default()))
    };
    match name.as_str() {
        "ENHET" => arg.add(from_plan(|it| it.units().map(|it| it.id().to_owned()).collect())),
        "PERIOD" => arg.add(from_plan(periods)),
        "NIVÅ" => arg.add(from_plan(|it| it.config().levels.iter().map(|it| it.id.clone()).collect())),
        "REGEL" => arg.add(ArgValueCandidates::new(|| candidates(rule_ids()))),
        "ENHET/ID" | "ENHET | ENHET/ID" | "ENHET/ID | ENHET" | "REGEL | ENHET/ID" => {
            let lookup = Arc::clone(lookup);
            arg.add(ArgValueCompleter::new(move |typed: &std::ffi::OsStr| {
                let typed = typed.to_str().unwrap_or_default();
                let mut all = lookup.plan().map(|it| names(&it, typed, &name)).unwrap_or_default();
                if name.starts_with("REGEL") {
                    all.extend(rule_ids());
                }
                all.retain(|it| it.starts_with(typed));
                candidates(all)
            }))
        }
        _ => arg,
    }
}

fn periods(plan: &Plan) -> Vec<String> {
    plan.config().follow_up.periods.iter().map(|it| it.id.clone()).collect()
}

fn rule_ids() -> Vec<String> {
    rules::ALL.iter().map(|it| it.id.to_owned()).collect()
}

/// Units, each with the `/` that leads on to what it has; what one unit has when its name is typed.
fn names(plan: &Plan, typed: &str, value_name: &str) -> Vec<String> {
    let Some((unit, _)) = typed.split_once('/') else {
        let is_alone = value_name.split(" | ").any(|it| it == "ENHET");
        let of_unit = |id: &str| [is_alone.then(|| id.to_owned()), Some(format!("{id}/"))];
        return plan.units().flat_map(|it| of_unit(it.id())).flatten().collect();
    };
    let Some(unit) = plan.unit(unit) else { return Vec::new() };
    let received = unit.received();
    let own = unit.things().map(Thing::id).map(str::to_owned);
    own.chain(received.iter().map(|it| it.full_id())).map(|it| format!("{}/{it}", Unit::id(unit))).collect()
}

/// What a shell may be told: ids alone, so that no file can put anything else on a command line.
fn candidates(mut all: Vec<String>) -> Vec<CompletionCandidate> {
    all.retain(|it| it.strip_suffix('/').unwrap_or(it).split('/').all(|part| bad_id(part).is_none()));
    all.sort();
    all.dedup();
    all.into_iter().map(CompletionCandidate::new).collect()
}

/// Where the answers are, if they are needed.
struct Lookup {
    folder: PathBuf,
    day: Date,
}

impl Lookup {
    /// The plan of the styrrepo there; nothing where there is none.
    fn plan(&self) -> Option<Plan> {
        let folder: &Path = &self.folder;
        let context = Context { folder: folder.to_owned(), day: self.day, notes: false };
        load::load(&Source::Folder(context.repo().ok()?)).ok()
    }
}
