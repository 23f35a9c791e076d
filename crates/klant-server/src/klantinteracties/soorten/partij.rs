//! `partijen`.

use klant_core::{Keuze, SoortPartij};
use klant_register::klantinteracties::Veldbezwaar;
use klant_register::klantinteracties::soorten::partij::{Identificatiegroep, Opgave, Partij};
use klant_register::klantinteracties::soorten::partij_identificator;
use klant_register::store::klantinteracties::partij::{Beeld, FILTERS};
use klant_register::store::klantinteracties::{Filter, Tabel};

use super::betrokkene::Betrokkenen;
use super::categorierelatie::CategorieRelaties;
use super::digitaal_adres::DigitaleAdressen;
use super::partij_identificator::{PartijIdentificatoren, lees_identificator};
use crate::klantinteracties::KLANTINTERACTIES;
use crate::klantinteracties::groep::{lees_adres, lees_contactnaam, toon_adres, toon_contactnaam};
use crate::klantinteracties::json::Leden;
use crate::klantinteracties::lezer::{Lezer, Wijze, tot};
use crate::klantinteracties::resource::{Api, Blad, Resource, klap_uit};

/// The known persons and organisations.
pub(crate) struct Partijen;

impl Resource for Partijen {
    type Soort = Partij;
    const API: &'static Api = &KLANTINTERACTIES;
    const NAAM: &'static str = "partijen";
    const FILTERS: &'static [Filter] = FILTERS;
    const EXPAND: &'static [&'static str] =
        &["digitaleAdressen", "betrokkenen", "categorieRelaties", "betrokkenen.hadKlantcontact"];

    fn lees(lezer: &Lezer<'_>) -> Opgave {
        lezer.vereis("soortPartij");
        lezer.vereis("indicatieActief");
        let soort = lezer.keuze::<SoortPartij>("soortPartij");
        Opgave {
            nummer: lezer.nummer("nummer", Tabel::Partij),
            interne_notitie: lezer.tekst("interneNotitie", tot(1000)),
            digitale_adressen: lezer.verwijzingen("digitaleAdressen", Tabel::DigitaalAdres, true),
            voorkeurs_digitaal_adres: lezer
                .verwijzing_of_niets("voorkeursDigitaalAdres", Tabel::DigitaalAdres),
            rekeningnummers: lezer.verwijzingen("rekeningnummers", Tabel::Rekeningnummer, true),
            voorkeurs_rekeningnummer: lezer
                .verwijzing_of_niets("voorkeursRekeningnummer", Tabel::Rekeningnummer),
            identificatoren: lees_identificatoren(lezer),
            geheimhouding: lezer.vlag_of_niets("indicatieGeheimhouding"),
            voorkeurstaal: lezer.tekst("voorkeurstaal", tot(3)),
            actief: lezer.vlag("indicatieActief"),
            bezoekadres: lees_adres(lezer, "bezoekadres"),
            correspondentieadres: lees_adres(lezer, "correspondentieadres"),
            identificatie: lezer
                .groep("partijIdentificatie", |groep| lees_identificatie(groep, soort))
                .flatten(),
            soort,
        }
    }

    fn toon(beeld: &Beeld, leden: &mut Leden<'_>, blad: &Blad<'_>) {
        let k = &beeld.kolommen;
        blad.wie::<Self>(leden, k.uuid.0);
        leden.zet("nummer", &k.nummer);
        leden.tekst("interneNotitie", k.interne_notitie.as_deref());
        let betrokkenen = beeld.betrokkenen.iter().map(|betrokkene| betrokkene.uuid);
        blad.verwijzingen(leden, "betrokkenen", "betrokkenen", betrokkenen);
        leden.lid("categorieRelaties").lijst(&beeld.categorie_relaties, |json, relatie| {
            json.voorwerp(|leden| {
                blad.wie::<CategorieRelaties>(leden, relatie.kolommen.uuid.0);
                leden.zet(
                    "categorieNaam",
                    &relatie.categorie.as_ref().map(|c| c.naam.as_deref().unwrap_or_default()),
                );
                leden.datum("beginDatum", relatie.kolommen.begin_datum);
                leden.datum("eindDatum", relatie.kolommen.eind_datum);
            });
        });
        let adressen = beeld.digitale_adressen.iter().map(|adres| adres.uuid);
        blad.verwijzingen(leden, "digitaleAdressen", "digitaleadressen", adressen);
        blad.verwijzing(leden, "voorkeursDigitaalAdres", "digitaleadressen", beeld.voorkeurs_digitaal_adres);
        let vertegenwoordigden = beeld.vertegenwoordigden.iter().copied();
        blad.verwijzingen(leden, "vertegenwoordigden", "partijen", vertegenwoordigden);
        let rekeningen = beeld.rekeningnummers.iter().map(|rekening| rekening.uuid);
        blad.verwijzingen(leden, "rekeningnummers", "rekeningnummers", rekeningen);
        blad.verwijzing(leden, "voorkeursRekeningnummer", "rekeningnummers", beeld.voorkeurs_rekeningnummer);
        let zichtbaar: Vec<_> = beeld.identificatoren.iter().collect();
        leden.lid("partijIdentificatoren").lijst(&zichtbaar, |json, identificator| {
            json.voorwerp(|leden| PartijIdentificatoren::toon(identificator, leden, blad));
        });
        leden.zet("soortPartij", &k.soort);
        leden.zet("indicatieGeheimhouding", &k.geheimhouding);
        leden.tekst("voorkeurstaal", k.voorkeurstaal.as_deref());
        leden.zet("indicatieActief", &k.actief);
        toon_adres(leden, "bezoekadres", k.bezoekadres.clone().into());
        toon_adres(leden, "correspondentieadres", k.correspondentieadres.clone().into());
        toon_identificatie(beeld, leden, blad);
    }

    fn is_uitgeklapt(beeld: &Beeld) -> bool {
        beeld.uitgeklapte_adressen.is_some()
            || beeld.uitgeklapte_betrokkenen.is_some()
            || beeld.categorieen_uitgeklapt
    }

    fn toon_uitgeklapt(beeld: &Beeld, leden: &mut Leden<'_>, blad: &Blad<'_>) {
        klap_uit::<DigitaleAdressen>(leden, "digitaleAdressen", beeld.uitgeklapte_adressen.as_deref(), blad);
        klap_uit::<Betrokkenen>(leden, "betrokkenen", beeld.uitgeklapte_betrokkenen.as_deref(), blad);
        let relaties = beeld.categorieen_uitgeklapt.then_some(beeld.categorie_relaties.as_slice());
        klap_uit::<CategorieRelaties>(leden, "categorieRelaties", relaties, blad);
    }
}

/// The complete list of identificatoren; `null` says nothing of them.
fn lees_identificatoren(lezer: &Lezer<'_>) -> Option<Vec<partij_identificator::Opgave>> {
    const LID: &str = "partijIdentificatoren";
    if lezer.waarde(LID).is_none_or(serde_json::Value::is_null) {
        return None;
    }
    let lijst = lezer.groepen(LID, |groep| {
        let genoemd = groep.waarde("identificeerdePartij").is_some_and(|partij| !partij.is_null());
        if genoemd && lezer.wijze == Wijze::Nieuw {
            lezer.bezwaar(Veldbezwaar::ongeldig(
                "partijIdentificatoren.identificeerdePartij",
                "Het veld `identificeerde_partij` wordt automatisch ingesteld en dient niet te worden opgegeven.",
            ));
        }
        lees_identificator(groep)
    })?;
    Some(lijst)
}

/// Who a partij is. Without her kind in the same body, what fits the kind that she has is taken.
fn lees_identificatie(groep: &Lezer<'_>, soort: Option<SoortPartij>) -> Option<Identificatiegroep> {
    let is = |gezocht: &[SoortPartij]| soort.is_none_or(|soort| gezocht.contains(&soort));
    let mut gelezen = Identificatiegroep::default();
    if is(&[SoortPartij::Persoon, SoortPartij::Contactpersoon]) {
        gelezen.contactnaam = lees_contactnaam(groep);
    }
    if is(&[SoortPartij::Organisatie]) {
        gelezen.naam = groep.tekst("naam", tot(200));
    }
    if is(&[SoortPartij::Contactpersoon]) {
        gelezen.werkte_voor_partij = groep.verwijzing_of_niets("werkteVoorPartij", Tabel::Partij);
        gelezen.uuid = groep.vrije_uuid("uuid");
    }
    // A group of which nothing fits says nothing.
    let Identificatiegroep { contactnaam, naam, werkte_voor_partij, uuid } = &gelezen;
    let leeg = contactnaam.is_none() && naam.is_none() && werkte_voor_partij.is_none() && uuid.is_none();
    (!leeg).then_some(gelezen)
}

fn toon_identificatie(beeld: &Beeld, leden: &mut Leden<'_>, blad: &Blad<'_>) {
    let k = &beeld.kolommen;
    if !k.identificatie_gegeven {
        leden.zet("partijIdentificatie", &());
        return;
    }
    leden.voorwerp("partijIdentificatie", |leden| {
        if k.soort == SoortPartij::Organisatie.woord() {
            leden.tekst("naam", k.organisatienaam.as_deref());
            return;
        }
        if k.soort == SoortPartij::Contactpersoon.woord() {
            leden.uuid("uuid", k.contactpersoon_uuid.map_or(k.uuid.0, |uuid| uuid.0));
            blad.verwijzing(leden, "werkteVoorPartij", "partijen", beeld.werkte_voor_partij);
        }
        toon_contactnaam(
            leden,
            k.voorletters.as_deref(),
            k.voornaam.as_deref(),
            k.voorvoegsel_achternaam.as_deref(),
            k.achternaam.as_deref(),
        );
    });
}
