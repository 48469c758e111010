//! A new styrrepo from the model of an example: its styrmodell, the governing documents that any
//! municipality has, the plan of the unit at the top and that of one below it, all to fill in.

mod documents;
mod model;
pub mod models;
mod unlink;

use std::collections::BTreeMap;

use jiff::civil::Date;

use crate::{
    model::{Plan, load},
    source::{
        Source,
        layout::{self, DOCUMENTS_FILE, MODEL_FILE},
        texts::Texts,
    },
};

use super::{
    NewFile,
    change::Refused,
    plan::{self, NewUnit},
};

use self::models::Model;

/// The files of a new styrrepo, with plans for a year.
///
/// # Errors
/// When the model is not one that a styrrepo can begin with, which no built-in is.
pub fn files(from: &Model, year: i16, day: Date) -> Result<Vec<NewFile>, Refused> {
    let mut texts = BTreeMap::from([
        (MODEL_FILE.to_owned(), from.text.to_owned()),
        (DOCUMENTS_FILE.to_owned(), from.documents.to_owned()),
    ]);
    let original = load_texts(&texts)?;
    texts.insert(MODEL_FILE.to_owned(), model::as_new(&original, from)?);
    texts.insert(DOCUMENTS_FILE.to_owned(), documents::as_new(&original, day)?);
    for level in 0..original.config().levels.len().min(2) {
        let plan = load_texts(&texts)?;
        let unit = unit(&plan, level, year);
        for file in plan::files(&plan, &unit, day) {
            // Units lie beside each other from the start, and not in the top's folder.
            texts.insert(format!("{}/{}", unit.id, layout::split(&file.path).1), file.text);
        }
    }
    unlink::unlink(&mut texts)?;
    Ok(texts.into_iter().map(|(path, text)| NewFile { path, text }).collect())
}

/// The unit on a level, called as the level.
fn unit(plan: &Plan, level: usize, year: i16) -> NewUnit<'_> {
    let of_level = &plan.config().levels[level];
    let types = of_level.plan_names.iter().map(|it| it.0.as_str());
    let name = match level {
        0 => of_level.name.clone(),
        _ => format!("{} namnet på er {}", crate::fields::words::FILL_IN, of_level.name.to_lowercase()),
    };
    NewUnit {
        id: of_level.id.clone(),
        name,
        level,
        unit_type: types.into_iter().find(|it| !it.is_empty()).unwrap_or_default().to_owned(),
        superior: plan.units().next(),
        years: (year, year),
    }
}

fn load_texts(texts: &BTreeMap<String, String>) -> Result<Plan, Refused> {
    load::load(&Source::Texts(Texts::new(texts.clone())))
        .map_err(|error| Refused::new(format!("kan inte läsa modellen: {error}"), "inget skrevs"))
}
