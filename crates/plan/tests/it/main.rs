//! The plan compiler through its public face.

mod compare;
mod demo;
mod figures;
mod laws;
mod plans;
mod read;
mod registry;
mod source_plan;
mod structure;
