//! 来访 one request: the site, who asks, and the frame of the page that answers.

use crate::{gate::Visitor, reply::Reply, site::Site};
use axum::{
    extract::FromRequestParts,
    http::{StatusCode, request::Parts},
};
use jiff::civil::Date;
use office::{Answer, caller::Caller, directory::Directory};
use pages::{Flash, Frame, UserView, Words};
use std::{convert::Infallible, sync::Arc};

/// 来访
#[derive(Clone)]
pub struct Visit {
    /// The site.
    pub site: Arc<Site>,
    /// What is known of who asks.
    pub visitor: Visitor,
}

impl FromRequestParts<Arc<Site>> for Visit {
    type Rejection = Infallible;

    async fn from_request_parts(parts: &mut Parts, site: &Arc<Site>) -> Result<Self, Infallible> {
        let visitor = parts.extensions.get::<Visitor>().cloned().unwrap_or_default();
        Ok(Self { site: Arc::clone(site), visitor })
    }
}

impl Visit {
    /// The office.
    #[must_use]
    pub fn office(&self) -> &office::Office {
        &self.site.office
    }

    /// Who asks; behind a gate that asks for an account there always is one.
    ///
    /// # Errors
    /// The answer for somebody who is not signed in.
    pub fn caller(&self) -> Result<&Caller, Reply> {
        self.visitor.caller.as_ref().ok_or_else(|| Reply::status(self, StatusCode::UNAUTHORIZED))
    }

    /// The words of the reader's language.
    #[must_use]
    pub const fn words(&self) -> Words {
        Words::new(self.visitor.lang)
    }

    /// Today in China.
    #[must_use]
    pub fn today(&self) -> Date {
        self.office().world().today()
    }

    /// The frame of a page for somebody who is signed in.
    #[must_use]
    pub fn frame(&self, directory: &Directory) -> Frame {
        let mut frame = self.bare_frame();
        frame.user = self.visitor.caller.as_ref().map(|caller| UserView {
            name: caller.display.clone(),
            role: caller.role.name().to_owned(),
            unit: caller.unit.map(|id| (id, directory.unit(id).to_owned())),
        });
        frame.todo = self.visitor.todo;
        frame
    }

    /// The frame of a page that needs no names: the door, and error pages.
    #[must_use]
    pub fn bare_frame(&self) -> Frame {
        Frame {
            w: self.words(),
            user: self.visitor.caller.as_ref().map(|caller| UserView {
                name: caller.display.clone(),
                role: caller.role.name().to_owned(),
                unit: None,
            }),
            district: self.office().district().name,
            csrf: self.visitor.csrf.clone(),
            path: self.visitor.path.clone(),
            todo: self.visitor.todo,
            flash: self.flash(),
            today: self.today(),
            demo: !self.site.manner.demo.is_empty(),
        }
    }

    /// The message about the act just done: `?done=accept` in the address that the act led to.
    fn flash(&self) -> Option<Flash> {
        let (_, query) = self.visitor.path.split_once('?')?;
        let done = query.split('&').find_map(|pair| pair.strip_prefix("done="))?;
        let known = done.bytes().all(|it| it.is_ascii_lowercase() || it == b'_');
        let text = if known { self.words().maybe("done", done) } else { None };
        text.map(Flash::Done)
    }
}

/// Turns what a use case did not do into the answer for this visit.
pub trait OrReply<T> {
    /// The value, or the page or problem that says why there is none.
    ///
    /// # Errors
    /// That answer.
    fn or_reply(self, visit: &Visit) -> Result<T, Reply>;
}

impl<T> OrReply<T> for Answer<T> {
    fn or_reply(self, visit: &Visit) -> Result<T, Reply> {
        self.map_err(|failure| Reply::failure(visit, &failure))
    }
}
