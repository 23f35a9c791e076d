//! *Verstrekken*: what of a stored thing may be known of by who asks, and what of it one cannot change because one does not
//! see it (S25).

use std::collections::BTreeSet;

use klant_core::id::{InteractieId, KlantcontactId, PartijId};
use klant_core::machtiging::Bereik;
use klant_core::profiel::Profielcode;
use klant_core::waarde::Opgegeven;
use klant_core::{
    Betrokkene, Code, Contactnaam, Element, Handeling, Interactie, Partij, Reden, Toegang, Zicht,
};
use klant_store::Tx;
use klant_store::klantinteracties::verloop;
use klant_store::tabel::GEEN_RIJ;
use klant_store::vraag::interactie::{self, Gelezen};
use klant_store::vraag::partij;

use super::context::Context;
use crate::fout::Fout;
use crate::logboek::{Betrokkenen, Naam};
use crate::mutatie::wortel_van;
use crate::opdracht::{NieuwDigitaalAdres, NieuweKlant};
use crate::register::Register;

impl Register {
    /// What a use case brings into its unit of work, when who asks may do this.
    ///
    /// # Errors
    /// [`Fout::Verboden`] with `S25.geen_recht`, `S23.doel_niet_toegestaan` or `S23.geen_machtiging`.
    pub(crate) fn context_voor(
        &self,
        toegang: &Toegang,
        handeling: Handeling,
        naam: Naam,
    ) -> Result<Context, Fout> {
        toegang.eis(handeling).map_err(|reden| Fout::Verboden(vec![reden]))?;
        Ok(self.context(toegang, naam))
    }
}

/// Whether interacties with this profile may be known of; those that may not do not exist for who asks.
pub(super) fn in_bereik(context: &Context, profiel: &Profielcode) -> Result<(), Fout> {
    if context.toegang.zicht().bereik().omvat(profiel) { Ok(()) } else { Err(Fout::NietGevonden) }
}

/// Whether the interactie of this contact may be known of.
pub(super) fn contact_in_bereik(
    tx: &mut Tx<'_>,
    context: &Context,
    contact: KlantcontactId,
) -> Result<(), Fout> {
    if *context.toegang.zicht().bereik() == Bereik::Alle {
        return Ok(());
    }
    let wortel = interactie::wortel(tx, contact)?.ok_or(Fout::NietGevonden)?;
    wortel_in_bereik(tx, context, wortel)
}

/// Whether the interactie that begins with this contact may be known of: asked without reading the rest of it.
fn wortel_in_bereik(tx: &mut Tx<'_>, context: &Context, wortel: i64) -> Result<(), Fout> {
    let kop = verloop::kop(tx, wortel)?.ok_or(Fout::NietGevonden)?;
    let profiel = kop.profiel.parse().map_err(|_| Fout::NietGevonden)?;
    in_bereik(context, &profiel)
}

/// The first contact of an interactie, for who looks. What she may not know of and what does not exist are asked for in the same
/// way; that she asked for the one is about those who took part in it.
pub(super) fn wortel_voor(
    tx: &mut Tx<'_>,
    context: &Context,
    id: InteractieId,
    wie: &mut Betrokkenen,
) -> Result<i64, Fout> {
    if context.toegang.zicht().bereik().is_alle() {
        return wortel_van(tx, id);
    }
    let wortel = match wortel_van(tx, id) {
        Err(Fout::NietGevonden) => GEEN_RIJ,
        gevonden => gevonden?,
    };
    let bereikt = wortel_in_bereik(tx, context, wortel);
    if let Err(Fout::NietGevonden) = bereikt {
        for contact in verloop::volgers(tx, &[wortel])?.into_iter().chain([wortel]) {
            wie.klantcontact_met_nummer(contact);
        }
    }
    bereikt.map(|()| wortel)
}

/// Whether interacties of this kind may be begun.
pub(super) fn mag_beginnen(context: &Context, profiel: &Profielcode) -> Result<(), Fout> {
    let op = |_| Fout::Verboden(vec![Reden::op(Code::S25GeenRecht, "/profiel")]);
    in_bereik(context, profiel).map_err(op)
}

/// Takes out of an interactie what may not be seen of it, apart from Elementen: what a confidential contact was about, and
/// everything of customers of whom nothing leaves the municipality.
pub(super) fn verhul(tx: &mut Tx<'_>, context: &Context, gelezen: &mut Gelezen) -> Result<(), Fout> {
    let zicht = context.toegang.zicht();
    let geheim = geheimen(tx, &zicht, &gelezen.interactie)?;
    for contact in &mut gelezen.interactie.klantcontacten {
        if contact.vertrouwelijk && !zicht.ziet_vertrouwelijk(contact.afdeling.as_deref()) {
            contact.onderwerp = String::new();
            contact.inhoud = None;
            contact.reactie = None;
        }
        for betrokkene in &mut contact.betrokkenen {
            if betrokkene.partij.is_some_and(|id| geheim.contains(&id)) {
                vergeet(betrokkene);
            }
        }
    }
    Ok(())
}

/// The customers of an interactie of whom nothing may leave.
fn geheimen(tx: &mut Tx<'_>, zicht: &Zicht, interactie: &Interactie) -> Result<BTreeSet<PartijId>, Fout> {
    if !zicht.verbergt_geheim() {
        return Ok(BTreeSet::new());
    }
    let klanten: Vec<_> = interactie.betrokkenen().filter_map(|(_, een)| een.partij).collect();
    Ok(partij::met_geheimhouding(tx, &klanten)?.into_iter().collect())
}

fn vergeet(betrokkene: &mut Betrokkene) {
    betrokkene.partij = None;
    betrokkene.contactnaam = Contactnaam::default();
    betrokkene.organisatienaam = None;
    betrokkene.voorkeurstaal = None;
    betrokkene.bezoekadres = None;
    betrokkene.correspondentieadres = None;
    betrokkene.digitale_adressen.clear();
    betrokkene.gekozen.clear();
    betrokkene.wensen.clear();
}

/// Whether a customer may be known of at all.
pub(super) fn klant_zichtbaar(context: &Context, partij: &Partij) -> Result<(), Fout> {
    let verborgen = partij.geheimhouding == Some(true) && context.toegang.zicht().verbergt_geheim();
    if verborgen { Err(Fout::NietGevonden) } else { Ok(()) }
}

/// The same before she is read, for who looks. That one asked for whom one may not know of is about her.
pub(super) fn klant_voor(
    tx: &mut Tx<'_>,
    context: &Context,
    id: PartijId,
    wie: &mut Betrokkenen,
) -> Result<(), Fout> {
    if context.toegang.zicht().verbergt_geheim() && !partij::met_geheimhouding(tx, &[id])?.is_empty() {
        wie.klant(id.uuid());
        return Err(Fout::NietGevonden);
    }
    Ok(())
}

/// Who may not see a kind of identification may not name one either: that the right one is accepted and another refused
/// would tell which is right.
pub(super) fn verborgen_identificaties(context: &Context, nieuw: &NieuweKlant) -> Vec<Reden> {
    let zicht = context.toegang.zicht();
    let genoemd = nieuw.gegevens.identificaties.iter().enumerate();
    genoemd
        .filter(|(_, identificatie)| !zicht.toont(identificatie.element()))
        .map(|(i, _)| Reden::op(Code::S24GeenRecht, format!("/identificaties/{i}")))
        .collect()
}

/// What one may not see one cannot change: it keeps its stored value.
pub(super) fn houd_onzichtbare(context: &Context, huidig: &Partij, nieuw: &mut NieuweKlant) {
    let zicht = context.toegang.zicht();
    let niet = |element| !zicht.toont(element);
    let gegevens = &mut nieuw.gegevens;
    let (naam, was) = (&mut gegevens.contactnaam, &huidig.contactnaam);
    for (element, deel, eerder) in [
        (Element::Voorletters, &mut naam.voorletters, &was.voorletters),
        (Element::Voornaam, &mut naam.voornaam, &was.voornaam),
        (Element::VoorvoegselAchternaam, &mut naam.voorvoegsel_achternaam, &was.voorvoegsel_achternaam),
        (Element::Achternaam, &mut naam.achternaam, &was.achternaam),
        (Element::Organisatienaam, &mut gegevens.organisatienaam, &huidig.organisatienaam),
        (Element::InterneNotitie, &mut gegevens.interne_notitie, &huidig.interne_notitie),
    ] {
        if niet(element) {
            deel.clone_from(eerder);
        }
    }
    if niet(Element::Bezoekadres) {
        gegevens.bezoekadres.clone_from(&huidig.bezoekadres);
    }
    if niet(Element::Correspondentieadres) {
        gegevens.correspondentieadres.clone_from(&huidig.correspondentieadres);
    }
    if niet(Element::Voorkeurstaal) {
        gegevens.voorkeurstaal = huidig.voorkeurstaal.as_ref().and_then(Opgegeven::gelezen).cloned();
    }
    if niet(Element::Rekeningnummer) {
        gegevens.rekeningnummers =
            huidig.rekeningnummers.iter().filter_map(|een| een.iban.gelezen()).cloned().collect();
    }
    for adres in huidig.digitale_adressen.iter().filter(|adres| niet(adres.adres.soort().element())) {
        let ongewijzigd = NieuwDigitaalAdres::ongewijzigd(adres);
        // Preferences of the same request point to places in the list: what is named stays where it stands.
        match gegevens.digitale_adressen.iter_mut().find(|een| een.id == Some(adres.id)) {
            Some(genoemd) => *genoemd = ongewijzigd,
            None => gegevens.digitale_adressen.push(ongewijzigd),
        }
    }
    let onzichtbaar = huidig
        .identificatoren
        .iter()
        .map(|identificator| &identificator.identificatie)
        .filter(|identificatie| niet(identificatie.element()));
    gegevens.identificaties.extend(onzichtbaar.cloned());
    let wensen = huidig.wensen.keys().filter(|element| niet(**element));
    nieuw.wensen = wensen.fold(nieuw.wensen, |set, element| set.met(*element));
}
