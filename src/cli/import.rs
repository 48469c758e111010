//! `styr import`

mod kolada;

use std::path::{Path, PathBuf};

use clap::Args;
use globset::Glob;

use super::{Context, Failure, Outcome, output::Writing, record, ui::Ui};
use crate::{
    config::imports::ImportRule,
    edit::record::subject::Subject,
    fields::words::near,
    figures::{
        self, Found,
        incoming::{self, Incoming},
    },
    kolada::outcomes::Leave,
    model::Plan,
    render::{incoming as lines, safe},
    source::{Unreadable, folder::read_bytes},
};

/// No file of figures is larger.
const MAX_BYTES: u64 = 48 * 1024 * 1024;

/// Läs in utfall från ett kalkylblad, en CSV-fil eller Kolada
///
/// En fil från `styr export` läses som den är: bara den gula kolumnen tas med, och bara där styrrepot
/// säger samma sak som vid exporten. Rader som är fel räknas upp med blad och cell och tas inte med,
/// men stoppar inga andra: rätta dem och läs in samma fil igen. Det som redan står så ändras inte.
/// Filer från andra system läses med en regel under `[import.…]` i styr.toml.
///
/// Svar som sparats från Kolada (`styr kolada urls`) läses som de är, ett eller flera i varje fil. Det
/// som är preliminärt byts ut när Kolada har nya värden; annat som redan står bara med --replace.
#[derive(Args)]
pub(super) struct Import {
    /// Filen: .xlsx eller .csv, eller .json från Kolada, som får vara flera
    #[arg(value_name = "FIL", required = true)]
    files: Vec<PathBuf>,

    /// Regeln i styr.toml som säger vilken kolumn som är vad; annars den vars `fil` passar
    #[arg(long, value_name = "NAMN")]
    rules: Option<String>,

    /// Perioden för rader som inte säger någon
    #[arg(long, value_name = "PERIOD")]
    period: Option<String>,

    /// Byt ut värden som redan står där
    #[arg(long)]
    replace: bool,

    /// Visa vad som skulle ändras, och skriv inget
    #[arg(long)]
    dry_run: bool,
}

impl Import {
    pub(super) fn run(&self, context: &Context, ui: &mut Ui) -> Result<Outcome, Failure> {
        let files = self.files.iter().map(|it| bytes(it, context)).collect::<Result<Vec<_>, _>>()?;
        let repo = context.repo()?;
        let writing =
            if self.dry_run { None } else { Some(Writing::begin(repo.clone(), context.notes, ui)?) };
        let plan = context.load_to_read(None, ui)?;
        let found = self.read(&plan, &files, context)?;
        let mut incoming = incoming::weigh(&plan, &found.rows, self.replace, context.day);
        incoming.rejected.extend(found.rejected.iter().cloned());
        incoming.rejected.sort_by(|a, b| a.place.cmp(&b.place));
        let after = record::loaded_with(&repo, &plan, &incoming.changes)?;
        if let Some(writing) = writing {
            writing.write(&incoming.changes)?;
        }
        self.tell(&incoming, &found, &after, ui)?;
        Ok(if incoming.rejected.is_empty() { Outcome::Clean } else { Outcome::Found })
    }

    /// What the files say, by what they are.
    fn read(&self, plan: &Plan, files: &[Vec<u8>], context: &Context) -> Result<Found, Failure> {
        if files.iter().all(|it| kolada::is_answer(it)) {
            let leave = Leave { may_replace: self.replace, day: context.day };
            return kolada::read(plan, &self.files, files, leave);
        }
        let ([file], [bytes]) = (&self.files[..], files) else {
            return Err(Failure::usage("bara filer från Kolada kan tas in flera på en gång")
                .help("ange en fil i taget"));
        };
        let usual = self.period.as_deref().map(|it| context.period(plan, Some(it))).transpose()?;
        Ok(figures::read(plan, bytes, self.rule(plan, file)?, usual)?)
    }

    /// The rule that was asked for, or the first whose pattern the name of the file fits.
    fn rule<'p>(&self, plan: &'p Plan, file: &Path) -> Result<Option<&'p ImportRule>, Failure> {
        let rules = &plan.config().imports;
        let Some(name) = &self.rules else {
            let file = file.file_name().map(Path::new);
            let fits = |rule: &&ImportRule| {
                let glob = rule.file.as_deref().and_then(|it| Glob::new(it).ok());
                glob.zip(file).is_some_and(|(glob, file)| glob.compile_matcher().is_match(file))
            };
            return Ok(rules.iter().find(fits));
        };
        let found = rules.iter().find(|it| it.id == *name);
        found.map(Some).ok_or_else(|| {
            let failure = Failure::usage(format!("styr.toml har ingen `[import.{name}]`"));
            match near(name, rules.iter().map(|it| it.id.as_str())) {
                Some(like) => failure.help(format!("menade du `{like}`?")),
                None => failure.help("skriv regeln i styr.toml; docs/fields.md visar nycklarna"),
            }
        })
    }

    fn tell(&self, incoming: &Incoming<'_>, found: &Found, after: &Plan, ui: &mut Ui) -> Result<(), Failure> {
        for (before, answer) in &incoming.answers {
            let after = Subject::find(after, &before.name())?;
            ui.result(&lines::change(*before, after, answer.period));
        }
        for rejected in &incoming.rejected {
            ui.result(&lines::rejected(rejected));
        }
        for remark in &found.remarks {
            ui.tell(&format!("not: {remark}"));
        }
        ui.comment(&safe::line(&lines::sum(incoming, self.dry_run)));
        ui.comment("\n");
        Ok(())
    }
}

fn bytes(file: &Path, context: &Context) -> Result<Vec<u8>, Failure> {
    let shown = file.display();
    read_bytes(&context.folder.join(file), MAX_BYTES).map_err(|reason| match reason {
        Unreadable::TooLarge => Failure::usage(format!("{shown} är större än styr läser"))
            .help("dela filen, eller ta bort det som inte är utfall"),
        Unreadable::Folder => Failure::usage(format!("{shown} är en mapp")).help("ange en fil"),
        Unreadable::System(words) => Failure::usage(format!("kan inte läsa {shown}: {words}")),
        _ => Failure::usage(format!("kan inte läsa {shown}")),
    })
}
