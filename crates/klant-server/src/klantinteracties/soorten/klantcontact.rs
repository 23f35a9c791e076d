//! `klantcontacten`.

use klant_register::klantinteracties::soorten::klantcontact::{Klantcontact, Opgave};
use klant_register::store::klantinteracties::klantcontact::{Beeld, FILTERS};
use klant_register::store::klantinteracties::{Filter, Tabel};
use serde_json::value::RawValue;

use super::actor::Actoren;
use super::betrokkene::Betrokkenen;
use super::bijlage::Bijlagen;
use super::internetaak::InterneTaken;
use super::onderwerpobject::Onderwerpobjecten;
use crate::klantinteracties::KLANTINTERACTIES;
use crate::klantinteracties::json::Leden;
use crate::klantinteracties::lezer::{Lezer, tot};
use crate::klantinteracties::resource::{Api, Blad, Resource, klap_uit};
use crate::klantinteracties::tekst::is_url;

/// The contacts.
pub(crate) struct Klantcontacten;

impl Resource for Klantcontacten {
    type Soort = Klantcontact;
    const API: &'static Api = &KLANTINTERACTIES;
    const NAAM: &'static str = "klantcontacten";
    const FILTERS: &'static [Filter] = FILTERS;
    const EXPAND: &'static [&'static str] = &[
        "hadBetrokkenen",
        "leiddeTotInterneTaken",
        "gingOverOnderwerpobjecten",
        "omvatteBijlagen",
        "hadBetrokkenen.wasPartij",
        "hadBetrokkenen.digitaleAdressen",
    ];

    fn lees(lezer: &Lezer<'_>) -> Opgave {
        for verplicht in ["kanaal", "onderwerp", "taal", "vertrouwelijk"] {
            lezer.vereis(verplicht);
        }
        Opgave {
            nummer: lezer.nummer("nummer", Tabel::Klantcontact),
            referentienummer: lezer.nummer("referentienummer", Tabel::Klantcontact),
            kanaal: lezer.tekst("kanaal", tot(50).gevuld()),
            onderwerp: lezer.tekst("onderwerp", tot(200).gevuld()),
            inhoud: lezer.tekst("inhoud", tot(1000)),
            reactie: lezer.tekst("reactie", tot(4000)),
            contact_gelukt: lezer.vlag_of_niets("indicatieContactGelukt"),
            hoofd_onderwerp_type: lezer.tekst_met(
                "hoofdOnderwerpType",
                tot(200),
                is_url,
                "Voer een geldige URL in.",
            ),
            verdere_actie_ondernomen: lezer.vlag("verdereActieOndernomen"),
            taal: lezer.tekst("taal", tot(3).gevuld()),
            vertrouwelijk: lezer.vlag("vertrouwelijk"),
            plaatsgevonden_op: lezer.moment("plaatsgevondenOp"),
            metadata: lezer.teksten("metadata").map(|paren| serde_json::Value::Object(paren).to_string()),
        }
    }

    fn toon(beeld: &Beeld, leden: &mut Leden<'_>, blad: &Blad<'_>) {
        let k = &beeld.kolommen;
        blad.wie::<Self>(leden, k.uuid.0);
        let objecten = beeld.onderwerpobjecten.iter().map(|object| object.uuid);
        blad.verwijzingen(leden, "gingOverOnderwerpobjecten", "onderwerpobjecten", objecten);
        leden.lid("hadBetrokkenActoren").lijst(&beeld.actoren, |json, actor| {
            json.voorwerp(|leden| Actoren::toon(actor, leden, blad));
        });
        let bijlagen = beeld.bijlagen.iter().map(|bijlage| bijlage.uuid);
        blad.verwijzingen(leden, "omvatteBijlagen", "bijlagen", bijlagen);
        let betrokkenen = beeld.betrokkenen.iter().map(|betrokkene| betrokkene.uuid);
        blad.verwijzingen(leden, "hadBetrokkenen", "betrokkenen", betrokkenen);
        let taken = beeld.interne_taken.iter().map(|taak| taak.uuid);
        blad.verwijzingen(leden, "leiddeTotInterneTaken", "internetaken", taken);
        leden.zet("nummer", &k.nummer);
        leden.zet("referentienummer", &k.referentienummer);
        leden.zet("kanaal", &k.kanaal);
        leden.zet("onderwerp", &k.onderwerp);
        leden.tekst("inhoud", k.inhoud.as_deref());
        leden.tekst("reactie", k.reactie.as_deref());
        leden.zet("indicatieContactGelukt", &k.contact_gelukt);
        leden.tekst("hoofdOnderwerpType", k.hoofd_onderwerp_type.as_deref());
        leden.zet("verdereActieOndernomen", &k.verdere_actie_ondernomen);
        leden.tekst("taal", k.taal.as_deref());
        leden.zet("vertrouwelijk", &k.vertrouwelijk);
        leden.tijd("plaatsgevondenOp", Some(k.plaatsgevonden_op.0));
        let metadata = k.metadata.as_deref().and_then(|json| serde_json::from_str::<&RawValue>(json).ok());
        match metadata {
            Some(metadata) => leden.zet("metadata", metadata),
            None => leden.voorwerp("metadata", |_| {}),
        }
    }

    fn is_uitgeklapt(beeld: &Beeld) -> bool {
        beeld.uitgeklapte_betrokkenen.is_some()
            || beeld.uitgeklapte_taken.is_some()
            || beeld.uitgeklapte_onderwerpobjecten.is_some()
            || beeld.uitgeklapte_bijlagen.is_some()
    }

    fn toon_uitgeklapt(beeld: &Beeld, leden: &mut Leden<'_>, blad: &Blad<'_>) {
        klap_uit::<Betrokkenen>(leden, "hadBetrokkenen", beeld.uitgeklapte_betrokkenen.as_deref(), blad);
        klap_uit::<InterneTaken>(leden, "leiddeTotInterneTaken", beeld.uitgeklapte_taken.as_deref(), blad);
        let objecten = beeld.uitgeklapte_onderwerpobjecten.as_deref();
        klap_uit::<Onderwerpobjecten>(leden, "gingOverOnderwerpobjecten", objecten, blad);
        klap_uit::<Bijlagen>(leden, "omvatteBijlagen", beeld.uitgeklapte_bijlagen.as_deref(), blad);
    }
}
