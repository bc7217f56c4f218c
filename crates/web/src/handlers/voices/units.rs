//! 诉求统计 how each unit answers.

use crate::{
    reply::Reply,
    views::{Lens, voice::unit_row},
    visit::{OrReply, Visit},
};
use office::{count_voices::count_voices, directory::Directory};
use pages::page::VoiceUnitsPage;

pub(super) async fn page(visit: Visit) -> Result<Reply, Reply> {
    let counts = count_voices(visit.office(), visit.caller()?).await.or_reply(&visit)?;
    let directory = Directory::load(visit.office()).await.or_reply(&visit)?;
    let lens = Lens::new(&visit, &directory);
    let mut rows: Vec<_> = counts.iter().map(|(unit, count)| unit_row(lens.unit(*unit), count, &lens)).collect();
    rows.sort_by_key(|it| std::cmp::Reverse(it.received));
    Reply::page(&visit, &VoiceUnitsPage { frame: visit.frame(&directory), rows })
}
