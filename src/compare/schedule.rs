//! When which network of a benchmark runs: each is warmed up first, then they take turns, round by round, so that
//! whatever slows the device down for a while slows all of them down.

use benchmark::report::{Sample, Sustained};

/// Rounds at least; more where the budget of time allows.
pub const ROUNDS: usize = 5;

/// Runs of a short network that count in each turn: 20 in the rounds that there are at least.
const RUNS_OF_TURN: u16 = 4;

/// A run that takes longer than this is not short: its network runs once a turn.
const SHORT_MILLIS: f64 = 250.0;

/// Milliseconds that the warm-up runs of a network take together: the browser's optimising compiler takes over the
/// worker's code while it runs, and what runs first would look slow.
pub const WARM_UP_MILLIS: f64 = 500.0;

/// Runs of a warm-up at most.
pub const MOST_WARM_UP_RUNS: u16 = 10;

/// How long a benchmark goes on.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Budget {
    /// [`ROUNDS`] rounds.
    #[default]
    Rounds,
    /// Rounds until so many milliseconds are over.
    Millis(u32),
}

/// What is to run next: one network, some of whose runs count.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Turn {
    /// Its place in the list.
    pub network: usize,
    /// Runs before those that count: the first of a turn finds the caches full of another network.
    pub dropped: u16,
    /// Runs that count.
    pub counted: u16,
}

impl Turn {
    /// All its runs.
    #[must_use]
    pub fn runs(&self) -> u16 {
        self.dropped + self.counted
    }
}

/// A network of the benchmark.
#[derive(Clone, Debug, Default, PartialEq)]
struct Entrant {
    warm_up_runs: u16,
    warm_up_millis: f64,
    /// Milliseconds of its newest run.
    newest_millis: f64,
    samples: Vec<Sample>,
    /// Seconds from the start of the benchmark to the end of each sample's turn.
    at_seconds: Vec<f64>,
    /// Turns whose runs count so far.
    turns: usize,
    /// Whether it takes part no more: it was refused.
    is_out: bool,
}

impl Entrant {
    fn is_warm(&self) -> bool {
        self.is_out || self.warm_up_millis >= WARM_UP_MILLIS || self.warm_up_runs >= MOST_WARM_UP_RUNS
    }

    /// The runs that its warm-up still takes, as far as is known: the first one says how long they are.
    #[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "clamped to a few runs")]
    fn warm_up(&self) -> u16 {
        if self.warm_up_runs == 0 {
            return 1;
        }
        let left = (WARM_UP_MILLIS - self.warm_up_millis) / self.newest_millis.max(0.1);
        left.ceil().clamp(1.0, f64::from(MOST_WARM_UP_RUNS - self.warm_up_runs)) as u16
    }

    fn is_short(&self) -> bool {
        self.newest_millis <= SHORT_MILLIS
    }
}

/// The order of a benchmark's runs.
#[derive(Clone, Debug, PartialEq)]
pub struct Schedule {
    entrants: Vec<Entrant>,
    budget: Budget,
}

impl Schedule {
    /// So many networks.
    #[must_use]
    pub fn new(networks: usize, budget: Budget) -> Self {
        Self { entrants: vec![Entrant::default(); networks], budget }
    }

    /// What runs next, so many milliseconds after the start; `None` at the end. It stays the same until it is done: a
    /// turn that was disturbed is taken once more.
    #[must_use]
    pub fn next_turn(&self, elapsed_millis: f64) -> Option<Turn> {
        let mut numbered = self.entrants.iter().enumerate();
        if let Some((network, cold)) = numbered.find(|(_, entrant)| !entrant.is_warm()) {
            return Some(Turn { network, dropped: cold.warm_up(), counted: 0 });
        }
        let taking_part = || self.entrants.iter().enumerate().filter(|(_, entrant)| !entrant.is_out);
        // Whoever has had the fewest turns is next; of equal ones, the first.
        let (network, entrant) = taking_part().min_by_key(|(_, entrant)| entrant.turns)?;
        let is_round_begun = taking_part().any(|(_, other)| other.turns > entrant.turns);
        let is_enough = entrant.turns >= ROUNDS
            && match self.budget {
                Budget::Rounds => true,
                Budget::Millis(millis) => elapsed_millis >= f64::from(millis),
            };
        if is_enough && !is_round_begun {
            return None;
        }
        let (dropped, counted) = if entrant.is_short() { (1, RUNS_OF_TURN) } else { (0, 1) };
        Some(Turn { network, dropped, counted })
    }

    /// A turn was taken, with these times of its runs, in order, and ended so many milliseconds after the start.
    pub fn turn_done(&mut self, turn: Turn, runs: &[Sample], elapsed_millis: f64) {
        let Some(entrant) = self.entrants.get_mut(turn.network) else { return };
        entrant.newest_millis = runs.last().map_or(entrant.newest_millis, |run| run.run_millis);
        if turn.counted == 0 {
            entrant.warm_up_runs += turn.dropped;
            entrant.warm_up_millis += runs.iter().map(|run| run.run_millis).sum::<f64>();
        } else {
            entrant.turns += 1;
            entrant.samples.extend(runs.iter().skip(turn.dropped.into()));
            entrant.at_seconds.resize(entrant.samples.len(), elapsed_millis / 1000.0);
        }
    }

    /// A network takes part no more.
    pub fn leave_out(&mut self, network: usize) {
        if let Some(entrant) = self.entrants.get_mut(network) {
            entrant.is_out = true;
        }
    }

    /// Nothing that was measured counts any more, as on another backend: all begin anew but those that were left out.
    pub fn begin_anew(&mut self) {
        for entrant in &mut self.entrants {
            *entrant = Entrant { is_out: entrant.is_out, ..Entrant::default() };
        }
    }

    /// The runs of a network that count so far.
    #[must_use]
    pub fn samples(&self, network: usize) -> &[Sample] {
        self.entrants.get(network).map_or(&[], |entrant| &entrant.samples)
    }

    /// What a network's times did over the time so far, where a time was chosen.
    #[must_use]
    pub fn sustained(&self, network: usize) -> Option<Sustained> {
        let entrant = self.entrants.get(network).filter(|_| self.budget != Budget::Rounds)?;
        Sustained::from_runs(&entrant.at_seconds, &entrant.samples)
    }

    /// The round that is under way, from 1; `None` while networks are warmed up.
    #[must_use]
    pub fn round(&self) -> Option<usize> {
        let is_warm = self.entrants.iter().all(Entrant::is_warm);
        let turns = self.entrants.iter().filter(|entrant| !entrant.is_out).map(|entrant| entrant.turns).min();
        turns.filter(|_| is_warm).map(|turns| turns + 1)
    }

    /// Milliseconds that the rest takes, as far as is known: nothing of the networks that have not run.
    #[must_use]
    #[expect(clippy::cast_precision_loss, reason = "few turns")]
    pub fn left_millis(&self, elapsed_millis: f64) -> f64 {
        let rounds = self.entrants.iter().filter(|entrant| !entrant.is_out).map(|entrant| {
            let runs = if entrant.is_short() { f64::from(1 + RUNS_OF_TURN) } else { 1.0 };
            ROUNDS.saturating_sub(entrant.turns) as f64 * runs * entrant.newest_millis
        });
        let least: f64 = rounds.sum();
        match self.budget {
            Budget::Rounds => least,
            Budget::Millis(millis) => least.max(f64::from(millis) - elapsed_millis),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn runs(millis: f64, count: u16) -> Vec<Sample> {
        vec![Sample { decode_millis: 1.0, resize_millis: 2.0, run_millis: millis }; count.into()]
    }

    /// Runs a benchmark of networks that take so long; the turns, and the milliseconds that all took.
    fn take_turns(schedule: &mut Schedule, millis: &[f64]) -> (Vec<Turn>, f64) {
        let (mut turns, mut elapsed) = (Vec::new(), 0.0);
        while let Some(turn) = schedule.next_turn(elapsed) {
            let times = runs(millis[turn.network], turn.runs());
            elapsed += millis[turn.network] * f64::from(turn.runs());
            schedule.turn_done(turn, &times, elapsed);
            turns.push(turn);
            assert!(turns.len() < 10_000, "it never ends");
        }
        (turns, elapsed)
    }

    #[test]
    fn each_network_is_warmed_up_and_then_they_take_turns() {
        let mut schedule = Schedule::new(2, Budget::Rounds);
        let (turns, _) = take_turns(&mut schedule, &[100.0, 20.0]);
        // 100 ms: one run says how long they are, four more make the half second. 20 ms: ten runs at most.
        let warm_up = |network, dropped| Turn { network, dropped, counted: 0 };
        assert_eq!(turns[..4], [warm_up(0, 1), warm_up(0, 4), warm_up(1, 1), warm_up(1, 9)]);
        let order: Vec<_> = turns[4..].iter().map(|turn| turn.network).collect();
        assert_eq!(order, [0, 1].repeat(ROUNDS));
        assert!(turns[4..].iter().all(|turn| (turn.dropped, turn.counted) == (1, 4)));
        assert_eq!([0, 1].map(|network| schedule.samples(network).len()), [20, 20]);
        assert_eq!(schedule.sustained(0), None, "a few rounds are no sustained run");
    }

    #[test]
    fn long_networks_run_once_a_turn() {
        let mut schedule = Schedule::new(2, Budget::Rounds);
        let (turns, elapsed) = take_turns(&mut schedule, &[2000.0, 10.0]);
        assert_eq!(turns.iter().filter(|turn| turn.network == 0).count(), 1 + ROUNDS);
        assert_eq!([0, 1].map(|network| schedule.samples(network).len()), [5, 20]);
        assert_eq!(elapsed, 2000.0 * 6.0 + 10.0 * (10.0 + 25.0));
    }

    #[test]
    fn a_budget_of_time_goes_on_with_whole_rounds() {
        let mut schedule = Schedule::new(3, Budget::Millis(60_000));
        let (_, elapsed) = take_turns(&mut schedule, &[20.0, 30.0, 40.0]);
        assert!((60_000.0..60_500.0).contains(&elapsed), "{elapsed}");
        let counts = [0, 1, 2].map(|network| schedule.samples(network).len());
        assert!(counts[0] > 400 && counts.iter().all(|count| *count == counts[0]), "{counts:?}");
        let over_time = schedule.sustained(2).unwrap().points;
        assert_eq!(over_time.len(), 59, "the warm-up takes the first second");
        assert!(over_time.iter().all(|point| point.median_millis == 40.0), "{over_time:?}");
        assert_eq!(over_time.iter().map(|point| point.runs).sum::<u32>() as usize, counts[2]);
        // A budget that is too short for the rounds that there are at least does not end them.
        let mut short = Schedule::new(1, Budget::Millis(1));
        take_turns(&mut short, &[20.0]);
        assert_eq!(short.samples(0).len(), 20);
    }

    #[test]
    fn a_turn_that_was_disturbed_is_taken_once_more() {
        let mut schedule = Schedule::new(1, Budget::Rounds);
        for _ in 0..2 {
            let turn = schedule.next_turn(0.0).unwrap();
            schedule.turn_done(turn, &runs(300.0, turn.runs()), 0.0);
        }
        let turn = schedule.next_turn(0.0);
        assert_eq!((turn, schedule.round()), (schedule.next_turn(900.0), Some(1)));
    }

    #[test]
    fn a_refused_network_holds_nobody_up_and_another_backend_begins_anew() {
        let mut schedule = Schedule::new(2, Budget::Rounds);
        schedule.leave_out(0);
        let turn = schedule.next_turn(0.0).unwrap();
        assert_eq!(turn.network, 1);
        take_turns(&mut schedule, &[0.0, 50.0]);
        assert_eq!((schedule.samples(0).len(), schedule.samples(1).len()), (0, 20));
        schedule.begin_anew();
        assert_eq!((schedule.samples(1).len(), schedule.round()), (0, None));
        assert_eq!(schedule.next_turn(0.0).map(|turn| turn.network), Some(1), "what was left out stays out");
        schedule.leave_out(1);
        assert_eq!(schedule.next_turn(0.0), None);
        assert_eq!(Schedule::new(0, Budget::Rounds).next_turn(0.0), None);
    }

    #[test]
    fn what_is_left_is_told_once_the_networks_have_run() {
        let mut schedule = Schedule::new(1, Budget::Rounds);
        assert_eq!(schedule.left_millis(0.0), 0.0);
        let turn = schedule.next_turn(0.0).unwrap();
        schedule.turn_done(turn, &runs(20.0, 1), 20.0);
        assert_eq!(schedule.left_millis(20.0), 5.0 * 5.0 * 20.0);
        take_turns(&mut schedule, &[20.0]);
        assert_eq!(schedule.left_millis(900.0), 0.0);
    }
}
