//! `styr record`: what people say, in the file as they would have written it.

mod asked;
mod said;
