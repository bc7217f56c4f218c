//! The program as its users meet it: commands in a shell, and the office's day told in a browser.

#[cfg(test)]
mod demo;
#[cfg(test)]
mod district;
#[cfg(test)]
mod hostile;
#[cfg(test)]
mod keeping;
#[cfg(test)]
mod pictures;
#[cfg(test)]
mod program;
#[cfg(test)]
mod pure;
#[cfg(test)]
mod reach;
#[cfg(test)]
mod story;
#[cfg(test)]
mod voice;
#[cfg(test)]
mod window;
