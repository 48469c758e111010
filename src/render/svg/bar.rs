//! A bar of lights: each part has its symbol and its count, so that grey is enough.

use std::fmt::Write;

use crate::{config::light::Signal, report::picture::Share};

use super::{Frame, escaped};

const WIDTH: usize = 220;
const HEIGHT: usize = 24;
/// Room for a symbol with a small count; a larger count takes more.
const LEAST: usize = 34;
const DIGIT: usize = 7;

/// Draws the parts side by side, each as wide as its share once all have room for their words.
pub(super) fn draw(shares: &[Share], frame: Frame<'_>) -> String {
    let all: usize = shares.iter().map(|it| it.count).sum();
    let least = |it: &Share| LEAST + it.count.to_string().len().saturating_sub(1) * DIGIT;
    let room: usize = shares.iter().map(least).sum();
    let rest = WIDTH.saturating_sub(room);
    let (mut out, mut x) = (String::new(), 0);
    for share in shares {
        let width = least(share) + rest * share.count / all.max(1);
        let (fill, ink) = colours(share.signal);
        let _ = write!(
            out,
            "<rect x=\"{}\" y=\"1\" width=\"{}\" height=\"{}\" fill=\"{fill}\" stroke=\"#333\"/>\
             <text x=\"{}\" y=\"16\" font-size=\"12\" text-anchor=\"middle\" fill=\"{ink}\">{} {}</text>",
            x + 1,
            width - 3,
            HEIGHT - 2,
            x + (width - 2) / 2,
            escaped(&share.symbol),
            share.count,
        );
        x += width;
    }
    frame.around((WIDTH.max(x), HEIGHT), &out)
}

/// Fill and ink; the fills differ in grey too.
const fn colours(signal: Signal) -> (&'static str, &'static str) {
    match signal {
        Signal::Green => ("#17692e", "#fff"),
        Signal::Yellow => ("#ffd54a", "#000"),
        Signal::Red => ("#a01c1c", "#fff"),
        Signal::NotAssessed => ("#fff", "#000"),
    }
}
