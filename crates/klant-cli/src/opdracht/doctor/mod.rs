//! `klant doctor`: what is wrong, and what deserves a look. It changes nothing and shows nothing of a customer.

mod auditlog;
mod configuratie;
mod inhoud;
mod koppelingen;
mod logboeken;
mod toepassingen;

use klant_store::onderzoek::{self, Onderzoek};
use klant_store::{Database, Schemastand, Sleutelbos, StoreFout, controleer_sleutel, heeft_sleutel};
use serde_json::{Value, json};

use super::Resultaat;
use crate::cli::Algemeen;
use crate::instellingen::Instellingen;
use crate::uitkomst::Uitkomst;
use crate::uitvoer;

/// How a finding is to be taken.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
enum Ernst {
    Goed,
    LetOp,
    Stuk,
}

impl Ernst {
    const fn woord(self) -> &'static str {
        match self {
            Self::Goed => "goed",
            Self::LetOp => "let_op",
            Self::Stuk => "stuk",
        }
    }

    const fn voor_mensen(self) -> &'static str {
        match self {
            Self::Goed => "goed",
            Self::LetOp => "let op",
            Self::Stuk => "STUK",
        }
    }
}

/// One finding: on what, how bad, a sentence, and of how many things it holds when it counts.
struct Bevinding {
    onderdeel: &'static str,
    ernst: Ernst,
    zin: String,
    aantal: Option<i64>,
}

/// The findings so far.
#[derive(Default)]
struct Verslag(Vec<Bevinding>);

impl Verslag {
    fn leg(&mut self, onderdeel: &'static str, ernst: Ernst, zin: impl Into<String>) {
        self.0.push(Bevinding { onderdeel, ernst, zin: zin.into(), aantal: None });
    }

    /// Something that should not be there: how often it is.
    fn tel(&mut self, onderdeel: &'static str, ernst: Ernst, aantal: i64, zin: impl Into<String>) {
        let ernst = if aantal == 0 { Ernst::Goed } else { ernst };
        self.0.push(Bevinding { onderdeel, ernst, zin: zin.into(), aantal: Some(aantal) });
    }

    /// The answer of a question, or that it could not be answered.
    fn antwoord<T>(&mut self, onderdeel: &'static str, gevraagd: Result<T, StoreFout>) -> Option<T> {
        gevraagd.map_err(|fout| self.leg(onderdeel, Ernst::Stuk, fout.to_string())).ok()
    }

    fn ernst(&self) -> Ernst {
        self.0.iter().map(|bevinding| bevinding.ernst).max().unwrap_or(Ernst::Goed)
    }

    fn json(&self) -> Value {
        let bevindingen: Vec<Value> = self
            .0
            .iter()
            .map(|een| {
                let mut json =
                    json!({ "onderdeel": een.onderdeel, "oordeel": een.ernst.woord(), "zin": een.zin });
                if let (Some(aantal), Some(leden)) = (een.aantal, json.as_object_mut()) {
                    leden.insert("aantal".to_owned(), aantal.into());
                }
                json
            })
            .collect();
        json!({ "uitkomst": self.ernst().woord(), "bevindingen": bevindingen })
    }
}

pub(crate) fn voer_uit(opties: &Algemeen, instellingen: &Instellingen) -> Resultaat {
    let mut verslag = Verslag::default();
    let (profielen, machtigingen) = configuratie::onderzoek(&mut verslag, instellingen);
    if instellingen.logboek {
        verslag.leg("verwerkingenlogboek", Ernst::Goed, "staat aan in deze instellingen");
    } else {
        verslag.leg(
            "verwerkingenlogboek",
            Ernst::LetOp,
            "staat uit: niemand kan zien wat er van een klant is verwerkt",
        );
    }
    koppelingen::onderzoek(&mut verslag, instellingen);
    replica(&mut verslag, instellingen);
    if let Some(mut onderzoek) = database(&mut verslag, &instellingen.database) {
        let sleutels = sleutels(&mut verslag, &mut onderzoek, instellingen);
        auditlog::onderzoek(&mut verslag, &mut onderzoek);
        logboeken::onderzoek(&mut verslag, &mut onderzoek, instellingen.bewaartermijnen);
        toepassingen::onderzoek(&mut verslag, &mut onderzoek, profielen.as_ref(), machtigingen.as_ref());
        inhoud::onderzoek(&mut verslag, &mut onderzoek, profielen.as_ref(), sleutels.as_ref());
    }
    uitvoer::toon(opties, &verslag.json(), |blad| {
        let rijen = verslag.0.iter().map(|een| {
            let zin = match een.aantal {
                Some(aantal) => format!("{aantal} {}", een.zin),
                None => een.zin.clone(),
            };
            [een.ernst.voor_mensen().to_owned(), een.onderdeel.to_owned(), zin]
        });
        blad.tabel("Onderzoek", ["Oordeel", "Onderdeel", "Bevinding"], rijen.collect());
    })?;
    Ok(if verslag.ernst() == Ernst::Stuk { Uitkomst::Fout } else { Uitkomst::Gedaan })
}

/// The replica that the settings name: would a server read from it?
fn replica(verslag: &mut Verslag, instellingen: &Instellingen) {
    const ONDERDEEL: &str = "replica";
    match instellingen.leesdatabase(None) {
        Ok(None) => {}
        Ok(Some(replica)) => match klant_store::replica::onderzoek(&instellingen.database, &replica) {
            Ok(()) => {
                verslag.leg(ONDERDEEL, Ernst::Goed, "toont alles wat is vastgelegd; de server leest ervan");
            }
            Err(waarom) => {
                let zin = format!("de server leest er niet van: {waarom}");
                verslag.leg(ONDERDEEL, Ernst::LetOp, zin);
            }
        },
        Err(fout) => configuratie::meld(verslag, ONDERDEEL, &fout),
    }
}

/// Connects and looks at the schema; without a fitting schema nothing else can be asked.
fn database(verslag: &mut Verslag, database: &Database) -> Option<Onderzoek> {
    if let Database::Sqlite(pad) = database
        && !pad.exists()
    {
        verslag.leg("database", Ernst::Stuk, format!("{} bestaat niet", pad.display()));
        return None;
    }
    let mut onderzoek = verslag.antwoord("database", Onderzoek::open(database))?;
    verslag.leg("database", Ernst::Goed, "is bereikbaar");
    let stand = verslag.antwoord("schema", onderzoek.vraag(onderzoek::schemastand))?;
    if stand == Schemastand::Gelijk {
        verslag.leg("schema", Ernst::Goed, "past bij dit programma");
        return Some(onderzoek);
    }
    verslag.leg("schema", Ernst::Stuk, StoreFout::Schema { stand }.to_string());
    None
}

/// The keys, when they are those of the database.
fn sleutels(
    verslag: &mut Verslag,
    onderzoek: &mut Onderzoek,
    instellingen: &Instellingen,
) -> Option<Sleutelbos> {
    if !verslag.antwoord("sleutels", onderzoek.vraag(heeft_sleutel))? {
        verslag.leg("sleutels", Ernst::LetOp, "de database is nog niet met sleutels gebruikt");
        return None;
    }
    let gelezen = Sleutelbos::lees(&instellingen.sleutelbestand).map_err(StoreFout::from);
    let sleutels = verslag.antwoord("sleutels", gelezen)?;
    verslag.antwoord("sleutels", onderzoek.vraag(|tx| controleer_sleutel(tx, &sleutels)))?;
    verslag.leg("sleutels", Ernst::Goed, "het sleutelbestand past bij de database");
    let gevraagd = onderzoek.vraag(|tx| onderzoek::waarden_onder_een_oudere_sleutel(tx, &sleutels));
    if let Some(aantal) = verslag.antwoord("sleutels", gevraagd)
        && aantal > 0
    {
        let zin =
            "waarden staan nog onder een oudere sleutel; maak dat af met `klant sleutel roteer --hervat`";
        verslag.tel("sleutels", Ernst::LetOp, aantal, zin);
    }
    Some(sleutels)
}
