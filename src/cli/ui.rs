//! The only code that prints.

use std::{
    io::{self, BufRead, ErrorKind, IsTerminal, Write},
    sync::{
        Arc,
        mpsc::{self, RecvTimeoutError, Sender},
    },
    thread::JoinHandle,
    time::Duration,
};

use anstream::{AutoStream, ColorChoice};

use super::{Colour, Outcome};
use crate::{model::load::Progress, render::safe, status::words};

/// Columns of what is not shown on a terminal.
const WIDTH: u16 = 120;

/// Results to standard output, everything else to standard error.
///
/// A reader that closes the pipe ends the output quietly: nothing more is
/// written and the exit code stays what it would have been.
pub(super) struct Ui {
    out: Box<dyn Write>,
    err: AutoStream<io::Stderr>,
    quiet: bool,
    broken: Option<io::Error>,
}

impl Ui {
    pub(super) fn new(colour: Colour, quiet: bool) -> Self {
        let forced = match colour {
            Colour::Always => Some(ColorChoice::Always),
            Colour::Never => Some(ColorChoice::Never),
            Colour::Auto => None,
        };
        let for_out = forced.unwrap_or_else(|| AutoStream::choice(&io::stdout()));
        let for_err = forced.unwrap_or_else(|| AutoStream::choice(&io::stderr()));
        Self {
            out: standard_output(for_out),
            err: AutoStream::new(io::stderr(), for_err),
            quiet,
            broken: None,
        }
    }

    /// Writes a part of the result.
    pub(super) fn result(&mut self, text: &str) {
        if self.broken.is_none() {
            self.broken = self.out.write_all(text.as_bytes()).err();
        }
    }

    /// Writes a result that is no text, unless that would land on a terminal.
    pub(super) fn file(&mut self, bytes: &[u8]) -> bool {
        let is_shown = io::stdout().is_terminal();
        if !is_shown && self.broken.is_none() {
            // Whatever is text goes before; from here on nothing may be taken out of the bytes.
            self.broken = self.out.flush().and_then(|()| io::stdout().write_all(bytes)).err();
        }
        !is_shown
    }

    /// Writes what belongs to the result for a person, but not with `-q`.
    pub(super) fn comment(&mut self, text: &str) {
        if !self.quiet {
            self.result(text);
        }
    }

    /// Whether somebody is there to see how long work goes on.
    pub(super) fn may_note(&self) -> bool {
        !self.quiet && io::stderr().is_terminal()
    }

    /// The width of the terminal in columns; fixed where the result goes elsewhere.
    pub(super) fn width() -> u16 {
        match terminal_size::terminal_size_of(io::stdout()) {
            Some((terminal_size::Width(width), _)) if io::stdout().is_terminal() => width,
            _ => WIDTH,
        }
    }

    /// Says something beside the result.
    pub(super) fn tell(&mut self, text: &str) {
        let lines: Vec<String> = text.lines().map(safe::line).collect();
        // Nobody is left to tell when standard error is closed.
        let _ = writeln!(self.err, "{}", lines.join("\n"));
    }

    /// Says what to do next, but not with `-q`.
    pub(super) fn hint(&mut self, text: &str) {
        if !self.quiet {
            self.tell(text);
        }
    }

    /// Asks for a line; nothing comes back when there are no more. Works without any control of
    /// the terminal, so that a pipe and a slow connection do as well.
    pub(super) fn ask(&mut self, question: &str) -> io::Result<Option<String>> {
        let _ = write!(self.err, "{}", safe::line(question));
        let _ = self.err.flush();
        let mut line = Vec::new();
        if io::stdin().lock().read_until(b'\n', &mut line)? == 0 {
            let _ = writeln!(self.err);
            return Ok(None);
        }
        if !io::stdin().is_terminal() {
            // Nobody has pressed Enter on the screen.
            let _ = writeln!(self.err);
        }
        Ok(Some(String::from_utf8_lossy(&line).trim().to_owned()))
    }

    /// Ends the output; only a failure other than a closed pipe changes how it ended.
    pub(super) fn finish(mut self, outcome: Outcome) -> Outcome {
        let flushed = self.out.flush().err();
        match self.broken.take().or(flushed) {
            Some(error) if error.kind() != ErrorKind::BrokenPipe => {
                let words = crate::source::folder::system_words(&error);
                self.tell(&format!("fel: kan inte skriva resultatet: {words}"));
                Outcome::Failed
            }
            _ => outcome,
        }
    }
}

/// Bytes of a result that are collected before they are written.
const ROOM: usize = 64 * 1024;

/// Standard output, with or without colours. It would itself be written line by line, so what is left
/// when colours are taken away is collected once more.
fn standard_output(colour: ColorChoice) -> Box<dyn Write> {
    if colour == ColorChoice::Never {
        let collected: Box<dyn Write> = Box::new(io::BufWriter::with_capacity(ROOM, io::stdout()));
        return Box::new(AutoStream::never(collected));
    }
    Box::new(io::BufWriter::with_capacity(ROOM, AutoStream::new(io::stdout(), colour)))
}

/// Work faster than this is not noted.
const PATIENCE: Duration = Duration::from_secs(1);
const BETWEEN: Duration = Duration::from_millis(100);
/// Columns that a note fills, so that it covers the one before.
const NOTE: usize = 40;

/// A line on standard error that says how far work has come; it goes away with the value.
pub(super) struct Note {
    stop: Option<Sender<()>>,
    thread: Option<JoinHandle<()>>,
}

impl Note {
    /// Tells of work in words of its own.
    pub(super) fn of(progress: &Arc<Progress>, words: fn((usize, usize)) -> String) -> Self {
        let (stop, stopped) = mpsc::channel();
        let progress = Arc::clone(progress);
        let thread = std::thread::spawn(move || {
            let mut wait = PATIENCE;
            while stopped.recv_timeout(wait) == Err(RecvTimeoutError::Timeout) {
                wait = BETWEEN;
                let _ = write!(io::stderr(), "\r{:NOTE$}", words(progress.so_far()));
            }
            if wait == BETWEEN {
                let _ = write!(io::stderr(), "\r{:NOTE$}\r", "");
            }
        });
        Self { stop: Some(stop), thread: Some(thread) }
    }
}

impl Drop for Note {
    fn drop(&mut self) {
        drop(self.stop.take());
        if let Some(thread) = self.thread.take() {
            let _ = thread.join();
        }
    }
}

/// `Skriver 12 av 300 papper`
pub(super) fn writing((done, all): (usize, usize)) -> String {
    let number = |it: usize| words::number(it.into());
    format!("Skriver {} av {} papper", number(done), number(all))
}

/// `Läser 12 000 av 30 001 filer`
pub(super) fn reading((done, all): (usize, usize)) -> String {
    let number = |it: usize| words::number(it.into());
    match all {
        0 => "Letar efter filer".to_owned(),
        all if done == all => format!("Kopplar ihop {} filer", number(all)),
        all => format!("Läser {} av {} filer", number(done), number(all)),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_note_says_how_far_it_is() {
        assert_eq!(reading((0, 0)), "Letar efter filer");
        assert_eq!(reading((12_000, 30_001)), "Läser 12\u{a0}000 av 30\u{a0}001 filer");
        assert_eq!(reading((5, 5)), "Kopplar ihop 5 filer");
    }
}
