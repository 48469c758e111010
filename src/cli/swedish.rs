//! Makes everything clap prints, help as well as errors, come out in Swedish.

use std::error::Error as _;
use std::num::ParseIntError;

use clap::builder::{PossibleValue, StyledStr};
use clap::error::{ContextKind, ContextValue, Error, ErrorKind};
use clap::{Arg, ArgAction, Command};

const PROGRAM: &str = "styr";

/// Returns the command tree, built and with all of clap's own wording in Swedish.
pub(crate) fn localise(command: Command) -> Command {
    let mut command = positionals_first(command);
    // `-h`, `-V`, `help` and the inherited flags do not exist until clap has built the tree.
    command.build();
    translate_command(command, true)
}

/// Returns what to show for an error from parsing; no final newline.
///
/// Help and version requests are errors to clap too, and give the help or version text.
pub(crate) fn error_text(error: &Error) -> String {
    if matches!(
        error.kind(),
        ErrorKind::DisplayHelp
            | ErrorKind::DisplayHelpOnMissingArgumentOrSubcommand
            | ErrorKind::DisplayVersion
    ) {
        let text = error.render().to_string();
        // The singular is the same word, and aliases cannot be annotated by hand.
        return text.trim_end().replace("[aliases: ", "[alias: ");
    }
    let mut lines = vec![format!("fel: {}", sentence(error))];
    lines.extend(hints(error).iter().map(|hint| format!("hjälp: {hint}")));
    lines.join("\n")
}

/// Clap orders sections with own headings by first occurrence; this keeps arguments above flags.
fn positionals_first(mut command: Command) -> Command {
    let flags: Vec<_> =
        command.get_arguments().filter(|arg| !arg.is_positional()).map(|arg| arg.get_id().clone()).collect();
    for id in flags {
        // `mut_arg` moves what it touches to the end.
        command = command.mut_arg(id, |arg| arg);
    }
    command.mut_subcommands(positionals_first)
}

fn translate_command(command: Command, root: bool) -> Command {
    let style = *command.get_styles().get_usage();
    let mut command = command
        .subcommand_value_name("KOMMANDO")
        .subcommand_help_heading("Kommandon")
        .help_template(format!(
            "{{before-help}}{{about-with-newline}}\n\
             {style}Användning:{style:#} {{usage}}\n\n{{all-args}}{{after-help}}"
        ))
        .mut_args(|arg| translate_arg(arg, root))
        .mut_subcommands(|subcommand| translate_command(subcommand, false));
    if is_automatic(command.get_about()) {
        command = command.about("Visa hjälp för ett kommando");
    }
    let usage = command.render_usage().ansi().to_string();
    command.override_usage(translate_usage(&usage))
}

/// The `[OPTIONS]` in a usage line can only be changed by replacing the whole line.
fn translate_usage(usage: &str) -> String {
    let (_, usage) = usage.split_once("Usage:").unwrap_or(("", usage));
    let (_, usage) = usage.split_once(' ').unwrap_or(("", usage));
    usage.replace("[OPTIONS]", "[FLAGGOR]").replace("\n       ", "\n            ")
}

fn translate_arg(mut arg: Arg, root: bool) -> Arg {
    if is_automatic(arg.get_help()) {
        let has_long = arg.get_long_help().is_some();
        arg = match arg.get_action() {
            ArgAction::Version => arg.help("Visa versionen"),
            _ if has_long => {
                arg.help("Visa hjälpen (mer med --help)").long_help("Visa hjälpen (kortare med -h)")
            }
            _ => arg.help("Visa hjälpen"),
        };
    }
    if arg.get_help_heading().is_none() {
        let inherited = matches!(arg.get_action(), ArgAction::Help) || arg.is_global_set();
        let heading = match arg.get_index() {
            Some(_) => "Argument",
            None if inherited && !root => "Gemensamma flaggor",
            None => "Flaggor",
        };
        arg = arg.help_heading(heading);
    }
    if let Some(index) = arg.get_index() {
        // Under an own heading clap would otherwise sort arguments by name.
        arg = arg.display_order(index);
    }
    translate_notes(arg)
}

/// Replaces the notes clap appends to the help: default value and possible values.
fn translate_notes(arg: Arg) -> Arg {
    let mut notes = Vec::new();
    let takes_value = arg.get_num_args().is_some_and(|n| n.takes_values());
    let defaults = arg.get_default_values();
    if takes_value && !arg.is_hide_default_value_set() && !defaults.is_empty() {
        let defaults: Vec<_> = defaults.iter().map(|value| value.to_string_lossy()).collect();
        notes.push(format!("[standard: {}]", defaults.join(" ")));
    }
    let mut long_notes = notes.clone();
    let mut values = arg.get_possible_values();
    values.retain(|value| !value.is_hide_set() && !arg.is_hide_possible_values_set());
    let described = values.iter().any(|value| value.get_help().is_some());
    if !values.is_empty() {
        let names: Vec<_> = values.iter().map(PossibleValue::get_name).collect();
        notes.push(format!("[möjliga värden: {}]", names.join(", ")));
        let lines = values.iter().map(|value| match value.get_help() {
            Some(help) => format!("\n- {}: {help}", value.get_name()),
            None => format!("\n- {}", value.get_name()),
        });
        long_notes.insert(0, format!("Möjliga värden:{}", lines.collect::<String>()));
    }
    let short = with_note(arg.get_help().or(arg.get_long_help()), " ", &notes.join(" "));
    let long = with_note(arg.get_long_help().or(arg.get_help()), "\n\n", &long_notes.join("\n\n"));
    let has_long = described || arg.get_long_help().is_some();
    let arg = arg.help(short).hide_default_value(true).hide_possible_values(true);
    if has_long { arg.long_help(long) } else { arg }
}

fn with_note(text: Option<&StyledStr>, separator: &str, note: &str) -> StyledStr {
    let mut text = text.cloned().unwrap_or_default();
    if !text.to_string().is_empty() && !note.is_empty() {
        text.push_str(separator);
    }
    text.push_str(note);
    text
}

/// Own help texts are Swedish, so English here means that clap wrote the text.
fn is_automatic(help: Option<&StyledStr>) -> bool {
    help.is_some_and(|help| help.to_string().starts_with("Print "))
}

fn sentence(error: &Error) -> String {
    let arg = quoted(error, ContextKind::InvalidArg);
    let value = quoted(error, ContextKind::InvalidValue);
    let command = quoted(error, ContextKind::InvalidSubcommand);
    let number = |kind| error.get(kind).map(ToString::to_string).unwrap_or_default();
    let actual = number(ContextKind::ActualNumValues);
    match error.kind() {
        // An error made with `Error::raw` has a message of our own and nothing else.
        _ if error.context().next().is_none() => own_message(error),
        ErrorKind::InvalidSubcommand => format!("okänt kommando {command}"),
        ErrorKind::UnknownArgument if arg.starts_with("`-") => format!("okänd flagga {arg}"),
        ErrorKind::UnknownArgument => format!("oväntat argument {arg}"),
        ErrorKind::MissingRequiredArgument => format!("{arg} måste anges"),
        ErrorKind::MissingSubcommand => "ett kommando måste anges".to_owned(),
        ErrorKind::InvalidValue if value == "``" => format!("{arg} saknar värde"),
        ErrorKind::InvalidValue => format!("ogiltigt värde {value} för {arg}"),
        ErrorKind::ValueValidation => format!("ogiltigt värde {value} för {arg}{}", reason(error)),
        ErrorKind::NoEquals => format!("{arg} måste ha `=` före värdet"),
        ErrorKind::TooManyValues => format!("{arg} kan inte ta emot värdet {value}"),
        ErrorKind::TooFewValues => {
            format!("{arg} ska ha minst {} värden men fick {actual}", number(ContextKind::MinValues))
        }
        ErrorKind::WrongNumberOfValues => {
            format!("{arg} ska ha {} värden men fick {actual}", number(ContextKind::ExpectedNumValues))
        }
        ErrorKind::ArgumentConflict => match quoted(error, ContextKind::PriorArg) {
            prior if prior.is_empty() => format!("{arg}{command} går inte att kombinera med något annat"),
            prior if prior == arg => format!("{arg} kan bara anges en gång"),
            prior => format!("{arg}{command} går inte att kombinera med {prior}"),
        },
        ErrorKind::InvalidUtf8 => "ett argument är inte giltig UTF-8-text".to_owned(),
        _ => "kommandoraden gick inte att tolka".to_owned(),
    }
}

/// The parsers of clap and the standard library explain themselves in English.
fn reason(error: &Error) -> String {
    match error.source() {
        None => String::new(),
        Some(source) if source.is::<ParseIntError>() => ": ska vara ett heltal".to_owned(),
        Some(source) => match source.to_string().split_once(" is not in ") {
            Some((_, range)) => format!(": ska ligga i intervallet {range}"),
            None => format!(": {source}"),
        },
    }
}

fn own_message(error: &Error) -> String {
    let text = error.render().to_string();
    let text = text.strip_prefix("error: ").unwrap_or(&text);
    text.split("\n\n").next().unwrap_or(text).trim_end().to_owned()
}

fn hints(error: &Error) -> Vec<String> {
    let mut hints = Vec::new();
    for (kind, before, after) in [
        (ContextKind::SuggestedSubcommand, "menade du ", "?"),
        (ContextKind::SuggestedArg, "menade du ", "?"),
        (ContextKind::SuggestedValue, "menade du ", "?"),
        (ContextKind::ValidValue, "giltiga värden: ", ""),
        (ContextKind::ValidSubcommand, "kommandon: ", ""),
    ] {
        let texts = quoted(error, kind);
        // Clap puts the nearest suggestion last.
        let texts =
            if before == "menade du " { texts.rsplit(", ").next().unwrap_or_default() } else { &texts };
        if !texts.is_empty() {
            hints.push(format!("{before}{texts}{after}"));
        }
    }
    if let Some(ContextValue::StyledStrs(texts)) = error.get(ContextKind::Suggested) {
        hints.extend(texts.iter().filter_map(|text| translate_hint(&text.to_string())));
    }
    let usage = match error.get(ContextKind::Usage) {
        Some(ContextValue::StyledStr(usage)) => translate_usage(&usage.to_string()),
        _ => PROGRAM.to_owned(),
    };
    if usage != PROGRAM {
        hints.extend(usage.lines().map(|line| format!("Användning: {}", line.trim())));
    }
    let words = usage.split_whitespace();
    let command: Vec<_> = words.take_while(|word| !word.starts_with(['[', '<', '-'])).collect();
    hints.push(format!("Läs mer: {} --help", command.join(" ")));
    hints
}

/// Clap hands over these hints only as finished English sentences.
fn translate_hint(text: &str) -> Option<String> {
    if let Some((_, way)) = text.split_once("' as a value, use '") {
        return Some(format!("skriv `{}` om det är ett värde", way.strip_suffix('\'')?));
    }
    if let Some(name) = text.strip_prefix("subcommand '") {
        let (name, _) = name.split_once("' exists")?;
        return Some(format!("ta bort `--` före kommandot `{name}`"));
    }
    let way = text.strip_prefix('\'')?.strip_suffix("' exists")?;
    Some(format!("menade du `{way}`?"))
}

/// The texts of one piece of context in backticks; empty if the error lacks it.
fn quoted(error: &Error, kind: ContextKind) -> String {
    let texts = match error.get(kind) {
        Some(ContextValue::String(text)) => std::slice::from_ref(text),
        Some(ContextValue::Strings(texts)) => texts,
        _ => &[],
    };
    let texts: Vec<_> = texts.iter().map(|text| format!("`{text}`")).collect();
    texts.join(", ")
}

#[cfg(test)]
mod tests {
    use clap::builder::PossibleValuesParser;
    use clap::value_parser;

    use super::*;

    fn sample() -> Command {
        let flag = |name: &'static str| Arg::new(name).long(name).action(ArgAction::SetTrue);
        let option = |name: &'static str| Arg::new(name).long(name);
        let text = PossibleValue::new("text").help("Läsbar text");
        let formats = PossibleValuesParser::new([text, PossibleValue::new("json")]);
        let date = |_: &str| Err::<u8, _>("skriv datumet som ÅÅÅÅ-MM-DD");
        let check = Command::new("check").about("Kontrollera").visible_aliases(["kolla", "läs"]).args([
            option("format").value_parser(formats).default_value("text"),
            flag("strict").conflicts_with("all"),
            flag("all").visible_aliases(["hela", "alla"]),
            option("pair").num_args(2),
            option("many").num_args(2..),
            option("level").require_equals(true).value_parser(value_parser!(u8)),
            Arg::new("PATH").long_help("Fil eller mapp"),
        ]);
        let plan = Command::new("new-plan").arg(Arg::new("NAMN").required(true));
        let date = option("date").value_parser(date).global(true).hide(true);
        let styr = Command::new("styr").version("1.0").subcommand_required(true).arg(date);
        styr.subcommands([check, plan])
    }

    fn text(arguments: &str) -> String {
        let result = localise(sample()).try_get_matches_from(arguments.split(' '));
        error_text(&result.expect_err("the command lines are wrong or ask for help"))
    }

    const USAGE: &str = "Användning: styr <KOMMANDO>|Läs mer: styr --help";
    const CHECK: &str = "Användning: styr check [FLAGGOR] [PATH]|Läs mer: styr check --help";
    const PLAN: &str = "Användning: styr new-plan <NAMN>|Läs mer: styr new-plan --help";
    const MORE: &str = "Läs mer: styr --help";

    fn case(arguments: &str, error: &str, hints: &[&str]) {
        let hints = hints.join("|").replace('|', "\nhjälp: ");
        assert_eq!(text(arguments), format!("fel: {error}\nhjälp: {hints}"), "{arguments}");
    }

    #[test]
    fn errors_name_the_offender_and_the_way_out() {
        case("styr chekc", "okänt kommando `chekc`", &["menade du `check`?", USAGE]);
        case("styr check --strikt", "okänd flagga `--strikt`", &["menade du `--strict`?", CHECK]);
        case("styr new-plan", "`<NAMN>` måste anges", &[PLAN]);
        let error = "ogiltigt värde `jsn` för `--format <format>`";
        case("styr check --format jsn", error, &["menade du `json`?|giltiga värden: `text`, `json`", MORE]);
        let error = "`--strict` går inte att kombinera med `--all`";
        case("styr check --strict --all", error, &[CHECK]);
        case("styr check --strict --strict", "`--strict` kan bara anges en gång", &[CHECK]);
        case("styr check --date", "`--date <date>` saknar värde", &[MORE]);
        case("styr check a b", "oväntat argument `b`", &[CHECK]);
        case("styr check --all=ja", "`--all` kan inte ta emot värdet `ja`", &[CHECK]);
        let error = "ogiltigt värde `nu` för `--date <date>`: skriv datumet som ÅÅÅÅ-MM-DD";
        case("styr --date nu", error, &[MORE]);
        let hint = "kommandon: `check`, `kolla`, `läs`, `new-plan`, `help`";
        case("styr", "ett kommando måste anges", &[hint, USAGE]);
        let error = error_text(&sample().error(ErrorKind::ValueValidation, "eget fel"));
        assert_eq!(error, format!("fel: eget fel\nhjälp: {MORE}"));
    }

    #[test]
    fn help_keeps_values_and_defaults() {
        let help = text("styr check -h");
        assert!(help.contains("[standard: text] [möjliga värden: text, json]"), "{help}");
        assert!(text("styr check --help").contains("- text: Läsbar text"));
        assert!(text("styr --help").contains("[alias: kolla, läs]"));
    }

    #[test]
    fn nothing_is_left_in_english() {
        let help = "-h|--help|help|help check|help help|check -h|check --help|new-plan --help|--version";
        let wrong = "chekc|check --strikt|check -x|check -- a b|-- check|new-plan|check --format|check --format jsn\
            |check --strict --all|check --all --all|check a b|check --all=1|check --pair 1|check --many 1\
            |check --level 1|check --level=x|check --level=300|--date nu|--date|help x|--formt check";
        let english = "usage,options,arguments,commands,error,help:,possible values,default,tip,required,\
            invalid,unexpected,found,for more information,print,try,aliases,exists,value,command";
        for arguments in help.split('|').chain(wrong.split('|')) {
            let text = text(&format!("styr {arguments}"));
            for word in english.split(',') {
                assert!(!text.to_lowercase().contains(word), "`{word}` from `{arguments}`: {text}");
            }
        }
    }
}
