//! Edits of the user's files: exactly what was asked for, whatever the file looks like.

pub(crate) mod oracle;
mod properties;
mod random;
mod writing;
