//! The demo district: made by the use cases, sound, and lively.

use crate::world::{Stopped, world};
use docket::Light;
use office::{
    Office, Place,
    caller::at_shell,
    demo::{Making, make},
    list_dockets::{Kind, counts},
};
use store::{By, Filter};

#[tokio::test]
async fn a_demo_district_has_every_light_and_a_sound_log() {
    let folder = tempfile::tempdir().unwrap();
    let place = Place::Folder(folder.path().to_owned());
    let world = world(Stopped::on("2026-11-24"));
    let making = Making { seed: 2026, password: "heluo-demo".to_owned() };
    make(&place, &world, &making).await.unwrap();

    let verdict = office::operate::verify_log(&place).await.unwrap();
    assert_eq!(verdict.broken, None);
    assert!(verdict.events > 500, "{} events", verdict.events);

    let office = Office::open(&place, world).await.unwrap();
    let caller = at_shell(&office, Some("wang")).await.unwrap();
    let tallies = counts(&office, &caller, Kind::Item, Filter::default(), By::Whole).await.unwrap();
    let of = |light: Light| tallies.iter().filter(|it| it.light == Some(light)).map(|it| it.count).sum::<u64>();
    for light in [Light::Done, Light::Overdue, Light::Normal] {
        assert!(of(light) > 0, "no {} among {tallies:?}", light.name());
    }
    let problems = counts(&office, &caller, Kind::Problem, Filter::default(), By::State).await.unwrap();
    assert!(problems.iter().map(|it| it.count).sum::<u64>() > 10, "{problems:?}");
    assert!(office.store().units().await.unwrap().len() > 20);
    assert!(office.store().log_since(0, 1).await.unwrap().iter().all(|it| it.kind == "ledger.plan"));
    for register in office::register::ALL {
        let kind = Kind::Register { kind: register.kind, read: register.read };
        let tallies = counts(&office, &caller, kind, Filter::default(), By::State).await.unwrap();
        assert!(!tallies.is_empty(), "no {} in the demo", kind.name());
    }
}
