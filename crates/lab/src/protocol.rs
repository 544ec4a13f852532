//! The messages between the page and the worker that trains, as JSON text. A worker trains one network at a time.

use serde::{Deserialize, Serialize};
use texts::Message;

use crate::network::LabNetwork;

/// From the page to the trainer.
#[derive(Clone, Copy, Debug, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum ToTrainer {
    /// Loads the pictures (once a worker), then trains one network. Ends in [`FromTrainer::Done`], `Diverged`, `Cancelled` or
    /// `Failed` of this run.
    Train {
        /// Names the run.
        run: u32,
        /// Which network.
        network: LabNetwork,
        /// How often it sees every training picture.
        epochs: u32,
        /// Of the first weights, the order of the pictures and their flips.
        seed: u64,
        /// Training pictures, at most 10,000; and as many test pictures for the final accuracy.
        pictures: u32,
    },
    /// Rests between two batches, until `Resume`.
    Pause,
    /// Goes on.
    Resume,
    /// Ends the run at the next batch; the worker stays and can train again.
    Cancel,
}

/// From the trainer to the page.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum FromTrainer {
    /// The worker is up and awaits [`ToTrainer::Train`].
    Ready,
    /// How much of the pictures is here.
    Loading {
        /// Bytes that are here.
        done: u64,
        /// Bytes of all files.
        total: u64,
    },
    /// The browser does not keep the pictures: they are fetched again by the next worker, and at the next visit.
    NotKept,
    /// Up to ten times a second.
    Progress {
        /// The run.
        run: u32,
        /// Batches so far, of all epochs.
        step: u32,
        /// Batches of the whole run.
        steps: u32,
        /// Mean cross-entropy over the batches since the last message.
        loss: f32,
        /// Milliseconds of training so far, pauses and tests left out.
        millis: f64,
    },
    /// After each epoch but the last: accuracy on the first 2,000 test pictures.
    Epoch {
        /// The run.
        run: u32,
        /// Epochs that have ended.
        epoch: u32,
        /// Test pictures that it gets right.
        correct: u32,
        /// Test pictures that it saw.
        #[serde(rename = "of")]
        total: u32,
    },
    /// The run has ended: accuracy on all test pictures asked for.
    Done {
        /// The run.
        run: u32,
        /// Test pictures that it gets right.
        correct: u32,
        /// Test pictures that it saw.
        #[serde(rename = "of")]
        total: u32,
        /// Milliseconds of training, pauses and tests left out.
        millis: f64,
        /// The predicted class of each test picture, in order: a digit 0 to 9 each.
        predictions: String,
    },
    /// The run has ended: its loss is no number any more.
    Diverged {
        /// The run.
        run: u32,
        /// The batch at which that was seen.
        step: u32,
    },
    /// The run has ended, as it was asked to.
    Cancelled {
        /// The run.
        run: u32,
    },
    /// What went wrong, as a sentence.
    Failed {
        /// The run that ended by it, if it was one's.
        run: Option<u32>,
        /// The sentence.
        message: Message,
    },
}

#[cfg(test)]
mod tests {
    use super::*;

    fn round_trip<M: Serialize + for<'a> Deserialize<'a> + PartialEq + std::fmt::Debug>(message: &M, json: &str) {
        assert_eq!(serde_json::to_string(message).unwrap(), json);
        assert_eq!(&serde_json::from_str::<M>(json).unwrap(), message);
    }

    #[test]
    fn every_message_to_the_trainer_reads_back() {
        let network = LabNetwork { blocks: 4, width: 1.32, resolution: 18 };
        round_trip(
            &ToTrainer::Train { run: 3, network, epochs: 4, seed: u64::MAX, pictures: 10_000 },
            "{\"train\":{\"run\":3,\"network\":{\"blocks\":4,\"width\":1.32,\"resolution\":18},\"epochs\":4,\
             \"seed\":18446744073709551615,\"pictures\":10000}}",
        );
        round_trip(&ToTrainer::Pause, "\"pause\"");
        round_trip(&ToTrainer::Resume, "\"resume\"");
        round_trip(&ToTrainer::Cancel, "\"cancel\"");
    }

    #[test]
    fn every_message_from_the_trainer_reads_back() {
        round_trip(&FromTrainer::Ready, "\"ready\"");
        round_trip(&FromTrainer::Loading { done: 1, total: 2 }, "{\"loading\":{\"done\":1,\"total\":2}}");
        round_trip(&FromTrainer::NotKept, "\"not_kept\"");
        round_trip(
            &FromTrainer::Progress { run: 1, step: 20, steps: 800, loss: 2.25, millis: 512.5 },
            "{\"progress\":{\"run\":1,\"step\":20,\"steps\":800,\"loss\":2.25,\"millis\":512.5}}",
        );
        round_trip(
            &FromTrainer::Epoch { run: 1, epoch: 2, correct: 700, total: 2000 },
            "{\"epoch\":{\"run\":1,\"epoch\":2,\"correct\":700,\"of\":2000}}",
        );
        round_trip(
            &FromTrainer::Done { run: 1, correct: 1, total: 2, millis: 9.0, predictions: "07".to_owned() },
            "{\"done\":{\"run\":1,\"correct\":1,\"of\":2,\"millis\":9.0,\"predictions\":\"07\"}}",
        );
        round_trip(&FromTrainer::Diverged { run: 1, step: 5 }, "{\"diverged\":{\"run\":1,\"step\":5}}");
        round_trip(&FromTrainer::Cancelled { run: 1 }, "{\"cancelled\":{\"run\":1}}");
        round_trip(
            &FromTrainer::Failed { run: None, message: Message::verbatim("no memory") },
            "{\"failed\":{\"run\":null,\"message\":{\"verbatim\":\"no memory\"}}}",
        );
    }

    #[test]
    fn a_loss_that_is_no_number_cannot_be_sent_as_progress() {
        // JSON writes it as null, which is read as no number.
        let json =
            serde_json::to_string(&FromTrainer::Progress { run: 1, step: 1, steps: 2, loss: f32::NAN, millis: 1.0 });
        assert!(serde_json::from_str::<FromTrainer>(&json.unwrap()).is_err());
    }
}
