//! Which channel of the parent each channel of the target copies.

/// The channels of one map in the parent and in the target: channel `j` of the target copies channel `j mod n` of the
/// parent's `n`. The first `n` are the parent's own, the copies follow in the same order.
///
/// The map is a function of the two counts alone. A skip connection adds channels that are equal in number, in the parent
/// and in the target, so that what it adds is mapped alike without further ado: a stage has one map, whichever of its
/// blocks is looked at.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct ChannelMap {
    parent: u64,
    target: u64,
}

impl ChannelMap {
    /// What is not widened: each channel is the parent's.
    pub(super) const SINGLE: Self = Self { parent: 1, target: 1 };

    /// The map from `parent` channels to `target` channels.
    #[must_use]
    pub fn new(parent: u64, target: u64) -> Self {
        Self { parent, target }
    }

    /// Channels of the parent.
    #[must_use]
    pub fn parent_channels(self) -> u64 {
        self.parent
    }

    /// Channels of the target.
    #[must_use]
    pub fn target_channels(self) -> u64 {
        self.target
    }

    /// Whether no channel is copied.
    #[must_use]
    pub fn is_identity(self) -> bool {
        self.parent == self.target
    }

    /// Whether every channel of the parent is in the target: it is, unless the target has fewer.
    #[must_use]
    pub fn is_onto(self) -> bool {
        self.target >= self.parent
    }

    /// The parent's channel that a channel of the target copies, both from 0.
    #[must_use]
    pub fn origin(self, channel: u64) -> u64 {
        channel.checked_rem(self.parent).unwrap_or(0)
    }

    /// How many channels of the target copy a channel of the parent, the first one counted too. It differs from channel
    /// to channel unless the target has a whole multiple of the parent's channels: of 40 in 48, eight have two copies.
    #[must_use]
    pub fn copies(self, parent_channel: u64) -> u64 {
        let whole = self.target.checked_div(self.parent).unwrap_or(0);
        let rest = self.target.checked_rem(self.parent).unwrap_or(0);
        whole + u64::from(parent_channel < rest)
    }

    /// What a channel of the target contributes to a sum over channels, as a part of what the parent's channel does:
    /// `1 / copies`, so that the copies together contribute as much.
    #[must_use]
    #[expect(clippy::cast_precision_loss, reason = "channel counts are far below 2^53")]
    pub fn share(self, channel: u64) -> f64 {
        1.0 / self.copies(self.origin(channel)).max(1) as f64
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Pairs of channel counts, even and uneven.
    fn widened() -> impl Iterator<Item = ChannelMap> {
        (1..=40).flat_map(|parent| (parent..=100).map(move |target| ChannelMap::new(parent, target)))
    }

    #[test]
    fn a_wider_map_holds_every_channel_as_often_as_it_says() {
        for map in widened() {
            let mut hits = vec![0; 40];
            for channel in 0..map.target_channels() {
                hits[map.origin(channel) as usize] += 1;
            }
            let counted: Vec<u64> = (0..map.parent_channels()).map(|channel| map.copies(channel)).collect();
            assert_eq!(hits[..counted.len()], counted, "{map:?}");
            assert!(map.is_onto() && counted.iter().all(|&copies| copies > 0), "{map:?}");
        }
    }

    #[test]
    fn the_shares_of_each_channel_add_up_to_one() {
        for map in widened() {
            for origin in 0..map.parent_channels() {
                let copies = (0..map.target_channels()).filter(|&channel| map.origin(channel) == origin);
                let sum: f64 = copies.map(|channel| map.share(channel)).sum();
                assert!((sum - 1.0).abs() < 1e-12, "{map:?}, channel {origin}: {sum}");
            }
        }
    }

    #[test]
    fn rounding_to_eight_makes_uneven_counts() {
        // 48 = 40 + 8: channels 0 to 7 have a second copy, 40 to 47.
        let map = ChannelMap::new(40, 48);
        assert_eq!((map.origin(7), map.origin(39), map.origin(40), map.origin(47)), (7, 39, 0, 7));
        assert_eq!((map.copies(7), map.copies(8)), (2, 1));
        assert_eq!((map.share(7), map.share(47), map.share(8)), (0.5, 0.5, 1.0));
        // 24 = 16 + 8
        assert_eq!((0..16).filter(|&channel| ChannelMap::new(16, 24).copies(channel) == 2).count(), 8);
    }

    #[test]
    fn equal_counts_change_nothing() {
        let map = ChannelMap::new(24, 24);
        assert!(
            map.is_identity() && (0..24).all(|channel| map.origin(channel) == channel && map.share(channel) == 1.0)
        );
    }

    #[test]
    fn fewer_channels_leave_some_out() {
        let map = ChannelMap::new(32, 16);
        assert!(!map.is_onto());
        assert_eq!((map.origin(15), map.copies(15), map.copies(16)), (15, 1, 0));
        // No channels at all: nothing to divide by.
        let none = ChannelMap::new(0, 8);
        assert_eq!((none.origin(3), none.copies(0), none.share(3)), (0, 0, 1.0));
    }
}
