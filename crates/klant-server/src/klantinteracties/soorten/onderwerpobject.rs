//! `onderwerpobjecten`.

use actix_web::http::Method;
use actix_web::{HttpRequest, HttpResponse, web};
use klant_register::klantinteracties::soorten::onderwerpobject::{Onderwerpobject, Opgave};
use klant_register::store::klantinteracties::onderwerpobject::{Beeld, FILTERS};
use klant_register::store::klantinteracties::{Filter, Tabel};

use crate::klantinteracties::KLANTINTERACTIES;
use crate::klantinteracties::groep::{lees_objectidentificator, toon_objectidentificator};
use crate::klantinteracties::json::{Json, Leden};
use crate::klantinteracties::lezer::Lezer;
use crate::klantinteracties::probleem::Wireprobleem;
use crate::klantinteracties::resource::{self, Api, Blad, Resource, Wireaanroep, antwoord, pad_uuid};
use crate::klantinteracties::vraag::Vraag;
use crate::lichaam::Lichaam;

/// What contacts were about.
pub(crate) struct Onderwerpobjecten;

/// Reads an onderwerpobject, apart from its own contact.
pub(super) fn lees_onderwerp(lezer: &Lezer<'_>) -> Opgave {
    Opgave {
        klantcontact: None,
        was_klantcontact: lezer.verwijzing_of_niets("wasKlantcontact", Tabel::Klantcontact),
        identificator: lees_objectidentificator(lezer, "onderwerpobjectidentificator"),
    }
}

impl Resource for Onderwerpobjecten {
    type Soort = Onderwerpobject;
    const API: &'static Api = &KLANTINTERACTIES;
    const NAAM: &'static str = "onderwerpobjecten";
    const FILTERS: &'static [Filter] = FILTERS;

    fn lees(lezer: &Lezer<'_>) -> Opgave {
        let klantcontact = lezer.verwijzing_of_niets("klantcontact", Tabel::Klantcontact);
        Opgave { klantcontact, ..lees_onderwerp(lezer) }
    }

    fn toon(beeld: &Beeld, leden: &mut Leden<'_>, blad: &Blad<'_>) {
        let k = &beeld.kolommen;
        blad.wie::<Self>(leden, k.uuid.0);
        blad.verwijzing(leden, "klantcontact", "klantcontacten", beeld.klantcontact);
        blad.verwijzing(leden, "wasKlantcontact", "klantcontacten", beeld.was_klantcontact);
        let sleutel = [&k.object_id, &k.code_objecttype, &k.code_register, &k.code_soort_object_id];
        toon_objectidentificator(leden, "onderwerpobjectidentificator", sleutel.map(Option::as_deref));
    }
}

/// One onderwerpobject: as of any resource, but a DELETE may take the contacts along.
pub(super) async fn een(
    req: HttpRequest,
    pad: web::Path<String>,
    lichaam: Lichaam,
) -> Result<HttpResponse, Wireprobleem> {
    if *req.method() != Method::DELETE || !met_contacten(&req)? {
        return resource::een::<Onderwerpobjecten>(req, pad, lichaam).await;
    }
    let aanroep = Wireaanroep::van(&req).await?;
    let behouden = aanroep.register.verwijder_met_contacten(&aanroep.toepassing, pad_uuid(&pad)?).await?;
    let blad = aanroep.blad();
    let mut json = Json::default();
    json.voorwerp(|leden| {
        leden.lid("behouden").lijst(&behouden, |json, uuid| json.waarde(&blad.url("klantcontacten", *uuid)));
    });
    Ok(antwoord(HttpResponse::Ok(), json))
}

fn met_contacten(req: &HttpRequest) -> Result<bool, Wireprobleem> {
    Ok(Vraag::van(req)?.waarde("cascade").is_some_and(|waarde| waarde.eq_ignore_ascii_case("true")))
}
