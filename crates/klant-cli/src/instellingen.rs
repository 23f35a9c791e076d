//! Settings, in layers: defaults, then a TOML file, then the environment, then the options of the command.

use std::path::{Path, PathBuf};

use figment::providers::{Format, Serialized, Toml};
use figment::value::Value;
use figment::{Figment, Provider};
use klant_core::{Bewaarmaanden, GeenBewaarmaanden};
use klant_register::Bewaartermijnen;
use klant_server::Basis;
use klant_store::{Database, Leesdatabase};
use serde::{Deserialize, Serialize};

use crate::auditlog;
use crate::cli::Algemeen;
use crate::notificaties::{Notificatiedienst, Notificatielaag};
use crate::uitkomst::{Opdrachtfout, oorzaak};

/// The names of all settings, as in the file; in the environment `KLANT_` and capitals.
const NAMEN: [&str; 26] = [
    "database",
    "lees_database",
    "bind",
    "profielen",
    "machtigingen",
    "machtiging_verplicht",
    "sleutelbestand",
    "zegelbestand",
    "brp",
    "brp_bestand",
    "zaken",
    "zaken_bestand",
    "klantbron_bestand",
    "basis_url",
    "nummers_uitgeven",
    "metrics",
    "aanmelding",
    "logboek",
    "logboek_maanden",
    "auditlog_maanden",
    "notificaties_url",
    "notificaties_source",
    "notificaties_kanalen",
    "notificaties_token",
    "notificaties_client_id",
    "notificaties_secret",
];

/// One layer of settings: what it does not set comes from the layer below.
#[derive(Default, Serialize)]
struct Laag {
    #[serde(skip_serializing_if = "Option::is_none")]
    database: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    lees_database: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    bind: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    profielen: Option<PathBuf>,
    #[serde(skip_serializing_if = "Option::is_none")]
    machtigingen: Option<PathBuf>,
    #[serde(skip_serializing_if = "Option::is_none")]
    machtiging_verplicht: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    sleutelbestand: Option<PathBuf>,
    #[serde(skip_serializing_if = "Option::is_none")]
    zegelbestand: Option<PathBuf>,
    #[serde(skip_serializing_if = "Option::is_none")]
    brp: Option<PathBuf>,
    #[serde(skip_serializing_if = "Option::is_none")]
    brp_bestand: Option<PathBuf>,
    #[serde(skip_serializing_if = "Option::is_none")]
    zaken: Option<PathBuf>,
    #[serde(skip_serializing_if = "Option::is_none")]
    zaken_bestand: Option<PathBuf>,
    #[serde(skip_serializing_if = "Option::is_none")]
    klantbron_bestand: Option<PathBuf>,
    #[serde(skip_serializing_if = "Option::is_none")]
    basis_url: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    nummers_uitgeven: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    metrics: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    aanmelding: Option<PathBuf>,
    #[serde(skip_serializing_if = "Option::is_none")]
    logboek: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    logboek_maanden: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    auditlog_maanden: Option<String>,
    #[serde(flatten)]
    notificaties: Notificatielaag,
}

/// What a command works with. It has no `Debug`: the database may carry a password.
pub(crate) struct Instellingen {
    pub(crate) database: Database,
    /// Whether the database was named, in whatever layer, or is the default.
    pub(crate) database_genoemd: bool,
    /// The URL of a replica to read from; see [`Instellingen::leesdatabase`].
    lees_database: Option<String>,
    /// Address and port to listen on.
    pub(crate) bind: String,
    /// The folder of interactieprofielen.
    pub(crate) profielen: Option<PathBuf>,
    /// The folder of machtigingen, over the ready-made ones.
    pub(crate) machtigingen: Option<PathBuf>,
    /// Whether an application without machtiging may do nothing.
    pub(crate) machtiging_verplicht: bool,
    /// The key file; by default beside the SQLite file.
    pub(crate) sleutelbestand: PathBuf,
    /// The file with the head of the auditlog; by default beside the key file.
    pub(crate) zegelbestand: PathBuf,
    /// The file that says how the base register of persons is reached.
    pub(crate) brp: Option<PathBuf>,
    /// The file that stands in for the base register of persons.
    pub(crate) brp_bestand: Option<PathBuf>,
    /// The file that says which case systems are asked.
    pub(crate) zaken: Option<PathBuf>,
    /// The file that stands in for a case system.
    pub(crate) zaken_bestand: Option<PathBuf>,
    /// The file that stands in for what customers hold themselves.
    pub(crate) klantbron_bestand: Option<PathBuf>,
    /// How clients reach the server.
    pub(crate) basis_url: Option<String>,
    /// Whether the register numbers what clients of the Klantinteracties API record without a number.
    pub(crate) nummers_uitgeven: bool,
    /// Address and port of what is measured; none measures nothing.
    pub(crate) metrics: Option<String>,
    /// The file that says whose access tokens are accepted; none accepts none.
    pub(crate) aanmelding: Option<PathBuf>,
    /// Whether every processing is accounted for.
    pub(crate) logboek: bool,
    /// How long the logs are kept; none for good.
    pub(crate) bewaartermijnen: Bewaartermijnen,
    /// Who is told what changes; none tells nobody.
    pub(crate) notificaties: Option<Notificatiedienst>,
}

#[derive(Deserialize)]
struct Ruw {
    database: String,
    lees_database: Option<String>,
    bind: String,
    profielen: Option<PathBuf>,
    machtigingen: Option<PathBuf>,
    machtiging_verplicht: Option<String>,
    sleutelbestand: Option<PathBuf>,
    zegelbestand: Option<PathBuf>,
    brp: Option<PathBuf>,
    brp_bestand: Option<PathBuf>,
    zaken: Option<PathBuf>,
    zaken_bestand: Option<PathBuf>,
    klantbron_bestand: Option<PathBuf>,
    basis_url: Option<String>,
    nummers_uitgeven: Option<String>,
    metrics: Option<String>,
    aanmelding: Option<PathBuf>,
    logboek: Option<String>,
    logboek_maanden: Option<String>,
    auditlog_maanden: Option<String>,
    #[serde(flatten)]
    notificaties: Notificatielaag,
}

impl Instellingen {
    /// Lays the options of a command over the environment, the file and the defaults.
    ///
    /// # Errors
    /// A file that cannot be read or has unknown names, and a setting that is none.
    pub(crate) fn lees(opties: &Algemeen) -> Result<Self, Opdrachtfout> {
        let laag = Laag {
            database: opties.database.clone(),
            profielen: opties.profielen.clone(),
            machtigingen: opties.machtigingen.clone(),
            sleutelbestand: opties.sleutelbestand.clone(),
            brp: opties.brp.clone(),
            brp_bestand: opties.brp_bestand.clone(),
            zaken: opties.zaken.clone(),
            zaken_bestand: opties.zaken_bestand.clone(),
            klantbron_bestand: opties.klantbron_bestand.clone(),
            ..Laag::default()
        };
        Self::uit_lagen(opties.config.as_deref(), |naam| std::env::var_os(naam).map(PathBuf::from), laag)
    }

    fn uit_lagen(
        config: Option<&Path>,
        omgeving: impl Fn(&str) -> Option<PathBuf>,
        opties: Laag,
    ) -> Result<Self, Opdrachtfout> {
        let mut lagen = Figment::new();
        if let Some(pad) = config {
            lagen = lagen.merge(bestand(pad)?);
        }
        lagen =
            lagen.merge(Serialized::defaults(omgevingslaag(omgeving)?)).merge(Serialized::defaults(opties));
        let database_genoemd = lagen.contains("database");
        let standaard = Laag {
            database: Some("sqlite:klant.db".to_owned()),
            bind: Some("127.0.0.1:8080".to_owned()),
            ..Laag::default()
        };
        lagen = Figment::from(Serialized::defaults(standaard)).merge(lagen);
        let ruw: Ruw = lagen
            .extract()
            .map_err(|_| Opdrachtfout::melding("een pad in de instellingen is geen tekst in UTF-8"))?;
        if ruw.basis_url.as_deref().is_some_and(|url| Basis::van_url(url).is_err()) {
            return Err(Opdrachtfout::melding(
                "basis_url is geen http- of https-URL zoals https://klant.example.nl",
            ));
        }
        for (bron, echt, bestand) in
            [("brp", &ruw.brp, &ruw.brp_bestand), ("zaken", &ruw.zaken, &ruw.zaken_bestand)]
        {
            if echt.is_some() && bestand.is_some() {
                let melding = format!("{bron} en {bron}_bestand zijn allebei gezet; kies er een");
                return Err(Opdrachtfout::melding(melding));
            }
        }
        let database = ruw
            .database
            .parse()
            .map_err(|fout: klant_store::OngeldigeDatabase| Opdrachtfout::melding(fout.to_string()))?;
        let sleutelbestand = ruw.sleutelbestand.unwrap_or_else(|| naast(&database));
        Ok(Self {
            zegelbestand: ruw.zegelbestand.unwrap_or_else(|| auditlog::naast(&sleutelbestand)),
            sleutelbestand,
            database,
            database_genoemd,
            lees_database: ruw.lees_database,
            bind: ruw.bind,
            profielen: ruw.profielen,
            machtigingen: ruw.machtigingen,
            machtiging_verplicht: ja_of_nee("machtiging_verplicht", ruw.machtiging_verplicht.as_deref())?,
            brp: ruw.brp,
            brp_bestand: ruw.brp_bestand,
            zaken: ruw.zaken,
            zaken_bestand: ruw.zaken_bestand,
            klantbron_bestand: ruw.klantbron_bestand,
            basis_url: ruw.basis_url,
            nummers_uitgeven: ja_of_nee("nummers_uitgeven", ruw.nummers_uitgeven.as_deref())?,
            metrics: ruw.metrics,
            aanmelding: ruw.aanmelding,
            logboek: match ruw.logboek.as_deref() {
                None | Some("aan") => true,
                Some("uit") => false,
                Some(_) => return Err(Opdrachtfout::melding("logboek is aan of uit")),
            },
            bewaartermijnen: Bewaartermijnen {
                verwerkingen: maanden("logboek_maanden", ruw.logboek_maanden.as_deref())?,
                audit: maanden("auditlog_maanden", ruw.auditlog_maanden.as_deref())?,
            },
            notificaties: Notificatiedienst::uit(ruw.notificaties)?,
        })
    }

    /// The replica that is read from, when one is named; an option goes before the other settings.
    ///
    /// # Errors
    /// What is no replica of this database.
    pub(crate) fn leesdatabase(&self, optie: Option<&str>) -> Result<Option<Leesdatabase>, Opdrachtfout> {
        let url = optie.or(self.lees_database.as_deref());
        let replica = url.map(|url| self.database.leesdatabase(url)).transpose();
        replica.map_err(|fout| Opdrachtfout::melding(format!("lees_database: {fout}")))
    }
}

/// A setting that is off unless it says `ja`.
fn ja_of_nee(naam: &str, gezet: Option<&str>) -> Result<bool, Opdrachtfout> {
    match gezet {
        None | Some("nee") => Ok(false),
        Some("ja") => Ok(true),
        Some(_) => Err(Opdrachtfout::melding(format!("{naam} is ja of nee"))),
    }
}

/// How long a log is kept, when that is set.
fn maanden(naam: &str, gezet: Option<&str>) -> Result<Option<Bewaarmaanden>, Opdrachtfout> {
    let gelezen = gezet.map(str::parse).transpose();
    gelezen.map_err(|fout: GeenBewaarmaanden| Opdrachtfout::melding(format!("{naam}: {fout}")))
}

/// `PAD.sleutel` beside a SQLite file; for PostgreSQL `klant.sleutel` in the working directory.
fn naast(database: &Database) -> PathBuf {
    let Database::Sqlite(pad) = database else { return PathBuf::from("klant.sleutel") };
    let mut naam = pad.as_os_str().to_owned();
    naam.push(".sleutel");
    naam.into()
}

/// The file as a layer; every unknown name and every value that is no text is named, none of the values.
fn bestand(pad: &Path) -> Result<impl Provider, Opdrachtfout> {
    let naam = pad.display();
    let tekst = std::fs::read_to_string(pad).map_err(|fout| {
        Opdrachtfout::melding(format!(
            "het bestand met instellingen {naam} kan niet worden gelezen: {}",
            oorzaak(&fout)
        ))
    })?;
    let laag = Toml::string(&tekst);
    let gelezen = laag.data().map_err(|fout| {
        // The message of the parser quotes the line, on which a password may stand; its first line is only the place.
        let plaats = toml_plaats(&fout.to_string()).unwrap_or_default();
        Opdrachtfout::melding(format!("het bestand met instellingen {naam} is geen geldige TOML{plaats}"))
    })?;
    let rijen: Vec<(&String, &Value)> = gelezen.values().flatten().collect();
    let onbekend: Vec<String> = rijen
        .iter()
        .filter(|(naam, _)| !NAMEN.contains(&naam.as_str()))
        .map(|(naam, _)| format!("`{naam}`"))
        .collect();
    if !onbekend.is_empty() {
        let instelling =
            if onbekend.len() == 1 { "een onbekende instelling" } else { "onbekende instellingen" };
        let (onbekend, bekend) = (onbekend.join(", "), NAMEN.join(", "));
        return Err(Opdrachtfout::melding(format!(
            "{naam} heeft {instelling}: {onbekend}; mogelijk zijn: {bekend}"
        )));
    }
    let geen_tekst: Vec<String> = rijen
        .iter()
        .filter(|(_, waarde)| !matches!(waarde, Value::String(..)))
        .map(|(naam, _)| format!("`{naam}`"))
        .collect();
    if !geen_tekst.is_empty() {
        let geen_tekst = geen_tekst.join(", ");
        return Err(Opdrachtfout::melding(format!(
            "in {naam} hoort een tekst tussen aanhalingstekens bij {geen_tekst}"
        )));
    }
    Ok(laag)
}

/// ` (regel 2, kolom 5)`, from `… at line 2, column 5`.
fn toml_plaats(melding: &str) -> Option<String> {
    let (_, plaats) = melding.lines().next()?.split_once("at line ")?;
    let (regel, kolom) = plaats.split_once(", column ")?;
    let getal = |tekst: &str| tekst.chars().take_while(char::is_ascii_digit).collect::<String>();
    Some(format!(" (regel {}, kolom {})", getal(regel), getal(kolom)))
}

/// What the environment sets; an empty variable sets nothing.
fn omgevingslaag(omgeving: impl Fn(&str) -> Option<PathBuf>) -> Result<Laag, Opdrachtfout> {
    let pad = |naam: &str| omgeving(naam).filter(|waarde| !waarde.as_os_str().is_empty());
    let tekst = |naam: &str| {
        pad(naam)
            .map(|waarde| waarde.into_os_string().into_string())
            .transpose()
            .map_err(|_| Opdrachtfout::melding(format!("{naam} is geen tekst in UTF-8")))
    };
    Ok(Laag {
        database: geheim("KLANT_DATABASE", tekst("KLANT_DATABASE")?, pad("KLANT_DATABASE_FILE"))?,
        lees_database: geheim(
            "KLANT_LEES_DATABASE",
            tekst("KLANT_LEES_DATABASE")?,
            pad("KLANT_LEES_DATABASE_FILE"),
        )?,
        bind: tekst("KLANT_BIND")?,
        profielen: pad("KLANT_PROFIELEN"),
        machtigingen: pad("KLANT_MACHTIGINGEN"),
        machtiging_verplicht: tekst("KLANT_MACHTIGING_VERPLICHT")?,
        sleutelbestand: pad("KLANT_SLEUTELBESTAND"),
        zegelbestand: pad("KLANT_ZEGELBESTAND"),
        brp: pad("KLANT_BRP"),
        brp_bestand: pad("KLANT_BRP_BESTAND"),
        zaken: pad("KLANT_ZAKEN"),
        zaken_bestand: pad("KLANT_ZAKEN_BESTAND"),
        klantbron_bestand: pad("KLANT_KLANTBRON_BESTAND"),
        basis_url: tekst("KLANT_BASIS_URL")?,
        nummers_uitgeven: tekst("KLANT_NUMMERS_UITGEVEN")?,
        metrics: tekst("KLANT_METRICS")?,
        aanmelding: pad("KLANT_AANMELDING"),
        logboek: tekst("KLANT_LOGBOEK")?,
        logboek_maanden: tekst("KLANT_LOGBOEK_MAANDEN")?,
        auditlog_maanden: tekst("KLANT_AUDITLOG_MAANDEN")?,
        notificaties: Notificatielaag {
            url: tekst("KLANT_NOTIFICATIES_URL")?,
            source: tekst("KLANT_NOTIFICATIES_SOURCE")?,
            kanalen: tekst("KLANT_NOTIFICATIES_KANALEN")?,
            token: geheim(
                "KLANT_NOTIFICATIES_TOKEN",
                tekst("KLANT_NOTIFICATIES_TOKEN")?,
                pad("KLANT_NOTIFICATIES_TOKEN_FILE"),
            )?,
            client_id: tekst("KLANT_NOTIFICATIES_CLIENT_ID")?,
            secret: geheim(
                "KLANT_NOTIFICATIES_SECRET",
                tekst("KLANT_NOTIFICATIES_SECRET")?,
                pad("KLANT_NOTIFICATIES_SECRET_FILE"),
            )?,
        },
    })
}

/// A secret: the variable itself, or the first line of the file that `…_FILE` names.
fn geheim(
    naam: &str,
    zelf: Option<String>,
    bestand: Option<PathBuf>,
) -> Result<Option<String>, Opdrachtfout> {
    let Some(pad) = bestand else { return Ok(zelf) };
    if zelf.is_some() {
        return Err(Opdrachtfout::melding(format!("{naam} en {naam}_FILE zijn allebei gezet; kies er een")));
    }
    let tekst = std::fs::read_to_string(&pad).map_err(|fout| {
        Opdrachtfout::melding(format!(
            "{} ({naam}_FILE) kan niet worden gelezen: {}",
            pad.display(),
            oorzaak(&fout)
        ))
    })?;
    Ok(Some(tekst.lines().next().unwrap_or_default().trim().to_owned()))
}

#[cfg(test)]
mod tests {
    use std::collections::HashMap;

    use super::*;

    fn lees(config: Option<&str>, omgeving: &[(&str, &str)], opties: Laag) -> Result<Instellingen, String> {
        let map = tempfile::tempdir().unwrap();
        let pad = map.path().join("klant.toml");
        if let Some(tekst) = config {
            std::fs::write(&pad, tekst).unwrap();
        }
        let omgeving: HashMap<String, PathBuf> =
            omgeving.iter().map(|(naam, waarde)| ((*naam).to_owned(), PathBuf::from(waarde))).collect();
        Instellingen::uit_lagen(config.map(|_| pad.as_path()), |naam| omgeving.get(naam).cloned(), opties)
            .map_err(|fout| fout.zin())
    }

    fn fout(config: &str) -> String {
        lees(Some(config), &[], Laag::default()).err().expect("an error")
    }

    #[test]
    fn zonder_iets_gelden_de_vaste_waarden() {
        let instellingen =
            lees(None, &[("KLANT_BIND", "")], Laag::default()).unwrap_or_else(|fout| panic!("{fout}"));
        assert_eq!(instellingen.database, Database::Sqlite("klant.db".into()));
        assert_eq!(instellingen.bind, "127.0.0.1:8080");
        assert_eq!(instellingen.profielen, None);
        assert_eq!(instellingen.sleutelbestand, PathBuf::from("klant.db.sleutel"));
        assert_eq!(instellingen.zegelbestand, PathBuf::from("klant.db.zegel"));
    }

    #[test]
    fn optie_gaat_voor_omgeving_en_omgeving_voor_bestand() {
        let bestand =
            "bind = \"bestand:1\"\nprofielen = \"uit-bestand\"\nbasis_url = \"https://bestand.example\"";
        let omgeving = [("KLANT_BIND", "omgeving:2"), ("KLANT_PROFIELEN", "1234")];
        let opties = Laag { bind: Some("optie:3".into()), ..Laag::default() };
        let instellingen = lees(Some(bestand), &omgeving, opties).unwrap_or_else(|fout| panic!("{fout}"));
        assert_eq!(instellingen.bind, "optie:3");
        // A path that looks like a number stays a path.
        assert_eq!(instellingen.profielen, Some("1234".into()));
        assert_eq!(instellingen.basis_url.as_deref(), Some("https://bestand.example"));
    }

    #[test]
    fn een_machtiging_is_alleen_verplicht_als_er_ja_staat() {
        let verplicht = |tekst: &str| {
            let config = format!("machtiging_verplicht = \"{tekst}\"\nmachtigingen = \"m\"");
            lees(Some(&config), &[], Laag::default()).map(|een| (een.machtiging_verplicht, een.machtigingen))
        };
        assert_eq!(verplicht("ja"), Ok((true, Some("m".into()))));
        assert_eq!(verplicht("nee"), Ok((false, Some("m".into()))));
        assert_eq!(verplicht("true"), Err("machtiging_verplicht is ja of nee".to_owned()));
    }

    #[test]
    fn zonder_termijn_verloopt_er_niets_en_een_termijn_is_een_aantal_maanden() {
        let zonder = lees(None, &[], Laag::default()).unwrap_or_else(|fout| panic!("{fout}"));
        assert_eq!(zonder.bewaartermijnen, Bewaartermijnen::default());
        let omgeving = [("KLANT_LOGBOEK_MAANDEN", "36")];
        let met = lees(Some("auditlog_maanden = \"84\""), &omgeving, Laag::default());
        let termijnen = met.unwrap_or_else(|fout| panic!("{fout}")).bewaartermijnen;
        let aantallen = [termijnen.verwerkingen, termijnen.audit].map(|een| een.map(Bewaarmaanden::aantal));
        assert_eq!(aantallen, [Some(36), Some(84)]);
        let fout = fout("logboek_maanden = \"3 jaar\"");
        assert!(fout.starts_with("logboek_maanden: schrijf een aantal maanden"), "{fout}");
    }

    #[test]
    fn er_is_een_brp_en_niet_twee_uit_welke_laag_ook() {
        let omgeving = [("KLANT_BRP", "brp.toml")];
        let alleen = lees(None, &omgeving, Laag::default()).unwrap_or_else(|fout| panic!("{fout}"));
        assert_eq!((alleen.brp, alleen.brp_bestand), (Some("brp.toml".into()), None));
        let opties = Laag { brp_bestand: Some("brp.json".into()), ..Laag::default() };
        assert!(lees(None, &omgeving, opties).err().is_some_and(|fout| fout.contains("kies er een")));
    }

    #[test]
    fn elke_onbekende_instelling_wordt_genoemd_en_geen_waarde() {
        let fout = fout("databse = \"postgres://u:geheim@h/d\"\nbind = \"a:1\"\n[server]\nx = 1");
        assert!(
            fout.contains("`databse`, `server`")
                && fout.contains("mogelijk zijn: database, lees_database, bind"),
            "{fout}"
        );
        assert!(!fout.contains("geheim"), "{fout}");
    }

    #[test]
    fn verkeerd_soort_waarde_noemt_de_instelling() {
        assert!(fout("bind = 8080").ends_with("bij `bind`"));
    }

    #[test]
    fn fout_in_toml_noemt_de_plaats_en_niet_de_regel() {
        let fout = fout("bind = \"a:1\"\ndatabase = \"postgres://u:geheim@h/d");
        assert!(fout.contains("(regel 2, kolom "), "{fout}");
        assert!(!fout.contains("geheim"), "{fout}");
    }

    #[test]
    fn geheim_komt_uit_een_bestand_maar_niet_uit_twee_bronnen() {
        let map = tempfile::tempdir().unwrap();
        let pad = map.path().join("database-url");
        std::fs::write(&pad, "postgres://u:geheim@h/d\n").unwrap();
        let uit_bestand = ("KLANT_DATABASE_FILE", pad.to_str().unwrap());
        let instellingen =
            lees(None, &[uit_bestand], Laag::default()).unwrap_or_else(|fout| panic!("{fout}"));
        assert_eq!(instellingen.database, Database::Postgres("postgres://u:geheim@h/d".into()));
        let twee = [uit_bestand, ("KLANT_DATABASE", "sqlite:a.db")];
        assert!(lees(None, &twee, Laag::default()).err().is_some_and(|fout| fout.contains("allebei")));
    }

    #[test]
    fn basis_url_en_database_worden_gecontroleerd() {
        assert!(fout("basis_url = \"klant.example.nl\"").contains("basis_url"));
        let fout = fout("database = \"mysql://u:geheim@h/d\"");
        assert!(fout.contains("sqlite:PAD") && !fout.contains("geheim"), "{fout}");
    }

    #[test]
    fn een_replica_is_er_alleen_van_postgres_en_de_optie_gaat_voor() {
        let omgeving =
            [("KLANT_LEES_DATABASE", "postgres://u:geheim@h/d"), ("KLANT_DATABASE", "postgres://h/d")];
        let instellingen = lees(None, &omgeving, Laag::default()).unwrap_or_else(|fout| panic!("{fout}"));
        let replica = |optie| instellingen.leesdatabase(optie).map_err(|fout| fout.zin());
        assert_eq!(replica(None), Ok(instellingen.database.leesdatabase("postgres://u:geheim@h/d").ok()));
        assert_eq!(
            replica(Some("postgres://o/d")),
            Ok(instellingen.database.leesdatabase("postgres://o/d").ok())
        );
        let sqlite = lees(None, &omgeving[..1], Laag::default()).unwrap_or_else(|fout| panic!("{fout}"));
        let fout = sqlite.leesdatabase(None).err().map(|fout| fout.zin()).unwrap_or_default();
        assert!(fout.contains("alleen") && !fout.contains("geheim"), "{fout}");
        let zonder = lees(None, &[], Laag::default()).unwrap_or_else(|fout| panic!("{fout}"));
        assert!(zonder.leesdatabase(None).is_ok_and(|replica| replica.is_none()));
    }
}
