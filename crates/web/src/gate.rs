//! 门卫: who is it, may they pass. Runs before every handler; a handler never sees a request that did not pass.

use crate::{
    cookie,
    reply::Reply,
    route::{Face, Gate},
    site::Site,
    visit::Visit,
};
use axum::{
    extract::{Request, State},
    http::{HeaderMap, Method, StatusCode, header},
    middleware::Next,
    response::{IntoResponse, Response},
};
use office::{caller::Caller, permission::Leave};
use pages::Lang;
use std::sync::Arc;

/// What a route's gate needs to know.
#[derive(Clone)]
pub struct Keeper {
    /// The running site.
    pub site: Arc<Site>,
    /// The gate of the route.
    pub gate: Gate,
    /// Page or API.
    pub face: Face,
}

/// 来访 who sends this request, as far as it is known.
#[derive(Clone, Debug, Default)]
pub struct Visitor {
    /// The account, when signed in.
    pub caller: Option<Caller>,
    /// The token that forms of this session carry, `""` when not signed in.
    pub csrf: String,
    /// The language to answer in.
    pub lang: Lang,
    /// The path and query asked for.
    pub path: String,
    /// Whether a machine asks.
    pub api: bool,
    /// Whether the browser says that the form came from our own page.
    pub same_origin: bool,
    /// 待办 how much waits for the account.
    pub todo: u32,
}

impl Visitor {
    /// Whether a form with this token belongs to the session. Without a session there is no token; then the
    /// browser's word that the form is ours must do.
    #[must_use]
    pub fn holds(&self, token: &str) -> bool {
        self.same_origin && (self.caller.is_none() || (!self.csrf.is_empty() && self.csrf == token))
    }
}

/// Lets a request pass or answers it.
pub async fn keep(State(keeper): State<Keeper>, mut request: Request, next: Next) -> Response {
    let api = matches!(keeper.face, Face::Api(_));
    let headers = request.headers();
    let mut visitor = Visitor {
        lang: language(headers),
        path: request.uri().path_and_query().map_or_else(String::new, |it| it.as_str().to_owned()),
        api,
        same_origin: same_origin(headers),
        ..Visitor::default()
    };
    // A cookie rides along with any request that some page makes; for acts of the API only a bearer token counts.
    let bearer = headers.get(header::AUTHORIZATION).and_then(|it| it.to_str().ok()?.strip_prefix("Bearer "));
    let by_cookie = cookie::value(headers, cookie::SESSION).filter(|_| !api || request.method() == Method::GET);
    let token = if api { bearer.or(by_cookie) } else { by_cookie };
    if let Some(token) = token {
        match office::session::resume(&keeper.site.office, token).await {
            Ok(session) => {
                visitor.csrf = session.as_ref().map(|it| it.csrf.clone()).unwrap_or_default();
                visitor.caller = session.map(|it| it.caller);
            }
            Err(failure) => {
                let visit = Visit { site: keeper.site, visitor };
                return Reply::failure(&visit, &failure).into_response();
            }
        }
    }
    let visit = Visit { site: keeper.site, visitor };
    if let Some(answer) = barred(keeper.gate, &visit) {
        return answer.into_response();
    }
    let mut visitor = visit.visitor;
    if let (Some(caller), false, false) = (&visitor.caller, api, keeper.gate == Gate::Public) {
        // A page without the number is better than no page.
        visitor.todo = office::my_desk::waiting(&visit.site.office, caller).await.unwrap_or_default();
    }
    request.extensions_mut().insert(visitor);
    next.run(request).await
}

/// The answer for a visitor who may not pass.
fn barred(gate: Gate, visit: &Visit) -> Option<Reply> {
    let visitor = &visit.visitor;
    if gate == Gate::Public {
        return None;
    }
    let Some(caller) = &visitor.caller else {
        return Some(if visitor.api {
            Reply::status(visit, StatusCode::UNAUTHORIZED)
        } else {
            Reply::see_other(&format!("/sign-in?next={}", crate::query::escape(&visitor.path)))
        });
    };
    if let Gate::Act(act) = gate
        && visit.office().permissions().leave(caller.role, act) == Leave::Denied
    {
        return Some(Reply::status(visit, StatusCode::FORBIDDEN));
    }
    let own_password = matches!(visitor.path.as_str(), "/password" | "/sign-out");
    if caller.must_change && !own_password {
        return Some(if visitor.api {
            Reply::status(visit, StatusCode::FORBIDDEN)
        } else {
            Reply::see_other("/password")
        });
    }
    None
}

fn language(headers: &HeaderMap) -> Lang {
    let chosen = cookie::value(headers, cookie::LANGUAGE).and_then(Lang::from_name);
    // Chinese first: another language only where the browser does not ask for Chinese at all.
    chosen.unwrap_or_else(|| {
        let asked = headers.get(header::ACCEPT_LANGUAGE).and_then(|it| it.to_str().ok()).unwrap_or("");
        if asked.is_empty() || asked.contains("zh") { Lang::Zh } else { Lang::En }
    })
}

/// Browsers say where a form comes from; programs say nothing, and they bring no cookies of somebody else.
fn same_origin(headers: &HeaderMap) -> bool {
    let site = headers.get("sec-fetch-site").and_then(|it| it.to_str().ok());
    if let Some(site) = site {
        return matches!(site, "same-origin" | "none");
    }
    let origin = headers.get(header::ORIGIN).and_then(|it| it.to_str().ok());
    let host = headers.get(header::HOST).and_then(|it| it.to_str().ok()).unwrap_or("");
    origin.is_none_or(|origin| origin.split_once("://").is_some_and(|(_, it)| it == host))
}
