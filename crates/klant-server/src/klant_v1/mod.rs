//! Klant v1 at `/klant/api/v1`: the principles as an API.

mod bewaarplichten;
mod interactieprofielen;
mod interacties;
mod interne_taken;
mod klantbeelden;
mod klantcontacten;
mod klanten;
mod meenemen;
mod mijn;
mod openapi;
#[cfg(test)]
pub(crate) mod proeven;
mod samenvoegen;
mod vertegenwoordigingen;
mod verwerkingen;
pub(crate) mod verzoek;
mod voorstellen;
pub(crate) mod weergave;
mod woorden;

use actix_web::web::{self, ServiceConfig};
use uuid::Uuid;

pub use openapi::openapi;

use crate::bron::Bron;
use crate::lichaam::lees_uuid;
use crate::probleem::Probleem;

/// Where the API begins.
pub(crate) const PAD: &str = "/klant/api/v1";

/// The version of the API, on every response.
pub(crate) const VERSIE: &str = "1.0.0";

pub(crate) fn configureer(cfg: &mut ServiceConfig) {
    let scope = bronnen().into_iter().fold(web::scope(PAD), |scope, bron| scope.service(bron.resource()));
    cfg.service(scope);
}

/// Every path of the API with its methods. A fixed last segment comes before one that stands for anything.
fn bronnen() -> Vec<Bron> {
    vec![
        Bron::op("/interacties")
            .get(interacties::zoek)
            .met_parameters(&["klantcontact", "klant", "na", "aantal"])
            .post(interacties::registreer),
        Bron::op("/interacties/_toets").post(interacties::toets),
        Bron::op("/interacties/{uuid}").get(interacties::toon),
        Bron::op("/interacties/{uuid}/klantcontacten").post(klantcontacten::voeg_toe),
        Bron::op("/interacties/{uuid}/interne-taken").post(interne_taken::voeg_toe),
        Bron::op("/interacties/{uuid}/_sluit").post(interacties::sluit),
        Bron::op("/interacties/{uuid}/contactgegevens/_bepaal").post(interacties::bepaal),
        Bron::op("/bewaarplichten").post(bewaarplichten::registreer),
        Bron::op("/bewaarplichten/_zoek").post(bewaarplichten::zoek),
        Bron::op("/bewaarplichten/{uuid}").get(bewaarplichten::toon).patch(bewaarplichten::wijzig),
        Bron::op("/bewaarplichten/{uuid}/_vervalt").post(bewaarplichten::vervalt),
        Bron::op("/klantbeelden/_bepaal").post(klantbeelden::bepaal),
        Bron::op("/klanten").post(klanten::registreer),
        Bron::op("/klanten/_neemover").post(meenemen::neem_over),
        Bron::op("/klanten/_zoek").post(klanten::zoek),
        Bron::op("/klanten/{uuid}").get(klanten::toon).patch(klanten::wijzig),
        Bron::op("/klanten/{uuid}/_neemmee").post(meenemen::neem_mee),
        Bron::op("/klanten/{uuid}/_uitdraai").post(meenemen::uitdraai),
        Bron::op("/klanten/{uuid}/_wis").post(klanten::wis),
        Bron::op("/klanten/{uuid}/voorstellen").get(voorstellen::toon).post(voorstellen::stel_voor),
        Bron::op("/klanten/{uuid}/voorstellen/{voorstel}/_aanvaard").post(voorstellen::aanvaard),
        Bron::op("/klanten/{uuid}/voorstellen/{voorstel}/_verwerp").post(voorstellen::verwerp),
        Bron::op("/mijn/_wis").post(mijn::wis),
        Bron::op("/mijn").get(mijn::toon).patch(mijn::wijzig),
        Bron::op("/mijn/digitale-adressen").post(mijn::adressen::voeg_toe),
        Bron::op("/mijn/digitale-adressen/{uuid}")
            .get(mijn::adressen::toon)
            .patch(mijn::adressen::wijzig)
            .delete(mijn::adressen::verwijder),
        Bron::op("/mijn/klantcontacten").get(mijn::inzage::klantcontacten).met_parameters(&["na", "aantal"]),
        Bron::op("/mijn/verwerkingen").get(mijn::inzage::verwerkingen).met_parameters(&["na", "aantal"]),
        Bron::op("/mijn/vertegenwoordigingen").get(mijn::inzage::vertegenwoordigingen),
        Bron::op("/mijn/voorstellen").get(mijn::voorstellen::toon),
        Bron::op("/mijn/voorstellen/{uuid}/_aanvaard").post(mijn::voorstellen::aanvaard),
        Bron::op("/mijn/voorstellen/{uuid}/_verwerp").post(mijn::voorstellen::verwerp),
        Bron::op("/vertegenwoordigingen").post(vertegenwoordigingen::registreer),
        Bron::op("/vertegenwoordigingen/_zoek").post(vertegenwoordigingen::zoek),
        Bron::op("/vertegenwoordigingen/{uuid}")
            .get(vertegenwoordigingen::toon)
            .patch(vertegenwoordigingen::wijzig),
        Bron::op("/vertegenwoordigingen/{uuid}/_beeindig").post(vertegenwoordigingen::beeindig),
        Bron::op("/interne-taken")
            .get(interne_taken::zoek)
            .met_parameters(&["status", "actor", "na", "aantal"]),
        Bron::op("/interne-taken/{uuid}").get(interne_taken::toon).patch(interne_taken::wijzig),
        Bron::op("/verwerkingen/_zoek").post(verwerkingen::zoek),
        Bron::op("/interactieprofielen").get(interactieprofielen::lijst),
        Bron::op("/interactieprofielen/{code}").get(interactieprofielen::toon),
        Bron::op("/openapi.json").get(openapi::toon),
    ]
}

/// The uuid in a path; a text that is none names nothing.
fn uuid(pad: &web::Path<String>) -> Result<Uuid, Probleem> {
    uuid_van(pad)
}

/// The same of one part of a path that has more.
fn uuid_van(deel: &str) -> Result<Uuid, Probleem> {
    lees_uuid(deel).ok_or_else(Probleem::niet_gevonden)
}
