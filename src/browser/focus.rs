//! Where the keyboard is, and what is in sight.

use web_sys::HtmlElement;

use super::clock::next_paint;
use super::elements::find;

/// Frames that what was opened may take until it is there.
const MOST_FRAMES: usize = 30;

/// The first element of a selector, once the page has followed what was done.
pub async fn find_soon(selector: &str) -> Option<HtmlElement> {
    leptos::task::tick().await;
    for _ in 0..MOST_FRAMES {
        if let Some(found) = find(selector) {
            return Some(found);
        }
        next_paint().await;
    }
    None
}

/// Gives an element the focus once the page has followed what was done, by its id; what is in sight stays where it is.
pub fn focus_soon(id: &'static str) {
    leptos::task::spawn_local(async move {
        let Some(element) = find_soon(&format!("#{id}")).await else { return };
        if is_in_sight(&element) {
            let _ = element.focus();
        } else {
            take_to(&element);
        }
    });
}

/// Whether all of an element lies on the screen.
fn is_in_sight(element: &HtmlElement) -> bool {
    let place = element.get_bounding_client_rect();
    let height = web_sys::window().and_then(|window| window.inner_height().ok()?.as_f64());
    place.height() > 0.0 && place.top() >= 0.0 && height.is_some_and(|height| place.bottom() <= height)
}

/// Scrolls an element down to its end once the page has followed what was done.
pub fn scroll_down_soon(selector: &'static str) {
    leptos::task::spawn_local(async move {
        leptos::task::tick().await;
        if let Some(element) = find(selector) {
            element.set_scroll_top(element.scroll_height());
        }
    });
}

/// Scrolls up to where an element begins, once the page has followed what was done; one that begins in sight or below stays.
pub fn scroll_up_soon(selector: &'static str) {
    leptos::task::spawn_local(async move {
        leptos::task::tick().await;
        if let Some(element) = find(selector).filter(|element| element.get_bounding_client_rect().top() < 0.0) {
            element.scroll_into_view();
        }
    });
}

/// Opens the room and the question that an element is in, where they are closed, scrolls to it and gives it the focus.
pub fn take_to(element: &HtmlElement) {
    if let Some(question) = element.closest("details:not([open])").ok().flatten() {
        // What is open tells its owner by an event.
        let _ = question.set_attribute("open", "");
    }
    let room = element.closest("[data-room][hidden]").ok().flatten();
    let door = room.and_then(|room| find(&format!("[aria-controls=\"{}\"]", room.id())));
    if let Some(door) = door {
        door.click();
        // The page follows before the next task.
        let element = element.clone();
        leptos::task::spawn_local(async move {
            leptos::task::tick().await;
            show(&element);
        });
    } else {
        show(element);
    }
}

/// Opens a room by its door, and takes the person there.
pub fn take_to_room(slug: &str) {
    if let Some(door) = find(&format!("[aria-controls=\"room-{slug}\"]")) {
        door.click();
        show(&door);
    }
}

fn show(element: &HtmlElement) {
    element.scroll_into_view();
    // Without focus the page has still scrolled.
    let _ = element.focus();
}
