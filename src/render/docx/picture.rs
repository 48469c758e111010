//! Pictures as points, with the drawing itself beside for those who can show it.

use crate::{
    render::{
        raster,
        svg::{self, escaped},
    },
    report::picture::Picture,
};

use super::package::Relation;

/// The format's units of length: a point of a screen, and a twentieth of a typographic point.
const PIXEL: usize = 9_525;
const TWIP: usize = 635;

/// A file of a picture.
#[derive(Debug)]
pub(super) struct Drawn {
    /// Its name in the folder of pictures.
    pub(super) name: String,
    pub(super) bytes: Vec<u8>,
}

/// A picture ready to stand in a run.
pub(super) struct Placed {
    pub(super) run: String,
    pub(super) files: [Drawn; 2],
    pub(super) relations: [Relation; 2],
}

/// How wide a picture is at most, in twentieths of a point.
pub(super) fn width(picture: &Picture) -> usize {
    use crate::report::picture::Drawing;
    match picture.drawing {
        Drawing::Trend(_) => 96 * PIXEL / TWIP,
        _ => 220 * PIXEL / TWIP,
    }
}

/// Draws the picture with a number in a space so wide, on a page so high, in twentieths of a point.
pub(super) fn placed(picture: &Picture, number: usize, room: (usize, usize)) -> Option<Placed> {
    let drawing = svg::picture(picture, "bild");
    let png = raster::png(&drawing)?;
    let (width, height) = fitted(png.size, room);
    // A template's own pictures have low numbers.
    let id = 1_000 + number;
    let name = |ending: &str| format!("bild{number}.{ending}");
    let relation = |id: &str, ending: &str| Relation {
        id: format!("{id}{number}"),
        kind: "image".to_owned(),
        target: format!("media/{}", name(ending)),
        is_outside: false,
    };
    let (title, instead) = (escaped(&picture.title), escaped(&picture.instead));
    let about = format!("name=\"Bild {number}\" descr=\"{title}. {instead}\" title=\"{title}\"");
    let run = format!(
        "<w:r><w:drawing><wp:inline distT=\"0\" distB=\"0\" distL=\"0\" distR=\"0\">\
         <wp:extent cx=\"{width}\" cy=\"{height}\"/><wp:effectExtent l=\"0\" t=\"0\" r=\"0\" b=\"0\"/>\
         <wp:docPr id=\"{id}\" {about}/>\
         <wp:cNvGraphicFramePr><a:graphicFrameLocks noChangeAspect=\"1\"/></wp:cNvGraphicFramePr>\
         <a:graphic><a:graphicData uri=\"http://schemas.openxmlformats.org/drawingml/2006/picture\"><pic:pic>\
         <pic:nvPicPr><pic:cNvPr id=\"{id}\" {about}/><pic:cNvPicPr/></pic:nvPicPr>\
         <pic:blipFill><a:blip r:embed=\"rIdBild{number}\"><a:extLst>\
         <a:ext uri=\"{{96DAC541-7B7A-43D3-8B79-37D633B846F1}}\"><asvg:svgBlip \
         xmlns:asvg=\"http://schemas.microsoft.com/office/drawing/2016/SVG/main\" \
         r:embed=\"rIdRitning{number}\"/></a:ext></a:extLst></a:blip>\
         <a:stretch><a:fillRect/></a:stretch></pic:blipFill>\
         <pic:spPr><a:xfrm><a:off x=\"0\" y=\"0\"/><a:ext cx=\"{width}\" cy=\"{height}\"/></a:xfrm>\
         <a:prstGeom prst=\"rect\"><a:avLst/></a:prstGeom></pic:spPr>\
         </pic:pic></a:graphicData></a:graphic></wp:inline></w:drawing></w:r>"
    );
    Some(Placed {
        run,
        files: [
            Drawn { name: name("png"), bytes: png.bytes },
            Drawn { name: name("svg"), bytes: drawing.into_bytes() },
        ],
        relations: [relation("rIdBild", "png"), relation("rIdRitning", "svg")],
    })
}

/// A size in the format's units that keeps its shape and fits on the page.
///
/// What is much higher than wide gets nearly all of a page, else it could not be read; the rest
/// leaves room for what comes before it.
fn fitted((width, height): (usize, usize), (wide, high): (usize, usize)) -> (usize, usize) {
    let highest = if height > width + width / 2 { high / 100 * 84 } else { high / 100 * 58 };
    let within = |(wide, high): (usize, usize), length: usize, most: usize| {
        if length > most { (wide * most / length, high * most / length) } else { (wide, high) }
    };
    let size = (width * PIXEL, height * PIXEL);
    let size = within(size, size.0, wide * TWIP);
    let (wide, high) = within(size, size.1, highest * TWIP);
    (wide.max(1), high.max(1))
}
