//! The drawing and the tables of the network, one component a file. Each gets what it shows as props; none keeps a copy.

pub mod cost_area;
pub mod layer_rows;
pub mod layer_subtotals;
pub mod layer_table;
pub mod network_drawing;
pub mod stage_detail;
pub mod stage_row;
pub mod stage_table;
