//! Requests of the worked cases, and looking at what came of them.

use klant_tests::{Antwoord, Api, Omgeving, Soort};
use serde_json::{Value, json};

/// Where the API begins.
pub const API: &str = "/klant/api/v1";

/// Numbers that pass the check and belong to nobody.
pub const BSN_MINA: &str = "999990007";
pub const BSN_KAREL: &str = "999990019";

/// What Mina is known by.
pub const EMAIL: &str = "mina@example.org";
pub const VAST_NUMMER: &str = "+31612345678";

/// What she gives for one question only.
pub const EENMALIG_NUMMER: &str = "0687654321";

/// These members over those.
pub fn met(mut basis: Value, leden: Value) -> Value {
    let (Value::Object(basis_leden), Value::Object(leden)) = (&mut basis, leden) else {
        panic!("alleen objecten hebben leden")
    };
    basis_leden.extend(leden);
    basis
}

/// The body of `POST /interacties`.
pub fn interactie(profiel: &str, klantcontact: Value) -> Value {
    let mut interactie = json!({"profiel": profiel});
    interactie["klantcontact"] = klantcontact;
    interactie
}

pub fn contact(kanaal: &str, leden: Value) -> Value {
    met(json!({"kanaal": kanaal, "onderwerp": "Afvalinzameling rond kerst"}), leden)
}

/// A customer who began the contact.
pub fn betrokkene(leden: Value) -> Value {
    met(json!({"rol": "klant", "initiator": true, "verstrektDoor": "klant"}), leden)
}

/// The customer as a known one: what registering her, or recording her in an interactie, answered.
pub fn gekend(klant: &Value) -> Value {
    json!({"uuid": tekst(klant, "/uuid")})
}

/// The customer as the one who has this BSN.
pub fn met_bsn(bsn: &str, middel: &str, niveau: &str) -> Value {
    json!({
        "identificatie": {"soort": "bsn", "nummer": bsn},
        "vaststelling": {"middel": middel, "niveau": niveau},
    })
}

pub fn telefoon(nummer: &str) -> Value {
    json!({"soort": "telefoonnummer", "adres": nummer})
}

pub fn email(adres: &str) -> Value {
    json!({"soort": "email", "adres": adres})
}

pub fn taak(handeling: &str, afdeling: &str) -> Value {
    json!({
        "gevraagdeHandeling": handeling,
        "actoren": [{"naam": afdeling, "soort": "organisatorische_eenheid"}],
    })
}

pub fn zaak(nummer: &str) -> Value {
    json!({
        "objectId": nummer,
        "codeObjecttype": "zaak",
        "codeRegister": "zaken",
        "codeSoortObjectId": "zaaknummer",
    })
}

/// A known customer with a phone and an e-mail address, in this order, and no preference.
pub fn klant(naam: &str, bsn: &str) -> Value {
    json!({
        "soort": "persoon",
        "contactnaam": {"voornaam": naam},
        "digitaleAdressen": [telefoon(VAST_NUMMER), email(EMAIL)],
        "identificaties": [{"soort": "bsn", "nummer": bsn}],
        "vaststelling": {"middel": "digid", "niveau": "substantieel"},
        "verstrektDoor": "klant",
    })
}

/// Registers Mina, who prefers to be called.
#[track_caller]
pub fn mina(api: &Api) -> Value {
    let voorkeur = json!([{"berichtsoort": "dienstverlening", "adres": VAST_NUMMER}]);
    let mina = met(klant("Mina", BSN_MINA), json!({"voorkeuren": voorkeur}));
    api.post(&format!("{API}/klanten"), &mina).verwacht(201)
}

/// Records an interactie, which must be allowed.
#[track_caller]
pub fn leg_vast(api: &Api, interactie: &Value) -> Value {
    let antwoord = api.post(&format!("{API}/interacties"), interactie);
    let plaats = antwoord.kop("location").map(str::to_owned);
    let vastgelegd = antwoord.verwacht(201);
    assert_eq!(plaats.as_deref(), vastgelegd["url"].as_str());
    assert_eq!(vastgelegd["besluit"]["uitkomst"], "toegestaan");
    vastgelegd
}

/// Adds a contact to an interactie, which must be allowed.
#[track_caller]
pub fn voeg_toe(api: &Api, interactie: &Value, contact: &Value) -> Value {
    api.post(&format!("{}/klantcontacten", pad(interactie)), contact).verwacht(201)
}

/// The path of an interactie.
#[track_caller]
pub fn pad(interactie: &Value) -> String {
    format!("{API}/interacties/{}", tekst(interactie, "/uuid"))
}

/// How the customer may be reached, in short: channel, source and address, or what it was instead; and the first code.
#[track_caller]
pub fn bepaal(api: &Api, interactie: &Value, vraag: &Value) -> [String; 4] {
    let bepaling = api.post(&format!("{}/contactgegevens/_bepaal", pad(interactie)), vraag).verwacht(200);
    let of_niets = |plaats: &str| bepaling.pointer(plaats).and_then(Value::as_str).unwrap_or("").to_owned();
    assert_eq!(bepaling["uitkomst"] == "bepaald", bepaling["contactgegeven"].is_object(), "{bepaling}");
    let kanaal = match of_niets("/uitkomst").as_str() {
        "bepaald" => of_niets("/contactgegeven/kanaal"),
        anders => anders.to_owned(),
    };
    let adres = of_niets("/contactgegeven/digitaalAdres/adres");
    [kanaal, of_niets("/contactgegeven/bron"), adres, of_niets("/redenen/0/code")]
}

/// A POST that must be refused for exactly these reasons, each with its place, and leave nothing behind.
#[track_caller]
pub fn geweigerd(omgeving: &Omgeving, pad: &str, body: &Value, status: u16, fouten: &[(&str, &str)]) {
    let vooraf = alles(omgeving);
    let antwoord = omgeving.api().post(pad, body);
    assert_eq!(antwoord.status, status, "{}", antwoord.tekst);
    let lijst = antwoord.op("/fouten").as_array().cloned().unwrap_or_default();
    let gevonden: Vec<(&str, &str)> =
        lijst.iter().map(|fout| (tekst(fout, "/pad"), tekst(fout, "/code"))).collect();
    assert_eq!(gevonden, fouten, "{}", antwoord.tekst);
    assert_eq!(alles(omgeving), vooraf, "een weigering laat niets na");
}

/// PATCH with the version as it is now.
#[track_caller]
pub fn wijzig(api: &Api, pad: &str, wijziging: &Value) -> Antwoord {
    let gelezen = api.get(pad);
    let versie = gelezen.kop("etag").expect("what can be changed has a version");
    api.met_kop("If-Match", versie).patch(pad, wijziging)
}

/// The text at a JSON pointer.
#[track_caller]
pub fn tekst<'a>(json: &'a Value, plaats: &str) -> &'a str {
    let waarde = json.pointer(plaats).and_then(Value::as_str);
    waarde.unwrap_or_else(|| panic!("op {plaats} staat geen tekst in\n{json:#}"))
}

/// The codes of the reasons of a decision.
pub fn codes(besluit: &Value) -> Vec<&str> {
    besluit["redenen"].as_array().expect("a decision has reasons").iter().map(|r| tekst(r, "/code")).collect()
}

/// How many rows: the table, with a condition or not.
#[track_caller]
pub fn aantal(omgeving: &Omgeving, rijen: &str) -> usize {
    let gevonden = omgeving.sql(&format!("SELECT count(*) AS aantal FROM {rijen}"));
    gevonden[0][0].parse().expect("a count is a number")
}

/// Every row of every table, but for the seals of the auditlog: those come by themselves.
#[track_caller]
pub fn alles(omgeving: &Omgeving) -> Vec<(String, Vec<Vec<String>>)> {
    let tabellen = omgeving.sql(match omgeving.soort() {
        Soort::Sqlite => {
            "SELECT name FROM pragma_table_list WHERE schema = 'main' AND type = 'table' AND name NOT LIKE 'sqlite_%' ORDER BY name"
        }
        Soort::Postgres => {
            "SELECT relname AS name FROM pg_class WHERE relnamespace = 'public'::regnamespace AND relkind IN ('r', 'p')
             AND NOT relispartition ORDER BY relname"
        }
    });
    assert!(tabellen.len() > 20, "{tabellen:?}");
    let rijen = |tabel: &str| {
        let kolommen = if tabel == "audit" {
            "volgnummer, tijdstip, wie, doel, handeling, soort, uuid, elementen"
        } else {
            "*"
        };
        let mut rijen = omgeving.sql(&format!("SELECT {kolommen} FROM {tabel}"));
        rijen.sort();
        rijen
    };
    let tabellen =
        tabellen.iter().flatten().filter(|tabel| !["auditzegel", "verwerking"].contains(&tabel.as_str()));
    tabellen.map(|tabel| (tabel.clone(), rijen(tabel))).collect()
}

/// From now on the database refuses new rows of this table, and says the value of a column, as databases do.
pub fn breek(omgeving: &Omgeving, tabel: &str, kolom: &str) {
    omgeving.database().voer_sql_uit(&match omgeving.soort() {
        Soort::Sqlite => format!(
            "CREATE TRIGGER breuk BEFORE INSERT ON {tabel} \
             BEGIN SELECT RAISE(ABORT, 'geen ' || NEW.{kolom}); END"
        ),
        Soort::Postgres => format!(
            "CREATE FUNCTION breuk() RETURNS trigger LANGUAGE plpgsql AS \
             $$ BEGIN RAISE EXCEPTION 'geen %', NEW.{kolom}; END $$; \
             CREATE TRIGGER breuk BEFORE INSERT ON {tabel} FOR EACH ROW EXECUTE FUNCTION breuk()"
        ),
    });
}

/// Undoes [`breek`].
pub fn heel(omgeving: &Omgeving) {
    omgeving.database().voer_sql_uit(match omgeving.soort() {
        Soort::Sqlite => "DROP TRIGGER breuk",
        Soort::Postgres => "DROP FUNCTION breuk() CASCADE",
    });
}
