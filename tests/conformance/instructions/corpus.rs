//! Writes the corpus of `benches/` in a folder: UNITS FOLDER. Built by rustc alone.

#[path = "../../../benches/corpus.rs"]
mod corpus;

fn main() {
    let arguments: Vec<String> = std::env::args().skip(1).collect();
    let [units, folder] = arguments.as_slice() else { panic!("UNITS FOLDER") };
    corpus::write(units.parse().expect("a number of units"), std::path::Path::new(folder));
}
