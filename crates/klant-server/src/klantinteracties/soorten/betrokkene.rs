//! `betrokkenen`.

use klant_register::klantinteracties::soorten::betrokkene::{Betrokkene, Opgave};
use klant_register::store::klantinteracties::betrokkene::{Beeld, FILTERS};
use klant_register::store::klantinteracties::{Filter, Tabel};

use super::digitaal_adres::DigitaleAdressen;
use super::klantcontact::Klantcontacten;
use super::partij::Partijen;
use crate::klantinteracties::KLANTINTERACTIES;
use crate::klantinteracties::groep::{lees_adres, lees_contactnaam, toon_adres, toon_contactnaam};
use crate::klantinteracties::json::Leden;
use crate::klantinteracties::lezer::{Lezer, tot};
use crate::klantinteracties::resource::{Api, Blad, Resource, klap_een_uit, klap_uit};

/// Who took part in contacts.
pub(crate) struct Betrokkenen;

/// Reads a betrokkene, apart from the contact.
pub(super) fn lees_deelname(lezer: &Lezer<'_>) -> Opgave {
    lezer.vereis("rol");
    lezer.vereis("initiator");
    Opgave {
        partij: lezer.verwijzing_of_niets("wasPartij", Tabel::Partij),
        klantcontact: None,
        bezoekadres: lees_adres(lezer, "bezoekadres"),
        correspondentieadres: lees_adres(lezer, "correspondentieadres"),
        contactnaam: lees_contactnaam(lezer),
        rol: lezer.keuze("rol"),
        organisatienaam: lezer.tekst("organisatienaam", tot(200)),
        initiator: lezer.vlag("initiator"),
    }
}

impl Resource for Betrokkenen {
    type Soort = Betrokkene;
    const API: &'static Api = &KLANTINTERACTIES;
    const NAAM: &'static str = "betrokkenen";
    const FILTERS: &'static [Filter] = FILTERS;
    const EXPAND: &'static [&'static str] = &["digitaleAdressen"];

    fn lees(lezer: &Lezer<'_>) -> Opgave {
        lezer.vereis("hadKlantcontact");
        let klantcontact = lezer.verwijzing("hadKlantcontact", Tabel::Klantcontact);
        Opgave { klantcontact, ..lees_deelname(lezer) }
    }

    fn toon(beeld: &Beeld, leden: &mut Leden<'_>, blad: &Blad<'_>) {
        let k = &beeld.kolommen;
        blad.wie::<Self>(leden, k.uuid.0);
        blad.verwijzing(leden, "wasPartij", "partijen", beeld.partij);
        blad.verwijzing(leden, "hadKlantcontact", "klantcontacten", Some(beeld.klantcontact));
        let adressen = beeld.digitale_adressen.iter().map(|adres| adres.uuid);
        blad.verwijzingen(leden, "digitaleAdressen", "digitaleadressen", adressen);
        toon_adres(leden, "bezoekadres", k.bezoekadres.clone().into());
        toon_adres(leden, "correspondentieadres", k.correspondentieadres.clone().into());
        toon_contactnaam(
            leden,
            k.voorletters.as_deref(),
            k.voornaam.as_deref(),
            k.voorvoegsel_achternaam.as_deref(),
            k.achternaam.as_deref(),
        );
        leden.zet("rol", &k.rol);
        leden.tekst("organisatienaam", k.organisatienaam.as_deref());
        leden.zet("initiator", &k.initiator);
    }

    fn is_uitgeklapt(beeld: &Beeld) -> bool {
        beeld.uitgeklapte_adressen.is_some()
            || beeld.uitgeklapte_partij.is_some()
            || beeld.uitgeklapt_klantcontact.is_some()
    }

    fn toon_uitgeklapt(beeld: &Beeld, leden: &mut Leden<'_>, blad: &Blad<'_>) {
        klap_uit::<DigitaleAdressen>(leden, "digitaleAdressen", beeld.uitgeklapte_adressen.as_deref(), blad);
        let partij = beeld.uitgeklapte_partij.as_ref().map(Option::as_deref);
        klap_een_uit::<Partijen>(leden, "wasPartij", partij, blad);
        let contact = beeld.uitgeklapt_klantcontact.as_ref().map(Option::as_deref);
        klap_een_uit::<Klantcontacten>(leden, "hadKlantcontact", contact, blad);
    }
}
