//! The one table of routes: router, permission test and OpenAPI all come from it.

use crate::site::Site;
use axum::{Router, http::Method, routing::MethodRouter};
use std::{borrow::Cow, sync::Arc};

/// 门 who gets through to the handler. There is no default: a route says it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Gate {
    /// Anybody, signed in or not.
    Public,
    /// Anybody who is signed in.
    SignedIn,
    /// Whose role has leave for this act of the permission matrix.
    Act(&'static str),
}

/// 面 what the route speaks.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Face {
    /// Pages and forms for people.
    Page,
    /// JSON for machines, described in OpenAPI.
    Api(Described),
}

/// What OpenAPI says of an API route.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Described {
    /// One line.
    pub summary: &'static str,
    /// Name of the request's schema in `components`, `""` for none.
    pub request: &'static str,
    /// Name of the answer's schema in `components`, `""` for none.
    pub response: &'static str,
    /// Query parameters: name and meaning.
    pub query: &'static [(&'static str, &'static str)],
}

/// 路由 one line of the table.
pub struct Route {
    /// GET or POST.
    pub method: Method,
    /// Path in axum's notation, `/items/{id}`.
    pub path: Cow<'static, str>,
    /// Who gets through.
    pub gate: Gate,
    /// What it speaks.
    pub face: Face,
    /// The handler.
    pub handler: MethodRouter<Arc<Site>>,
}

/// A page that is read.
pub fn page<H, T>(path: impl Into<Cow<'static, str>>, gate: Gate, handler: H) -> Route
where
    H: axum::handler::Handler<T, Arc<Site>>,
    T: 'static,
{
    Route { method: Method::GET, path: path.into(), gate, face: Face::Page, handler: axum::routing::get(handler) }
}

/// A form that is sent.
pub fn form<H, T>(path: impl Into<Cow<'static, str>>, gate: Gate, handler: H) -> Route
where
    H: axum::handler::Handler<T, Arc<Site>>,
    T: 'static,
{
    Route { method: Method::POST, path: path.into(), gate, face: Face::Page, handler: axum::routing::post(handler) }
}

/// JSON that is read.
pub fn read<H, T>(path: impl Into<Cow<'static, str>>, gate: Gate, described: Described, handler: H) -> Route
where
    H: axum::handler::Handler<T, Arc<Site>>,
    T: 'static,
{
    Route {
        method: Method::GET,
        path: path.into(),
        gate,
        face: Face::Api(described),
        handler: axum::routing::get(handler),
    }
}

/// JSON that acts.
pub fn act<H, T>(path: impl Into<Cow<'static, str>>, gate: Gate, described: Described, handler: H) -> Route
where
    H: axum::handler::Handler<T, Arc<Site>>,
    T: 'static,
{
    Route {
        method: Method::POST,
        path: path.into(),
        gate,
        face: Face::Api(described),
        handler: axum::routing::post(handler),
    }
}

/// The router of the table; every route stands behind its gate.
pub fn router(routes: Vec<Route>, site: &Arc<Site>) -> Router<Arc<Site>> {
    let mut router = Router::new();
    for route in routes {
        let keeper = crate::gate::Keeper { site: Arc::clone(site), gate: route.gate, face: route.face };
        let layer = axum::middleware::from_fn_with_state(keeper, crate::gate::keep);
        router = router.route(&route.path, route.handler.layer(layer));
    }
    router
}
