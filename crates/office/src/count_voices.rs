//! 诉求统计: how each unit answers.

use crate::{
    Answer, Office,
    caller::Caller,
    list_dockets::{Kind, every},
};
use ledger::voice::{Outcome, Voice};
use std::collections::BTreeMap;
use store::{Filter, Sort};
use vocab::UnitId;

/// From so many stars on somebody is satisfied.
const SATISFIED: u8 = 4;

/// 单位办理情况
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct UnitVoices {
    /// 承办 voices that it has or had to the end.
    pub received: u64,
    /// 已答复
    pub answered: u64,
    /// 按时答复 whose first answer came in time.
    pub on_time: u64,
    /// 答复用时 days from 交办 to the first answer, in the middle; tenths, so that 2.5 is 25. `None` without answers.
    pub median_tenths: Option<i64>,
    /// 已解决 by the answer that stands.
    pub resolved: u64,
    /// 已评价
    pub rated: u64,
    /// 满意 rated 4 or 5.
    pub satisfied: u64,
    /// 退单
    pub returned: u64,
}

/// By unit, in the order of their numbers; within the caller's scope.
///
/// # Errors
/// As [`every`].
pub async fn count_voices(office: &Office, caller: &Caller) -> Answer<BTreeMap<UnitId, UnitVoices>> {
    let mut voices = Vec::new();
    for row in every(office, caller, Kind::of::<Voice>(), Filter::default(), Sort::OPENED).await? {
        voices.extend(row.open::<Voice>()?);
    }
    Ok(by_unit(&voices))
}

fn by_unit(voices: &[Voice]) -> BTreeMap<UnitId, UnitVoices> {
    let mut units: BTreeMap<UnitId, (UnitVoices, Vec<i64>)> = BTreeMap::new();
    for voice in voices {
        for unit in voice.returns.iter().filter_map(|it| it.unit) {
            units.entry(unit).or_default().0.returned += 1;
        }
        let Some(unit) = voice.unit else { continue };
        let (count, days) = units.entry(unit).or_default();
        count.received += 1;
        if let Some(first) = voice.answers.first() {
            count.answered += 1;
            count.on_time += u64::from(first.in_time);
            days.push(i64::from(first.days));
        }
        count.resolved += u64::from(voice.answer().is_some_and(|it| it.outcome == Outcome::Resolved));
        if let Some(rating) = &voice.rating {
            count.rated += 1;
            count.satisfied += u64::from(rating.stars >= SATISFIED);
        }
    }
    units.into_iter().map(|(unit, (count, days))| (unit, UnitVoices { median_tenths: median(days), ..count })).collect()
}

fn median(mut days: Vec<i64>) -> Option<i64> {
    days.sort_unstable();
    let middle = days.len() / 2;
    let upper = *days.get(middle)?;
    if days.len() % 2 == 1 {
        return Some(upper * 10);
    }
    let lower = *days.get(middle.checked_sub(1)?)?;
    Some((lower + upper) * 5)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_middle_of_days_is_the_middle_one_or_lies_between_two() {
        assert_eq!(median(Vec::new()), None);
        assert_eq!(median(vec![9, 1, 3]), Some(30));
        assert_eq!(median(vec![9, 1, 3, 4]), Some(35));
    }
}
