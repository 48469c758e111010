//! `docs/requirements.md`: which rule answers which requirement, and what shows it.

use std::{collections::BTreeSet, env, fmt::Write, fs};

use styr::rules;

use crate::styrrepo::project;

use super::table::{Case, cases};

/// One requirement: number, seed, what it asks, and where it is met when no rule checks it.
type Requirement = (&'static str, &'static str, &'static str, &'static str);

/// The requirements on checking and following up, R1–R84, and what the format adds.
const REQUIREMENTS: [Requirement; 89] = [
    ("R1", "S1", "A pyramid of its own for every unit, on any number of levels", ""),
    ("R2", "S1", "Nämnder and bolag alike", ""),
    (
        "R3",
        "S2",
        "Shared nämnder and förbund with fewer demands",
        "a type of unit with `delar` of its own, `[enhetstyp.*]`",
    ),
    ("R4", "S3", "Roll-out by level and date, exceptions with an end", ""),
    (
        "R5",
        "S0",
        "History follows the id through reorganisations",
        "`styr rename` and `styr move`: `tests/rename.rs`",
    ),
    ("R6", "S1", "The unit's paper answers the model's questions", "`styr report`, held by tests of papers"),
    ("R7", "S1", "Vision and top goals are KF's alone", ""),
    ("R8", "S1", "Exactly one vision, with its decision", ""),
    ("R9", "S1", "Few goals, each with its time", ""),
    ("R10", "S1", "Goals that can be followed up", ""),
    ("R11", "S1", "The röda tråden from every goal to KF", ""),
    ("R12", "S1", "Basic missions come from law, reglemente or ägardirektiv", ""),
    ("R13", "S1", "One goal in both roles counts once", "totals of `styr status`, held by tests of status"),
    ("R14", "S2", "Basic missions are followed up", ""),
    ("R15", "S3", "What is handed out is done and reported, not rewritten", ""),
    ("R16", "S4", "Few things are handed out", ""),
    ("R17", "S3", "Activities are extra; what is left out is said", ""),
    ("R18", "S3", "A goal that must serve two kinds of goals", ""),
    ("R19", "S4", "Parts without a light", ""),
    ("R20", "S0", "Joint commitments have one coordinator", ""),
    ("R21", "S1", "The parts that a plan must have", ""),
    ("R22", "S1", "Small units have small plans", "`styr new-plan`, held by its tests"),
    ("R23", "S1", "Activities from a level that the model names", ""),
    ("R24", "S1", "Plans are decided by the right organ", ""),
    ("R25", "S1", "A scaffold for a new plan", "`styr new-plan`, held by its tests"),
    ("R26", "S2", "Every inherited goal gets an answer", ""),
    ("R27", "S1", "What the plan was made from is said and fresh", ""),
    ("R28", "S1", "Documents and frames hang together", ""),
    ("R29", "S2", "Short texts", ""),
    ("R30", "S2", "Model and measures in files of their own", ""),
    ("R31", "S4", "Who may change what", "`styr owners` and `styr diff`, held by tests of owners and of git"),
    ("R32", "S1", "Balance between the perspectives", ""),
    ("R33", "S3", "Areas come from documents in force", ""),
    ("R34", "S0", "Several dimensions at once", ""),
    ("R35", "S1", "Success factors belong to goals", ""),
    ("R36", "S1", "Measures of many kinds", ""),
    ("R37", "S2", "A measure says what, why and who", ""),
    ("R38", "S1", "Targets per year", ""),
    ("R39", "S2", "Few measures", ""),
    ("R40", "S1", "Groups are shown, small ones are not", ""),
    (
        "R41",
        "S1",
        "Red, yellow and green at the right limits",
        "`styr status`, held by its tests and by the oracle, `tests/oracle/compare.py`",
    ),
    (
        "R42",
        "S1",
        "What is not assessed is never green",
        "`styr status`, held by `tests/status/properties.rs`",
    ),
    ("R43", "S1", "A judgement beside the figures says why", ""),
    ("R44", "S1", "Totals tell of how many", "`styr status` and `styr report`, held by `tests/karlstad`"),
    (
        "R45",
        "S1",
        "Lights are weighed by the model's rule",
        "every rule for every set of lights: `tests/oracle/compare.py`",
    ),
    ("R46", "S1", "Light, trend and action are three signals", "`styr status`, held by its tests"),
    ("R47", "S1", "Forecasts and results have words of their own", ""),
    ("R48", "S1", "What is measured is reported in time", "late outcomes by nämnd: `styr check --per-unit`"),
    ("R49", "S1", "A new plan every so many years, översyn between", "`styr diff`"),
    (
        "R50",
        "S0",
        "Goals end and begin within a period, and a new period keeps track of the old",
        "a paper out of a past version: `tests/git/versions.rs`; next year's draft, `styr new-period`: `tests/new_period.rs`",
    ),
    (
        "R51",
        "S2",
        "The yearly wheel is followed",
        "`styr calendar`, read by two libraries in `tests/conformance/calendar.sh`",
    ),
    (
        "R52",
        "S3",
        "Two years of plans side by side",
        "the clean repo, `tests/mutation/clean.rs`, has both and no finding",
    ),
    ("R53", "S1", "Steps are parts and not a lock", "`tests/cases/follow-up-first`"),
    (
        "R54",
        "law",
        "A delårsrapport of half to two thirds of the year",
        "the part on god ekonomisk hushållning in KF's `styr report`, held by `tests/golden`",
    ),
    ("R55", "S1", "An analysis of every kind of goal", ""),
    ("R56", "S1", "Deviations have causes, bad and good", ""),
    ("R57", "S2", "No measures without analysis", "the share in the paper: `tests/golden`"),
    ("R58", "S2", "All perspectives are analysed", ""),
    ("R59", "S1", "The same paper for everyone before the meeting", "`styr report`, held by `tests/golden`"),
    (
        "R60",
        "S1",
        "A short paper",
        "`styr report --kind kort`, on one page: `tests/golden`, `tests/conformance/papers.sh`",
    ),
    (
        "R61",
        "S4",
        "A sheet for the dialogue with the superior",
        "`styr report --kind dialog`, held by `tests/golden`",
    ),
    (
        "R62",
        "S2",
        "Measures are followed up and have owners",
        "late outcomes with who answers for them, nämnd by nämnd: `styr check --per-unit`; what each has recorded, and when: `styr log`",
    ),
    ("R63", "S1", "Red goals are answered, and actions are decided, carried out and closed", ""),
    ("R64", "S1", "Actions are decided where the matter belongs", ""),
    (
        "R65",
        "S1",
        "What became of what we decided",
        "the first part of `styr report`, held by `tests/golden`",
    ),
    ("R66", "S1", "Uppdrag are received and told of", ""),
    ("R67", "S1", "Late activities are found", ""),
    (
        "R68",
        "S2",
        "A referee: stable rules, places, plain words and exit codes",
        "`styr check`: every rule's page is run by `tests/rules.rs`, whole repos by `tests/cases.rs`",
    ),
    (
        "R69",
        "S2",
        "Rules have owners, and exceptions a reason, a decision and an end",
        "owner and source in `[regler]`, shown by `styr explain`",
    ),
    ("R70", "S2", "The same rules for all", "`styr check --per-unit`"),
    ("R71", "S2", "Joint commitments are answered and held together", ""),
    ("R72", "S2", "Who owns a goal says how urgent it is, and little is most urgent", ""),
    ("R73", "S2", "Parts that nobody uses are found", "`styr check --model`, held by `tests/check_views.rs`"),
    (
        "R74",
        "S2",
        "Words for people without git",
        "`styr explain`; findings on a change: `styr check --format github` and the others, `tests/hosts.rs`",
    ),
    (
        "R75",
        "S2",
        "Late changes are seen",
        "`styr diff` since a date, and `styr log`; nothing marks yet what came after a deadline",
    ),
    ("R76", "S2", "Governing documents hang together and are in force", ""),
    ("R77", "S1", "Governing documents are decided and reviewed", ""),
    ("R78", "S2", "Governing documents are decided by the right organ", ""),
    ("R80", "S2", "Forecasts off the budget are explained, and budgets rest on fresh figures", ""),
    (
        "R81",
        "S2",
        "Financial goals are ordinary goals",
        "computed indicators, held by tests of status and by the oracle",
    ),
    (
        "R82",
        "S2",
        "Grave risks have answers, common controls are made, and the plan for them is decided",
        "the risks by value in `styr report --kind verksamhetsplan`; not as a matrix",
    ),
    ("R83", "S2", "Controls are judged and not only counted", ""),
    (
        "R84",
        "S2",
        "Risks have categories",
        "the risks with what they threaten in `styr report --kind verksamhetsplan`",
    ),
    ("R85", "S4", "Papers for those who pay", "`styr report --public`, held by `tests/paper_kinds.rs`"),
    (
        "R86",
        "law",
        "Papers that everyone can read",
        "axe-core on every page in `tests/conformance/papers.sh`",
    ),
    (
        "R90",
        "S1",
        "A new model is tried before it is decided",
        "`styr check --model`, held by `tests/check_views.rs`",
    ),
    ("R91", "S0", "A new model takes over from an old one", "`tests/git/models.rs`, Söderhamn 2012 to 2020"),
    ("R93", "S4", "Types have texts of their own", "`falt`, held by `tests/models.rs`"),
    ("format", "", "What the file format itself asks", ""),
];

/// Rules that compare two versions, by the requirement that they answer.
const COMPARED: [(&str, &str); 9] = [
    ("R5", "id-bytt-utan-tidigare-id"),
    ("R8", "beslutad-text-andrad"),
    ("R15", "utdelat-andrat-utan-beslut"),
    ("R24", "beslutad-text-andrad"),
    ("R38", "malvarde-andrat-utan-beslut"),
    ("R38", "gammalt-utfall-andrat"),
    ("R49", "mal-borttaget-i-oversyn"),
    ("R50", "mal-borttaget-i-oversyn"),
    ("R50", "id-bytt-utan-tidigare-id"),
];

const HEAD: &str = "# Requirements and rules

Which rule answers which requirement, and what shows it.
`BLESS=1 cargo test mutation` writes this page from `tests/mutation/table.rs` and `src/rules/all.rs`; change those.

The numbers are those of the list of requirements that the program was built from; a seed is the municipality that asked first:
S0 Söderhamn 2014, S1 Sundsvall 2017, S2 Mjölby 2017, S3 Sollefteå 2018, S4 Lysekil 2019.
The severity is the rule's own; a type or `[regler]` may set another.
A rule's page shows a failing and a passing case, both run by `tests/rules.rs`.
The defects are put one at a time into a clean repo of 60 units by `tests/mutation.rs`, which sees that the rule alone finds each.

| R | seed | asks | rule | severity | cases | defects |
|---|---|---|---|---|---|---|
";

#[test]
fn the_table_of_requirements_is_written() {
    let page = page();
    let path = project("docs/requirements.md");
    let written = fs::read_to_string(&path).unwrap_or_default().replace("\r\n", "\n");
    if written != page {
        assert!(env::var_os("BLESS").is_some(), "docs/requirements.md is old; run with BLESS=1 to write it");
        fs::write(path, page).unwrap();
    }
}

#[test]
fn every_requirement_has_a_case_or_a_reason() {
    let asked: BTreeSet<&str> =
        cases().flat_map(|it| it.requirements.split(' ')).chain(COMPARED.map(|it| it.0)).collect();
    let open: Vec<&str> =
        REQUIREMENTS.iter().filter(|it| it.3.is_empty() && !asked.contains(it.0)).map(|it| it.0).collect();
    assert!(open.is_empty(), "neither a case nor a reason: {}", open.join(", "));
    let listed: BTreeSet<&str> = REQUIREMENTS.iter().map(|it| it.0).collect();
    let unlisted: Vec<&&str> = asked.difference(&listed).collect();
    assert!(unlisted.is_empty(), "not in the list of requirements: {unlisted:?}");
}

#[test]
fn rules_that_compare_answer_a_requirement() {
    let compare = rules::ALL.iter().filter(|it| it.page.contains("```toml före ")).map(|it| it.id);
    let listed: BTreeSet<&str> = COMPARED.iter().map(|it| it.1).collect();
    assert_eq!(listed, compare.collect());
}

fn page() -> String {
    let mut page = HEAD.to_owned();
    for (number, seed, asks, elsewhere) in REQUIREMENTS {
        let own: Vec<&Case> = cases().filter(|it| it.answers(number)).collect();
        let mut ids: Vec<&str> = own.iter().map(|it| it.rule).collect();
        let mut seen = BTreeSet::new();
        ids.retain(|it| seen.insert(*it));
        for id in &ids {
            let defects: Vec<&str> = own.iter().filter(|it| it.rule == *id).map(|it| it.name).collect();
            let _ = writeln!(page, "| {number} | {seed} | {asks} | {} | {} |", rule(id), defects.join("; "));
        }
        for (_, id) in COMPARED.iter().filter(|it| it.0 == number) {
            let _ = writeln!(
                page,
                "| {number} | {seed} | {asks} | {} | two versions, on its page and in `tests/git/since.rs` |",
                rule(id)
            );
        }
        if !elsewhere.is_empty() {
            let _ = writeln!(page, "| {number} | {seed} | {asks} | – | – | – | {elsewhere} |");
        }
    }
    page
}

/// The cells of a rule: link, severity, links to its cases.
fn rule(id: &str) -> String {
    match rules::find(id) {
        Some(rule) => {
            let severity = rule.severity.word();
            format!(
                "[{id}](rules/{id}.md) | {severity} | [failing](rules/{id}.md#fel), [passing](rules/{id}.md#rätt)"
            )
        }
        None => format!("`{id}` | not written yet | –"),
    }
}
