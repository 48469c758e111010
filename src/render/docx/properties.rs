//! What a document says about itself.

use crate::{render::svg::escaped, report::Report};

use super::{
    package::Package,
    xml::{HEAD, R, W, language},
};

/// Adds title, publisher, language and day; the clock of the machine is in none of it.
pub(super) fn add(package: &mut Package, report: &Report) {
    let kind = "http://schemas.openxmlformats.org/package/2006/relationships/metadata/core-properties";
    let word = "application/vnd.openxmlformats-package.core-properties+xml";
    package.about("docProps/core.xml", (kind, word), core(report));
    let kind = format!("{R}/extended-properties");
    let word = "application/vnd.openxmlformats-officedocument.extended-properties+xml";
    package.about("docProps/app.xml", (&kind, word), program(report));
}

fn core(report: &Report) -> String {
    let (title, publisher) = (escaped(&report.title), escaped(&report.publisher));
    let (lang, kind, day) = (language(report.lang), escaped(report.kind), report.day);
    let time =
        |name: &str| format!("<dcterms:{name} xsi:type=\"dcterms:W3CDTF\">{day}T00:00:00Z</dcterms:{name}>");
    format!(
        "{HEAD}<cp:coreProperties \
         xmlns:cp=\"http://schemas.openxmlformats.org/package/2006/metadata/core-properties\" \
         xmlns:dc=\"http://purl.org/dc/elements/1.1/\" xmlns:dcterms=\"http://purl.org/dc/terms/\" \
         xmlns:xsi=\"http://www.w3.org/2001/XMLSchema-instance\">\
         <dc:title>{title}</dc:title><dc:subject>{kind}</dc:subject><dc:creator>{publisher}</dc:creator>\
         <cp:lastModifiedBy>{publisher}</cp:lastModifiedBy><dc:language>{lang}</dc:language>{}{}\
         </cp:coreProperties>",
        time("created"),
        time("modified"),
    )
}

fn program(report: &Report) -> String {
    format!(
        "{HEAD}<Properties xmlns=\"http://schemas.openxmlformats.org/officeDocument/2006/extended-properties\">\
         <Application>styr</Application><Company>{}</Company></Properties>",
        escaped(&report.publisher)
    )
}

/// How a reader is to treat the document.
pub(super) fn settings(report: &Report, is_even_and_odd: bool) -> String {
    let even_and_odd = if is_even_and_odd { "<w:evenAndOddHeaders/>" } else { "" };
    format!(
        "{HEAD}<w:settings xmlns:w=\"{W}\"><w:zoom w:percent=\"100\"/>{even_and_odd}\
         <w:defaultTabStop w:val=\"567\"/><w:characterSpacingControl w:val=\"doNotCompress\"/>\
         <w:compat><w:compatSetting w:name=\"compatibilityMode\" \
         w:uri=\"http://schemas.microsoft.com/office/word\" w:val=\"15\"/></w:compat>\
         <w:themeFontLang w:val=\"{}\"/>\
         <w:clrSchemeMapping w:bg1=\"light1\" w:t1=\"dark1\" w:bg2=\"light2\" w:t2=\"dark2\" \
         w:accent1=\"accent1\" w:accent2=\"accent2\" w:accent3=\"accent3\" w:accent4=\"accent4\" \
         w:accent5=\"accent5\" w:accent6=\"accent6\" w:hyperlink=\"hyperlink\" \
         w:followedHyperlink=\"followedHyperlink\"/>\
         <w:decimalSymbol w:val=\",\"/><w:listSeparator w:val=\";\"/></w:settings>",
        language(report.lang)
    )
}
