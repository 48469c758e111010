//! Small random files that are the same in every run.

/// A generator of numbers that depends on its seed alone.
pub(crate) struct Random(u64);

impl Random {
    pub(crate) const fn new(seed: u64) -> Self {
        Self(seed.wrapping_mul(0x9e37_79b9_7f4a_7c15) | 1)
    }

    fn next(&mut self) -> u64 {
        self.0 ^= self.0 << 13;
        self.0 ^= self.0 >> 7;
        self.0 ^= self.0 << 17;
        self.0
    }

    /// A number below a limit.
    pub(crate) fn below(&mut self, limit: usize) -> usize {
        usize::try_from(self.next() % limit as u64).unwrap()
    }

    pub(crate) fn one_of<'t, T>(&mut self, all: &'t [T]) -> &'t T {
        &all[self.below(all.len())]
    }

    pub(crate) fn chance(&mut self, percent: usize) -> bool {
        self.below(100) < percent
    }
}

const TABLES: [&str; 3] = ["indikator", "aktivitet", "mal"];
const IDS: [&str; 6] = ["a", "b-2", "\"kf/c\"", "d", "'e'", "f"];
const KEYS: [&str; 5] = ["t1", "t2", "t3", "\"å\"", "x_y"];
const VALUES: [&str; 12] = [
    "1",
    "88.10",
    "true",
    "2026-09-04",
    "\"text # ingen kommentar\"",
    "'rå \\ text'",
    "[1, 2]",
    "[\n  \"a\", # en kommentar\n  \"b\",\n]",
    "\"\"\"\nflera\n[rader]\n\"\"\"",
    "{ varde = 88.1, kommentar = \"}\" }",
    "{varde=1,grupp={man={varde=2}}}",
    "{}",
];

/// A value in TOML.
pub(crate) fn value(random: &mut Random) -> &'static str {
    VALUES[random.below(VALUES.len())]
}

/// A file with tables, dotted keys and tables within braces, with comments and empty lines anywhere.
pub(crate) fn file(random: &mut Random) -> String {
    let mut lines = vec!["format = 1".to_owned()];
    let is_dense = random.chance(20);
    for table in TABLES {
        match random.below(6) {
            0 => {}
            1 => with_header(random, &mut lines, table, is_dense),
            2 => dotted_at_root(random, &mut lines, table),
            _ => with_headers(random, &mut lines, table, is_dense),
        }
    }
    if random.chance(30) {
        lines.extend(
            ["", "[[andring]]", "text = \"ett\"", "[[andring]] # två", "avser = ['a']"].map(str::to_owned),
        );
    }
    let newline = if random.chance(30) { "\r\n" } else { "\n" };
    let mut text = lines.join("\n").replace('\n', newline);
    if random.chance(80) {
        text.push_str(newline);
    }
    if random.chance(20) { format!("\u{feff}{text}") } else { text }
}

fn some<'t>(random: &mut Random, all: &[&'t str]) -> Vec<&'t str> {
    all.iter().copied().filter(|_| random.chance(60)).collect()
}

fn comment(random: &mut Random, lines: &mut Vec<String>) {
    if random.chance(30) {
        lines.push((*random.one_of(&["# t1 = 5", "  # om det här: [x]", "#"])).to_owned());
    }
}

fn pair(random: &mut Random, key: &str) -> String {
    let space = random.one_of(&[" ", "", "   "]);
    let end = if random.chance(20) { " # ja = nej" } else { "" };
    let indent = if random.chance(20) { "  " } else { "" };
    format!("{indent}{key}{space}={space}{}{end}", value(random))
}

fn rows(random: &mut Random, lines: &mut Vec<String>, prefix: &str) {
    for key in some(random, &KEYS) {
        comment(random, lines);
        if random.chance(20) {
            lines.push(pair(random, &format!("{prefix}{key}.varde")));
            lines.push(pair(random, &format!("{prefix}{key} . matt")));
        } else {
            lines.push(pair(random, &format!("{prefix}{key}")));
        }
    }
}

fn with_headers(random: &mut Random, lines: &mut Vec<String>, table: &str, is_dense: bool) {
    for id in some(random, &IDS) {
        if !is_dense {
            lines.push(String::new());
        }
        comment(random, lines);
        if random.chance(85) {
            lines.push(format!("[{table}.{id}]"));
            rows(random, lines, "");
        }
        if random.chance(15) {
            lines.push(format!("[{table}.{id}.sub] # en tabell under"));
            rows(random, lines, "");
        }
    }
}

/// `[indikator]` with rows of other kinds below it.
fn with_header(random: &mut Random, lines: &mut Vec<String>, table: &str, is_dense: bool) {
    if !is_dense {
        lines.push(String::new());
    }
    lines.push(format!("[{table}]"));
    for id in some(random, &IDS) {
        comment(random, lines);
        match random.below(3) {
            0 => lines.push(format!("{id} = {{ t1 = 1, t2.varde = 2 }}")),
            1 => lines.push(format!("{id} = {{}} # tom")),
            _ => rows(random, lines, &format!("{id}.")),
        }
    }
}

fn dotted_at_root(random: &mut Random, lines: &mut Vec<String>, table: &str) {
    // Dotted keys of the root must stand before the first header.
    let at = lines.iter().position(|it| it.starts_with('[')).unwrap_or(lines.len());
    let mut own = Vec::new();
    for id in some(random, &IDS) {
        rows(random, &mut own, &format!("{table}.{id}."));
    }
    lines.splice(at..at, own);
}
