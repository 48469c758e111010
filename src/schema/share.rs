//! Forms that a schema repeats, written once under `definitions`.

use std::collections::BTreeMap;

use serde_json::{Map, Value, json};

/// Shorter forms are clearer where they stand.
const WORTH_SHARING: usize = 200;

/// Moves every long form that occurs more than once to `definitions`.
pub(super) fn repeated(mut schema: Value) -> Value {
    let mut seen = Seen::default();
    seen.visit(&schema);
    let names = seen.names();
    let mut definitions = BTreeMap::new();
    refer(&mut schema, &names, &mut definitions);
    if let (Value::Object(schema), false) = (&mut schema, definitions.is_empty()) {
        let definitions: Map<String, Value> = definitions.into_iter().collect();
        schema.insert("definitions".to_owned(), Value::Object(definitions));
    }
    schema
}

/// The forms met so far, as text, with what they would be called.
#[derive(Default)]
struct Seen {
    order: Vec<(String, String)>,
    times: BTreeMap<String, usize>,
}

impl Seen {
    /// Counts the forms below; what stands within a repeated one counts once.
    fn visit(&mut self, schema: &Value) {
        for (name, form) in forms(schema) {
            let text = form.to_string();
            if text.len() >= WORTH_SHARING {
                let times = self.times.entry(text.clone()).or_default();
                *times += 1;
                if *times > 1 {
                    continue;
                }
                self.order.push((name, text));
            }
            self.visit(form);
        }
    }

    /// Names for the repeated forms: a key, with a number where several forms share it.
    fn names(self) -> BTreeMap<String, String> {
        let mut taken: BTreeMap<String, usize> = BTreeMap::new();
        let mut names = BTreeMap::new();
        for (name, text) in self.order.into_iter().filter(|it| self.times.get(&it.1) > Some(&1)) {
            let number = taken.entry(name.clone()).or_default();
            *number += 1;
            names.insert(text, if *number == 1 { name } else { format!("{name}-{number}") });
        }
        names
    }
}

fn refer(schema: &mut Value, names: &BTreeMap<String, String>, definitions: &mut BTreeMap<String, Value>) {
    for form in forms_mut(schema) {
        let Some(name) = names.get(&form.to_string()) else {
            refer(form, names, definitions);
            continue;
        };
        let whole = std::mem::replace(form, json!({ "$ref": format!("#/definitions/{name}") }));
        if !definitions.contains_key(name) {
            definitions.insert(name.clone(), Value::Null);
            let mut whole = whole;
            refer(&mut whole, names, definitions);
            definitions.insert(name.clone(), whole);
        }
    }
}

/// The schemas directly below a schema, each with the name it has there.
fn forms(schema: &Value) -> Vec<(String, &Value)> {
    let Value::Object(schema) = schema else { return Vec::new() };
    let mut below = Vec::new();
    for (keyword, value) in schema {
        match (keyword.as_str(), value) {
            ("properties", Value::Object(all)) => below.extend(all.iter().map(|it| (it.0.clone(), it.1))),
            ("patternProperties", Value::Object(all)) => below.extend(all.values().map(titled)),
            ("anyOf", Value::Array(all)) => below.extend(all.iter().map(titled)),
            ("items" | "additionalProperties", form @ Value::Object(_)) => below.push(titled(form)),
            _ => {}
        }
    }
    below
}

fn forms_mut(schema: &mut Value) -> Vec<&mut Value> {
    let Value::Object(schema) = schema else { return Vec::new() };
    let mut below = Vec::new();
    for (keyword, value) in schema {
        match (keyword.as_str(), value) {
            ("properties" | "patternProperties", Value::Object(all)) => below.extend(all.values_mut()),
            ("anyOf", Value::Array(all)) => below.extend(all),
            ("items" | "additionalProperties", form @ Value::Object(_)) => below.push(form),
            _ => {}
        }
    }
    below
}

fn titled(form: &Value) -> (String, &Value) {
    (form.get("title").and_then(Value::as_str).unwrap_or("form").to_owned(), form)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_repeated_is_written_once() {
        let long = json!({ "description": "å".repeat(WORTH_SHARING), "type": "string" });
        let schema =
            json!({ "properties": { "a": long, "b": { "items": long }, "c": { "type": "string" } } });
        let expected = json!({
            "properties": {
                "a": { "$ref": "#/definitions/a" },
                "b": { "items": { "$ref": "#/definitions/a" } },
                "c": { "type": "string" }
            },
            "definitions": { "a": long }
        });
        assert_eq!(repeated(schema), expected);
    }

    #[test]
    fn what_stands_once_stays() {
        let schema = json!({ "properties": { "a": { "description": "å".repeat(WORTH_SHARING) } } });
        assert_eq!(repeated(schema.clone()), schema);
    }
}
