//! What a server's answer is worth, before its content is read.

use super::address::origin;
use super::{Base, HubCheckpoint, Refusal};

/// The longest header of a file that is believed.
const MAX_HEADER_BYTES: u64 = 4 << 20;

/// The head of an answer, as far as a browser lets the page read it.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Head {
    /// The status.
    pub status: u16,
    /// The address that answered, after any the server led on to.
    pub address: String,
    /// `Content-Type`.
    pub content_type: Option<String>,
    /// `Content-Length`: bytes of this answer.
    pub length: Option<u64>,
    /// `Content-Range`.
    pub range: Option<String>,
    /// `ETag`, else `Last-Modified`.
    pub validator: Option<String>,
}

/// How a download goes on with an answer.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Next {
    /// The content is the file from its first byte on.
    FromStart {
        /// Bytes of the whole file, where the server says so.
        total: Option<u64>,
    },
    /// The content follows what has arrived.
    GoOn,
    /// The server has another version, or does not find its place: what has arrived is worth nothing.
    StartOver,
}

impl Head {
    /// Judges the answer to a request for a checkpoint. `arrived` is what is there already: the byte that was asked for
    /// first, the file's size and its version.
    ///
    /// # Errors
    /// [`Refusal`] where trying again would not help.
    pub fn judge(
        &self,
        checkpoint: &HubCheckpoint,
        base: &Base,
        arrived: Option<(u64, u64, &str)>,
    ) -> Result<Next, Refusal> {
        if !base.may_lead_to(&self.address) {
            return Err(Refusal::LedTo { origin: origin(&self.address).to_owned() });
        }
        match self.status {
            200 | 206 => {}
            416 => return Ok(Next::StartOver),
            404 | 410 => return Err(Refusal::NotFound { status: self.status }),
            401 | 403 => return Err(Refusal::Forbidden { status: self.status }),
            status => return Err(Refusal::Status { status }),
        }
        if self.content_type.as_deref().is_some_and(|kind| kind.trim_start().starts_with("text/html")) {
            return Err(Refusal::WebPage);
        }
        if self.status == 206 {
            let Some((from, total, version)) = arrived else { return Ok(Next::StartOver) };
            let is_next = self.range() == Some((from, total)) && self.validator.as_deref() == Some(version);
            return Ok(if is_next { Next::GoOn } else { Next::StartOver });
        }
        if let Some(found) = self.length.filter(|bytes| !checkpoint.may_have(*bytes)) {
            return Err(Refusal::OtherSize { found, expected: checkpoint.bytes });
        }
        Ok(Next::FromStart { total: self.length })
    }

    /// First byte and size of the whole in `bytes 10-99/100`.
    fn range(&self) -> Option<(u64, u64)> {
        let (place, total) = self.range.as_deref()?.trim().strip_prefix("bytes ")?.split_once('/')?;
        Some((place.split_once('-')?.0.trim().parse().ok()?, total.trim().parse().ok()?))
    }
}

/// Whether a file may be of safetensors by its first bytes, of which there have to be nine: the header's length, and the
/// brace that opens it.
#[must_use]
pub fn begins_as_safetensors(bytes: &[u8]) -> bool {
    let Some((length, rest)) = bytes.split_first_chunk::<8>() else { return false };
    (2..=MAX_HEADER_BYTES).contains(&u64::from_le_bytes(*length)) && rest.first() == Some(&b'{')
}

#[cfg(test)]
mod tests {
    use super::*;

    fn checkpoint() -> &'static HubCheckpoint {
        HubCheckpoint::find("tf_efficientnet_b0.in1k").unwrap()
    }

    fn head(status: u16) -> Head {
        let address = "https://cdn.hf.co/x".to_owned();
        Head { status, address, validator: Some("v1".to_owned()), ..Head::default() }
    }

    fn judge(head: &Head, arrived: Option<(u64, u64, &str)>) -> Result<Next, Refusal> {
        head.judge(checkpoint(), &Base::default(), arrived)
    }

    #[test]
    fn a_download_goes_on_only_with_the_same_version_at_its_place() {
        let part = |range: &str| Head { range: Some(range.to_owned()), length: Some(90), ..head(206) };
        let arrived = Some((10, 100, "v1"));
        assert_eq!(judge(&part("bytes 10-99/100"), arrived), Ok(Next::GoOn));
        for other in ["bytes 0-99/100", "bytes 10-98/99", "bytes */100", "10-99/100", ""] {
            assert_eq!(judge(&part(other), arrived), Ok(Next::StartOver), "{other}");
        }
        assert_eq!(judge(&part("bytes 10-99/100"), Some((10, 100, "v2"))), Ok(Next::StartOver));
        let nameless = Head { validator: None, ..part("bytes 10-99/100") };
        assert_eq!(judge(&nameless, arrived), Ok(Next::StartOver));
        assert_eq!(judge(&head(416), arrived), Ok(Next::StartOver));
        // A server without ranges sends it all.
        let whole = Head { length: Some(checkpoint().bytes), ..head(200) };
        assert_eq!(judge(&whole, arrived), Ok(Next::FromStart { total: Some(checkpoint().bytes) }));
    }

    #[test]
    fn what_is_no_file_is_refused_by_name() {
        let page = Head { content_type: Some("text/html; charset=utf-8".to_owned()), ..head(200) };
        assert_eq!(judge(&page, None), Err(Refusal::WebPage));
        assert_eq!(judge(&head(404), None), Err(Refusal::NotFound { status: 404 }));
        assert_eq!(judge(&head(403), None), Err(Refusal::Forbidden { status: 403 }));
        assert_eq!(judge(&head(503), None), Err(Refusal::Status { status: 503 }));
        let elsewhere = Head { address: "https://login.test/page?x".to_owned(), ..head(200) };
        assert_eq!(judge(&elsewhere, None), Err(Refusal::LedTo { origin: "https://login.test".to_owned() }));
        let other = HubCheckpoint::find("tf_efficientnet_b3.in1k").unwrap().bytes;
        let larger = Head { length: Some(other), ..head(200) };
        assert_eq!(judge(&larger, None), Err(Refusal::OtherSize { found: other, expected: checkpoint().bytes }));
    }

    #[test]
    fn a_file_is_told_by_its_first_bytes() {
        let file = |length: u64, rest: &[u8]| [&length.to_le_bytes()[..], rest].concat();
        assert!(begins_as_safetensors(&file(40, b"{\"")));
        assert!(!begins_as_safetensors(b"<!DOCTYPE html>"));
        assert!(!begins_as_safetensors(&file(40, b"x")) && !begins_as_safetensors(&file(5 << 20, b"{")));
        assert!(!begins_as_safetensors(b"version https://git-lfs") && !begins_as_safetensors(b"short"));
    }
}
