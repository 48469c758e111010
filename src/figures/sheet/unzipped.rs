//! How much a workbook holds when it is unpacked, before anything of it is kept.

use std::io::{Cursor, Read};

use zip::ZipArchive;

use crate::edit::change::Refused;

/// No workbook of figures unpacks to more bytes.
pub(super) const MAX_BYTES: u64 = 160 * 1024 * 1024;

/// No workbook has more parts.
const MAX_PARTS: usize = 10_000;

/// Refuses what unpacks to more than any workbook of figures; what the file says of its sizes is not trusted.
///
/// # Errors
/// When it does, or is not packed as workbooks are.
pub(super) fn is_bounded(bytes: &[u8], limit: u64) -> Result<(), Refused> {
    let mut archive = ZipArchive::new(Cursor::new(bytes)).map_err(|_| super::is_broken())?;
    if archive.len() > MAX_PARTS {
        return Err(too_large());
    }
    let mut left = limit;
    let mut buffer = vec![0; 64 * 1024];
    for index in 0..archive.len() {
        let mut part = archive.by_index(index).map_err(|_| super::is_broken())?;
        loop {
            let count = part.read(&mut buffer).map_err(|_| super::is_broken())?;
            if count == 0 {
                break;
            }
            left = left.checked_sub(count as u64).ok_or_else(too_large)?;
        }
    }
    Ok(())
}

fn too_large() -> Refused {
    Refused::new(
        "kalkylbladet är mycket större än det ser ut att vara, och läses inte",
        "spara bara bladen med utfall som .xlsx eller .csv",
    )
}

#[cfg(test)]
mod tests {
    use std::io::Write;

    use zip::{ZipWriter, write::SimpleFileOptions};

    use super::*;

    #[test]
    fn what_unpacks_to_too_much_is_not_read() {
        let mut archive = ZipWriter::new(Cursor::new(Vec::new()));
        for name in ["a.xml", "b.xml"] {
            archive.start_file(name, SimpleFileOptions::default()).unwrap();
            archive.write_all(&vec![b' '; 50_000]).unwrap();
        }
        let bytes = archive.finish().unwrap().into_inner();
        assert!(bytes.len() < 1_000, "it is packed");
        assert!(is_bounded(&bytes, 100_000).is_ok());
        assert!(is_bounded(&bytes, 99_999).is_err());
        assert!(is_bounded(b"PK\x03\x04", 100_000).is_err());
    }
}
