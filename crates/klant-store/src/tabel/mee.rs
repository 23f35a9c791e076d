//! What goes when a row is removed because the schema says so (`ON DELETE CASCADE`): asked before, for afterwards nobody can tell.

use diesel::RunQueryDsl;
use diesel::sql_types::{BigInt, Text};

use super::{Tabel, Verwijderd};
use crate::tekstvraag::Tekst;
use crate::tx::met_verbinding;
use crate::waarde::UuidSql;
use crate::{DbUuid, StoreFout, Tx};

/// A kind of rows that go with others.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Meegaand {
    /// Resources.
    Rij(Tabel),
    /// Times that an identity was established.
    Vaststelling,
    /// Values that others offered.
    Voorstel,
    /// What holds for an interactie. It has no uuid but that of its first contact.
    Interactie,
}

impl Meegaand {
    /// The name of their table.
    #[must_use]
    pub const fn naam(self) -> &'static str {
        match self {
            Self::Rij(tabel) => tabel.naam(),
            Self::Vaststelling => "vaststelling",
            Self::Voorstel => "voorstel",
            Self::Interactie => "interactie",
        }
    }

    const fn uuid(self) -> &'static str {
        match self {
            Self::Interactie => "(SELECT k.uuid FROM klantcontact k WHERE k.volgnummer = m.klantcontact)",
            Self::Rij(_) | Self::Vaststelling | Self::Voorstel => "m.uuid",
        }
    }

    const fn soortkolom(self) -> &'static str {
        match self {
            Self::Rij(tabel) => tabel.soortkolom(),
            Self::Vaststelling | Self::Voorstel | Self::Interactie => "''",
        }
    }
}

impl Tabel {
    /// The rows that go with one of this table, and by which of their columns. What has no uuid is a part of what goes.
    #[must_use]
    pub const fn gaat_mee(self) -> &'static [(Meegaand, &'static [&'static str])] {
        match self {
            Self::Actor => &[(Meegaand::Rij(Self::ActorKlantcontact), &["actor"])],
            Self::Categorie => &[(Meegaand::Rij(Self::CategorieRelatie), &["categorie"])],
            Self::Klantcontact => &[
                (Meegaand::Interactie, &["klantcontact"]),
                (Meegaand::Rij(Self::Betrokkene), &["klantcontact"]),
                (Meegaand::Rij(Self::Onderwerpobject), &["klantcontact"]),
                (Meegaand::Rij(Self::InterneTaak), &["klantcontact"]),
                (Meegaand::Rij(Self::ActorKlantcontact), &["klantcontact"]),
                (Meegaand::Rij(Self::Bewaarplicht), &["klantcontact"]),
            ],
            Self::Partij => &[
                (Meegaand::Rij(Self::PartijIdentificator), &["partij"]),
                (Meegaand::Vaststelling, &["partij"]),
                (
                    Meegaand::Rij(Self::Vertegenwoordiging),
                    &["vertegenwoordigende_partij", "vertegenwoordigde_partij"],
                ),
                (Meegaand::Rij(Self::CategorieRelatie), &["partij"]),
                (Meegaand::Rij(Self::Bewaarplicht), &["partij"]),
                (Meegaand::Voorstel, &["partij"]),
            ],
            Self::ActorKlantcontact
            | Self::Betrokkene
            | Self::Bewaarplicht
            | Self::Bijlage
            | Self::CategorieRelatie
            | Self::DigitaalAdres
            | Self::InterneTaak
            | Self::Onderwerpobject
            | Self::PartijIdentificator
            | Self::Rekeningnummer
            | Self::Vertegenwoordiging
            | Self::ContactgegevensPersoon
            | Self::ContactgegevensOrganisatie => &[],
        }
    }
}

/// The rows that will go with these, in one statement; none is asked when nothing can.
///
/// # Errors
/// [`StoreFout`] when the database fails.
pub fn gaan_mee(
    tx: &mut Tx<'_>,
    tabel: Tabel,
    nummers: &[i64],
) -> Result<Vec<(Meegaand, Verwijderd)>, StoreFout> {
    let soorten = tabel.gaat_mee();
    if soorten.is_empty() || nummers.is_empty() {
        return Ok(Vec::new());
    }
    let mut tekst = Tekst::van("", []);
    for (plaats, (soort, kolommen)) in soorten.iter().enumerate() {
        tekst.en(if plaats == 0 { "SELECT '" } else { " UNION ALL SELECT '" }, []).en(soort.naam(), []);
        tekst.en("', m.volgnummer, ", []).en(soort.uuid(), []).en(", ", []).en(soort.soortkolom(), []);
        tekst.en(" FROM ", []).en(soort.naam(), []).en(" m", []);
        for (welke, kolom) in kolommen.iter().enumerate() {
            tekst.en(if welke == 0 { " WHERE m." } else { " OR m." }, []).en(kolom, []).een_van(nummers);
        }
    }
    let vraag = tekst.vraag::<(Text, BigInt, UuidSql, Text)>();
    let rijen: Vec<(String, i64, DbUuid, String)> = met_verbinding!(tx, |c| vraag.load(c))?;
    let mee = rijen.into_iter().filter_map(|(naam, nummer, uuid, soort)| {
        let (welke, _) = soorten.iter().find(|(welke, _)| welke.naam() == naam)?;
        Some((*welke, Verwijderd { nummer, uuid: uuid.0, soort }))
    });
    Ok(mee.collect())
}
