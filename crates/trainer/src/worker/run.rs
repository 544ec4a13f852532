//! One run: a network from its first weights to its accuracy, with pauses in which the page's messages are read.

use std::rc::Rc;

use lab::network::LabNetwork;
use lab::protocol::FromTrainer;
use texts::{Message, lab_trainer};
use worker_scope::clock::now_millis;
use worker_scope::pause::pause;

use super::files::{self, Data};
use super::session::{Session, post};
use crate::network::TrainingError;
use crate::pictures::Pictures;
use crate::training::Training;

/// Milliseconds of work between two pauses.
const BETWEEN_PAUSES_MILLIS: f64 = 50.0;
/// Milliseconds between two reports of progress.
const REPORT_EVERY_MILLIS: f64 = 100.0;
/// Test pictures after each epoch but the last.
const EPOCH_TESTS: usize = 2000;

/// What is to be trained.
pub(super) struct RunRequest {
    pub(super) run: u32,
    pub(super) network: LabNetwork,
    pub(super) epochs: u32,
    pub(super) seed: u64,
    pub(super) pictures: u32,
}

/// Why a run has no result.
pub(super) enum Stopped {
    Cancelled,
    Failed(Message),
}

impl From<TrainingError> for Stopped {
    fn from(error: TrainingError) -> Self {
        Self::Failed(Message::new(lab_trainer::TRAINING_FAILED).with("error", &error))
    }
}

/// Trains a network and tests it: the last message of the run.
pub(super) async fn train(session: &Session, request: RunRequest) -> Result<FromTrainer, Stopped> {
    let RunRequest { run, network, epochs, seed, pictures } = request;
    let data = pictures_of(session).await?;
    let mut rhythm = Rhythm::new(session);
    rhythm.go_on().await?;
    let count = usize::try_from(pictures).unwrap_or(usize::MAX);
    let mut training = Training::new(&network, &data.train, count, epochs, seed);
    let (mut millis, mut losses, mut reported_millis) = (0.0, Losses::default(), now_millis());
    loop {
        let (step, steps) = training.progress();
        if step == steps {
            break;
        }
        let start = now_millis();
        let loss = training.step(&data.train)?;
        let end = now_millis();
        millis += end - start;
        let step = step + 1;
        if !loss.is_finite() {
            return Ok(FromTrainer::Diverged { run, step });
        }
        losses.add(loss);
        if end - reported_millis >= REPORT_EVERY_MILLIS || step == steps {
            reported_millis = end;
            post(&FromTrainer::Progress { run, step, steps, loss: losses.take_mean(), millis });
        }
        rhythm.rest().await?;
        if step % training.epoch_steps() == 0 && step < steps {
            let (correct, predictions) = test(&training, &data.test, EPOCH_TESTS.min(count), &mut rhythm).await?;
            let epoch = step / training.epoch_steps();
            post(&FromTrainer::Epoch { run, epoch, correct, total: number(predictions.len()) });
        }
    }
    let (correct, predictions) = test(&training, &data.test, count, &mut rhythm).await?;
    Ok(FromTrainer::Done { run, correct, total: number(predictions.len()), millis, predictions })
}

/// The pictures, fetched once a worker.
async fn pictures_of(session: &Session) -> Result<Rc<Data>, Stopped> {
    if let Some(data) = session.data.borrow().as_ref() {
        return Ok(Rc::clone(data));
    }
    let report = |done, total| post(&FromTrainer::Loading { done, total });
    let (data, is_kept) = files::load(report).await.map_err(Stopped::Failed)?;
    if !is_kept {
        post(&FromTrainer::NotKept);
    }
    let data = Rc::new(data);
    *session.data.borrow_mut() = Some(Rc::clone(&data));
    Ok(data)
}

/// How many of the first `count` pictures a network gets right, and its class of each as a digit.
async fn test(
    training: &Training,
    pictures: &Pictures,
    count: usize,
    rhythm: &mut Rhythm<'_>,
) -> Result<(u32, String), Stopped> {
    let (inference, mut input) = training.inference()?;
    let mut values = vec![0.0; input.length()];
    let mut predictions = String::new();
    let mut correct = 0;
    for picture in 0..count.min(pictures.len()) {
        input.write(pictures.picture(picture), false, &mut values);
        let class = u32::try_from(inference.class(&values)).unwrap_or_default();
        correct += u32::from(class == u32::from(pictures.label(picture)));
        predictions.extend(char::from_digit(class, 10));
        rhythm.rest().await?;
    }
    Ok((correct, predictions))
}

/// Losses since the last report.
#[derive(Default)]
struct Losses {
    sum: f32,
    count: u16,
}

impl Losses {
    fn add(&mut self, loss: f32) {
        self.sum += loss;
        self.count = self.count.saturating_add(1);
    }

    fn take_mean(&mut self) -> f32 {
        let Self { sum, count } = std::mem::take(self);
        sum / f32::from(count.max(1))
    }
}

/// Work and pauses in turn.
struct Rhythm<'a> {
    session: &'a Session,
    paused_millis: f64,
}

impl<'a> Rhythm<'a> {
    fn new(session: &'a Session) -> Self {
        Self { session, paused_millis: now_millis() }
    }

    /// Reads the page's messages when it is time for it.
    async fn rest(&mut self) -> Result<(), Stopped> {
        if now_millis() - self.paused_millis < BETWEEN_PAUSES_MILLIS {
            return Ok(());
        }
        pause().await;
        self.go_on().await
    }

    async fn go_on(&mut self) -> Result<(), Stopped> {
        let goes_on = self.session.goes_on().await;
        self.paused_millis = now_millis();
        if goes_on { Ok(()) } else { Err(Stopped::Cancelled) }
    }
}

fn number(count: usize) -> u32 {
    u32::try_from(count).unwrap_or(u32::MAX)
}
