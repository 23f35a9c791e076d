//! Any profile and any interactie: valid or not, as wide as the stored model.

use std::collections::BTreeMap;

use klant_core::id::{
    ActorId, BetrokkeneId, DigitaalAdresId, InteractieId, InterneTaakId, KlantcontactId, OnderwerpobjectId,
};
use klant_core::profiel::{
    Adressering, Behoefte, Interactieprofiel, Kanaalregel, Profielcode, Terugkoppeling,
};
use klant_core::{
    Actor, Berichteis, Berichtsoort, Betrokkene, Bronantwoorden, Bronsoort, BrpAdres, BrpAdressoort,
    BrpAntwoord, Element, Elementen, Interactie, InterneTaak, Kanaalsoort, Keuze, Klant, Klantcontact,
    Objectidentificator, Onderwerpobject, Partij, Rol, SoortActor, Taakstatus,
};
use proptest::collection::{btree_map, vec};
use proptest::option;
use proptest::prelude::*;
use proptest::sample::{Index, select};
use time::macros::datetime;
use uuid::Uuid;

use crate::klanten::{adres, berichtsoort, bronantwoord, digitaal_adres, naam, partij, uuid};

/// Everything that one question of *bepalen* is about, and a second interactie beside it.
#[derive(Clone, Debug)]
pub struct Geval {
    pub profiel: Interactieprofiel,
    pub klant: Klant,
    pub interactie: Interactie,
    pub andere: Interactie,
    pub berichtsoort: Berichtsoort,
    pub eis: Berichteis,
    pub kanaal: Option<Kanaalsoort>,
    pub brp: BrpAntwoord,
    /// What the sources of either customer would answer; one that is not in it was not asked.
    pub bronnen: Bronantwoorden,
    pub open: bool,
}

/// One of the words of a closed list.
pub fn woord<T: Keuze + std::fmt::Debug>() -> impl Strategy<Value = T> + Clone {
    select(T::ALLE)
}

pub fn profiel() -> impl Strategy<Value = Interactieprofiel> {
    (
        (woord::<Behoefte>(), btree_map(woord::<Element>(), woord::<Behoefte>(), 0..10)),
        (select(&KANAALREGELS[..]), btree_map(woord::<Kanaalsoort>(), woord::<Kanaalregel>(), 0..4)),
        prop_oneof![4 => Just(Adressering::Vrij), 1 => Just(Adressering::BrpVerblijfsadres)],
        woord::<Terugkoppeling>(),
        any::<bool>(),
    )
        .prop_map(|(behoeften, kanalen, adressering, terugkoppeling, anoniem_bewaren)| {
            Interactieprofiel {
                standaardbehoefte: behoeften.0,
                elementen: behoeften.1,
                standaardkanaal: kanalen.0,
                kanalen: kanalen.1,
                adressering,
                terugkoppeling,
                anoniem_bewaren,
                ..Interactieprofiel::algemeen()
            }
        })
}

/// Mostly open, or hardly anything would ever be chosen.
const KANAALREGELS: [Kanaalregel; 4] =
    [Kanaalregel::Veilig, Kanaalregel::Veilig, Kanaalregel::Toegestaan, Kanaalregel::Verboden];

pub fn elementen() -> impl Strategy<Value = Elementen> {
    vec(woord::<Element>(), 0..6).prop_map(|lijst| lijst.into_iter().collect())
}

/// Someone of a pair of customers, or someone unknown; she may point at any address of either, hers or not.
fn betrokkene(partijen: &[Partij; 2]) -> impl Strategy<Value = Betrokkene> + use<> {
    let ids = [None, Some(partijen[0].id), Some(partijen[0].id), Some(partijen[1].id)];
    let eigen: Vec<DigitaalAdresId> =
        partijen.iter().flat_map(|partij| partij.digitale_adressen.iter().map(|adres| adres.id)).collect();
    (
        (uuid(), woord::<Rol>(), any::<bool>(), select(ids.to_vec()), naam()),
        (vec(digitaal_adres(), 0..3), option::of(adres()), option::of(adres()), vec(any::<Index>(), 0..2)),
    )
        .prop_map(move |((id, rol, initiator, partij, contactnaam), adressen)| {
            let (digitale_adressen, correspondentieadres, bezoekadres, gekozen) = adressen;
            let gekozen = gekozen.into_iter().filter(|_| !eigen.is_empty());
            Betrokkene {
                id: BetrokkeneId::nieuw(id),
                versie: 1,
                rol,
                initiator,
                partij,
                contactnaam,
                organisatienaam: None,
                voorkeurstaal: None,
                bezoekadres,
                correspondentieadres,
                digitale_adressen,
                gekozen: gekozen.map(|index| *index.get::<DigitaalAdresId>(&eigen)).collect(),
                verstrekt_door: Bronsoort::Klant,
                vervolgt: None,
                wensen: BTreeMap::new(),
            }
        })
}

/// Free text with a mark: none of it may show in a `Debug`.
fn onderwerpobject(id: Uuid) -> Onderwerpobject {
    let identificator =
        Objectidentificator { object_id: "zwaluw 999990007".to_owned(), ..Objectidentificator::default() };
    Onderwerpobject {
        id: OnderwerpobjectId::nieuw(id),
        versie: 1,
        was_klantcontact: None,
        identificator: Some(identificator),
    }
}

fn taak(id: Uuid) -> InterneTaak {
    InterneTaak {
        id: InterneTaakId::nieuw(id),
        versie: 1,
        gevraagde_handeling: "zwaluw terugbellen".to_owned(),
        toelichting: Some("zwaluw toelichting".to_owned()),
        status: Taakstatus::Verwerkt,
        toegewezen_op: datetime!(2026-11-24 9:30 UTC),
        afgehandeld_op: None,
        actoren: vec![Actor {
            id: ActorId::nieuw(id),
            versie: 1,
            naam: "zwaluw".to_owned(),
            soort: SoortActor::Medewerker,
            identificator: None,
        }],
    }
}

fn contact(partijen: &[Partij; 2]) -> impl Strategy<Value = Klantcontact> + use<> {
    let kanaal = select(vec!["telefoon", "e-mail", "brief", "balie", "postduif"]);
    let vertrouwelijk = prop_oneof![4 => Just(false), 1 => Just(true)];
    (uuid(), kanaal, vertrouwelijk, vec(betrokkene(partijen), 0..4)).prop_map(
        |(id, kanaal, vertrouwelijk, betrokkenen)| Klantcontact {
            id: KlantcontactId::nieuw(id),
            versie: 1,
            kanaal: kanaal.to_owned(),
            onderwerp: "zwaluw onderwerp".to_owned(),
            inhoud: Some("zwaluw inhoud".to_owned()),
            reactie: Some("zwaluw reactie".to_owned()),
            contact_gelukt: None,
            taal: None,
            vertrouwelijk,
            afdeling: None,
            plaatsgevonden_op: datetime!(2026-11-24 9:30 UTC),
            betrokkenen,
            onderwerpobjecten: vec![onderwerpobject(id)],
            interne_taken: vec![taak(id)],
            actoren: Vec::new(),
        },
    )
}

fn interactie(partijen: &[Partij; 2]) -> impl Strategy<Value = Interactie> + use<> {
    vec(contact(partijen), 1..4).prop_map(|klantcontacten| Interactie {
        id: InteractieId::van(klantcontacten.first().expect("at least one").id),
        versie: 1,
        profiel: Profielcode::algemeen(),
        gesloten_op: None,
        terugkoppeling: true,
        sluit_na_dagen: None,
        klantcontacten,
    })
}

fn brp() -> impl Strategy<Value = BrpAntwoord> {
    let adres = (woord::<BrpAdressoort>(), any::<u32>()).prop_map(|(soort, nummer)| {
        let adres = BrpAdres::nieuw(soort, vec![format!("Zwaluwlaan {nummer}")]);
        BrpAntwoord::Adres(BrpAdres {
            in_onderzoek: nummer % 2 == 0,
            geheimhouding: nummer % 3 == 0,
            ..adres
        })
    });
    let zonder = vec![
        BrpAntwoord::NietGevraagd,
        BrpAntwoord::NietGevonden,
        BrpAntwoord::Geen,
        BrpAntwoord::VerblijfplaatsOnbekend,
        BrpAntwoord::NietOpAdres,
        BrpAntwoord::Overleden,
        BrpAntwoord::Opgeschort,
        BrpAntwoord::Onbereikbaar,
    ];
    prop_oneof![2 => adres, 1 => select(zonder)]
}

fn bronnen(partijen: &[Partij; 2]) -> impl Strategy<Value = Bronantwoorden> + use<> {
    let ids: Vec<DigitaalAdresId> =
        partijen.iter().flat_map(|partij| partij.digitale_adressen.iter().map(|adres| adres.id)).collect();
    vec(option::of(bronantwoord()), ids.len()).prop_map(move |antwoorden| {
        let paren = ids.iter().copied().zip(antwoorden);
        paren.filter_map(|(id, antwoord)| antwoord.map(|antwoord| (id, antwoord))).collect()
    })
}

/// The customer of the question: one of the pair, or someone unknown who takes part in either interactie.
fn klant(partijen: [Partij; 2], interacties: [&Interactie; 2], index: Index) -> Klant {
    let zelfstandig = interacties
        .into_iter()
        .flat_map(|interactie| interactie.betrokkenen().map(|(_, betrokkene)| betrokkene.clone()))
        .filter(|betrokkene| betrokkene.partij.is_none())
        .map(Klant::Zelfstandig);
    let mogelijk: Vec<Klant> = partijen.into_iter().map(Klant::Gekend).chain(zelfstandig).collect();
    index.get::<Klant>(&mogelijk).clone()
}

pub fn geval() -> impl Strategy<Value = Geval> {
    let partijen = (partij(), partij()).prop_map(|(zij, ander)| [zij, ander]);
    let met_interacties = partijen.prop_flat_map(|partijen| {
        let interacties = (interactie(&partijen), interactie(&partijen));
        (bronnen(&partijen), Just(partijen), interacties)
    });
    let eis = (any::<bool>(), any::<bool>())
        .prop_map(|(kenbaarmaking, veilig_kanaal)| Berichteis { kenbaarmaking, veilig_kanaal });
    let kanaal = prop_oneof![2 => Just(None), 1 => woord::<Kanaalsoort>().prop_map(Some)];
    let open = prop_oneof![4 => Just(true), 1 => Just(false)];
    (met_interacties, any::<Index>(), profiel(), (berichtsoort(), eis), kanaal, brp(), open).prop_map(
        |(
            (bronnen, partijen, (interactie, andere)),
            index,
            profiel,
            (berichtsoort, eis),
            kanaal,
            brp,
            open,
        )| Geval {
            klant: klant(partijen, [&interactie, &andere], index),
            profiel,
            interactie,
            andere,
            berichtsoort,
            eis,
            kanaal,
            brp,
            bronnen,
            open,
        },
    )
}
