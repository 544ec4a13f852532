//! What the page says of the backends' times.

use super::{BackendTimes, Measurement, Size};
use crate::protocol::{Backend, BackendRequest};
use texts::{Message, backend_times as text, format};

impl BackendTimes {
    /// One sentence: what the automatic choice takes for a network and why, or what is known where another choice stands.
    /// `running` is the backend that the engine has, where it has one.
    #[must_use]
    pub fn sentence(&self, choice: BackendRequest, size: Option<Size>, running: Option<Backend>) -> Message {
        let Some(measurement) = size.and_then(|size| self.nearest(size)) else {
            return Message::new(text::NOT_MEASURED);
        };
        let Measurement { cpu, webgpu, day, .. } = measurement;
        let words = if choice == BackendRequest::HardwareWebGpu {
            match (measurement.faster(), running) {
                (Some(Backend::Cpu), Some(Backend::WebGpu)) => text::NEXT_CPU,
                (Some(Backend::WebGpu), Some(Backend::Cpu)) => text::NEXT_WEBGPU,
                (Some(Backend::Cpu), _) => text::USES_CPU,
                (Some(Backend::WebGpu), _) => text::USES_WEBGPU,
                (None, _) => text::EVEN,
            }
        } else {
            text::MEASURED
        };
        let [cpu, webgpu] = [cpu, webgpu].map(|times| format::duration(times.median_millis));
        Message::new(words).with("cpu", &cpu).with("webgpu", &webgpu).with("day", day)
    }
}

#[cfg(test)]
mod tests {
    use super::super::measurement::tests::times;
    use super::super::{Adapter, Moment};
    use super::*;
    use model::arch::Macs;
    use model::scaling::Family;
    use texts::Language;

    #[test]
    fn the_sentence_names_both_times_the_choice_and_the_day() {
        let size = Size { family: Family::Lite, macs: Macs(385_187_552) };
        let now = Moment { millis: 1.0, day: "2026-11-29".to_owned() };
        let mut kept = BackendTimes::new("build");
        let auto = BackendRequest::HardwareWebGpu;
        let say =
            |kept: &BackendTimes, choice, running| kept.sentence(choice, Some(size), running).words(Language::English);
        assert!(say(&kept, auto, None).contains("not been measured"));
        let mut measure = |cpu, webgpu| {
            kept.put(&Adapter::default(), Measurement::new(size, times(cpu, 1.0), times(webgpu, 1.0), now.clone()));
            kept.clone()
        };
        let slow_gpu = measure(31.0, 190.0);
        let sentence = say(&slow_gpu, auto, Some(Backend::Cpu));
        assert!(sentence.starts_with("Automatic uses the CPU:"), "{sentence}");
        for part in ["31.0 ms", "190 ms", "2026-11-29"] {
            assert!(sentence.contains(part), "{sentence}");
        }
        let next = say(&slow_gpu, auto, Some(Backend::WebGpu));
        assert!(next.contains("next"), "{next}");
        let explicit = say(&slow_gpu, BackendRequest::AnyWebGpu, Some(Backend::WebGpu));
        assert!(!explicit.contains("utomatic") && explicit.contains("190 ms"), "{explicit}");
        assert!(say(&measure(31.0, 5.0), auto, Some(Backend::WebGpu)).starts_with("Automatic uses WebGPU:"));
        assert!(say(&measure(31.0, 31.5), auto, Some(Backend::WebGpu)).contains("either"));
    }
}
