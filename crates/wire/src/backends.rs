//! Which backend is faster on this device, by measurement.
//!
//! | part | subject |
//! |---|---|
//! | `size` | how large a network is: times are kept by family and power of two of its multiply-adds |
//! | `measurement` | both backends' times of one network, and which of them is clearly faster |
//! | `backend_times` | all that is known, as the browser keeps it; what follows for a network |
//! | `trial` | the state machine that measures: one worker after the other |
//! | `words` | what the page says of it |
//! | `adapter` | a WebGPU adapter's name, and whether it is a software one |
//!
//! Pure, as the two state machines at the ends of the wire are: docs/decisions/057-backend-by-measurement.md.

mod adapter;
mod backend_times;
mod measurement;
mod size;
mod trial;
mod words;

pub use adapter::Adapter;
pub use backend_times::{BackendTimes, Plan};
pub use measurement::{Measurement, Moment, Times};
pub use size::Size;
pub use trial::{Loaded, Trial, TrialEnd, TrialStep};
