//! Dockets found by words that few, some and many of them hold.

use crate::world::{self, Outcome, World, mixed};
use crate::{head, line, say};
use docket::{Facets, Standing};
use jiff::{Span, civil::date};
use std::time::Duration;
use store::{Filter, Sort};

const LIMIT: Duration = Duration::from_millis(50);
/// Who is served, by what, in what matter: every title has one of each.
const WHO: [&str; 12] = [
    "企业",
    "个体工商户",
    "外资企业",
    "科技企业",
    "小微企业",
    "项目单位",
    "群众",
    "纳税人",
    "新市民",
    "投资者",
    "用户",
    "商户",
];
const MATTER: [&str; 24] = [
    "开办登记",
    "施工许可",
    "低压接电",
    "用水报装",
    "用气报装",
    "不动产登记",
    "纳税申报",
    "跨境贸易",
    "破产清算",
    "合同履行",
    "政府采购",
    "招标投标",
    "信贷融资",
    "劳动用工",
    "社保缴费",
    "医保结算",
    "消防验收",
    "环评审批",
    "土地供应",
    "知识产权保护",
    "监管执法",
    "信用修复",
    "注销登记",
    "政策兑现",
];
const WAY: [&str; 10] = [
    "推行一窗受理",
    "压减材料",
    "实现全程网办",
    "办理时限再压缩",
    "建立服务专员制度",
    "公开收费清单",
    "开展上门服务",
    "推行告知承诺",
    "数据共享免提交",
    "办理结果免费寄送",
];
/// Words, and one in how many titles ends with each.
const ENDS: [(&str, u64); 2] = [("（渔港码头片区）", 20_000), ("（高铁新城试点）", 100)];

pub async fn run(world: &World, dockets: u64) -> Outcome<()> {
    world.fill(dockets, facets).await?;
    let names =
        [("rare", "渔港"), ("middle", "高铁"), ("common", "登记"), ("most common", "企业"), ("two", "企业 高铁")];
    let mut hits = Vec::new();
    for (name, typed) in names {
        let holds = |title: &str| typed.split(' ').all(|word| title.contains(word));
        hits.push((name, typed, (0..dockets).filter(|it| holds(&title(*it))).count()));
    }
    head();
    let middle = format!("{}000000~0", dockets / 2);
    for (name, typed, hits) in hits {
        let filter = Filter { text: typed.to_owned(), ..Filter::default() };
        for (order, sort) in [("updated", (Sort::UPDATED, middle.as_str())), ("due", (Sort::DUE, "0-2023-06-01~0"))] {
            for units in [0, 1, 5] {
                let what = format!("find {name} {typed} ({hits} of {dockets}), {}, by {order}", world.engine);
                line(&what, &world.store, units, &filter, sort, LIMIT).await?;
            }
        }
    }
    say("");
    Ok(())
}

fn title(it: u64) -> String {
    let chance = mixed(it);
    let one = |list: &[&'static str], chance: u64| {
        let at = usize::try_from(chance).unwrap_or_default() % list.len();
        list.get(at).copied().unwrap_or_default()
    };
    let end = |(end, often): &(&'static str, u64)| if mixed(chance).is_multiple_of(*often) { *end } else { "" };
    let (who, matter, way) = (one(&WHO, chance), one(&MATTER, chance / 12), one(&WAY, chance / 288));
    let ends: String = ENDS.iter().map(end).collect();
    format!("为{who}{matter}{way}{ends}")
}

fn facets(it: u64) -> Facets {
    let chance = mixed(it);
    let day = |it: u64| date(2020, 1, 1).saturating_add(Span::new().days(i64::try_from(it % 2500).unwrap_or_default()));
    let mut facets = world::facets(&title(it), chance / 2_880);
    facets.standing = if (chance / 13).is_multiple_of(3) { Standing::Open } else { Standing::Closed };
    facets.days.due_on = Some(day(chance / 19));
    facets
}
