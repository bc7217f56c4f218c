//! Files are kept whole, found by their hash, and swept when nobody named them.

use crate::place::{Engine, at, fresh, job};
use jiff::{SignedDuration, Timestamp};
use std::path::PathBuf;
use store::{FileError, FileRow, Place};

fn folder(place: &Place) -> PathBuf {
    match place {
        Place::Folder(folder) => folder.join("files"),
        Place::Url { files, .. } => files.clone(),
    }
}

#[tokio::test]
async fn bytes_come_back_as_they_were_and_a_changed_file_does_not() {
    let it = fresh(Engine::Sqlite).await;
    let kept = it.store.file_put(b"abc".to_vec()).await.unwrap();
    let name = "66c7f0f462eeedd9d1f2d46bdc10e4e24167c4875cf2f7a2297da02b8f4ba8e0";
    assert_eq!((kept.sm3.to_string().as_str(), kept.size), (name, 3));
    assert_eq!(it.store.file_put(b"abc".to_vec()).await.unwrap(), kept);
    assert_eq!(it.store.file_get(kept.sm3).await.unwrap(), b"abc");
    std::fs::write(folder(&it.place).join("66").join(name), b"abd").unwrap();
    assert!(matches!(it.store.file_get(kept.sm3).await, Err(FileError::Changed(_))));
    assert!(matches!(it.store.file_get(docket::Hash::of(b"x")).await, Err(FileError::Missing(_))));
}

#[tokio::test]
async fn a_file_that_no_act_named_is_swept_after_a_day() {
    for engine in crate::place::BOTH {
        let it = fresh(engine).await;
        let named = it.store.file_put(b"named".to_vec()).await.unwrap();
        let orphan = it.store.file_put(b"orphan".to_vec()).await.unwrap();
        let half = folder(&it.place).join("part-1-1");
        std::fs::write(&half, b"half").unwrap();
        let register = job(1, move |desk, _| {
            let (name, media) = ("a".to_owned(), "text/plain".to_owned());
            let id = desk.new_file();
            desk.file(FileRow { id, docket: None, sm3: named.sm3, size: 5, name, media, account: None, at: desk.at() });
            Ok(id)
        });
        let id = it.store.perform(register).await.unwrap().unwrap();
        assert_eq!(it.store.file(id).await.unwrap().map(|it| it.at), Some(at(1)));
        let written = std::fs::metadata(&half).unwrap().modified().unwrap();
        let day = Timestamp::try_from(written).unwrap() + SignedDuration::from_hours(24);
        assert_eq!(it.store.sweep_orphans(day - SignedDuration::from_hours(1)).await.unwrap(), 0);
        assert_eq!(it.store.sweep_orphans(day + SignedDuration::from_hours(1)).await.unwrap(), 2);
        assert!(it.store.file_get(named.sm3).await.is_ok());
        assert!(it.store.file_get(orphan.sm3).await.is_err());
        assert!(!half.exists());
    }
}
