//! Goals of a new plan: what the inherited ones ask, and skeletons to fill in.

use std::fmt::Write;

use crate::{
    config::{Demand, types::GoalType},
    edit::toml,
    fields::ThingKind,
    model::thing::Thing,
};

use super::{Draft, handed_out, to_answer};

/// A goal that is written with placeholders.
struct Skeleton<'p> {
    id: String,
    of_type: &'p GoalType,
    /// Ids of what it contributes to.
    links: Vec<String>,
}

impl<'p> Draft<'_, 'p> {
    /// Every inherited goal with its answer, and the goals that the level asks for.
    pub(super) fn goals(&mut self) {
        let inherited = to_answer(self.plan, self.unit);
        self.introduce(&inherited);
        let mut written: Vec<Skeleton<'p>> = Vec::new();
        if let Some((first, rest)) = inherited.split_first() {
            self.out.gap();
            self.ask(*first);
            if let Some(of_type) = self.type_for(*first) {
                let links = self.links(of_type, Some(*first), &written);
                let id = self.free_id(&written);
                self.write(Skeleton { id, of_type, links }, &mut written);
            }
            self.out.comment("Rör målet inte er? Skriv i stället:");
            self.out.example(&format!("[svar.\"{}\"]", first.full_id()));
            self.out.example("ej_relevant = \"Varför målet inte rör er\"");
            let linked: Vec<String> = written.iter().flat_map(|it| it.links.clone()).collect();
            for goal in rest.iter().filter(|it| !linked.contains(&it.full_id())) {
                self.answer(*goal);
            }
        }
        for of_type in self.asked_types() {
            if written.iter().any(|it| it.of_type.id == of_type.id) {
                continue;
            }
            self.out.gap();
            if of_type.has_source() {
                let (noun, words) = (&of_type.name.singular, self.source_words());
                self.out.comment(&format!("Vad är er uppgift enligt {words}? Det är ert {noun}."));
            }
            let (id, links) = (self.free_id(&written), self.links(of_type, None, &written));
            self.write(Skeleton { id, of_type, links }, &mut written);
        }
        self.hang_on(&written);
    }

    /// An id that no goal of the plan has, and nothing that is handed out to the unit.
    fn free_id(&self, written: &[Skeleton<'p>]) -> String {
        let received = handed_out(self.unit);
        let is_taken =
            |id: &str| written.iter().any(|it| it.id == id) || received.iter().any(|it| it.id() == id);
        let ids = (1..).map(|it: usize| format!("mal-{it}"));
        ids.into_iter().find(|it| !is_taken(it)).unwrap_or_default()
    }

    fn introduce(&mut self, inherited: &[Thing<'p>]) {
        let (Some(superior), Some(first)) = (self.unit.superior, inherited.first()) else { return };
        self.out.gap();
        let count = inherited.len();
        let goals = if count == 1 { "1 mål".to_owned() } else { format!("{count} mål") };
        let mut text = format!(
            "Hur bidrar ni? {} har {goals} att svara på: med ett eget mål som bidrar, eller med varför målet \
             inte rör er. Ett eget mål får bidra till flera.",
            superior.name()
        );
        let of_type = self.type_for(*first);
        if let Some((limit, of_type)) = of_type.and_then(|it| Some((self.level().limit(&it.id)?, it))) {
            let _ = write!(text, " Högst {} {}.", limit.most, of_type.name.plural);
        }
        self.out.comment(&text);
        self.out.comment("Byt id som `mal-1` mot ett ord som säger vad målet är, innan planen beslutas.");
    }

    fn ask(&mut self, goal: Thing<'p>) {
        let title = goal.title(self.unit.years.0);
        self.out.comment(&format!("Hur bidrar ni till \"{title}\" ({})?", goal.full_id()));
    }

    /// An inherited goal beyond the first: answered in one line, until it gets a goal of its own.
    fn answer(&mut self, goal: Thing<'p>) {
        self.out.gap();
        self.ask(goal);
        self.out.comment(&format!(
            "Skriv ett mål som ovan med bidrar_till = [\"{}\"] och ta bort svaret, eller skriv varför det inte rör er.",
            goal.full_id()
        ));
        self.out.line(&format!("[svar.{}]", toml::string(&goal.full_id())));
        self.fill_in("ej_relevant", "varför målet inte rör er, eller byt svaret mot ett mål");
    }

    /// The type of a goal that answers an inherited one: the level's usual type where it may.
    fn type_for(&self, goal: Thing<'p>) -> Option<&'p GoalType> {
        let upper = goal.goal_type_ids();
        let types = super::goal_types(self.plan, self.unit.level);
        let may = |it: &&&GoalType| upper.iter().any(|upper| it.may_link_to(upper));
        let usual = self.level().goal_type.as_deref();
        let fitting: Vec<&&GoalType> = types.iter().filter(may).collect();
        fitting.iter().find(|it| Some(it.id.as_str()) == usual).or_else(|| fitting.first()).map(|it| **it)
    }

    /// The types that the level asks for goals of, in the order of the model.
    fn asked_types(&self) -> Vec<&'p GoalType> {
        let asked = self.asked_for();
        let types = super::goal_types(self.plan, self.unit.level);
        types.into_iter().filter(|it| asked.contains(&it.id.as_str())).collect()
    }

    /// What a goal of a type must contribute to: the inherited one, and one of each further type that
    /// the model demands (R18), nearest first: above, else in the plan itself.
    fn links(
        &self,
        of_type: &GoalType,
        inherited: Option<Thing<'p>>,
        written: &[Skeleton<'p>],
    ) -> Vec<String> {
        let mut links: Vec<Thing<'p>> = inherited.into_iter().collect();
        let mut own: Vec<String> = Vec::new();
        let has = |links: &[Thing<'p>], wanted: &[String]| {
            links.iter().any(|it| type_ids(*it).iter().any(|id| wanted.iter().any(|it| it == id)))
        };
        let any = &of_type.must_contribute_to;
        let each = of_type.must_contribute_to_all.iter().map(std::slice::from_ref);
        for wanted in each.chain((!any.is_empty()).then_some(any.as_slice())) {
            if has(&links, wanted) {
                continue;
            }
            match self.nearest(wanted) {
                Some(thing) => links.push(thing),
                None => own.extend(self.in_the_plan(wanted, written)),
            }
        }
        links.into_iter().map(Thing::full_id).chain(own).collect()
    }

    /// The element or goal of the plan itself that has one of those types.
    fn in_the_plan(&self, wanted: &[String], written: &[Skeleton<'p>]) -> Option<String> {
        let elements = self.asked_elements();
        let element = elements.into_iter().map(|it| &it.id).find(|it| wanted.contains(it));
        let goal = || written.iter().find(|it| wanted.contains(&it.of_type.id)).map(|it| it.id.clone());
        element.cloned().or_else(goal)
    }

    /// The nearest goal or element above of one of those types that holds in the plan's years.
    fn nearest(&self, wanted: &[String]) -> Option<Thing<'p>> {
        let days = super::days(self.unit)?;
        let superior = self.unit.superior?;
        let kinds = [ThingKind::Goal, ThingKind::Element];
        let above = std::iter::once(superior).chain(superior.above());
        let things = above.flat_map(|it| kinds.into_iter().flat_map(move |kind| it.things_of(kind)));
        let fits = |it: &Thing<'p>| type_ids(*it).iter().any(|id| wanted.iter().any(|it| it == id));
        things.filter(|it| it.valid().meets(days)).find(fits)
    }

    fn write(&mut self, goal: Skeleton<'p>, written: &mut Vec<Skeleton<'p>>) {
        let of_type = goal.of_type;
        self.out.line(&format!("[mal.{}]", goal.id));
        if self.level().goal_type.as_deref() != Some(&of_type.id) {
            self.out.text("typ", &of_type.id);
        }
        self.fill_in("rubrik", "vad ni ska åstadkomma, i en mening");
        if !goal.links.is_empty() {
            self.out.key("bidrar_till", &toml::list(&goal.links));
        }
        if of_type.has_source() {
            self.source();
        }
        self.own_fields(ThingKind::Goal, &of_type.own_fields, &["rubrik", "kalla", "bidrar_till"]);
        if of_type.hand_out.is_some() {
            self.choose("mottagare", "\"alla\"", "vilka som får målet");
        }
        self.long_validity(of_type);
        self.dimensions(ThingKind::Goal, &[&of_type.id]);
        written.push(goal);
    }

    /// `giltig` where a goal of the type must hold longer than the plan.
    fn long_validity(&mut self, of_type: &GoalType) {
        let (from, to) = self.unit.years;
        let Some((fewest, _)) = of_type.years else { return };
        let Ok(last) = i16::try_from(i64::from(from) + fewest - 1) else { return };
        if last > to {
            self.out.text("giltig", &format!("{from}-{last}"));
        }
    }

    /// What must hang on the goals: success factors, indicators, activities.
    fn hang_on(&mut self, goals: &[Skeleton<'p>]) {
        let Some(first) = goals.first() else { return };
        if self.asks_for("framgangsfaktor") {
            self.success_factor(&first.id);
        }
        let must_measure = |it: &&Skeleton<'p>| it.of_type.indicator != Some(Demand::Off);
        let measured: Vec<&Skeleton<'p>> = goals.iter().filter(must_measure).collect();
        let also = (measured.is_empty() && self.asks_for("indikator")).then_some(first);
        for (index, goal) in measured.into_iter().chain(also).enumerate() {
            self.indicator(index, &goal.id);
        }
        if self.asks_for("aktivitet") {
            self.activity(&first.id);
        }
    }
}

/// The ids of a goal's or an element's types.
fn type_ids(thing: Thing<'_>) -> Vec<&str> {
    match thing.kind() {
        ThingKind::Goal => thing.goal_type_ids(),
        _ => thing.text("typ").into_iter().collect(),
    }
}
