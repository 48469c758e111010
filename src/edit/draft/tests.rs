//! Each kind of place in a file, with the text that comes out.

use super::*;

fn alphabetical(_: &[&str]) -> Vec<String> {
    ["format", "indikator", "kontroll", "a", "b", "c", "d", "p1", "p2", "p3", "varde", "prognos", "kommentar"]
        .map(str::to_owned)
        .to_vec()
}

/// The text after a value is set at a path of names with dots between.
fn set(text: &str, path: &str, value: &str) -> Result<String, Refused> {
    let mut draft = Draft::of("f.toml", text)?;
    let path: Vec<&str> = path.split('.').collect();
    let (key, table) = path.split_last().unwrap();
    draft.set(table, key, value, &alphabetical)?;
    Ok(draft.text)
}

#[test]
fn a_value_is_set_where_it_belongs() {
    #[track_caller]
    fn case(text: &str, path: &str, value: &str, expected: &str) {
        assert_eq!(set(text, path, value).map_err(|it| it.message).as_deref(), Ok(expected), "{text:?}");
    }

    // In place of another.
    case("[a]\np1 = 1 # ett\np2 = 2\n", "a.p1", "10.50", "[a]\np1 = 10.50 # ett\np2 = 2\n");
    case("a = { b = [1,\n 2], c = 3 }\n", "a.b", "4", "a = { b = 4, c = 3 }\n");
    case("[a]\nb.p1.varde = 1\nb.p2 = 2\n", "a.b.p1", "3", "[a]\nb.p1 = 3\nb.p2 = 2\n");
    // A row among rows.
    case("[a]\np1 = 1\np3 = 3", "a.p2", "2", "[a]\np1 = 1\np2 = 2\np3 = 3");
    case("[a]\n# c\n  p2 = 2 # två", "a.p3", "3", "[a]\n# c\n  p2 = 2 # två\n  p3 = 3");
    case("[a]\r\np2 = 2\r\n\r\n[b]\r\n", "a.p1", "1", "[a]\r\np1 = 1\r\np2 = 2\r\n\r\n[b]\r\n");
    case("[a] # c\n\n[b]\n", "a.p1", "1", "[a] # c\np1 = 1\n\n[b]\n");
    case("[a]\np1 = [\n 1,\n]\n", "a.okand", "2", "[a]\np1 = [\n 1,\n]\nokand = 2\n");
    case("\u{feff}a = 1\n", "format", "1", "\u{feff}format = 1\na = 1\n");
    case("", "a", "1", "a = 1\n");
    case("a.b.p1 = 1\n[c]\n", "a.b.p2", "2", "a.b.p1 = 1\na.b.p2 = 2\n[c]\n");
    case("[a]\nb.p1 = 1\n", "a.c.p1", "1", "[a]\nb.p1 = 1\n\n[a.c]\np1 = 1\n");
    // Within braces.
    case("[a]\nb = {}\n", "a.b.p1", "1", "[a]\nb = { p1 = 1 }\n");
    case("a = { p2 = 2 }\n", "a.p1", "1", "a = { p1 = 1, p2 = 2 }\n");
    case("a = {p1 = 1}\n", "a.p2", "2", "a = {p1 = 1, p2 = 2}\n");
    case("a = { b.p1 = 1 }\n", "a.b.p2", "2", "a = { b.p1 = 1, b.p2 = 2 }\n");
    case("a = { c = 1 }\n", "a.b.p2.varde", "2", "a = { b = { p2 = { varde = 2 } }, c = 1 }\n");
    case("a = { b = { p1 = 1 } }\n", "a.b.å", "2", "a = { b = { p1 = 1, \"å\" = 2 } }\n");
}

#[test]
fn a_table_is_made_where_it_belongs() {
    #[track_caller]
    fn case(text: &str, path: &str, expected: &str) {
        assert_eq!(set(text, path, "1").map_err(|it| it.message).as_deref(), Ok(expected), "{text:?}");
    }

    case("format = 1", "a.b.p1", "format = 1\n\n[a.b]\np1 = 1");
    case("format = 1\r\n", "a.b/c.p1", "format = 1\r\n\r\n[a.\"b/c\"]\r\np1 = 1\r\n");
    case("# bara\n", "a.p1", "# bara\n[a]\np1 = 1\n");
    // Between others; comments stay with what they speak of.
    case(
        "[a.a]\np1 = 1\n# p2 = 2\n\n# om c\n[a.c]\np1 = 1\n",
        "a.b.p1",
        "[a.a]\np1 = 1\n# p2 = 2\n\n[a.b]\np1 = 1\n\n# om c\n[a.c]\np1 = 1\n",
    );
    case("[a.a]\np1 = 1\n# om c\n[a.c]\n", "a.b.p1", "[a.a]\np1 = 1\n\n[a.b]\np1 = 1\n# om c\n[a.c]\n");
    case("[a.a]\np1 = 1\n[a.c]\n", "a.b.p1", "[a.a]\np1 = 1\n[a.b]\np1 = 1\n[a.c]\n");
    case(
        "format = 1\n\n# c\n[a.c]\np1 = 1\n",
        "a.b.p1",
        "format = 1\n\n[a.b]\np1 = 1\n\n# c\n[a.c]\np1 = 1\n",
    );
    case("[a.a.p1]\nvarde = 1\n\n[a.d]\n", "a.b.p1", "[a.a.p1]\nvarde = 1\n\n[a.b]\np1 = 1\n\n[a.d]\n");
    case("[a.b.p1]\nvarde = 1\n", "a.b.p2", "[a.b]\np2 = 1\n\n[a.b.p1]\nvarde = 1\n");
    case(
        "[a]\nb = { p1 = 1 }\n[kontroll.x]\n",
        "a.c.p1",
        "[a]\nb = { p1 = 1 }\n[a.c]\np1 = 1\n[kontroll.x]\n",
    );
    // By the kinds of things.
    case("[kontroll.x]\np1 = 1\n", "indikator.y.p1", "[indikator.y]\np1 = 1\n\n[kontroll.x]\np1 = 1\n");
    case(
        "[indikator.x]\np1 = 1\n\n[okand]\n",
        "kontroll.y.p1",
        "[indikator.x]\np1 = 1\n\n[kontroll.y]\np1 = 1\n\n[okand]\n",
    );
    case("[[c]]\nd = 1\n", "a.p1", "[a]\np1 = 1\n\n[[c]]\nd = 1\n");
}

#[test]
fn what_is_not_certain_is_refused() {
    #[track_caller]
    fn case(text: &str, path: &str, value: &str, expected: &str) {
        assert_eq!(set(text, path, value).map_err(|it| it.message), Err(expected.to_owned()), "{text:?}");
    }

    case("a = 1\n", "a.b", "1", "`a` är ett värde och ingen tabell");
    case("[a]\np1 = 87,5\n", "a.p2", "1", "f.toml:2:6: `87,5` har decimalkomma");
    let unsure = "f.toml är skriven så att styr inte säkert kan ändra den";
    case("[[a]]\nb = 1\n", "a.b", "2", unsure);
    case("[a]\n", "a.b", "1 # x\nc = 2", unsure);
    case("[a]\n", "a.b", "", unsure);
}

#[test]
fn values_and_tables_are_taken_away() {
    #[track_caller]
    fn case(text: &str, path: &str, expected: &str) {
        let mut draft = Draft::of("f.toml", text).unwrap();
        let path: Vec<&str> = path.split('.').collect();
        let (key, table) = path.split_last().unwrap();
        assert_eq!(draft.remove(table, key), Ok(()), "{text:?}");
        assert_eq!(draft.text, expected);
    }

    case("[a]\np1 = 1 # c\np2 = 2\n", "a.p1", "[a]\np2 = 2\n");
    case("[a]\np1 = 1\n\n[b]\np1 = [\n1]\n\n[c]\n", "b", "[a]\np1 = 1\n\n[c]\n");
    case("[a.b]\nx = 1\n[a.b.c]\ny = 1\n[d]\n", "a.b", "[d]\n");
    case("a = { b = 1, c = 2, d = 3 }\n", "a.b", "a = { c = 2, d = 3 }\n");
    case("a = { b = 1, c = 2, d = 3 }\n", "a.c", "a = { b = 1, d = 3 }\n");
    case("a = { b = 1, c = 2 }\n", "a.c", "a = { b = 1 }\n");
    case("a = {b.x = 1, b.y = 2, c = 3}\n", "a.b", "a = {c = 3}\n");
    case("a = { b = 1 }\n", "a.b", "a = {}\n");
    case("a = { b = { c = 1, d = \"}\" } }\n", "a.b.c", "a = { b = { d = \"}\" } }\n");
    case("a = 1\n", "b", "a = 1\n");
}

#[test]
fn keys_get_other_names_wherever_they_stand() {
    #[track_caller]
    fn case(text: &str, path: &str, new: &str, expected: Option<&str>) {
        let mut draft = Draft::of("f.toml", text).unwrap();
        let path: Vec<&str> = path.split('.').collect();
        let (key, table) = path.split_last().unwrap();
        let done = draft.rename_keys(&[(table, key, new)]).is_ok();
        assert_eq!((done, draft.text.as_str()), (expected.is_some(), expected.unwrap_or(text)));
    }

    case(
        "[m.a] # a\nb = 1\n[m.a.a]\n[m.ab]\n",
        "m.a",
        "x/y",
        Some("[m.\"x/y\"] # a\nb = 1\n[m.\"x/y\".a]\n[m.ab]\n"),
    );
    case("[m]\na.b = 1\n'a' . c = 2\n", "m.a", "x", Some("[m]\nx.b = 1\n'x' . c = 2\n"));
    case("m = { a = 1, b = { a = 2 } }\n", "m.b.a", "x", Some("m = { a = 1, b = { x = 2 } }\n"));
    case("[m]\na = 1\nb = 2\n", "m.a", "b", None);
    case("[m]\na = 1\n", "m.b", "c", None);
}

#[test]
fn strings_keep_their_quotes() {
    #[track_caller]
    fn case(text: &str, strings: &[(&str, &str)], expected: Option<&str>) {
        let mut draft = Draft::of("f.toml", text).unwrap();
        let place = |it: &str| text.find(it).map(|at| at..at + it.len()).unwrap();
        let strings: Vec<(Range<usize>, &str)> = strings.iter().map(|it| (place(it.0), it.1)).collect();
        let done = draft.replace_strings(&strings).is_ok();
        assert_eq!((done, draft.text.as_str()), (expected.is_some(), expected.unwrap_or(text)));
    }

    case(
        "a = ['x', \"y\"] # x\n",
        &[("\"y\"", "b\"c"), ("'x'", "b/c")],
        Some("a = ['b/c', \"b\\\"c\"] # x\n"),
    );
    case("a = 'x'\n", &[("'x'", "it's")], Some("a = \"it's\"\n"));
    case("a = 1 # 'x'\n", &[("'x'", "y")], None);
    case("a = 'x y'\n", &[("x", "z")], None);
}

#[test]
fn a_new_file_says_its_format() {
    let mut draft = Draft::new("bun/utfall/2026.toml");
    draft.set(&["indikator", "a"], "p1", "1", &alphabetical).unwrap();
    let changed = draft.finish().unwrap();
    assert_eq!((changed.before, changed.after.as_str()), (None, "format = 1\n\n[indikator.a]\np1 = 1\n"));
    let same = "[a]\nb = 1\n";
    let mut draft = Draft::of("f.toml", same).unwrap();
    draft.set(&["a"], "b", "1", &alphabetical).unwrap();
    assert_eq!(draft.finish(), None);
}

#[test]
fn lines_are_put_in_after_a_value() {
    #[track_caller]
    fn case(text: &str, path: &str, lines: &str, expected: Option<&str>) {
        let mut draft = Draft::of("f.toml", text).unwrap();
        let path: Vec<&str> = path.split('.').collect();
        let (key, table) = path.split_last().unwrap();
        let done = draft.insert_after(table, key, lines).is_ok();
        assert_eq!((done, draft.text.as_str()), (expected.is_some(), expected.unwrap_or(text)));
    }

    case("[a]\nb = 1 # x\n\n[c]\n", "a.b", "# y\nd = 2\n", Some("[a]\nb = 1 # x\n# y\nd = 2\n\n[c]\n"));
    case("a.b = { c = 1 }\r\nd = 2", "a.b.c", "# y", Some("a.b = { c = 1 }\r\n# y\r\nd = 2"));
    case("[a]\n[a.b]\nc = 1\n[d]\n", "a.b", "# y\n", Some("[a]\n[a.b]\nc = 1\n# y\n[d]\n"));
    case("[a]\nb = 1", "a.b", "# y\n", Some("[a]\nb = 1\n# y"));
    case("[a]\nb = 1\n", "a.b", "b = 2\n", None);
    case("[a]\nb = { c = 1 }\n", "a.b", "[x]\n", None);
    case("[a]\nb = 1\n", "a.x", "# y\n", None);
}
