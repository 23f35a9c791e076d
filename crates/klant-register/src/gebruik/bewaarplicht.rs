//! What the file of a case needs, and until when: case systems register it, and from then on it binds every API (S5).

use klant_core::id::{BewaarplichtId, PartijId};
use klant_core::{Bewaard, Bewaarplicht, Bewaartermijn, Code, Handeling, Reden, Toegang};
use klant_store::Tx;
use klant_store::tabel::{Tabel, nummer_van};
use klant_store::vraag::bewaren;

use super::context::Context;
use crate::fout::Fout;
use crate::logboek::Betrokkenen;
use crate::mutatie::{Mutatie, pas_toe};
use crate::register::Register;

/// The longest reference to a case, in characters.
const ZAAK_TEN_HOOGSTE: usize = 1000;

/// A duty to register.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct NieuweBewaarplicht {
    /// The case.
    pub zaak: String,
    /// What its file needs.
    pub wat: Bewaard,
    /// Until when.
    pub termijn: Bewaartermijn,
}

/// Of what the duties are asked.
#[derive(Clone, PartialEq, Eq, Debug)]
pub enum Bewaarplichtvraag {
    /// Of a case, by any form of its reference.
    Zaak(String),
    /// Of a known customer.
    Klant(PartijId),
}

impl Register {
    /// Registers what the file of a case needs.
    ///
    /// # Errors
    /// [`Fout::Verboden`]; [`Fout::Ongeldig`] with every reason; [`Fout::Conflict`] with `bewaarplicht.dubbel`.
    pub async fn registreer_bewaarplicht(
        &self,
        toegang: &Toegang,
        nieuw: NieuweBewaarplicht,
    ) -> Result<Bewaarplicht, Fout> {
        let context = self.context_voor(toegang, Handeling::Bewaren, ("bewaarplicht", "registreer"))?;
        self.store.schrijf(move |tx| registreer(tx, &context, nieuw.clone())).await
    }

    /// A duty.
    ///
    /// # Errors
    /// [`Fout::Verboden`]; [`Fout::NietGevonden`].
    pub async fn toon_bewaarplicht(
        &self,
        toegang: &Toegang,
        id: BewaarplichtId,
    ) -> Result<Bewaarplicht, Fout> {
        let context = self.context_voor(toegang, Handeling::Bewaren, ("bewaarplicht", "toon"))?;
        self.raadpleeg(context, move |tx, _, wie| {
            let plicht = lees(tx, id)?;
            noteer(&plicht, wie);
            Ok(plicht)
        })
        .await
    }

    /// The duties of a case or of a customer, oldest first, also those of which the term has passed.
    ///
    /// # Errors
    /// [`Fout::Verboden`]; [`Fout::Store`].
    pub async fn zoek_bewaarplichten(
        &self,
        toegang: &Toegang,
        vraag: Bewaarplichtvraag,
    ) -> Result<Vec<Bewaarplicht>, Fout> {
        let context = self.context_voor(toegang, Handeling::Bewaren, ("bewaarplicht", "zoek"))?;
        self.raadpleeg(context, move |tx, _, wie| {
            let gelezen = match &vraag {
                Bewaarplichtvraag::Zaak(zaak) => bewaren::van_zaak(tx, zaak)?,
                Bewaarplichtvraag::Klant(klant) => match nummer_van(tx, Tabel::Partij, klant.uuid())? {
                    Some(nummer) => bewaren::van_partijen(tx, &[nummer])?,
                    None => Vec::new(),
                },
            };
            let plichten: Vec<_> = gelezen.into_iter().map(|gelezen| gelezen.plicht).collect();
            plichten.iter().for_each(|plicht| noteer(plicht, wie));
            Ok(plichten)
        })
        .await
    }

    /// Gives a duty that still has this version another term, or other elements.
    ///
    /// # Errors
    /// [`Fout::VersieVerouderd`]; otherwise as [`Register::registreer_bewaarplicht`].
    pub async fn wijzig_bewaarplicht(
        &self,
        toegang: &Toegang,
        id: BewaarplichtId,
        versie: i32,
        wordt: NieuweBewaarplicht,
    ) -> Result<Bewaarplicht, Fout> {
        let context = self.context_voor(toegang, Handeling::Bewaren, ("bewaarplicht", "wijzig"))?;
        self.store
            .schrijf(move |tx| {
                let huidig = lees(tx, id)?;
                if huidig.versie != versie {
                    return Err(Fout::VersieVerouderd);
                }
                let mut bezwaren = bezwaren(&context, &wordt);
                if wordt.zaak != huidig.zaak || !zelfde_doel(wordt.wat, huidig.wat) {
                    bezwaren.push(Reden::nieuw(Code::BewaarplichtVast));
                }
                if !bezwaren.is_empty() {
                    return Err(Fout::Ongeldig(bezwaren));
                }
                let wordt = Bewaarplicht { wat: wordt.wat, termijn: wordt.termijn, ..huidig.clone() };
                if wordt != huidig {
                    pas_toe(tx, &context, vec![Mutatie::WijzigBewaarplicht { was: versie, wordt }])?;
                }
                lees(tx, id)
            })
            .await
    }

    /// Takes a duty back, and answers it as it was: it was registered by mistake, or its case needs nothing any more.
    ///
    /// # Errors
    /// [`Fout::Verboden`]; [`Fout::NietGevonden`].
    pub async fn neem_bewaarplicht_terug(
        &self,
        toegang: &Toegang,
        id: BewaarplichtId,
    ) -> Result<Bewaarplicht, Fout> {
        let context = self.context_voor(toegang, Handeling::Bewaren, ("bewaarplicht", "neem-terug"))?;
        self.store
            .schrijf(move |tx| {
                let plicht = lees(tx, id)?;
                pas_toe(tx, &context, vec![Mutatie::NeemBewaarplichtTerug(plicht.clone())])?;
                Ok(plicht)
            })
            .await
    }
}

fn lees(tx: &mut Tx<'_>, id: BewaarplichtId) -> Result<Bewaarplicht, Fout> {
    bewaren::lees(tx, id)?.map(|gelezen| gelezen.plicht).ok_or(Fout::NietGevonden)
}

fn noteer(plicht: &Bewaarplicht, wie: &mut Betrokkenen) {
    match plicht.wat {
        Bewaard::Klant(klant, _) => wie.klant(klant.uuid()),
        Bewaard::Klantcontact(contact) => wie.klantcontact(contact.uuid()),
    }
}

fn registreer(tx: &mut Tx<'_>, context: &Context, nieuw: NieuweBewaarplicht) -> Result<Bewaarplicht, Fout> {
    let mut bezwaren = bezwaren(context, &nieuw);
    let (tabel, uuid, code, plaats) = match nieuw.wat {
        Bewaard::Klant(klant, _) => (Tabel::Partij, klant.uuid(), Code::KlantOnbekend, "/klant"),
        Bewaard::Klantcontact(contact) => {
            (Tabel::Klantcontact, contact.uuid(), Code::BewaarplichtKlantcontact, "/klantcontact")
        }
    };
    if nummer_van(tx, tabel, uuid)?.is_none() {
        bezwaren.push(Reden::op(code, plaats));
    }
    if !bezwaren.is_empty() {
        return Err(Fout::Ongeldig(bezwaren));
    }
    let bestaand = bewaren::van_zaak(tx, &nieuw.zaak)?;
    if bestaand.iter().any(|gelezen| zelfde_doel(gelezen.plicht.wat, nieuw.wat)) {
        return Err(Fout::conflict(Reden::nieuw(Code::BewaarplichtDubbel)));
    }
    let plicht = Bewaarplicht {
        id: BewaarplichtId::nieuw(context.id()),
        versie: 1,
        zaak: nieuw.zaak,
        wat: nieuw.wat,
        termijn: nieuw.termijn,
        gemeld_door: context.wie(),
        gemeld_op: context.nu,
    };
    let id = plicht.id;
    pas_toe(tx, context, vec![Mutatie::Bewaarplicht(plicht)])?;
    lees(tx, id)
}

/// Whether two duties are about the same customer or contact.
fn zelfde_doel(een: Bewaard, ander: Bewaard) -> bool {
    match (een, ander) {
        (Bewaard::Klant(een, _), Bewaard::Klant(ander, _)) => een == ander,
        (Bewaard::Klantcontact(een), Bewaard::Klantcontact(ander)) => een == ander,
        _ => false,
    }
}

fn bezwaren(context: &Context, nieuw: &NieuweBewaarplicht) -> Vec<Reden> {
    let mut bezwaren = Vec::new();
    let lengte = nieuw.zaak.chars().count();
    if lengte == 0 || lengte > ZAAK_TEN_HOOGSTE || nieuw.zaak.chars().any(char::is_control) {
        bezwaren.push(Reden::op(Code::BewaarplichtZaak, "/zaak"));
    }
    if matches!(nieuw.wat, Bewaard::Klant(_, elementen) if elementen.is_leeg()) {
        bezwaren.push(Reden::op(Code::BewaarplichtBetreft, "/elementen"));
    }
    if matches!(nieuw.termijn, Bewaartermijn::Tot(tot) if tot < context.vandaag) {
        bezwaren.push(Reden::op(Code::BewaarplichtDatum, "/bewarenTot"));
    }
    bezwaren
}
