//! A filtered list costs what its filters choose: neither database means to read a large table for one.

use klant_store::klantinteracties::{
    Filter, Filtersoort, Gevraagd, Kijk, Selectie, Tabel, actorklantcontact, betrokkene, bijlage,
    digitaal_adres, internetaak, klantcontact, onderwerpobject, partij, partij_identificator,
    vertegenwoordiging,
};
use klant_store::tekstvraag::Waarde;
use klant_store::{Instelling, Store, StoreFout, Tx};
use time::macros::{date, datetime};
use uuid::Uuid;

use crate::omgeving::{Proef, getal, is_postgres, kijk, op_beide, sql, wacht};

/// Names of filters, each time those that are asked together.
type Samen = &'static [&'static [&'static str]];

/// The filters that known clients use, one or more at a time, and those that look for a text anywhere.
const GEVRAAGD: &[(Tabel, &[Filter], Samen)] = &[
    (
        Tabel::Partij,
        partij::FILTERS,
        &[
            &["nummer"],
            &["soortPartij"],
            &["indicatieActief"],
            &["partijIdentificator__codeSoortObjectId", "partijIdentificator__objectId"],
            &[
                "partijIdentificator__codeObjecttype",
                "partijIdentificator__codeRegister",
                "partijIdentificator__codeSoortObjectId",
                "partijIdentificator__objectId",
                "soortPartij",
            ],
            &["subIdentificatorVan__codeSoortObjectId", "subIdentificatorVan__objectId"],
            &["vertegenwoordigdePartij__url"],
            &["vertegenwoordigdePartij__uuid"],
        ],
    ),
    (
        Tabel::PartijIdentificator,
        partij_identificator::FILTERS,
        &[
            &["partijIdentificatorObjectId"],
            &["partijIdentificatorCodeSoortObjectId"],
            &[
                "partijIdentificatorCodeObjecttype",
                "partijIdentificatorCodeRegister",
                "partijIdentificatorCodeSoortObjectId",
                "partijIdentificatorObjectId",
            ],
        ],
    ),
    (
        Tabel::DigitaalAdres,
        digitaal_adres::FILTERS,
        &[
            &["adres"],
            &["adres__icontains"],
            &["omschrijving"],
            &["verstrektDoorPartij__soortPartij", "adres__icontains", "soortDigitaalAdres"],
            &["soortDigitaalAdres"],
            &["referentie"],
            &["verstrektDoorBetrokkene__uuid"],
            &["verstrektDoorBetrokkene__url"],
            &["verstrektDoorPartij__uuid", "adres"],
            &["verstrektDoorPartij__uuid", "soortDigitaalAdres", "referentie"],
            &["verstrektDoorPartij__uuid", "verstrektDoorPartij__soortPartij"],
            &[
                "verstrektDoorPartij__partijIdentificator__codeObjecttype",
                "verstrektDoorPartij__partijIdentificator__codeRegister",
                "verstrektDoorPartij__partijIdentificator__codeSoortObjectId",
                "verstrektDoorPartij__partijIdentificator__objectId",
            ],
        ],
    ),
    (
        Tabel::Klantcontact,
        klantcontact::FILTERS,
        &[
            &["kanaal"],
            &["nummer"],
            &["vertrouwelijk"],
            &["indicatieContactGelukt"],
            &["plaatsgevondenOp"],
            &["hadBetrokkene__digitaaladres__adres__icontains"],
            &["onderwerp"],
            &["inhoud"],
            &["reactie"],
            &["hadBetrokkene__uuid"],
            &["hadBetrokkene__url"],
            &["hadBetrokkene__wasPartij__uuid"],
            &["hadBetrokkene__wasPartij__url"],
            &[
                "hadBetrokkene__wasPartij__partijIdentificator__codeSoortObjectId",
                "hadBetrokkene__wasPartij__partijIdentificator__objectId",
            ],
            &["onderwerpobject__uuid"],
            &["onderwerpobject__url"],
            &[
                "onderwerpobject__onderwerpobjectidentificatorCodeObjecttype",
                "onderwerpobject__onderwerpobjectidentificatorObjectId",
            ],
            &["wasOnderwerpobject__uuid"],
            &["wasOnderwerpobject__onderwerpobjectidentificatorObjectId"],
        ],
    ),
    (
        Tabel::Betrokkene,
        betrokkene::FILTERS,
        &[
            &["wasPartij__url"],
            &["wasPartij__uuid"],
            &["hadKlantcontact__uuid"],
            &["hadKlantcontact__nummer"],
        ],
    ),
    (
        Tabel::Onderwerpobject,
        onderwerpobject::FILTERS,
        &[
            &["klantcontact__uuid"],
            &[
                "onderwerpobjectidentificatorCodeObjecttype",
                "onderwerpobjectidentificatorCodeRegister",
                "onderwerpobjectidentificatorCodeSoortObjectId",
                "onderwerpobjectidentificatorObjectId",
            ],
        ],
    ),
    (
        Tabel::InterneTaak,
        internetaak::FILTERS,
        &[
            &["status"],
            &["nummer"],
            &["klantcontact__nummer"],
            &["klantcontact__uuid"],
            &["aanleidinggevendKlantcontact__uuid"],
            &["aanleidinggevendKlantcontact__url"],
            &["actoren__naam"],
            &["toegewezenAanActor__uuid", "status"],
            &["toegewezenAanActor__url"],
            &["toegewezenOp"],
        ],
    ),
    (Tabel::ActorKlantcontact, actorklantcontact::FILTERS, &[&["klantcontact__uuid"], &["actor__uuid"]]),
    (Tabel::Bijlage, bijlage::FILTERS, &[&["klantcontact__uuid"], &["bijlageidentificatorObjectId"]]),
    (
        Tabel::Vertegenwoordiging,
        vertegenwoordiging::FILTERS,
        &[&["vertegenwoordigdePartij__uuid"], &["vertegenwoordigendePartij__url"]],
    ),
];

/// The tables that grow with the municipality: fifteen thousand customers here, each with everything.
const GROOT: &[&str] = &[
    "actor_klantcontact",
    "betrokkene",
    "bijlage",
    "digitaal_adres",
    "interne_taak",
    "interne_taak_actor",
    "klantcontact",
    "onderwerpobject",
    "partij",
    "partij_identificator",
    "vertegenwoordiging",
];

/// A value that few rows have.
fn waarde(filter: &Filter) -> Waarde {
    match (filter.naam, filter.soort) {
        (naam, Filtersoort::Keuze(woorden)) => {
            let zeldzaam = match naam {
                "soortPartij" | "verstrektDoorPartij__soortPartij" => "contactpersoon",
                "partijIdentificatorCodeSoortObjectId" => "rsin",
                "soortDigitaalAdres" => "overig",
                "status" => "te_verwerken",
                _ => woorden.first().unwrap(),
            };
            assert!(woorden.contains(&zeldzaam), "{naam}");
            Waarde::Woord(zeldzaam)
        }
        ("kanaal", _) => "brief".into(),
        ("vertrouwelijk", _) => true.into(),
        (_, Filtersoort::Bevat) => "4711".into(),
        (_, Filtersoort::Vlag) => false.into(),
        (_, Filtersoort::Uuid | Filtersoort::Url) => Uuid::from_u128(1).into(),
        (_, Filtersoort::Nummer) => vec![7_u8; 32].into(),
        (_, Filtersoort::Tijd) => datetime!(2026-03-04 12:00 UTC).into(),
        (_, Filtersoort::Datum) => date!(2026 - 03 - 04).into(),
        _ => "17".into(),
    }
}

const RIJEN: &str = "
    INSERT INTO actor (uuid, versie, soort, naam, actief, identificatie_gegeven, object_id)
    SELECT UUID, 1, 'medewerker', CAST(n AS text), true, true, CAST(n AS text) FROM reeks WHERE n <= 50;
    INSERT INTO partij (uuid, versie, soort, nummer, actief, identificatie_gegeven)
    SELECT UUID, 1, CASE WHEN n % 50 = 0 THEN 'contactpersoon' ELSE 'persoon' END, CAST(n AS text), n % 40 > 0, true FROM reeks;
    INSERT INTO partij_identificator (uuid, versie, partij, sub_identificator_van, code_objecttype, code_register,
    code_soort_object_id, sleutelversie, cijfertekst, opzoekwaarde)
    SELECT UUID, 1, n, CASE WHEN n % 30 = 0 THEN n - 1 END, 'natuurlijk_persoon', 'brp',
    CASE WHEN n % 50 = 0 THEN 'rsin' ELSE 'bsn' END, 1, '', BYTES FROM reeks;
    INSERT INTO vertegenwoordiging (uuid, versie, vertegenwoordigende_partij, vertegenwoordigde_partij)
    SELECT UUID, 1, n, n - 1 FROM reeks WHERE n > 1;
    INSERT INTO klantcontact (uuid, versie, kanaal, nummer, onderwerp, onderwerp_gevouwen, inhoud_gevouwen, reactie_gevouwen,
    contact_gelukt, verdere_actie_ondernomen, vertrouwelijk, plaatsgevonden_op)
    SELECT UUID, 1, CASE WHEN n % 50 = 0 THEN 'brief' ELSE 'telefoon' END, CAST(n AS text), 'Vraag', 'vraag ' || n, 'zaak ' || n,
    'antwoord ' || n, n % 40 > 0, false, n % 40 = 0, CAST('2026-0' || (1 + n % 9) || '-1' || (n % 7) || 'T12:00:00.000000Z' AS MOMENT) FROM reeks;
    INSERT INTO betrokkene (uuid, versie, klantcontact, partij, rol, initiator, verstrekt_door)
    SELECT UUID, 1, n, n, 'klant', true, 'klant' FROM reeks;
    INSERT INTO digitaal_adres (uuid, versie, partij, betrokkene, soort, adres, adres_gevouwen, omschrijving_gevouwen, is_standaard,
    referentie, herkomst_door, herkomst_op)
    SELECT UUID, 1, n, n, CASE WHEN n % 50 = 0 THEN 'overig' ELSE 'email' END, CAST(n AS text), n || '@voorbeeld.nl', 'werk ' || n, false,
    CASE WHEN n % 9 = 0 THEN CAST(n AS text) END, 'klant', '2026-01-01T12:00:00.000000Z' FROM reeks;
    INSERT INTO onderwerpobject (uuid, versie, klantcontact, was_klantcontact, object_id, code_objecttype, code_register,
    code_soort_object_id) SELECT UUID, 1, n, CASE WHEN n % 9 = 0 THEN n - 1 END, CAST(n AS text), 'zaak', 'openzaak', 'uuid' FROM reeks;
    INSERT INTO bijlage (uuid, versie, klantcontact, object_id) SELECT UUID, 1, n, CAST(n AS text) FROM reeks;
    INSERT INTO interne_taak (uuid, versie, klantcontact, nummer, gevraagde_handeling, status, toegewezen_op)
    SELECT UUID, 1, n, CAST(n AS text), 'Bel', CASE WHEN n % 50 = 0 THEN 'te_verwerken' ELSE 'verwerkt' END,
    CAST('2026-0' || (1 + n % 9) || '-1' || (n % 7) || 'T12:00:00.000000Z' AS MOMENT) FROM reeks;
    INSERT INTO interne_taak_actor (interne_taak, actor) SELECT n, 1 + n % 50 FROM reeks;
    INSERT INTO actor_klantcontact (uuid, versie, actor, klantcontact) SELECT UUID, 1, 1 + n % 50, n FROM reeks;
";

fn vul(tx: &mut Tx<'_>) -> Result<(), StoreFout> {
    let (reeks, uuid, bytes, moment) = match tx {
        #[cfg(feature = "sqlite")]
        Tx::Sqlite(_) => (
            "WITH RECURSIVE r (n) AS (SELECT 1 UNION ALL SELECT n + 1 FROM r WHERE n < 15000) SELECT n FROM r",
            "randomblob(16)",
            "randomblob(32)",
            "text",
        ),
        #[cfg(feature = "postgres")]
        Tx::Postgres(_) => (
            "SELECT n FROM generate_series(1, 15000) n",
            "gen_random_uuid()",
            "sha256(n::text::bytea)",
            "timestamptz",
        ),
    };
    sql(tx, &format!("CREATE TABLE reeks AS {reeks}"))?;
    let rijen = RIJEN.replace("UUID", uuid).replace("BYTES", bytes).replace("MOMENT", moment);
    sql(tx, &rijen)
}

/// The lines of a plan that read a whole large table, or a whole index of one.
fn leest_heel(plan: &[String], postgres: bool) -> Vec<String> {
    let groot = |naam: &str| GROOT.contains(&naam);
    let mut heel = Vec::new();
    for (plaats, regel) in plan.iter().enumerate() {
        let woorden: Vec<&str> = regel.split_whitespace().collect();
        if postgres {
            let Some(tabel) =
                woorden.iter().position(|woord| *woord == "on").and_then(|op| woorden.get(op + 1))
            else {
                continue;
            };
            let eigen = plan.iter().skip(plaats + 1).take_while(|regel| !regel.contains("->"));
            // What a bitmap is made of stands below it.
            let met_index = regel.contains("Bitmap Heap Scan")
                || eigen
                    .into_iter()
                    .any(|regel| regel.contains("Index Cond") || regel.contains("Recheck Cond"));
            if groot(tabel) && regel.contains("Scan") && !met_index {
                heel.push(regel.clone());
            }
        } else if woorden.first() == Some(&"SCAN") && !regel.contains("VIRTUAL TABLE INDEX") {
            heel.push(regel.clone());
        }
    }
    heel
}

fn plan(
    tx: &mut Tx<'_>,
    tabel: Tabel,
    filters: &[Filter],
    namen: &[&str],
    kijk: &Kijk,
) -> Result<Vec<String>, StoreFout> {
    let gevraagd: Vec<Gevraagd> = namen
        .iter()
        .map(|naam| {
            let filter = filters.iter().find(|filter| filter.naam == *naam).unwrap();
            Gevraagd::nieuw(*filter, waarde(filter))
        })
        .collect();
    let mut selectie = Selectie::voor(tabel, kijk);
    selectie.filter(&gevraagd, kijk);
    selectie.plan(tx, 0, 100)
}

fn fout(
    tx: &mut Tx<'_>,
    tabel: Tabel,
    filters: &[Filter],
    namen: &[&str],
    kijk: &Kijk,
) -> Result<Option<String>, StoreFout> {
    let plan = plan(tx, tabel, filters, namen, kijk)?;
    let heel = leest_heel(&plan, is_postgres(tx));
    Ok((!heel.is_empty()).then(|| format!("{tabel:?} {namen:?}: {heel:#?}\n{plan:#?}")))
}

fn fouten(tx: &mut Tx<'_>) -> Result<Vec<String>, StoreFout> {
    let kijk = kijk();
    let mut fouten = Vec::new();
    for (tabel, filters, vragen) in GEVRAAGD {
        for namen in *vragen {
            fouten.extend(fout(tx, *tabel, filters, namen, &kijk)?);
        }
    }
    // What is too short for a trigram has no index, and neither has this.
    let mut kort = Selectie::voor(Tabel::DigitaalAdres, &kijk);
    let adres = digitaal_adres::FILTERS.iter().find(|filter| filter.naam == "adres__icontains").unwrap();
    kort.filter(&[Gevraagd::nieuw(*adres, "47".into())], &kijk);
    assert!(!leest_heel(&kort.plan(tx, 0, 100)?, is_postgres(tx)).is_empty());
    assert!(fout(tx, Tabel::Partij, partij::FILTERS, &["bezoekadresLand"], &kijk)?.is_some());
    Ok(fouten)
}

op_beide!(geen_gefilterde_lijst_leest_een_grote_tabel, async |store: &Store| {
    store.schrijf(vul).await.unwrap();
    let zonder_kennis = store.lees(|tx| if is_postgres(tx) { Ok(Vec::new()) } else { fouten(tx) });
    // PostgreSQL analyses by itself, SQLite only when told.
    assert_eq!(zonder_kennis.await, Ok(Vec::new()));
    store
        .schrijf(|tx| {
            if is_postgres(tx) {
                // As vacuuming does: what was written last waits to be put in its place.
                sql(tx, "SELECT gin_clean_pending_list('digitaal_adres_tekst'), gin_clean_pending_list('klantcontact_tekst')")?;
            }
            sql(tx, "ANALYZE")
        })
        .await
        .unwrap();
    assert_eq!(store.lees(fouten).await, Ok(Vec::new()));
});

/// Filters of which one finds few rows and another many, as known clients ask them together, and the index that would find the many.
const FIJN_EN_GROF: &[(Tabel, &[Filter], &[&str], &str)] = &[
    (
        Tabel::Partij,
        partij::FILTERS,
        &[
            "partijIdentificator__codeObjecttype",
            "partijIdentificator__codeRegister",
            "partijIdentificator__codeSoortObjectId",
            "partijIdentificator__objectId",
        ],
        "partij_identificator_code_soort_object_id_volgnummer",
    ),
    (
        Tabel::PartijIdentificator,
        partij_identificator::FILTERS,
        &["partijIdentificatorCodeSoortObjectId", "partijIdentificatorObjectId"],
        "partij_identificator_code_soort_object_id_volgnummer",
    ),
    (
        Tabel::DigitaalAdres,
        digitaal_adres::FILTERS,
        &["soortDigitaalAdres", "verstrektDoorPartij__uuid"],
        "digitaal_adres_soort_volgnummer",
    ),
    (
        Tabel::DigitaalAdres,
        digitaal_adres::FILTERS,
        &["soortDigitaalAdres", "verstrektDoorBetrokkene__uuid"],
        "digitaal_adres_soort_volgnummer",
    ),
    (
        Tabel::DigitaalAdres,
        digitaal_adres::FILTERS,
        &[
            "soortDigitaalAdres",
            "verstrektDoorPartij__partijIdentificator__codeSoortObjectId",
            "verstrektDoorPartij__partijIdentificator__objectId",
        ],
        "digitaal_adres_soort_volgnummer",
    ),
    (
        Tabel::Klantcontact,
        klantcontact::FILTERS,
        &["hadBetrokkene__wasPartij__uuid", "kanaal"],
        "klantcontact_kanaal_plaatsgevonden_op_volgnummer",
    ),
];

op_beide!(wat_weinig_vindt_gaat_voor_wat_veel_vindt, async |store: &Store| {
    store.schrijf(vul).await.unwrap();
    // SQLite knows no more than it was told.
    store.schrijf(|tx| if is_postgres(tx) { sql(tx, "ANALYZE") } else { Ok(()) }).await.unwrap();
    for (tabel, filters, namen, grof) in FIJN_EN_GROF {
        let plan = store.lees(|tx| plan(tx, *tabel, filters, namen, &kijk())).await.unwrap();
        assert!(plan.iter().all(|regel| !regel.contains(grof)), "{namen:?}: {plan:#?}");
    }
});

#[cfg(feature = "sqlite")]
#[test]
fn wat_sqlite_van_grove_indexen_is_verteld_gaat_over_indexen_die_er_zijn() {
    let proef = Proef::sqlite(Instelling::default());
    let tel = |vraag: &'static str| wacht(proef.store.lees(move |tx| getal(tx, vraag))).unwrap();
    let verteld = tel("SELECT count(*) AS getal FROM sqlite_stat1");
    let bestaand = "SELECT count(*) AS getal FROM sqlite_stat1 s JOIN sqlite_master m ON m.name = s.idx AND m.tbl_name = s.tbl";
    assert!(verteld > 0);
    assert_eq!(tel(bestaand), verteld);
}
