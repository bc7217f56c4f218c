//! Renders every page with invented data into a folder: `cargo run -p pages --example preview -- FOLDER [zh|en]`.

mod sample;

use pages::{Lang, Words};
use std::error::Error;
use std::path::PathBuf;
use std::{env, fs};

fn main() -> Result<(), Box<dyn Error>> {
    let mut arguments = env::args().skip(1);
    let folder = PathBuf::from(arguments.next().ok_or("give the folder to write to")?);
    let lang = arguments.next().and_then(|name| Lang::from_name(&name)).unwrap_or_default();
    fs::create_dir_all(folder.join("assets"))?;
    for (name, bytes) in pages::asset::assets() {
        fs::write(folder.join("assets").join(name), bytes)?;
    }
    for (name, page) in sample::pages(Words::new(lang)) {
        // So that a browser finds the assets beside the file.
        let html = page?.replace("=\"/assets/", "=\"assets/");
        fs::write(folder.join(format!("{name}.html")), html)?;
    }
    Ok(())
}
