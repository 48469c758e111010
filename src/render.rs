//! Values to bytes: one file per format, and none of them knows the plan.

pub mod markdown;
pub mod safe;
