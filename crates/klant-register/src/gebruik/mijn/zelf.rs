//! The customer as a whole: see her, and change her.

use klant_core::id::PartijId;
use klant_core::{Code, Handeling, Partij, Reden, Toegang};

use super::betreft;
use crate::fout::Fout;
use crate::gebruik::Klantresultaat;
use crate::gebruik::klant::wijzig_van;
use crate::opdracht::{NieuwDigitaalAdres, NieuweKlant};
use crate::register::Register;

impl Register {
    /// All that is kept of a customer who signed in, or of whom she acts for (S1).
    ///
    /// # Errors
    /// [`Fout::NietBekend`] when nothing is kept of her; [`Fout::Verboden`] with a code of S25 when she does not act for that
    /// customer today; [`Fout::Conflict`] with `mijn.meervoudig`; [`Fout::Store`].
    pub async fn mijn(&self, toegang: &Toegang, namens: Option<PartijId>) -> Result<Klantresultaat, Fout> {
        let context = self.context_voor(toegang, Handeling::Lezen, ("mijn", "toon"))?;
        self.raadpleeg(context, move |tx, context, wie| {
            let partij = betreft(tx, context, namens)?.gelezen.partij;
            wie.klant(partij.id.uuid());
            Ok(Klantresultaat { partij })
        })
        .await
    }

    /// Replaces what a customer may change of herself, or of whom she acts for, when it still has this version (S3). Who gave it
    /// follows from who signed in, whatever `gegevens` say; what is not hers to change stays as it is.
    ///
    /// # Errors
    /// [`Fout::VersieVerouderd`]; otherwise as [`Register::mijn`] and [`Register::wijzig_klant`].
    pub async fn wijzig_mijn(
        &self,
        toegang: &Toegang,
        namens: Option<PartijId>,
        versie: i32,
        gegevens: NieuweKlant,
    ) -> Result<Klantresultaat, Fout> {
        let context = self.context_voor(toegang, Handeling::Wijzigen, ("mijn", "wijzig"))?;
        self.store
            .schrijf(move |tx| {
                let van = betreft(tx, &context, namens)?;
                let mut nieuw = gegevens.clone();
                nieuw.verstrekt_door = van.bron;
                houd_wat_niet_van_haar_is(van.partij(), &mut nieuw)?;
                wijzig_van(tx, &context, van.partij(), versie, nieuw, Vec::new())
            })
            .await
    }
}

/// What she is, by which numbers she is known, and whether the municipality still uses her data is not hers to say.
fn houd_wat_niet_van_haar_is(huidig: &Partij, nieuw: &mut NieuweKlant) -> Result<(), Fout> {
    nieuw.soort = huidig.soort;
    let gegevens = &mut nieuw.gegevens;
    gegevens.actief = huidig.actief;
    gegevens.vaststelling = None;
    gegevens.identificaties = huidig.identificatoren.iter().map(|een| een.identificatie.clone()).collect();
    let mut bezwaren = Vec::new();
    for (plaats, adres) in gegevens.digitale_adressen.iter_mut().enumerate() {
        bezwaren.extend(houd_bevindingen(huidig, adres, &format!("/digitaleAdressen/{plaats}")));
    }
    if bezwaren.is_empty() { Ok(()) } else { Err(Fout::Verboden(bezwaren)) }
}

/// That an address was found to be hers, or that messages do not arrive, is what others found. It goes with the address that
/// it was found of; said of another address it is refused.
pub(super) fn houd_bevindingen(huidig: &Partij, adres: &mut NieuwDigitaalAdres, plaats: &str) -> Vec<Reden> {
    let stond = huidig.digitale_adressen.iter().find(|een| adres.id == Some(een.id));
    let bekend = stond.map_or((None, None), |een| (een.verificatie_datum, een.onbestelbaar_sinds));
    let bezwaren = [
        (adres.verificatie_datum, bekend.0, "verificatieDatum"),
        (adres.onbestelbaar_sinds, bekend.1, "onbestelbaarSinds"),
    ]
    .into_iter()
    .filter(|(gegeven, bekend, _)| gegeven.is_some() && gegeven != bekend)
    .map(|(.., veld)| Reden::op(Code::MijnNietZelf, format!("{plaats}/{veld}")))
    .collect();
    let zelfde = stond.is_some_and(|een| een.adres == adres.adres);
    (adres.verificatie_datum, adres.onbestelbaar_sinds) = if zelfde { bekend } else { (None, None) };
    bezwaren
}
