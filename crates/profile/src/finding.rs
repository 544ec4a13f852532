//! What follows from a profile, in sentences.

use texts::{Language, Message, format, profile as text};

use crate::ceiling::{Bound, Ceiling};
use crate::measured::{OperatorTime, Profile};
use crate::work::Work;

/// A kind of operator with less of the time than this is not worth a sentence.
const NOTEWORTHY: f64 = 0.1;

/// A share of the time this many times that of the multiply-adds is out of proportion.
const OUT_OF_PROPORTION: f64 = 1.5;

/// A part with less than this of the network's multiply-adds a byte does little with what it reads.
const LITTLE: f64 = 2.0 / 3.0;

/// Where the time goes and why, and how near the network comes to what the device reaches; counts as a language speaks them.
/// Nothing where nothing was measured.
#[must_use]
pub fn findings(profile: &Profile, language: Language) -> Vec<Message> {
    let all = profile.work();
    let mut found = Vec::new();
    found.extend(if profile.operators.is_empty() { of_stages(profile, &all) } else { of_operators(profile, &all) });
    let rate = all.rate(profile.run_millis);
    if let Some(ceiling) = profile.ceiling.filter(|_| rate > 0.0) {
        let share = rate / ceiling.macs_per_second;
        found.push(
            Message::new(text::WHOLE)
                .with("rate", &format::spoken(format::whole(rate), language))
                .with("share", &format::percent(share))
                .with("peak", &format::spoken(format::whole(ceiling.macs_per_second), language)),
        );
    }
    found
}

/// The kind that takes the most time beyond its part of the multiply-adds, else the one that takes the most.
fn of_operators(profile: &Profile, all: &Work) -> Option<Message> {
    let beyond = |one: &OperatorTime| profile.share(one.millis) - one.work.share_of(all);
    let is_out_of_proportion = |one: &&OperatorTime| {
        let share = profile.share(one.millis);
        share >= NOTEWORTHY && share > OUT_OF_PROPORTION * one.work.share_of(all)
    };
    let operators = || profile.operators.iter().filter(|one| one.millis > 0.0);
    let odd = operators().filter(is_out_of_proportion).max_by(|one, two| beyond(one).total_cmp(&beyond(two)));
    let ceiling = profile.ceiling.filter(Ceiling::is_known);
    let is_bound_by_memory =
        |one: &OperatorTime| ceiling.is_some_and(|ceiling| ceiling.bound(one.work.intensity()) == Bound::Memory);
    let (one, template) = match odd {
        Some(one) if one.work.intensity() >= LITTLE * all.intensity() => (one, text::OTHER_REASON),
        Some(one) if is_bound_by_memory(one) => (one, text::MUCH_DATA),
        Some(one) => (one, text::LITTLE_REUSE),
        None => (operators().max_by(|one, two| one.millis.total_cmp(&two.millis))?, text::IN_PROPORTION),
    };
    Some(
        Message::new(template)
            .with_message("operator", one.kind.text().into())
            .with("time", &format::percent(profile.share(one.millis)))
            .with("macs", &format::percent(one.work.share_of(all)))
            .with("intensity", &format::significant(one.work.intensity()))
            .with("average", &format::significant(all.intensity())),
    )
}

/// The stage that takes the most time; runs that wait for each stage are compared with themselves.
fn of_stages(profile: &Profile, all: &Work) -> Option<Message> {
    let sum = profile.stages_millis();
    let most = profile.stages.iter().max_by(|one, two| one.millis.total_cmp(&two.millis)).filter(|_| sum > 0.0)?;
    Some(
        Message::new(text::SLOWEST_STAGE)
            .with("stage", &most.number)
            .with("time", &format::percent(most.millis / sum))
            .with("macs", &format::percent(most.work.share_of(all))),
    )
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{Ceiling, Kind, Run};
    use model::arch::{ArchSpec, Operator};
    use model::scaling::{Preset, ScalingInput};

    /// A profile of Lite0 in which each layer takes as long as its multiply-adds, those of an operator some times that.
    fn profile(slow: Operator, times: f64) -> Profile {
        profile_with(slow, times, 1e10)
    }

    /// The same on a device with so many bytes a second.
    fn profile_with(slow: Operator, times: f64, memory_bytes_per_second: f64) -> Profile {
        let spec = ArchSpec::from_input(&ScalingInput::published(Preset::Lite0)).unwrap();
        let millis = |layer: &model::arch::LayerSpec| {
            let factor = if layer.operator == slow { times } else { 1.0 };
            layer.cost().macs.0 as f64 * factor / 1e7
        };
        let layer_millis: Vec<f64> = spec.layers().iter().map(millis).collect();
        let total_millis = layer_millis.iter().sum();
        let ceiling = Ceiling { macs_per_second: 4e10, cache_bytes_per_second: 1e11, memory_bytes_per_second };
        Profile::new(&spec, &[Run::Layers { layer_millis, total_millis }], &[total_millis], 0.0, Some(ceiling))
    }

    #[test]
    fn what_takes_more_time_than_arithmetic_is_named_with_its_reason() {
        let found = profile(Operator::Depthwise, 8.0);
        let depthwise = found.operators.iter().find(|one| one.kind == Kind::Depthwise).unwrap();
        let (share, of_all) = (found.share(depthwise.millis), depthwise.work.share_of(&found.work()));
        let words: Vec<_> =
            findings(&found, Language::English).iter().map(|one| one.words(Language::English)).collect();
        let start = format!(
            "{} of the time goes to depthwise convolution for {} of the multiply-adds: much data is moved for little",
            format::percent(share),
            format::percent(of_all)
        );
        assert!(words[0].starts_with(&start), "{words:?} instead of {start}");
        assert!(of_all < 0.15 && share > 3.0 * of_all, "{share} for {of_all}");
        // 1e10 a second are a quarter of 4e10; what waits for depthwise layers is below.
        let rate = found.work().rate(found.run_millis);
        assert!(words[1].contains(&format::percent(rate / 4e10)) && rate < 1e10, "{words:?}");
        assert_eq!(words.len(), 2);
    }

    #[test]
    fn other_reasons_and_no_reason() {
        let first = |found: &Profile| findings(found, Language::English)[0].words(Language::English);
        let even = first(&profile(Operator::Depthwise, 1.0));
        assert!(even.starts_with("Time goes where the multiply-adds are"), "{even}");
        // The head's 1x1 convolution has more arithmetic a byte than the whole.
        let head = first(&profile(Operator::HeadConv, 9.0));
        assert!(head.contains("head convolution") && head.contains("data does not explain"), "{head}");
        // From 0.67 multiply-adds a byte on, this device's memory is no limit: a depthwise layer has about one.
        let depthwise = first(&profile_with(Operator::Depthwise, 8.0, 6e10));
        assert!(depthwise.contains("each number that is read serves few of them"), "{depthwise}");
    }

    #[test]
    fn stages_alone_and_nothing_at_all() {
        let spec = ArchSpec::from_input(&ScalingInput::published(Preset::B0)).unwrap();
        let stage_millis = vec![1.0, 1.0, 1.0, 1.0, 1.0, 1.0, 2.0, 1.0, 1.0];
        let found = Profile::new(&spec, &[Run::Stages { stage_millis, total_millis: 12.0 }], &[5.0], 0.0, None);
        let words: Vec<_> =
            findings(&found, Language::English).iter().map(|one| one.words(Language::English)).collect();
        assert!(words.len() == 1 && words[0].contains("Stage 7 takes 20.0 %"), "{words:?}");
        assert!(findings(&Profile::new(&spec, &[], &[], 0.0, None), Language::English).is_empty());
    }
}
