//! 企业诉求 for the public: raise, receipt, track, react; for staff: the poster and the table of units. What staff do with
//! a voice is the register's.

mod key;
mod mine;
mod poster;
mod raise;
mod react;
mod receipt;
mod track;
mod units;

use crate::route::{Gate, Route, form, page};

/// Routes of this area.
#[must_use]
pub fn routes() -> Vec<Route> {
    vec![
        page("/voice", Gate::Public, raise::page),
        form("/voice", Gate::Public, raise::send),
        page("/voice/receipt", Gate::Public, receipt::page),
        page("/voice/track", Gate::Public, track::page),
        form("/voice/track", Gate::Public, track::send),
        page("/voice/mine", Gate::Public, mine::page),
        page("/voice/mine/files/{id}", Gate::Public, mine::file),
        form("/voice/mine/{act}", Gate::Public, react::send),
        page("/voices/poster", Gate::Act("voice.read"), poster::page),
        page("/voices/units", Gate::Act("voice.read"), units::page),
    ]
}
