//! From a picture to an answer, one component a file. Each gets what it shows as props; none keeps a copy.

pub mod backend_choice;
pub mod backend_times;
pub mod build_question;
pub mod camera_input;
pub mod chosen_picture;
pub mod drawing_ends;
pub mod engine_notes;
pub mod engine_panel;
pub mod engine_status;
pub mod error_notice;
pub mod feature_maps;
pub mod file_found;
pub mod file_options;
pub mod growth_panel;
pub mod label_input;
pub mod latency_line;
pub mod network_in_use;
pub mod network_pixels;
pub mod own_weights;
pub mod picture_input;
pub mod predictions;
pub mod proof_badge;
pub mod sample_choice;
pub mod storage_panel;
pub mod timings;
pub mod weights_input;
