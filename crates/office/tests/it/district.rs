//! A small district on either engine.

use crate::world::{Stopped, world};
use docket::{Actor, Role};
use office::{
    Office, Place,
    caller::{Caller, at_shell},
};
use std::sync::Arc;
use store::{Account, Job, Unit};
use tempfile::TempDir;

pub struct District {
    pub office: Office,
    pub clock: Arc<Stopped>,
    pub chief: Caller,
    pub checker: Caller,
    pub liaison: Caller,
    _folder: TempDir,
}

/// A district with one unit, its liaison, and two of the lead office.
pub async fn district(postgres: bool) -> District {
    let folder = tempfile::tempdir().unwrap();
    let place = if postgres {
        let url = testkit::postgres::Cluster::shared().unwrap().database().unwrap();
        Place::Url { url, files: folder.path().join("files") }
    } else {
        Place::Folder(folder.path().to_owned())
    };
    let clock = Stopped::on("2026-03-02");
    let office = Office::open(&place, world(Arc::clone(&clock))).await.unwrap();
    let job = Job::new(office.now(), Actor::system(), vec![], |desk| {
        let unit = desk.new_unit();
        let (name, short) = ("区住建局".to_owned(), "区住建局".to_owned());
        desk.put(Unit { id: unit, name, short, aliases: vec![], region: None, active: true, head_approves: false });
        for (login, role, unit) in [
            ("chief", Role::LeadOffice, None),
            ("checker", Role::LeadOffice, None),
            ("liaison", Role::Liaison, Some(unit)),
        ] {
            let (id, created_at) = (desk.new_account(), desk.at());
            desk.put(Account {
                id,
                login: login.to_owned(),
                name: login.to_owned(),
                role,
                unit,
                person: None,
                secret: String::new(),
                active: true,
                must_change: false,
                created_at,
            });
        }
        Ok(())
    });
    office.store().perform(job).await.unwrap().unwrap();
    let chief = at_shell(&office, Some("chief")).await.unwrap();
    let checker = at_shell(&office, Some("checker")).await.unwrap();
    let liaison = at_shell(&office, Some("liaison")).await.unwrap();
    District { office, clock, chief, checker, liaison, _folder: folder }
}

/// Each of these facts on SQLite and on PostgreSQL.
macro_rules! on_both_engines {
    ($($name:ident),*) => {$(
        mod $name {
            #[tokio::test]
            async fn on_sqlite() {
                super::$name(false).await;
            }

            #[tokio::test]
            async fn on_postgresql() {
                super::$name(true).await;
            }
        }
    )*};
}

pub(crate) use on_both_engines;
