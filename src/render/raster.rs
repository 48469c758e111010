//! SVG to PNG with the typeface of this folder alone, so that every machine draws the same.

use std::sync::{Arc, OnceLock};

use resvg::{
    tiny_skia::{Pixmap, Transform},
    usvg::{Options, Tree, fontdb::Database},
};

use super::typeface::FACES;

/// The name of the typeface in its own files.
const FAMILY: &str = "Inter";

/// Points for each unit of the SVG, where the picture is not too large for it.
const SCALE: f32 = 3.0;

/// The most points of a picture along either side.
const LONGEST: f32 = 1_800.0;

/// A picture as points.
pub(super) struct Png {
    /// The file.
    pub(super) bytes: Vec<u8>,
    /// Width and height in units of the SVG, rounded up.
    pub(super) size: (usize, usize),
}

/// Draws one of our own pictures; nothing comes of a text that is no picture.
pub(super) fn png(svg: &str) -> Option<Png> {
    let options = Options { font_family: FAMILY.to_owned(), fontdb: faces(), ..Options::default() };
    let tree = Tree::from_str(svg, &options).ok()?;
    let (width, height) = (tree.size().width(), tree.size().height());
    let scale = SCALE.min(LONGEST / width.max(height));
    let mut points = Pixmap::new(pixels(width * scale), pixels(height * scale))?;
    resvg::render(&tree, Transform::from_scale(scale, scale), &mut points.as_mut());
    let size = (pixels(width) as usize, pixels(height) as usize);
    Some(Png { bytes: points.encode_png().ok()?, size })
}

#[allow(clippy::cast_sign_loss, reason = "at least one")]
fn pixels(length: f32) -> u32 {
    length.ceil().max(1.0) as u32
}

/// The typeface, read once.
fn faces() -> Arc<Database> {
    static ONCE: OnceLock<Arc<Database>> = OnceLock::new();
    let read = || {
        let mut faces = Database::new();
        for (_, face) in FACES {
            faces.load_font_data(face.to_vec());
        }
        faces.set_sans_serif_family(FAMILY);
        Arc::new(faces)
    };
    Arc::clone(ONCE.get_or_init(read))
}

#[cfg(test)]
mod tests {
    use super::*;

    const SVG: &str = "<svg xmlns=\"http://www.w3.org/2000/svg\" width=\"40\" height=\"20\" \
        font-family=\"sans-serif\"><text x=\"2\" y=\"15\">Åä</text></svg>";

    #[test]
    fn text_is_drawn_and_always_alike() {
        let drawn = png(SVG).unwrap();
        assert_eq!(drawn.size, (40, 20));
        assert!(drawn.bytes.starts_with(b"\x89PNG"));
        assert_eq!(drawn.bytes, png(SVG).unwrap().bytes);
        assert_ne!(drawn.bytes, png(&SVG.replace("Åä", "")).unwrap().bytes);
        assert!(png("<svg").is_none());
    }
}
