//! All that is known of the backends' times, as the browser keeps it from visit to visit.

use serde::{Deserialize, Serialize};

use super::{Adapter, Measurement, Moment, Size};
use crate::protocol::{Backend, BackendRequest};

/// The version of what is kept: raised with every change that an older text would be misread in.
const FORMAT: u32 = 1;

/// A measurement also speaks for networks whose class is so many powers of two away.
const NEAR_CLASSES: u32 = 1;

/// A measurement older than this, 30 days, is made again; it counts until then.
const STALE_MILLIS: f64 = 30.0 * 24.0 * 3_600_000.0;

/// No text longer than this was written here.
const MOST_BYTES: usize = 64 * 1024;

/// Measurements of one build of the page on one adapter.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct BackendTimes {
    format: u32,
    /// The page's build: another one has other kernels.
    build: String,
    adapter: String,
    is_software: bool,
    measurements: Vec<Measurement>,
}

/// What the page does about its backend, at rest and with the automatic choice.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Plan {
    /// Nothing: it is measured, and the faster backend runs.
    Nothing,
    /// Measure both.
    Measure,
    /// Have the network run on this backend, which was measured to be clearly faster.
    Switch(Backend),
}

impl BackendTimes {
    /// Nothing is known yet.
    #[must_use]
    pub fn new(build: impl Into<String>) -> Self {
        let (build, adapter) = (build.into(), String::new());
        Self { format: FORMAT, build, adapter, is_software: false, measurements: Vec::new() }
    }

    /// What was kept, as far as it is of this build and makes sense; else nothing is known.
    #[must_use]
    pub fn read(text: &str, build: &str) -> Self {
        let found = if text.len() <= MOST_BYTES { serde_json::from_str::<Self>(text).ok() } else { None };
        let found = found.filter(|found| found.format == FORMAT && found.build == build);
        let Some(mut found) = found else { return Self::new(build) };
        found.measurements.retain(is_sound);
        found
    }

    /// As a text to keep; `None` where nothing is known.
    #[must_use]
    pub fn write(&self) -> Option<String> {
        if self.measurements.is_empty() { None } else { serde_json::to_string(self).ok() }
    }

    /// The adapter is this one: what was measured on another says nothing of it. Returns whether anything was forgotten.
    pub fn seen(&mut self, adapter: &Adapter) -> bool {
        if self.adapter == adapter.name && self.is_software == adapter.is_software {
            return false;
        }
        let Adapter { name, is_software } = adapter.clone();
        (self.adapter, self.is_software) = (name, is_software);
        !std::mem::take(&mut self.measurements).is_empty()
    }

    /// Takes a measurement on an adapter in, in the place of an older one of that family and class.
    pub fn put(&mut self, adapter: &Adapter, measurement: Measurement) {
        self.seen(adapter);
        let of = |other: &Measurement| (other.family, other.class) == (measurement.family, measurement.class);
        self.measurements.retain(|other| !of(other));
        self.measurements.push(measurement);
    }

    /// The measurement that speaks for a network: that of its own class, else the newest of a class beside it.
    #[must_use]
    pub fn nearest(&self, size: Size) -> Option<&Measurement> {
        let distance = |measurement: &Measurement| measurement.class.abs_diff(size.class());
        let near = self
            .measurements
            .iter()
            .filter(|measurement| measurement.family == size.family && distance(measurement) <= NEAR_CLASSES);
        near.min_by(|one, two| distance(one).cmp(&distance(two)).then(two.at_millis.total_cmp(&one.at_millis)))
    }

    /// What the automatic choice asks of a worker: the backend that is clearly faster for the network, else WebGPU where
    /// there is a graphics processor.
    #[must_use]
    pub fn automatic(&self, size: Option<Size>) -> BackendRequest {
        match size.and_then(|size| self.nearest(size)).and_then(Measurement::faster) {
            Some(Backend::Cpu) => BackendRequest::Cpu,
            // The automatic choice passes software over, unless it was measured to be faster.
            Some(Backend::WebGpu) if self.is_software => BackendRequest::AnyWebGpu,
            Some(Backend::WebGpu) | None => BackendRequest::HardwareWebGpu,
        }
    }

    /// What to do at rest for a network of this size that runs on a backend.
    #[must_use]
    pub fn plan(&self, size: Size, running: Backend, now: &Moment) -> Plan {
        let Some(measurement) = self.nearest(size) else { return Plan::Measure };
        // Also of a day to come, where a clock was wrong.
        if (now.millis - measurement.at_millis).abs() > STALE_MILLIS {
            return Plan::Measure;
        }
        match measurement.faster() {
            Some(faster) if faster != running => Plan::Switch(faster),
            Some(_) | None => Plan::Nothing,
        }
    }
}

/// Whether a measurement that was read is one.
fn is_sound(measurement: &Measurement) -> bool {
    let Measurement { class, cpu, webgpu, at_millis, day, .. } = measurement;
    let is_day = day.len() == 10 && day.chars().all(|character| character.is_ascii_digit() || character == '-');
    is_day && *class < u128::BITS && at_millis.is_finite() && cpu.is_sound() && webgpu.is_sound()
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::super::measurement::tests::times;
    use super::*;
    use model::arch::Macs;
    use model::scaling::Family;

    const DAY: f64 = 24.0 * 3_600_000.0;

    fn size(family: Family, class: u32) -> Size {
        Size { family, macs: Macs((1 << class) + 5) }
    }

    fn lite(class: u32) -> Size {
        size(Family::Lite, class)
    }

    fn gpu() -> Adapter {
        Adapter { name: "a card".to_owned(), is_software: false }
    }

    fn at(millis: f64) -> Moment {
        Moment { millis, day: "2026-11-29".to_owned() }
    }

    fn measured(size: Size, cpu: f64, webgpu: f64, millis: f64) -> Measurement {
        Measurement::new(size, times(cpu, 1.0), times(webgpu, 1.0), at(millis))
    }

    fn with(measurements: &[Measurement]) -> BackendTimes {
        let mut kept = BackendTimes::new("build");
        for measurement in measurements {
            kept.put(&gpu(), measurement.clone());
        }
        kept
    }

    #[test]
    fn what_is_kept_is_read_again_by_the_same_build_alone() {
        let kept =
            with(&[measured(lite(28), 31.0, 190.0, DAY), measured(size(Family::EfficientNet, 30), 90.0, 9.0, DAY)]);
        let text = kept.write().unwrap();
        assert_eq!(BackendTimes::read(&text, "build"), kept);
        assert_eq!(BackendTimes::read(&text, "another"), BackendTimes::new("another"));
        assert_eq!(BackendTimes::read(&text.replacen(":1,", ":2,", 1), "build"), BackendTimes::new("build"));
        assert_eq!(BackendTimes::new("build").write(), None);
    }

    #[test]
    fn nonsense_is_left_out() {
        let text = with(&[measured(lite(28), 31.0, 190.0, DAY), measured(lite(31), 50.0, 9.0, DAY)]).write().unwrap();
        let spoilt = text.replacen("31.0", "-31.0", 1);
        assert_ne!(spoilt, text);
        let read = BackendTimes::read(&spoilt, "build");
        assert_eq!((read.nearest(lite(28)), read.nearest(lite(31)).is_some()), (None, true));
        let day = text.replace("2026-11-29", "<b>11-29</b>");
        assert_eq!(BackendTimes::read(&day, "build").write(), None);
    }

    proptest! {
        #[test]
        fn no_text_breaks_it(text: String, at in 0_usize..400, put: char) {
            let _ = BackendTimes::read(&text, "build");
            let mut spoilt: Vec<char> = with(&[measured(lite(28), 31.0, 190.0, DAY)]).write().unwrap().chars().collect();
            let at = at % spoilt.len();
            spoilt[at] = put;
            let read = BackendTimes::read(&spoilt.into_iter().collect::<String>(), "build");
            let _ = (read.automatic(Some(lite(28))), read.plan(lite(28), Backend::Cpu, &super::tests::at(DAY)));
        }
    }

    #[test]
    fn the_nearest_measurement_speaks_for_a_network() {
        let kept = with(&[
            measured(lite(27), 10.0, 40.0, 3.0 * DAY),
            measured(lite(29), 60.0, 20.0, 2.0 * DAY),
            measured(size(Family::EfficientNet, 28), 30.0, 35.0, DAY),
        ]);
        let class = |size| kept.nearest(size).map(|found| found.class);
        // Of two that are as near the newer one; none two powers away; none of the other family.
        assert_eq!(
            [26, 27, 28, 29, 30, 31].map(|of| class(lite(of))),
            [Some(27), Some(27), Some(27), Some(29), Some(29), None]
        );
        assert_eq!(class(size(Family::EfficientNet, 30)), None);
        let again = measured(lite(29), 60.0, 55.0, 4.0 * DAY);
        let mut kept = kept.clone();
        kept.put(&gpu(), again.clone());
        assert_eq!((kept.nearest(lite(29)), kept.measurements.len()), (Some(&again), 3));
        assert_eq!(kept.nearest(lite(28)), Some(&again), "it is the newer one now");
    }

    #[test]
    fn automatic_takes_the_faster_backend_of_that_size() {
        let kept = with(&[measured(lite(28), 31.0, 190.0, DAY), measured(lite(31), 300.0, 40.0, DAY)]);
        assert_eq!(kept.automatic(Some(lite(28))), BackendRequest::Cpu);
        assert_eq!(kept.automatic(Some(lite(31))), BackendRequest::HardwareWebGpu);
        assert_eq!(kept.automatic(Some(lite(34))), BackendRequest::HardwareWebGpu, "not measured");
        assert_eq!(kept.automatic(None), BackendRequest::HardwareWebGpu);
        let even = with(&[measured(lite(28), 31.0, 32.0, DAY)]);
        assert_eq!(even.automatic(Some(lite(28))), BackendRequest::HardwareWebGpu);
        // Software is passed over, unless it was measured to be faster.
        let software = Adapter { name: "llvmpipe".to_owned(), is_software: true };
        let mut kept = BackendTimes::new("build");
        kept.put(&software, measured(lite(28), 190.0, 31.0, DAY));
        assert_eq!(kept.automatic(Some(lite(28))), BackendRequest::AnyWebGpu);
    }

    #[test]
    fn another_adapter_ends_what_was_measured() {
        let mut kept = with(&[measured(lite(28), 31.0, 190.0, DAY)]);
        assert!(!kept.seen(&gpu()));
        assert!(kept.seen(&Adapter { name: "another".to_owned(), is_software: false }));
        assert_eq!((kept.nearest(lite(28)), kept.write()), (None, None));
        let mut kept = with(&[measured(lite(28), 31.0, 190.0, DAY)]);
        kept.put(&Adapter { name: "another".to_owned(), is_software: false }, measured(lite(31), 9.0, 5.0, DAY));
        assert_eq!(kept.nearest(lite(28)), None);
    }

    #[test]
    fn at_rest_the_page_measures_or_turns_to_the_faster_backend() {
        let kept = with(&[measured(lite(28), 31.0, 190.0, 100.0 * DAY)]);
        let plan = |class, running, day| kept.plan(lite(class), running, &at(day * DAY));
        assert_eq!(plan(28, Backend::Cpu, 101.0), Plan::Nothing);
        assert_eq!(plan(28, Backend::WebGpu, 101.0), Plan::Switch(Backend::Cpu));
        assert_eq!(plan(31, Backend::Cpu, 101.0), Plan::Measure, "never measured");
        assert_eq!(plan(28, Backend::Cpu, 131.0), Plan::Measure, "too long ago");
        assert_eq!(plan(28, Backend::Cpu, 60.0), Plan::Measure, "in the future");
        let even = with(&[measured(lite(28), 31.0, 32.0, DAY)]);
        for running in [Backend::Cpu, Backend::WebGpu] {
            assert_eq!(even.plan(lite(28), running, &at(DAY)), Plan::Nothing);
        }
    }
}
