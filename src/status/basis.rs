//! The mean of several years that is compared instead of the value (`medel_ar`).

use super::{
    Basis,
    exact::Exact,
    reasons::Subject,
    verdict::{Case, TOO_LONG, Verdict},
    words,
};

/// The mean of the same period's values in the last years, or the row's
/// `basvarde` instead of it; both are named (status rules: Which target).
pub(super) fn subject(case: &Case<'_, '_>, years: i16, verdict: &mut Verdict<'_>) -> Result<Subject, String> {
    let period = case.point.period;
    let first = period.year.saturating_sub(years.saturating_sub(1));
    let values = case.series.last_years(period, years);
    let mean = values.as_deref().and_then(mean);
    let written = case.point.row.and_then(|it| it.basis());
    let Some(value) = written.map(Exact::from).or(mean) else {
        let missing = if values.is_some() { TOO_LONG.to_owned() } else { missing(first, period.year) };
        return Err(missing);
    };
    verdict.basis = value.decimal().map(|value| Basis {
        value,
        years: (first..=period.year).collect(),
        computed: mean.and_then(Exact::decimal),
        written,
    });
    let computed = mean.map(|it| {
        let values: Vec<String> = values.iter().flatten().map(|it| words::exact(*it)).collect();
        format!("medelvärdet {} av {}", words::exact(it), words::and(&values))
    });
    let text = match (written, computed) {
        (None, Some(computed)) => computed,
        (Some(_), Some(computed)) => format!("basvärdet {} (i stället för {computed})", words::exact(value)),
        (_, None) => format!("basvärdet {} ({})", words::exact(value), missing(first, period.year)),
    };
    Ok(Subject { value, words: Some(text) })
}

fn mean(values: &[Exact]) -> Option<Exact> {
    let sum = values.iter().try_fold(Exact::ZERO, |sum, it| sum.plus(*it))?;
    sum.over(Exact::from(i64::try_from(values.len()).ok()?))
}

fn missing(first: i16, last: i16) -> String {
    format!("medelvärdet {first}–{last} saknar värden")
}
