//! The contacts, in order of time, over the customers with a heavy tail.

use klant_core::profiel::{Profielcode, Profielenset};
use klant_core::{Bronsoort, Keuze, Rol, SoortActor, SoortDigitaalAdres, Taakstatus};
use klant_store::klantinteracties::vouw;
use klant_store::vraag::genereren::{
    ActorKlantcontactinvoer, Actorinvoer, Betrokkeneinvoer, Contactgreep, DigitaalAdresinvoer,
    Interactieinvoer, InterneTaakActorinvoer, InterneTaakinvoer, Klantcontactinvoer, Onderwerpobjectinvoer,
};
use klant_store::{DbTijd, DbUuid};
use time::{Duration, OffsetDateTime};

use super::bron::Bron;
use super::klanten::{self, EINDE, JAREN, Naam};
use super::woorden::{
    ACHTERNAMEN, AFDELINGEN, HANDELINGEN, INHOUDEN, KANALEN, ONDERWERPEN, TOELICHTINGEN, VOORNAMEN,
};
use super::{Gegevens, Soort};

/// One customer in so many has this number of contacts; she is in the middle of her share.
const ZELDZAAM: u32 = 25_000;
const ZEER_VEEL: u32 = 10_000;

pub(super) fn aantal(gegevens: &Gegevens, rang: u32) -> u32 {
    if rang % ZELDZAAM == ZELDZAAM / 2 {
        return ZEER_VEEL;
    }
    let mut bron = gegevens.bron(Soort::Aantal, rang);
    match bron.onder(1000) {
        0..500 => 0,
        500..800 => 1,
        800..950 => 2,
        950..995 => 3 + bron.onder(6),
        _ => 9 + bron.onder(92),
    }
}

/// Makes the contacts in order of time.
pub(super) struct Contacten {
    gegevens: Gegevens,
    /// The rank of the customer of each contact.
    van: Vec<u32>,
    profiel: (String, String),
    rang: u32,
    adressen: i64,
    objecten: i64,
    taken: i64,
}

impl Contacten {
    pub(super) fn nieuw(gegevens: Gegevens, profielen: &Profielenset) -> Self {
        let code = Profielcode::algemeen().als_tekst().to_owned();
        let versie = profielen.profiel(&code).map_or_else(String::new, |profiel| profiel.versie.clone());
        Self {
            gegevens,
            van: verdeel(&gegevens),
            profiel: (code, versie),
            rang: 0,
            adressen: 0,
            objecten: 0,
            taken: 0,
        }
    }

    pub(super) fn aantal(&self) -> u32 {
        u32::try_from(self.van.len()).unwrap_or(u32::MAX)
    }

    pub(super) fn actoren(&self) -> u32 {
        10 + self.gegevens.partijen / 1000
    }

    pub(super) fn begin_adressen_na(&mut self, laatste: i64) {
        self.adressen = laatste;
    }

    /// A tenth departments, the rest employees, known by a key.
    pub(super) fn alle_actoren(&self) -> Vec<Actorinvoer> {
        (0..self.actoren()).map(|rang| self.actor(rang)).collect()
    }

    fn actor(&self, rang: u32) -> Actorinvoer {
        let mut bron = self.gegevens.bron(Soort::Actor, rang);
        let uuid = DbUuid(bron.uuid());
        let afdeling = rang.is_multiple_of(10);
        let (soort, naam, objecttype, sleutel) = if afdeling {
            let naam = bron.een(&AFDELINGEN).to_owned();
            (SoortActor::OrganisatorischeEenheid, naam, "afd", format!("afd{rang}"))
        } else {
            let (voorvoegsel, achternaam) = bron.een(&ACHTERNAMEN);
            let naam = [Some(bron.een(&VOORNAMEN)), voorvoegsel, Some(achternaam)];
            let naam = naam.into_iter().flatten().collect::<Vec<_>>().join(" ");
            (SoortActor::Medewerker, naam, "mdw", format!("medewerker{rang}@example.org"))
        };
        Actorinvoer {
            volgnummer: i64::from(rang) + 1,
            uuid,
            versie: 1,
            soort: soort.woord(),
            naam_gevouwen: vouw(&naam),
            naam,
            actief: true,
            object_id: Some(sleutel),
            code_objecttype: Some(objecttype),
            code_register: Some(if afdeling { "obj" } else { "msei" }),
            code_soort_object_id: Some(if afdeling { "idf" } else { "email" }),
            identificatie_gegeven: false,
        }
    }

    /// The next contacts, at most so many; none after the last.
    pub(super) fn greep(&mut self, hoogstens: u32) -> Option<Contactgreep> {
        let begin = self.rang as usize;
        let klanten: Vec<u32> = self.van.iter().skip(begin).take(hoogstens as usize).copied().collect();
        if klanten.is_empty() {
            return None;
        }
        let mut greep = Contactgreep::default();
        for klant in klanten {
            self.contact(klant, &mut greep);
            self.rang += 1;
        }
        Some(greep)
    }

    fn contact(&mut self, klant: u32, greep: &mut Contactgreep) {
        let mut bron = self.gegevens.bron(Soort::Klantcontact, self.rang);
        let (uuid, nummer) = (DbUuid(bron.uuid()), i64::from(self.rang) + 1);
        let op = self.moment(&mut bron);
        let onderwerp = bron.een(&ONDERWERPEN);
        let inhoud = bron.promille(600).then(|| format!("{} {}", bron.een(&INHOUDEN), bron.een(&INHOUDEN)));
        let kanaal = bron.een(&KANALEN);
        greep.klantcontacten.push(Klantcontactinvoer {
            volgnummer: nummer,
            uuid,
            versie: 1,
            kanaal,
            onderwerp,
            onderwerp_gevouwen: vouw(onderwerp),
            inhoud_gevouwen: inhoud.as_deref().map(vouw).unwrap_or_default(),
            inhoud,
            reactie_gevouwen: "",
            contact_gelukt: Some(!bron.promille(80)),
            verdere_actie_ondernomen: false,
            taal: Some("nld"),
            vertrouwelijk: bron.promille(50),
            plaatsgevonden_op: DbTijd::van(op),
        });
        let (profiel_code, profiel_versie) = self.profiel.clone();
        greep.interacties.push(Interactieinvoer {
            volgnummer: nummer,
            klantcontact: nummer,
            versie: 1,
            profiel_code,
            profiel_versie,
            profiel_reden: "standaard",
            terugkoppeling: bron.promille(300),
        });
        self.betrokkene(klant, nummer, uuid, op, &mut bron, greep);
        if bron.promille(300) {
            self.objecten += 1;
            greep.onderwerpobjecten.push(Onderwerpobjectinvoer {
                volgnummer: self.objecten,
                uuid: DbUuid(bron.uuid()),
                versie: 1,
                klantcontact: Some(nummer),
                object_id: Some(bron.uuid().to_string()),
                code_objecttype: Some("zaak"),
                code_register: Some("open-zaak"),
                code_soort_object_id: Some("uuid"),
            });
        }
        if bron.promille(100) {
            self.taak(nummer, op, &mut bron, greep);
        }
    }

    /// When it took place: later than the contact before it, as a register in use is filled.
    fn moment(&self, bron: &mut Bron) -> OffsetDateTime {
        let deel = JAREN.whole_seconds() * i64::from(self.rang) / i64::from(self.aantal().max(1));
        let stap = (JAREN.whole_seconds() / i64::from(self.aantal().max(1))).clamp(1, 1_000_000);
        let ruimte = u32::try_from(stap).unwrap_or(1);
        EINDE - JAREN + Duration::seconds(deel + i64::from(bron.onder(ruimte)))
    }

    /// The customer, known to the register. Half of them gave their name, a tenth an address for this contact.
    fn betrokkene(
        &mut self,
        klant: u32,
        contact: i64,
        contact_uuid: DbUuid,
        op: OffsetDateTime,
        bron: &mut Bron,
        greep: &mut Contactgreep,
    ) {
        let gaf_naam = bron.promille(500);
        let naam = if gaf_naam { klanten::naam(&self.gegevens, klant).1 } else { Naam::default() };
        let door = if bron.promille(600) { Bronsoort::MedewerkerNamensKlant } else { Bronsoort::Klant };
        greep.betrokkenen.push(Betrokkeneinvoer {
            volgnummer: contact,
            uuid: DbUuid(bron.uuid()),
            versie: 1,
            klantcontact: contact,
            partij: Some(i64::from(klant) + 1),
            rol: Rol::Klant.woord(),
            initiator: true,
            verstrekt_door: door.woord(),
            voorletters: naam.voorletters,
            voornaam: naam.voornaam,
            voorvoegsel_achternaam: naam.voorvoegsel,
            achternaam: naam.achternaam,
            organisatienaam: naam.organisatie,
        });
        if !bron.promille(100) {
            return;
        }
        self.adressen += 1;
        let adres = klanten::telefoonnummer(bron);
        greep.digitale_adressen.push(DigitaalAdresinvoer {
            volgnummer: self.adressen,
            uuid: DbUuid(bron.uuid()),
            versie: 1,
            partij: None,
            betrokkene: Some(contact),
            soort: SoortDigitaalAdres::Telefoonnummer.woord(),
            adres_gevouwen: vouw(&adres),
            adres,
            is_standaard: false,
            omschrijving: Some("Alleen hiervoor"),
            omschrijving_gevouwen: vouw("Alleen hiervoor"),
            verificatie_datum: None,
            herkomst_door: door.woord(),
            herkomst_op: DbTijd::van(op),
            herkomst_interactie: Some(contact_uuid),
            zoeksleutel: None,
        });
    }

    /// Work for one employee, who also took the contact. What came in during the last weeks is mostly still open.
    fn taak(&mut self, contact: i64, op: OffsetDateTime, bron: &mut Bron, greep: &mut Contactgreep) {
        self.taken += 1;
        let open = bron.promille(if EINDE - op < Duration::days(21) { 700 } else { 30 });
        let status = if open { Taakstatus::TeVerwerken } else { Taakstatus::Verwerkt };
        let klaar = op + Duration::minutes(i64::from(30 + bron.onder(20_000)));
        let actor = i64::from(bron.onder(self.actoren())) + 1;
        greep.interne_taken.push(InterneTaakinvoer {
            volgnummer: self.taken,
            uuid: DbUuid(bron.uuid()),
            versie: 1,
            klantcontact: contact,
            gevraagde_handeling: bron.een(&HANDELINGEN),
            toelichting: bron.promille(500).then(|| bron.een(&TOELICHTINGEN)),
            status: status.woord(),
            toegewezen_op: DbTijd::van(op),
            afgehandeld_op: (!open).then(|| DbTijd::van(klaar)),
        });
        greep.taakactoren.push(InterneTaakActorinvoer {
            volgnummer: self.taken,
            interne_taak: self.taken,
            actor,
        });
        greep.contactactoren.push(ActorKlantcontactinvoer {
            volgnummer: self.taken,
            uuid: DbUuid(bron.uuid()),
            versie: 1,
            actor,
            klantcontact: contact,
        });
    }
}

/// Whose contact each is: every customer as often as she has contacts, and then shuffled, so that the contacts of one are
/// spread over the years and over the pages of the database.
fn verdeel(gegevens: &Gegevens) -> Vec<u32> {
    let mut van: Vec<u32> = (0..gegevens.partijen)
        .flat_map(|rang| std::iter::repeat_n(rang, aantal(gegevens, rang) as usize))
        .collect();
    let mut bron = gegevens.bron(Soort::Volgorde, 0);
    for plaats in (1..van.len()).rev() {
        let grens = u32::try_from(plaats + 1).unwrap_or(u32::MAX);
        van.swap(plaats, bron.onder(grens) as usize);
    }
    van
}
