//! One path with its methods and parameters. The table of these is what is served and what the OpenAPI document is held
//! against.

use actix_web::http::Method;
use actix_web::{FromRequest, Handler, Resource, Responder, Route, guard, web};

use crate::probleem::Probleem;

/// A path, what it answers to, and nothing else: another method is 405, another parameter 400.
pub(crate) struct Bron {
    pad: &'static str,
    methoden: Vec<Method>,
    routes: Vec<Route>,
    parameters: &'static [&'static str],
}

/// The parameters that GET on this path knows.
#[derive(Clone, Copy)]
pub(crate) struct BekendeParameters(pub(crate) &'static [&'static str]);

impl Bron {
    pub(crate) const fn op(pad: &'static str) -> Self {
        Self { pad, methoden: Vec::new(), routes: Vec::new(), parameters: &[] }
    }

    /// GET, and HEAD with it.
    pub(crate) fn get<F, Args>(mut self, handler: F) -> Self
    where
        F: Handler<Args>,
        Args: FromRequest + 'static,
        F::Output: Responder + 'static,
    {
        self.methoden.extend([Method::GET, Method::HEAD]);
        self.routes.push(web::route().guard(guard::Any(guard::Get()).or(guard::Head())).to(handler));
        self
    }

    pub(crate) fn post<F, Args>(self, handler: F) -> Self
    where
        F: Handler<Args>,
        Args: FromRequest + 'static,
        F::Output: Responder + 'static,
    {
        self.methode(Method::POST, handler)
    }

    pub(crate) fn patch<F, Args>(self, handler: F) -> Self
    where
        F: Handler<Args>,
        Args: FromRequest + 'static,
        F::Output: Responder + 'static,
    {
        self.methode(Method::PATCH, handler)
    }

    pub(crate) fn delete<F, Args>(self, handler: F) -> Self
    where
        F: Handler<Args>,
        Args: FromRequest + 'static,
        F::Output: Responder + 'static,
    {
        self.methode(Method::DELETE, handler)
    }

    fn methode<F, Args>(mut self, methode: Method, handler: F) -> Self
    where
        F: Handler<Args>,
        Args: FromRequest + 'static,
        F::Output: Responder + 'static,
    {
        self.methoden.push(methode.clone());
        self.routes.push(web::method(methode).to(handler));
        self
    }

    /// The parameters of GET.
    pub(crate) const fn met_parameters(mut self, parameters: &'static [&'static str]) -> Self {
        self.parameters = parameters;
        self
    }

    #[cfg(test)]
    pub(crate) const fn pad(&self) -> &'static str {
        self.pad
    }

    #[cfg(test)]
    pub(crate) fn methoden(&self) -> &[Method] {
        &self.methoden
    }

    #[cfg(test)]
    pub(crate) const fn parameters(&self) -> &'static [&'static str] {
        self.parameters
    }

    pub(crate) fn resource(self) -> Resource {
        let toegestaan = self.methoden.iter().map(Method::as_str).collect::<Vec<_>>().join(", ");
        let resource = web::resource(self.pad).app_data(BekendeParameters(self.parameters));
        let resource = self.routes.into_iter().fold(resource, Resource::route);
        resource.default_service(web::to(move || {
            let probleem = Probleem::methode(&toegestaan);
            async move { Err::<web::Bytes, _>(probleem) }
        }))
    }
}
