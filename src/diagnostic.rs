//! What can be wrong in the user's files, as data; drawn elsewhere.

use crate::source::Span;

/// How bad a finding is; ordered from mild to grave.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Severity {
    /// `tips`: worth knowing.
    Tip,
    /// `varning`: should be mended.
    Warning,
    /// `fel`: must be mended.
    Error,
}

impl Severity {
    /// Every severity, gravest first.
    pub const ALL: [Self; 3] = [Self::Error, Self::Warning, Self::Tip];

    /// The word for it in files, options and output.
    pub const fn word(self) -> &'static str {
        match self {
            Self::Error => "fel",
            Self::Warning => "varning",
            Self::Tip => "tips",
        }
    }

    /// The severity that a word names; `av` and unknown words name none.
    pub fn from_word(word: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|it| it.word() == word)
    }
}

/// Another place that explains a finding.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Label {
    /// Where.
    pub span: Span,
    /// What is to be seen there, in a few words.
    pub message: String,
}

/// Something wrong or doubtful in the user's files.
///
/// A diagnostic is a plain value: rules make it, `policy` filters and sorts it,
/// renderers draw it. It never prints itself.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Diagnostic {
    /// The rule that found it, such as `bruten-lank`.
    pub rule: &'static str,
    /// How bad it is.
    pub severity: Severity,
    /// Whether it is milder than its rule only until the model sets the rule's severity.
    pub may_be_raised: bool,
    /// What is wrong, in one clause without a full stop.
    pub message: String,
    /// The words at fault, as few as will do.
    pub span: Span,
    /// A few words drawn at the span; may be empty.
    pub label: String,
    /// Other places that explain it, in reading order.
    pub related: Vec<Label>,
    /// Further lines that explain it, such as the chain of a goal.
    pub notes: Vec<String>,
    /// What the reader can do about it.
    pub help: Option<String>,
}

impl Diagnostic {
    /// Says what the reader can do.
    pub fn help(&mut self, text: impl Into<String>) -> &mut Self {
        self.help = Some(text.into());
        self
    }

    /// Draws a few words at the span.
    pub fn label(&mut self, text: impl Into<String>) -> &mut Self {
        self.label = text.into();
        self
    }

    /// Points at another place that explains it.
    pub fn related(&mut self, span: Span, message: impl Into<String>) -> &mut Self {
        self.related.push(Label { span, message: message.into() });
        self
    }

    /// Adds a line that explains it.
    pub fn note(&mut self, text: impl Into<String>) -> &mut Self {
        self.notes.push(text.into());
        self
    }
}
