//! Use cases: who may, load, ask the domain, save, log. The only writer.
//!
//! One file per use case. Each takes the [`Office`], the [`caller::Caller`] and a request, and gives an [`Answer`].

pub mod act_on_item;
pub mod act_on_plan;
pub mod act_on_problem;
pub mod adopt_plan;
pub mod caller;
pub mod change_password;
pub mod chat_text;
pub mod check_stored_plan;
pub mod compile_plan;
mod compiled_plans;
pub mod contacts;
pub mod count_lights;
pub mod create_token;
pub mod demo;
pub mod directory;
pub mod district;
pub mod draft;
pub mod export;
pub mod export_assignment;
pub mod export_checkup;
pub mod export_ledger;
pub mod failure;
pub mod fetch_file;
pub mod found_district;
pub mod import_plan;
pub mod keep_file;
pub mod keep_house;
pub mod links;
pub mod list_accounts;
pub mod list_dockets;
pub mod list_plans;
pub mod load_data;
pub mod measures_of;
pub mod my_desk;
pub mod open;
pub mod open_item;
pub mod operate;
pub mod origin;
pub mod password;
pub mod permission;
pub mod policy;
pub mod premise;
pub mod read_audit;
pub mod register;
pub mod review_plan;
pub mod revise_plan;
pub mod run_timers;
pub mod save_account;
pub mod save_district;
pub mod save_unit;
pub mod scope;
pub mod search;
pub mod session;
pub mod show_docket;
pub mod show_unit;
pub mod sign_in;
pub mod sign_out;
pub mod throttle;
pub mod turn_pages;
pub mod unit_loads;
pub mod unmatched_units;
pub mod worker;
pub mod world;
// 企业诉求
pub mod count_voices;
pub mod like_voices;
pub mod raise_voice;
pub mod react_to_voice;
pub mod track_voice;
pub mod voice_raiser;

pub use failure::{Answer, Failure};
// What use cases give back is shown by floors above, which do not know the store itself.
pub use open::{Office, OfficeError};
pub use store::{
    Account, Audit, BackupError, BackupReport, Broken, By, Count, Cursor, EventRow, FileRow, Filter, OpenError, Page,
    PageRequest, Place, RestoreError, Row, Sort, SortKey, StoreError, Tally, Unit, Verdict,
};
pub use world::World;
