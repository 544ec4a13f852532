//! Every small weights file, changed at random: the reader answers or refuses. It never panics, and never takes more
//! memory than a small multiple of the file.
#![allow(clippy::expect_used, clippy::indexing_slicing, reason = "a test may panic")]

use std::alloc::{GlobalAlloc, Layout, System};
use std::cell::Cell;
use std::fs;
use std::path::Path;

use proptest::prelude::*;
use proptest::sample::Index;
use weights::{Checkpoint, TensorSource, detect};

/// Counts what the current thread holds, and the most that it ever held.
struct Counting;

thread_local! {
    static HELD: Cell<usize> = const { Cell::new(0) };
    static MOST: Cell<usize> = const { Cell::new(0) };
}

// SAFETY: every call goes to the system's allocator unchanged; the counters allocate nothing.
#[allow(unsafe_code, reason = "an allocator cannot be written without")]
unsafe impl GlobalAlloc for Counting {
    unsafe fn alloc(&self, layout: Layout) -> *mut u8 {
        let _ = HELD.try_with(|held| {
            held.set(held.get().wrapping_add(layout.size()));
            let _ = MOST.try_with(|most| most.set(most.get().max(held.get())));
        });
        unsafe { System.alloc(layout) }
    }

    unsafe fn dealloc(&self, pointer: *mut u8, layout: Layout) {
        let _ = HELD.try_with(|held| held.set(held.get().wrapping_sub(layout.size())));
        unsafe { System.dealloc(pointer, layout) }
    }
}

#[global_allocator]
static ALLOCATOR: Counting = Counting;

/// The most bytes that `work` held beyond what was there before.
fn most_bytes(work: impl FnOnce()) -> usize {
    let before = HELD.with(Cell::get);
    MOST.with(|most| most.set(before));
    work();
    MOST.with(Cell::get).saturating_sub(before)
}

/// What the values of a pickle take is at most this many times the file, and never beyond some 32 MB. A value of one byte
/// takes 32 in a list, and 4 on the stack; while both grow, the old ones and those of twice the size are held: 108.
const MOST_TIMES: usize = 128;

/// Messages, and the first allocations of maps.
const MOST_EXTRA_BYTES: usize = 16 << 10;

/// Opens a file and reads every tensor of it.
fn exercise(file: Vec<u8>) {
    let length = file.len();
    let most = most_bytes(move || {
        if let Ok(checkpoint) = Checkpoint::open(file) {
            let _ = (checkpoint.states(), checkpoint.arch(), checkpoint.beside());
            for tensor in checkpoint.tensors() {
                let _ = checkpoint.read(tensor.name, tensor.shape);
            }
            let _ = detect(&checkpoint);
        }
    });
    assert!(most <= MOST_TIMES * length + MOST_EXTRA_BYTES, "{most} bytes held for a file of {length}");
}

fn fixtures() -> Vec<Vec<u8>> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../tests/fixtures/weights");
    let mut paths: Vec<_> =
        fs::read_dir(folder).expect("fixtures").map(|entry| entry.expect("an entry").path()).collect();
    paths.retain(|path| path.is_file());
    paths.sort();
    paths.into_iter().map(|path| fs::read(path).expect("a fixture")).collect()
}

/// One change of a file.
#[derive(Clone, Debug)]
enum Change {
    /// A byte takes another value.
    Set(Index, u8),
    /// Eight bytes become a length beyond all reason.
    Huge(Index, u64),
    /// The end is lost.
    Cut(Index),
    /// A run of bytes is copied to another place.
    Splice(Index, Index, usize),
    /// A byte is repeated many times.
    Repeat(Index, usize),
}

impl Change {
    fn apply(&self, file: &mut Vec<u8>) {
        if file.is_empty() {
            return;
        }
        let length = file.len();
        match self {
            Self::Set(at, value) => file[at.index(length)] = *value,
            Self::Huge(at, value) => {
                let at = at.index(length);
                let end = length.min(at + 8);
                file[at..end].copy_from_slice(&value.to_le_bytes()[..end - at]);
            }
            Self::Cut(at) => file.truncate(at.index(length)),
            Self::Splice(from, to, count) => {
                let from = from.index(length);
                let run = file[from..length.min(from + count)].to_vec();
                let to = to.index(length);
                file.splice(to..to, run);
            }
            Self::Repeat(at, count) => {
                let at = at.index(length);
                file.splice(at..at, vec![file[at]; *count]);
            }
        }
    }
}

fn change() -> impl Strategy<Value = Change> {
    let huge = prop_oneof![Just(u64::MAX), Just(u64::from(u32::MAX)), Just(i64::MAX as u64), Just(1 << 40)];
    prop_oneof![
        6 => (any::<Index>(), any::<u8>()).prop_map(|(at, value)| Change::Set(at, value)),
        2 => (any::<Index>(), huge).prop_map(|(at, value)| Change::Huge(at, value)),
        1 => any::<Index>().prop_map(Change::Cut),
        2 => (any::<Index>(), any::<Index>(), 1_usize..200).prop_map(|(from, to, count)| Change::Splice(from, to, count)),
        1 => (any::<Index>(), 1_usize..2000).prop_map(|(at, count)| Change::Repeat(at, count)),
    ]
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 300, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn no_change_of_a_file_makes_the_reader_panic_or_take_memory(
        changes in prop::collection::vec(change(), 1..6)
    ) {
        for mut file in fixtures() {
            for change in &changes {
                change.apply(&mut file);
            }
            exercise(file);
        }
    }

    #[test]
    fn any_bytes_after_the_first_of_each_form_are_survived(bytes in prop::collection::vec(any::<u8>(), 0..400)) {
        for magic in [&b"PK\x03\x04"[..], &[0x80, 2, 0x8a, 0x0a, 0x6c, 0xfc, 0x9c, 0x46, 0xf9, 0x20, 0x6a, 0xa8, 0x50, 0x19, b'.'], &[2, 1, 0, 0, 0, 0, 0, 0, b'{']] {
            exercise([magic, &bytes].concat());
        }
    }
}

#[test]
fn every_byte_of_every_file_may_change_and_every_end_be_lost() {
    for file in fixtures() {
        for at in 0..file.len() {
            exercise(file[..at].to_vec());
            let mut flipped = file.clone();
            flipped[at] ^= 1 << (at % 8);
            exercise(flipped);
        }
    }
}

#[test]
fn a_pickle_of_nothing_but_values_stays_within_the_bound() {
    // The shortest instructions that make values, half a million bytes of each behind the head of the older form; and so
    // many that the list of values has just doubled, which a bound of 64 times the file forgot.
    let head: Vec<u8> = [
        &[0x80, 2, 0x8a, 0x0a, 0x6c, 0xfc, 0x9c, 0x46, 0xf9, 0x20, 0x6a, 0xa8, 0x50, 0x19, b'.'][..],
        &[0x80, 2, b'M', 0xe9, 0x03, b'.'],
        b"\x80\x02}X\x0d\x00\x00\x00little_endian\x88s.",
    ]
    .concat();
    for instruction in [
        &b")"[..],
        b"}",
        b"]",
        b"(",
        b"N",
        b"]]a",
        b")\x85",
        b"}NNs",
        b"N\x94",
        // Classes that are skipped, and objects of them.
        b"c\n\n",
        b"ca\nb\n)R",
        b"ca\nb\n)\x81}b",
        b"C\0",
        b"\x8f",
    ] {
        for bytes in [1 << 19, (1 << 18) + 1] {
            exercise([head.clone(), instruction.repeat(bytes / instruction.len())].concat());
        }
    }
}
