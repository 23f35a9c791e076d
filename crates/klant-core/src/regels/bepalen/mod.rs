//! *Bepalen*: at which address, by which channel and in which language may this customer be contacted about this
//! interactie, and why there (S8 to S11, S18, S19)?
//!
//! Order, strongest first:
//! 1. restriction of processing, inactive customer: no address;
//! 2. a forced address, or the channel asked for: never a fallback, "no permitted address" is an ordinary outcome;
//! 3. legal reachability: a kenbaarmaking for this kind of message, safety of the channel, not bounced, not restricted;
//! 4. the override of this interactie, field by field, the later contact's first; or her own address that she chose;
//! 5. the preference;
//! 6. among her known addresses the one that fits the channel of the incoming contact;
//! 7. none.
//!
//! Each address that is passed over is named with its reason.
//!
//! An address that she holds herself (S2) takes its place in this order as any other. It is asked of her source only when its
//! turn has come: [`te_vragen`] says which, and what came back decides.

mod kandidaat;
mod keuring;
mod verwezen;

use time::Date;

use crate::adres::{Adres, Digitaal};
use crate::brp::{BrpAdres, BrpAntwoord};
use crate::id::DigitaalAdresId;
use crate::kanaal::{Kanaalsoort, Kanaaltabel};
use crate::keuze::keuze;
use crate::profiel::{Adressering, Interactieprofiel};
use crate::waarde::Opgegeven;
use crate::{
    Berichteis, Berichtsoort, Besluit, Betrokkene, Bronantwoorden, Code, Contactnaam, Interactie, Klant,
    Klantcontact, Reden,
};

use kandidaat::{Kandidaat, kandidaten, wat_zij_gaf};
use keuring::Keuring;

pub use verwezen::te_vragen;

/// The question of *bepalen*.
#[derive(Clone, Copy, Debug)]
pub struct Bepaalvraag<'a> {
    /// The profile of the interactie.
    pub profiel: &'a Interactieprofiel,
    /// The interactie.
    pub interactie: &'a Interactie,
    /// The customer for whom the answer is: a known one, or one betrokkene of this interactie.
    pub klant: &'a Klant,
    /// The kind of message.
    pub berichtsoort: &'a Berichtsoort,
    /// What this kind of message asks.
    pub eis: Berichteis,
    /// The channel that is asked for.
    pub gevraagd_kanaal: Option<Kanaalsoort>,
    /// What the BRP answered; only asked when the profile forces its address.
    pub brp: &'a BrpAntwoord,
    /// What her own sources answered, of the addresses that [`te_vragen`] named; what nobody asked counts as unreachable.
    pub bronnen: &'a Bronantwoorden,
    /// The table of channels.
    pub kanalen: &'a Kanaaltabel,
    /// Whether the interactie is still open: an override ends with it (S19).
    pub open: bool,
    /// The date of the decision.
    pub peildatum: Date,
}

/// The outcome of *bepalen*.
#[expect(clippy::large_enum_variant, reason = "one is held at a time")]
#[derive(Clone, PartialEq, Eq, Debug)]
pub enum Bepaling {
    /// This way.
    Bepaald(Contactgegeven),
    /// No way is permitted: an ordinary outcome.
    GeenToegestaanAdres,
}

/// How the customer may be contacted.
#[derive(Clone, PartialEq, Eq)]
pub struct Contactgegeven {
    /// The kind of channel.
    pub kanaal: Kanaalsoort,
    /// The address.
    pub adres: Gekozenadres,
    /// Where the address comes from.
    pub bron: Adresbron,
    /// The kind of message for which it holds.
    pub berichtsoort: Berichtsoort,
    /// The name to address her by (S8): that of this interactie over the one she is known by, part by part.
    pub naam: Option<String>,
    /// The language in which to address her.
    pub taal: Option<String>,
}

impl std::fmt::Debug for Contactgegeven {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "Contactgegeven({} uit {}, …)", self.kanaal, self.bron)
    }
}

/// The address that was chosen.
#[expect(clippy::large_enum_variant, reason = "one is held at a time")]
#[derive(Clone, PartialEq, Eq, Debug)]
pub enum Gekozenadres {
    /// A digital address.
    Digitaal {
        /// Its identity.
        id: DigitaalAdresId,
        /// Kind and text.
        adres: Digitaal,
    },
    /// An address for post, as the customer gave it.
    Post(Adres),
    /// The address of residence of the BRP.
    Brp(BrpAdres),
}

keuze! {
    /// Where a chosen address comes from.
    Adresbron {
        /// The BRP, because the profile forces it.
        Brp = "brp",
        /// The override of this interactie.
        Afwijking = "afwijking",
        /// Her own address, chosen for this interactie.
        Keuze = "keuze",
        /// Given in this interactie by a zelfstandige klant.
        Opgegeven = "opgegeven",
        /// Her preference.
        Voorkeur = "voorkeur",
        /// A known address of hers.
        Bekend = "bekend",
    }
}

impl Adresbron {
    const fn reden(self) -> Code {
        match self {
            Self::Brp => Code::S11BrpAdres,
            Self::Afwijking => Code::S19Afwijking,
            Self::Keuze => Code::S19Keuze,
            Self::Opgegeven => Code::S19Opgegeven,
            Self::Voorkeur => Code::S18Voorkeur,
            Self::Bekend => Code::S18Bekend,
        }
    }
}

/// Decides how a customer may be contacted about an interactie.
///
/// The result is for the customer named, a representative included, and looks at no other customer's data.
/// See the module for the order of the rules; `examples/` holds a program that asks it.
#[must_use]
pub fn bepalen(vraag: &Bepaalvraag<'_>) -> Besluit<Bepaling> {
    let (uitkomst, mut redenen) = match uitgesloten(vraag) {
        Some(reden) => (Bepaling::GeenToegestaanAdres, vec![reden]),
        None if vraag.profiel.adressering == Adressering::BrpVerblijfsadres => gedwongen(vraag),
        None => vrij(vraag),
    };
    let eerste = redenen.remove(0);
    Besluit::nieuw(uitkomst, eerste, redenen, vraag.profiel, vraag.peildatum)
}

/// Whether the address of residence must be asked of the BRP before this question can be decided: only when the profile
/// forces it and nothing stronger has decided already. Asking more than that would be a processing without need.
#[must_use]
pub fn vraagt_brp(
    profiel: &Interactieprofiel,
    klant: &Klant,
    gevraagd_kanaal: Option<Kanaalsoort>,
    peildatum: Date,
) -> bool {
    profiel.adressering == Adressering::BrpVerblijfsadres
        && gevraagd_kanaal.is_none_or(|kanaal| kanaal == Kanaalsoort::Post)
        && klant_uitgesloten(klant, peildatum).is_none()
}

fn uitgesloten(vraag: &Bepaalvraag<'_>) -> Option<Reden> {
    klant_uitgesloten(vraag.klant, vraag.peildatum)
}

fn klant_uitgesloten(klant: &Klant, peildatum: Date) -> Option<Reden> {
    let Klant::Gekend(partij) = klant else { return None };
    if partij.beperkt_sinds.is_some_and(|sinds| sinds <= peildatum) {
        return Some(Reden::nieuw(Code::S23Beperkt));
    }
    (!partij.actief).then(|| Reden::nieuw(Code::S18KlantInactief))
}

/// The forced address: the BRP's, or none. Nothing that the customer gave is ever put in its place (S11).
fn gedwongen(vraag: &Bepaalvraag<'_>) -> (Bepaling, Vec<Reden>) {
    if let Some(kanaal) = vraag.gevraagd_kanaal.filter(|kanaal| *kanaal != Kanaalsoort::Post) {
        return (Bepaling::GeenToegestaanAdres, vec![Reden::op(Code::S11AnderKanaal, kanaal.to_string())]);
    }
    let zonder = |code| (Bepaling::GeenToegestaanAdres, vec![Reden::nieuw(code)]);
    let adres = match vraag.brp {
        BrpAntwoord::Adres(adres) if adres.regels.is_empty() => return zonder(Code::S11GeenBrpAdres),
        BrpAntwoord::Adres(adres) => adres,
        BrpAntwoord::NietGevraagd => return zonder(Code::S11GeenBsn),
        BrpAntwoord::NietGevonden => return zonder(Code::S11NietInBrp),
        BrpAntwoord::Geen => return zonder(Code::S11GeenBrpAdres),
        BrpAntwoord::VerblijfplaatsOnbekend => return zonder(Code::S11VerblijfplaatsOnbekend),
        BrpAntwoord::NietOpAdres => return zonder(Code::S11NietOpAdres),
        BrpAntwoord::Overleden => return zonder(Code::S11Overleden),
        BrpAntwoord::Opgeschort => return zonder(Code::S11Opgeschort),
        BrpAntwoord::Onbereikbaar => return zonder(Code::S11BronOnbereikbaar),
    };
    let mut redenen = vec![Reden::nieuw(Code::S11BrpAdres)];
    // What the sender must know of an address that is hers to use all the same.
    redenen.extend(adres.in_onderzoek.then(|| Reden::nieuw(Code::S11InOnderzoek)));
    redenen.extend(adres.geheimhouding.then(|| Reden::nieuw(Code::S11Geheimhouding)));
    redenen.extend(
        wat_zij_gaf(vraag)
            .filter(|(_, betrokkene)| heeft_adres(betrokkene))
            .map(|(_, betrokkene)| Reden::op(Code::S11Opzijgezet, format!("betrokkene {}", betrokkene.id)))
            .next(),
    );
    (bepaald(vraag, Kanaalsoort::Post, Gekozenadres::Brp(adres.clone()), Adresbron::Brp), redenen)
}

const fn heeft_adres(betrokkene: &Betrokkene) -> bool {
    !betrokkene.digitale_adressen.is_empty()
        || betrokkene.correspondentieadres.is_some()
        || !betrokkene.gekozen.is_empty()
}

fn vrij(vraag: &Bepaalvraag<'_>) -> (Bepaling, Vec<Reden>) {
    let keuring = Keuring::van(vraag);
    if let Some(bezwaar) = vraag.gevraagd_kanaal.and_then(|kanaal| keuring.bezwaar_tegen_kanaal(kanaal)) {
        return (Bepaling::GeenToegestaanAdres, vec![bezwaar]);
    }
    let mut voorbijgegaan: Vec<Reden> = Vec::new();
    for kandidaat in in_aanmerking(vraag) {
        let kanaal = kandidaat.kanaal();
        let gekozen = match keuring.bezwaar(&kandidaat).map_or_else(|| kandidaat.gekozen(vraag.bronnen), Err)
        {
            Ok(gekozen) => gekozen,
            Err(bezwaar) => {
                if !voorbijgegaan.contains(&bezwaar) {
                    voorbijgegaan.push(bezwaar);
                }
                continue;
            }
        };
        let mut redenen = vec![Reden::op(kandidaat.bron.reden(), kanaal.to_string())];
        redenen.extend(kandidaat.verwijzing().map(|(id, _)| verwezen::reden(Code::S2BijKlant, id)));
        if vraag.gevraagd_kanaal.is_some() {
            redenen.push(Reden::op(Code::S10GevraagdKanaal, kanaal.to_string()));
        }
        if vraag.eis.kenbaarmaking && kanaal.is_elektronisch() {
            redenen.push(Reden::op(Code::S10Kenbaarmaking, vraag.berichtsoort.to_string()));
        }
        redenen.extend(voorbijgegaan);
        let bron = kandidaat.bron;
        return (bepaald(vraag, kanaal, gekozen, bron), redenen);
    }
    let plaats = vraag.gevraagd_kanaal.map(|kanaal| kanaal.to_string()).unwrap_or_default();
    let mut redenen = vec![Reden::op(Code::S18GeenAdres, plaats)];
    redenen.extend(voorbijgegaan);
    (Bepaling::GeenToegestaanAdres, redenen)
}

/// The addresses that come into question, of the channel that is asked for when one is.
fn in_aanmerking<'a>(vraag: &Bepaalvraag<'a>) -> impl Iterator<Item = Kandidaat<'a>> + use<'a> {
    let gevraagd = vraag.gevraagd_kanaal;
    kandidaten(vraag)
        .into_iter()
        .filter(move |kandidaat| gevraagd.is_none_or(|gevraagd| gevraagd == kandidaat.kanaal()))
}

fn bepaald(vraag: &Bepaalvraag<'_>, kanaal: Kanaalsoort, adres: Gekozenadres, bron: Adresbron) -> Bepaling {
    Bepaling::Bepaald(Contactgegeven {
        kanaal,
        adres,
        bron,
        berichtsoort: vraag.berichtsoort.clone(),
        naam: aanspreeknaam(vraag),
        taal: taal(vraag),
    })
}

/// The name to address her by: what she gave for this interactie over what she is known by, never the BRP's (S8).
fn aanspreeknaam(vraag: &Bepaalvraag<'_>) -> Option<String> {
    let bekend = match vraag.klant {
        Klant::Gekend(partij) => (partij.contactnaam.clone(), partij.organisatienaam.clone()),
        Klant::Zelfstandig(_) => (Contactnaam::default(), None),
    };
    let afwijkend = wat_zij_gaf(vraag).fold((Contactnaam::default(), None), |(naam, organisatie), (_, b)| {
        (naam.over(&b.contactnaam), organisatie.or_else(|| b.organisatienaam.clone()))
    });
    afwijkend.0.over(&bekend.0).volledig().or(afwijkend.1).or(bekend.1)
}

/// Her language: of this interactie, else her preferred one, else that of the last contact.
fn taal(vraag: &Bepaalvraag<'_>) -> Option<String> {
    let leesbaar = |taal: &Opgegeven<crate::waarde::Taal>| taal.gelezen().is_some();
    let afwijkend = wat_zij_gaf(vraag)
        .find_map(|(_, betrokkene)| betrokkene.voorkeurstaal.as_ref().filter(|t| leesbaar(t)));
    let bekend = match vraag.klant {
        Klant::Gekend(partij) => partij.voorkeurstaal.as_ref().filter(|taal| leesbaar(taal)),
        Klant::Zelfstandig(_) => None,
    };
    let contact =
        || van_haar(vraag).find_map(|(contact, _)| contact.taal.as_ref().filter(|taal| leesbaar(taal)));
    afwijkend.or(bekend).or_else(contact).map(|taal| taal.tekst().to_owned())
}

/// Her parts in this interactie, latest contact first.
fn van_haar<'a>(
    vraag: &Bepaalvraag<'a>,
) -> impl Iterator<Item = (&'a Klantcontact, &'a Betrokkene)> + use<'a> {
    let klant = vraag.klant;
    vraag.interactie.betrokkenen().filter(move |(_, betrokkene)| match klant {
        Klant::Zelfstandig(zij) => {
            betrokkene.partij.is_none() && betrokkene.eerste_deelname() == zij.eerste_deelname()
        }
        Klant::Gekend(partij) => betrokkene.partij == Some(partij.id),
    })
}

#[cfg(test)]
mod proeven;
