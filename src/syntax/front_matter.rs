//! stub
use super::{Document, SyntaxFault};
/// x
pub struct FrontMatter {
    /// x
    pub document: Document,
    /// x
    pub faults: Vec<SyntaxFault>,
    /// x
    pub body: usize,
}
/// x
pub fn parse(_text: &str) -> FrontMatter {
    FrontMatter { document: Document::empty(), faults: vec![], body: 0 }
}
