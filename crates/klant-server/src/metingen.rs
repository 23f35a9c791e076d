//! What is measured, as Prometheus reads it, on an address of its own. Its labels are routes, methods, classes of status and
//! codes of rules: never a value, a uuid or a name.

use std::collections::BTreeMap;
use std::fmt::Write as _;
use std::net::TcpListener;
use std::sync::atomic::{AtomicU64, Ordering};
use std::sync::{Mutex, PoisonError};
use std::time::Duration;

use actix_web::dev::Server;
use actix_web::http::{Method, StatusCode};
use actix_web::{App, HttpRequest, HttpResponse, HttpServer, web};

use crate::klant_v1::PAD;
use crate::server::Toestand;

/// The upper bounds of the histogram, in seconds, and as they are written.
const GRENZEN: [(f64, &str); 12] = [
    (0.000_5, "0.0005"),
    (0.001, "0.001"),
    (0.002_5, "0.0025"),
    (0.005, "0.005"),
    (0.01, "0.01"),
    (0.025, "0.025"),
    (0.05, "0.05"),
    (0.1, "0.1"),
    (0.25, "0.25"),
    (0.5, "0.5"),
    (1.0, "1"),
    (5.0, "5"),
];

/// What one series is about.
#[derive(PartialEq, Eq, PartialOrd, Ord)]
struct Reeks {
    route: String,
    methode: &'static str,
    status: &'static str,
}

/// How long the requests of a series took.
#[derive(Default)]
struct Verdeling {
    /// How many ended within each bound, and not within the one before.
    per_grens: [u64; GRENZEN.len()],
    aantal: u64,
    seconden: f64,
}

/// The requests since the start.
#[derive(Default)]
pub(crate) struct Metingen {
    reeksen: Mutex<BTreeMap<Reeks, Verdeling>>,
    /// Those of which nobody said what they were for.
    zonder_doel: AtomicU64,
}

impl Metingen {
    /// Counts one request under the purpose `niet-bepaald`.
    pub(crate) fn tel_zonder_doel(&self) {
        self.zonder_doel.fetch_add(1, Ordering::Relaxed);
    }

    /// Counts one request that was answered.
    pub(crate) fn tel(&self, route: String, methode: &Method, status: StatusCode, duur: Duration) {
        let reeks = Reeks { route, methode: bekende(methode), status: klasse(status) };
        let duur = duur.as_secs_f64();
        let mut reeksen = self.reeksen.lock().unwrap_or_else(PoisonError::into_inner);
        let verdeling = reeksen.entry(reeks).or_default();
        verdeling.aantal += 1;
        verdeling.seconden += duur;
        let binnen = GRENZEN.iter().position(|(grens, _)| duur <= *grens);
        if let Some(vak) = binnen.and_then(|plaats| verdeling.per_grens.get_mut(plaats)) {
            *vak += 1;
        }
    }

    fn schrijf(&self, uit: &mut String) {
        const NAAM: &str = "klant_http_verzoek_seconden";
        kop(uit, NAAM, "histogram", "Duur van de verzoeken, per route.");
        let reeksen = self.reeksen.lock().unwrap_or_else(PoisonError::into_inner);
        for (reeks, verdeling) in &*reeksen {
            let labels = format!(
                "api=\"{}\",route=\"{}\",methode=\"{}\",status=\"{}\"",
                api(&reeks.route),
                label(&reeks.route),
                reeks.methode,
                reeks.status
            );
            let mut tot = 0;
            for ((_, grens), vak) in GRENZEN.iter().zip(verdeling.per_grens) {
                tot += vak;
                regel(uit, format_args!("{NAAM}_bucket{{{labels},le=\"{grens}\"}} {tot}"));
            }
            regel(uit, format_args!("{NAAM}_bucket{{{labels},le=\"+Inf\"}} {}", verdeling.aantal));
            regel(uit, format_args!("{NAAM}_sum{{{labels}}} {}", verdeling.seconden));
            regel(uit, format_args!("{NAAM}_count{{{labels}}} {}", verdeling.aantal));
        }
        let zonder_doel = self.zonder_doel.load(Ordering::Relaxed);
        kop(uit, "klant_verzoeken_zonder_doel_total", "counter", "Verzoeken onder het doel niet-bepaald.");
        regel(uit, format_args!("klant_verzoeken_zonder_doel_total {zonder_doel}"));
    }
}

/// Serves `/metrics`, and nothing else, until it is stopped.
pub(crate) fn serveer(toestand: Toestand, luisteraar: TcpListener) -> std::io::Result<Server> {
    let server =
        HttpServer::new(move || App::new().app_data(toestand.clone()).route("/metrics", web::get().to(toon)));
    Ok(server.workers(1).disable_signals().listen(luisteraar)?.run())
}

async fn toon(req: HttpRequest) -> HttpResponse {
    let inhoud = Toestand::van(&req);
    let mut uit = String::new();
    if let Some(metingen) = &inhoud.metingen {
        metingen.schrijf(&mut uit);
    }
    kop(
        &mut uit,
        "klant_regel_gemeld_total",
        "counter",
        "Wat de regels bij meekijken zouden hebben geweigerd.",
    );
    for (code, aantal) in inhoud.register.tellers().gemeld() {
        regel(&mut uit, format_args!("klant_regel_gemeld_total{{regel=\"{}\"}} {aantal}", label(code)));
    }
    // Before what this page itself asks of the database.
    let statements = inhoud.register.statements();
    kop(
        &mut uit,
        "klant_database_statements_total",
        "counter",
        "Statements die naar de database zijn gestuurd.",
    );
    regel(&mut uit, format_args!("klant_database_statements_total {statements}"));
    if let Some(stand) = inhoud.register.logboekstand() {
        for (naam, hulp, aantal) in [
            ("klant_logboek_regels_total", "Regels die in het verwerkingenlogboek zijn gezet.", stand.regels),
            (
                "klant_logboek_mislukt_total",
                "Verzoeken geweigerd omdat het verwerkingenlogboek niet te schrijven was.",
                stand.mislukt,
            ),
            (
                "klant_logboek_groepen_total",
                "Transacties waarin leesverzoeken samen hun regels schreven.",
                stand.groepen,
            ),
        ] {
            kop(&mut uit, naam, "counter", hulp);
            regel(&mut uit, format_args!("{naam} {aantal}"));
        }
    }
    if let Some(stand) = inhoud.register.leesstand() {
        const GELEZEN: &str = "klant_gelezen_total";
        kop(&mut uit, GELEZEN, "counter", "Wat er is gelezen, per database die het antwoord gaf.");
        for (waar, aantal) in [("replica", stand.replica), ("primair", stand.primair)] {
            regel(&mut uit, format_args!("{GELEZEN}{{database=\"{waar}\"}} {aantal}"));
        }
        kop(&mut uit, "klant_replica_bruikbaar", "gauge", "Of er nu van de replica wordt gelezen.");
        regel(&mut uit, format_args!("klant_replica_bruikbaar {}", u8::from(stand.bruikbaar)));
    }
    // When the database does not answer there is no number, rather than a wrong one.
    if let Ok((wachtend, opgegeven)) = inhoud.register.tel_notificaties().await {
        kop(&mut uit, "klant_notificaties_wachtend", "gauge", "Notificaties die nog worden bezorgd.");
        regel(&mut uit, format_args!("klant_notificaties_wachtend {wachtend}"));
        kop(
            &mut uit,
            "klant_notificaties_onbestelbaar",
            "gauge",
            "Notificaties die op een beheerder wachten.",
        );
        regel(&mut uit, format_args!("klant_notificaties_onbestelbaar {opgegeven}"));
    }
    kop(&mut uit, "klant_bouw_info", "gauge", "De versie van het programma.");
    regel(&mut uit, format_args!("klant_bouw_info{{versie=\"{}\"}} 1", env!("CARGO_PKG_VERSION")));
    HttpResponse::Ok().content_type("text/plain; version=0.0.4; charset=utf-8").body(uit)
}

fn kop(uit: &mut String, naam: &str, soort: &str, hulp: &str) {
    regel(uit, format_args!("# HELP {naam} {hulp}"));
    regel(uit, format_args!("# TYPE {naam} {soort}"));
}

fn regel(uit: &mut String, regel: std::fmt::Arguments<'_>) {
    // Writing to a String does not fail.
    let _ = writeln!(uit, "{regel}");
}

fn label(tekst: &str) -> String {
    tekst.replace('\\', "\\\\").replace('"', "\\\"").replace('\n', "\\n")
}

/// Which API a route is of.
fn api(route: &str) -> &'static str {
    [(PAD, "klant"), ("/klantinteracties/", "klantinteracties"), ("/contactgegevens/", "contactgegevens")]
        .into_iter()
        .find_map(|(begin, naam)| route.starts_with(begin).then_some(naam))
        .unwrap_or("overig")
}

/// A client may send any word as a method: those that mean nothing are one series.
fn bekende(methode: &Method) -> &'static str {
    match *methode {
        Method::GET => "GET",
        Method::HEAD => "HEAD",
        Method::POST => "POST",
        Method::PUT => "PUT",
        Method::PATCH => "PATCH",
        Method::DELETE => "DELETE",
        Method::OPTIONS => "OPTIONS",
        _ => "anders",
    }
}

fn klasse(status: StatusCode) -> &'static str {
    match status.as_u16() / 100 {
        1 => "1xx",
        2 => "2xx",
        3 => "3xx",
        4 => "4xx",
        _ => "5xx",
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn vakken_tellen_op_en_onbekende_methoden_zijn_een_reeks() {
        let metingen = Metingen::default();
        let route = "/klantinteracties/api/v1/partijen/{uuid:\\d}";
        for (methode, milliseconden) in [("GET", 1), ("GET", 3), ("GET", 9_000), ("RAAR", 1), ("VREEMD", 1)] {
            let methode = Method::from_bytes(methode.as_bytes()).expect("a method");
            metingen.tel(route.to_owned(), &methode, StatusCode::OK, Duration::from_millis(milliseconden));
        }
        let mut uit = String::new();
        metingen.schrijf(&mut uit);
        let labels = "api=\"klantinteracties\",route=\"/klantinteracties/api/v1/partijen/{uuid:\\\\d}\",methode=\"GET\",status=\"2xx\"";
        for (einde, waarde) in [
            (format!("bucket{{{labels},le=\"0.001\"}}"), "1"),
            (format!("bucket{{{labels},le=\"0.005\"}}"), "2"),
            (format!("bucket{{{labels},le=\"5\"}}"), "2"),
            (format!("bucket{{{labels},le=\"+Inf\"}}"), "3"),
            (format!("count{{{labels}}}"), "3"),
            (format!("sum{{{labels}}}"), "9.004"),
            (format!("count{{{}}}", labels.replace("GET", "anders")), "2"),
        ] {
            let regel = format!("klant_http_verzoek_seconden_{einde} {waarde}\n");
            assert!(uit.contains(&regel), "{regel} ontbreekt in\n{uit}");
        }
    }
}
