//! What has arrived of a file: pieces that the browser keeps, each under a name that says which bytes of which version it
//! is, so that a download goes on where it stopped, also on another day.

use std::fmt::Write as _;

/// Where pieces are kept, relative to the page.
pub const FOLDER: &str = weights::storage::HUB_FOLDER;

/// Some bytes of a file.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Piece {
    /// The checkpoint.
    pub id: String,
    /// What tells this version of the file from others: `ETag` or `Last-Modified` of the server.
    pub validator: String,
    /// Its first byte.
    pub start: u64,
    /// The byte after its last.
    pub end: u64,
    /// Bytes of the whole file.
    pub total: u64,
}

impl Piece {
    /// The name under which it is kept, relative to the page.
    #[must_use]
    pub fn address(&self) -> String {
        let validator = self.validator.bytes().fold(String::new(), |mut text, byte| {
            // Writing to a `String` cannot fail.
            let _ = write!(text, "{byte:02x}");
            text
        });
        format!("{FOLDER}{}/{validator}/{}-{}-{}", self.id, self.start, self.end, self.total)
    }

    /// The piece that an address names; `folder` is [`FOLDER`] in full.
    #[must_use]
    pub fn read(address: &str, folder: &str) -> Option<Self> {
        let mut words = address.strip_prefix(folder)?.split('/');
        let (id, validator, place) = (words.next()?, words.next()?, words.next()?);
        let mut numbers = place.split('-').map(|number| number.parse::<u64>().ok());
        let (start, end, total) = (numbers.next()??, numbers.next()??, numbers.next()??);
        if words.next().is_some() || numbers.next().is_some() || start >= end || end > total {
            return None;
        }
        let bytes = (0..validator.len() / 2).map(|at| u8::from_str_radix(validator.get(2 * at..2 * at + 2)?, 16).ok());
        let validator = String::from_utf8(bytes.collect::<Option<Vec<u8>>>()?).ok()?;
        Some(Self { id: id.to_owned(), validator, start, end, total })
    }
}

/// The pieces that follow each other from the first byte on, by their places in the list, and how many bytes of each the
/// one before it has already (two tabs may have cut at different places).
#[must_use]
pub fn chain(pieces: &[Piece]) -> Vec<(usize, u64)> {
    let (mut found, mut end) = (Vec::new(), 0);
    // The one that leads farthest of those that begin within what is there.
    while let Some((at, piece)) = pieces
        .iter()
        .enumerate()
        .filter(|(_, piece)| piece.start <= end && piece.end > end)
        .max_by_key(|(_, piece)| piece.end)
    {
        found.push((at, end - piece.start));
        end = piece.end;
    }
    found
}

/// What is kept of a checkpoint.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct CachedCheckpoint {
    /// Its id.
    pub id: String,
    /// The pieces of the version of which most is there, in order, with the bytes to leave out at the start of each.
    pub pieces: Vec<(Piece, u64)>,
    /// Bytes that follow each other from the first on.
    pub end: u64,
    /// Bytes of the whole file.
    pub total: u64,
}

impl CachedCheckpoint {
    /// Whether it is all there.
    #[must_use]
    pub fn is_whole(&self) -> bool {
        self.end == self.total
    }
}

/// What is kept of each checkpoint.
#[must_use]
pub fn cached(pieces: Vec<Piece>) -> Vec<CachedCheckpoint> {
    let (mut rest, mut kept) = (pieces, Vec::<CachedCheckpoint>::new());
    while let Some(first) = rest.first().cloned() {
        let is_same =
            |piece: &Piece| (&piece.id, &piece.validator, piece.total) == (&first.id, &first.validator, first.total);
        let (version, others): (Vec<_>, Vec<_>) = rest.into_iter().partition(is_same);
        rest = others;
        let chosen = chain(&version).into_iter().filter_map(|(at, skip)| Some((version.get(at)?.clone(), skip)));
        let chosen: Vec<(Piece, u64)> = chosen.collect();
        let end = chosen.last().map_or(0, |(piece, _)| piece.end);
        let found = CachedCheckpoint { id: first.id, pieces: chosen, end, total: first.total };
        let rank = |kept: &CachedCheckpoint| (kept.is_whole(), kept.end);
        match kept.iter_mut().find(|kept| kept.id == found.id) {
            Some(other) if rank(other) < rank(&found) => *other = found,
            None if end > 0 => kept.push(found),
            Some(_) | None => {}
        }
    }
    kept
}

#[cfg(test)]
mod tests {
    use super::*;

    fn piece(start: u64, end: u64) -> Piece {
        Piece { id: "efficientnet_b0.ra_in1k".to_owned(), validator: "\"ab/ä\"".to_owned(), start, end, total: 100 }
    }

    #[test]
    fn a_piece_is_known_by_its_address() {
        let folder = "https://school.test/explorer/hub/";
        let whole = |piece: &Piece| piece.address().replace(FOLDER, folder);
        assert_eq!(Piece::read(&whole(&piece(0, 40)), folder), Some(piece(0, 40)));
        for wrong in
            ["", "x/22/0-0-9", "x/22/5-4-9", "x/22/0-9-8", "x/2/a-b-c", "x/22/0-1", "x/zz/0-1-2", "x/22/0-1-2/y"]
        {
            assert_eq!(Piece::read(&format!("{folder}{wrong}"), folder), None, "{wrong}");
        }
        assert_eq!(Piece::read("https://school.test/explorer/weights/x", folder), None);
    }

    #[test]
    fn pieces_are_chained_from_the_first_byte_on() {
        assert_eq!(chain(&[]), []);
        assert_eq!(chain(&[piece(10, 20)]), []);
        assert_eq!(chain(&[piece(20, 40), piece(0, 20), piece(60, 100)]), [(1, 0), (0, 0)]);
        // Another tab cut at 15 and 50.
        let pieces = [piece(0, 15), piece(0, 20), piece(15, 50), piece(20, 40), piece(50, 100)];
        assert_eq!(chain(&pieces), [(1, 0), (2, 5), (4, 0)]);
        let bytes: u64 = chain(&pieces).iter().map(|(at, skip)| pieces[*at].end - pieces[*at].start - skip).sum();
        assert_eq!(bytes, 100);
    }

    #[test]
    fn the_version_of_which_most_is_there_counts() {
        let other = Piece { validator: "2".to_owned(), ..piece(0, 30) };
        let whole = Piece { validator: "3".to_owned(), total: 25, ..piece(0, 25) };
        let stray = Piece { id: "x".to_owned(), ..piece(4, 8) };
        for pieces in [[other.clone(), piece(0, 20), stray.clone()], [piece(0, 20), stray, other.clone()]] {
            let found = cached(pieces.to_vec());
            assert_eq!((found.len(), &found[0].id), (1, &other.id));
            assert_eq!((found[0].end, found[0].is_whole()), (30, false));
        }
        let found = cached(vec![other, whole.clone(), piece(0, 20)]);
        assert_eq!((found[0].end, found[0].is_whole()), (25, true));
        assert_eq!(found[0].pieces, [(whole, 0)]);
    }
}
