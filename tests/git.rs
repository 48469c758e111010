//! Versions of a styrrepo in git: read, compared, and every way in which git can be odd.

mod bad;
mod history;
mod versions;
