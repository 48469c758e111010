//! YAML front matter to a [`Document`], with the faults of its syntax.

mod flatten;
mod tree;
mod words;

use std::ops::Range;

use serde_yaml::{DuplicateKeyPolicy, MergeKeyPolicy, NonFiniteFloatPolicy};

use self::{
    flatten::Builder,
    tree::Node,
    words::{NO_END, NO_HEAD, explain, fault, word_at},
};
use super::{Document, SyntaxFault, draft::Draft};

/// An analysis file split in its front matter and its text.
pub struct FrontMatter {
    /// The front matter; empty where there is a fault.
    pub document: Document,
    /// What is wrong with its syntax.
    pub faults: Vec<SyntaxFault>,
    /// Where the Markdown begins, in bytes of the file.
    pub body: usize,
}

/// Far more than the format needs, and little enough for any stack.
const MAX_DEPTH: usize = 16;

/// Reads the front matter of an analysis. Spans are into the whole file.
pub fn parse(text: &str) -> FrontMatter {
    let (head, body, missing) = split(text);
    let options = serde_yaml::options! {
        budget: serde_yaml::budget! { max_anchors: 0, max_aliases: 0, max_depth: MAX_DEPTH },
        // Its own comparison takes `0xb` and `11` for the same key.
        duplicate_keys: DuplicateKeyPolicy::PassThrough,
        merge_keys: MergeKeyPolicy::Error,
        non_finite_float_policy: NonFiniteFloatPolicy::PassThrough,
        with_snippet: false,
    };
    let mut builder = Builder { text, head: head.clone(), draft: Draft::begun(), faults: Vec::new() };
    if let Some(missing) = missing {
        builder.faults.push(missing);
    } else {
        match serde_yaml::from_str_with_options::<Node>(&text[head.clone()], options) {
            Ok(tree) => builder.root(&tree),
            Err(error) => {
                let (span, words) = explain(&text[head.clone()], &error);
                builder.faults.push(fault(head.start + span.start..head.start + span.end, words));
            }
        }
    }
    let Builder { mut draft, faults, .. } = builder;
    draft.close(0);
    let document = if faults.is_empty() { draft.finish() } else { Document::empty() };
    FrontMatter { document, faults, body }
}

/// Where the YAML lies, where the Markdown begins, and which of the two `---` is missing.
fn split(text: &str) -> (Range<usize>, usize, Option<SyntaxFault>) {
    let start = text.len() - text.trim_start_matches('\u{feff}').len();
    let mut at = start;
    let mut lines = text[start..].split_inclusive('\n').map(|line| {
        at += line.len();
        (line.trim_end(), at - line.len()..at)
    });
    let first = lines.next().unwrap_or(("", start..start));
    let opening = word_at(text, start);
    if first.0 != "---" {
        return (start..start, start, Some(fault(opening, NO_HEAD)));
    }
    let head = first.1.end;
    let mut heading = None;
    for (line, span) in lines {
        if line == "---" {
            return (head..span.start, span.end, None);
        }
        heading = heading.or(line.starts_with("# ").then_some(span.start));
    }
    (head..head, heading.unwrap_or(text.len()), Some(fault(opening, NO_END)))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{
        source::FileId,
        syntax::{Item, Kind},
    };

    const SAMPLE: &str = "\u{feff}---\r
period: 2026-t2 # år\r
författare: Förvaltningschef å\r
beslut: { organ: no, datum: 2026-09-10, paragraf: \"88\", 'ö': [012, 'it''s', ], # } å\r
  tom: }\r
bedomning:\r
  trygg-skola:\r
    motiv: \"Å\\tä \"\r
    text: |\r
      Första raden\r
      \"andra\"\r
tom:\r
alla:\r
- status: gul\r
- över\r
  två\r
---\r
# Sammanfattning\r
---\r
";

    fn at<'d>(found: &'d FrontMatter, text: &'d str, path: &str) -> Option<Item<'d>> {
        let root = found.document.root(FileId(0), text);
        path.split('.').try_fold(root, |item, key| match key.parse() {
            Ok(nth) => item.children().nth(nth),
            Err(_) => item.child(key),
        })
    }

    #[test]
    fn values_are_read_from_the_source() {
        let found = parse(SAMPLE);
        assert!(found.faults.is_empty());
        assert_eq!(&SAMPLE[found.body..], "# Sammanfattning\r\n---\r\n");
        let case = |path: &str, kind: Kind, raw: &str, text: Option<&str>| {
            let item = at(&found, SAMPLE, path).unwrap_or_else(|| panic!("no {path}"));
            assert_eq!((item.kind(), item.raw(), item.text()), (kind, raw, text), "{path}");
            let (key, span) = (item.key(), item.key_span());
            assert!(SAMPLE[span.start as usize..span.end as usize].contains(key), "{path}");
        };

        case("period", Kind::Plain, "2026-t2", Some("2026-t2"));
        case("författare", Kind::Plain, "Förvaltningschef å", Some("Förvaltningschef å"));
        case("beslut.organ", Kind::Plain, "no", Some("no"));
        case("beslut.datum", Kind::Plain, "2026-09-10", Some("2026-09-10"));
        case("beslut.paragraf", Kind::String, "\"88\"", Some("88"));
        case("beslut.ö", Kind::Array, "[012, 'it''s', ]", None);
        case("beslut.ö.0", Kind::Plain, "012", Some("012"));
        case("beslut.ö.1", Kind::String, "'it''s'", Some("it's"));
        case("bedomning", Kind::Table, "bedomning", None);
        case("bedomning.trygg-skola.motiv", Kind::String, "\"Å\\tä \"", Some("Å\tä "));
        let block = "Första raden\r\n      \"andra\"";
        case("bedomning.trygg-skola.text", Kind::String, block, Some("Första raden\n\"andra\"\n"));
        case("alla", Kind::Array, "alla", None);
        case("alla.0", Kind::Table, "status: gul", None);
        case("alla.0.status", Kind::Plain, "gul", Some("gul"));
        case("alla.1", Kind::Plain, "över\r\n  två", Some("över två"));
        assert!(at(&found, SAMPLE, "tom").is_none() && at(&found, SAMPLE, "beslut.tom").is_none());
        let table = at(&found, SAMPLE, "beslut").expect("beslut").raw();
        assert!(table.starts_with("{ organ") && table.ends_with("tom: }"), "{table}");
    }

    #[test]
    fn front_matter_is_found() {
        #[track_caller]
        fn case(text: &str, fault: Option<&str>, body: &str) {
            let found = parse(text);
            assert_eq!(found.faults.first().map(|it| it.message.as_str()), fault, "{text:?}");
            assert_eq!(&text[found.body..], body, "{text:?}");
        }

        case("", Some(NO_HEAD[0]), "");
        case("\u{feff}# Å\n", Some(NO_HEAD[0]), "# Å\n");
        case("\n---\n---\n", Some(NO_HEAD[0]), "\n---\n---\n");
        case("---", Some(NO_END[0]), "");
        case("---\nå: b\n\n# Ö\n# Ä", Some(NO_END[0]), "# Ö\n# Ä");
        case("---\n---", None, "");
        case("--- \r\n# å\r\n---\t\r\nö", None, "ö");
        case("---\n\u{feff}å: ö\n---\n", None, "");
        case("---\n0xb: c\n11: d\nnull: e\n\"a:b\": c\n---\n", None, "");
        case("---\na: b\nc: {\"a\": 1, a: 2}\na: c\n---\n", Some("nyckeln `a` står två gånger"), "");
    }

    #[test]
    fn any_text_is_survived() {
        let pieces = [
            "\t",
            "\"",
            "'",
            ": ",
            ":",
            "{",
            "]",
            "å\u{301}",
            "&a ",
            "*a",
            "!",
            "\u{2028}",
            "\r",
            "\n---\n",
            "”",
            "\0",
        ];
        let mut state = 1_u32;
        let mut next = |below: usize| {
            state = state.wrapping_mul(1_664_525).wrapping_add(1_013_904_223);
            (state >> 8) as usize % below
        };
        for _ in 0..2000 {
            let mut chars: Vec<char> = SAMPLE.chars().collect();
            for _ in 0..=next(3) {
                let from = next(chars.len());
                let until = chars.len().min(from + next(5));
                chars.splice(from..until, pieces[next(pieces.len())].chars());
            }
            let text: String = chars.into_iter().collect();
            let found = parse(&text);
            assert!(text.get(found.body..).is_some(), "{text:?}");
            assert!(found.faults.iter().all(|it| text.get(it.start..it.end).is_some()), "{text:?}");
            assert!(found.faults.is_empty() || found.document.root(FileId(0), &text).children().count() == 0);
            let mut open = vec![found.document.root(FileId(0), &text)];
            while let Some(item) = open.pop() {
                for span in [item.key_span(), item.span()] {
                    assert!(text.get(span.start as usize..span.end as usize).is_some(), "{text:?}");
                }
                open.extend(item.children());
            }
        }
    }
}
