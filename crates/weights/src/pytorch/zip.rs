//! The table of a zip file whose entries are stored as they are. Compressed ones are listed by name and never unpacked,
//! so that no few bytes become many.
//!
//! Source: the format's description, PKWARE APPNOTE 6.3. PyTorch writes no entry compressed.

use std::collections::BTreeMap;
use std::ops::Range;

use super::cursor::Cursor;
use crate::error::FileError;

/// Size of the record at the end, without its comment, which has at most 65,535 bytes.
const END_BYTES: usize = 22;
const MAX_COMMENT_BYTES: usize = 65_535;

const END: [u8; 4] = *b"PK\x05\x06";
const ENTRY: [u8; 4] = *b"PK\x01\x02";
const LOCAL: [u8; 4] = *b"PK\x03\x04";

/// The entries of a zip file.
pub(super) struct Table<'a> {
    /// Where the bytes of each stored entry lie, by its name.
    pub(super) entries: BTreeMap<&'a str, Range<usize>>,
    /// Names of the compressed and encrypted ones, in the order of the table.
    pub(super) packed: Vec<&'a str>,
}

/// Reads the table.
///
/// # Errors
/// [`FileError`] when it is broken, or an entry is there twice.
pub(super) fn table(file: &[u8]) -> Result<Table<'_>, FileError> {
    let end = find_end(file).ok_or(FileError::CutShort { what: "the table of the zip file" })?;
    let mut cursor = Cursor::new(file, end + 4, "the table of the zip file");
    let (disk, table_disk, _here, count) = (cursor.u16()?, cursor.u16()?, cursor.u16()?, cursor.u16()?);
    let (table_bytes, table_start) = (to_usize(cursor.u32()?), to_usize(cursor.u32()?));
    let is_inside = table_start.checked_add(table_bytes).is_some_and(|table_end| table_end <= end);
    // In a zip64 file these fields hold their largest value; such a file is beyond 4 GB, or has 65,535 entries.
    if disk != 0 || table_disk != 0 || !is_inside {
        return Err(FileError::malformed("the table of the zip file does not lie in it"));
    }
    let mut table = Table { entries: BTreeMap::new(), packed: Vec::new() };
    let mut cursor = Cursor::new(file, table_start, "the table of the zip file");
    for _ in 0..count {
        match entry(&mut cursor, file, table_start)? {
            (name, None) => table.packed.push(name),
            (name, Some(range)) => {
                if table.entries.insert(name, range).is_some() {
                    return Err(FileError::malformed("an entry of the zip file is there twice"));
                }
            }
        }
    }
    Ok(table)
}

/// The record at the end: the last signature whose comment reaches exactly to the end.
fn find_end(file: &[u8]) -> Option<usize> {
    let last = file.len().checked_sub(END_BYTES)?;
    (last.saturating_sub(MAX_COMMENT_BYTES)..=last).rev().find(|&at| {
        let comment = at.checked_add(20).and_then(|at| file.get(at..)?.first_chunk::<2>());
        let length = comment.map(|length| usize::from(u16::from_le_bytes(*length)));
        file.get(at..).is_some_and(|rest| rest.starts_with(&END)) && length == Some(last - at)
    })
}

/// One row of the table: a name, and where its bytes lie if they are stored as they are.
fn entry<'a>(
    cursor: &mut Cursor<'a>,
    file: &'a [u8],
    table_start: usize,
) -> Result<(&'a str, Option<Range<usize>>), FileError> {
    if cursor.array::<4>()? != ENTRY {
        return Err(FileError::malformed("the table of the zip file is broken"));
    }
    cursor.take(4)?; // versions
    let (flags, method) = (cursor.u16()?, cursor.u16()?);
    cursor.take(8)?; // time, date, checksum
    let (packed, bytes) = (to_usize(cursor.u32()?), to_usize(cursor.u32()?));
    let (name_bytes, extra_bytes, comment_bytes) = (cursor.u16()?, cursor.u16()?, cursor.u16()?);
    cursor.take(8)?; // disk, attributes
    let local = to_usize(cursor.u32()?);
    let name = std::str::from_utf8(cursor.take(name_bytes.into())?)
        .map_err(|_| FileError::malformed("a name in the zip file is not text"))?;
    cursor.take(usize::from(extra_bytes) + usize::from(comment_bytes))?;

    // Bit 0 of the flags means encrypted, method 0 means stored.
    if flags & 1 != 0 || method != 0 || packed != bytes {
        return Ok((name, None));
    }
    let mut header = Cursor::new(file, local, "an entry of the zip file");
    if header.array::<4>()? != LOCAL {
        return Err(FileError::malformed("an entry of the zip file is not where its table says"));
    }
    header.take(22)?; // what the table said already
    let padding = usize::from(header.u16()?) + usize::from(header.u16()?);
    header.take(padding)?;
    let start = header.at();
    header.take(bytes)?;
    if header.at() > table_start {
        return Err(FileError::malformed("an entry of the zip file reaches into its table"));
    }
    Ok((name, Some(start..header.at())))
}

/// 32 bits fit every machine that this runs on.
fn to_usize(value: u32) -> usize {
    usize::try_from(value).unwrap_or(usize::MAX)
}
