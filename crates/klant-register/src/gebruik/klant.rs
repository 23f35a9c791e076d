//! Known customers: register, read, find, change.

use klant_core::id::{DigitaalAdresId, PartijId};
use klant_core::profiel::Interactieprofiel;
use klant_core::regels::toetsen::{Gegeven, overtollig};
use klant_core::regels::vastleggen::{Vastlegvraag, vastleggen};
use klant_core::waarde::{Opgegeven, Taal};
use klant_core::{
    Bronsoort, Code, Contactnaam, Element, Handeling, Oordeel, Partij, Reden, SoortPartij, Toegang,
};
use klant_store::Tx;
use klant_store::vraag::partij;

use super::Klantresultaat;
use super::beoordeling::{adresbezwaren, elementen_van, naamgegevens, op_wens, weigering};
use super::context::Context;
use super::klantwijziging::{Verstrekking, adresmutaties, mutaties};
use super::opbouw::lege_partij;
use super::zichtbaar::{houd_onzichtbare, klant_voor, klant_zichtbaar, verborgen_identificaties};
use crate::fout::Fout;
use crate::mutatie::{Mutatie, pas_toe};
use crate::opdracht::{NieuwDigitaalAdres, NieuweKlant, Voorkeurskeuze};
use crate::register::Register;

impl Register {
    /// Registers a known customer with all her data.
    ///
    /// # Errors
    /// [`Fout::Ongeldig`], [`Fout::Verboden`] with every reason; [`Fout::Conflict`] with `klant.dubbel` when someone
    /// has one of the identifications.
    pub async fn registreer_klant(
        &self,
        toegang: &Toegang,
        nieuw: NieuweKlant,
    ) -> Result<Klantresultaat, Fout> {
        let context = self.context_voor(toegang, Handeling::Vastleggen, ("klant", "registreer"))?;
        self.leg_vast(context, move |tx, context| registreer(tx, context, &nieuw)).await
    }

    /// A known customer.
    ///
    /// # Errors
    /// [`Fout::NietGevonden`]; [`Fout::Store`].
    pub async fn toon_klant(&self, toegang: &Toegang, id: PartijId) -> Result<Klantresultaat, Fout> {
        let context = self.context_voor(toegang, Handeling::Lezen, ("klant", "toon"))?;
        self.raadpleeg(context, move |tx, context, wie| {
            klant_voor(tx, context, id, wie)?;
            let klant = toon(tx, context, id)?;
            wie.klant(klant.partij.id.uuid());
            Ok(klant)
        })
        .await
    }

    /// Replaces the data of a known customer that still has this version. What the Toegang does not see keeps its
    /// stored value.
    ///
    /// # Errors
    /// [`Fout::VersieVerouderd`]; otherwise as [`Register::registreer_klant`], and `S1.mindere_herkomst` when a value
    /// that the customer gave would be replaced by one of a lesser source.
    pub async fn wijzig_klant(
        &self,
        toegang: &Toegang,
        id: PartijId,
        versie: i32,
        gegevens: NieuweKlant,
    ) -> Result<Klantresultaat, Fout> {
        let context = self.context_voor(toegang, Handeling::Wijzigen, ("klant", "wijzig"))?;
        self.leg_vast(context, move |tx, context| wijzig(tx, context, id, versie, gegevens.clone())).await
    }
}

pub(super) fn toon(tx: &mut Tx<'_>, context: &Context, id: PartijId) -> Result<Klantresultaat, Fout> {
    let gelezen = partij::lees(tx, id, &context.sleutels)?.ok_or(Fout::NietGevonden)?;
    klant_zichtbaar(context, &gelezen.partij)?;
    Ok(Klantresultaat { partij: gelezen.partij })
}

fn registreer(tx: &mut Tx<'_>, context: &Context, nieuw: &NieuweKlant) -> Result<Klantresultaat, Fout> {
    let id = PartijId::nieuw(context.id());
    let van = Verstrekking::nu(context, nieuw.verstrekt_door);
    bewaar(tx, context, &lege_partij(id, nieuw.soort), nieuw, &van, None, Vec::new())?;
    toon(tx, context, id)
}

fn wijzig(
    tx: &mut Tx<'_>,
    context: &Context,
    id: PartijId,
    versie: i32,
    nieuw: NieuweKlant,
) -> Result<Klantresultaat, Fout> {
    let huidig = toon(tx, context, id)?.partij;
    wijzig_van(tx, context, &huidig, versie, nieuw, Vec::new())
}

/// Replaces the data of a customer that was read in the same transaction, when she still has this version; `eerst` is done with
/// it.
pub(super) fn wijzig_van(
    tx: &mut Tx<'_>,
    context: &Context,
    huidig: &Partij,
    versie: i32,
    mut nieuw: NieuweKlant,
    eerst: Vec<Mutatie>,
) -> Result<Klantresultaat, Fout> {
    if huidig.versie != versie {
        return Err(Fout::VersieVerouderd);
    }
    let verborgen = verborgen_identificaties(context, &nieuw);
    if !verborgen.is_empty() {
        return Err(Fout::Verboden(verborgen));
    }
    houd_onzichtbare(context, huidig, &mut nieuw);
    let van = Verstrekking::nu(context, nieuw.verstrekt_door);
    bewaar(tx, context, huidig, &nieuw, &van, Some(versie), eerst)?;
    toon(tx, context, huidig.id)
}

fn bewaar(
    tx: &mut Tx<'_>,
    context: &Context,
    huidig: &Partij,
    nieuw: &NieuweKlant,
    van: &Verstrekking,
    versie: Option<i32>,
    mut eerst: Vec<Mutatie>,
) -> Result<(), Fout> {
    let mutaties = beoordeel(tx, context, huidig, nieuw, van, versie)?;
    // Nothing changed is no new version.
    eerst.extend(mutaties);
    pas_toe(tx, context, eerst)
}

/// What would make `huidig` what `nieuw` says, or every reason why that may not be.
pub(super) fn beoordeel(
    tx: &mut Tx<'_>,
    context: &Context,
    huidig: &Partij,
    nieuw: &NieuweKlant,
    van: &Verstrekking,
    versie: Option<i32>,
) -> Result<Vec<Mutatie>, Fout> {
    let profiel = context.genoemd_profiel(nieuw.profiel.as_ref())?;
    let mut bezwaren = inhoudsbezwaren(profiel, huidig, nieuw);
    bezwaren.extend(voorkeurbezwaren(context, huidig, nieuw));
    bezwaren.extend(identificatiebezwaren(tx, context, profiel, huidig, nieuw)?);
    let (mutaties, herkomstbezwaren) = mutaties(context, huidig, nieuw, van, versie);
    bezwaren.extend(herkomstbezwaren);
    if bezwaren.is_empty() { Ok(mutaties) } else { Err(weigering(bezwaren)) }
}

fn inhoudsbezwaren(profiel: &Interactieprofiel, huidig: &Partij, nieuw: &NieuweKlant) -> Vec<Reden> {
    let g = &nieuw.gegevens;
    let mut bezwaren = adresbezwaren(g.bezoekadres.as_ref(), g.correspondentieadres.as_ref(), "");
    let naam_past = match nieuw.soort {
        SoortPartij::Organisatie => g.contactnaam.is_leeg(),
        SoortPartij::Persoon | SoortPartij::Contactpersoon => g.organisatienaam.is_none(),
    };
    if !naam_past {
        bezwaren.push(Reden::op(Code::KlantNaamvorm, "/soort"));
    }
    bezwaren.extend(adresvormen(huidig, &g.digitale_adressen));
    // Judged only on what it adds: what stands already was judged when it came.
    bezwaren.extend(
        op_wens(gegevens_van(huidig, nieuw), nieuw.wensen).iter().filter_map(|g| overtollig(profiel, g)),
    );
    bezwaren
}

/// What is wrong with these digital addresses in themselves.
fn adresvormen(huidig: &Partij, adressen: &[NieuwDigitaalAdres]) -> Vec<Reden> {
    let mut bezwaren = Vec::new();
    for (i, digitaal) in adressen.iter().enumerate() {
        let plaats = format!("/digitaleAdressen/{i}");
        bezwaren.extend(digitaal.adres.fout().map(|fout| Reden::op(fout.code(), format!("{plaats}/adres"))));
        if digitaal.id.is_some_and(|id| !huidig.digitale_adressen.iter().any(|adres| adres.id == id)) {
            bezwaren.push(Reden::op(Code::DigitaalAdresOnbekend, format!("{plaats}/uuid")));
        }
    }
    bezwaren
}

/// The digital addresses that do not stand already.
fn nieuwe_adressen(huidig: &Partij, adressen: &[NieuwDigitaalAdres]) -> Vec<Gegeven> {
    let nieuw = |digitaal: &NieuwDigitaalAdres| {
        !huidig.digitale_adressen.iter().any(|adres| adres.adres == digitaal.adres)
    };
    adressen
        .iter()
        .enumerate()
        .filter(|(_, digitaal)| nieuw(digitaal))
        .map(|(i, digitaal)| {
            Gegeven::nieuw(digitaal.adres.soort().element(), format!("/digitaleAdressen/{i}"))
        })
        .collect()
}

/// Makes the digital addresses of a customer that was read in the same transaction these; all else of her stays as it is.
/// Answers which they are, in this order.
pub(super) fn bewaar_adressen(
    tx: &mut Tx<'_>,
    context: &Context,
    huidig: &Partij,
    door: Bronsoort,
    adressen: &[NieuwDigitaalAdres],
) -> Result<Vec<DigitaalAdresId>, Fout> {
    let profiel = context.genoemd_profiel(None)?;
    let mut bezwaren = adresvormen(huidig, adressen);
    let gegevens = op_wens(nieuwe_adressen(huidig, adressen), huidig.wensen.keys().copied().collect());
    bezwaren.extend(gegevens.iter().filter_map(|gegeven| overtollig(profiel, gegeven)));
    let (ids, mutaties, herkomstbezwaren) = adresmutaties(context, huidig, door, adressen);
    bezwaren.extend(herkomstbezwaren);
    if !bezwaren.is_empty() {
        return Err(weigering(bezwaren));
    }
    pas_toe(tx, context, mutaties)?;
    Ok(ids)
}

/// The values that are not what stands already.
fn gegevens_van(huidig: &Partij, nieuw: &NieuweKlant) -> Vec<Gegeven> {
    let g = &nieuw.gegevens;
    let oud = &huidig.contactnaam;
    let naam = Contactnaam {
        voorletters: g.contactnaam.voorletters.clone().filter(|deel| oud.voorletters.as_ref() != Some(deel)),
        voornaam: g.contactnaam.voornaam.clone().filter(|deel| oud.voornaam.as_ref() != Some(deel)),
        voorvoegsel_achternaam: g
            .contactnaam
            .voorvoegsel_achternaam
            .clone()
            .filter(|deel| oud.voorvoegsel_achternaam.as_ref() != Some(deel)),
        achternaam: g.contactnaam.achternaam.clone().filter(|deel| oud.achternaam.as_ref() != Some(deel)),
    };
    let taal = g.voorkeurstaal.as_ref().map(Taal::als_tekst);
    let mut gegevens = naamgegevens(&naam, "/contactnaam/");
    for (anders, element, plaats) in [
        (
            g.organisatienaam.is_some() && g.organisatienaam != huidig.organisatienaam,
            Element::Organisatienaam,
            "/organisatienaam",
        ),
        (
            taal.is_some() && taal != huidig.voorkeurstaal.as_ref().map(Opgegeven::tekst),
            Element::Voorkeurstaal,
            "/voorkeurstaal",
        ),
        (
            g.bezoekadres.is_some() && g.bezoekadres != huidig.bezoekadres,
            Element::Bezoekadres,
            "/bezoekadres",
        ),
        (
            g.correspondentieadres.is_some() && g.correspondentieadres != huidig.correspondentieadres,
            Element::Correspondentieadres,
            "/correspondentieadres",
        ),
        (
            g.interne_notitie.is_some() && g.interne_notitie != huidig.interne_notitie,
            Element::InterneNotitie,
            "/interneNotitie",
        ),
    ] {
        if anders {
            gegevens.push(Gegeven::nieuw(element, plaats));
        }
    }
    for (i, iban) in g.rekeningnummers.iter().enumerate() {
        if !huidig.rekeningnummers.iter().any(|bestaand| bestaand.iban.tekst() == iban.bloot()) {
            gegevens.push(Gegeven::nieuw(Element::Rekeningnummer, format!("/rekeningnummers/{i}")));
        }
    }
    gegevens.extend(nieuwe_adressen(huidig, &g.digitale_adressen));
    for (i, identificatie) in g.identificaties.iter().enumerate() {
        if !huidig.identificatoren.iter().any(|bestaand| bestaand.identificatie == *identificatie) {
            let plaats = format!("/identificaties/{i}");
            gegevens.extend(
                elementen_van(identificatie)
                    .into_iter()
                    .map(|element| Gegeven::nieuw(element, plaats.clone())),
            );
        }
    }
    gegevens
}

fn voorkeurbezwaren(context: &Context, huidig: &Partij, nieuw: &NieuweKlant) -> Vec<Reden> {
    let g = &nieuw.gegevens;
    let soorten = context.profielen.berichtsoorten();
    let mut bezwaren = Vec::new();
    for (i, voorkeur) in g.voorkeuren.iter().enumerate() {
        let plaats = format!("/voorkeuren/{i}");
        if soorten.eis(&voorkeur.berichtsoort).is_none() {
            bezwaren.push(Reden::op(Code::BerichtsoortOnbekend, format!("{plaats}/berichtsoort")));
        }
        let bestaat = match voorkeur.doel {
            Voorkeurskeuze::Post => true,
            Voorkeurskeuze::Plaats(nummer) => nummer < g.digitale_adressen.len(),
            Voorkeurskeuze::Id(id) => {
                huidig.digitale_adressen.iter().any(|adres| adres.id == id)
                    && g.digitale_adressen.iter().any(|adres| adres.id == Some(id))
            }
        };
        if !bestaat {
            bezwaren.push(Reden::op(Code::DigitaalAdresOnbekend, plaats));
        } else if g.voorkeuren.iter().take(i).any(|eerder| eerder.berichtsoort == voorkeur.berichtsoort) {
            bezwaren.push(Reden::op(Code::VoorkeurDubbel, plaats));
        }
    }
    for (i, kenbaar) in g.kenbaarmakingen.iter().enumerate() {
        let plaats = format!("/kenbaarmakingen/{i}");
        if soorten.eis(&kenbaar.berichtsoort).is_none() {
            bezwaren.push(Reden::op(Code::BerichtsoortOnbekend, format!("{plaats}/berichtsoort")));
        }
        if kenbaar.gegeven_op > context.vandaag {
            bezwaren.push(Reden::op(Code::KenbaarmakingToekomst, format!("{plaats}/gegevenOp")));
        }
    }
    bezwaren
}

/// Only what is new is judged: the right and level to record it, and whether nobody else has it. A Vaststelling alone
/// makes someone known too, and asks the same right; so does taking an identification away.
fn identificatiebezwaren(
    tx: &mut Tx<'_>,
    context: &Context,
    profiel: &Interactieprofiel,
    huidig: &Partij,
    nieuw: &NieuweKlant,
) -> Result<Vec<Reden>, Fout> {
    let g = &nieuw.gegevens;
    let oordeel = |identificatie, plaats: &str| {
        vastleggen(&Vastlegvraag {
            toegang: &context.toegang,
            profiel,
            identificatie,
            niveau: g.vaststelling.map(|vaststelling| vaststelling.niveau),
            plaats,
            peildatum: context.vandaag,
        })
    };
    let mut bezwaren = Vec::new();
    let mut nieuwe = false;
    for (i, identificatie) in g.identificaties.iter().enumerate() {
        let plaats = format!("/identificaties/{i}");
        if g.identificaties.iter().take(i).any(|eerder| eerder == identificatie) {
            bezwaren.push(Reden::op(Code::IdentificatieDubbel, plaats));
            continue;
        }
        if huidig.identificatoren.iter().any(|bestaand| bestaand.identificatie == *identificatie) {
            continue;
        }
        nieuwe = true;
        let besluit = oordeel(Some(identificatie), &plaats);
        if *besluit.uitkomst() == Oordeel::Geweigerd {
            bezwaren.extend(besluit.redenen().iter().cloned());
            continue;
        }
        let anderen = partij::nummers_van(tx, identificatie, &context.sleutels)?;
        if !anderen.is_empty() {
            context.is_bezet(tx, anderen)?;
            bezwaren.push(Reden::op(Code::KlantDubbel, plaats));
        }
    }
    if g.vaststelling.is_some() && !nieuwe {
        let besluit = oordeel(None, "/vaststelling");
        if *besluit.uitkomst() == Oordeel::Geweigerd {
            bezwaren.extend(besluit.redenen().iter().cloned());
        }
    }
    let neemt_weg =
        huidig.identificatoren.iter().any(|bestaand| !g.identificaties.contains(&bestaand.identificatie));
    if neemt_weg && !context.toegang.mag_identificeren() {
        bezwaren.push(Reden::op(Code::S24GeenRecht, "/identificaties"));
    }
    Ok(bezwaren)
}
