//! After a completed plan nothing of hers remains: not in a column, not in an index, and on SQLite not in the bytes of the files.

use klant_tests::{Omgeving, Soort, op_beide_databases};
use serde_json::json;

use crate::bouw::{bekende, email, met, registreer, registreer_klant, telefoon};
use crate::bouwstenen::{nodig, wis};

/// What she gave: nothing else in the database reads like this.
const MERKEN: [&str; 10] = [
    "Wilhelmientje",
    "https://kluis.example.org/zeldzaam",
    "Vriesendorp",
    "Zeldzaamstraat",
    "zeldzaam@example.org",
    "+31655566677",
    "alleen.hier@example.org",
    "Zeldzame vraag",
    "NL91ABNA0417164300",
    "Zeldzame notitie",
];

/// The bytes of the database on SQLite, its WAL included.
fn bestanden(omgeving: &Omgeving) -> Vec<u8> {
    let map = std::fs::read_dir(omgeving.database().map()).expect("the folder can be read");
    let paden = map.map(|een| een.expect("an entry").path());
    let van_de_database = paden.filter(|pad| {
        let naam = pad.file_name().map(|naam| naam.to_string_lossy().into_owned()).unwrap_or_default();
        naam.ends_with(".db") || naam.ends_with(".db-wal")
    });
    van_de_database.flat_map(|pad| std::fs::read(pad).expect("a file")).collect()
}

fn staat_in(bytes: &[u8], merk: &str) -> bool {
    bytes.windows(merk.len()).any(|stuk| stuk == merk.as_bytes())
}

op_beide_databases!(s4_van_wie_alles_wist_blijft_nergens_een_waarde, |omgeving| {
    let api = omgeving.api();
    let klant = registreer_klant(
        &api,
        &json!({
            "soort": "persoon",
            "contactnaam": {"voornaam": "Wilhelmientje", "achternaam": "Vriesendorp"},
            "bezoekadres": {"straatnaam": "Zeldzaamstraat", "huisnummer": 1, "postcode": "1234 AB", "stad": "Turfstad", "land": "NL"},
            "digitaleAdressen": [email("zeldzaam@example.org"), telefoon("+31655566677"), {"soort": "email", "verwijzing": "https://kluis.example.org/zeldzaam"}],
            "rekeningnummers": [{"iban": "NL91ABNA0417164300"}],
            "interneNotitie": "Zeldzame notitie",
            "verstrektDoor": "klant",
        }),
    );
    let afwijking = met(bekende(&klant), &json!({"digitaleAdressen": [email("alleen.hier@example.org")]}));
    let zaak = json!({"objectId": "Z-9", "codeObjecttype": "zaak", "codeRegister": "openzaak", "codeSoortObjectId": "identificatie"});
    let interactie = registreer(
        &api,
        &json!({"klantcontact": {
            "kanaal": "telefoon", "onderwerp": "Zeldzame vraag", "betrokkenen": [afwijking],
            "plaatsgevondenOp": "2024-01-01T09:00:00Z", "onderwerpobjecten": [zaak],
        }}),
    );
    api.post(&format!("{}/_sluit", crate::bouw::plek(&interactie)), &json!({})).verwacht(200);
    // The case that the contact was about has ended, and its file has gone.
    nodig(&api, &klant, &["voornaam"], &json!({"zaak": "Z-9"}));
    omgeving.database().voer_sql_uit("UPDATE bewaarplicht SET tot = '2026-01-01'");
    let voor = omgeving.database().inhoud();
    for merk in MERKEN {
        assert!(voor.contains(merk), "{merk} stood there");
    }
    let gedaan = wis(&api, &klant, &json!({"alles": true}));
    assert_eq!(gedaan["volledig"], true, "{gedaan}");
    let na = omgeving.database().inhoud();
    let bytes = bestanden(&omgeving);
    for merk in MERKEN {
        assert!(!na.to_lowercase().contains(&merk.to_lowercase()), "{merk} is in a column");
        if omgeving.soort() == Soort::Sqlite {
            assert!(!staat_in(&bytes, merk), "{merk} is in the files");
        }
    }
    for tabel in
        ["partij", "betrokkene", "klantcontact", "digitaal_adres", "herkomst", "bewaarplicht", "wisverzoek"]
    {
        assert_eq!(omgeving.sql(&format!("SELECT count(*) FROM {tabel}")), [["0"]], "{tabel}");
    }
});
