//! Rows of verwerking: whose data it was is stored encrypted, with a look-up value to find her lines by.

use klant_core::Keuze;
use klant_core::verwerking::{Betrokkenesoort, Spoor, Verwerkingsregel, Verwerkingsstatus, Verwerkte};

use crate::schema::verwerking;
use crate::{DbTijd, Sleutelbos, StoreFout, Versleuteld};

/// The columns of a line; the migration says what each is.
#[derive(Clone, diesel::Queryable, diesel::Selectable, diesel::Insertable)]
#[diesel(table_name = verwerking)]
#[expect(missing_docs, reason = "the migration says what each column is")]
pub struct Verwerkingkolommen {
    pub trace_id: Vec<u8>,
    pub span_id: Vec<u8>,
    pub parent_span_id: Option<Vec<u8>>,
    pub status: String,
    pub naam: String,
    pub begonnen_op: DbTijd,
    pub geeindigd_op: DbTijd,
    pub doel: String,
    pub verwerkingsactiviteit: String,
    pub toepassing: Option<String>,
    pub betrokkene_soort: Option<String>,
    pub betrokkene_sleutelversie: Option<i32>,
    pub betrokkene_cijfertekst: Option<Vec<u8>>,
    pub betrokkene_opzoekwaarde: Option<Vec<u8>>,
}

/// A line as stored.
#[derive(Clone, diesel::Queryable, diesel::Selectable)]
#[diesel(table_name = verwerking)]
pub struct Verwerkingrij {
    /// Its number, in order of writing.
    pub volgnummer: i64,
    /// Its columns.
    #[diesel(embed)]
    pub kolommen: Verwerkingkolommen,
}

/// The value under which the lines of someone are found.
#[must_use]
pub fn opzoekwaarde(sleutels: &Sleutelbos, wie: Verwerkte) -> Vec<u8> {
    sleutels.opzoekwaarde(&format!("verwerking:{}:{}", wie.soort.woord(), wie.uuid)).to_vec()
}

/// To what the ciphertext of a line is bound, before its span.
pub(crate) const BINDING_VERWERKING: &[u8] = b"verwerking.betrokkene/";

/// Bound to its line: a ciphertext moved to another line does not open.
fn binding(span_id: &[u8]) -> Vec<u8> {
    [BINDING_VERWERKING, span_id].concat()
}

impl Verwerkingkolommen {
    /// The row of a line.
    ///
    /// # Errors
    /// [`StoreFout::Sleutel`] when whose data it was could not be encrypted.
    pub fn van(regel: &Verwerkingsregel, sleutels: &Sleutelbos) -> Result<Self, StoreFout> {
        let versleuteld = match regel.betrokkene {
            Some(wie) => Some(sleutels.versleutel(&wie.uuid.to_string(), &binding(&regel.span_id))?),
            None => None,
        };
        let (sleutelversie, cijfertekst) =
            versleuteld.map(|waarde| (waarde.sleutelversie, waarde.cijfertekst)).unzip();
        Ok(Self {
            trace_id: regel.spoor.trace_id().to_vec(),
            span_id: regel.span_id.to_vec(),
            parent_span_id: regel.spoor.bovenliggende().map(Vec::from),
            status: regel.status.woord().to_owned(),
            naam: regel.naam.clone(),
            begonnen_op: regel.begonnen_op.into(),
            geeindigd_op: regel.geeindigd_op.into(),
            doel: regel.doel.als_tekst().to_owned(),
            verwerkingsactiviteit: regel.verwerkingsactiviteit.clone(),
            toepassing: regel.toepassing.clone(),
            betrokkene_soort: regel.betrokkene.map(|wie| wie.soort.woord().to_owned()),
            betrokkene_sleutelversie: sleutelversie,
            betrokkene_cijfertekst: cijfertekst,
            betrokkene_opzoekwaarde: regel.betrokkene.map(|wie| opzoekwaarde(sleutels, wie)),
        })
    }
}

impl Verwerkingrij {
    /// The line, with whose data it was.
    ///
    /// # Errors
    /// [`StoreFout::Stuk`] when a column cannot be read; [`StoreFout::Sleutel`] when it does not open under these keys.
    pub fn lees(&self, sleutels: &Sleutelbos) -> Result<Verwerkingsregel, StoreFout> {
        let k = &self.kolommen;
        let stuk = |kolom| StoreFout::Stuk { tabel: "verwerking", kolom, rij: self.volgnummer };
        let trace_id = k.trace_id.as_slice().try_into().map_err(|_| stuk("trace_id"))?;
        let bovenliggende = match k.parent_span_id.as_deref() {
            Some(bytes) => Some(bytes.try_into().map_err(|_| stuk("parent_span_id"))?),
            None => None,
        };
        Ok(Verwerkingsregel {
            spoor: Spoor::nieuw(trace_id, bovenliggende),
            span_id: k.span_id.as_slice().try_into().map_err(|_| stuk("span_id"))?,
            status: Verwerkingsstatus::van_woord(&k.status).ok_or_else(|| stuk("status"))?,
            naam: k.naam.clone(),
            begonnen_op: k.begonnen_op.0,
            geeindigd_op: k.geeindigd_op.0,
            doel: k.doel.parse().map_err(|_| stuk("doel"))?,
            verwerkingsactiviteit: k.verwerkingsactiviteit.clone(),
            toepassing: k.toepassing.clone(),
            betrokkene: self.betrokkene(sleutels)?,
        })
    }

    fn betrokkene(&self, sleutels: &Sleutelbos) -> Result<Option<Verwerkte>, StoreFout> {
        let k = &self.kolommen;
        let stuk = |kolom| StoreFout::Stuk { tabel: "verwerking", kolom, rij: self.volgnummer };
        let (Some(soort), Some(sleutelversie), Some(cijfertekst)) =
            (&k.betrokkene_soort, k.betrokkene_sleutelversie, &k.betrokkene_cijfertekst)
        else {
            return Ok(None);
        };
        let waarde = Versleuteld { sleutelversie, cijfertekst: cijfertekst.clone() };
        let uuid = sleutels.ontsleutel(&waarde, &binding(&k.span_id))?;
        Ok(Some(Verwerkte {
            soort: Betrokkenesoort::van_woord(soort).ok_or_else(|| stuk("betrokkene_soort"))?,
            uuid: uuid.parse().map_err(|_| stuk("betrokkene_cijfertekst"))?,
        }))
    }
}
