//! 登记簿 one file a kind: how it shows itself.

mod duty;
mod finding;
mod indicator;
mod meeting;
mod practice;
mod project;
mod promise;
mod spot_check;
mod voice;
