//! Partij-identificatoren: what identifies a partij, by number and register.

use std::collections::HashMap;

use klant_core::id::VaststellingId;
use klant_core::regels::toetsen::Gegeven;
use klant_core::regels::vastleggen::{Vastlegvraag, geldend_niveau, vastleggen};
use klant_core::waarde::{Bsn, Land, Rsin};
use klant_core::{Code, Identificatie, Keuze, Middel, Niveau, Oordeel, SoortIdentificatie, Vaststelling};
use klant_store::klantinteracties::partij_identificator::{self as rij, Beeld, Kolommen};
use klant_store::klantinteracties::{Kijk, Tabel, Uitklap, Welke, terug};
use klant_store::{DbUuid, StoreFout, Tx};
use uuid::Uuid;

use super::gevuld;
use crate::Strengheid;
use crate::fout::Fout;
use crate::klantinteracties::werk::weiger;
use crate::klantinteracties::{Soort, Veldbezwaar, Werk};
use crate::logboek::Betrokkenen;
use crate::mutatie::{Mutatie, Rijverwijzing};

/// The number with its three codes.
#[derive(Clone, PartialEq, Eq, Default)]
pub struct Groep {
    /// The kind of thing that is identified.
    pub code_objecttype: String,
    /// The kind of number.
    pub code_soort_object_id: String,
    /// The number: a sensitive value.
    pub object_id: String,
    /// The register.
    pub code_register: String,
}

/// What a client gives of an identificator.
#[derive(Clone, Default)]
pub struct Opgave {
    /// Which existing one is meant, in a list of a partij.
    pub uuid: Option<Uuid>,
    /// Whom it identifies.
    pub partij: Option<Option<Uuid>>,
    /// Free text of old clients.
    pub andere: Option<String>,
    /// The number with its codes.
    pub groep: Option<Groep>,
    /// The identificator that it stands under.
    pub boven: Option<Option<Uuid>>,
}

/// The use cases of identificatoren.
pub struct PartijIdentificator;

impl Soort for PartijIdentificator {
    const TABEL: Tabel = Tabel::PartijIdentificator;
    type Opgave = Opgave;
    type Beeld = Beeld;
    type Kolommen = Kolommen;

    fn uuid(beeld: &Beeld) -> Uuid {
        beeld.kolommen.uuid.0
    }

    fn beelden(
        tx: &mut Tx<'_>,
        welke: Welke<'_>,
        _: &Uitklap,
        kijk: &Kijk,
    ) -> Result<HashMap<i64, Beeld>, StoreFout> {
        rij::beelden(tx, welke, kijk)
    }

    fn betreft(beeld: &Beeld, wie: &mut Betrokkenen) {
        beeld.partij.into_iter().for_each(|partij| wie.klant(partij));
    }

    fn nieuw(werk: &mut Werk<'_, '_>, _: &Opgave) -> Result<Kolommen, Fout> {
        Ok(Kolommen {
            uuid: DbUuid(werk.context.id()),
            versie: 1,
            partij: None,
            sub_identificator_van: None,
            andere_partij_identificator: None,
            code_objecttype: String::new(),
            code_register: String::new(),
            code_soort_object_id: String::new(),
            land: None,
            sleutelversie: 0,
            cijfertekst: Vec::new(),
            opzoekwaarde: Vec::new(),
        })
    }

    fn bewaar(
        werk: &mut Werk<'_, '_>,
        nummer: Option<i64>,
        mut kolommen: Kolommen,
        opgave: &Opgave,
    ) -> Result<i64, Fout> {
        let was = nummer.is_some().then(|| kolommen.clone());
        if let (Some(nummer), Some(uuid)) = (nummer, opgave.uuid)
            && werk.nummer(Tabel::PartijIdentificator, uuid)? != nummer
        {
            weiger(vec![Veldbezwaar::nieuw("uuid", "unique", "Dit veld moet uniek zijn.")])?;
        }
        if nummer.is_none() && opgave.groep.is_none() {
            weiger(vec![Veldbezwaar::verplicht("partijIdentificator")])?;
        }
        let was_nummer = match &was {
            Some(was) => Some(was.nummer(&werk.context.sleutels)?),
            None => None,
        };
        if let Some(andere) = &opgave.andere {
            kolommen.andere_partij_identificator = gevuld(andere);
        }
        if let Some(partij) = werk.verwijzing(Tabel::Partij, opgave.partij)? {
            kolommen.partij = partij;
        }
        let onzichtbaar = match kolommen.sub_identificator_van {
            Some(boven) => rij::rij(werk.tx, boven)?
                .is_some_and(|boven| !werk.kijk.ziet_identificator(&boven.code_soort_object_id)),
            None => false,
        };
        match werk.verwijzing(Tabel::PartijIdentificator, opgave.boven)? {
            // Who does not see what it stands under cannot take that away.
            None => {}
            Some(None) if onzichtbaar => {}
            Some(boven) => kolommen.sub_identificator_van = boven,
        }
        let boven = match kolommen.sub_identificator_van {
            Some(boven) => rij::rij(werk.tx, boven)?,
            None => None,
        };
        if let Some(groep) = &opgave.groep {
            kolommen.code_objecttype.clone_from(&groep.code_objecttype);
            kolommen.code_register.clone_from(&groep.code_register);
            kolommen.code_soort_object_id.clone_from(&groep.code_soort_object_id);
            kolommen.zet_nummer(&groep.object_id, &werk.context.sleutels)?;
            weiger(groepsbezwaar(groep).into_iter().collect())?;
        }
        weiger(ouderbezwaar(werk, nummer, was.as_ref(), &kolommen, boven.as_ref())?.into_iter().collect())?;
        let object_id = match (&opgave.groep, &was_nummer) {
            (Some(groep), _) => groep.object_id.clone(),
            (None, Some(nummer)) => nummer.to_string(),
            (None, None) => String::new(),
        };
        let ander_nummer = was_nummer.as_ref().is_none_or(|was| **was != object_id);
        let andere_partij = was.as_ref().is_none_or(|was| was.partij != kolommen.partij);
        // The right comes first: only who may record a number learns that it is taken (S25).
        if ander_nummer || andere_partij {
            toets(werk, &kolommen, &object_id, boven.as_ref())?;
        }
        weiger(uniekbezwaren(werk, nummer, &kolommen)?)?;
        let geschreven = werk.bewaar(nummer, kolommen.clone())?;
        if (ander_nummer || andere_partij)
            && let Some(partij) = kolommen.partij
        {
            stel_vast(werk, partij)?;
        }
        Ok(geschreven)
    }

    fn verwijder(werk: &mut Werk<'_, '_>, nummer: i64) -> Result<(), Fout> {
        verwijder(werk, &[nummer], &[])
    }
}

/// Removes identificatoren, children before parents; refuses when one stands under them that does not go with them.
pub(super) fn verwijder(werk: &mut Werk<'_, '_>, nummers: &[i64], mee: &[i64]) -> Result<(), Fout> {
    let onder = terug(werk.tx, Tabel::PartijIdentificator, "sub_identificator_van", nummers)?;
    if onder.values().flatten().any(|kind| !mee.contains(&kind.nummer)) {
        weiger(vec![Veldbezwaar::ongeldig(
            "nonFieldErrors",
            "Cannot delete some instances of model 'PartijIdentificator' because they are referenced through \
             protected foreign keys: 'PartijIdentificator.sub_identificator_van'.",
        )])?;
    }
    // Each row after those that stand under it; a row never stands under itself.
    let mut over: Vec<i64> = nummers.to_vec();
    while !over.is_empty() {
        let (los, vast): (Vec<i64>, Vec<i64>) = over.iter().partition(|nummer| {
            !onder.get(nummer).is_some_and(|onder| onder.iter().any(|kind| over.contains(&kind.nummer)))
        });
        if los.is_empty() {
            return Err(StoreFout::Verwijzing.into());
        }
        werk.verwijder(Tabel::PartijIdentificator, los)?;
        over = vast;
    }
    Ok(())
}

/// Which codes go together, and whether the number is one of its kind. The first fault is the answer.
fn groepsbezwaar(groep: &Groep) -> Option<Veldbezwaar> {
    let objecttypen: &[&str] = match groep.code_register.as_str() {
        "brp" => &["natuurlijk_persoon"],
        "hr" => &["vestiging", "niet_natuurlijk_persoon"],
        _ => return vreemd_bezwaar(groep),
    };
    let alleen = |wat: &str, waarde: &str, mogelijk: &[&str]| {
        let mogelijk: Vec<String> = mogelijk.iter().map(|woord| format!("'{woord}'")).collect();
        format!("voor `{wat}` {waarde} zijn alleen deze waarden toegestaan: [{}]", mogelijk.join(", "))
    };
    if !objecttypen.contains(&groep.code_objecttype.as_str()) {
        let reden = alleen("codeRegister", &groep.code_register, objecttypen);
        return Some(Veldbezwaar::ongeldig("partijIdentificatorCodeObjecttype", reden));
    }
    let soorten: &[&str] = match groep.code_objecttype.as_str() {
        "natuurlijk_persoon" => &["bsn"],
        "vestiging" => &["vestigingsnummer"],
        _ => &["rsin", "kvk_nummer"],
    };
    if !soorten.contains(&groep.code_soort_object_id.as_str()) {
        let reden = alleen("codeObjecttype", &groep.code_objecttype, soorten);
        return Some(Veldbezwaar::ongeldig("partijIdentificatorCodeSoortObjectId", reden));
    }
    nummerfout(&groep.code_soort_object_id, &groep.object_id).map(|fout| {
        Veldbezwaar::ongeldig(
            "partijIdentificatorObjectId",
            format!("Deze waarde is ongeldig, reden: {fout}"),
        )
    })
}

fn nummerfout(soort: &str, nummer: &str) -> Option<String> {
    let lengte = match soort {
        "kvk_nummer" => 8,
        "vestigingsnummer" => 12,
        _ => 9,
    };
    if nummer.chars().count() != lengte {
        return Some(format!("Waarde moet {lengte} tekens lang zijn"));
    }
    if !nummer.bytes().all(|b| b.is_ascii_digit()) {
        return Some("Voer een numerieke waarde in".to_owned());
    }
    match soort {
        "bsn" if nummer.parse::<Bsn>().is_err() => Some("Onjuist BSN nummer".to_owned()),
        "rsin" if nummer.parse::<Rsin>().is_err() => Some("Onjuist RSIN nummer".to_owned()),
        _ => None,
    }
}

/// A number of another register: one that our own formats read, or one that is kept as given (S20c).
fn vreemd_bezwaar(groep: &Groep) -> Option<Veldbezwaar> {
    let Some(soort) = SoortIdentificatie::van_woord(&groep.code_soort_object_id) else {
        return Some(Veldbezwaar::ongeldig(
            "partijIdentificatorCodeSoortObjectId",
            "Deze soort identificatie is niet bekend.",
        ));
    };
    let van_basisregister = matches!(
        soort,
        SoortIdentificatie::Bsn
            | SoortIdentificatie::Rsin
            | SoortIdentificatie::KvkNummer
            | SoortIdentificatie::Vestigingsnummer
    );
    if van_basisregister {
        let reden = "Deze soort identificatie hoort bij een ander register.";
        return Some(Veldbezwaar::ongeldig("partijIdentificatorCodeSoortObjectId", reden));
    }
    Identificatie::lees(soort, &groep.object_id, None)
        .err()
        .map(|fout| Veldbezwaar::ongeldig("partijIdentificatorObjectId", fout.code().zin()))
}

/// What is wrong with the identificator that one stands under, or with those that stand under it.
fn ouderbezwaar(
    werk: &mut Werk<'_, '_>,
    nummer: Option<i64>,
    was: Option<&Kolommen>,
    kolommen: &Kolommen,
    boven: Option<&Kolommen>,
) -> Result<Option<Veldbezwaar>, Fout> {
    const VELD: &str = "subIdentificatorVan";
    if let (Some(nummer), Some(was)) = (nummer, was)
        && was.code_soort_object_id != kolommen.code_soort_object_id
        && !terug(werk.tx, Tabel::PartijIdentificator, "sub_identificator_van", &[nummer])?.is_empty()
    {
        return Ok(Some(Veldbezwaar::ongeldig(
            "partijIdentificatorCodeSoortObjectId",
            "Het is niet mogelijk om de codeSoortObjectId van deze PartijIdentificator te wijzigen, omdat er andere \
             PartijIdentificatoren aan gekoppeld zijn.",
        )));
    }
    if nummer.is_some() && kolommen.sub_identificator_van == nummer {
        return Ok(Some(Veldbezwaar::ongeldig(
            VELD,
            "Een `Partijidentificator` kan geen `subIdentificatorVan` zijn van zichzelf.",
        )));
    }
    if kolommen.code_soort_object_id != "vestigingsnummer" {
        return Ok(None);
    }
    Ok(match boven {
        None => Some(Veldbezwaar::ongeldig(
            VELD,
            "Voor een PartijIdentificator met codeSoortObjectId = `vestigingsnummer` is het verplicht om een \
             `sub_identifier_van` met codeSoortObjectId = `kvk_nummer` te kiezen.",
        )),
        Some(boven) if boven.code_soort_object_id != "kvk_nummer" => Some(Veldbezwaar::ongeldig(
            VELD,
            "Het is alleen mogelijk om een subIdentifierVan te selecteren met codeSoortObjectId = `kvk_nummer`.",
        )),
        Some(_) => None,
    })
}

/// An identification is there once among those under the same one, and a partij has one of each kind.
fn uniekbezwaren(
    werk: &mut Werk<'_, '_>,
    nummer: Option<i64>,
    kolommen: &Kolommen,
) -> Result<Vec<Veldbezwaar>, Fout> {
    let mut bezwaren = Vec::new();
    let overal = "`PartijIdentificator` moet uniek zijn, er bestaat er al een met deze gegevenscombinatie.";
    let gelijke = rij::gelijke(werk.tx, kolommen, nummer)?;
    let mut bezet = gelijke
        .iter()
        .map(|ander| &ander.kolommen)
        .filter(|ander| ander.sub_identificator_van == kolommen.sub_identificator_van)
        .peekable();
    if bezet.peek().is_some() {
        werk.context.is_bezet(werk.tx, bezet.filter_map(|ander| ander.partij))?;
        bezwaren.push(Veldbezwaar::ongeldig("__all__", overal));
    }
    // Numbers of registers that old clients do not know may be several of one kind (S20).
    let een_per_soort =
        matches!(kolommen.code_soort_object_id.as_str(), "bsn" | "rsin" | "kvk_nummer" | "vestigingsnummer");
    if een_per_soort && let Some(partij) = kolommen.partij {
        let eigen = terug(werk.tx, Tabel::PartijIdentificator, "partij", &[partij])?;
        let nummers: Vec<i64> = eigen
            .into_values()
            .flatten()
            .map(|ander| ander.nummer)
            .filter(|ander| Some(*ander) != nummer)
            .collect();
        let dubbel = rij::rijen(werk.tx, &nummers)?
            .iter()
            .any(|ander| ander.kolommen.code_soort_object_id == kolommen.code_soort_object_id);
        if dubbel {
            let plaatselijk = "`CodeSoortObjectId` moet uniek zijn voor de Partij.";
            bezwaren.insert(0, Veldbezwaar::ongeldig("__all__", plaatselijk));
        }
    }
    Ok(bezwaren)
}

/// What the rules say of recording this identification.
fn toets(
    werk: &mut Werk<'_, '_>,
    kolommen: &Kolommen,
    object_id: &str,
    boven: Option<&Kolommen>,
) -> Result<(), Fout> {
    let Some(soort) = SoortIdentificatie::van_woord(&kolommen.code_soort_object_id) else { return Ok(()) };
    werk.toets_los(&[Gegeven::nieuw(soort.element(), "partijIdentificator.objectId")]);
    let kvk = match boven {
        Some(boven) => Some(boven.nummer(&werk.context.sleutels)?),
        None => None,
    };
    let kvk = kvk.as_ref().map(|kvk| kvk.as_str());
    let identificatie = match soort {
        SoortIdentificatie::Vreemd => object_id.parse().ok().map(|nummer| Identificatie::Vreemd {
            register: kolommen.code_register.clone(),
            land: kolommen.land.as_deref().and_then(|land| land.parse::<Land>().ok()),
            nummer,
        }),
        _ => Identificatie::lees(soort, object_id, kvk).ok(),
    };
    let Some(profiel) = werk.context.profielen.profiel("algemeen") else { return Ok(()) };
    let besluit = vastleggen(&Vastlegvraag {
        toegang: &werk.context.toegang,
        profiel,
        identificatie: identificatie.as_ref(),
        niveau: Some(werk.toepassing.niveau),
        plaats: "partijIdentificator",
        peildatum: werk.context.vandaag,
    });
    if *besluit.uitkomst() == Oordeel::Geweigerd {
        if besluit.noemt(Code::S24GeenRecht) {
            // A right that an application was not given is no matter of strictness.
            return Err(Fout::Verboden(besluit.redenen().to_vec()));
        }
        if werk.toepassing.strengheid == Strengheid::Handhaven {
            return weiger(besluit.redenen().iter().map(Veldbezwaar::van_regel).collect());
        }
        werk.meld(besluit.redenen().iter().cloned());
    }
    Ok(())
}

/// An identification that an application records counts as established on its word, at its level.
fn stel_vast(werk: &mut Werk<'_, '_>, partij: i64) -> Result<(), Fout> {
    let niveau = geldend_niveau(&werk.context.toegang, werk.toepassing.niveau);
    if niveau == Niveau::Geen || !werk.toepassing.mag_identificeren {
        return Ok(());
    }
    let vaststelling = Vaststelling {
        id: VaststellingId::nieuw(werk.context.id()),
        middel: Middel::Toepassing,
        niveau,
        vastgesteld_op: werk.context.nu,
        door: werk.context.wie(),
    };
    werk.pas_toe(Mutatie::Vaststelling { partij: Rijverwijzing::Nummer(partij), vaststelling })
}
