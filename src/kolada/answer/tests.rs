//! Answers after the documented shapes, and what strangers may send instead.

use super::*;

/// The values of a file, as `measure of year gender value status`.
fn figures(text: &str) -> Vec<String> {
    let answer = read(text).unwrap_or_else(|error| panic!("{error:?}"));
    let figure = |it: &Figure| {
        let value = it.value.map_or("-".to_owned(), |it| it.to_string());
        let deleted = if it.is_deleted { " deleted" } else { "" };
        let (status, gender) = (&it.status, it.gender);
        format!("{} {} {} {gender:?} {value} {status}{deleted}", it.measure, it.of, it.year)
            .trim_end()
            .to_owned()
    };
    answer.figures.iter().map(figure).collect()
}

/// The faults of a file, as `line:column path: message`.
fn faults(text: &str) -> Vec<String> {
    let answer = read(text).unwrap_or_else(|error| panic!("{error:?}"));
    let fault = |it: &Fault| format!("{}:{} {}: {}", it.at.line, it.at.column, it.path, it.message);
    answer.faults.iter().map(fault).collect()
}

/// An answer with one row of one value.
fn one(of: &str, period: &str, value: &str) -> String {
    format!(r#"{{"values":[{{"kpi":"N15428","municipality":{of},"period":{period},"values":[{value}]}}]}}"#)
}

#[test]
fn both_editions_are_read() {
    let v3 = r#"{"values":[{"kpi":"N15428","municipality":"0138","period":2023,"values":[
        {"count":1,"gender":"T","status":"","value":74.10},{"count":1,"gender":"K","status":"","value":77.0}]}],
        "next_url":""}"#;
    assert_eq!(figures(v3), ["N15428 0138 2023 Total 74.10", "N15428 0138 2023 Women 77.0"]);
    let v2 = r#"{"count":1,"next_page":null,"previous_page":null,"values":[{"kpi":"U21468","municipality":"0000",
        "period":"2022","is_deleted":1,"values":[{"gender":"M","status":null,"value":null}]}]}"#;
    assert_eq!(figures(v2), ["U21468 0000 2022 Men -  deleted"]);
    let flat =
        r#"{"values":[{"kpi":"N15428","municipality":"G37329","period":2023,"gender":"T","value":1e2}]}"#;
    assert_eq!(figures(flat), ["N15428 G37329 2023 Total 100"]);
}

#[test]
fn several_answers_lie_in_one_file() {
    let one = one("\"0586\"", "2023", r#"{"gender":"T","value":1}"#);
    let expected = ["N15428 0586 2023 Total 1", "N15428 0586 2023 Total 1"];
    assert_eq!(figures(&format!("[{one},{one}]")), expected);
    assert_eq!(figures(&format!("{one}\n{one}")), expected);
    assert_eq!(figures(&format!("\u{feff}{one}{one}")), expected);
}

#[test]
fn a_figure_stays_as_it_is_written_or_is_refused() {
    #[track_caller]
    fn case(value: &str, expected: Result<&str, &str>) {
        let text =
            one("\"0586\"", "2023", &format!(r#"{{"gender":"T","status":"Missing","value":{value}}}"#));
        match expected {
            Ok(number) => assert_eq!(figures(&text), [format!("N15428 0586 2023 Total {number} Missing")]),
            Err(message) => {
                assert_eq!(figures(&text), Vec::<String>::new(), "{value}");
                assert!(faults(&text)[0].contains(message), "{:?}", faults(&text));
            }
        }
    }

    case("0.1", Ok("0.1"));
    case("-3.4400000000000004", Ok("-3.4400000000000004"));
    case("0", Ok("0"));
    case("null", Ok("-"));
    case("1E2", Ok("100"));
    case("1e400", Err("högst 28 siffror"));
    case(&"9".repeat(300), Err("högst 28 siffror"));
    case("\"NaN\"", Err("inget tal"));
    case("\"74,1\"", Err("inget tal"));
    case("\"\"", Err("inget tal"));
    case("true", Err("inget tal"));
    case("[1]", Err("inget tal"));
    case(r#"{"value":1}"#, Err("inget tal"));
}

#[test]
fn rows_that_are_not_understood_have_a_place() {
    #[track_caller]
    fn case(of: &str, period: &str, value: &str, expected: &str) {
        let text = one(of, period, value);
        assert_eq!(figures(&text), Vec::<String>::new());
        assert_eq!(faults(&text), [expected]);
    }

    let value = r#"{"gender":"T","value":1}"#;
    case("586", "2023", value, "1:12 values[0]: `municipality` är `586`, som inte är något id i Kolada");
    case(
        "\"586\"",
        "2023",
        value,
        "1:12 values[0]: `municipality` är `\"586\"`, som inte är något id i Kolada",
    );
    case("\"0586\"", "\"2023-T1\"", value, "1:12 values[0]: `period` är `\"2023-T1\"`, som inte är något år");
    case("\"0586\"", "20230", value, "1:12 values[0]: `period` är `20230`, som inte är något år");
    case("\"0586\"", "null", value, "1:12 values[0]: `period` saknas");
    case(
        "\"0586\"",
        "2023",
        r#"{"gender":"F","value":1}"#,
        "1:74 values[0].values[0]: `gender` är `F`: styr tar T (totalt), K (kvinnor) och M (män)",
    );
    case(
        "\"0586\"",
        "2023",
        r#"{"value":1}"#,
        "1:74 values[0].values[0]: `gender` saknas: styr tar T (totalt), K (kvinnor) och M (män)",
    );
}

#[test]
fn units_measures_and_pages_are_told_apart() {
    let text = r#"{"values":[{"kpi":"N15428","ou":"V15E144001301","period":2023,"values":[]},
        {"id":"N15428","title":" Behöriga,  andel (%) ","publ_period":2025,"publication_date":"2026-08-28T00:00:00"},
        {"id":"0586","title":"Mjölby","type":"K"},{"x":1},7],"next_url":"https://api.kolada.se/v3/x?page=2"}"#;
    let answer = read(text).unwrap();
    assert_eq!((answer.units, answer.pages_missing, answer.figures.len()), (1, 1, 0));
    let measure = &answer.measures[0];
    assert_eq!((measure.id.as_str(), measure.title.as_str()), ("N15428", "Behöriga,  andel (%)"));
    assert_eq!((measure.period, measure.published), (Some(2025), "2026-08-28".parse().ok()));
    assert_eq!(
        faults(text),
        ["3:51 values[3]: raden har varken `kpi` eller `id`", "3:59 values[4]: raden `7` går inte att tyda"]
    );
    let pages = r#"{"values":[],"next_page":"x"}{"values":[],"previous_page":"y"}"#;
    assert_eq!(read(pages).unwrap().pages_missing, 0);
}

#[test]
fn a_file_that_is_no_answer_says_where_and_why() {
    #[track_caller]
    fn case(text: &str, at: Option<(usize, usize)>, message: &str) {
        let error = read(text).unwrap_err();
        assert_eq!(error.at.map(|it| (it.line, it.column)), at, "{error:?}");
        assert!(error.message.contains(message), "{error:?}");
    }

    case("", None, "tom");
    case(" \n", None, "tom");
    case("{\"values\":[\n{\"kpi\":", Some((2, 7)), "tar slut");
    case("{\"åäö\":1,,}", Some((1, 10)), "inte JSON");
    case("<!DOCTYPE html>", Some((1, 1)), "webbsida");
    case("{\"detail\":\"Too many\"}", None, "`values` saknas");
    case("[]", None, "`values` saknas");
    case("7", None, "`values` saknas");
    case("NaN", Some((1, 1)), "inte JSON");
    case(&"[".repeat(1_000_000), Some((1, 1_000_000)), "tar slut");
    case(&format!("{}1{}", "[".repeat(200_000), "]".repeat(200_000)), None, "`values` saknas");
    case(&format!("{{\"values\":{}", "{\"a\":".repeat(200_000)), Some((1, 1_000_010)), "tar slut");
}

#[test]
fn a_hundred_thousand_faults_are_counted() {
    let rows = vec!["{}"; 100_000].join(",");
    let answer = read(&format!("{{\"values\":[{rows}]}}")).unwrap();
    assert_eq!((answer.faults.len(), answer.more_faults), (20, 99_980));
}
