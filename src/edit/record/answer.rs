//! From words such as `t2=88,1` and `kvinnor=86,4` to what goes into which row.

use jiff::civil::Date;

use crate::{
    edit::{change::Refused, order},
    fields::{
        ThingKind,
        words::{listed, near},
    },
    model::period::Period,
};

use super::{
    subject::Subject,
    value::{self, main_path},
};

/// What is said about a thing, for one period where it has periods.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Answer {
    /// The period; none for an action.
    pub period: Option<Period>,
    /// Values in TOML by their paths in the row, in the order in which they were said.
    pub values: Vec<(Vec<String>, String)>,
}

/// Reads what was said: `t2=88,1 kvinnor=86,4 prognos=90`. A key that is no period belongs to the
/// period before it, or to `usual`; a period may stand alone.
///
/// # Errors
/// With the first word that says nothing the format can take.
pub fn read(
    subject: Subject<'_>,
    words: &[String],
    comment: Option<&str>,
    (usual, day): (Option<Period>, Date),
) -> Result<Vec<Answer>, Refused> {
    let mut answers: Vec<Answer> = Vec::new();
    let mut current = usual.filter(|_| subject.has_periods());
    for word in words {
        let (key, text) = word.split_once('=').map_or((word.trim(), None), |it| (it.0.trim(), Some(it.1)));
        let (path, text) = match (as_period(subject, key, day), text) {
            (Some(period), text) => {
                current = Some(period);
                (main(subject), text)
            }
            (None, Some(text)) => (path(subject, key)?, Some(text)),
            (None, None) => return Err(no_key(subject, word)),
        };
        let at = answer_at(&mut answers, current);
        let Some(text) = text else { continue };
        let names: Vec<&str> = path.iter().map(String::as_str).collect();
        let value = value::read(subject, &names, text)?;
        if answers[at].values.iter().any(|it| it.0 == path) {
            return Err(Refused::new(format!("`{key}` står två gånger"), "skriv varje värde en gång"));
        }
        answers[at].values.push((path, value));
    }
    if let Some(comment) = comment {
        if answers.is_empty() {
            answer_at(&mut answers, current);
        }
        let path = path(subject, "kommentar")?;
        let value = value::read(subject, &["kommentar"], comment)?;
        for answer in &mut answers {
            answer.values.push((path.clone(), value.clone()));
        }
    }
    if answers.iter().all(|it| it.values.is_empty()) {
        return Err(Refused::new("det finns inget att skriva", example(subject)));
    }
    Ok(answers)
}

/// What one value of a row says, from a key as commands write it (none for the value itself) and a text:
/// its path in the row, and the value in TOML.
///
/// # Errors
/// When the thing has no such key, or the text is no such value.
pub fn value(subject: Subject<'_>, key: &str, text: &str) -> Result<(Vec<String>, String), Refused> {
    let path = match key {
        "" => main(subject),
        key => path(subject, key)?,
    };
    let names: Vec<&str> = path.iter().map(String::as_str).collect();
    let value = value::read(subject, &names, text)?;
    Ok((path, value))
}

/// The words of a line that answers a question: the value first, with its spaces, then what stands
/// beside it, each with its key.
pub fn of_line(subject: Subject<'_>, period: Period, line: &str) -> Vec<String> {
    let follow_up = &subject.thing.plan().config().follow_up;
    let mut words: Vec<String> = Vec::new();
    for part in line.split(' ') {
        let is_key = part.split_once('=').is_some_and(|it| path(subject, it.0).is_ok());
        match words.last_mut() {
            Some(word) if !is_key => {
                word.push(' ');
                word.push_str(part);
            }
            _ if is_key => words.push(part.to_owned()),
            _ => words.push(format!("{}={part}", period.written(follow_up))),
        }
    }
    words
}

fn answer_at(answers: &mut Vec<Answer>, period: Option<Period>) -> usize {
    let found = answers.iter().position(|it| it.period == period);
    found.unwrap_or_else(|| {
        answers.push(Answer { period, values: Vec::new() });
        answers.len() - 1
    })
}

fn as_period(subject: Subject<'_>, key: &str, day: Date) -> Option<Period> {
    let follow_up = &subject.thing.plan().config().follow_up;
    subject.has_periods().then(|| Period::asked_for(key, follow_up, day))?
}

/// The path in a row that a key names: a field, a group, or `jamforelse.riket`.
fn path(subject: Subject<'_>, key: &str) -> Result<Vec<String>, Refused> {
    let names: Vec<&str> = key.split('.').collect();
    let (first, rest) = names.split_first().unwrap_or((&"", &[]));
    let whole: Vec<&str> = if fields(subject).iter().any(|it| it == first) {
        names.clone()
    } else if groups(subject).iter().any(|it| it == first) {
        ["grupp", first].into_iter().chain(rest.iter().copied()).collect()
    } else {
        return Err(no_key(subject, key));
    };
    if let ["grupp", group, ..] = whole[..]
        && !groups(subject).contains(&group)
    {
        return Err(no_key(subject, group));
    }
    Ok(whole.into_iter().map(str::to_owned).collect())
}

/// The keys of a row.
fn fields(subject: Subject<'_>) -> Vec<String> {
    let path = subject.row_path(None);
    let mut names: Vec<&str> = path.iter().map(String::as_str).collect();
    names.extend(subject.has_periods().then_some(""));
    order::of_format(subject.file_kind(0), &names)
}

/// The groups that the outcomes of a thing may be divided in.
pub(super) fn groups(subject: Subject<'_>) -> Vec<&str> {
    named_groups(subject).into_iter().map(|it| it.0).collect()
}

/// Likewise, by id and name.
pub fn named_groups(subject: Subject<'_>) -> Vec<(&str, &str)> {
    if subject.thing.indicator().is_none() {
        return Vec::new();
    }
    let own: Vec<&str> = subject.thing.texts("uppdelning").collect();
    let divisions = subject.thing.plan().config().divisions.iter();
    let wanted = divisions.filter(|it| own.is_empty() || own.contains(&it.id.as_str()));
    wanted.flat_map(|it| &it.values).map(|it| (it.0.as_str(), it.1.as_str())).collect()
}

/// The path in a row of what a bare value says.
pub fn main(subject: Subject<'_>) -> Vec<String> {
    main_path(subject).iter().map(|&it| it.to_owned()).collect()
}

fn no_key(subject: Subject<'_>, key: &str) -> Refused {
    let follow_up = &subject.thing.plan().config().follow_up;
    let periods: Vec<&str> = follow_up.periods.iter().map(|it| it.id.as_str()).collect();
    let fields = fields(subject);
    let known = || {
        let periods = periods.iter().copied().filter(|_| subject.has_periods());
        periods.chain(fields.iter().map(String::as_str)).chain(groups(subject))
    };
    let help = match near(key, known()) {
        Some(like) => format!("menade du `{like}`?"),
        None => format!("skriv {}", listed(&known().collect::<Vec<_>>())),
    };
    let what = if subject.has_periods() { "period, grupp eller nyckel" } else { "nyckel" };
    Refused::new(
        format!("{} `{}` har ingen {what} `{key}`", subject.thing.kind().the(), subject.name()),
        help,
    )
}

fn example(subject: Subject<'_>) -> String {
    let follow_up = &subject.thing.plan().config().follow_up;
    let period = follow_up.periods.first().map_or("", |it| it.id.as_str());
    match (main_path(subject)[0], subject.thing.kind()) {
        (_, ThingKind::Action) => "skriv till exempel status=genomford".to_owned(),
        ("bedomning", _) | (_, ThingKind::Control) => format!("skriv till exempel {period}=gron"),
        ("status", _) => format!("skriv till exempel {period}=klar"),
        _ => format!("skriv till exempel {period}=88,1"),
    }
}
