//! The one screen in the frame of someone else's page, such as that of a course.

/// Height of the frame in pixels: sliders, network and answer of a column, as far as a screen of today holds.
const HEIGHT_PX: u32 = 720;

/// The HTML that shows `address` in a frame called `title`. The camera asks there only where the page around it allows that.
#[must_use]
pub fn snippet(address: &str, title: &str) -> String {
    format!(
        "<iframe src=\"{}\" title=\"{}\" width=\"100%\" height=\"{HEIGHT_PX}\" allow=\"camera\" loading=\"lazy\"></iframe>",
        escaped(address),
        escaped(title)
    )
}

/// Text as the value of an attribute.
fn escaped(text: &str) -> String {
    text.replace('&', "&amp;").replace('"', "&quot;").replace('<', "&lt;")
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::link::{PageState, read, write};

    #[test]
    fn a_frame_with_its_address_escaped_and_the_camera_allowed() {
        let state = PageState { is_embedded: true, ..PageState::default() };
        let address = format!("https://example.org/page/?a=\"b\"{}", write(&state));
        let html = snippet(&address, "A \"title\" <of> it & more");
        assert!(
            html.starts_with("<iframe src=\"https://example.org/page/?a=&quot;b&quot;#v1&amp;family=lite&amp;"),
            "{html}"
        );
        assert!(html.contains("&amp;embed=1\" title=\"A &quot;title&quot; &lt;of> it &amp; more\" "), "{html}");
        assert!(html.contains(" allow=\"camera\" ") && html.ends_with("></iframe>"), "{html}");
        // Whoever pastes the address alone, escaped as it is, opens the same page.
        let fragment = html.split('#').nth(1).and_then(|rest| rest.split('"').next()).map(|rest| format!("#{rest}"));
        assert_eq!(read(&fragment.unwrap_or_default(), &[]).state, state);
    }
}
