//! The governing documents that a new plan rests on, and those behind its core mission.

use crate::{edit::toml, fields::words::listed, syntax::Item};

use super::Draft;

/// The most documents that a comment lists.
const MOST: usize = 20;

impl<'p> Draft<'_, 'p> {
    /// `styrdokument` of the plan: those of the superior's plan, and the others of the day to choose among.
    pub(super) fn documents(&mut self) {
        let all = self.plan.documents_on(self.day);
        let of_superior: Vec<&str> = self.documents_of_superior();
        let is_top = self.unit.superior.is_none();
        let is_own = |it: &&str| is_top || of_superior.contains(it);
        let own: Vec<&str> = all.iter().map(|it| it.key()).filter(is_own).collect();
        let others: Vec<Item<'p>> = all.into_iter().filter(|it| !own.contains(&it.key())).collect();
        match (&own[..], others.first()) {
            ([], Some(first)) if self.asks_for("styrdokument") => {
                self.choose("styrdokument", &toml::list(&[first.key()]), "styrdokumenten som ni styrs av");
            }
            ([], _) => self.out.comment("Vilka styrdokument styr er? styrdokument = [\"…\"]"),
            (own, _) => {
                let whose = if is_top {
                    "Kommunens styrdokument"
                } else {
                    "Styrdokumenten som planen ovanför vilar på"
                };
                self.out.comment(&format!("{whose}. Ta bort dem som inte rör er, och lägg till era egna."));
                self.out.key("styrdokument", &toml::list(own));
            }
        }
        if !others.is_empty() {
            self.out.comment(&format!("Andra styrdokument som gäller {}:", self.day));
            for document in others.iter().take(MOST) {
                let line = self.document_line(*document);
                self.out.example(&line);
            }
            if let Some(more @ 1..) = others.len().checked_sub(MOST) {
                self.out.comment(&format!("… och {more} till i styrdokument.toml"));
            }
        }
    }

    fn documents_of_superior(&self) -> Vec<&'p str> {
        let superior = self.unit.superior;
        let plan = superior.and_then(|it| it.plan_for(self.unit.years.0));
        let named = plan.and_then(|it| it.get("styrdokument")).into_iter().flat_map(Item::list);
        named.filter_map(Item::text).collect()
    }

    /// Where circumstances may be written: where the superior's plan has them from, else any document.
    pub(super) fn source_of_circumstances(&self, part: &str) -> Option<&'p str> {
        let plan = self.unit.superior.and_then(|it| it.plan_for(self.unit.years.0));
        let above = plan.and_then(|it| it.get(part)?.get("kalla")).into_iter().flat_map(Item::list);
        let all = self.plan.documents_on(self.day);
        let above = above.filter_map(Item::text).find(|id| all.iter().any(|it| it.key() == *id));
        above.or_else(|| all.first().map(|it| it.key()))
    }

    /// `  "skolplan"  Skolplan (plan)`
    fn document_line(&self, document: Item<'_>) -> String {
        let title = document.get("titel").and_then(Item::text).unwrap_or_default();
        let of_type = document.get("typ").and_then(Item::text).unwrap_or_default();
        format!("  \"{}\"  {title} ({})", document.key(), self.document_noun(of_type))
    }

    fn document_noun<'t>(&'t self, of_type: &'t str) -> &'t str {
        let types = &self.plan.config().document_types;
        types.iter().find(|it| it.id == of_type).map_or(of_type, |it| &it.name.singular)
    }

    /// What a core mission of this type of unit comes from, in words: `ägardirektivet` is asked
    /// for where the model names it, else law and reglemente (R2).
    pub(super) fn source_words(&self) -> String {
        let sources = self.sources();
        if sources.is_empty() {
            return "lagen eller reglementet".to_owned();
        }
        let names: Vec<&str> = sources.iter().map(|it| self.document_noun(it)).collect();
        names.join(" eller ")
    }

    /// `kalla` of a core mission: a document that the type of unit may have it from.
    pub(super) fn source(&mut self) {
        let (sources, what) = (self.sources(), self.source_words());
        let of_type = |it: &Item<'p>| it.get("typ").and_then(Item::text).unwrap_or_default();
        let mut fitting = self.plan.documents_on(self.day);
        fitting.retain(|it| sources.is_empty() || sources.iter().any(|source| source == of_type(it)));
        // Laws before rules, rules before plans.
        fitting.sort_by_key(|it| self.rank(of_type(it)));
        let fitting: Vec<&str> = fitting.into_iter().map(Item::key).collect();
        match fitting.first() {
            Some(first) => {
                let first = toml::list(&[first]);
                let shown: Vec<&str> = fitting.iter().copied().take(MOST).collect();
                self.choose("kalla", &first, &format!("{what}: {}", listed(&shown)));
            }
            None => self.out.comment(&format!(
                "kalla = [\"…\"] ska visa på {what}: skriv in det i styrdokument.toml först."
            )),
        }
    }

    fn rank(&self, of_type: &str) -> i64 {
        let types = &self.plan.config().document_types;
        types.iter().find(|it| it.id == of_type).and_then(|it| it.rank).unwrap_or(i64::MAX)
    }

    fn sources(&self) -> &'p [String] {
        let types = &self.plan.config().unit_types;
        let of_unit = types.iter().find(|it| it.id == self.unit.unit_type);
        of_unit.map_or(&[], |it| it.sources.as_slice())
    }
}
