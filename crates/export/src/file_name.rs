//! What a file is called, without its end.

use model::scaling::{Coefficients, Mode};

use crate::coefficients;
use crate::network::{Network, Origin};

/// Characters of a person's file name that are kept.
const LONGEST: usize = 60;

impl Network<'_> {
    /// `efficientnet-lite0`, `efficientnet-lite-d1.2-w1.1-240px-grown-from-lite0`, `my-flowers-timm`.
    pub(crate) fn stem(&self) -> String {
        let facts = &self.facts;
        match &facts.origin {
            Origin::Bundled(_) => self.setting_name(),
            Origin::Grown(model) => format!("{}-grown-from-{}", self.setting_name(), model.id),
            Origin::Own(name) => format!("{}-timm", plain(name)),
            Origin::GrownOwn(name) => format!("{}-grown-from-{}", self.setting_name(), plain(name)),
            Origin::Untrained => format!("{}-untrained", self.setting_name()),
        }
    }

    fn setting_name(&self) -> String {
        let scaling = &self.facts.scaling;
        if scaling.mode() == Mode::Published {
            let side = self.spec.input_resolution;
            // A published variant at another resolution, as a grown one at its parent's, says so.
            let at = if side == scaling.resolution_px() { String::new() } else { format!("-{side}px") };
            return format!("efficientnet-{}{at}", scaling.preset().slug());
        }
        let Coefficients { depth, width, .. } = coefficients(scaling);
        let family = scaling.family().slug();
        format!("efficientnet-{family}-d{}-w{}-{}px", short(depth), short(width), self.spec.input_resolution)
    }
}

/// At most three decimals, and no zeros at their end.
fn short(number: f64) -> String {
    format!("{number:.3}").trim_end_matches('0').trim_end_matches('.').to_owned()
}

/// A file's name without its end, of characters that every file system takes.
fn plain(name: &str) -> String {
    let stem = name.rsplit_once('.').map_or(name, |(stem, _)| stem);
    let kept = stem.chars().take(LONGEST);
    let kept = kept.map(|letter| if letter.is_alphanumeric() || "-_.".contains(letter) { letter } else { '-' });
    let kept: String = kept.collect();
    let kept = kept.trim_matches(['-', '.', '_']);
    if kept.is_empty() { "network".to_owned() } else { kept.to_owned() }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_are_short_and_plain() {
        assert_eq!((short(1.44), short(1.0), short(1.200_000_1)), ("1.44".into(), "1".into(), "1.2".into()));
        assert_eq!(plain("my flowers.v2.pth"), "my-flowers.v2");
        assert_eq!(plain("run 3/best?.pth"), "run-3-best");
        assert_eq!(plain("꽃.safetensors"), "꽃");
        assert_eq!((plain("..pth"), plain("")), ("network".to_owned(), "network".to_owned()));
    }
}
