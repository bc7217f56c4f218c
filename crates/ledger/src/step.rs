//! How an act becomes an event: whether the state allows it, who may, whether its values are sound, what it changes.
//!
//! Each act is one struct in one file and implements `Step`. What was asked is what happened: the event carries the
//! act's own struct, with whatever the rules added in `Step::fill`.

use crate::refusals;
use docket::{Actor, Context, Docket, Refusal, Role};
use jiff::civil::Date;
use vocab::UnitId;

/// 何人可为 who does an act. The permission matrix of `office` is tested against it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum By {
    /// A unit responsible for it, lead or partner; the lead office for it as 代录.
    Unit,
    /// The lead unit; the lead office for it as 代录.
    LeadUnit,
    /// The lead unit, or the lead office in its own name.
    LeadUnitOrOffice,
    /// 单位负责人 of a unit responsible for it; the lead office for it with the signed form.
    Head,
    /// 营商办 alone.
    LeadOffice,
    /// 营商办, or the clock by a schedule that 营商办 set.
    OfficeOrClock,
    /// 营商办 or a leader.
    Decider,
    /// 督导, leader or lead office: a remark binds nobody.
    Adviser,
    /// 诉求人 who raised it, by number and code.
    Raiser,
    /// The clock.
    System,
    /// The clock, an administrator or the lead office: what follows from data, not from a will.
    Keeper,
}

impl By {
    /// The roles that may do it at all.
    #[must_use]
    pub const fn roles(self) -> &'static [Role] {
        match self {
            Self::Unit | Self::LeadUnit | Self::LeadUnitOrOffice => &[Role::LeadOffice, Role::UnitHead, Role::Liaison],
            Self::Head => &[Role::LeadOffice, Role::UnitHead],
            Self::LeadOffice => &[Role::LeadOffice],
            Self::OfficeOrClock => &[Role::LeadOffice, Role::System],
            Self::Decider => &[Role::LeadOffice, Role::Leader],
            Self::Adviser => &[Role::LeadOffice, Role::Supervisor, Role::Leader],
            Self::Raiser => &[Role::Public],
            Self::System => &[Role::System],
            Self::Keeper => &[Role::LeadOffice, Role::Administrator, Role::System],
        }
    }

    /// 代录 whether the lead office may record it for a unit.
    #[must_use]
    pub const fn recordable(self) -> bool {
        matches!(self, Self::Unit | Self::LeadUnit | Self::LeadUnitOrOffice | Self::Head)
    }

    /// Whether `actor` may do `act` where `lead` and `partners` are responsible.
    pub(crate) fn check(
        self,
        act: &'static str,
        actor: &Actor,
        lead: Option<UnitId>,
        partners: &[UnitId],
    ) -> Result<(), Refusal> {
        if let Some(told) = &actor.on_behalf {
            if actor.role != Role::LeadOffice {
                return Err(Refusal::new(refusals::ON_BEHALF_ROLE).with("role", actor.role.name()));
            }
            if !self.recordable() {
                return Err(Refusal::new(refusals::ON_BEHALF_NOT_HERE).with("act", act));
            }
            for (field, text) in [("said_by", &told.said_by), ("said_at", &told.said_at)] {
                if text.trim().is_empty() {
                    return Err(Refusal::new(refusals::ON_BEHALF_INCOMPLETE).with("field", field));
                }
            }
        }
        if !self.roles().contains(&actor.role) {
            return Err(Refusal::new(refusals::ROLE).with("act", act).with("role", actor.role.name()));
        }
        let own_name = actor.role == Role::LeadOffice && actor.on_behalf.is_none();
        if !self.recordable() || (self == Self::LeadUnitOrOffice && own_name) {
            return Ok(());
        }
        let unit = actor.for_unit();
        let leads = unit.is_some() && unit == lead;
        let helps = unit.is_some_and(|unit| partners.contains(&unit));
        if leads || (helps && matches!(self, Self::Unit | Self::Head)) {
            return Ok(());
        }
        if own_name {
            return Err(Refusal::new(refusals::ON_BEHALF_NEEDED).with("act", act));
        }
        let unit = unit.map(|unit| unit.to_string()).unwrap_or_default();
        Err(Refusal::new(refusals::NOT_YOUR_UNIT).with("act", act).with("unit", unit))
    }
}

/// One act on a docket that exists.
pub(crate) trait Step<D: Docket> {
    /// Who does it.
    const BY: By;

    /// Whether the state allows it, whoever asks and with whatever values.
    fn open(now: &D) -> bool;

    /// The code that answers where [`Step::open`] says no, if there is a better one than "not in this state".
    fn why_closed(_now: &D) -> &'static str {
        refusals::NOT_NOW
    }

    /// Writes into the act what the rules know and the asker does not.
    fn fill(&mut self, _now: &D, _facts: &D::Facts<'_>, _cx: &Context<'_>) {}

    /// Whether what the act does not say itself, but the facts do, stands against it.
    fn stands_against(&self, _now: &D, _facts: &D::Facts<'_>) -> Result<(), Refusal> {
        Ok(())
    }

    /// Whether this actor may do it with these values.
    fn check(&self, now: &D, cx: &Context<'_>) -> Result<(), Refusal>;

    /// What it changes. Never judges: what the log holds has happened.
    fn apply(&self, now: &mut D, day: Date, actor: &Actor);
}

/// A text that must say something.
pub(crate) fn text(field: &'static str, text: &str) -> Result<(), Refusal> {
    if text.trim().is_empty() { Err(Refusal::new(refusals::TEXT_MISSING).with("field", field)) } else { Ok(()) }
}

/// A list that must hold something.
pub(crate) fn some<T>(field: &'static str, list: &[T]) -> Result<(), Refusal> {
    if list.is_empty() { Err(Refusal::new(refusals::LIST_EMPTY).with("field", field)) } else { Ok(()) }
}

/// The scanned form, where there is one, was signed on a day that has come and names who signed.
pub(crate) fn form(form: Option<&crate::Form>, cx: &Context<'_>) -> Result<(), Refusal> {
    let Some(form) = form else { return Ok(()) };
    text("form.signed_by", &form.signed_by)?;
    text("form.file", &form.file.0)?;
    if form.signed_on > cx.today {
        return Err(Refusal::new(refusals::FORM_FROM_FUTURE).with("signed_on", form.signed_on));
    }
    Ok(())
}

/// Writes the act, event and name enums of one docket, and what runs an act on it.
macro_rules! steps {
    (
        docket $docket:ident, kind $kind:literal;
        first $(#[$first_doc:meta])* $first:ident = $first_word:literal by $first_by:expr;
        acts { $( $(#[$doc:meta])* $name:ident = $word:literal, )* }
        also { $( $(#[$act_doc:meta])* $act:ident = $act_word:literal by $act_by:expr, )* }
        events { $( $(#[$event_doc:meta])* $event:ident, )* }
    ) => {
        /// What somebody asks for. Read from `{"act": "…", …}`.
        #[allow(clippy::large_enum_variant, reason = "acts are few and short-lived; a box in each would buy nothing")]
        #[derive(Clone, Debug, PartialEq, Eq, serde::Deserialize, serde::Serialize)]
        #[serde(tag = "act", rename_all = "snake_case")]
        pub enum Act {
            $(#[$first_doc])* $first($first),
            $( $(#[$doc])* $name($name), )*
            $( $(#[$act_doc])* $act($act), )*
        }

        /// What happened: the durable contract, only ever added to. Stored as `{"event": "…", …}`.
        #[allow(clippy::large_enum_variant, reason = "events are few and short-lived; a box in each would buy nothing")]
        #[derive(Clone, Debug, PartialEq, Eq, serde::Deserialize, serde::Serialize)]
        #[serde(tag = "event", rename_all = "snake_case")]
        pub enum Event {
            $(#[$first_doc])* $first($first),
            $( $(#[$doc])* $name($name), )*
            $( $(#[$event_doc])* $event($event), )*
        }

        /// The acts by name, for buttons and the permission matrix.
        #[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
        pub enum ActName {
            $(#[$first_doc])* $first,
            $( $(#[$doc])* $name, )*
            $( $(#[$act_doc])* $act, )*
        }

        impl ActName {
            /// Every act of this kind, in the order of a life.
            pub const ALL: &'static [Self] = &[Self::$first, $(Self::$name,)* $(Self::$act,)*];

            /// `item.accept`: the row of the permission matrix.
            #[must_use]
            pub const fn name(self) -> &'static str {
                match self {
                    Self::$first => concat!($kind, ".", $first_word),
                    $( Self::$name => concat!($kind, ".", $word), )*
                    $( Self::$act => concat!($kind, ".", $act_word), )*
                }
            }

            /// Who does it.
            #[must_use]
            pub const fn by(self) -> $crate::step::By {
                match self {
                    Self::$first => $first_by,
                    $( Self::$name => <$name as $crate::step::Step<$docket>>::BY, )*
                    $( Self::$act => $act_by, )*
                }
            }

            /// The act of that name, `item.accept`.
            #[must_use]
            pub fn from_name(name: &str) -> Option<Self> {
                Self::ALL.iter().copied().find(|act| act.name() == name)
            }
        }

        impl Act {
            /// Its name.
            #[must_use]
            pub const fn name(&self) -> ActName {
                match self {
                    Self::$first(_) => ActName::$first,
                    $( Self::$name(_) => ActName::$name, )*
                    $( Self::$act(_) => ActName::$act, )*
                }
            }
        }

        impl docket::Acts for $docket {
            const NAMES: &'static [&'static str] = &[
                ActName::$first.name(), $(ActName::$name.name(),)* $(ActName::$act.name(),)*
            ];

            fn name_of(act: &Act) -> &'static str {
                act.name().name()
            }

            fn possible(&self, actor: &docket::Actor) -> Vec<&'static str> {
                let lead = self.lead();
                let partners = self.partners();
                let may = |act: &ActName| match act.by().check(act.name(), actor, lead, &partners) {
                    // Whoever records for a unit says for which one when it is done.
                    Err(refusal) => refusal.code == $crate::refusals::ON_BEHALF_NEEDED,
                    Ok(()) => true,
                };
                self.may().into_iter().filter(may).map(ActName::name).collect()
            }
        }

        impl $docket {
            /// What is possible now, whoever asks: the buttons of the page, before the permission matrix.
            #[must_use]
            pub fn may(&self) -> Vec<ActName> {
                let mut may = Vec::new();
                $( if <$name as $crate::step::Step<Self>>::open(self) { may.push(ActName::$name); } )*
                may
            }

            /// Runs one ordinary act; `Err` also for the acts that `decide` must treat itself.
            fn step(
                &self,
                act: Act,
                facts: &<Self as docket::Docket>::Facts<'_>,
                cx: &docket::Context<'_>,
            ) -> Result<Event, docket::Refusal> {
                use $crate::step::Step;
                let name = act.name();
                match act {
                    $( Act::$name(mut it) => {
                        <$name as Step<Self>>::BY.check(name.name(), cx.actor, self.lead(), &self.partners())?;
                        if !<$name as Step<Self>>::open(self) {
                            return Err(docket::Refusal::new(<$name as Step<Self>>::why_closed(self))
                                .with("act", name.name())
                                .with("state", self.state_name()));
                        }
                        it.fill(self, facts, cx);
                        it.stands_against(self, facts)?;
                        it.check(self, cx)?;
                        Ok(Event::$name(it))
                    } )*
                    _ => Err(docket::Refusal::new($crate::refusals::EXISTS)),
                }
            }

            /// Applies one ordinary event; `false` for those that `apply` must treat itself.
            fn take(&mut self, event: &Event, day: jiff::civil::Date, actor: &docket::Actor) -> bool {
                match event {
                    $( Event::$name(it) => $crate::step::Step::<Self>::apply(it, self, day, actor), )*
                    _ => return false,
                }
                true
            }
        }
    };
}

pub(crate) use steps;

/// A docket whose acts need no facts and whose events are its acts: the first opens it, the others are steps. Its module
/// says `facets_of` and `text_of`.
macro_rules! plain_docket {
    ($docket:ident, $kind:literal) => {
        impl docket::Docket for $docket {
            const KIND: &'static str = $kind;
            const SHAPE: u32 = 1;
            type Act = Act;
            type Facts<'a> = ();
            type Event = Event;

            fn decide(
                now: Option<&Self>,
                act: Act,
                (): (),
                cx: &docket::Context<'_>,
            ) -> Result<Vec<Event>, docket::Refusal> {
                match (now, act) {
                    (None, Act::Open(open)) => Ok(vec![Event::Open(open.decide(cx)?)]),
                    (None, _) => Err(docket::Refusal::new($crate::refusals::ABSENT)),
                    (Some(now), act) => Ok(vec![now.step(act, &(), cx)?]),
                }
            }

            fn apply(now: Option<Self>, event: &Event, at: jiff::Timestamp, actor: &docket::Actor) -> Option<Self> {
                let day = $crate::calendar::day_of(at);
                match (now, event) {
                    (None, Event::Open(open)) => Some(open.apply(day)),
                    (Some(mut now), event) => now.take(event, day, actor).then_some(now),
                    (None, _) => None,
                }
            }

            fn facets(&self) -> docket::Facets {
                self.facets_of()
            }

            fn text(&self) -> String {
                self.text_of()
            }
        }
    };
}

pub(crate) use plain_docket;
