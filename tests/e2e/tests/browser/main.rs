//! End-to-end tests of the built page in Chromium, by subject. See the crate's documentation for how to run them.
//!
//! Expected numbers come from the paper, from timm and PyTorch, or from a counting script that shares no code with the
//! page; never from the page itself. Lines that start with `measured:` are figures for BENCHMARKS.md.

mod accessibility;
mod any_setting;
mod backends;
mod bad_pictures;
mod camera;
mod camera_refusals;
mod class_links;
mod compare;
mod drag;
mod drawing;
mod effective_phi;
mod engine_downloads;
mod engine_failures;
mod engine_in_korean;
mod equations;
mod export;
mod falsified_canvas;
mod follow;
mod grid_search;
mod half_precision;
mod hosting;
mod keyboard;
mod languages;
mod layers;
mod layout;
mod lesson;
mod links;
mod load_time;
mod memory;
mod memory_given_back;
mod modes;
mod newest_picture;
mod number_boxes;
mod one_axis;
mod own_labels;
mod own_weights;
mod own_weights_gates;
mod own_weights_refused;
mod picture_kinds;
mod picture_ways;
mod predictions;
mod print;
mod settings;
mod shown;
mod speed;
mod spoken;
mod squared;
mod staircase;
mod startup;
mod storage;
mod training_checkpoints;
mod weights;
mod zoom;
