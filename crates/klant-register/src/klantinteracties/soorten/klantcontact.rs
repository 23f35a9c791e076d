//! Klantcontacten. Each begins an interactie of its own, until an onderwerpobject says that it follows another.

use std::collections::HashMap;

use klant_core::profiel::Profielcode;
use klant_core::waarde::{Opgegeven, Taal};
use klant_core::{Code, Reden};
use klant_store::klantinteracties::klantcontact::{self as rij, Beeld, Kolommen};
use klant_store::klantinteracties::{Kijk, Tabel, Uitklap, Welke, nummerreeks, terug, verloop};
use klant_store::{DbUuid, StoreFout, Tx};
use time::OffsetDateTime;
use uuid::Uuid;

use super::betrokkene::Betrokkene;
use super::gevuld;
use crate::fout::Fout;
use crate::klantinteracties::werk::weiger;
use crate::klantinteracties::{Soort, Veldbezwaar, Werk};
use crate::logboek::Betrokkenen;
use crate::mutatie::{Mutatie, Rijverwijzing};
use crate::profielkeuze::Kenmerken;

/// What a client gives of a contact.
#[derive(Clone, Default)]
pub struct Opgave {
    /// Its number.
    pub nummer: Option<Option<String>>,
    /// Its other number.
    pub referentienummer: Option<Option<String>>,
    /// The channel.
    pub kanaal: Option<String>,
    /// Subject.
    pub onderwerp: Option<String>,
    /// Content.
    pub inhoud: Option<String>,
    /// The answer given.
    pub reactie: Option<String>,
    /// Whether contact was made.
    pub contact_gelukt: Option<Option<bool>>,
    /// The kind of the main subject.
    pub hoofd_onderwerp_type: Option<String>,
    /// Whether something more was done.
    pub verdere_actie_ondernomen: Option<bool>,
    /// The language.
    pub taal: Option<String>,
    /// Whether it is confidential.
    pub vertrouwelijk: Option<bool>,
    /// When it took place.
    pub plaatsgevonden_op: Option<OffsetDateTime>,
    /// Pairs of texts, as JSON.
    pub metadata: Option<String>,
}

/// The use cases of contacts.
pub struct Klantcontact;

impl Soort for Klantcontact {
    const TABEL: Tabel = Tabel::Klantcontact;
    type Opgave = Opgave;
    type Beeld = Beeld;
    type Kolommen = Kolommen;

    fn uuid(beeld: &Beeld) -> Uuid {
        beeld.kolommen.uuid.0
    }

    fn beelden(
        tx: &mut Tx<'_>,
        welke: Welke<'_>,
        uitklap: &Uitklap,
        kijk: &Kijk,
    ) -> Result<HashMap<i64, Beeld>, StoreFout> {
        rij::beelden(tx, welke, uitklap, kijk)
    }

    fn betreft(beeld: &Beeld, wie: &mut Betrokkenen) {
        beeld.betrokkenen.iter().for_each(|betrokkene| wie.betrokkene_met_nummer(betrokkene.nummer));
        for betrokkene in beeld.uitgeklapte_betrokkenen.iter().flatten() {
            Betrokkene::betreft(betrokkene, wie);
        }
    }

    fn nieuw(werk: &mut Werk<'_, '_>, opgave: &Opgave) -> Result<Kolommen, Fout> {
        Ok(Kolommen {
            uuid: DbUuid(werk.context.id()),
            versie: 1,
            nummer: werk.nieuw_nummer(opgave.nummer.as_ref(), nummerreeks::KLANTCONTACT)?,
            referentienummer: None,
            kanaal: String::new(),
            onderwerp: String::new(),
            inhoud: None,
            reactie: None,
            contact_gelukt: None,
            hoofd_onderwerp_type: None,
            verdere_actie_ondernomen: false,
            taal: None,
            vertrouwelijk: false,
            plaatsgevonden_op: werk.context.nu.into(),
            metadata: None,
            afdeling: werk.context.toegang.afdeling().map(str::to_owned),
        })
    }

    fn bewaar(
        werk: &mut Werk<'_, '_>,
        nummer: Option<i64>,
        mut kolommen: Kolommen,
        opgave: &Opgave,
    ) -> Result<i64, Fout> {
        if let Some(nummer) = nummer {
            werk.meld_gesloten(nummer, "")?;
            if let Some(eigen) = &opgave.nummer {
                kolommen.nummer.clone_from(eigen);
            }
            if werk.heel {
                // The one member that a complete body resets by leaving it out.
                kolommen.verdere_actie_ondernomen = false;
            }
        }
        let was = kolommen.clone();
        let mut kolommen = vul(werk, kolommen, opgave)?;
        werk.behoud(nummer, &mut kolommen, &was);
        let geschreven = werk.bewaar(nummer, kolommen.clone())?;
        if nummer.is_none() {
            werk.onthoud(Tabel::Klantcontact, kolommen.uuid.0, geschreven);
            let profiel = begin_interactie(werk, geschreven, &kolommen)?;
            werk.nieuw_contact = Some((geschreven, kolommen.uuid.0, profiel));
        } else if verloop::wortel(werk.tx, geschreven)? == geschreven {
            verfijn(werk, geschreven, &kenmerken(&kolommen))?;
        }
        Ok(geschreven)
    }

    fn verborgen(was: &Kolommen, kijk: &Kijk) -> &'static [&'static str] {
        if was.is_zichtbaar(kijk) { &[] } else { &["onderwerp", "inhoud", "reactie"] }
    }

    fn verwijder(werk: &mut Werk<'_, '_>, nummer: i64) -> Result<(), Fout> {
        verwijder(werk, nummer)
    }
}

fn vul(werk: &mut Werk<'_, '_>, mut kolommen: Kolommen, opgave: &Opgave) -> Result<Kolommen, Fout> {
    if let Some(nummer) = &opgave.referentienummer {
        kolommen.referentienummer.clone_from(nummer);
    }
    if let Some(kanaal) = &opgave.kanaal {
        kolommen.kanaal.clone_from(kanaal);
    }
    if let Some(onderwerp) = &opgave.onderwerp {
        kolommen.onderwerp.clone_from(onderwerp);
    }
    if let Some(inhoud) = &opgave.inhoud {
        kolommen.inhoud = gevuld(inhoud);
    }
    if let Some(reactie) = &opgave.reactie {
        kolommen.reactie = gevuld(reactie);
    }
    if let Some(gelukt) = opgave.contact_gelukt {
        kolommen.contact_gelukt = gelukt;
    }
    if let Some(soort) = &opgave.hoofd_onderwerp_type {
        kolommen.hoofd_onderwerp_type = gevuld(soort);
    }
    if let Some(ondernomen) = opgave.verdere_actie_ondernomen {
        kolommen.verdere_actie_ondernomen = ondernomen;
    }
    if let Some(taal) = &opgave.taal {
        kolommen.taal = gevuld(taal);
        let fout = Opgegeven::<Taal>::lees(taal.clone()).fout();
        werk.meld(fout.map(|fout| Reden::op(fout.code(), "taal")));
    }
    kolommen.vertrouwelijk = opgave.vertrouwelijk.unwrap_or(kolommen.vertrouwelijk);
    if let Some(moment) = opgave.plaatsgevonden_op {
        kolommen.plaatsgevonden_op = moment.into();
        werk.toets_moment(moment, "plaatsgevondenOp");
    }
    if let Some(metadata) = &opgave.metadata {
        kolommen.metadata = Some(metadata.clone()).filter(|metadata| metadata != "{}");
    }
    if kolommen.contact_gelukt == Some(true) && kolommen.verdere_actie_ondernomen {
        weiger(vec![Veldbezwaar::nieuw(
            "nonFieldErrors",
            "no-further-action-when-contact-succesful",
            "Als het contact gelukt is kan er geen verdere actie zijn ondernomen",
        )])?;
    }
    Ok(kolommen)
}

fn kenmerken(kolommen: &Kolommen) -> Kenmerken<'_> {
    Kenmerken {
        kanaal: &kolommen.kanaal,
        hoofd_onderwerp_type: kolommen.hoofd_onderwerp_type.as_deref(),
        code_objecttype: None,
        metadata: kolommen.metadata.as_deref(),
    }
}

/// Why a profile was chosen when nothing pointed to one: such a choice may be refined, once.
const STANDAARD: &str = "standaard van de toepassing";

/// A contact begins an interactie, under the first profile that its marks choose.
fn begin_interactie(werk: &mut Werk<'_, '_>, nummer: i64, kolommen: &Kolommen) -> Result<Profielcode, Fout> {
    let (profiel, reden) = match gekozen(werk, &kenmerken(kolommen)) {
        Some((profiel, reden)) => (profiel, reden),
        None => (standaardprofiel(werk)?, STANDAARD.to_owned()),
    };
    let gevonden = werk.profielversie(&profiel);
    let (versie, sluit_na_dagen) =
        gevonden.map_or((String::new(), None), |profiel| (profiel.versie.clone(), profiel.sluit_na_dagen));
    if gevonden.is_none() {
        werk.meld([Reden::nieuw(Code::ProfielOnbekend)]);
    }
    werk.pas_toe(Mutatie::Interactie {
        eerste: Rijverwijzing::Nummer(nummer),
        profiel: profiel.clone(),
        versie,
        reden,
        terugkoppeling: false,
        sluit_na_dagen,
    })?;
    Ok(profiel)
}

fn standaardprofiel(werk: &Werk<'_, '_>) -> Result<Profielcode, Fout> {
    match &werk.toepassing.profiel {
        Some(profiel) => Ok(profiel.clone()),
        None => "algemeen".parse().map_err(|_| StoreFout::Intern.into()),
    }
}

/// The first choice of the application that fits these marks, with its reason.
fn gekozen(werk: &Werk<'_, '_>, kenmerken: &Kenmerken<'_>) -> Option<(Profielcode, String)> {
    let keuze = werk.toepassing.profielkeuzes.iter().position(|keuze| keuze.past(kenmerken))?;
    let profiel = werk.toepassing.profielkeuzes.get(keuze)?.profiel()?;
    Some((profiel, format!("keuze {} van de toepassing", keuze + 1)))
}

/// Chooses another profile for an interactie by what was learned later; once, and only when nothing chose it before.
pub(super) fn verfijn(werk: &mut Werk<'_, '_>, wortel: i64, kenmerken: &Kenmerken<'_>) -> Result<(), Fout> {
    if werk.toepassing.profielkeuzes.is_empty() {
        return Ok(());
    }
    if verloop::kop(werk.tx, wortel)?.is_none_or(|kop| kop.reden != STANDAARD) {
        return Ok(());
    }
    let Some((profiel, reden)) = gekozen(werk, kenmerken) else { return Ok(()) };
    let Some(gevonden) = werk.profielversie(&profiel) else {
        werk.meld([Reden::nieuw(Code::ProfielOnbekend)]);
        return Ok(());
    };
    let (versie, sluit_na_dagen) = (gevonden.versie.clone(), gevonden.sluit_na_dagen);
    werk.pas_toe(Mutatie::VerfijnProfiel { wortel, profiel, versie, reden, sluit_na_dagen })
}

/// Removes a contact with all that hangs on it. Digital addresses of its betrokkenen stay, for nobody.
pub(crate) fn verwijder(werk: &mut Werk<'_, '_>, nummer: i64) -> Result<(), Fout> {
    let kop = verloop::kop(werk.tx, nummer)?;
    let volgers = verloop::volgers(werk.tx, &[nummer])?;
    for (tabel, kolom) in [
        (Tabel::Onderwerpobject, "klantcontact"),
        (Tabel::Onderwerpobject, "was_klantcontact"),
        (Tabel::Bijlage, "klantcontact"),
    ] {
        let weg = terug(werk.tx, tabel, kolom, &[nummer])?;
        let nummers = weg.into_values().flatten().map(|verwijzing| verwijzing.nummer).collect();
        werk.verwijder(tabel, nummers)?;
    }
    werk.verwijder(Tabel::Klantcontact, vec![nummer])?;
    let volgers = volgers.into_iter().filter(|volger| *volger != nummer).collect();
    werk.herleid(volgers, kop.as_ref())
}
