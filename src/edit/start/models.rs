//! The models of the examples, built into the program.

use crate::{config::Config, model::Plan};

use super::{BTreeMap, MODEL_FILE, load_texts};

/// The model of an example.
#[derive(Clone, Copy, Debug)]
pub struct Model {
    /// The folder of the example.
    pub name: &'static str,
    /// Its `styr.toml`.
    pub(super) text: &'static str,
    /// Its `styrdokument.toml`.
    pub(super) documents: &'static str,
}

macro_rules! models {
    ($($name:literal),+) => {
        [$(Model {
            name: $name,
            text: include_str!(concat!("../../../examples/", $name, "/styr.toml")),
            documents: include_str!(concat!("../../../examples/", $name, "/styrdokument.toml")),
        }),+]
    };
}

/// Every model, by name.
pub const ALL: [Model; 6] =
    models!["lysekil", "mjolby", "soderhamn-2012", "soderhamn-2020", "solleftea", "sundsvall"];

/// What a model is called and how it is built: whose it is, and its levels from the top.
#[derive(Debug)]
pub struct Described {
    /// `Målkompassen, Sollefteå kommun`
    pub title: String,
    /// The names of its levels.
    pub levels: Vec<String>,
}

impl Model {
    /// Reads what the model says of itself.
    pub fn described(&self) -> Described {
        let texts = BTreeMap::from([(MODEL_FILE.to_owned(), self.text.to_owned())]);
        let plan = load_texts(&texts).ok();
        let config = plan.as_ref().map(Plan::config);
        let title = config.map(|it| format!("{}, {}", it.model_name, it.municipality));
        Described { title: title.unwrap_or_default(), levels: config.map(level_names).unwrap_or_default() }
    }
}

fn level_names(config: &Config) -> Vec<String> {
    config.levels.iter().map(|it| it.name.clone()).collect()
}

/// The model of that name.
pub fn find(name: &str) -> Option<&'static Model> {
    ALL.iter().find(|it| it.name == name)
}
