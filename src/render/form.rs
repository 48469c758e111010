//! A form for outcomes as a workbook (.xlsx): one yellow column to fill in, everything else locked.

mod column;
mod cells;
mod names;
mod style;

use rust_xlsxwriter::{
    DataValidation, DataValidationErrorStyle, DataValidationRule, DocProperties, ExcelDateTime,
    ProtectionOptions, Table, TableColumn, TableStyle, Workbook, Worksheet, XlsxError,
};

use jiff::civil::Date;

use crate::{
    figures::form::{Answers, Form, Question, Said, Sheet},
    model::{Plan, period::Period},
};

use self::{
    column::{COLUMNS, Column},
    style::Styles,
};

/// Rows above the questions: the title, what to do, and the headings.
const HEADING_ROW: u32 = 2;
const FIRST_ROW: u32 = HEADING_ROW + 1;

/// A line of text in points, and how many a row has at most.
const LINE: f64 = 15.0;
const MAX_LINES: f64 = 27.0;

/// What words that do not fit at the end of a line take beside their letters.
const WIDE: f64 = 1.15;

/// The bytes of the workbook; the same form gives the same bytes on the same day.
///
/// # Errors
/// When the form is larger than a workbook can be.
pub fn xlsx(form: &Form<'_>, plan: &Plan, day: Date) -> anyhow::Result<Vec<u8>> {
    let mut book = Workbook::new();
    let period = form.period.name(&plan.config().follow_up);
    book.set_properties(&properties(plan, form.period, day)?);
    let styles = Styles::new();
    let names = names::of_sheets(form.sheets.iter().map(|it| it.unit));
    for (sheet, name) in form.sheets.iter().zip(&names) {
        let page = book.add_worksheet();
        page.set_name(name)?;
        write(page, sheet, &period, &styles)?;
    }
    if form.sheets.is_empty() {
        let page = book.add_worksheet();
        page.set_name("Utfall")?.write_string(0, 0, format!("Inget att fylla i för {period}"))?;
    }
    Ok(book.save_to_buffer()?)
}

fn properties(plan: &Plan, period: Period, day: Date) -> Result<DocProperties, XlsxError> {
    let follow_up = &plan.config().follow_up;
    let year = u16::try_from(day.year()).unwrap_or_default();
    let made = ExcelDateTime::from_ymd(year, day.month().unsigned_abs(), day.day().unsigned_abs())?;
    Ok(DocProperties::new()
        .set_title(format!("Utfall för {}", period.name(follow_up)))
        .set_company(plan.config().municipality.clone())
        .set_comment(format!("Läses in med styr import. Skriven av styr {}", env!("CARGO_PKG_VERSION")))
        .set_creation_datetime(&made)
        .set_custom_property("styr period", period.written(follow_up))
        .set_custom_property("styr version", env!("CARGO_PKG_VERSION")))
}

fn write(page: &mut Worksheet, sheet: &Sheet<'_>, period: &str, styles: &Styles) -> Result<(), XlsxError> {
    let whose = sheet.unit.map(|it| format!(" · {}", it.name())).unwrap_or_default();
    page.write_string_with_format(0, 0, clipped(&format!("Utfall för {period}{whose}")), &styles.title)?;
    page.write_string_with_format(1, 0, column::GUIDE, &styles.guide)?;
    for (row, question) in (FIRST_ROW..).zip(&sheet.questions) {
        for (at, column) in (0..).zip(COLUMNS) {
            cell(page, (row, at), column, question, styles)?;
        }
        page.set_row_height(row, height(question))?;
    }
    let last = FIRST_ROW + (sheet.questions.len() as u32).saturating_sub(1);
    let last_column = (COLUMNS.len() - 1) as u16;
    let headings: Vec<TableColumn> = COLUMNS
        .iter()
        .map(|it| TableColumn::new().set_header(it.heading()).set_header_format(styles.heading.clone()))
        .collect();
    let table = Table::new()
        .set_columns(&headings)
        .set_style(TableStyle::None)
        .set_alt_text_title(format!("Utfall för {period}{whose}"))
        .set_alt_text(column::GUIDE);
    page.add_table(HEADING_ROW, 0, last, last_column, &table)?;
    validate(page, sheet)?;
    lay_out(page, last, styles)
}

/// How it looks on the screen and on paper, and what may be changed.
fn lay_out(page: &mut Worksheet, last: u32, styles: &Styles) -> Result<(), XlsxError> {
    for (at, column) in (0..).zip(COLUMNS) {
        page.set_column_width(at, column.width())?;
        if column.is_hidden() {
            page.set_column_hidden(at)?;
        }
    }
    page.set_row_height(0, 24)?.set_row_height(HEADING_ROW, 32)?;
    page.set_freeze_panes(FIRST_ROW, 1)?;
    page.set_repeat_rows(HEADING_ROW, HEADING_ROW)?;
    page.set_landscape().set_paper_size(9).set_print_fit_to_pages(1, 0);
    page.set_print_area(0, 0, last, Column::Answers.at())?;
    page.set_footer("&L&A&RSida &P av &N");
    page.set_tab_color(styles.yellow);
    let value = Column::Value.at();
    page.set_selection(FIRST_ROW, value, FIRST_ROW, value)?;
    page.protect_with_options(&ProtectionOptions {
        use_autofilter: true,
        format_columns: true,
        format_rows: true,
        ..ProtectionOptions::new()
    });
    Ok(())
}

fn cell(
    page: &mut Worksheet,
    (row, at): (u32, u16),
    column: Column,
    question: &Question<'_>,
    styles: &Styles,
) -> Result<(), XlsxError> {
    if column != Column::Value {
        let text = clipped(&cells::text(question, column));
        page.write_string_with_format(row, at, text, styles.of(column))?;
        return Ok(());
    }
    let format = styles.answer(question);
    match cells::number(question.now) {
        Some(number) => page.write_number_with_format(row, at, number, &format)?,
        None => match question.now {
            Said::Value(_) | Said::Word(_) => {
                page.write_string_with_format(row, at, clipped(&cells::answered(question)), &format)?
            }
            _ => page.write_blank(row, at, &format)?,
        },
    };
    Ok(())
}

/// The height of a row in points, by its longest text: programs do not find it themselves when they
/// only print.
fn height(question: &Question<'_>) -> f64 {
    let lines = COLUMNS.into_iter().filter(|it| !it.is_hidden()).map(|column| {
        let letters = u32::try_from(cells::text(question, column).chars().count());
        (letters.map_or(f64::MAX, f64::from) * WIDE / column.width()).ceil()
    });
    lines.fold(1.0, f64::max).min(MAX_LINES) * LINE
}

/// No cell of a workbook holds more letters.
fn clipped(text: &str) -> String {
    text.chars().filter(|it| !it.is_control() || *it == '\n').take(32_767).collect()
}

/// A rule for each run of cells that take the same answers.
fn validate(page: &mut Worksheet, sheet: &Sheet<'_>) -> Result<(), XlsxError> {
    let mut row = FIRST_ROW;
    for run in sheet.questions.chunk_by(|a, b| a.answers == b.answers) {
        let end = row + run.len() as u32;
        let at = Column::Value.at();
        page.add_data_validation(row, at, end - 1, at, &validation(&run[0].answers)?)?;
        row = end;
    }
    Ok(())
}

fn validation(answers: &Answers) -> Result<DataValidation, XlsxError> {
    let rule = DataValidation::new().set_error_style(DataValidationErrorStyle::Stop);
    match answers {
        Answers::Number => rule
            .allow_decimal_number(DataValidationRule::Between(-1e15, 1e15))
            .set_error_title("Inte ett tal")?
            .set_error_message(
                "Skriv bara ett tal, till exempel 88,1. Lämna cellen tom om det inte är mätt.",
            ),
        Answers::Rank => rule
            .allow_whole_number(DataValidationRule::Between(1, 1_000_000))
            .set_error_title("Inte en placering")?
            .set_error_message("Skriv platsen som ett heltal, till exempel 12."),
        // A day or a word: no rule of a sheet takes both, so it warns and `styr import` decides.
        Answers::Day => rule
            .allow_date(DataValidationRule::Between(
                ExcelDateTime::from_ymd(1990, 1, 1)?,
                ExcelDateTime::from_ymd(2100, 12, 31)?,
            ))
            .set_error_style(DataValidationErrorStyle::Warning)
            .set_error_title("Inte ett datum")?
            .set_error_message(
                "Skriv dagen då det blev klart, som 2026-06-30, eller nej om det inte är klart.",
            ),
        Answers::Words(words) => {
            let error = "Välj ett av svaren i listan.";
            match rule.clone().allow_list_strings(words) {
                Ok(rule) => rule.set_error_title("Inte ett av svaren")?.set_error_message(error),
                // Longer than a list in a cell may be: any text, and `styr import` decides.
                Err(_) => Ok(rule.allow_any_value()),
            }
        }
    }
}
