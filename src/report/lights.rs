//! Lights as papers print them, and what their symbols mean.

use crate::{
    config::{
        Config,
        light::{Signal, Step},
    },
    status::Trend,
};

use super::{Align, Block, Cell, Column, Inline, Light, Table, cell, text};

/// A light with the model's word and symbol, or the usual ones.
///
/// `visa_ej_bedomd_som` changes only the picture: the word says that nothing
/// could be measured (R42).
pub fn light(config: &Config, signal: Signal, step: Option<&Step>) -> Light {
    let shown = config.status.show_not_assessed_as.filter(|_| signal == Signal::NotAssessed);
    if let Some(shown) = shown {
        let word = format!("{} (ej mätbar)", word(config, shown));
        return Light { signal: shown, word, symbol: symbol(shown).to_owned() };
    }
    let named = step.map(|it| it.name.as_str()).filter(|it| !it.is_empty());
    let drawn = step.and_then(|it| it.symbol.as_deref());
    Light {
        signal,
        word: named.unwrap_or(word(config, signal)).to_owned(),
        symbol: drawn.unwrap_or(symbol(signal)).to_owned(),
    }
}

/// The same as a piece of running text.
pub fn inline(config: &Config, signal: Signal, step: Option<&Step>) -> Inline {
    Inline::Light(light(config, signal, step))
}

/// The municipality's word for a light, or the usual one.
pub fn word(config: &Config, signal: Signal) -> &str {
    let usual = match signal {
        Signal::Green => "Grön",
        Signal::Yellow => "Gul",
        Signal::Red => "Röd",
        Signal::NotAssessed => "Ej bedömd",
    };
    config.word(signal.word(), usual)
}

/// Symbols that differ in shape, for those who see no colours and for black and white.
pub const fn symbol(signal: Signal) -> &'static str {
    match signal {
        Signal::Green => "●",
        Signal::Yellow => "▲",
        Signal::Red => "■",
        Signal::NotAssessed => "○",
    }
}

/// A trend in a word; none where it is not known.
pub const fn trend(trend: Trend) -> Option<&'static str> {
    match trend {
        Trend::Better => Some("Bättre"),
        Trend::Unchanged => Some("Oförändrad"),
        Trend::Worse => Some("Sämre"),
        Trend::Unknown => None,
    }
}

/// What the symbols of a period's papers mean, from the model (R46).
pub fn legend(config: &Config, period: &str) -> Table {
    let usual = |signal: Signal| match signal {
        Signal::Green => "Målet är nått.",
        Signal::Yellow => "Nära målet.",
        Signal::Red => "Målet är inte nått.",
        Signal::NotAssessed => "Värde eller bedömning saknas. Räknas aldrig som nått.",
    };
    let mut rows = Vec::new();
    for signal in Signal::ALL {
        let steps: Vec<&Step> =
            config.status.steps.iter().filter(|it| it.signal == signal && it.is_allowed_in(period)).collect();
        let is_shown = signal == Signal::NotAssessed || config.status.steps.is_empty();
        if steps.is_empty() && is_shown {
            rows.push(vec![mark(config, signal, None), cell(usual(signal))]);
        }
        for step in steps {
            let plain = light(config, signal, None).word;
            let meaning = if step.name == plain {
                usual(signal).to_owned()
            } else {
                format!("Räknas som {}.", plain.to_lowercase())
            };
            rows.push(vec![mark(config, signal, Some(step)), cell(meaning)]);
        }
    }
    let column = |head: &str| Column { head: text(head), align: Align::Start };
    Table { caption: None, columns: vec![column("Färg"), column("Betyder")], rows }
}

fn mark(config: &Config, signal: Signal, step: Option<&Step>) -> Cell {
    Cell { text: vec![inline(config, signal, step)] }
}

/// What the words beside the lights mean, one paragraph.
pub fn explained() -> Block {
    super::paragraph(
        "Utfall för tidigare år gäller samma period på året. Utveckling jämför med förra mätningen. Bättre betyder alltid åt det håll vi vill, även när siffran sjunker. \
         Prognosen gäller hela året. ”–” betyder att uppgiften saknas eller inte visas.",
    )
}
