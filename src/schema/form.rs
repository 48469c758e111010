//! What a table or a field may hold, as JSON Schema.

use serde_json::{Map, Value, json};

use crate::{
    config::{Config, types::OwnField},
    fields::{self, Field, Key, Need, Shape, ThingKind, Type, links::Target},
    syntax::{check::takes_dimensions, id::bad_id},
};

use super::example;

/// An id (format.md, Ids); names that Windows reserves are left to the check.
const ID: &str = "^[a-z0-9][a-z0-9-]{0,63}$";
/// `id`, `unit/id` or `receiver/giver/id`.
const THING: &str = "^[a-z0-9][a-z0-9-]{0,63}(/[a-z0-9][a-z0-9-]{0,63}){0,2}$";
/// Likewise, or `plan.2026`.
const THING_OR_PLAN: &str =
    "^([a-z0-9][a-z0-9-]{0,63}(/[a-z0-9][a-z0-9-]{0,63}){0,2}|plan\\.[0-9]{4}(-[0-9]{4})?)$";
const YEAR: &str = "^[0-9]{4}$";
const PLAN_PERIOD: &str = "^[0-9]{4}(-[0-9]{4})?$";
const YEAR_OR_PERIOD: &str = "^[0-9]{4}(-[a-z0-9][a-z0-9-]{0,63})?$";
const YEARS: &str = "^[0-9]{4}(-([0-9]{4})?)?$";
const MONTH_DAY: &str =
    "^((0[13578]|1[02])-(0[1-9]|[12][0-9]|3[01])|(0[469]|11)-(0[1-9]|[12][0-9]|30)|02-(0[1-9]|[12][0-9]))$";

/// Writes forms, for any styrmodell or for one.
pub(super) struct Forms<'m> {
    /// The styrmodell whose own words are filled in.
    pub(super) model: Option<&'m Config>,
}

impl Forms<'_> {
    /// The schema of a whole file.
    pub(super) fn file(&self, path: &str, shape: &'static Shape) -> Value {
        let mut schema = Map::new();
        schema.insert("$schema".to_owned(), json!("http://json-schema.org/draft-07/schema#"));
        schema.append(&mut self.table(shape));
        schema.insert("title".to_owned(), json!(path));
        Value::Object(schema)
    }

    fn table(&self, shape: &'static Shape) -> Map<String, Value> {
        let mut properties: Map<String, Value> =
            shape.rows().map(|it| (it.key.to_owned(), self.row(it))).collect();
        let required: Vec<&str> =
            shape.rows().filter(|it| it.need == Need::Required).map(|it| it.key).collect();
        let further = self.own_keys(shape.own_fields, &mut properties);

        let mut schema = Map::new();
        schema.insert("title".to_owned(), json!(shape.name));
        schema.insert("description".to_owned(), json!(shape.about));
        schema.insert("type".to_owned(), json!("object"));
        schema.insert("properties".to_owned(), Value::Object(properties));
        if !required.is_empty() {
            schema.insert("required".to_owned(), json!(required));
        }
        schema.insert("additionalProperties".to_owned(), further);
        schema
    }

    /// Fills in the keys that the model adds to things, and says what other keys may hold.
    fn own_keys(&self, of: Option<ThingKind>, properties: &mut Map<String, Value>) -> Value {
        let Some(kind) = of else { return json!(false) };
        let Some(model) = self.model else {
            let dimension = takes_dimensions(kind).then(|| json!({ "type": "array", "items": text() }));
            let prose = takes_own_texts(kind).then(per_plan_period);
            let any: Vec<Value> = std::iter::once(text()).chain(dimension).chain(prose).collect();
            return json!({
                "title": "egen-nyckel",
                "description": "En dimension eller ett eget textfält ur styrmodellen.",
                "anyOf": any
            });
        };
        for dimension in model.dimensions.iter().filter(|_| takes_dimensions(kind)) {
            let ids = dimension.values.iter().map(|it| it.0.as_str());
            let value = chosen(ids).unwrap_or_else(|| matching(ID));
            let mut schema = described(&dimension.name);
            schema.append(&mut list(&value));
            properties.entry(dimension.id.clone()).or_insert(Value::Object(schema));
        }
        let built_in = fields::shape_of_thing(kind);
        for own in own_fields(model, kind).filter(|it| built_in.row(&it.key).is_none()) {
            let mut schema = described(own.name.as_deref().unwrap_or(&own.key));
            schema.insert("anyOf".to_owned(), json!([text(), per_plan_period()]));
            properties.entry(own.key.clone()).or_insert(Value::Object(schema));
        }
        json!(false)
    }

    /// A key: what it means, what it may hold, how it could be written.
    fn row(&self, field: &'static Field) -> Value {
        let mut schema = described(field.about);
        for (key, value) in self.value(&field.value) {
            schema.entry(key).or_insert(value);
        }
        schema.insert("examples".to_owned(), json!([example::json(field.example)]));
        Value::Object(schema)
    }

    fn value(&self, value: &'static Type) -> Map<String, Value> {
        object(match value {
            Type::Text => text(),
            Type::Prose => json!({ "anyOf": [text(), per_plan_period()] }),
            Type::Id => matching(ID),
            Type::Word(words) => json!({ "type": "string", "enum": words }),
            Type::Number => json!({ "type": "number" }),
            Type::Integer(low, high) => json!({ "type": "integer", "minimum": low, "maximum": high }),
            Type::Boolean => json!({ "type": "boolean" }),
            Type::Date => json!({ "type": "string", "format": "date" }),
            Type::MonthDay => matching(MONTH_DAY),
            Type::Label => json!({ "anyOf": [text(), { "type": "integer" }] }),
            Type::Period => json!({ "anyOf": [matching(YEAR_OR_PERIOD), year()] }),
            Type::Years => json!({ "anyOf": [matching(YEARS), year()] }),
            Type::Reference(link) => self.reference(link.target),
            Type::Table(shape) => return self.table(shape),
            Type::Tables(shape) => json!({ "type": "array", "items": self.table(shape) }),
            Type::Map(keys, of) => self.map(*keys, of),
            Type::List(of) => return list(&Value::Object(self.value(of))),
            Type::Pair(of) => {
                json!({ "type": "array", "items": self.value(of), "minItems": 2, "maxItems": 2 })
            }
            Type::OneOf(all) => {
                let mut any = Vec::new();
                for it in *all {
                    alternatives(Value::Object(self.value(it)), &mut any);
                }
                json!({ "anyOf": any })
            }
        })
    }

    fn map(&self, keys: Key, of: &'static Type) -> Value {
        let of = self.value(of);
        let pattern = match keys {
            Key::Word => return json!({ "type": "object", "additionalProperties": of }),
            Key::Id => ID.to_owned(),
            Key::Reference(link) => pattern_of(link.target).to_owned(),
            Key::PlanPeriod => PLAN_PERIOD.to_owned(),
            Key::YearOrPeriod => YEAR_OR_PERIOD.to_owned(),
            Key::Year => YEAR.to_owned(),
            Key::Period => match self.known(Target::Period).as_slice() {
                [] => ID.to_owned(),
                periods => format!("^({})$", periods.join("|")),
            },
        };
        json!({ "type": "object", "patternProperties": { pattern: of }, "additionalProperties": false })
    }

    fn reference(&self, target: Target) -> Value {
        let known = self.known(target);
        chosen(known.into_iter()).unwrap_or_else(|| matching(pattern_of(target)))
    }

    /// The ids of the styrmodell that a link may name, in the order of the file.
    fn known(&self, target: Target) -> Vec<&str> {
        let Some(model) = self.model else { return Vec::new() };
        let goals = || model.goal_types.iter().map(|it| it.id.as_str());
        let elements = || model.element_types.iter().map(|it| it.id.as_str());
        let ids: Vec<&str> = match target {
            Target::Level => model.levels.iter().map(|it| it.id.as_str()).collect(),
            Target::GoalType => goals().collect(),
            Target::ElementType => elements().collect(),
            Target::UpperType => goals().chain(elements()).collect(),
            Target::ActivityType => model.activity_types.iter().map(|it| it.id.as_str()).collect(),
            Target::Period => model.follow_up.periods.iter().map(|it| it.id.as_str()).collect(),
            Target::Division => model.divisions.iter().map(|it| it.id.as_str()).collect(),
            _ => Vec::new(),
        };
        ids.into_iter().filter(|it| bad_id(it).is_none()).collect()
    }
}

/// Whether things of the kind have types, which may give them text fields.
pub(super) const fn takes_own_texts(kind: ThingKind) -> bool {
    matches!(kind, ThingKind::Goal | ThingKind::Element | ThingKind::Activity)
}

fn own_fields(model: &Config, kind: ThingKind) -> impl Iterator<Item = &OwnField> {
    let goals = model.goal_types.iter().map(|it| (ThingKind::Goal, &it.own_fields));
    let elements = model.element_types.iter().map(|it| (ThingKind::Element, &it.own_fields));
    let activities = model.activity_types.iter().map(|it| (ThingKind::Activity, &it.own_fields));
    goals.chain(elements).chain(activities).filter(move |it| it.0 == kind).flat_map(|it| it.1)
}

const fn pattern_of(target: Target) -> &'static str {
    match target {
        Target::Things(..) => THING,
        Target::ThingsOrPlan(..) => THING_OR_PLAN,
        _ => ID,
    }
}

/// One of these words, or nothing when there are none.
fn chosen<'i>(ids: impl Iterator<Item = &'i str>) -> Option<Value> {
    let ids: Vec<&str> = ids.collect();
    (!ids.is_empty()).then(|| json!({ "type": "string", "enum": ids }))
}

/// The value itself, or a list of such.
fn list(of: &Value) -> Map<String, Value> {
    let mut any = Vec::new();
    alternatives(of.clone(), &mut any);
    any.push(json!({ "type": "array", "items": of }));
    object(json!({ "anyOf": any }))
}

/// Adds a form to the alternatives, without nesting choices in choices.
fn alternatives(of: Value, any: &mut Vec<Value>) {
    match of {
        Value::Object(mut schema) if schema.len() == 1 && schema.contains_key("anyOf") => {
            if let Some(Value::Array(inner)) = schema.remove("anyOf") {
                for it in inner {
                    alternatives(it, any);
                }
            }
        }
        of if any.contains(&of) => {}
        of => any.push(of),
    }
}

fn described(about: &str) -> Map<String, Value> {
    object(json!({ "description": about }))
}

fn text() -> Value {
    json!({ "type": "string" })
}

fn matching(pattern: &str) -> Value {
    json!({ "type": "string", "pattern": pattern })
}

/// A year that is written as a number.
fn year() -> Value {
    json!({ "type": "integer", "minimum": 1000, "maximum": 9999 })
}

/// A text per plan period.
fn per_plan_period() -> Value {
    json!({ "type": "object", "patternProperties": { PLAN_PERIOD: text() }, "additionalProperties": false })
}

fn object(value: Value) -> Map<String, Value> {
    match value {
        Value::Object(object) => object,
        _ => Map::new(),
    }
}
