//! Reading what a klantbeeld shows of the contacts of one customer, in a fixed number of statements whatever their number.
//!
//! Everything goes from her to her contacts by one index; none of it reads the contacts of others, or skips rows.

mod lopend;
mod tijdlijn;
mod verwijzing;

use diesel::RunQueryDsl;
use diesel::sql_types::{BigInt, Bool, Nullable, Text};
use klant_core::profiel::Profielcode;
use klant_core::{Keuze, Rol};

pub use self::lopend::{OpenInteractie, open_interacties, open_taken};
pub use self::tijdlijn::{Contact, tijdlijn};
pub use self::verwijzing::{Verwezen, verwijzingen};
use crate::tekstvraag::{Tekst, Waarde};
use crate::tx::met_verbinding;
use crate::{StoreFout, Tx};

/// Contacts of one customer that are alike for the rules, with their number.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Contactgroep {
    /// Whether she had them in the capacity that is asked for.
    pub in_hoedanigheid: bool,
    /// The profile of their interactie.
    pub profiel: Option<Profielcode>,
    /// After how many days without open task that interactie counts as closed.
    pub sluit_na_dagen: Option<u16>,
    /// Whether they are confidential.
    pub vertrouwelijk: bool,
    /// The department that recorded them.
    pub afdeling: Option<String>,
    /// How many.
    pub aantal: u64,
}

/// Every contact of a customer, counted by what the rules ask of it.
///
/// # Errors
/// [`StoreFout::Stuk`] when a column no longer parses, [`StoreFout`] when the database fails.
pub fn groepen(tx: &mut Tx<'_>, partij: i64, hoedanigheid: Rol) -> Result<Vec<Contactgroep>, StoreFout> {
    type Rij = (i64, Option<String>, Option<i64>, bool, Option<String>, i64);
    let vraag = Tekst::van(
        "SELECT b.zo, i.profiel_code, CAST(i.sluit_na_dagen AS BIGINT), k.vertrouwelijk, k.afdeling, count(*) \
         FROM (SELECT klantcontact, CAST(max(CASE WHEN rol = ? THEN 1 ELSE 0 END) AS BIGINT) AS zo \
         FROM betrokkene WHERE partij = ? GROUP BY klantcontact) b \
         JOIN klantcontact k ON k.volgnummer = b.klantcontact \
         LEFT JOIN interactie i ON i.klantcontact = coalesce(k.wortel, k.volgnummer) \
         GROUP BY b.zo, i.profiel_code, i.sluit_na_dagen, k.vertrouwelijk, k.afdeling",
        [Waarde::Woord(hoedanigheid.woord()), partij.into()],
    )
    .vraag::<(BigInt, Nullable<Text>, Nullable<BigInt>, Bool, Nullable<Text>, BigInt)>();
    let rijen: Vec<Rij> = met_verbinding!(tx, |c| vraag.load(c))?;
    let stuk = |kolom| StoreFout::Stuk { tabel: "interactie", kolom, rij: partij };
    rijen
        .into_iter()
        .map(|(zo, profiel, dagen, vertrouwelijk, afdeling, aantal)| {
            Ok(Contactgroep {
                in_hoedanigheid: zo == 1,
                profiel: profiel.map(|code| code.parse()).transpose().map_err(|_| stuk("profiel_code"))?,
                sluit_na_dagen: dagen.map(u16::try_from).transpose().map_err(|_| stuk("sluit_na_dagen"))?,
                vertrouwelijk,
                afdeling,
                aantal: u64::try_from(aantal).unwrap_or_default(),
            })
        })
        .collect()
}

/// The contacts of a customer that a klantbeeld shows.
#[derive(Clone, Debug)]
pub struct Keus {
    /// Her number.
    pub partij: i64,
    /// The capacity in which she had them.
    pub hoedanigheid: Rol,
    /// The profiles that are in reach; none when all are.
    pub profielen: Option<Vec<Profielcode>>,
    /// The departments whose confidential contacts show what they were about; none when all do.
    pub vertrouwelijk_van: Option<Vec<String>>,
}

impl Keus {
    /// Begins with her contacts, as the table `zij`.
    fn zij(&self) -> Tekst {
        Tekst::van(
            "WITH zij AS MATERIALIZED \
             (SELECT DISTINCT klantcontact FROM betrokkene WHERE partij = ? AND rol = ?) ",
            [self.partij.into(), Waarde::Woord(self.hoedanigheid.woord())],
        )
    }

    /// Only interacties in reach.
    fn in_bereik(&self, tekst: &mut Tekst) {
        if let Some(profielen) = &self.profielen {
            tekst.en(" AND i.profiel_code", []);
            een_van(tekst, profielen.iter().map(Profielcode::als_tekst));
        }
    }

    /// Only contacts of which may be known what they were about.
    fn leesbaar(&self, tekst: &mut Tekst) {
        if let Some(afdelingen) = &self.vertrouwelijk_van {
            tekst.en(" AND (NOT k.vertrouwelijk OR k.afdeling", []);
            een_van(tekst, afdelingen.iter().map(String::as_str));
            tekst.en(")", []);
        }
    }
}

/// Adds "is one of these texts", to follow the name of a column.
fn een_van<'a>(tekst: &mut Tekst, waarden: impl Iterator<Item = &'a str>) {
    // An empty text is no code and no department: the list is never empty, and matches nothing more.
    tekst.en(" IN (''", []);
    for waarde in waarden {
        tekst.en(", ?", [waarde.into()]);
    }
    tekst.en(")", []);
}
