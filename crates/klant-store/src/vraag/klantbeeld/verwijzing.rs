//! What her contacts refer to in other registers.

use diesel::RunQueryDsl;
use diesel::sql_types::{Nullable, Text};
use klant_core::Objectidentificator;

use super::Keus;
use crate::tx::met_verbinding;
use crate::{StoreFout, Tx};

/// What lies in another register and is referred to.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Verwezen {
    /// Cases: the subject of a contact.
    Zaak,
    /// Documents: the subject of a contact, or an attachment to it.
    Document,
}

impl Verwezen {
    /// Each kind of object is named in many ways; with case and separators they differ no more.
    ///
    /// `CROSS JOIN` is to SQLite in this order: her contacts first. Otherwise it reads all contacts there are when it knows of no others.
    const fn bron(self) -> &'static str {
        match self {
            Self::Zaak => {
                "SELECT o.klantcontact, o.object_id, o.code_objecttype, o.code_register, o.code_soort_object_id \
                 FROM zij CROSS JOIN onderwerpobject o WHERE o.klantcontact = zij.klantcontact \
                 AND lower(o.code_objecttype) = 'zaak'"
            }
            Self::Document => {
                "SELECT o.klantcontact, o.object_id, o.code_objecttype, o.code_register, o.code_soort_object_id \
                 FROM zij CROSS JOIN onderwerpobject o WHERE o.klantcontact = zij.klantcontact \
                 AND lower(o.code_objecttype) IN ('document', 'informatieobject', 'enkelvoudiginformatieobject') \
                 UNION ALL SELECT b.klantcontact, b.object_id, b.code_objecttype, b.code_register, \
                 b.code_soort_object_id FROM zij CROSS JOIN bijlage b WHERE b.klantcontact = zij.klantcontact"
            }
        }
    }
}

/// The objects in other registers that her contacts refer to, latest first; each once.
///
/// # Errors
/// [`StoreFout`] when the database fails.
pub fn verwijzingen(
    tx: &mut Tx<'_>,
    keus: &Keus,
    naar: Verwezen,
    aantal: i64,
) -> Result<Vec<Objectidentificator>, StoreFout> {
    type Rij = (Option<String>, Option<String>, Option<String>, Option<String>);
    let mut tekst = keus.zij();
    tekst.en("SELECT v.object_id, v.code_objecttype, v.code_register, v.code_soort_object_id FROM (", []);
    tekst.en(naar.bron(), []);
    tekst.en(
        ") v CROSS JOIN klantcontact k LEFT JOIN interactie i ON i.klantcontact = coalesce(k.wortel, k.volgnummer) \
         WHERE k.volgnummer = v.klantcontact AND v.object_id <> ''",
        [],
    );
    keus.in_bereik(&mut tekst);
    keus.leesbaar(&mut tekst);
    tekst.en(
        " GROUP BY v.object_id, v.code_objecttype, v.code_register, v.code_soort_object_id \
         ORDER BY max(k.volgnummer) DESC, v.object_id LIMIT ?",
        [aantal.into()],
    );
    let vraag = tekst.vraag::<(Nullable<Text>, Nullable<Text>, Nullable<Text>, Nullable<Text>)>();
    let rijen: Vec<Rij> = met_verbinding!(tx, |c| vraag.load(c))?;
    Ok(rijen
        .into_iter()
        .map(|(object_id, objecttype, register, soort)| Objectidentificator {
            object_id: object_id.unwrap_or_default(),
            code_objecttype: objecttype.unwrap_or_default(),
            code_register: register.unwrap_or_default(),
            code_soort_object_id: soort.unwrap_or_default(),
        })
        .collect())
}
