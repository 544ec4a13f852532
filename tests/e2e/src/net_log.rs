//! Chromium's own log of requests (`--log-net-log`).

use serde_json::Value;

/// A request that Chromium started.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Request {
    /// Where to.
    pub url: String,
    /// The origin of the page or worker that asked; `None` for what the browser does of its own.
    pub initiator: Option<String>,
}

/// Every request of the log, in its order.
///
/// # Panics
/// When the log has another form than Chromium 100 to 156 write: then nothing is proved.
#[must_use]
pub fn requests(log: &Value) -> Vec<Request> {
    let kind = &log["constants"]["logEventTypes"]["URL_REQUEST_START_JOB"];
    assert!(kind.is_number(), "the log of requests has another form than this reader knows");
    let events = log["events"].as_array().expect("the events of the log");
    events
        .iter()
        .filter(|event| event["type"] == *kind)
        .filter_map(|event| {
            let url = event["params"]["url"].as_str()?.to_owned();
            let initiator = event["params"]["initiator"].as_str().filter(|origin| origin.contains("://"));
            Some(Request { url, initiator: initiator.map(str::to_owned) })
        })
        .collect()
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::*;

    #[test]
    fn only_starts_of_requests_count() {
        let log = json!({
            "constants": { "logEventTypes": { "URL_REQUEST_START_JOB": 7, "OTHER": 8 } },
            "events": [
                { "type": 7, "params": { "url": "http://a/x", "initiator": "http://a" } },
                { "type": 7, "params": { "url": "http://a/", "initiator": "not an origin" } },
                { "type": 7 },
                { "type": 8, "params": { "url": "http://b/" } },
            ],
        });
        let found: Vec<_> = requests(&log).into_iter().map(|r| (r.url, r.initiator)).collect();
        assert_eq!(found, [("http://a/x".into(), Some("http://a".into())), ("http://a/".into(), None)]);
    }
}
