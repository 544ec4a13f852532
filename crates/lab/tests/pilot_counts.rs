//! Counts of every network of the pilot: what PyTorch counted of the modules that it trained on CIFAR-10. Two are left out: those of another baseline, which spread their fifth block otherwise.

use lab::network::LabNetwork;

/// Blocks, width, side in pixels; multiply-adds, parameters.
const COUNTED: [(u32, f64, u32, u64, u64); 22] = [
    (3, 1.0, 12, 144_984, 3930),
    (3, 1.0, 17, 307_440, 3930),
    (3, 1.0, 24, 578_496, 3930),
    (3, 1.0, 34, 1_175_016, 3930),
    (3, 1.14, 15, 324_214, 5000),
    (3, 1.38, 18, 621_428, 6806),
    (3, 1.6, 12, 293_440, 8398),
    (3, 2.36, 12, 580_092, 16_432),
    (3, 3.36, 12, 1_115_676, 31_160),
    (4, 1.0, 12, 162_624, 6090),
    (4, 1.0, 22, 566_256, 6090),
    (4, 1.0, 24, 649_056, 6090),
    (4, 1.18, 20, 630_860, 8216),
    (4, 1.32, 18, 571_712, 9468),
    (4, 1.62, 15, 553_352, 13_478),
    (4, 2.12, 12, 547_608, 21_794),
    (4, 2.26, 12, 658_116, 25_492),
    (5, 1.38, 22, 1_213_692, 12_198),
    (6, 1.04, 18, 577_252, 7546),
    (8, 1.0, 12, 294_888, 10_554),
    (16, 1.0, 12, 577_632, 20_298),
    (33, 1.0, 12, 1_182_504, 39_450),
];

#[test]
fn counts_are_those_of_the_pilot() {
    for (blocks, width, resolution, multiply_adds, parameters) in COUNTED {
        let network = LabNetwork { blocks, width, resolution };
        assert_eq!((network.multiply_adds(), network.parameters()), (multiply_adds, parameters), "{network:?}");
    }
}
