//! The server: its state, its routes and its life.

use std::fmt;
use std::net::TcpListener;
use std::sync::Arc;

use actix_web::body::BoxBody;
use actix_web::dev::{ServerHandle, ServiceFactory, ServiceRequest, ServiceResponse};
use actix_web::middleware::from_fn;
use actix_web::rt::signal::unix::{SignalKind, signal};
use actix_web::web::ServiceConfig;
use actix_web::{App, Error, HttpRequest, HttpServer, web};
use klant_register::Register;
use klant_register::klok::{Idbron, Toeval};

use crate::aanmelding::Aanmeldloket;
use crate::basis::Basis;
use crate::instellingen::Instellingen;
use crate::metingen::{self, Metingen};
use crate::omlijsting::omlijst;
use crate::probleem::Probleem;
use crate::{beschrijving, gezondheid, klant_v1, klantinteracties};

/// What every request needs: the register and the settings. Cheap to clone.
#[derive(Clone)]
pub struct Toestand(Arc<Inhoud>);

pub(crate) struct Inhoud {
    pub(crate) register: Arc<Register>,
    pub(crate) instellingen: Instellingen,
    pub(crate) basis: Option<Basis>,
    pub(crate) ids: Arc<dyn Idbron>,
    /// None when nobody reads what is measured.
    pub(crate) metingen: Option<Metingen>,
    /// None when only registered applications are known.
    pub(crate) aanmelden: Option<Arc<Aanmeldloket>>,
}

impl Toestand {
    /// The state of a server; a `basis_url` that is none counts as not set, see [`Instellingen::controleer`].
    #[must_use]
    pub fn nieuw(register: Arc<Register>, instellingen: Instellingen) -> Self {
        Self::met(register, instellingen, None, None)
    }

    /// The same, where access tokens are accepted too.
    #[must_use]
    pub fn met_aanmelden(
        register: Arc<Register>,
        instellingen: Instellingen,
        aanmelden: Arc<Aanmeldloket>,
    ) -> Self {
        Self::met(register, instellingen, Some(aanmelden), None)
    }

    fn met(
        register: Arc<Register>,
        instellingen: Instellingen,
        aanmelden: Option<Arc<Aanmeldloket>>,
        metingen: Option<Metingen>,
    ) -> Self {
        let basis = instellingen.basis_url.as_deref().and_then(|url| Basis::van_url(url).ok());
        Self(Arc::new(Inhoud { register, instellingen, basis, ids: Arc::new(Toeval), metingen, aanmelden }))
    }

    pub(crate) fn van(req: &HttpRequest) -> &Inhoud {
        &req.app_data::<Self>().expect("every application is configured with its state").0
    }
}

impl fmt::Debug for Toestand {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("Toestand(…)")
    }
}

/// Adds the state and every route. What goes around a request is not here, see [`toepassing`].
fn configureer(toestand: Toestand) -> impl FnOnce(&mut ServiceConfig) {
    move |cfg| {
        cfg.app_data(toestand);
        gezondheid::configureer(cfg);
        beschrijving::configureer(cfg);
        klant_v1::configureer(cfg);
        klantinteracties::configureer(cfg);
        cfg.default_service(web::to(onbekend));
    }
}

/// The whole application without a socket, for the server and for tests.
pub fn toepassing(
    toestand: Toestand,
) -> App<
    impl ServiceFactory<
        ServiceRequest,
        Config = (),
        Response = ServiceResponse<BoxBody>,
        Error = Error,
        InitError = (),
    >,
> {
    App::new().configure(configureer(toestand)).wrap(from_fn(omlijst))
}

async fn onbekend() -> Result<web::Bytes, Probleem> {
    Err(Probleem::pad_onbekend())
}

/// Serves until SIGTERM or SIGINT; then takes no new request, finishes those under way and returns. With a listener for
/// `metingen`, what is measured is at `/metrics` there; with an [`Aanmeldloket`], employees and customers are known by
/// their access tokens.
///
/// Wants the runtime of actix: `actix_web::rt::System::new().block_on(…)`.
///
/// # Errors
/// When the listener or the signals cannot be used, or a setting is wrong.
pub async fn serveer(
    register: Arc<Register>,
    instellingen: Instellingen,
    luisteraar: TcpListener,
    metingen: Option<TcpListener>,
    aanmelden: Option<Arc<Aanmeldloket>>,
) -> std::io::Result<()> {
    instellingen.controleer().map_err(|fout| std::io::Error::new(std::io::ErrorKind::InvalidInput, fout))?;
    let (werkers, afronden) = (instellingen.werkers.get(), instellingen.afronden.as_secs());
    let gemeten = metingen.as_ref().map(|_| Metingen::default());
    let toestand = Toestand::met(register, instellingen, aanmelden, gemeten);
    let meter = metingen.map(|luisteraar| metingen::serveer(toestand.clone(), luisteraar)).transpose()?;
    let meter = meter.map(|meter| (meter.handle(), actix_web::rt::spawn(meter)));
    let server = HttpServer::new(move || toepassing(toestand.clone()))
        .workers(werkers)
        .shutdown_timeout(afronden)
        .disable_signals()
        .listen(luisteraar)?
        .run();
    let stopper = actix_web::rt::spawn(stop_op_signaal(server.handle())?);
    let gestopt = server.await;
    stopper.abort();
    if let Some((meter, _)) = meter {
        meter.stop(false).await;
    }
    gestopt
}

/// By itself actix breaks off the requests under way at SIGINT; here both signals are polite.
fn stop_op_signaal(handle: ServerHandle) -> std::io::Result<impl Future<Output = ()>> {
    let mut term = signal(SignalKind::terminate())?;
    let mut int = signal(SignalKind::interrupt())?;
    Ok(async move {
        std::future::poll_fn(|cx| {
            if term.poll_recv(cx).is_ready() || int.poll_recv(cx).is_ready() {
                std::task::Poll::Ready(())
            } else {
                std::task::Poll::Pending
            }
        })
        .await;
        tracing::info!("de server stopt en rondt lopende verzoeken af");
        handle.stop(true).await;
    })
}
