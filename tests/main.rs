//! The one test program.

mod docs;
