//! 疑似重复: voices that may say the same, of the same enterprise or in similar words.

use crate::{
    Answer, Office,
    caller::Caller,
    list_dockets::{Kind, list},
    voice_raiser::{Sight, sight},
};
use ledger::Voice;
use std::collections::{BTreeMap, BTreeSet};
use store::{Filter, PageRequest, Row, Sort};
use vocab::DocketId;

/// Newest voices that are looked at.
const LOOKED_AT: u64 = 300;
/// Of a hundred pairs of signs in both together, so many must stand in both.
const ALIKE_PERCENT: usize = 25;
/// Shown at most.
const SHOWN: usize = 5;

/// 疑似重复
#[derive(Clone, Debug)]
pub struct Like {
    /// The other voice.
    pub row: Row,
    /// Its number.
    pub number: String,
    /// It is of the same enterprise.
    pub same_enterprise: bool,
}

/// 疑似重复, those of the same enterprise first; for whoever may know who raised them.
///
/// # Errors
/// As [`list`].
pub async fn like_voices(office: &Office, caller: &Caller, id: DocketId, voice: &Voice) -> Answer<Vec<Like>> {
    if sight(caller.role, true) != Sight::Full {
        return Ok(Vec::new());
    }
    let page = PageRequest { limit: LOOKED_AT, states: true, counted: false, ..PageRequest::default() };
    let rows = list(office, caller, Kind::of::<Voice>(), Filter::default(), Sort::OPENED, &page).await?.rows;
    let people = office.store().people().await?;
    let names: BTreeMap<i64, String> = people.into_iter().filter_map(|it| Some((it.id.0, it.name?))).collect();
    let own = names.get(&voice.raiser);
    let pairs = pairs(&voice.text);
    let mut likes = Vec::new();
    for row in rows {
        let Some(other) = row.open::<Voice>()?.filter(|it| row.id != id && !it.stage.is_over()) else { continue };
        let same_enterprise = own.is_some() && own == names.get(&other.raiser);
        let share = alike(&pairs, &self::pairs(&other.text));
        if same_enterprise || share >= ALIKE_PERCENT {
            likes.push((share, Like { row, number: other.number, same_enterprise }));
        }
    }
    likes.sort_by_key(|(share, like)| (std::cmp::Reverse(like.same_enterprise), std::cmp::Reverse(*share)));
    Ok(likes.into_iter().map(|(_, like)| like).take(SHOWN).collect())
}

fn pairs(text: &str) -> BTreeSet<(char, char)> {
    let signs: Vec<char> = text.chars().filter(|it| it.is_alphanumeric()).collect();
    signs.iter().copied().zip(signs.iter().copied().skip(1)).collect()
}

/// Pairs in both, of a hundred in either.
fn alike(a: &BTreeSet<(char, char)>, b: &BTreeSet<(char, char)>) -> usize {
    let both = a.intersection(b).count();
    let either = a.len() + b.len() - both;
    (both * 100).checked_div(either).unwrap_or(0)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_same_complaint_in_other_words_is_alike_and_another_one_is_not() {
        let told = pairs("施工图审查被要求另交一笔审图费");
        assert!(alike(&told, &pairs("施工图审查时要求另交审图费")) >= ALIKE_PERCENT);
        assert!(alike(&told, &pairs("门口停电三天没有通知")) < ALIKE_PERCENT);
        assert_eq!(alike(&pairs(""), &pairs("")), 0);
    }
}
