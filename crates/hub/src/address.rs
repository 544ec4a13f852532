//! Where checkpoints are fetched from.

use super::HubCheckpoint;

/// The public hub. Large files are served by hosts below the other names.
pub const PUBLIC: &str = "https://huggingface.co";
const PUBLIC_HOSTS: [&str; 2] = ["huggingface.co", "hf.co"];

/// Hosts that a browser reaches without https from any page.
const THIS_MACHINE: [&str; 3] = ["localhost", "127.0.0.1", "[::1]"];

/// The address below which a hub's files lie, such as [`PUBLIC`] or a school's mirror.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Base(String);

/// Why a text is no base.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum BaseError {
    /// No address of a web server, or one with more than host, port and path.
    Form,
    /// An address without https, which a page with https cannot reach.
    Insecure,
}

impl Default for Base {
    fn default() -> Self {
        Self(PUBLIC.to_owned())
    }
}

impl Base {
    /// From a whole address as a browser writes it (`URL.href`); `page` is the page's own.
    ///
    /// # Errors
    /// [`BaseError`].
    pub fn new(href: &str, page: &str) -> Result<Self, BaseError> {
        let href = href.trim_end_matches('/');
        let is_plain = !href.contains(['?', '#', '@', '\\', '"', '\'', ';', ',', ' ']);
        let host = host(href).filter(|host| is_plain && !host.is_empty()).ok_or(BaseError::Form)?;
        let is_secure = href.starts_with("https://");
        if !is_secure && page.starts_with("https://") && !THIS_MACHINE.contains(&host) {
            return Err(BaseError::Insecure);
        }
        Ok(Self(href.to_owned()))
    }

    /// It as a text.
    #[must_use]
    pub fn as_str(&self) -> &str {
        &self.0
    }

    /// Its scheme, host and port.
    #[must_use]
    pub fn origin(&self) -> &str {
        origin(&self.0)
    }

    /// Where a checkpoint's file lies.
    #[must_use]
    pub fn address(&self, checkpoint: &HubCheckpoint) -> String {
        format!("{}/timm/{}/resolve/main/model.safetensors", self.0, checkpoint.id)
    }

    /// Whether an answer may come from an address that the server led on to: its own origin, and from the public hub the
    /// hosts of its large files. The content security policy of `assets/page-check.js` says the same.
    #[must_use]
    pub fn may_lead_to(&self, address: &str) -> bool {
        let is_public = self.0 == PUBLIC && address.starts_with("https://") && {
            let name = origin(address).trim_start_matches("https://");
            PUBLIC_HOSTS
                .iter()
                .any(|host| name == *host || name.strip_suffix(host).is_some_and(|sub| sub.ends_with('.')))
        };
        is_public || origin(address) == self.origin()
    }
}

/// Scheme, host and port of an address; all of what is none.
pub(super) fn origin(address: &str) -> &str {
    let start = address.find("://").map_or(0, |at| at + 3);
    let end = address.get(start..).and_then(|rest| rest.find(['/', '?', '#'])).map_or(address.len(), |at| start + at);
    address.get(..end).unwrap_or(address)
}

/// The host of a web address, without its port.
fn host(address: &str) -> Option<&str> {
    let rest = address.strip_prefix("https://").or_else(|| address.strip_prefix("http://"))?;
    let end = rest.find(['/', '?', '#']).unwrap_or(rest.len());
    let host = rest.get(..end)?;
    let port = host.rfind(':').filter(|at| host.get(at + 1..).is_some_and(|port| !port.contains(']')));
    port.map_or(Some(host), |at| host.get(..at))
}

#[cfg(test)]
mod tests {
    use super::*;

    const PAGE: &str = "https://school.test/explorer/";

    #[test]
    fn a_mirror_has_the_paths_of_the_hub() {
        let base = Base::new("https://mirror.school.test/hub/", PAGE).unwrap();
        let checkpoint = HubCheckpoint::find("tf_efficientnet_b0.in1k").unwrap();
        let expected = "https://mirror.school.test/hub/timm/tf_efficientnet_b0.in1k/resolve/main/model.safetensors";
        assert_eq!(base.address(checkpoint), expected);
        assert_eq!(base.origin(), "https://mirror.school.test");
    }

    #[test]
    fn what_is_no_base_is_refused() {
        for wrong in
            ["", "mirror", "ftp://mirror.test", "https://", "https://a.test/?x=1", "https://me@a.test", "data:,"]
        {
            assert_eq!(Base::new(wrong, PAGE), Err(BaseError::Form), "{wrong}");
        }
        // It becomes part of a policy.
        assert_eq!(Base::new("https://a.test; script-src *", PAGE), Err(BaseError::Form));
        assert_eq!(Base::new("http://mirror.test", PAGE), Err(BaseError::Insecure));
        for fine in ["http://localhost:8000/hub", "http://127.0.0.1:9", "http://[::1]:8080", "https://mirror.test"] {
            assert!(Base::new(fine, PAGE).is_ok(), "{fine}");
        }
        assert!(Base::new("http://mirror.test", "http://school.test/").is_ok());
    }

    #[test]
    fn only_the_public_hub_leads_to_other_hosts() {
        let public = Base::default();
        for fine in
            ["https://cas-bridge.xethub.hf.co/x?y", "https://huggingface.co/a", "https://cdn-lfs.huggingface.co/b"]
        {
            assert!(public.may_lead_to(fine), "{fine}");
        }
        for wrong in ["https://nothf.co/x", "http://cdn.hf.co/x", "https://hf.co.evil.test/", "https://hf.co:444/"] {
            assert!(!public.may_lead_to(wrong), "{wrong}");
        }
        let mirror = Base::new("https://mirror.test:8443/hub", PAGE).unwrap();
        assert!(mirror.may_lead_to("https://mirror.test:8443/files/1"));
        assert!(!mirror.may_lead_to("https://mirror.test/files/1") && !mirror.may_lead_to("https://hf.co/1"));
    }
}
