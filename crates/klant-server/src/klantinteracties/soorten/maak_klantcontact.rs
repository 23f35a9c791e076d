//! `maak-klantcontact`.

use actix_web::http::Method;
use actix_web::{HttpRequest, HttpResponse};
use klant_register::klantinteracties::soorten::maak_klantcontact::{Beeld, Opgave};

use super::betrokkene::{Betrokkenen, lees_deelname};
use super::klantcontact::Klantcontacten;
use super::onderwerpobject::{Onderwerpobjecten, lees_onderwerp};
use crate::klantinteracties::json::Json;
use crate::klantinteracties::lezer::{self, Lezer, Wijze};
use crate::klantinteracties::probleem::Wireprobleem;
use crate::klantinteracties::resource::{Blad, Resource, Wireaanroep, antwoord, opties};
use crate::lichaam::Lichaam;

/// The name in the path.
pub(crate) const NAAM: &str = "maak-klantcontact";

fn lees(lezer: &Lezer<'_>) -> Opgave {
    lezer.vereis("klantcontact");
    Opgave {
        klantcontact: lezer.groep("klantcontact", Klantcontacten::lees).unwrap_or_default(),
        betrokkene: lezer.groep("betrokkene", lees_deelname),
        onderwerpobject: lezer.groep("onderwerpobject", lees_onderwerp),
    }
}

pub(super) async fn maak(req: HttpRequest, lichaam: Lichaam) -> Result<HttpResponse, Wireprobleem> {
    let aanroep = Wireaanroep::van(&req).await?;
    match *req.method() {
        Method::POST => {}
        Method::OPTIONS => return Ok(opties(NAAM)),
        _ => return Err(Wireprobleem::methode(req.method())),
    }
    let gelezen = lezer::lees(&lichaam.wirejson().await?, Wijze::Nieuw, false, lees)?;
    let beeld = aanroep.register.maak_klantcontact(&aanroep.toepassing, gelezen).await?;
    Ok(antwoord(HttpResponse::Created(), json(&beeld, &aanroep.blad())))
}

fn json(beeld: &Beeld, blad: &Blad<'_>) -> Json {
    let mut json = Json::default();
    json.voorwerp(|leden| {
        leden.voorwerp("klantcontact", |leden| Klantcontacten::toon(&beeld.klantcontact, leden, blad));
        match &beeld.betrokkene {
            Some(beeld) => leden.voorwerp("betrokkene", |leden| Betrokkenen::toon(beeld, leden, blad)),
            None => leden.zet("betrokkene", &()),
        }
        match &beeld.onderwerpobject {
            Some(beeld) => {
                leden.voorwerp("onderwerpobject", |leden| Onderwerpobjecten::toon(beeld, leden, blad));
            }
            None => leden.zet("onderwerpobject", &()),
        }
    });
    json
}
