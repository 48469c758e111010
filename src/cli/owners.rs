//! `styr owners`

use clap::{Args, ValueEnum};

use super::{Context, Failure, Outcome, ui::Ui};
use crate::{
    model::unit::Unit,
    render::{
        owners::{self, Dialect},
        safe,
    },
    report::owners::{Owners as Found, owners},
};

/// Skriv vem som ska godkänna ändringar, som CODEOWNERS
///
/// Vad som ska nås, planen och åtgärderna, godkänns av den som beslutar planen.
/// Hur det görs och går, utfall och analyser, godkänns av enheten själv, och
/// styr.toml av den som sköter modellen. Kontona står i styr.toml, under
/// `[agare]`.
#[derive(Args)]
pub(super) struct Owners {
    /// Vilken kodvärd som ska läsa det
    #[arg(long, value_name = "VÄRD", value_enum, default_value_t = Host::Github)]
    format: Host,
}

#[derive(Clone, Copy, PartialEq, Eq, ValueEnum)]
enum Host {
    Github,
    Gitlab,
    Forgejo,
}

impl Owners {
    pub(super) fn run(&self, context: &Context, ui: &mut Ui) -> Result<Outcome, Failure> {
        let source = context.source(None)?;
        let plan = context.load_source(&source, ui)?;
        if plan.config().owners.accounts.is_empty() {
            return Err(Failure::world("styr.toml har inga konton")
                .help("skriv dem under `[agare]`, till exempel `konto = { bun = \"@kommunen/bun\" }`"));
        }
        let found = owners(&plan);
        let dialect = match self.format {
            Host::Github | Host::Gitlab => Dialect::Patterns,
            Host::Forgejo => Dialect::Expressions,
        };
        let (text, left_out) = owners::codeowners(&found, &source.folder_in_git(), dialect);
        ui.result(&text);
        tell(&found, &left_out, ui);
        Ok(Outcome::Clean)
    }
}

/// Tells what of the owners is wrong or left out.
fn tell(found: &Found<'_>, left_out: &[String], ui: &mut Ui) {
    for account in &found.wrong {
        let account = safe::line(account);
        ui.tell(&format!(
            "varning: `{account}` är inget konto; skriv @namn, @grupp/lag eller en e-postadress"
        ));
    }
    for name in &found.unknown {
        let name = safe::line(name);
        ui.tell(&format!(
            "varning: konton för `{name}`, som inte längre är någon enhet, något organ eller någon roll"
        ));
    }
    for path in left_out {
        let path = safe::line(path);
        ui.tell(&format!("varning: sökvägen {path} går inte att skriva i CODEOWNERS"));
    }
    if found.others.is_empty() {
        ui.tell("varning: ingen äger styr.toml; skriv `modell` och dess konto under `[agare]`");
    }
    if let [first, rest @ ..] = &found.without[..] {
        let more = if rest.is_empty() { String::new() } else { format!(" och {} till", rest.len()) };
        ui.tell(&format!("varning: ingen har konto för {}{more}", Unit::id(*first)));
    }
}
