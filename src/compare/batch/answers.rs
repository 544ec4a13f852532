//! What a network answered to the pictures of a batch, and its figures.

use std::sync::Arc;

use super::labels::ClassSpace;
use crate::link::CompareEntry;
use benchmark::statistics::{Estimate, wilson};
use model::scaling::ScalingInput;
use texts::{Language, Message};
use wire::protocol::{Backend, WeightsKind};

/// So many of the most probable classes are told of each picture.
const TOP: usize = 5;

/// The answer to one picture.
#[derive(Clone, Debug, PartialEq)]
pub struct Answer {
    /// The most probable classes, best first, five at most; none of untrained weights.
    pub top: Vec<usize>,
    /// The probability of the first one, 0 to 1.
    pub probability: f64,
    /// Milliseconds from the file to the answer.
    pub millis: f64,
    /// Whether it holds the very first run of its network, which takes longer.
    pub is_first_run: bool,
    /// Where it ran.
    pub backend: Backend,
}

/// A network with its answers.
#[derive(Clone, Debug)]
pub struct BatchRow {
    /// Which one.
    pub entry: CompareEntry,
    /// What it is made of.
    pub scaling: ScalingInput,
    /// What its weights are worth, once it has answered.
    pub weights: Option<WeightsKind>,
    /// Its classes and the labels among them, once it has answered.
    pub space: Option<Arc<ClassSpace>>,
    /// Its answers, by the place of the picture.
    pub answers: Vec<Option<Answer>>,
    /// Why there are no answers, or no more of them.
    pub reason: Option<Message>,
}

/// A part of several pictures.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Share {
    /// So many.
    pub right: u32,
    /// Of so many.
    pub total: u32,
    /// As a part of one, with Wilson's 95 % interval.
    pub estimate: Estimate,
}

impl Share {
    /// So many of so many; `None` of none.
    #[must_use]
    pub fn new(right: u32, total: u32) -> Option<Self> {
        wilson(right, total).map(|estimate| Self { right, total, estimate })
    }
}

/// What follows from a network's answers.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Figures {
    /// Pictures that it answered.
    pub answered: u32,
    /// Those that have a label as well.
    pub labelled: u32,
    /// How often the label's class came first; `None` without labels, and of untrained weights.
    pub top1: Option<Share>,
    /// How often it was among the first five; `None` where there are no more classes than that, too.
    pub top5: Option<Share>,
    /// Mean milliseconds from the file to the answer, on the backend of the last answer, without the very first run.
    pub mean_millis: Option<f64>,
}

impl BatchRow {
    /// A network before its first picture.
    #[must_use]
    pub fn new(entry: CompareEntry, sliders: ScalingInput, pictures: usize) -> Self {
        let answers = vec![None; pictures];
        Self { entry, scaling: entry.scaling(sliders), weights: None, space: None, answers, reason: None }
    }

    /// The name for people; a setting says what the sliders were.
    #[must_use]
    pub fn name(&self, language: Language) -> String {
        self.entry.full_name(&self.scaling, language)
    }

    /// The answer to a picture.
    #[must_use]
    pub fn answer(&self, picture: usize) -> Option<&Answer> {
        self.answers.get(picture)?.as_ref()
    }

    /// The class of a picture's label.
    #[must_use]
    pub fn label(&self, picture: usize) -> Option<usize> {
        self.space.as_ref()?.label(picture).map(|found| found.class)
    }

    /// Whether the label's class came first; `None` without a label, an answer, or trained weights.
    #[must_use]
    pub fn is_right(&self, picture: usize) -> Option<bool> {
        let first = self.answer(picture)?.top.first()?;
        Some(*first == self.label(picture)?)
    }

    /// Whether the label's class was among the first five; `None` where there are no more classes, too.
    #[must_use]
    pub fn is_in_top5(&self, picture: usize) -> Option<bool> {
        let answer = self.answer(picture).filter(|answer| !answer.top.is_empty())?;
        let space = self.space.as_ref().filter(|space| space.table.classes() > TOP)?;
        Some(answer.top.contains(&space.label(picture)?.class))
    }

    /// The backend of the last answer.
    #[must_use]
    pub fn backend(&self) -> Option<Backend> {
        self.answers.iter().rev().flatten().next().map(|answer| answer.backend)
    }

    /// What follows from the answers so far.
    #[must_use]
    pub fn figures(&self) -> Figures {
        let pictures = || 0..self.answers.len();
        let backend = self.backend();
        let count =
            |of: &dyn Fn(usize) -> bool| u32::try_from(pictures().filter(|at| of(*at)).count()).unwrap_or(u32::MAX);
        let share = |of: &dyn Fn(usize) -> Option<bool>| {
            Share::new(count(&|at| of(at) == Some(true)), count(&|at| of(at).is_some()))
        };
        let steady = self.answers.iter().flatten().filter(|one| !one.is_first_run && Some(one.backend) == backend);
        let (sum, runs) = steady.fold((0.0, 0.0), |(sum, runs), one| (sum + one.millis, runs + 1.0));
        Figures {
            answered: count(&|at| self.answer(at).is_some()),
            labelled: count(&|at| self.answer(at).is_some() && self.label(at).is_some()),
            top1: share(&|at| self.is_right(at)),
            top5: share(&|at| self.is_in_top5(at)),
            mean_millis: (runs > 0.0).then(|| sum / runs),
        }
    }
}

#[cfg(test)]
pub(super) mod tests {
    use super::*;
    use crate::compare::batch::labels::SpaceKey;
    use crate::compare::batch::selection::PictureName;
    use model::scaling::Preset;
    use wire::labels::ClassTable;

    #[expect(clippy::unnecessary_wraps, reason = "as a row holds it")]
    pub fn answer(top: &[usize], millis: f64) -> Option<Answer> {
        let (is_first_run, backend) = (false, Backend::Cpu);
        Some(Answer { top: top.to_vec(), probability: 0.5, millis, is_first_run, backend })
    }

    /// Pictures of the folders 0, 1, 2, ..., and one of a name that says nothing.
    pub fn pictures(labelled: usize) -> Vec<PictureName> {
        let of = |class| PictureName::new(format!("{class}/picture {class}.jpg"));
        (0..labelled).map(of).chain([PictureName::new("nothing.jpg")]).collect()
    }

    pub fn row(preset: Preset, answers: Vec<Option<Answer>>) -> BatchRow {
        let pictures = pictures(answers.len() - 1);
        let mut row = BatchRow::new(CompareEntry::Preset(preset), ScalingInput::published(Preset::B0), answers.len());
        row.space = Some(Arc::new(ClassSpace::new(SpaceKey::ImageNet, ClassTable::imagenet(), &pictures)));
        row.weights = Some(WeightsKind::Pretrained);
        row.answers = answers;
        row
    }

    #[test]
    fn accuracy_is_of_pictures_that_have_a_label_and_an_answer() {
        // Right; among the first five; wrong; no answer yet; no label.
        let answers = vec![
            answer(&[0, 9], 10.0),
            answer(&[7, 1, 5, 4, 3], 20.0),
            answer(&[1, 3, 4, 5, 6], 30.0),
            None,
            answer(&[4], 40.0),
        ];
        let mut one = row(Preset::Lite0, answers);
        let figures = one.figures();
        assert_eq!((figures.answered, figures.labelled), (4, 3));
        assert_eq!(figures.top1, Share::new(1, 3));
        assert_eq!(figures.top5, Share::new(2, 3));
        assert_eq!(figures.mean_millis, Some(25.0));
        let interval = figures.top1.unwrap().estimate.interval;
        assert!(interval.low < 1.0 / 3.0 && 1.0 / 3.0 < interval.high);
        assert_eq!([0, 1, 3, 4].map(|at| one.is_right(at)), [Some(true), Some(false), None, None]);
        // The very first run, and runs on the backend that was given up, take another time.
        one.answers[0].as_mut().unwrap().is_first_run = true;
        one.answers[1].as_mut().unwrap().backend = Backend::WebGpu;
        assert_eq!(one.figures().mean_millis, Some(35.0));
    }

    #[test]
    fn nothing_is_claimed_of_untrained_weights_or_without_labels() {
        let untrained = row(Preset::B0, vec![answer(&[], 10.0), answer(&[], 10.0)]).figures();
        assert_eq!((untrained.answered, untrained.labelled, untrained.top1, untrained.top5), (2, 1, None, None));
        let unlabelled = row(Preset::B0, vec![answer(&[3], 10.0)]).figures();
        assert_eq!((unlabelled.answered, unlabelled.labelled, unlabelled.top1), (1, 0, None));
        let none = row(Preset::B0, vec![None]).figures();
        assert_eq!((none.answered, none.mean_millis), (0, None));
    }

    /// Of five classes, each is among the first five.
    #[test]
    fn few_classes_have_no_top_5() {
        let mut few = row(Preset::B0, vec![answer(&[0, 1, 2, 3, 4], 10.0), None]);
        few.space = Some(Arc::new(ClassSpace::new(SpaceKey::File(1), ClassTable::numbered(5), &pictures(1))));
        assert_eq!((few.figures().top1, few.figures().top5), (Share::new(1, 1), None));
    }
}
