use super::*;
use crate::experiment::{Budget, TrainingLength};

fn five() -> Vec<Task> {
    Task::five(Budget::Four, TrainingLength::Fast, 3)
}

/// A queue whose pictures were fetched before.
fn ready(workers: usize) -> Queue {
    Queue { has_pictures: true, ..Queue::new(workers) }
}

fn states(queue: &Queue) -> Vec<State> {
    queue.runs().iter().map(|run| run.state).collect()
}

fn done(run: u32) -> FromTrainer {
    FromTrainer::Done { run, correct: 5000, total: 10_000, millis: 1000.0, predictions: "01".to_owned() }
}

/// The first batches.
fn begun(run: u32) -> FromTrainer {
    FromTrainer::Progress { run, step: 5, steps: 800, loss: 2.3, millis: 10.0 }
}

fn starts(commands: &[Command]) -> Vec<usize> {
    commands.iter().filter_map(|command| if let Command::Start(at) = command { Some(*at) } else { None }).collect()
}

/// The run that a command has a worker train.
fn trained(commands: &[Command]) -> Vec<(usize, u32)> {
    let train = |command: &Command| match command {
        Command::Send(at, ToTrainer::Train { run, .. }) => Some((*at, *run)),
        _ => None,
    };
    commands.iter().filter_map(train).collect()
}

#[test]
fn five_networks_go_over_two_workers_to_the_end() {
    let mut queue = ready(2);
    assert_eq!(starts(&queue.add(five())), [0, 1]);
    assert_eq!(states(&queue), [State::Loading, State::Loading, State::Waiting, State::Waiting, State::Waiting]);
    let expected = ToTrainer::Train { run: 1, network: five()[0].network, epochs: 4, seed: 3, pictures: 10_000 };
    assert_eq!(queue.heard(0, FromTrainer::Ready), [Command::Send(0, expected)]);
    queue.heard(0, FromTrainer::Loading { done: 9, total: 5 });
    assert_eq!(queue.loaded(), (5, 5));
    queue.heard(0, FromTrainer::Progress { run: 1, step: 400, steps: 800, loss: 1.5, millis: 7.0 });
    queue.heard(0, FromTrainer::Epoch { run: 1, epoch: 1, correct: 700, total: 2000 });
    let run = &queue.runs()[0];
    assert_eq!((run.state, run.share(), run.epochs(), run.accuracy()), (State::Training, 0.5, 2.0, Some(0.35)));
    assert_eq!(trained(&queue.heard(1, FromTrainer::Ready)), [(1, 2)]);
    assert_eq!(trained(&queue.heard(1, done(2))), [(1, 3)]);
    assert_eq!(trained(&queue.heard(0, done(1))), [(0, 4)]);
    assert_eq!(trained(&queue.heard(1, done(3))), [(1, 5)]);
    assert_eq!(queue.heard(0, done(4)), [Command::End(0)], "nothing waits: its memory is given back");
    assert!(queue.is_running());
    assert_eq!(queue.heard(1, done(5)), [Command::End(1)]);
    assert!(!queue.is_running());
    assert_eq!(queue.runs()[4].point().map(|point| (point.correct, point.total)), Some((5000, 10_000)));
    assert_eq!(queue.runs()[4].predictions, "01");
    // The next experiment begins with an empty list.
    queue.add(five());
    assert_eq!(queue.runs().iter().map(|run| run.id).collect::<Vec<_>>(), [6, 7, 8, 9, 10]);
}

#[test]
fn one_that_fails_leaves_the_others() {
    let mut queue = ready(2);
    queue.add(five());
    queue.heard(0, FromTrainer::Ready);
    queue.heard(1, FromTrainer::Ready);
    let why = Message::verbatim("unreachable executed");
    // A crash takes the worker with it; the next run gets a new one.
    assert_eq!(queue.crashed(0, why.clone()), [Command::End(0), Command::Start(0)]);
    // What the worker still says of its lost run is not heard.
    assert_eq!(queue.heard(0, done(1)), []);
    // A failure of the run leaves the worker.
    let failed = FromTrainer::Failed { run: Some(2), message: why.clone() };
    assert_eq!(trained(&queue.heard(1, failed)), [(1, 4)]);
    assert_eq!(states(&queue), [State::Failed, State::Failed, State::Loading, State::Loading, State::Waiting]);
    assert_eq!(queue.runs()[0].failure, Some(why));
    // Diverging is an end of its own, and no point.
    queue.heard(1, FromTrainer::Diverged { run: 4, step: 12 });
    assert_eq!((queue.runs()[3].state, queue.runs()[3].point()), (State::Diverged, None));
}

#[test]
fn what_failed_runs_again_in_its_place() {
    let mut queue = ready(1);
    queue.add(five().into_iter().take(2));
    queue.heard(0, FromTrainer::Ready);
    queue.crashed(0, Message::verbatim("broke"));
    assert_eq!(queue.run_again(2), [], "it has not ended");
    queue.heard(0, FromTrainer::Ready);
    assert_eq!(queue.run_again(1), []);
    assert_eq!(queue.runs()[0].id, 3);
    assert_eq!((queue.runs()[0].state, &queue.runs()[0].failure), (State::Waiting, &None));
    assert_eq!(trained(&queue.heard(0, done(2))), [(0, 3)]);
    // After the end, too.
    queue.heard(0, done(3));
    assert_eq!(starts(&queue.run_again(3)), [0]);
}

#[test]
fn a_worker_that_fails_as_a_whole_loses_its_run() {
    let mut queue = ready(1);
    queue.add(five());
    let failed = FromTrainer::Failed { run: None, message: Message::verbatim("no pictures") };
    assert_eq!(queue.heard(0, failed), [Command::End(0), Command::Start(0)]);
    assert_eq!(queue.runs()[0].state, State::Failed);
}

#[test]
fn a_pause_holds_all_and_none_starts() {
    let mut queue = ready(2);
    queue.add(five());
    queue.heard(0, FromTrainer::Ready);
    assert_eq!(queue.pause(), [Command::Send(0, ToTrainer::Pause)], "the other is not up yet");
    assert_eq!((queue.pause(), queue.is_paused()), (vec![], true));
    let up = queue.heard(1, FromTrainer::Ready);
    assert_eq!((trained(&up), up.last()), (vec![(1, 2)], Some(&Command::Send(1, ToTrainer::Pause))));
    // One that was at its end does end, but nothing follows it.
    assert_eq!(queue.heard(0, done(1)), []);
    let resumed = queue.resume();
    assert_eq!(resumed[0], Command::Send(1, ToTrainer::Resume));
    assert_eq!(trained(&resumed), [(0, 3)]);
    assert_eq!((queue.resume(), queue.is_paused()), (vec![], false));
}

#[test]
fn a_cancel_ends_all() {
    let mut queue = ready(2);
    queue.add(five());
    queue.heard(0, FromTrainer::Ready);
    queue.heard(0, begun(1));
    // The second worker is not up: it is ended at once.
    assert_eq!(queue.cancel(), [Command::Send(0, ToTrainer::Cancel), Command::End(1)]);
    assert_eq!(queue.cancel(), [], "once is enough");
    assert_eq!(states(&queue)[1..], [State::Cancelled; 4]);
    assert!(queue.is_running());
    assert_eq!(queue.heard(0, FromTrainer::Cancelled { run: 1 }), [Command::End(0)]);
    assert!(!queue.is_running());
}

/// A worker that fetches the pictures would hear of it when they are there.
#[test]
fn a_cancel_while_the_pictures_are_fetched_ends_the_worker() {
    let mut queue = Queue::new(2);
    queue.add(five());
    queue.heard(0, FromTrainer::Ready);
    queue.heard(0, FromTrainer::Loading { done: 1, total: 5 });
    assert_eq!((queue.cancel(), queue.is_running()), (vec![Command::End(0)], false));
    assert_eq!(states(&queue), [State::Cancelled; 5]);
    // The next time they are fetched anew, by one worker first.
    assert_eq!(starts(&queue.add(five())), [0]);
}

#[test]
fn a_cancel_that_is_not_heard_ends_the_worker() {
    let mut queue = ready(1);
    queue.add(five());
    queue.heard(0, FromTrainer::Ready);
    queue.heard(0, begun(1));
    queue.pause();
    assert_eq!(queue.cancel(), [Command::Send(0, ToTrainer::Cancel)]);
    let mut commands = vec![];
    for _ in 0..8 {
        commands = queue.tick(1000.0);
    }
    assert_eq!((commands, queue.is_running()), (vec![Command::End(0)], false));
    assert_eq!(queue.runs()[0].state, State::Cancelled);
}

#[test]
fn a_worker_that_is_silent_is_given_up() {
    let mut queue = ready(1);
    queue.add(five());
    queue.heard(0, FromTrainer::Ready);
    for _ in 0..20 {
        assert_eq!(queue.tick(1000.0), [Command::Ping(0)]);
    }
    queue.alive(0);
    // A page that slept for an hour heard nobody meanwhile.
    assert_eq!(queue.tick(3_600_000.0), [Command::Ping(0)]);
    let last = (0..30).map(|_| queue.tick(1000.0)).find(|commands| commands.contains(&Command::End(0))).unwrap();
    assert_eq!(last, [Command::End(0), Command::Start(0)]);
    assert_eq!(queue.runs()[0].failure, Some(Message::new(text::SILENT)));
}

#[test]
fn what_is_said_of_another_run_is_not_heard() {
    let mut queue = ready(2);
    queue.add(five());
    queue.heard(0, FromTrainer::Ready);
    queue.heard(0, FromTrainer::Epoch { run: 2, epoch: 1, correct: 1, total: 2 });
    assert_eq!((queue.heard(0, done(2)), queue.heard(7, FromTrainer::Ready)), (vec![], vec![]));
    assert!(queue.runs()[1].tested.is_empty());
    // Nor a loss beyond the last batch, or an accuracy above one.
    queue.heard(0, FromTrainer::Progress { run: 1, step: 900, steps: 800, loss: 1.0, millis: 1.0 });
    queue.heard(0, FromTrainer::Epoch { run: 1, epoch: 1, correct: 9, total: 2 });
    assert_eq!((queue.runs()[0].share(), queue.runs()[0].accuracy()), (1.0, Some(1.0)));
}

#[test]
fn pictures_are_fetched_once_before_the_other_workers_start() {
    let mut queue = Queue::new(5);
    assert_eq!(starts(&queue.add(five())), [0]);
    queue.heard(0, FromTrainer::Ready);
    assert_eq!(queue.heard(0, FromTrainer::Loading { done: 1, total: 5 }), []);
    assert!(!queue.loses_pictures());
    assert_eq!(queue.heard(0, FromTrainer::NotKept), []);
    assert!(queue.loses_pictures());
    assert_eq!(starts(&queue.heard(0, FromTrainer::Loading { done: 5, total: 5 })), [1, 2, 3, 4]);
    assert_eq!(queue.heard(0, FromTrainer::Loading { done: 5, total: 5 }), []);
    for at in 0..5 {
        queue.heard(at, FromTrainer::Ready);
        queue.heard(at, done(u32::try_from(at).unwrap() + 1));
    }
    assert!(!queue.is_running());
    assert_eq!(starts(&queue.add(five())), [0, 1, 2, 3, 4], "the next time they are there");
}

#[test]
fn a_worker_that_does_not_get_the_pictures_leaves_it_to_the_next_one() {
    let mut queue = Queue::new(5);
    queue.add(five());
    assert_eq!(queue.crashed(0, Message::verbatim("no connection")), [Command::End(0), Command::Start(0)]);
    assert_eq!(states(&queue).iter().filter(|state| **state == State::Loading).count(), 1);
}
