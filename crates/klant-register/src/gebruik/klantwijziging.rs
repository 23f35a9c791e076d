//! The difference between a customer as she stands and as she is to be, as Mutaties; and where it would replace the
//! customer's own word by a lesser source.

use std::collections::BTreeMap;

use klant_core::id::{DigitaalAdresId, RekeningnummerId};
use klant_core::waarde::{Iban, Opgegeven, Taal};
use klant_core::{
    Bronsoort, Code, DigitaalAdres, Element, Elementen, Herkomst, Identificatie, Partij, Reden, Voorkeursdoel,
};

use time::Date;

use super::context::Context;
use super::opbouw::Opbouw;
use crate::mutatie::Mutatie;
use crate::opdracht::{Klantgegevens, NieuwDigitaalAdres, NieuweKlant, Voorkeurskeuze};

/// Who gave the values of a change, and when.
#[derive(Clone)]
pub(super) struct Verstrekking {
    /// Of every value of which nothing else is said.
    pub(super) gewoon: Herkomst,
    /// Whose word preferences and statements are.
    pub(super) verklaart: Bronsoort,
    /// Of the value of one Element.
    pub(super) elementen: BTreeMap<Element, Herkomst>,
    /// Of the digital address at a place of the list.
    pub(super) adressen: BTreeMap<usize, Herkomst>,
    /// On which day a wish was uttered; others are of today.
    pub(super) wensen: BTreeMap<Element, Date>,
}

impl Verstrekking {
    /// All of it is given now, by one.
    pub(super) const fn nu(context: &Context, door: Bronsoort) -> Self {
        Self {
            gewoon: Herkomst { door, op: context.nu, interactie: None },
            verklaart: door,
            elementen: BTreeMap::new(),
            adressen: BTreeMap::new(),
            wensen: BTreeMap::new(),
        }
    }

    fn van(&self, element: Element) -> Herkomst {
        self.elementen.get(&element).copied().unwrap_or(self.gewoon)
    }

    fn van_adres(&self, plaats: usize) -> Herkomst {
        self.adressen.get(&plaats).copied().unwrap_or(self.gewoon)
    }
}

/// The Mutaties that make `huidig` what `nieuw` says, and the objections of provenance (S1). Without a version she is
/// registered anew.
pub(super) fn mutaties(
    context: &Context,
    huidig: &Partij,
    nieuw: &NieuweKlant,
    van: &Verstrekking,
    versie: Option<i32>,
) -> (Vec<Mutatie>, Vec<Reden>) {
    let g = &nieuw.gegevens;
    let mut wijziging = Wijziging { huidig, van, bezwaren: Vec::new() };
    let herkomst = wijziging.herkomst(g);
    wijziging.eigen_woord(g);
    let mut opbouw = Opbouw::nieuw(context);
    wijziging.identificaties(&mut opbouw, g);
    if let Some(vaststelling) = g.vaststelling {
        opbouw.vaststelling(huidig.id, vaststelling);
    }
    let adressen = wijziging.digitale_adressen(&mut opbouw, &g.digitale_adressen);
    let id = huidig.id;
    let voorkeuren = voorkeuren(g, &adressen);
    if voorkeuren != zoals_het_staat(huidig) {
        wijziging.eis_eigen_woord("/voorkeuren");
        opbouw.mutaties.push(Mutatie::Voorkeuren { partij: id, lijst: voorkeuren });
    }
    if g.kenbaarmakingen != huidig.kenbaarmakingen {
        opbouw.mutaties.push(Mutatie::Kenbaarmakingen { partij: id, lijst: g.kenbaarmakingen.clone() });
    }
    if g.rekeningnummers.iter().map(Iban::bloot).ne(huidig.rekeningnummers.iter().map(|r| r.iban.tekst())) {
        let lijst =
            g.rekeningnummers.iter().map(|iban| (rekening_id(context, huidig, iban), iban.clone())).collect();
        opbouw.mutaties.push(Mutatie::Rekeningnummers { partij: id, lijst });
    }
    let wensen: BTreeMap<Element, Date> = nieuw
        .wensen
        .iter()
        .map(|element| {
            let dag = huidig.wensen.get(&element).or_else(|| van.wensen.get(&element));
            (element, dag.copied().unwrap_or(context.vandaag))
        })
        .collect();
    if wensen != huidig.wensen {
        opbouw.mutaties.push(Mutatie::Wensen { partij: id, lijst: wensen });
    }
    if herkomst != huidig.herkomst {
        opbouw.mutaties.push(Mutatie::Herkomst { partij: id, per_element: herkomst });
    }
    (met_de_partij_voorop(huidig, nieuw, versie, opbouw.mutaties), wijziging.bezwaren)
}

/// The Mutaties that make her digital addresses these, and nothing else of her another; with which addresses these then are, and
/// the objections of provenance (S1).
/// A preference for an address that goes becomes empty: none takes its place (S4).
pub(super) fn adresmutaties(
    context: &Context,
    huidig: &Partij,
    door: Bronsoort,
    adressen: &[NieuwDigitaalAdres],
) -> (Vec<DigitaalAdresId>, Vec<Mutatie>, Vec<Reden>) {
    let van = Verstrekking::nu(context, door);
    let mut wijziging = Wijziging { huidig, van: &van, bezwaren: Vec::new() };
    let mut opbouw = Opbouw::nieuw(context);
    let blijven = wijziging.digitale_adressen(&mut opbouw, adressen);
    let mut voorkeuren = zoals_het_staat(huidig);
    let waren = voorkeuren.len();
    voorkeuren.retain(|(_, adres)| adres.is_none_or(|adres| blijven.contains(&adres)));
    if voorkeuren.len() < waren {
        opbouw.mutaties.push(Mutatie::Voorkeuren { partij: huidig.id, lijst: voorkeuren });
    }
    if opbouw.mutaties.is_empty() {
        return (blijven, Vec::new(), wijziging.bezwaren);
    }
    let partij = Partij { versie: huidig.versie.wrapping_add(1), ..huidig.clone() };
    let eerste = Mutatie::WijzigPartij { was: huidig.versie, partij, elementen: Elementen::leeg() };
    (blijven, std::iter::once(eerste).chain(opbouw.mutaties).collect(), wijziging.bezwaren)
}

/// The row of the customer comes first, for the others refer to it; and it gets a new version when anything changed.
fn met_de_partij_voorop(
    huidig: &Partij,
    nieuw: &NieuweKlant,
    versie: Option<i32>,
    delen: Vec<Mutatie>,
) -> Vec<Mutatie> {
    let partij = bijgewerkt(huidig, nieuw, versie);
    let eerste = match versie {
        None => Mutatie::Partij(partij),
        Some(was) if delen.is_empty() && (Partij { versie: was, ..partij.clone() }) == *huidig => {
            return delen;
        }
        Some(was) => {
            let elementen = partij.gewijzigd(huidig);
            Mutatie::WijzigPartij { was, partij, elementen }
        }
    };
    std::iter::once(eerste).chain(delen).collect()
}

fn bijgewerkt(huidig: &Partij, nieuw: &NieuweKlant, versie: Option<i32>) -> Partij {
    let g = &nieuw.gegevens;
    Partij {
        versie: versie.map_or(1, |was| was.wrapping_add(1)),
        soort: nieuw.soort,
        contactnaam: g.contactnaam.clone(),
        organisatienaam: g.organisatienaam.clone(),
        actief: g.actief,
        geheimhouding: g.geheimhouding,
        beperkt_sinds: g.beperkt_sinds,
        voorkeurstaal: g.voorkeurstaal.as_ref().map(als_opgegeven),
        bezoekadres: g.bezoekadres.clone(),
        correspondentieadres: g.correspondentieadres.clone(),
        interne_notitie: g.interne_notitie.clone(),
        ..huidig.clone()
    }
}

fn als_opgegeven(taal: &Taal) -> Opgegeven<Taal> {
    Opgegeven::lees(taal.als_tekst().to_owned())
}

struct Wijziging<'a> {
    huidig: &'a Partij,
    van: &'a Verstrekking,
    bezwaren: Vec<Reden>,
}

impl Wijziging<'_> {
    /// Who gave which value, after this change; a changed value takes the source of the change.
    fn herkomst(&mut self, g: &Klantgegevens) -> BTreeMap<Element, Herkomst> {
        let oud = self.huidig;
        let naam = (&oud.contactnaam, &g.contactnaam);
        let taal = g.voorkeurstaal.as_ref().map(Taal::als_tekst);
        let rekeningen = oud.rekeningnummers.iter().map(|r| r.iban.tekst());
        let veranderd = [
            (Element::Voorletters, naam.0.voorletters != naam.1.voorletters, naam.1.voorletters.is_some()),
            (Element::Voornaam, naam.0.voornaam != naam.1.voornaam, naam.1.voornaam.is_some()),
            (
                Element::VoorvoegselAchternaam,
                naam.0.voorvoegsel_achternaam != naam.1.voorvoegsel_achternaam,
                naam.1.voorvoegsel_achternaam.is_some(),
            ),
            (Element::Achternaam, naam.0.achternaam != naam.1.achternaam, naam.1.achternaam.is_some()),
            (Element::Organisatienaam, oud.organisatienaam != g.organisatienaam, g.organisatienaam.is_some()),
            (Element::Bezoekadres, oud.bezoekadres != g.bezoekadres, g.bezoekadres.is_some()),
            (
                Element::Correspondentieadres,
                oud.correspondentieadres != g.correspondentieadres,
                g.correspondentieadres.is_some(),
            ),
            (
                Element::Voorkeurstaal,
                oud.voorkeurstaal.as_ref().map(Opgegeven::tekst) != taal,
                taal.is_some(),
            ),
            (
                Element::Rekeningnummer,
                g.rekeningnummers.iter().map(Iban::bloot).ne(rekeningen),
                !g.rekeningnummers.is_empty(),
            ),
        ];
        let mut herkomst = oud.herkomst.clone();
        for (element, anders, aanwezig) in veranderd {
            if !anders {
                continue;
            }
            let nieuw = self.van.van(element);
            if let Some(vorige) = herkomst.get(&element) {
                self.mag_vervangen(nieuw.door, vorige.door, plaats_van(element).to_owned());
            }
            if aanwezig {
                herkomst.insert(element, nieuw);
            } else {
                herkomst.remove(&element);
            }
        }
        herkomst
    }

    /// A kenbaarmaking is her own statement, and so is a wish of secrecy that is taken back.
    fn eigen_woord(&mut self, g: &Klantgegevens) {
        if g.kenbaarmakingen != self.huidig.kenbaarmakingen {
            self.eis_eigen_woord("/kenbaarmakingen");
        }
        if self.huidig.geheimhouding == Some(true) && g.geheimhouding != Some(true) {
            self.eis_eigen_woord("/geheimhouding");
        }
    }

    fn eis_eigen_woord(&mut self, plaats: &str) {
        if !self.van.verklaart.is_woord_van_klant() {
            self.bezwaren.push(Reden::op(Code::S1WoordVanKlant, plaats));
        }
    }

    fn mag_vervangen(&mut self, nieuw: Bronsoort, vorige: Bronsoort, plaats: String) {
        if !nieuw.mag_vervangen(vorige) {
            self.bezwaren.push(Reden::op(Code::S1MindereHerkomst, plaats));
        }
    }

    fn identificaties(&self, opbouw: &mut Opbouw<'_>, g: &Klantgegevens) {
        let bestaand = self.huidig.identificatoren.iter();
        let mut weg: Vec<_> = bestaand.filter(|b| !g.identificaties.contains(&b.identificatie)).collect();
        // Establishments before the organisation that they stand under.
        weg.sort_by_key(|bestaand| std::cmp::Reverse(bestaand.identificatie.soort()));
        opbouw.mutaties.extend(
            weg.into_iter().map(|bestaand| {
                Mutatie::VerwijderIdentificator(bestaand.id, bestaand.identificatie.element())
            }),
        );
        let nieuw = |identificatie: &Identificatie| {
            !self.huidig.identificatoren.iter().any(|b| b.identificatie == *identificatie)
        };
        let mut toe_te_voegen: Vec<_> = g.identificaties.iter().filter(|i| nieuw(i)).collect();
        // An organisation before its establishments, so that they stand under it.
        toe_te_voegen.sort_by_key(|identificatie| identificatie.soort());
        for identificatie in toe_te_voegen {
            opbouw.identificator(self.huidig.id, identificatie.clone());
        }
    }

    /// The addresses after this change, in the order of the request; those that are not named go.
    fn digitale_adressen(
        &mut self,
        opbouw: &mut Opbouw<'_>,
        adressen: &[NieuwDigitaalAdres],
    ) -> Vec<DigitaalAdresId> {
        let huidig = self.huidig;
        for weg in &huidig.digitale_adressen {
            if !adressen.iter().any(|adres| adres.id == Some(weg.id)) {
                let door = self.van.gewoon.door;
                self.mag_vervangen(door, weg.herkomst.door, "/digitaleAdressen".to_owned());
                let element = weg.adres.soort().element();
                opbouw.mutaties.push(Mutatie::VerwijderDigitaalAdres(weg.id, element));
            }
        }
        let mut ids = Vec::new();
        for (i, nieuw) in adressen.iter().enumerate() {
            // Of several defaults of one kind the last wins, as on the wire.
            let is_standaard = nieuw.is_standaard && !heeft_latere_standaard(adressen, i, nieuw);
            let nieuw = NieuwDigitaalAdres { is_standaard, ..nieuw.clone() };
            let bestaand =
                nieuw.id.and_then(|id| huidig.digitale_adressen.iter().find(|adres| adres.id == id));
            match bestaand {
                None => {
                    let adres = opbouw.digitaal_adres(&nieuw, self.van.van_adres(i));
                    ids.push(adres.id);
                    opbouw.mutaties.push(Mutatie::DigitaalAdres { partij: huidig.id, adres });
                }
                Some(bestaand) => {
                    ids.push(bestaand.id);
                    if let Some(adres) = self.gewijzigd(opbouw, bestaand, &nieuw, i) {
                        opbouw.mutaties.push(Mutatie::WijzigDigitaalAdres { partij: huidig.id, adres });
                    }
                }
            }
        }
        ids
    }

    fn gewijzigd(
        &mut self,
        opbouw: &Opbouw<'_>,
        bestaand: &DigitaalAdres,
        nieuw: &NieuwDigitaalAdres,
        plaats: usize,
    ) -> Option<DigitaalAdres> {
        let zelfde_adres = bestaand.adres == nieuw.adres;
        // Which of her addresses is the default is as much her word as the address.
        if !zelfde_adres || bestaand.is_standaard != nieuw.is_standaard {
            let (door, was) = (self.van.van_adres(plaats).door, bestaand.herkomst.door);
            self.mag_vervangen(door, was, format!("/digitaleAdressen/{plaats}"));
        }
        let adres = opbouw.digitaal_adres(nieuw, self.van.van_adres(plaats));
        let adres = DigitaalAdres {
            id: bestaand.id,
            versie: bestaand.versie,
            // Only another address has another origin; a remark of ours on it has none.
            herkomst: if zelfde_adres { bestaand.herkomst } else { adres.herkomst },
            ..adres
        };
        (adres != *bestaand).then(|| DigitaalAdres { versie: bestaand.versie.wrapping_add(1), ..adres })
    }
}

/// Where an Element stands in the body of a customer.
const fn plaats_van(element: Element) -> &'static str {
    match element {
        Element::Voorletters => "/contactnaam/voorletters",
        Element::Voornaam => "/contactnaam/voornaam",
        Element::VoorvoegselAchternaam => "/contactnaam/voorvoegselAchternaam",
        Element::Achternaam => "/contactnaam/achternaam",
        Element::Organisatienaam => "/organisatienaam",
        Element::Bezoekadres => "/bezoekadres",
        Element::Correspondentieadres => "/correspondentieadres",
        Element::Voorkeurstaal => "/voorkeurstaal",
        Element::Rekeningnummer => "/rekeningnummers",
        _ => "",
    }
}

fn heeft_latere_standaard(adressen: &[NieuwDigitaalAdres], i: usize, nieuw: &NieuwDigitaalAdres) -> bool {
    adressen
        .iter()
        .skip(i.saturating_add(1))
        .any(|later| later.is_standaard && later.adres.soort() == nieuw.adres.soort())
}

type Voorkeurenlijst = Vec<(klant_core::Berichtsoort, Option<DigitaalAdresId>)>;

fn voorkeuren(g: &Klantgegevens, adressen: &[DigitaalAdresId]) -> Voorkeurenlijst {
    let mut lijst: Voorkeurenlijst = g
        .voorkeuren
        .iter()
        .map(|voorkeur| {
            let adres = match voorkeur.doel {
                Voorkeurskeuze::Post => None,
                Voorkeurskeuze::Id(id) => Some(id),
                Voorkeurskeuze::Plaats(nummer) => adressen.get(nummer).copied(),
            };
            (voorkeur.berichtsoort.clone(), adres)
        })
        .collect();
    lijst.sort();
    lijst
}

fn zoals_het_staat(huidig: &Partij) -> Voorkeurenlijst {
    let mut lijst: Voorkeurenlijst = huidig
        .voorkeuren
        .iter()
        .map(|voorkeur| {
            let adres = match voorkeur.doel {
                Voorkeursdoel::Post => None,
                Voorkeursdoel::DigitaalAdres(id) => Some(id),
            };
            (voorkeur.berichtsoort.clone(), adres)
        })
        .collect();
    lijst.sort();
    lijst
}

/// An account that stays keeps its identity.
fn rekening_id(context: &Context, huidig: &Partij, iban: &Iban) -> RekeningnummerId {
    huidig
        .rekeningnummers
        .iter()
        .find(|bestaand| bestaand.iban.tekst() == iban.bloot())
        .map_or_else(|| RekeningnummerId::nieuw(context.id()), |bestaand| bestaand.id)
}
