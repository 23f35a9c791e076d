//! *Klantbeeld*: all that is permitted, relevant and needed of one known customer, computed and never stored (S16).

mod beeld;

use klant_core::id::InteractieId;
use klant_core::regels::klantbeeld::{Contactkenmerken, Getoond, Klantbeeldregel, eis_aangehaakt};
use klant_core::{Code, Handeling, Partij, Reden, Rol, Toegang, Wie};
use klant_store::Tx;
use klant_store::vraag::klantbeeld::{self, Contactgroep, Keus, OpenInteractie, Verwezen};
use klant_store::vraag::{interne_taak, partij};
use time::{Duration, OffsetDateTime};

use super::context::Context;
use super::zichtbaar::klant_zichtbaar;
use super::{Klantresultaat, Taakresultaat};
use crate::fout::Fout;
use crate::logboek::Betrokkenen;
use crate::register::Register;
pub use beeld::{
    Klantbeeld, Klantbeeldvraag, Klantverwijzing, Meer, Openinteractie, Opentaak, Tijdlijncontact,
    Tijdlijnplaats,
};

/// The lists beside the timeline hold at most so many.
const MEESTE: usize = 25;

impl Register {
    /// The klantbeeld of a known customer whose identity was established.
    ///
    /// # Errors
    /// [`Fout::Verboden`] without the action; [`Fout::NietGevonden`]; [`Fout::Conflict`] with `S16.niet_aangehaakt`, or with
    /// `klant.meervoudig` when more than one customer has the identification.
    pub async fn klantbeeld(&self, toegang: &Toegang, vraag: Klantbeeldvraag) -> Result<Klantbeeld, Fout> {
        let context = self.context_voor(toegang, Handeling::Klantbeeld, ("klantbeeld", "bepaal"))?;
        self.raadpleeg(context, move |tx, context, wie| bepaal(tx, context, &vraag, wie)).await
    }
}

fn bepaal(
    tx: &mut Tx<'_>,
    context: &Context,
    vraag: &Klantbeeldvraag,
    wie: &mut Betrokkenen,
) -> Result<Klantbeeld, Fout> {
    let toegang = &context.toegang;
    let partij::Gelezen { volgnummer, mut partij } = zoek(tx, context, &vraag.klant, wie)?;
    wie.klant(partij.id.uuid());
    let zelf = mag_van(toegang, &partij)?;
    eis_aangehaakt(&partij).map_err(Fout::conflict)?;

    let regel = Klantbeeldregel::nieuw(toegang.zicht_voor(Handeling::Klantbeeld), partij.geheimhouding, zelf);
    let groepen = klantbeeld::groepen(tx, volgnummer, vraag.hoedanigheid)?;
    let weggelaten = regel.weggelaten(&partij, groepen.iter().map(|groep| (kenmerken(groep), groep.aantal)));
    let mut beeld = Klantbeeld {
        zicht: regel.zicht().clone(),
        hoedanigheid: vraag.hoedanigheid,
        open_interacties: Vec::new(),
        open_taken: Vec::new(),
        zaken: Vec::new(),
        documenten: Vec::new(),
        meer: Meer::default(),
        tijdlijn: Vec::new(),
        volgende: None,
        weggelaten,
        klant: Klantresultaat { partij: partij.clone() },
    };
    if regel.verbergt_alles() {
        // Nothing leaves: how she wants to be reached says something of her too.
        partij.voorkeuren.clear();
        partij.kenbaarmakingen.clear();
        partij.wensen.clear();
        beeld.klant.partij = partij;
        return Ok(beeld);
    }
    let keus = keus(&regel, volgnummer, vraag.hoedanigheid, &groepen);
    vul_open(tx, context, &regel, &keus, &groepen, &mut beeld)?;
    vul_verwijzingen(tx, &keus, &mut beeld)?;
    let (tijdlijn, volgende) = tijdlijn(tx, &regel, &keus, vraag.na, vraag.aantal)?;
    beeld.tijdlijn = tijdlijn.into_iter().map(|(_, contact)| contact).collect();
    beeld.volgende = volgende;
    Ok(beeld)
}

/// The customer who is meant. Who may not see a kind of identification finds nobody by it, and nobody by that of a customer of
/// whom she may see nothing.
fn zoek(
    tx: &mut Tx<'_>,
    context: &Context,
    klant: &Klantverwijzing,
    wie: &mut Betrokkenen,
) -> Result<partij::Gelezen, Fout> {
    match klant {
        Klantverwijzing::Uuid(id) => partij::lees(tx, *id, &context.sleutels)?.ok_or(Fout::NietGevonden),
        Klantverwijzing::Identificatie(identificatie) => {
            if !context.toegang.zicht().toont(identificatie.element()) {
                return Err(Fout::NietGevonden);
            }
            let mut gevonden = partij::zoek(tx, identificatie, &context.sleutels)?;
            gevonden.retain(|een| {
                let verborgen = klant_zichtbaar(context, &een.partij);
                verborgen.inspect_err(|_| wie.klant(een.partij.id.uuid())).is_ok()
            });
            let een = gevonden.pop().ok_or(Fout::NietGevonden)?;
            if gevonden.is_empty() {
                Ok(een)
            } else {
                Err(Fout::conflict(Reden::op(Code::KlantMeervoudig, "/identificatie")))
            }
        }
    }
}

/// A customer asks in one capacity, and sees what belongs to that one alone. Answers whether it is she herself who asks.
fn mag_van(toegang: &Toegang, partij: &Partij) -> Result<bool, Fout> {
    let Wie::Klant(_) = toegang.wie() else { return Ok(false) };
    let als = toegang.hoedanigheid().ok_or(Fout::NietGevonden)?;
    if !partij.identificatoren.iter().any(|een| een.identificatie == *als) {
        return Err(Fout::NietGevonden);
    }
    Ok(matches!(toegang.wie(), Wie::Klant(Some(zelf)) if zelf == als))
}

fn kenmerken(groep: &Contactgroep) -> Contactkenmerken<'_> {
    Contactkenmerken {
        in_hoedanigheid: groep.in_hoedanigheid,
        profiel: groep.profiel.as_ref(),
        vertrouwelijk: groep.vertrouwelijk,
        afdeling: groep.afdeling.as_deref(),
    }
}

/// What the rule decides of her contacts, as a choice that the database makes.
fn keus(regel: &Klantbeeldregel, partij: i64, hoedanigheid: Rol, groepen: &[Contactgroep]) -> Keus {
    let getoond =
        || groepen.iter().filter(|groep| !matches!(regel.contact(&kenmerken(groep)), Getoond::Niet(_)));
    let profielen = (!regel.zicht().bereik().is_alle()).then(|| {
        let mut codes: Vec<_> = getoond().filter_map(|groep| groep.profiel.clone()).collect();
        codes.sort_unstable();
        codes.dedup();
        codes
    });
    let verborgen =
        |groep: &Contactgroep| regel.verbergt_inhoud(groep.vertrouwelijk, groep.afdeling.as_deref());
    let vertrouwelijk_van = getoond().any(verborgen).then(|| {
        let open = getoond().filter(|groep| groep.vertrouwelijk && !verborgen(groep));
        let mut afdelingen: Vec<String> = open.filter_map(|groep| groep.afdeling.clone()).collect();
        afdelingen.sort_unstable();
        afdelingen.dedup();
        afdelingen
    });
    Keus { partij, hoedanigheid, profielen, vertrouwelijk_van }
}

/// One more than is shown is asked for: it tells whether there is more.
fn een_meer() -> i64 {
    i64::try_from(MEESTE).unwrap_or(i64::MAX).saturating_add(1)
}

/// Cuts a list to what is shown; answers whether there was more.
fn kort<T>(lijst: &mut Vec<T>) -> bool {
    let meer = lijst.len() > MEESTE;
    lijst.truncate(MEESTE);
    meer
}

fn vul_open(
    tx: &mut Tx<'_>,
    context: &Context,
    regel: &Klantbeeldregel,
    keus: &Keus,
    groepen: &[Contactgroep],
    beeld: &mut Klantbeeld,
) -> Result<(), Fout> {
    let mut termijnen: Vec<u16> = groepen.iter().filter_map(|groep| groep.sluit_na_dagen).collect();
    termijnen.sort_unstable();
    termijnen.dedup();
    let grens = |dagen: u16| Some((dagen, context.nu.checked_sub(Duration::days(i64::from(dagen)))?));
    let grenzen: Vec<(u16, OffsetDateTime)> = termijnen.into_iter().filter_map(grens).collect();
    let mut open = klantbeeld::open_interacties(tx, keus, &grenzen, een_meer())?;
    beeld.meer.open_interacties = kort(&mut open);
    beeld.open_interacties = open.into_iter().map(|een| zichtbaar(regel, een)).collect();

    let mut open = klantbeeld::open_taken(tx, keus, een_meer())?;
    beeld.meer.open_taken = kort(&mut open);
    let nummers: Vec<i64> = open.iter().map(|(nummer, ..)| *nummer).collect();
    let verborgen = |nummer: i64| {
        let van = open.iter().find(|(een, ..)| *een == nummer);
        van.is_none_or(|(_, vertrouwelijk, afdeling)| {
            regel.verbergt_inhoud(*vertrouwelijk, afdeling.as_deref())
        })
    };
    beeld.open_taken = interne_taak::lees_nummers(tx, &nummers)?
        .into_iter()
        .map(|gelezen| {
            let zonder_inhoud = verborgen(gelezen.volgnummer).then_some(Code::S25Vertrouwelijk);
            let mut taak = gelezen.taak;
            if zonder_inhoud.is_some() {
                taak.gevraagde_handeling.clear();
                taak.toelichting = None;
            }
            let interactie = InteractieId::van(gelezen.eerste_klantcontact);
            Opentaak {
                taak: Taakresultaat { taak, klantcontact: gelezen.klantcontact, interactie },
                zonder_inhoud,
            }
        })
        .collect();
    Ok(())
}

fn zichtbaar(regel: &Klantbeeldregel, een: OpenInteractie) -> Openinteractie {
    let verborgen = regel.verbergt_inhoud(een.vertrouwelijk, een.afdeling.as_deref());
    Openinteractie {
        id: een.id,
        profiel: een.profiel,
        terugkoppeling: een.terugkoppeling,
        begonnen_op: een.begonnen_op,
        contacten: een.contacten,
        laatste_op: een.laatste_op,
        onderwerp: (!verborgen).then_some(een.onderwerp),
    }
}

fn vul_verwijzingen(tx: &mut Tx<'_>, keus: &Keus, beeld: &mut Klantbeeld) -> Result<(), Fout> {
    beeld.zaken = klantbeeld::verwijzingen(tx, keus, Verwezen::Zaak, een_meer())?;
    beeld.meer.zaken = kort(&mut beeld.zaken);
    beeld.documenten = klantbeeld::verwijzingen(tx, keus, Verwezen::Document, een_meer())?;
    beeld.meer.documenten = kort(&mut beeld.documenten);
    Ok(())
}

/// A page of a timeline, each contact with its number; and where the next page begins.
pub(super) type Tijdlijnbladzijde = (Vec<(i64, Tijdlijncontact)>, Option<Tijdlijnplaats>);

/// A page of her timeline.
pub(super) fn tijdlijn(
    tx: &mut Tx<'_>,
    regel: &Klantbeeldregel,
    keus: &Keus,
    na: Option<Tijdlijnplaats>,
    aantal: u8,
) -> Result<Tijdlijnbladzijde, Fout> {
    let na = na.map(|plaats| (plaats.op, plaats.volgnummer));
    let mut contacten = klantbeeld::tijdlijn(tx, keus, na, i64::from(aantal) + 1)?;
    let verder = contacten.len() > usize::from(aantal);
    contacten.truncate(usize::from(aantal));
    let volgende = contacten.last().filter(|_| verder).map(|laatste| Tijdlijnplaats {
        op: laatste.contact.plaatsgevonden_op,
        volgnummer: laatste.volgnummer,
    });
    let contacten = contacten.into_iter().map(|gelezen| {
        let mut contact = gelezen.contact;
        let verborgen = regel.verbergt_inhoud(contact.vertrouwelijk, contact.afdeling.as_deref());
        if verborgen {
            contact.onderwerp.clear();
            contact.inhoud = None;
            contact.reactie = None;
            contact.onderwerpobjecten.clear();
        }
        let getoond = Tijdlijncontact {
            contact,
            zonder_inhoud: verborgen.then_some(Code::S25Vertrouwelijk),
            interactie: gelezen.interactie,
            profiel: gelezen.profiel,
        };
        (gelezen.volgnummer, getoond)
    });
    Ok((contacten.collect(), volgende))
}
