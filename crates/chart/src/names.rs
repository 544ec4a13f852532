//! Where the names of a chart's points stand: none over another name, over a point or beyond the chart.

use crate::Frame;

/// The widest that a Latin character of a name is drawn, and a wider one, such as a syllable of Hangul.
const CHARACTER: (f64, f64) = (8.5, 13.5);

/// How far a name reaches above and below its base line.
const REACH: (f64, f64) = (11.0, 3.0);

/// The room between a point and its name.
const APART: f64 = 8.0;

/// Beyond this part of the width, a name stands left of its point if it can.
const TURNS: f64 = 0.6;

/// By how much a name is moved to find room, and how often at most.
const STEP: f64 = 2.0;
const MOST_STEPS: u16 = 100;

/// Where a name stands.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Place {
    /// From its point to the end of its base line that is anchored.
    pub shift: (f64, f64),
    /// Which end that is: `start` or `end`.
    pub anchor: &'static str,
}

/// A part of the drawing that something covers.
#[derive(Clone, Copy, Debug)]
pub struct Area {
    left: f64,
    right: f64,
    top: f64,
    bottom: f64,
}

impl Area {
    /// What the mark at a place of the drawing covers.
    #[must_use]
    pub fn of_mark((x, y): (f64, f64), reach: f64) -> Self {
        Self { left: x - reach, right: x + reach, top: y - reach, bottom: y + reach }
    }

    /// What the name of a point covers.
    #[must_use]
    pub fn of_name(name: &str, (x, y): (f64, f64), place: Place) -> Self {
        let mut width = 0.0;
        for character in name.chars() {
            width += if character.is_ascii() { CHARACTER.0 } else { CHARACTER.1 };
        }
        let (at, base) = (x + place.shift.0, y + place.shift.1);
        let (left, right) = if place.anchor == "end" { (at - width, at) } else { (at, at + width) };
        Self { left, right, top: base - REACH.0, bottom: base + REACH.1 }
    }

    /// Whether two things cover each other.
    #[must_use]
    pub fn meets(&self, other: &Self) -> bool {
        self.left < other.right && other.left < self.right && self.top < other.bottom && other.top < self.bottom
    }

    /// Whether it lies between a chart's axes and the edges of the drawing.
    #[must_use]
    pub fn is_inside(&self, frame: &Frame) -> bool {
        let is_across = self.left >= frame.left && self.right <= frame.size.0;
        is_across && self.top >= frame.top - REACH.1 && self.bottom <= frame.bottom
    }
}

/// A place for the name of each point, given with its place in the drawing: beside the point, else the nearest one above or
/// below that is free. Where the chart is full, a name may cover a mark.
#[must_use]
pub fn places(points: &[(&str, (f64, f64))], frame: &Frame) -> Vec<Place> {
    let marks: Vec<Area> = points.iter().map(|(_, at)| Area::of_mark(*at, frame.reach)).collect();
    let mut taken: Vec<Area> = Vec::new();
    let mut places = Vec::new();
    for (name, at) in points {
        let is_free = |place: Place, around: &[Area]| {
            let area = Area::of_name(name, *at, place);
            area.is_inside(frame) && !taken.iter().chain(around).any(|other| other.meets(&area))
        };
        let candidates = candidates(*at, frame);
        let found = candidates.iter().find(|place| is_free(**place, &marks));
        let found = found.or_else(|| candidates.iter().find(|place| is_free(**place, &[])));
        // There is always a first one.
        let place = found.or(candidates.first()).copied().unwrap_or(Place { shift: (APART, 0.0), anchor: "start" });
        taken.push(Area::of_name(name, *at, place));
        places.push(place);
    }
    places
}

/// Places for the name of a point, the best first.
fn candidates((x, _): (f64, f64), frame: &Frame) -> Vec<Place> {
    let mut sides = [(APART, "start"), (-APART, "end")];
    if x - frame.left > TURNS * (frame.right - frame.left) {
        sides.reverse();
    }
    let mut candidates = Vec::new();
    for steps in 0..MOST_STEPS {
        let far = STEP * f64::from(steps);
        for (aside, anchor) in sides {
            candidates.push(Place { shift: (aside, frame.beside.1 - far), anchor });
            candidates.push(Place { shift: (aside, frame.beside.1 + far), anchor });
        }
    }
    candidates
}
