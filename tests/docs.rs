//! The generated files say what the program says; `BLESS=1` writes them anew.

use std::{env, fs, path::Path};

use crate::styrrepo::Styrrepo;

use styr::{
    model::load,
    schema,
    source::{Source, folder::Folder},
};

#[test]
fn generated_files_are_current() {
    let mut wrong = Vec::new();
    for (name, text) in schema::all() {
        compare(&format!("schema/{name}"), &text, &mut wrong);
    }
    compare("docs/fields.md", &schema::fields_page(), &mut wrong);
    assert!(wrong.is_empty(), "{HOW}\n{}", wrong.join("\n"));
}

const HOW: &str = "Some files are not what the program generates. Write them anew with:
    BLESS=1 cargo test generated
and look at the change before you commit it. They are:";

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

#[test]
fn a_model_fills_in_its_own_words() {
    #[track_caller]
    fn case(schema: &str, words: &str, expected: bool) {
        let packed: String = schema.split_whitespace().collect();
        assert_eq!(packed.contains(words), expected, "{words}");
    }

    let example = Path::new(env!("CARGO_MANIFEST_DIR")).join("examples/sundsvall");
    let plan = load::load(&Source::Folder(Folder::find(&example).expect("the example has a model")))
        .expect("the example can be read");
    let own = schema::of_model(plan.config());
    let text = |file: &str| &own.iter().find(|it| it.0 == file).expect("a schema per kind of file").1;

    case(
        text("plan.json"),
        r#""perspektiv":{"description":"Perspektiv","anyOf":[{"type":"string","enum":["medborgare""#,
        true,
    );
    case(text("plan.json"), r#""nytta":{"description":"nytta","anyOf":[{"type":"string"}"#, true);
    case(text("plan.json"), r#""enum":["kf","namnd","forvaltning","avdelning","enhet"]"#, true);
    case(text("plan.json"), "egen-nyckel", false);
    case(text("utfall.json"), r#""^(t1|t2|t3)$""#, true);
    case(text("styr.json"), r#""avdelning""#, false);
}

#[test]
fn the_command_writes_them() {
    #[track_caller]
    fn case(repo: &Styrrepo, args: &[&str], status: i32, words: &str) {
        let ran = repo.styr(&[&["schema"], args].concat());
        assert_eq!(ran.status, Some(status), "{ran:?}");
        assert!((ran.stdout + &ran.stderr).contains(words), "{words}");
    }
    let written =
        |repo: &Styrrepo, path: &str| fs::read_to_string(repo.root().join(path)).unwrap_or_default();

    let own = Styrrepo::copy_of("examples/sundsvall");
    case(&own, &[], 0, "scheman i ");
    case(&own, &[], 0, "Skrev ");
    assert!(written(&own, "schema/plan.json").contains("\"medborgare\""));
    assert_eq!(own.styr(&["check"]).stdout, Styrrepo::copy_of("examples/sundsvall").styr(&["check"]).stdout);

    let any = Styrrepo::empty();
    case(&any, &[], 3, "ange en mapp");
    case(&any, &["här"], 0, "scheman i ");
    let general = schema::all().into_iter().find(|it| it.0 == "plan.json").expect("plans have a schema").1;
    assert_eq!(written(&any, "här/plan.json"), general);
    #[cfg(unix)]
    {
        std::os::unix::fs::symlink(any.root(), own.root().join("länk")).unwrap();
        case(&own, &["länk"], 2, "är en symbolisk länk");
        fs::remove_file(own.root().join("schema/plan.json")).unwrap();
        std::os::unix::fs::symlink(any.root().join("ute.json"), own.root().join("schema/plan.json")).unwrap();
        case(&own, &[], 2, "är en symbolisk länk");
        assert!(!any.root().join("ute.json").exists());
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
        let line = current.lines().zip(text.lines()).take_while(|(old, new)| old == new).count() + 1;
        wrong.push(format!("{path}:{line}"));
    }
}
