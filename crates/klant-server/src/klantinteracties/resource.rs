//! A resource of the wire, and the same five handlers for all of them.

use std::sync::Arc;

use actix_web::http::Method;
use actix_web::http::header::{self, HeaderValue};
use actix_web::{HttpMessage, HttpRequest, HttpResponse, web};
use klant_register::klantinteracties::{Lijst, Soort};
use klant_register::store::klantinteracties::Filter;
use klant_register::{Register, Toepassing};
use uuid::Uuid;

use super::json::{Json, Leden};
use super::lezer::{self, Lezer, Wijze};
use super::probleem::Wireprobleem;
use super::tekst::lees_uuid;
use super::vraag::Vraag;
use crate::basis::Basis;
use crate::lichaam::Lichaam;
use crate::omlijsting::Aanvrager;
use crate::server::Toestand;
use crate::toegang;

/// An API of the reference.
pub(crate) struct Api {
    /// Where it begins.
    pub(crate) pad: &'static str,
    /// Its version, on every response.
    pub(crate) versie: &'static str,
}

/// A resource: its name, its query, how a body of it is read, and how it is shown.
pub(crate) trait Resource: 'static {
    /// The use cases behind it.
    type Soort: Soort;
    /// The API that it is part of.
    const API: &'static Api;
    /// The name in the path.
    const NAAM: &'static str;
    /// The filters of the list.
    const FILTERS: &'static [Filter];
    /// The paths that may be expanded; none when the resource has no `expand`.
    const EXPAND: &'static [&'static str] = &[];

    /// Reads a body.
    fn lees(lezer: &Lezer<'_>) -> <Self::Soort as Soort>::Opgave;

    /// Writes the members of an answer.
    fn toon(beeld: &<Self::Soort as Soort>::Beeld, leden: &mut Leden<'_>, blad: &Blad<'_>);

    /// Whether anything is shown in full that is else a reference.
    fn is_uitgeklapt(_: &<Self::Soort as Soort>::Beeld) -> bool {
        false
    }

    /// Writes what is shown in full.
    fn toon_uitgeklapt(_: &<Self::Soort as Soort>::Beeld, _: &mut Leden<'_>, _: &Blad<'_>) {}
}

/// What an answer needs beside what it shows: where the server is reached, and who asks.
pub(crate) struct Blad<'a> {
    pub(crate) basis: &'a Basis,
}

impl Blad<'_> {
    /// The URL of a thing of the Klantinteracties API.
    pub(crate) fn url(&self, naam: &str, uuid: Uuid) -> String {
        self.url_in(&super::KLANTINTERACTIES, naam, uuid)
    }

    fn url_in(&self, api: &Api, naam: &str, uuid: Uuid) -> String {
        self.basis.pad(&format!("{}/{naam}/{uuid}", api.pad)).unwrap_or_default()
    }

    /// Who a thing is.
    pub(crate) fn wie<R: Resource>(&self, leden: &mut Leden<'_>, uuid: Uuid) {
        leden.uuid("uuid", uuid);
        leden.zet("url", &self.url_in(R::API, R::NAAM, uuid));
    }

    /// A reference to a thing of the Klantinteracties API.
    pub(crate) fn verwijs(&self, json: &mut Json, naam: &str, uuid: Uuid) {
        json.voorwerp(|leden| {
            leden.uuid("uuid", uuid);
            leden.zet("url", &self.url(naam, uuid));
        });
    }

    /// A member that refers to a thing, or `null`.
    pub(crate) fn verwijzing(&self, leden: &mut Leden<'_>, lid: &str, naam: &str, uuid: Option<Uuid>) {
        match uuid {
            Some(uuid) => self.verwijs(leden.lid(lid), naam, uuid),
            None => leden.zet(lid, &()),
        }
    }

    /// A member that refers to several things.
    pub(crate) fn verwijzingen(
        &self,
        leden: &mut Leden<'_>,
        lid: &str,
        naam: &str,
        uuids: impl IntoIterator<Item = Uuid>,
    ) {
        let uuids: Vec<Uuid> = uuids.into_iter().collect();
        leden.lid(lid).lijst(&uuids, |json, uuid| self.verwijs(json, naam, *uuid));
    }
}

/// Writes a thing with what is shown in full of it; `altijd` says so also when that is nothing.
pub(crate) fn toon_heel<R: Resource>(
    beeld: &<R::Soort as Soort>::Beeld,
    leden: &mut Leden<'_>,
    blad: &Blad<'_>,
    altijd: bool,
) {
    R::toon(beeld, leden, blad);
    if altijd || R::is_uitgeklapt(beeld) {
        leden.voorwerp("_expand", |leden| R::toon_uitgeklapt(beeld, leden, blad));
    }
}

/// A member of `_expand` that is a list, when it was asked for.
pub(crate) fn klap_uit<R: Resource>(
    leden: &mut Leden<'_>,
    lid: &str,
    beelden: Option<&[<R::Soort as Soort>::Beeld]>,
    blad: &Blad<'_>,
) {
    if let Some(beelden) = beelden {
        leden.lid(lid).lijst(beelden, |json, beeld| {
            json.voorwerp(|leden| toon_heel::<R>(beeld, leden, blad, false));
        });
    }
}

/// A member of `_expand` that is one thing or `null`, when it was asked for.
pub(crate) fn klap_een_uit<R: Resource>(
    leden: &mut Leden<'_>,
    lid: &str,
    beeld: Option<Option<&<R::Soort as Soort>::Beeld>>,
    blad: &Blad<'_>,
) {
    match beeld {
        Some(Some(beeld)) => leden.voorwerp(lid, |leden| toon_heel::<R>(beeld, leden, blad, false)),
        Some(None) => leden.zet(lid, &()),
        None => {}
    }
}

/// A request of a known application.
pub(crate) struct Wireaanroep {
    pub(crate) register: Arc<Register>,
    pub(crate) toepassing: Toepassing,
    pub(crate) basis: Basis,
}

impl Wireaanroep {
    /// Who asks, and whether she takes JSON; in the order in which the reference looks.
    pub(crate) async fn van(req: &HttpRequest) -> Result<Self, Wireprobleem> {
        aanvaardt_json(req)?;
        let toestand = Toestand::van(req);
        let toepassing = toegang::toepassing(req).await?;
        req.extensions_mut().insert(Aanvrager {
            toepassing: toepassing.naam.clone(),
            doel: Some(toepassing.toegang().doel().to_string()),
        });
        let toepassing = toepassing.met_spoor(toegang::spoor(req));
        let basis = Basis::van_verzoek(toestand.basis.as_ref(), req);
        Ok(Self { register: Arc::clone(&toestand.register), toepassing, basis })
    }

    pub(crate) fn blad(&self) -> Blad<'_> {
        Blad { basis: &self.basis }
    }
}

fn aanvaardt_json(req: &HttpRequest) -> Result<(), Wireprobleem> {
    let Some(kop) = req.headers().get(header::ACCEPT) else { return Ok(()) };
    let kop = kop.to_str().unwrap_or_default();
    let past = kop.split(',').map(|deel| deel.split(';').next().unwrap_or_default().trim()).any(|soort| {
        matches!(soort.to_ascii_lowercase().as_str(), "" | "*/*" | "application/*" | "application/json")
    });
    if past { Ok(()) } else { Err(Wireprobleem::niet_in_die_vorm()) }
}

/// An answer with the headers that every answer of a path has.
pub(crate) fn antwoord(mut bouw: actix_web::HttpResponseBuilder, json: Json) -> HttpResponse {
    bouw.insert_header((header::CONTENT_TYPE, "application/json")).body(json.bytes())
}

/// Everything on the list of a resource.
pub(crate) async fn verzameling<R: Resource>(
    req: HttpRequest,
    lichaam: Lichaam,
) -> Result<HttpResponse, Wireprobleem> {
    let aanroep = Wireaanroep::van(&req).await?;
    match *req.method() {
        Method::GET | Method::HEAD => lijst::<R>(&req, &aanroep).await,
        Method::POST => maak::<R>(&aanroep, lichaam).await,
        Method::OPTIONS => Ok(opties(R::NAAM)),
        _ => Err(Wireprobleem::methode(req.method())),
    }
}

/// Everything on one thing of a resource.
pub(crate) async fn een<R: Resource>(
    req: HttpRequest,
    pad: web::Path<String>,
    lichaam: Lichaam,
) -> Result<HttpResponse, Wireprobleem> {
    let aanroep = Wireaanroep::van(&req).await?;
    let uuid = || pad_uuid(&pad);
    match *req.method() {
        Method::GET | Method::HEAD => toon::<R>(&req, &aanroep, uuid).await,
        Method::PUT => wijzig::<R>(&aanroep, uuid()?, Wijze::Heel, lichaam).await,
        Method::PATCH => wijzig::<R>(&aanroep, uuid()?, Wijze::Deel, lichaam).await,
        Method::DELETE => {
            aanroep.register.verwijder::<R::Soort>(&aanroep.toepassing, uuid()?).await?;
            Ok(HttpResponse::NoContent().finish())
        }
        Method::OPTIONS => {
            aanroep.register.bestaat::<R::Soort>(&aanroep.toepassing, uuid()?).await?;
            Ok(opties(R::NAAM))
        }
        _ => Err(Wireprobleem::methode(req.method())),
    }
}

/// The uuid in a path; a text that is none names nothing.
pub(crate) fn pad_uuid(pad: &str) -> Result<Uuid, Wireprobleem> {
    lees_uuid(pad).filter(|_| pad.trim() == pad).ok_or_else(Wireprobleem::niet_gevonden)
}

async fn lijst<R: Resource>(req: &HttpRequest, aanroep: &Wireaanroep) -> Result<HttpResponse, Wireprobleem> {
    let vraag = Vraag::van(req)?;
    vraag.ken(R::FILTERS, R::EXPAND, true)?;
    let uitklap = vraag.uitklap(R::EXPAND)?;
    let filters = vraag.filters(R::FILTERS, |nummer| aanroep.register.opzoekwaarde(nummer))?;
    let pagina = vraag.pagina()?;
    let lijst = aanroep.register.lijst::<R::Soort>(&aanroep.toepassing, filters, pagina, uitklap).await?;
    let blad = aanroep.blad();
    let laatste = (lijst.aantal + pagina.grootte - 1).div_euclid(pagina.grootte);
    let buur = |nummer: i64| {
        let pad = format!("{}/{}", R::API.pad, R::NAAM);
        let query = vraag.met_pagina(nummer);
        let vraagteken = if query.is_empty() { "" } else { "?" };
        blad.basis.pad(&format!("{pad}{vraagteken}{query}"))
    };
    let volgende = (lijst.pagina < laatste).then(|| buur(lijst.pagina + 1)).flatten();
    let vorige = (lijst.pagina > 1).then(|| buur(lijst.pagina - 1)).flatten();
    Ok(antwoord(HttpResponse::Ok(), pagina_json::<R>(&lijst, volgende.as_deref(), vorige.as_deref(), &blad)))
}

/// A page of a list.
pub(super) fn pagina_json<R: Resource>(
    lijst: &Lijst<<R::Soort as Soort>::Beeld>,
    volgende: Option<&str>,
    vorige: Option<&str>,
    blad: &Blad<'_>,
) -> Json {
    let mut json = Json::default();
    json.voorwerp(|leden| {
        leden.zet("count", &lijst.aantal);
        leden.zet("next", &volgende);
        leden.zet("previous", &vorige);
        leden.lid("results").lijst(&lijst.beelden, |json, beeld| {
            // Things in a list always say what was expanded, also when that is nothing.
            json.voorwerp(|leden| toon_heel::<R>(beeld, leden, blad, !R::EXPAND.is_empty()));
        });
    });
    json
}

fn een_json<R: Resource>(beeld: &<R::Soort as Soort>::Beeld, blad: &Blad<'_>) -> Json {
    let mut json = Json::default();
    json.voorwerp(|leden| toon_heel::<R>(beeld, leden, blad, false));
    json
}

async fn toon<R: Resource>(
    req: &HttpRequest,
    aanroep: &Wireaanroep,
    uuid: impl FnOnce() -> Result<Uuid, Wireprobleem>,
) -> Result<HttpResponse, Wireprobleem> {
    let vraag = Vraag::van(req)?;
    // Where nothing can be expanded the filters of the list are known here too; they change nothing.
    let filters = if R::EXPAND.is_empty() { R::FILTERS } else { &[] };
    vraag.ken(filters, R::EXPAND, true)?;
    let uitklap = vraag.uitklap(R::EXPAND)?;
    let beeld = aanroep.register.een::<R::Soort>(&aanroep.toepassing, uuid()?, uitklap).await?;
    Ok(antwoord(HttpResponse::Ok(), een_json::<R>(&beeld, &aanroep.blad())))
}

async fn maak<R: Resource>(aanroep: &Wireaanroep, lichaam: Lichaam) -> Result<HttpResponse, Wireprobleem> {
    let gelezen =
        lezer::lees(&lichaam.wirejson().await?, Wijze::Nieuw, aanroep.toepassing.vreemde_registers, R::lees)?;
    let beeld = aanroep.register.maak::<R::Soort>(&aanroep.toepassing, gelezen).await?;
    let mut bouw = HttpResponse::Created();
    let blad = aanroep.blad();
    if let Ok(plaats) = HeaderValue::from_str(&blad.url_in(R::API, R::NAAM, R::Soort::uuid(&beeld))) {
        bouw.insert_header((header::LOCATION, plaats));
    }
    Ok(antwoord(bouw, een_json::<R>(&beeld, &blad)))
}

async fn wijzig<R: Resource>(
    aanroep: &Wireaanroep,
    uuid: Uuid,
    wijze: Wijze,
    lichaam: Lichaam,
) -> Result<HttpResponse, Wireprobleem> {
    aanroep.register.bestaat::<R::Soort>(&aanroep.toepassing, uuid).await?;
    let gelezen =
        lezer::lees(&lichaam.wirejson().await?, wijze, aanroep.toepassing.vreemde_registers, R::lees)?;
    let heel = wijze == Wijze::Heel;
    let beeld = aanroep.register.wijzig::<R::Soort>(&aanroep.toepassing, uuid, heel, gelezen).await?;
    Ok(antwoord(HttpResponse::Ok(), een_json::<R>(&beeld, &aanroep.blad())))
}

pub(crate) fn opties(naam: &str) -> HttpResponse {
    let mut json = Json::default();
    json.voorwerp(|leden| {
        leden.zet("name", naam);
        leden.zet("description", "");
        leden.zet("renders", &["application/json"]);
        leden.zet("parses", &["application/json"]);
    });
    antwoord(HttpResponse::Ok(), json)
}
