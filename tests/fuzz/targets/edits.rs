//! Edits of any text: what comes out says what was asked for, keeps what it does not speak of, and a
//! second time changes nothing.

use std::convert::Infallible;

use styr::{
    diagnostic::Diagnostic,
    edit::{
        draft::Draft,
        fix,
        record::{self, answer, subject::Subject},
        toml as written,
    },
    model::{Plan, period::Period},
    source::{Source, layout::FileKind, overlay::Overlay},
    syntax,
};
use toml::{Table, Value};
use toml_parser::lexer::TokenKind;

use super::{
    super::oracle,
    Target,
    stage::{self, DAY, parts, plan, text, with},
};

pub(super) const ALL: [Target; 3] = [
    Target {
        name: "draft",
        promise: "a value is set, taken away or renamed as asked; all else is said as before, with its comments",
        seeds: draft_seeds,
        run: draft,
    },
    Target {
        name: "record",
        promise: "what is recorded stands there, makes no fault, keeps every comment, and twice is once",
        seeds: record_seeds,
        run: record,
    },
    Target {
        name: "fix",
        promise: "cures make no fault of syntax, and twice is once",
        seeds: fix_seeds,
        run: fix,
    },
];

/// An edit: which, of what, and a text for it; then the file.
fn draft(data: &[u8]) {
    let [how, new, file] = parts::<3>(data);
    let [what, at, kind] = [0, 1, 2].map(|it| how.get(it).copied().unwrap_or_default());
    let (new, file) = (text(new), text(file));
    let is_sound = syntax::parse(&file).1.is_empty();
    let Ok(mut draft) = Draft::of("x.toml", &file) else {
        return assert!(!is_sound, "a text without faults is refused");
    };
    let Ok(before) = file.parse::<Table>() else { panic!("no fault, but none for `toml`: {file:?}") };
    let mut paths = Vec::new();
    all_paths(&before, &mut Vec::new(), &mut paths);
    let is_new = what & 4 != 0 || paths.is_empty();
    let mut path = if paths.is_empty() { Vec::new() } else { paths[usize::from(at) % paths.len()].clone() };
    let mut wanted = Value::Table(before.clone());
    if is_new {
        path.pop();
        path.push(new.as_ref());
    }
    let Some((key, table)) = path.split_last() else { return };
    let value = if kind & 1 == 0 { written::string(&new) } else { written::list(&[&new, "b"]) };
    let replaces_many = holds_many(&wanted, &path);
    let asked = Asked { table, key, new: &new, value: &value };
    let Some(is_done) = asked.made(what & 3, &mut draft, &before, &mut wanted) else { return };
    if !is_done {
        return assert_eq!(draft.text(), file, "it is refused, and done");
    }
    let after: Table = draft.text().parse().expect("what is edited can be read");
    if !format!("{after}").contains("nan") {
        let (after, wanted) = (oracle::without_empty(Value::Table(after)), oracle::without_empty(wanted));
        assert_eq!(after, wanted, "{file}\n---\n{}", draft.text());
    }
    assert_eq!(file.starts_with('\u{feff}'), draft.text().starts_with('\u{feff}'));
    if what & 3 != 0 && !replaces_many {
        comments_stay(&file, draft.text());
    }
}

/// What an edit is asked to do.
struct Asked<'a> {
    table: &'a [&'a str],
    key: &'a str,
    /// The new name.
    new: &'a str,
    /// The new value, in TOML.
    value: &'a str,
}

impl Asked<'_> {
    /// Makes the edit, and the same of what the file is to say; whether it was taken, or nothing where it
    /// cannot be asked for.
    fn made(&self, how: u8, draft: &mut Draft, before: &Table, wanted: &mut Value) -> Option<bool> {
        let path: Vec<&str> = self.table.iter().copied().chain([self.key]).collect();
        let order = |_: &[&str]| vec!["mal".to_owned(), "namn".to_owned()];
        let done = match how {
            0 => {
                oracle::remove(wanted, &path);
                draft.remove(self.table, self.key)
            }
            1 => {
                let target: Vec<&str> = self.table.iter().copied().chain([self.new]).collect();
                let value = oracle::remove(wanted, &path).filter(|_| !oracle::exists(before, &target))?;
                oracle::set(wanted, &target, value);
                draft.rename_keys(&[(self.table, self.key, self.new)])
            }
            _ => {
                let value: Table = format!("x = {}", self.value).parse().expect("what is written is TOML");
                oracle::set(wanted, &path, value["x"].clone());
                draft.set(self.table, self.key, self.value, &order)
            }
        };
        Some(done.is_ok())
    }
}

/// Every path to something in a table, but for what lies in lists.
fn all_paths<'t>(table: &'t Table, above: &mut Vec<&'t str>, all: &mut Vec<Vec<&'t str>>) {
    for (key, value) in table {
        above.push(key);
        all.push(above.clone());
        if let Value::Table(below) = value {
            all_paths(below, above, all);
        }
        above.pop();
    }
}

/// Whether a list or a table stands at a path: comments within it go with it.
fn holds_many(value: &Value, path: &[&str]) -> bool {
    let found = path.iter().try_fold(value, |value, key| value.get(*key));
    found.is_some_and(|it| it.is_array() || it.is_table())
}

/// Every comment of a text stands in another, as often.
fn comments_stay(before: &str, after: &str) {
    let (mut old, mut new) = (comments(before), comments(after));
    old.sort_unstable();
    new.sort_unstable();
    let mut rest = new.into_iter();
    for comment in old {
        assert!(rest.any(|it| it == comment), "{comment} is lost\n{before}\n---\n{after}");
    }
}

fn comments(text: &str) -> Vec<&str> {
    let source = toml_parser::Source::new(text);
    let all = source.lex().filter(|it| it.kind() == TokenKind::Comment);
    all.filter_map(|it| text.get(it.span().start()..it.span().end())).map(str::trim_end).collect()
}

fn draft_seeds() -> Vec<Vec<u8>> {
    let files = stage::seeds(|it| !matches!(it, FileKind::Analysis));
    let edits: [&[u8]; 4] = [b"000", b"170", b"291", b"630"];
    let all = files.iter().zip(edits.iter().cycle());
    all.map(|(file, edit)| stage::joined(&[edit, "nytt/värde".as_bytes(), file])).collect()
}

/// What can be reported on in the stage.
const SUBJECTS: [&str; 8] = [
    "bun/trygghet-ak8",
    "bun/plats",
    "bun/rastvardar",
    "bun/fler-vuxna",
    "bun/attest",
    "bun/kf/resultat",
    "skola/bun/rastvardar",
    "bun/sjukfranvaro",
];

const OUTCOMES: &str = "bun/utfall/2026.toml";

/// What is said, a word a line, of one subject; then the file of outcomes.
fn record(data: &[u8]) {
    let [said, file] = parts::<2>(data);
    let (said, file) = (text(said), text(file));
    let mut lines = said.lines();
    let which = lines.next().and_then(|it| it.bytes().next()).unwrap_or_default();
    let words: Vec<String> = lines.map(str::to_owned).collect();
    let source = with(&[(OUTCOMES, &file)]);
    let plan = plan(&source);
    let Ok(subject) = Subject::find(&plan, SUBJECTS[usize::from(which) % SUBJECTS.len()]) else { return };
    let usual = Period::latest(&plan.config().follow_up, DAY);
    let Ok(answers) = answer::read(subject, &words, None, (usual, DAY)) else { return };
    let answers: Vec<_> = answers.into_iter().map(|it| (subject, it)).collect();
    let Ok(changes) = record::changes(&plan, &answers, true) else { return };
    let (source, after) =
        loaded((&plan, source), changes.iter().map(|it| (it.path.as_str(), it.after.as_str())));
    for change in &changes {
        comments_stay(change.before.as_deref().unwrap_or_default(), &change.after);
    }
    let subject = Subject::find(&after, &subject.name()).expect("it is there as before");
    for (_, answer) in &answers {
        let row = subject.row(answer.period);
        for (path, value) in &answer.values {
            let written = record::written(subject, row, path);
            assert!(
                written.as_ref().is_some_and(|it| record::is_said(value, it)),
                "{path:?} is to be {value} and is {written:?}"
            );
        }
    }
    drop(source);
    let again: Vec<_> = answers.into_iter().map(|it| (subject, it.1)).collect();
    let again = record::changes(&after, &again, false).expect("what stands there can be said again");
    assert!(again.is_empty(), "said twice, it changes {again:#?}");
}

/// The source and the plan with some files changed, which gives them no fault that they had not.
pub(super) fn loaded<'c>(
    (before, source): (&Plan, Source),
    changes: impl Iterator<Item = (&'c str, &'c str)>,
) -> (Source, Plan) {
    let mut overlay = Overlay::over(source);
    let mut paths = Vec::new();
    for (path, text) in changes {
        overlay = overlay.lay(path, Ok(text.to_owned()), path);
        paths.push(path);
    }
    let source = Source::Overlay(overlay);
    let after = plan(&source);
    for path in paths {
        let problems = |plan: &Plan| plan.sources().find(path).map_or(0, |it| plan.file(it).problems.len());
        assert!(problems(&after) <= problems(before), "{path} gets a fault");
    }
    (source, after)
}

fn record_seeds() -> Vec<Vec<u8>> {
    let said: [&str; 8] = [
        "\u{0}\nt2=88,1\nkvinnor=86,4\nman.antal=170\nprognos=90",
        "\u{1}\nt2=2026-06-30",
        "\u{2}\nt2=klar\nkommentar=Slut \"här\"",
        "\u{3}\nstatus=genomford\neffekt=Lugnare raster",
        "\u{4}\nt2=gron",
        "\u{5}\nsaknas=bortfall\nt1=1 234,5",
        "\u{6}\nt1=pagar\nt2=klar",
        "\u{7}\njamforelse.riket=6,7\nt3=nej",
    ];
    // A number tells the subject, and may be what parts texts: letters do as well.
    let said: Vec<String> =
        (b'0'..).zip(said).map(|(which, it)| format!("{}{}", char::from(which), &it[1..])).collect();
    let files = stage::seeds(|it| matches!(it, FileKind::Outcomes(2026)));
    said.iter()
        .zip(files.iter().cycle())
        .map(|(said, file)| stage::joined(&[said.as_bytes(), file]))
        .collect()
}

/// The files that are cured, by the first byte of an input.
const FILES: [&str; 6] = [
    "bun/plan.toml",
    OUTCOMES,
    "styr.toml",
    "bun/atgarder.toml",
    "bun/analys/2026-t2.md",
    "bun/internkontroll.toml",
];

fn fix(data: &[u8]) {
    let Some((which, file)) = data.split_first() else { return };
    let file = text(file);
    let source = with(&[(FILES[usize::from(*which) % FILES.len()], &file)]);
    let check = |source: &Source| -> Result<(Plan, Vec<Diagnostic>), Infallible> {
        let plan = plan(source);
        let findings = stage::findings(&plan);
        Ok((plan, findings))
    };
    let Ok(found) = check(&source);
    let before: Vec<(String, usize)> = faults(&found.0);
    let Ok(cured) = fix::all(&source, found, check);
    for ((path, before), (_, after)) in before.iter().zip(faults(&cured.plan)) {
        assert!(after <= *before, "{path} has {after} faults of syntax, and had {before}");
    }
    let mut overlay = Overlay::over(source);
    for (path, change) in &cured.changed {
        overlay = overlay.lay(path, Ok(change.after.clone()), path);
    }
    let Ok(again) = fix::all(&Source::Overlay(overlay), (cured.plan, cured.findings), check);
    assert!(again.changed.is_empty(), "cured twice, it changes {:#?}", again.changed);
}

fn faults(plan: &Plan) -> Vec<(String, usize)> {
    let of = |file: &styr::model::PlanFile| {
        let is_syntax =
            |it: &&styr::syntax::check::Problem| matches!(it.fault, styr::syntax::check::Fault::Syntax(_));
        file.problems.iter().filter(is_syntax).count()
    };
    plan.files().map(|(id, file)| (plan.sources().file(id).path.clone(), of(file))).collect()
}

fn fix_seeds() -> Vec<Vec<u8>> {
    let kinds: [fn(FileKind) -> bool; 6] = [
        |it| matches!(it, FileKind::Plan),
        |it| matches!(it, FileKind::Outcomes(_)),
        |it| matches!(it, FileKind::Model),
        |it| matches!(it, FileKind::Actions),
        |it| matches!(it, FileKind::Analysis),
        |it| matches!(it, FileKind::InternalControl),
    ];
    let of = |(which, kind): (u8, fn(FileKind) -> bool)| {
        stage::seeds(kind).into_iter().map(move |it| [&[which][..], &it].concat())
    };
    (b'0'..).zip(kinds).flat_map(|(which, kind)| of((which, kind))).collect()
}
