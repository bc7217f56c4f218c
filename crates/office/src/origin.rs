//! 出处: the plans behind items and problems, for their titles, goals and wording. Whoever reaches an item may know what
//! the plan says of it, also where the plan as a whole is out of reach.

use crate::{Answer, Office};
use docket::Scope;
use ledger::{
    item::Quote,
    plan::{Entry, Plan, PlanStage},
};
use std::collections::{BTreeMap, BTreeSet};
use store::{Filter, PageRequest, Sort};
use vocab::DocketId;

/// 出处
#[derive(Clone, Debug, Default)]
pub struct Origins(BTreeMap<DocketId, Plan>);

impl Origins {
    /// The plans of these numbers.
    ///
    /// # Errors
    /// Where the world fails.
    pub async fn load(office: &Office, plans: impl IntoIterator<Item = DocketId>) -> Answer<Self> {
        let ids: Vec<DocketId> = plans.into_iter().collect::<BTreeSet<_>>().into_iter().collect();
        let mut loaded = BTreeMap::new();
        for row in office.store().get_many(&Scope::all(), &ids).await? {
            if let Some(plan) = row.open::<Plan>()? {
                loaded.insert(row.id, plan);
            }
        }
        Ok(Self(loaded))
    }

    /// Its title, `""` for an unknown plan.
    #[must_use]
    pub fn title(&self, plan: DocketId) -> &str {
        self.0.get(&plan).map_or("", |it| it.plan.title.as_str())
    }

    /// 文号, `""` before it is adopted.
    #[must_use]
    pub fn number(&self, plan: DocketId) -> &str {
        self.0.get(&plan).and_then(|it| it.adoption.as_ref()).map_or("", |it| it.number.as_str())
    }

    /// 整改目标 of an indicator, `""` where the plan sets none.
    #[must_use]
    pub fn goal(&self, plan: DocketId, indicator: &str) -> &str {
        let chapters = self.0.get(&plan).map(|it| it.plan.chapters.as_slice()).unwrap_or_default();
        chapters.iter().find(|it| it.indicator == indicator).map_or("", |it| it.goal.as_str())
    }

    /// The entry that a quote names.
    #[must_use]
    pub fn entry(&self, quote: &Quote) -> Option<&Entry> {
        self.0.get(&quote.plan)?.plan.entry(quote.entry)
    }

    /// Every plan, by number.
    pub fn plans(&self) -> impl Iterator<Item = (DocketId, &Plan)> {
        self.0.iter().map(|(id, plan)| (*id, plan))
    }
}

/// 指标 of the plans in force, in their order: what lists can be narrowed to. Names of indicators are known to everybody.
///
/// # Errors
/// Where the world fails.
pub async fn indicators(office: &Office) -> Answer<Vec<String>> {
    let mut names: Vec<String> = Vec::new();
    for target in targets(office).await? {
        if !names.contains(&target.indicator) {
            names.push(target.indicator);
        }
    }
    Ok(names)
}

/// 争先目标 of an indicator.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Target {
    /// 指标
    pub indicator: String,
    /// As the plan writes it; `""` where it sets none.
    pub text: String,
}

/// Each indicator of the plans in force with the rank that its plan aims at.
///
/// # Errors
/// Where the world fails.
pub async fn targets(office: &Office) -> Answer<Vec<Target>> {
    let filter = Filter {
        kinds: vec![<Plan as docket::Docket>::KIND.to_owned()],
        states: vec![PlanStage::Adopted.name().to_owned()],
        ..Filter::default()
    };
    let request = PageRequest { limit: 20, after: None, states: true, counted: false };
    let mut targets = Vec::new();
    for row in office.store().list(&Scope::all(), &filter, Sort::OPENED, &request).await?.rows {
        let Some(plan) = row.open::<Plan>()? else { continue };
        for chapter in plan.plan.chapters.into_iter().filter(|it| !it.indicator.is_empty()) {
            let texts: Vec<String> = chapter.targets.into_iter().map(|it| it.text).collect();
            targets.push(Target { indicator: chapter.indicator, text: texts.join("；") });
        }
    }
    Ok(targets)
}
