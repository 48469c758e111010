//! `styr init`

use std::{fmt::Write, path::PathBuf};

use clap::{Args, ValueEnum};

use super::{Context, Failure, Outcome, output, ui::Ui};
use crate::{
    edit::{
        NewFile,
        plan::placeholders,
        start::{
            self,
            models::{self, Model},
        },
    },
    fields::words::{listed, near},
    source::layout::MODEL_FILE,
};

/// Börja ett nytt styrrepo efter en modell som finns
///
/// Mappen får en styr.toml efter en annan kommuns modell, en plan för den översta
/// enheten och en för enheten under, och det som granskar vid varje ändring. Kommunens
/// egna texter är utbytta mot FYLL I, och `styr check` säger vad som är kvar. Det som
/// redan finns i mappen skrivs aldrig över.
#[derive(Args)]
pub(super) struct Init {
    /// Mappen; annars den du står i
    #[arg(value_name = "MAPP")]
    target: Option<PathBuf>,

    /// Modellen, med ett namn ur --list
    #[arg(long, value_name = "NAMN", required_unless_present = "list")]
    model: Option<String>,

    /// Visa vilka modeller som finns
    #[arg(long, conflicts_with_all = ["target", "model", "ci"])]
    list: bool,

    /// Lägg dit det som kör styr check vid varje ändring
    #[arg(long, value_name = "VÄRD", value_enum)]
    ci: Option<Host>,
}

/// Where the styrrepo is kept.
#[derive(Clone, Copy, ValueEnum)]
enum Host {
    Github,
    Gitlab,
    Azure,
    Forgejo,
}

impl Init {
    pub(super) fn run(&self, context: &Context, ui: &mut Ui) -> Result<Outcome, Failure> {
        let Some(name) = &self.model else {
            ui.result(&list());
            return Ok(Outcome::Clean);
        };
        let model = models::find(name).ok_or_else(|| unknown(name))?;
        // From September on it is next year's plan that is made.
        let year = context.day.year() + i16::from(context.day.month() >= 9);
        let mut files = start::files(model, year, context.day)?;
        files.extend(self.ci.map(Host::recipe));
        let folder = context.folder.join(self.target.as_deref().unwrap_or_else(|| "".as_ref()));
        if folder.join(MODEL_FILE).symlink_metadata().is_ok() {
            return Err(Failure::usage("mappen är redan ett styrrepo: styr.toml finns")
                .help("ange en annan mapp; `styr check` granskar den som finns"));
        }
        output::create_all(&folder, &files)?;
        for file in &files {
            ui.result(&format!("Skrev {}\n", file.path));
        }
        ui.comment(&self.next_steps(&files, year));
        Ok(Outcome::Clean)
    }

    fn next_steps(&self, files: &[NewFile], year: i16) -> String {
        let places: usize = files.iter().map(|it| placeholders(&it.text)).sum();
        let folder = self.target.as_ref().map_or_else(String::new, |it| format!(" -C {}", it.display()));
        let mut text = String::from("\nSå går du vidare:\n");
        let mut steps = vec![
            format!("Byt ut allt som börjar med FYLL I, {places} ställen: `styr check{folder}` visar dem."),
            "Läs styr.toml och gör modellen till er egen: nivåer, måltyper, perioder och ord.".to_owned(),
            "Ge enheterna era egna id:n med `styr rename`, och skapa fler med `styr new-plan`.".to_owned(),
            format!("Skriv `beslut` under `[plan.{year}]` när planen är beslutad."),
        ];
        if self.ci.is_some() {
            steps.insert(1, "Fyll i varifrån styr hämtas, överst i receptet för granskningen.".to_owned());
        }
        for (index, step) in steps.iter().enumerate() {
            let _ = writeln!(text, "  {}. {step}", index + 1);
        }
        text
    }
}

/// Each model with what it is called and its levels.
fn list() -> String {
    let width = models::ALL.iter().map(|it| it.name.len()).max().unwrap_or_default();
    let line = |it: &Model| {
        let about = it.described();
        format!("{:width$}  {} ({})\n", it.name, about.title, about.levels.join(" → "))
    };
    models::ALL.iter().map(line).collect()
}

fn unknown(name: &str) -> Failure {
    let names: Vec<&str> = models::ALL.iter().map(|it| it.name).collect();
    let failure = Failure::usage(format!("det finns ingen modell `{name}`"));
    match near(name, names.iter().copied()) {
        Some(like) => failure.help(format!("menade du `{like}`?")),
        None => failure.help(format!("välj {}", listed(&names))),
    }
}

impl Host {
    /// The file that runs the check there.
    fn recipe(self) -> NewFile {
        let (path, text) = match self {
            Self::Github => (".github/workflows/styr.yml", include_str!("../../examples/ci/github.yml")),
            Self::Gitlab => (".gitlab-ci.yml", include_str!("../../examples/ci/gitlab.yml")),
            Self::Azure => ("azure-pipelines.yml", include_str!("../../examples/ci/azure.yml")),
            Self::Forgejo => (".forgejo/workflows/styr.yml", include_str!("../../examples/ci/forgejo.yml")),
        };
        NewFile { path: path.to_owned(), text: text.to_owned() }
    }
}
