//! The generated files say what the program says; `BLESS=1` writes them anew.

use std::{env, fs, path::Path};

use styr::schema;

#[test]
fn generated_files_are_current() {
    let mut wrong = Vec::new();
    for (name, text) in schema::all() {
        compare(&format!("schema/{name}"), &text, &mut wrong);
    }
    compare("docs/fields.md", &schema::fields_page(), &mut wrong);
    assert!(wrong.is_empty(), "{} {HOW}", wrong.join(", "));
}

const HOW: &str = "is not what the program generates.\nWrite it anew with: BLESS=1 cargo test generated";

#[test]
fn no_other_schema_lies_about() {
    let generated: Vec<&str> = schema::all().into_iter().map(|it| it.0).collect();
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("schema");
    for entry in fs::read_dir(folder).expect("schema/ exists") {
        let name = entry.expect("schema/ can be listed").file_name();
        let is_generated = name.to_str().is_some_and(|it| generated.contains(&it));
        assert!(is_generated, "schema/{} comes from nowhere", name.display());
    }
}

/// Notes the path when the file differs, or writes the file when asked to.
fn compare(path: &str, text: &str, wrong: &mut Vec<String>) {
    let file = Path::new(env!("CARGO_MANIFEST_DIR")).join(path);
    let current = fs::read_to_string(&file).unwrap_or_default().replace("\r\n", "\n");
    if current == text {
        return;
    }
    if env::var_os("BLESS").is_some() {
        let folder = file.parent().expect("a file of the repo lies in a folder");
        fs::create_dir_all(folder).expect("the folder can be made");
        fs::write(&file, text).expect("the file can be written");
    } else {
        wrong.push(path.to_owned());
    }
}
