//! `digitaleadressen`.

use klant_register::klantinteracties::soorten::digitaal_adres::{DigitaalAdres, Opgave};
use klant_register::store::klantinteracties::digitaal_adres::{Beeld, FILTERS};
use klant_register::store::klantinteracties::{Filter, Tabel};

use super::betrokkene::Betrokkenen;
use crate::klantinteracties::KLANTINTERACTIES;
use crate::klantinteracties::json::Leden;
use crate::klantinteracties::lezer::{Lezer, Wijze, tot};
use crate::klantinteracties::resource::{Api, Blad, Resource, klap_een_uit};

/// The digital addresses of partijen and betrokkenen.
pub(crate) struct DigitaleAdressen;

impl Resource for DigitaleAdressen {
    type Soort = DigitaalAdres;
    const API: &'static Api = &KLANTINTERACTIES;
    const NAAM: &'static str = "digitaleadressen";
    const FILTERS: &'static [Filter] = FILTERS;
    const EXPAND: &'static [&'static str] = &[
        "verstrektDoorBetrokkene",
        "verstrektDoorBetrokkene.hadKlantcontact",
        "verstrektDoorBetrokkene.hadKlantcontact.leiddeTotInterneTaken",
    ];

    fn lees(lezer: &Lezer<'_>) -> Opgave {
        lezer.vereis("adres");
        lezer.vereis("soortDigitaalAdres");
        let opgave = Opgave {
            betrokkene: lezer.verwijzing_of_niets("verstrektDoorBetrokkene", Tabel::Betrokkene),
            partij: lezer.verwijzing_of_niets("verstrektDoorPartij", Tabel::Partij),
            // The longest e-mail address there is; the reference stops at 80.
            adres: lezer.tekst("adres", tot(254).gevuld()),
            soort: lezer.keuze("soortDigitaalAdres"),
            is_standaard: lezer.vlag("isStandaardAdres"),
            omschrijving: lezer.tekst("omschrijving", tot(40)),
            referentie: lezer.tekst_met(
                "referentie",
                tot(50),
                |tekst| tekst.bytes().all(|b| b.is_ascii_alphanumeric() || b == b'-' || b == b'_'),
                "Voer een geldige \"slug\" in, bestaande uit letters, cijfers, lage streepjes of streepjes.",
            ),
            verificatie_datum: lezer.datum_of_niets("verificatieDatum"),
        };
        if lezer.wijze == Wijze::Nieuw && lezer.is_gaaf() {
            // May be null, but clients know that it has to be there; said when nothing else is wrong.
            lezer.vereis("verstrektDoorPartij");
        }
        opgave
    }

    fn toon(beeld: &Beeld, leden: &mut Leden<'_>, blad: &Blad<'_>) {
        let k = &beeld.kolommen;
        blad.wie::<Self>(leden, k.uuid.0);
        blad.verwijzing(leden, "verstrektDoorBetrokkene", "betrokkenen", beeld.betrokkene);
        blad.verwijzing(leden, "verstrektDoorPartij", "partijen", beeld.partij);
        leden.zet("adres", &k.adres);
        leden.zet("soortDigitaalAdres", &k.soort);
        leden.zet("isStandaardAdres", &k.is_standaard);
        leden.tekst("omschrijving", k.omschrijving.as_deref());
        leden.tekst("referentie", k.referentie.as_deref());
        leden.datum("verificatieDatum", k.verificatie_datum);
    }

    fn is_uitgeklapt(beeld: &Beeld) -> bool {
        beeld.uitgeklapt_betrokkene.is_some()
    }

    fn toon_uitgeklapt(beeld: &Beeld, leden: &mut Leden<'_>, blad: &Blad<'_>) {
        let betrokkene = beeld.uitgeklapt_betrokkene.as_ref().map(Option::as_deref);
        klap_een_uit::<Betrokkenen>(leden, "verstrektDoorBetrokkene", betrokkene, blad);
    }
}
