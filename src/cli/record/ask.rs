//! Asks for what a unit has not reported, line by line; nothing is written before it is accepted.

use super::{Answer, Context, Failure, Folder, Outcome, Period, Plan, Subject, Ui, Writing, Written, answer};
use crate::{edit::record::missing, render::recorded, source::folder::system_words};

/// Goes back to the question before.
const BACK: &str = "<";
/// Takes an answer away again.
const NOTHING: &str = "-";

pub(super) fn run(
    unit: &str,
    period: Option<&str>,
    context: &Context,
    ui: &mut Ui,
) -> Result<Outcome, Failure> {
    let repo = context.repo()?;
    let plan = context.load_to_read(None, ui)?;
    let unit = Context::unit(&plan, unit)?;
    let period = context.period(&plan, period)?;
    let subjects = missing(unit, period);
    let name = period.name(&plan.config().follow_up);
    if subjects.is_empty() {
        ui.result(&format!("Inget saknas för {}, {name}.\n", unit.name()));
        return Ok(Outcome::Clean);
    }
    ui.tell(&format!("{}, {name}: {} saknas", unit.name(), subjects.len()));
    ui.tell("Skriv värdet och tryck Enter. Tom rad hoppar över, < går tillbaka, Ctrl-D avbryter.");
    ui.tell("Efter värdet kan stå kommentar=…, prognos=…, en grupps värde, eller i stället saknas=ej_matt.");
    let answers = vec![None; subjects.len()];
    let mut talk = Talk { repo: &repo, plan: &plan, period, context, subjects, answers, at: 0 };
    loop {
        talk.ask_all(ui)?;
        let answers = talk.given();
        if answers.is_empty() {
            return Ok(leave(ui));
        }
        let written = Written::prepare(&repo, &plan, &answers, false)?;
        ui.tell("\nDet här skrivs:\n");
        ui.tell(&written.preview(&answers)?);
        loop {
            let answer = ask(ui, "Spara? Skriv ja, nej, eller < för att gå tillbaka: ")?;
            match answer.to_lowercase().as_str() {
                "ja" | "j" => return save(&answers, context, ui),
                "nej" | "n" => return Ok(leave(ui)),
                BACK => break,
                _ => {}
            }
        }
        talk.at = talk.subjects.len() - 1;
    }
}

fn leave(ui: &mut Ui) -> Outcome {
    ui.tell("Inget skrevs.");
    Outcome::Clean
}

/// A line, or the end of it all.
fn ask(ui: &mut Ui, question: &str) -> Result<String, Failure> {
    let line = ui.ask(question).map_err(|error| {
        Failure::world(format!("kan inte läsa svaret: {}", system_words(&error))).help("inget skrevs")
    })?;
    line.ok_or_else(|| Failure::world("avbrutet").help("inget skrevs"))
}

/// The files may have changed while the questions were answered, so they are read again.
fn save(answers: &[(Subject<'_>, Answer)], context: &Context, ui: &mut Ui) -> Result<Outcome, Failure> {
    let repo = context.repo()?;
    let writing = Writing::begin(repo.clone(), context.notes, ui)?;
    let plan = context.load_to_read(None, ui)?;
    let mut now = Vec::new();
    for (subject, answer) in answers {
        now.push((Subject::find(&plan, &subject.name())?, answer.clone()));
    }
    let written = Written::prepare(&repo, &plan, &now, false)?;
    writing.write(&written.changes)?;
    written.tell_files(ui);
    Ok(Outcome::Clean)
}

/// The questions with the answers so far.
struct Talk<'a, 'p> {
    repo: &'a Folder,
    plan: &'p Plan,
    period: Period,
    context: &'a Context,
    subjects: Vec<Subject<'p>>,
    answers: Vec<Option<(String, Answer)>>,
    at: usize,
}

impl<'p> Talk<'_, 'p> {
    fn ask_all(&mut self, ui: &mut Ui) -> Result<(), Failure> {
        while let Some(subject) = self.subjects.get(self.at).copied() {
            self.introduce(subject, ui);
            let line = ask(ui, &self.prompt())?;
            match line.as_str() {
                BACK => self.at = self.at.saturating_sub(1),
                "" => self.at += 1,
                NOTHING => {
                    self.answers[self.at] = None;
                    self.at += 1;
                }
                _ => match self.read(subject, &line) {
                    Ok((answer, light)) => {
                        ui.tell(&light);
                        self.answers[self.at] = Some((line, answer));
                        self.at += 1;
                    }
                    Err(failure) => {
                        failure.tell(ui);
                    }
                },
            }
        }
        Ok(())
    }

    fn introduce(&self, subject: Subject<'p>, ui: &mut Ui) {
        let title = subject.thing.title(self.period.year);
        let measure = subject.thing.indicator().map_or("", |it| it.measure());
        let measure = if measure.is_empty() { String::new() } else { format!(", {measure}") };
        let (at, all) = (self.at + 1, self.subjects.len());
        ui.tell(&format!("\n{at} av {all}: {title} ({}){measure}", subject.key()));
        ui.tell(&format!("  {}", recorded::question(subject, self.period)));
    }

    fn prompt(&self) -> String {
        let id = self.period.id(&self.plan.config().follow_up);
        match &self.answers[self.at] {
            Some((line, _)) => format!("  {id} (Enter behåller {line}, - tar bort) = "),
            None => format!("  {id} = "),
        }
    }

    /// What a line says, and the light that it gives.
    fn read(&self, subject: Subject<'p>, line: &str) -> Result<(Answer, String), Failure> {
        let words = answer::of_line(subject, self.period, line);
        let mut answers = answer::read(subject, &words, None, (Some(self.period), self.context.day))?;
        let answer = match (answers.pop(), answers.is_empty()) {
            (Some(answer), true) if answer.period == Some(self.period) => answer,
            _ => {
                return Err(
                    Failure::usage("svaret gäller en annan period").help("fråga efter den med --period")
                );
            }
        };
        let alone = [(subject, answer)];
        let written = Written::prepare(self.repo, self.plan, &alone, false)?;
        let after = Subject::find(&written.after, &subject.name())?;
        let light = recorded::answered(after, self.period);
        let [(_, answer)] = alone;
        Ok((answer, light))
    }

    fn given(&self) -> Vec<(Subject<'p>, Answer)> {
        let pairs = self.subjects.iter().zip(&self.answers);
        pairs.filter_map(|(subject, it)| Some((*subject, it.as_ref()?.1.clone()))).collect()
    }
}
