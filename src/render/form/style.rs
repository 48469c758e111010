//! How the cells of a form look.

use rust_xlsxwriter::{Color, Format, FormatAlign, FormatBorder};

use crate::{
    figures::form::{Answers, Question},
    model::indicator::Indicator,
};

use super::column::Column;

const INK: Color = Color::RGB(0x1f_2a_37);
const PALE: Color = Color::RGB(0x6b_72_80);
const LINE: Color = Color::RGB(0xd1_d5_db);
const HEAD: Color = Color::RGB(0xe5_e7_eb);
const YELLOW: Color = Color::RGB(0xff_f2_a8);

/// Formats that are used again and again.
pub(super) struct Styles {
    pub(super) title: Format,
    pub(super) guide: Format,
    pub(super) heading: Format,
    pub(super) yellow: Color,
    plain: Format,
    strong: Format,
    pale: Format,
    answer: Format,
}

impl Styles {
    pub(super) fn new() -> Self {
        let base = Format::new()
            .set_font_color(INK)
            .set_align(FormatAlign::Top)
            .set_text_wrap()
            .set_border(FormatBorder::Thin)
            .set_border_color(LINE);
        Self {
            title: Format::new().set_bold().set_font_size(14).set_font_color(INK),
            guide: Format::new().set_font_color(PALE),
            heading: base
                .clone()
                .set_bold()
                .set_background_color(HEAD)
                .set_align(FormatAlign::VerticalCenter),
            yellow: YELLOW,
            strong: base.clone().set_bold(),
            pale: base.clone().set_font_color(PALE),
            answer: base.clone().set_background_color(YELLOW).set_align(FormatAlign::Right).set_unlocked(),
            plain: base,
        }
    }

    /// Of a locked cell.
    pub(super) fn of(&self, column: Column) -> &Format {
        match column {
            Column::What => &self.strong,
            Column::Definition
            | Column::Baseline
            | Column::Answers
            | Column::Subject
            | Column::Period
            | Column::Key
            | Column::Base => &self.pale,
            _ => &self.plain,
        }
    }

    /// Of the cell to fill in, with the decimals of its indicator.
    pub(super) fn answer(&self, question: &Question<'_>) -> Format {
        let decimals = question.subject.thing.indicator().and_then(Indicator::decimals);
        match (&question.answers, decimals) {
            (Answers::Number, Some(0)) => self.answer.clone().set_num_format("#,##0"),
            (Answers::Number, Some(decimals)) => {
                let zeros = "0".repeat(decimals.min(9) as usize);
                self.answer.clone().set_num_format(format!("#,##0.{zeros}"))
            }
            (Answers::Day, _) => self.answer.clone().set_num_format("yyyy-mm-dd"),
            _ => self.answer.clone(),
        }
    }
}
