//! The parts of a new plan beside its goals.

use crate::{
    config::types::ElementType,
    edit::toml,
    fields::{ThingKind, words::FILL_IN},
    model::thing::Thing,
    syntax::written,
};

use super::{Draft, handed_out, period};

impl<'p> Draft<'_, 'p> {
    /// `[plan.2026]`: a draft, with the documents and circumstances that it starts from.
    pub(super) fn plan_period(&mut self) {
        self.out.table(&format!("plan.{}", period(self.unit.years)));
        self.out.text("typ", "ny");
        self.who_decides();
        self.documents();
        self.all_circumstances();
    }

    /// That the plan is a draft, and how its decision is written.
    pub(super) fn who_decides(&mut self) {
        let organ = self.decider();
        let who = if organ == self.unit.id { self.unit.name.as_str() } else { self.plan.organ_name(&organ) };
        self.out.comment(&format!("Planen är ett utkast tills den är beslutad. Den beslutas av {who}:"));
        self.out.example(&format!(
            "beslut = {{ organ = \"{organ}\", datum = {}, paragraf = \"…\", diarienummer = \"…\" }}",
            self.day
        ));
    }

    /// What around the unit the plan is to speak of, where the level asks for it.
    pub(super) fn all_circumstances(&mut self) {
        for (part, what) in [
            ("invarld", "vad i kommunen som påverkar er de närmaste åren"),
            ("omvarld", "vad i omvärlden som påverkar er de närmaste åren"),
        ] {
            if self.asks_for(part) {
                self.circumstances(part, what);
            }
        }
    }

    /// `invarld` or `omvarld`: a text with its day, and a source where there is one to name.
    fn circumstances(&mut self, part: &str, what: &str) {
        let (text, day) = (toml::string(&format!("{FILL_IN} {what}")), self.day);
        match self.source_of_circumstances(part) {
            Some(source) => {
                let source = toml::list(&[source]);
                let value = format!("{{ text = {text}, kalla = {source}, datum = {day} }}");
                self.choose(part, &value, "källan: ett eller flera id ur styrdokument.toml");
            }
            None => self.out.key(part, &format!("{{ text = {text}, datum = {day} }}")),
        }
    }

    /// The id of the organ that decides the plan.
    fn decider(&self) -> String {
        match (self.level().decided_by.as_deref(), self.unit.superior) {
            (Some("overordnad"), Some(superior)) => superior.id().to_owned(),
            (Some("egen" | "overordnad") | None, _) => self.unit.id.clone(),
            (Some(organ), _) => organ.to_owned(),
        }
    }

    /// The types of elements that the level asks for, in the order of the model.
    pub(super) fn asked_elements(&self) -> Vec<&'p ElementType> {
        let asked = self.asked_for();
        let level = &self.level().id;
        let is_here = |it: &&ElementType| it.levels.is_empty() || it.levels.contains(level);
        let here = self.plan.config().element_types.iter().filter(is_here);
        here.filter(|it| asked.contains(&it.id.as_str())).collect()
    }

    /// The elements that the level asks for.
    pub(super) fn elements(&mut self) {
        for of_type in self.asked_elements() {
            self.out.table(&format!("element.{}", of_type.id));
            self.out.text("typ", &of_type.id);
            self.fill_in("text", &format!("vad som är kommunens {}", of_type.name.singular));
            self.own_fields(ThingKind::Element, &of_type.own_fields, &["text", "rubrik"]);
        }
    }

    pub(super) fn success_factor(&mut self, goal: &str) {
        self.out.gap();
        let word = self.plan.config().word("framgangsfaktor", "framgångsfaktor");
        self.out.comment(&format!("Vad måste ni vara särskilt bra på? Det är en {word}."));
        self.out.line("[framgangsfaktor.faktor-1]");
        self.out.key("mal", &toml::list(&[goal]));
        self.fill_in("rubrik", "vad ni måste vara särskilt bra på");
        self.dimensions(ThingKind::SuccessFactor, &[]);
    }

    /// A measure by judgement: the kind that needs no target, so that nothing is invented.
    pub(super) fn indicator(&mut self, index: usize, goal: &str) {
        self.out.gap();
        self.out.comment("Hur ser ni att målet nås? En bedömning duger. För ett tal, skriv till exempel:");
        let year = self.unit.years.0;
        self.out.example(&format!("riktning = \"minst\", mattenhet = \"%\", malvarde = {{ {year} = 90 }}"));
        self.out.line(&format!("[indikator.matt-{}]", index + 1));
        self.out.key("mal", &toml::list(&[goal]));
        self.fill_in("namn", "vad ni mäter");
        self.fill_in("definition", "hur det räknas eller bedöms");
        self.fill_in("motiv", "varför just det visar att målet nås");
        self.fill_in("datakalla", "varifrån uppgiften kommer");
        self.fill_in("ansvarig", "rollen som svarar för uppgiften");
        self.out.text("riktning", "bedomning");
        self.dimensions(ThingKind::Indicator, &[]);
    }

    pub(super) fn activity(&mut self, goal: &str) {
        self.out.gap();
        self.out.comment("Vad gör ni för att nå målet, utöver det vanliga?");
        self.out.line("[aktivitet.aktivitet-1]");
        self.out.key("mal", &toml::list(&[goal]));
        self.fill_in("rubrik", "vad som ska göras");
        self.fill_in("ansvarig", "rollen som ansvarar för aktiviteten");
        if let Some(days) = written::Days::years(self.unit.years.0, self.unit.years.1) {
            self.choose("start", &days.from.to_string(), "första dagen");
            self.choose("slut", &days.to.to_string(), "sista dagen");
        }
        let usual = self.level().activity_type.as_deref();
        let types = &self.plan.config().activity_types;
        let of_type = usual.and_then(|id| types.iter().find(|it| it.id == id));
        let own = of_type.map_or(&[][..], |it| it.own_fields.as_slice());
        self.own_fields(ThingKind::Activity, own, &["rubrik", "ansvarig", "start", "slut"]);
        let ids: Vec<&str> = of_type.map(|it| it.id.as_str()).into_iter().collect();
        self.dimensions(ThingKind::Activity, &ids);
    }

    /// What others have handed out: locked, and reported where it says (R15).
    pub(super) fn received(&mut self) {
        let things = handed_out(self.unit);
        if things.is_empty() {
            return;
        }
        self.out.gap();
        self.out.comment(&format!(
            "Utdelat till er. Det är låst: ändra det inte här, utan redovisa det i utfall/{}.toml.",
            self.unit.years.0
        ));
        for thing in things {
            self.handed(thing);
        }
    }

    fn handed(&mut self, thing: Thing<'p>) {
        let id = thing.full_id();
        let periods = &self.plan.config().follow_up.periods;
        let period = periods.first().map_or("…", |it| it.id.as_str());
        let row = match thing.kind() {
            ThingKind::Indicator => "87.5",
            ThingKind::Control => "{ status = \"gron\", granskade = 50, avvikelser = 0 }",
            _ => "\"pagar\"",
        };
        self.out.gap();
        self.out.comment(&format!("LÅST: {} ({} {id})", thing.title(self.unit.years.0), thing.kind().the()));
        self.out.example(&format!("[{}.\"{id}\"]", thing.kind().table()));
        self.out.example(&format!("{period} = {row}"));
        let answers: Vec<&str> =
            thing.goal_types().flat_map(|it| &it.answer).map(|it| it.0.as_str()).collect();
        if thing.kind() != ThingKind::Goal || answers.is_empty() {
            return;
        }
        self.out.line(&format!("[svar.{}]", toml::string(&id)));
        for key in answers {
            match key {
                "mottaget" => self.choose(key, &self.day.to_string(), "dagen då ni tog emot det"),
                "genom" => {
                    self.out.comment("genom = [\"…\"]: vad ni gör det genom, ett mål eller en aktivitet här");
                }
                "tolkning" => self.fill_in(key, "hur ni förstår uppdraget"),
                key => self.fill_in(key, "vad ni svarar"),
            }
        }
    }

    /// What a plan may have besides.
    pub(super) fn rest(&mut self) {
        self.out.gap();
        self.out.comment("Gör ni inte något som väntas av er? Skriv det här, så att det syns:");
        self.out.example("[bortprioriterat.det-som-inte-gors]");
        self.out.example("rubrik = \"…\"");
        self.out.example("motiv = \"Varför det får vänta\"");
    }
}
