//! 页面 one file an area, one struct a page.

pub mod admin;
pub mod difference;
pub mod fault;
pub mod home;
pub mod item;
pub mod ledger;
pub mod overview;
pub mod plan;
pub mod print;
pub mod problem;
pub mod public;
pub mod register;
pub mod review;
pub mod search;
pub mod sign_in;
pub mod unit;
pub mod voice;

pub use admin::{
    AccountPage, AccountRow, AccountsPage, AuditPage, AuditRow, DistrictPage, UnitAdminPage, UnitRow, UnitsAdminPage,
};
pub use difference::{Change, DifferencePage, DifferenceRow};
pub use fault::{FaultKind, FaultPage};
pub use home::{DeskGroup, HomePage, Tile};
pub use item::{Figure, ItemPage, LightDay, Milestone, Part};
pub use ledger::{ChatPage, LedgerPage, LightTab, OpenItemPage, Query};
pub use overview::{IndicatorRow, OverviewPage};
pub use plan::{CheckPage, Diagnosis, Diagnostic, Node, PlanPage, PlanRow, PlansPage, SourceLine};
pub use print::{Opinion, SheetKind, SheetPage};
pub use problem::{ProblemPage, ProblemRow, ProblemsPage};
pub use public::PublicPage;
pub use register::{
    Body, Fact, RegisterCard, RegisterListPage, RegisterOpenPage, RegisterPage, RegisterPaperPage, RegisterQuery,
    RegisterRow, RegistersPage, Section,
};
pub use review::{Block, OpenEntry, ReviewEntry, ReviewPage};
pub use search::{Hit, SearchPage};
pub use sign_in::{PasswordPage, SignInPage};
pub use unit::{Period, UnitCard, UnitPage, UnitsPage};
pub use voice::{
    VoiceFormPage, VoiceMinePage, VoicePosterPage, VoiceReceiptPage, VoiceStep, VoiceUnitRow, VoiceUnitsPage,
};
