//! Files of figures from anywhere, as `styr import` takes them.

use styr::{
    config::imports::ImportRule,
    edit::change::Refused,
    figures::{self, Found, incoming},
    kolada::{
        answer,
        outcomes::{self, Leave},
    },
    model::{Plan, period::Period},
    render::incoming as lines,
    source::Source,
};

use super::{
    Target,
    edits::loaded,
    stage::{self, DAY, parts, plan, text, texts, with},
    views::nothing_moves,
    zipped,
};

pub(super) const ALL: [Target; 4] = [
    Target {
        name: "csv",
        promise: "any bytes are refused, or what is taken of them stands there, and twice is once",
        seeds: || csv_seeds().iter().map(|it| [b"0", it.as_bytes()].concat()).collect(),
        run: csv,
    },
    Target {
        name: "import-rules",
        promise: "the same with any rule in `[import.*]`",
        seeds: rule_seeds,
        run: by_rule,
    },
    Target {
        name: "xlsx",
        promise: "any workbook is refused, or what is taken of it stands there, and twice is once",
        seeds: book_seeds,
        run: book,
    },
    Target {
        name: "kolada",
        promise: "any JSON is refused, or what is taken of it stands there, and twice is once",
        seeds: kolada_seeds,
        run: |data| kolada(&text(data)),
    },
];

/// Whether values may be replaced and which rule is asked for, by the first byte; then the file.
fn csv(data: &[u8]) {
    let Some((how, bytes)) = data.split_first() else { return };
    let source = with(&[]);
    let plan = plan(&source);
    let rule = if how & 2 == 0 { None } else { plan.config().imports.first() };
    let found = read(&plan, bytes, rule);
    taken((&plan, source), found, how & 1 != 0, &|plan| {
        read(plan, bytes, if how & 2 == 0 { None } else { plan.config().imports.first() })
    });
}

fn read(plan: &Plan, bytes: &[u8], rule: Option<&ImportRule>) -> Result<Found, Refused> {
    figures::read(plan, bytes, rule, Period::latest(&plan.config().follow_up, DAY))
}

/// A rule in TOML, then a file of text.
fn by_rule(data: &[u8]) {
    let [rule, file] = parts::<2>(data);
    let rules = text(rule);
    let model = texts()["styr.toml"].split("[import.").next().unwrap_or_default();
    let source = with(&[("styr.toml", &format!("{model}\n{rules}"))]);
    let plan = plan(&source);
    let Some(rule) = plan.config().imports.first() else { return };
    let found = read(&plan, file, Some(rule));
    taken((&plan, source), found, true, &|plan| read(plan, file, plan.config().imports.first()));
}

/// Weighs what was found against the plan, and the same once more against what came of it.
fn taken(
    (plan, source): (&Plan, Source),
    found: Result<Found, Refused>,
    may_replace: bool,
    again: &dyn Fn(&Plan) -> Result<Found, Refused>,
) {
    let found = match found {
        Ok(found) => found,
        Err(refused) => return assert!(!refused.message.is_empty()),
    };
    let incoming = incoming::weigh(plan, &found.rows, may_replace, DAY);
    for rejected in incoming.rejected.iter().chain(&found.rejected) {
        nothing_moves(&lines::rejected(rejected));
    }
    nothing_moves(&lines::sum(&incoming, false));
    let files = incoming.changes.iter().map(|it| (it.path.as_str(), it.after.as_str()));
    let (_, after) = loaded((plan, source), files);
    let found = again(&after).unwrap_or_else(|refused| panic!("now it is refused: {}", refused.message));
    let again = incoming::weigh(&after, &found.rows, may_replace, DAY);
    assert_eq!(again.written, 0, "taken in twice, it changes {:#?}", again.changes);
}

fn csv_seeds() -> Vec<String> {
    [
        "Id;Period;Del;Utfall;Vid exporten\nbun/trygghet-ak8;2026-t2;;87,5;86\nbun/trygghet-ak8;2026-t2;kvinnor;85;84\n",
        "sep=,\nenhet,indikator,period,varde,kommentar\nbun,trygghet-ak8,t3,\"1 234,5\",\"två\nrader\"\n",
        "indikator\tvarde\ntrygghet-ak8\t90\nfinns-inte\tx\nbun/plats\t2026-06-30\n",
        "\u{feff}Id;Period;Utfall\nbun/rastvardar;2026-t2;Klar\nbun/attest;t2;gron\nsjukfranvaro;2025-t3;6,7 %\n",
        "År;Månad;Organisation;Mått;Kön;Utfall;Not\n2026;Jan-aug;Barn & utbildning;Trygghet (åk 8);Totalt;0,88;ok\n2026;Jan-aug;bun;Trygghet (åk 8);K;0.86;\n",
    ]
    .map(str::to_owned)
    .to_vec()
}

fn rule_seeds() -> Vec<Vec<u8>> {
    let model = &texts()["styr.toml"];
    let rule = model.find("[import.").map(|it| &model[it..]).unwrap_or_default();
    let other = "[import.annat]\nblad = [\"Utfall\"]\nrubrikrad = 1\nenhet = \"bun\"\nkolumner = { indikator = \"indikator\", varde = \"varde\" }\n";
    csv_seeds()
        .iter()
        .flat_map(|file| [rule, other].map(|rule| stage::joined(&[rule.as_bytes(), file.as_bytes()])))
        .collect()
}

/// The parts of a workbook that are read, in the order of an input.
const PARTS: [&str; 4] =
    ["xl/worksheets/sheet1.xml", "xl/sharedStrings.xml", "xl/styles.xml", "xl/workbook.xml"];

/// What every workbook has beside them.
const FIXED: [(&str, &str); 3] = [
    (
        "[Content_Types].xml",
        r#"<?xml version="1.0"?><Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Default Extension="xml" ContentType="application/xml"/></Types>"#,
    ),
    (
        "_rels/.rels",
        r#"<?xml version="1.0"?><Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="rId1" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/officeDocument" Target="xl/workbook.xml"/></Relationships>"#,
    ),
    (
        "xl/_rels/workbook.xml.rels",
        r#"<?xml version="1.0"?><Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="rId1" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/worksheet" Target="worksheets/sheet1.xml"/><Relationship Id="rId2" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/styles" Target="styles.xml"/><Relationship Id="rId3" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/sharedStrings" Target="sharedStrings.xml"/></Relationships>"#,
    ),
];

/// Either a whole file, which begins as one does, or the parts that are read of one.
fn book(data: &[u8]) {
    let made;
    let bytes = if data.starts_with(b"PK") {
        data
    } else {
        let parts: [&[u8]; PARTS.len()] = stage::parts(data);
        let fixed = FIXED.iter().map(|it| (it.0, it.1.as_bytes()));
        made = zipped::zipped(fixed.chain(PARTS.into_iter().zip(parts)));
        &made
    };
    let source = with(&[]);
    let plan = plan(&source);
    let found = read(&plan, bytes, None);
    taken((&plan, source), found, true, &|plan| read(plan, bytes, None));
}

fn book_seeds() -> Vec<Vec<u8>> {
    let main = "http://schemas.openxmlformats.org/spreadsheetml/2006/main";
    let relations = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";
    let cell = |place: &str, kind: &str, value: &str| match kind {
        "s" => format!(r#"<c r="{place}" t="s"><v>{value}</v></c>"#),
        "i" => format!(r#"<c r="{place}" t="inlineStr"><is><t>{value}</t></is></c>"#),
        style => format!(r#"<c r="{place}" s="{style}"><v>{value}</v></c>"#),
    };
    let row = |number: usize, cells: &[String]| format!(r#"<row r="{number}">{}</row>"#, cells.concat());
    let rows = [
        row(1, &[cell("A1", "s", "0"), cell("B1", "s", "1"), cell("C1", "i", "Utfall")]),
        row(2, &[cell("A2", "i", "bun/trygghet-ak8"), cell("B2", "i", "2026-t2"), cell("C2", "1", "0.88")]),
        row(3, &[cell("A3", "i", "bun/plats"), cell("B3", "i", "2026-t2"), cell("C3", "2", "46203")]),
    ];
    let sheet = format!(
        r#"<?xml version="1.0"?><worksheet xmlns="{main}"><dimension ref="A1:C3"/><sheetData>{}</sheetData></worksheet>"#,
        rows.concat()
    );
    let strings = format!(
        r#"<sst xmlns="{main}" count="2" uniqueCount="2"><si><t>Id</t></si><si><t>Period</t></si></sst>"#
    );
    let styles = format!(
        r#"<styleSheet xmlns="{main}"><numFmts count="1"><numFmt numFmtId="164" formatCode="yyyy\-mm\-dd"/></numFmts><cellXfs count="3"><xf numFmtId="0"/><xf numFmtId="9"/><xf numFmtId="164"/></cellXfs></styleSheet>"#
    );
    let book = format!(
        r#"<workbook xmlns="{main}" xmlns:r="{relations}"><sheets><sheet name="Utfall" sheetId="1" r:id="rId1"/></sheets></workbook>"#
    );
    let parts = [sheet, strings, styles, book];
    let parts = parts.each_ref().map(String::as_bytes);
    let fixed = FIXED.iter().map(|it| (it.0, it.1.as_bytes()));
    vec![stage::joined(&parts), zipped::zipped(fixed.chain(PARTS.into_iter().zip(parts)))]
}

fn kolada(file: &str) {
    let Ok(answer) = answer::read(file) else { return };
    let source = with(&[]);
    let plan = plan(&source);
    let leave = Leave { may_replace: true, day: DAY };
    let answers = [("kolada.json".to_owned(), answer)];
    let found = outcomes::of(&plan, &answers, leave);
    taken((&plan, source), found, true, &|plan| outcomes::of(plan, &answers, leave));
}

fn kolada_seeds() -> Vec<Vec<u8>> {
    let mut seeds = ["mjolby", "sundsvall", "sundsvall-kpi"]
        .map(|it| stage::read(&format!("tests/kolada/{it}.json")))
        .to_vec();
    seeds.push(seeds.concat());
    seeds
}
