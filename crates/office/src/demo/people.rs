//! 人物: the units of the demo district and who signs in.

use super::DemoError;
use crate::{Failure, Office, caller::Caller, district};
use docket::{Actor, Role};
use serde::Deserialize;
use std::collections::BTreeMap;
use store::{Account, Job, Setting, Unit};
use vocab::{AccountId, UnitId};

const UNITS: &str = include_str!("../../../../data/units.toml");

#[derive(Deserialize)]
struct Roll {
    unit: Vec<Line>,
}

#[derive(Deserialize)]
struct Line {
    name: String,
    short: String,
    #[serde(default)]
    aliases: Vec<String>,
}

/// 角色表 an account of the demo.
struct Part {
    login: &'static str,
    name: &'static str,
    role: Role,
    /// Short name of the unit.
    unit: Option<&'static str>,
    /// What it is there for.
    about: &'static str,
}

const fn part(
    login: &'static str,
    name: &'static str,
    role: Role,
    unit: Option<&'static str>,
    about: &'static str,
) -> Part {
    Part { login, name, role, unit, about }
}

const OFFICE: Option<&str> = Some("区营商办");
const MARKET: Option<&str> = Some("区市场监管局");
const HOUSING: Option<&str> = Some("区住建局");

const CAST: [Part; 14] = [
    part("wang", "王雨辰", Role::LeadOffice, OFFICE, "营商办：交办、代录、催办"),
    part("zhao", "赵明远", Role::LeadOffice, OFFICE, "营商办：核验、办结、销号"),
    part("zhujian2", "何嘉木", Role::Liaison, HOUSING, "住建局联络员：填报，由负责人同意"),
    part("zhujian", "沈知夏", Role::UnitHead, HOUSING, "住建局负责人：审核本单位填报"),
    part("shichang2", "林一诺", Role::Liaison, MARKET, "市场监管局联络员"),
    part("shichang", "程远舟", Role::UnitHead, MARKET, "市场监管局负责人"),
    part("gongdian2", "苏北辰", Role::Liaison, Some("河图供电公司"), "供电公司联络员"),
    part("ziran2", "顾清和", Role::Liaison, Some("区自然资源和规划局"), "自然资源和规划局联络员"),
    part("fagai2", "许星野", Role::Liaison, Some("区发改委"), "发改委联络员"),
    part("dating2", "宋知微", Role::Liaison, Some("区政务服务中心"), "政务服务中心联络员"),
    part("dudao", "陆明川", Role::Supervisor, None, "督导：看全部，提意见"),
    part("lingdao", "陈副区长", Role::Leader, None, "领导：看全部，批延期"),
    part("shenji", "方审计", Role::Auditor, None, "审计：只看不动"),
    part("admin", "系统管理员", Role::Administrator, None, "管理员：单位、账号、审计记录"),
];

/// What the account of that login is there for; `""` for one that is not of the demo.
pub fn about(login: &str) -> &'static str {
    CAST.iter().find(|it| it.login == login).map_or("", |it| it.about)
}

/// 人物 those who act in the demo.
pub struct Cast {
    /// Runs the ledger and records for units that never sign in.
    pub office: Caller,
    /// Checks and closes.
    pub checker: Caller,
    /// Advises.
    pub supervisor: Caller,
    /// Decides extensions.
    pub leader: Caller,
    /// Who reports for a unit.
    pub liaisons: BTreeMap<UnitId, Caller>,
    /// Who approves for a unit that wants it.
    pub heads: BTreeMap<UnitId, Caller>,
    /// The lead office as a unit.
    pub lead_unit: UnitId,
}

/// Enters units and accounts.
pub async fn enter(office: &Office, password: &str) -> Result<Cast, DemoError> {
    let roll: Roll = toml::from_str(UNITS)?;
    let secret = office.hash(password).await?;
    let job = Job::new(office.now(), Actor::system(), Vec::new(), move |desk| {
        let mut units: BTreeMap<String, UnitId> = BTreeMap::new();
        for line in &roll.unit {
            let id = desk.new_unit();
            units.insert(line.short.clone(), id);
            desk.put(Unit {
                id,
                name: line.name.clone(),
                short: line.short.clone(),
                aliases: line.aliases.clone(),
                region: None,
                active: true,
                // One unit shows the whole chain: liaison, head, lead office.
                head_approves: line.short == "区住建局",
            });
        }
        let mut accounts = Vec::new();
        for part in &CAST {
            let account = Account {
                id: desk.new_account(),
                login: part.login.to_owned(),
                name: part.name.to_owned(),
                role: part.role,
                unit: part.unit.and_then(|it| units.get(it).copied()),
                person: None,
                secret: secret.clone(),
                active: true,
                must_change: false,
                created_at: desk.at(),
            };
            accounts.push((account.id, account.role, account.unit));
            desk.put(account);
        }
        desk.put(Setting { name: district::NAME.to_owned(), value: "河图区".to_owned() });
        desk.audit("demo.make", None, "");
        Ok((units, accounts))
    });
    let (units, accounts) = office.store().perform(job).await.map_err(Failure::World)?.map_err(Failure::Refused)?;
    let mut cast = Cast {
        office: caller(office, AccountId(1)).await?,
        checker: caller(office, AccountId(2)).await?,
        supervisor: caller(office, AccountId(11)).await?,
        leader: caller(office, AccountId(12)).await?,
        liaisons: BTreeMap::new(),
        heads: BTreeMap::new(),
        lead_unit: units.get("区营商办").copied().unwrap_or(UnitId(1)),
    };
    for (id, role, unit) in accounts {
        let Some(unit) = unit else { continue };
        match role {
            Role::Liaison => cast.liaisons.insert(unit, caller(office, id).await?),
            Role::UnitHead => cast.heads.insert(unit, caller(office, id).await?),
            _ => None,
        };
    }
    Ok(cast)
}

async fn caller(office: &Office, id: AccountId) -> Result<Caller, Failure> {
    let account = office.store().account(id).await?.ok_or(Failure::Missing { what: "account" })?;
    Ok(account.into())
}
