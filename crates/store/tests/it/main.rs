//! The store on both engines.

#[cfg(test)]
mod backup;
#[cfg(test)]
mod card;
#[cfg(test)]
mod files;
#[cfg(test)]
mod kill;
#[cfg(test)]
mod lists;
#[cfg(test)]
mod log;
#[cfg(test)]
mod place;
#[cfg(test)]
mod rows;
#[cfg(test)]
mod schema;
#[cfg(test)]
mod writer;
