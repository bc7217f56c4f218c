//! 开张 the district as a running whole: store, calendar, rules, permissions.

use crate::{
    Answer, Failure, World,
    caller::Caller,
    compiled_plans::CompiledPlans,
    district::District,
    permission::{Leave, MatrixFault, Permissions},
    policy::{Policy, PolicyFault},
    register,
    throttle::Throttle,
    worker::Worker,
};
use docket::{Actor, Context, OnBehalf, Role};
use jiff::Timestamp;
use std::sync::{Arc, PoisonError, RwLock};
use store::{Kinds, Options, Place, Store};

/// 办公室 everything a use case needs. Cheap to clone.
#[derive(Clone)]
pub struct Office(Arc<Inside>);

struct Inside {
    store: Store,
    world: World,
    policy: RwLock<Policy>,
    district: RwLock<District>,
    permissions: Permissions,
    throttle: Throttle,
    compiled_plans: CompiledPlans,
    worker: Worker,
    nobodys_secret: String,
}

/// Every kind of docket that this program knows.
#[must_use]
pub fn kinds() -> Kinds {
    register::with_all(Kinds::new().with::<ledger::Plan>().with::<ledger::Item>().with::<ledger::Problem>())
}

/// Why a district could not be opened.
#[derive(Debug, thiserror::Error)]
pub enum OfficeError {
    /// The database or the folder of files.
    #[error(transparent)]
    Store(#[from] store::OpenError),
    /// Reading policy data failed.
    #[error("cannot read the policy data")]
    Read(#[from] store::StoreError),
    /// The permission matrix is no matrix.
    #[error(transparent)]
    Permissions(#[from] MatrixFault),
    /// Policy data is not sound.
    #[error(transparent)]
    Policy(#[from] PolicyFault),
    /// A password could not be hashed.
    #[error("cannot hash a password: {0}")]
    Hash(argon2::password_hash::Error),
}

impl Office {
    /// Opens the district at `place`; makes the tables and seeds the policy data where needed.
    ///
    /// # Errors
    /// See [`OfficeError`].
    pub async fn open(place: &Place, world: World) -> Result<Self, OfficeError> {
        let store = Store::open(place, kinds(), &Options::default()).await?;
        let policy = Policy::load(&store, world.now()).await?;
        let district = District::load(&store).await?;
        let worker = Worker::new(world.program.clone());
        let nobodys_secret = crate::password::hash("nobody", &[0; 16]).map_err(OfficeError::Hash)?;
        Ok(Self(Arc::new(Inside {
            store,
            world,
            policy: RwLock::new(policy),
            district: RwLock::new(district),
            permissions: Permissions::shipped()?,
            throttle: Throttle::default(),
            compiled_plans: CompiledPlans::default(),
            worker,
            nobodys_secret,
        })))
    }

    /// The tables.
    #[must_use]
    pub fn store(&self) -> &Store {
        &self.0.store
    }

    /// Finishes what waits, sets a checkpoint and closes.
    ///
    /// # Errors
    /// Where the checkpoint could not be written.
    pub async fn close(&self) -> Answer<()> {
        Ok(self.store().close(self.now()).await?)
    }

    /// Time and chance.
    #[must_use]
    pub fn world(&self) -> &World {
        &self.0.world
    }

    /// This moment.
    #[must_use]
    pub fn now(&self) -> Timestamp {
        self.0.world.now()
    }

    /// Calendar and rules in force.
    #[must_use]
    pub fn policy(&self) -> Policy {
        self.0.policy.read().unwrap_or_else(PoisonError::into_inner).clone()
    }

    /// Puts a policy into force for this process.
    pub(crate) fn adopt_policy(&self, policy: Policy) {
        *self.0.policy.write().unwrap_or_else(PoisonError::into_inner) = policy;
    }

    /// Takes over what another process loaded.
    ///
    /// # Errors
    /// Where the stored policy cannot be read.
    pub async fn refresh_policy(&self) -> Result<(), PolicyFault> {
        let policy = Policy::load(self.store(), self.now()).await?;
        self.adopt_policy(policy);
        Ok(())
    }

    /// Whose installation this is.
    #[must_use]
    pub fn district(&self) -> District {
        self.0.district.read().unwrap_or_else(PoisonError::into_inner).clone()
    }

    pub(crate) fn adopt_district(&self, district: District) {
        *self.0.district.write().unwrap_or_else(PoisonError::into_inner) = district;
    }

    /// Takes over what another process set.
    ///
    /// # Errors
    /// Where the settings cannot be read.
    pub async fn refresh_district(&self) -> Answer<()> {
        self.adopt_district(District::load(self.store()).await?);
        Ok(())
    }

    /// Who may do what.
    #[must_use]
    pub fn permissions(&self) -> &Permissions {
        &self.0.permissions
    }

    /// How often a password may be tried.
    #[must_use]
    pub fn throttle(&self) -> &Throttle {
        &self.0.throttle
    }

    /// The plans looked at last.
    pub(crate) fn compiled_plans(&self) -> &CompiledPlans {
        &self.0.compiled_plans
    }

    /// The child process that reads documents.
    #[must_use]
    pub fn worker(&self) -> &Worker {
        &self.0.worker
    }

    /// A hash that no password opens, to spend the same time on unknown names.
    pub(crate) fn nobodys_secret(&self) -> &str {
        &self.0.nobodys_secret
    }

    /// The hash of a new password.
    pub(crate) async fn hash(&self, password: &str) -> Answer<String> {
        let mut salt = [0; 16];
        self.0.world.chance.fill(&mut salt);
        let password = password.to_owned();
        let hash = tokio::task::spawn_blocking(move || crate::password::hash(&password, &salt)).await;
        hash.ok().and_then(Result::ok).ok_or(Failure::Field { field: "new", code: "password.unfit" })
    }

    /// Whether `caller` has leave for `act`, in its own name or on behalf of a unit.
    ///
    /// # Errors
    /// [`Failure::Denied`]; this is the only place where leave is decided.
    pub fn may(&self, caller: &Caller, act: &'static str, on_behalf: bool) -> Answer<()> {
        match self.0.permissions.leave(caller.role, act) {
            Leave::Allowed => Ok(()),
            Leave::OnBehalf if on_behalf => Ok(()),
            Leave::OnBehalf | Leave::Denied => Err(Failure::Denied { act }),
        }
    }

    /// What a use case needs to build the [`Context`] of an act inside a job.
    #[must_use]
    pub fn moment(&self, caller: &Caller, on_behalf: Option<OnBehalf>) -> Moment {
        Moment {
            now: self.now(),
            actor: caller.actor(on_behalf),
            seed: self.0.world.seed(),
            policy: self.policy(),
            head_approves: false,
        }
    }

    /// The same for an act that a unit's head may have to approve: what a liaison fills in, where the unit wants it so.
    ///
    /// # Errors
    /// Where the world fails.
    pub(crate) async fn acting_moment(&self, caller: &Caller, on_behalf: Option<OnBehalf>) -> Answer<Moment> {
        let mut moment = self.moment(caller, on_behalf);
        // Only what a liaison fills in can wait for a head, so only then is the unit's habit asked for.
        if let (Some(unit), Role::Liaison) = (moment.actor.unit, moment.actor.role) {
            moment.head_approves = self.store().unit(unit).await?.is_some_and(|it| it.head_approves);
        }
        Ok(moment)
    }

    /// The same for what the clock does.
    #[must_use]
    pub fn system_moment(&self) -> Moment {
        Moment {
            now: self.now(),
            actor: Actor::system(),
            seed: self.0.world.seed(),
            policy: self.policy(),
            head_approves: false,
        }
    }
}

/// 此刻 time, actor, chance and policy of one act, owned, so that a job may run it again.
#[derive(Clone)]
pub struct Moment {
    /// When.
    pub now: Timestamp,
    /// Who.
    pub actor: Actor,
    /// Chance.
    pub seed: u64,
    /// Calendar and rules.
    pub policy: Policy,
    /// Whether what the actor hands in waits for the head of its unit.
    pub head_approves: bool,
}

impl Moment {
    /// As `decide` takes it.
    #[must_use]
    pub fn context(&self) -> Context<'_> {
        Context {
            now: self.now,
            today: crate::world::day(self.now),
            calendar: self.policy.calendar(),
            actor: &self.actor,
            seed: self.seed,
        }
    }
}
