//! Who acts, in what role, and for whom.

use serde::{Deserialize, Serialize};
use vocab::{AccountId, UnitId};

/// 角色 what an account may be. One account has one role.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Role {
    /// 营商办 runs the ledger: assigns, checks, closes, records for others.
    LeadOffice,
    /// 单位负责人 approves what the unit's liaison fills in.
    UnitHead,
    /// 联络员 reports for a unit.
    Liaison,
    /// 督导 sees everything of the ledger and advises.
    Supervisor,
    /// 领导 sees everything and decides what is put before them.
    Leader,
    /// 审计 reads everything, changes nothing.
    Auditor,
    /// 管理员 keeps units and accounts; does not touch the ledger.
    Administrator,
    /// 诉求人 somebody outside who holds the receipt of what they raised; no account has this role.
    Public,
    /// The clock of the system itself.
    System,
}

impl Role {
    /// Every role an account can have, in the order of the permission matrix.
    pub const ALL: [Self; 7] = [
        Self::LeadOffice,
        Self::UnitHead,
        Self::Liaison,
        Self::Supervisor,
        Self::Leader,
        Self::Auditor,
        Self::Administrator,
    ];

    /// The stored and exported name.
    #[must_use]
    pub const fn name(self) -> &'static str {
        match self {
            Self::LeadOffice => "lead_office",
            Self::UnitHead => "unit_head",
            Self::Liaison => "liaison",
            Self::Supervisor => "supervisor",
            Self::Leader => "leader",
            Self::Auditor => "auditor",
            Self::Administrator => "administrator",
            Self::Public => "public",
            Self::System => "system",
        }
    }

    /// The role of that name.
    #[must_use]
    pub fn from_name(name: &str) -> Option<Self> {
        Self::ALL.into_iter().chain([Self::Public, Self::System]).find(|role| role.name() == name)
    }
}

/// Who acts. Stored with every event; personal data stays out (the account's name is looked up).
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Actor {
    /// `None` for the system itself.
    pub account: Option<AccountId>,
    /// The role in which it was done.
    pub role: Role,
    /// The unit the account belongs to; for 代录 still the recorder's own unit.
    pub unit: Option<UnitId>,
    /// 代录 the unit for which it was recorded, and how that is known.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub on_behalf: Option<OnBehalf>,
}

impl Actor {
    /// The clock of the system.
    #[must_use]
    pub const fn system() -> Self {
        Self { account: None, role: Role::System, unit: None, on_behalf: None }
    }

    /// 诉求人 somebody outside, without an account.
    #[must_use]
    pub const fn public() -> Self {
        Self { account: None, role: Role::Public, unit: None, on_behalf: None }
    }

    /// The unit for which this is done: the one recorded for, else the actor's own.
    #[must_use]
    pub fn for_unit(&self) -> Option<UnitId> {
        self.on_behalf.as_ref().map_or(self.unit, |it| Some(it.unit))
    }
}

/// 代录 the lead office writes down what a unit said.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct OnBehalf {
    /// The unit that said it.
    pub unit: UnitId,
    /// Who said it, by office or name as the recorder writes it.
    pub said_by: String,
    /// When it was said, as written: `2026-03-05 上午`.
    pub said_at: String,
    /// How.
    pub channel: Channel,
}

/// 途径 how something said outside the system reached the recorder.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Channel {
    /// 电话
    Phone,
    /// 书面
    Paper,
    /// 会议
    Meeting,
    /// 群聊
    Chat,
    /// 当面
    InPerson,
}
