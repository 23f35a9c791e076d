//! *Voorstellen*: what another offers for what a customer gave herself, until she accepts or rejects it (S1).

use klant_core::id::{PartijId, VoorstelId};
use klant_core::regels::toetsen::{Gegeven, overtollig};
use klant_core::{Bronsoort, Code, Element, Handeling, Partij, Reden, Toegang, Voorstel};
use klant_store::Tx;
use klant_store::vraag::{partij, voorstel};

use super::Klantresultaat;
use super::beoordeling::{op_wens, weigering};
use super::context::Context;
use super::klant::wijzig_van;
use super::zichtbaar::klant_zichtbaar;
use crate::fout::Fout;
use crate::mutatie::{Mutatie, pas_toe};
use crate::opdracht::NieuweKlant;
use crate::register::Register;

/// A value to offer: for which Element, and as JSON in the form in which a client gives it.
#[derive(Clone)]
pub struct NieuwVoorstel {
    /// For which Element.
    pub element: Element,
    /// The value.
    pub waarde: String,
}

impl std::fmt::Debug for NieuwVoorstel {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "NieuwVoorstel({}, …)", self.element)
    }
}

/// At most so many stand open for one customer.
const MEESTE: usize = 100;

impl Register {
    /// Offers values for a known customer. Nothing of her changes.
    ///
    /// # Errors
    /// [`Fout::NietGevonden`]; [`Fout::Ongeldig`] with every reason; [`Fout::Verboden`]; [`Fout::Conflict`] with
    /// `voorstel.te_veel`.
    pub async fn stel_voor(
        &self,
        toegang: &Toegang,
        klant: PartijId,
        door: Bronsoort,
        nieuw: Vec<NieuwVoorstel>,
    ) -> Result<Vec<Voorstel>, Fout> {
        let context = self.context_voor(toegang, Handeling::Wijzigen, ("voorstel", "doe"))?;
        self.store.schrijf(move |tx| stel_voor(tx, &context, klant, door, &nieuw)).await
    }

    /// What is offered to a known customer, oldest first.
    ///
    /// # Errors
    /// [`Fout::NietGevonden`]; [`Fout::Verboden`].
    pub async fn voorstellen(&self, toegang: &Toegang, klant: PartijId) -> Result<Vec<Voorstel>, Fout> {
        let context = self.context_voor(toegang, Handeling::Lezen, ("voorstel", "zoek"))?;
        self.raadpleeg(context, move |tx, context, wie| {
            let van = lees_klant(tx, context, klant)?;
            wie.klant(klant.uuid());
            zichtbare(tx, context, van.volgnummer)
        })
        .await
    }

    /// Accepts what was offered, on behalf of a known customer: her data become what `lees` makes of them with it, and the
    /// voorstel goes.
    ///
    /// # Errors
    /// [`Fout::NietGevonden`]; [`Fout::Ongeldig`] with `S1.woord_van_klant` when it is not her word; otherwise as
    /// [`Register::wijzig_klant`].
    pub async fn aanvaard_voorstel(
        &self,
        toegang: &Toegang,
        klant: PartijId,
        id: VoorstelId,
        door: Bronsoort,
        lees: impl Lezer,
    ) -> Result<Klantresultaat, Fout> {
        let context = self.context_voor(toegang, Handeling::Wijzigen, ("voorstel", "aanvaard"))?;
        self.store
            .schrijf(move |tx| {
                let van = lees_klant(tx, &context, klant)?;
                eis_woord(door)?;
                aanvaard(tx, &context, &van, id, door, &lees)
            })
            .await
    }

    /// Rejects what was offered, on behalf of a known customer: the voorstel goes, and nothing of her changes.
    ///
    /// # Errors
    /// As [`Register::aanvaard_voorstel`].
    pub async fn verwerp_voorstel(
        &self,
        toegang: &Toegang,
        klant: PartijId,
        id: VoorstelId,
        door: Bronsoort,
    ) -> Result<(), Fout> {
        let context = self.context_voor(toegang, Handeling::Wijzigen, ("voorstel", "verwerp"))?;
        self.store
            .schrijf(move |tx| {
                let van = lees_klant(tx, &context, klant)?;
                eis_woord(door)?;
                verwerp(tx, &context, &van, id)
            })
            .await
    }
}

fn lees_klant(tx: &mut Tx<'_>, context: &Context, id: PartijId) -> Result<partij::Gelezen, Fout> {
    let gelezen = partij::lees(tx, id, &context.sleutels)?.ok_or(Fout::NietGevonden)?;
    klant_zichtbaar(context, &gelezen.partij)?;
    Ok(gelezen)
}

fn eis_woord(door: Bronsoort) -> Result<(), Fout> {
    let reden = || Reden::op(Code::S1WoordVanKlant, "/verstrektDoor");
    if door.is_woord_van_klant() { Ok(()) } else { Err(Fout::ongeldig(reden())) }
}

fn stel_voor(
    tx: &mut Tx<'_>,
    context: &Context,
    klant: PartijId,
    door: Bronsoort,
    nieuw: &[NieuwVoorstel],
) -> Result<Vec<Voorstel>, Fout> {
    let van = lees_klant(tx, context, klant)?;
    let bezwaren = bezwaren(context, &van.partij, nieuw)?;
    if !bezwaren.is_empty() {
        return Err(weigering(bezwaren));
    }
    let open = voorstel::van_partij(tx, van.volgnummer)?.len();
    if open.saturating_add(nieuw.len()) > MEESTE {
        return Err(Fout::conflict(Reden::nieuw(Code::VoorstelTeVeel)));
    }
    let voorstellen = nieuw.iter().map(|een| Voorstel {
        id: VoorstelId::nieuw(context.id()),
        element: een.element,
        waarde: een.waarde.clone(),
        door,
        van: context.wie(),
        gedaan_op: context.nu,
    });
    let voorstellen: Vec<Voorstel> = voorstellen.collect();
    let mutaties = voorstellen.iter().cloned();
    pas_toe(tx, context, mutaties.map(|voorstel| Mutatie::Voorstel { partij: klant, voorstel }).collect())?;
    Ok(voorstellen)
}

/// What may not be recorded of her may not be offered either: an offer is recorded (S12).
fn bezwaren(context: &Context, van: &Partij, nieuw: &[NieuwVoorstel]) -> Result<Vec<Reden>, Fout> {
    let profiel = context.genoemd_profiel(None)?;
    let plaats = |i: usize| format!("/gegevens/{i}/element");
    let genummerd = || nieuw.iter().enumerate();
    let vreemd = genummerd().filter(|(_, een)| !een.element.is_voor_te_stellen());
    let mut bezwaren: Vec<Reden> = vreemd.map(|(i, _)| Reden::op(Code::VoorstelElement, plaats(i))).collect();
    let gegevens = genummerd().map(|(i, een)| Gegeven::nieuw(een.element, plaats(i)));
    let gegevens = op_wens(gegevens.collect(), van.wensen.keys().copied().collect());
    bezwaren.extend(gegevens.iter().filter_map(|gegeven| overtollig(profiel, gegeven)));
    Ok(bezwaren)
}

/// What is offered, as far as who asks may see it.
pub(super) fn zichtbare(tx: &mut Tx<'_>, context: &Context, van: i64) -> Result<Vec<Voorstel>, Fout> {
    let zicht = context.toegang.zicht();
    let mut open = voorstel::van_partij(tx, van)?;
    open.retain(|een| zicht.toont(een.element));
    Ok(open)
}

fn lees(tx: &mut Tx<'_>, context: &Context, van: &partij::Gelezen, id: VoorstelId) -> Result<Voorstel, Fout> {
    let open = zichtbare(tx, context, van.volgnummer)?;
    open.into_iter().find(|een| een.id == id).ok_or(Fout::NietGevonden)
}

/// Makes of a customer, and of what is offered to her, what she would be with it.
pub trait Lezer: Fn(&Klantresultaat, &Voorstel) -> Result<NieuweKlant, Vec<Reden>> + Send + 'static {}

impl<L: Fn(&Klantresultaat, &Voorstel) -> Result<NieuweKlant, Vec<Reden>> + Send + 'static> Lezer for L {}

/// Changes her data as any change does, on the word of who accepts; the voorstel goes with it.
pub(super) fn aanvaard(
    tx: &mut Tx<'_>,
    context: &Context,
    van: &partij::Gelezen,
    id: VoorstelId,
    door: Bronsoort,
    lezer: &impl Lezer,
) -> Result<Klantresultaat, Fout> {
    let voorstel = lees(tx, context, van, id)?;
    let klant = Klantresultaat { partij: van.partij.clone() };
    let nieuw = lezer(&klant, &voorstel).map_err(Fout::Ongeldig)?;
    let nieuw = NieuweKlant { verstrekt_door: door, ..nieuw };
    let partij = &van.partij;
    wijzig_van(tx, context, partij, partij.versie, nieuw, vec![weg(partij, &voorstel)])
}

/// Takes the voorstel away.
pub(super) fn verwerp(
    tx: &mut Tx<'_>,
    context: &Context,
    van: &partij::Gelezen,
    id: VoorstelId,
) -> Result<(), Fout> {
    let voorstel = lees(tx, context, van, id)?;
    pas_toe(tx, context, vec![weg(&van.partij, &voorstel)])
}

fn weg(van: &Partij, voorstel: &Voorstel) -> Mutatie {
    Mutatie::VerwijderVoorstel { partij: van.id, id: voorstel.id, element: voorstel.element }
}
