//! A paper as PDF: Typst's compiler over the template, the data and the typeface of [`typst`](super::typst),
//! in memory alone.
//!
//! What comes out follows PDF/UA-1 and PDF/A-2a, or nothing does: the compiler holds both.
//! Two runs give the same bytes, since there is no clock, no network and no file to read.

use std::sync::LazyLock;

use typst::{
    Library, LibraryExt, World,
    diag::{FileError, FileResult, SourceDiagnostic, Warned},
    foundations::{Bytes, Datetime, Dict, Duration, IntoValue, Smart},
    syntax::{FileId, RootedPath, Source, VirtualPath, VirtualRoot},
    text::{Font, FontBook},
    utils::LazyHash,
};
use typst_layout::PagedDocument;
use typst_pdf::{PdfOptions, PdfStandard, PdfStandards};

use crate::report::Report;

use super::{
    typeface::FACES,
    typst::{TEMPLATE, TEMPLATE_NAME, data, data_name},
};

/// Sets a paper whose letters can all be printed (see [`typeface`](super::typeface)).
///
/// # Errors
/// The compiler's words, when the template and the data do not give a document that follows the standards.
pub fn pdf(report: &Report) -> Result<Vec<u8>, String> {
    let press = Press::with(data(report))?;
    let Warned { output, .. } = typst::compile::<PagedDocument>(&press);
    let document = output.map_err(|errors| words(&errors))?;
    let standards = PdfStandards::new(&[PdfStandard::Ua_1, PdfStandard::A_2a])
        .map_err(|error| error.message().to_string())?;
    let options = PdfOptions {
        ident: Smart::Custom(format!(
            "{} {} {} {}",
            report.publisher, report.unit, report.period, report.kind
        )),
        creator: Smart::Custom(Some(format!("styr {}", env!("CARGO_PKG_VERSION")))),
        standards,
        ..PdfOptions::default()
    };
    let bytes = typst_pdf::pdf(&document, &options).map_err(|errors| words(&errors));
    // What the compiler remembers is of no use to the next paper, and would be held until the last.
    typst::comemo::evict(0);
    bytes
}

fn words(errors: &[SourceDiagnostic]) -> String {
    errors.iter().map(|it| it.message.as_str()).collect::<Vec<_>>().join("; ")
}

/// What is the same for every paper.
struct Shared {
    book: LazyHash<FontBook>,
    fonts: Vec<Font>,
}

static SHARED: LazyLock<Shared> = LazyLock::new(|| {
    let fonts: Vec<Font> = FACES.iter().filter_map(|(_, bytes)| Font::new(Bytes::new(*bytes), 0)).collect();
    Shared { book: LazyHash::new(FontBook::from_fonts(&fonts)), fonts }
});

/// All that the compiler can see: one template, one paper, four faces.
struct Press {
    library: LazyHash<Library>,
    template: Source,
    data: (FileId, Bytes),
}

impl Press {
    fn with(data: String) -> Result<Self, String> {
        let name = data_name("papper");
        let mut inputs = Dict::new();
        inputs.insert("data".into(), name.as_str().into_value());
        Ok(Self {
            library: LazyHash::new(Library::builder().with_inputs(inputs).build()),
            template: Source::new(file(TEMPLATE_NAME)?, TEMPLATE.to_owned()),
            data: (file(&name)?, Bytes::from_string(data)),
        })
    }
}

fn file(name: &str) -> Result<FileId, String> {
    let path = VirtualPath::new(name).map_err(|error| format!("{error:?}"))?;
    Ok(RootedPath::new(VirtualRoot::Project, path).intern())
}

fn absent<T>() -> FileResult<T> {
    Err(FileError::AccessDenied)
}

impl World for Press {
    fn library(&self) -> &LazyHash<Library> {
        &self.library
    }

    fn book(&self) -> &LazyHash<FontBook> {
        &SHARED.book
    }

    fn main(&self) -> FileId {
        self.template.id()
    }

    fn source(&self, id: FileId) -> FileResult<Source> {
        if id == self.template.id() { Ok(self.template.clone()) } else { absent() }
    }

    fn file(&self, id: FileId) -> FileResult<Bytes> {
        if id == self.data.0 { Ok(self.data.1.clone()) } else { absent() }
    }

    fn font(&self, index: usize) -> Option<Font> {
        SHARED.fonts.get(index).cloned()
    }

    fn today(&self, _offset: Option<Duration>) -> Option<Datetime> {
        None
    }
}
