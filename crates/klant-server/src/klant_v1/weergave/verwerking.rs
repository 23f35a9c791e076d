//! Lines of the log of processings: for people, and as OTLP has spans.

use std::fmt::Write as _;

use klant_core::Keuze;
use klant_core::verwerking::{Verwerkingsregel, Verwerkingsstatus, Verwerkte};
use klant_register::store::rij::{Verwerkingkolommen, Verwerkingrij};
use serde::Serialize;
use serde_json::{Value, json};
use time::OffsetDateTime;
use utoipa::ToSchema;
use uuid::Uuid;

use super::tijdstip;
use crate::klant_v1::woorden::{BetrokkenesoortWoord, VerwerkingsstatusWoord};

/// Een verwerking van gegevens van een persoon (Logboek Dataverwerkingen).
#[derive(Serialize, ToSchema)]
#[serde(rename_all = "camelCase")]
#[schema(as = Verwerking)]
pub(crate) struct VerwerkingWeergave {
    /// Kenmerk van de keten van verwerkingen (W3C Trace Context).
    trace_id: String,
    /// Kenmerk van deze verwerking.
    span_id: String,
    /// De verwerking waaruit deze volgde.
    #[serde(skip_serializing_if = "Option::is_none")]
    parent_span_id: Option<String>,
    /// Hoe zij eindigde.
    #[schema(value_type = VerwerkingsstatusWoord)]
    status: &'static str,
    /// Wat er is gedaan, zoals `klant.toon`.
    naam: String,
    /// Wanneer zij begon.
    #[schema(format = DateTime)]
    begonnen_op: String,
    /// Wanneer zij eindigde.
    #[schema(format = DateTime)]
    geeindigd_op: String,
    /// Het doel.
    doel: String,
    /// Het doel in het register van verwerkingsactiviteiten.
    #[schema(format = "uri")]
    verwerkingsactiviteit: String,
    /// De toepassing die erom vroeg.
    #[serde(skip_serializing_if = "Option::is_none")]
    toepassing: Option<String>,
    /// Wiens gegevens het waren.
    #[serde(skip_serializing_if = "Option::is_none")]
    betrokkene: Option<VerwerkteWeergave>,
}

/// Wiens gegevens zijn verwerkt.
#[derive(Serialize, ToSchema)]
#[schema(as = Verwerkte)]
pub(crate) struct VerwerkteWeergave {
    /// Wat voor kenmerk het is.
    #[schema(value_type = BetrokkenesoortWoord)]
    soort: &'static str,
    /// Het kenmerk.
    uuid: Uuid,
}

impl VerwerkteWeergave {
    fn van(wie: Verwerkte) -> Self {
        Self { soort: wie.soort.woord(), uuid: wie.uuid }
    }
}

impl VerwerkingWeergave {
    pub(crate) fn van(regel: &Verwerkingsregel) -> Self {
        Self {
            trace_id: hex(&regel.spoor.trace_id()),
            span_id: hex(&regel.span_id),
            parent_span_id: regel.spoor.bovenliggende().map(|bytes| hex(&bytes)),
            status: regel.status.woord(),
            naam: regel.naam.clone(),
            begonnen_op: tijdstip(regel.begonnen_op),
            geeindigd_op: tijdstip(regel.geeindigd_op),
            doel: regel.doel.to_string(),
            verwerkingsactiviteit: regel.verwerkingsactiviteit.clone(),
            toepassing: regel.toepassing.clone(),
            betrokkene: regel.betrokkene.map(VerwerkteWeergave::van),
        }
    }
}

/// Lines as one document of OTLP in JSON: a resource, a scope, and a span for each. Whose data it was stays encrypted.
pub(super) fn otlp(rijen: &[Verwerkingrij]) -> Value {
    let spans: Vec<Value> = rijen.iter().map(|rij| span(&rij.kolommen)).collect();
    let versie = env!("CARGO_PKG_VERSION");
    json!({ "resourceSpans": [{
        "resource": { "attributes": [tekst("service.name", "klant"), tekst("service.version", versie)] },
        "scopeSpans": [{ "scope": { "name": "klant.verwerkingenlogboek", "version": versie }, "spans": spans }],
    }] })
}

fn span(kolommen: &Verwerkingkolommen) -> Value {
    let mut attributen = vec![
        tekst("dpl.core.processing_activity_id", &kolommen.verwerkingsactiviteit),
        tekst("klant.doel", &kolommen.doel),
    ];
    if let Some(toepassing) = &kolommen.toepassing {
        attributen.push(tekst("klant.toepassing", toepassing));
    }
    if let (Some(soort), Some(versie), Some(cijfertekst)) =
        (&kolommen.betrokkene_soort, kolommen.betrokkene_sleutelversie, &kolommen.betrokkene_cijfertekst)
    {
        attributen.push(tekst("dpl.core.data_subject_id", &format!("v{versie}:{}", hex(cijfertekst))));
        attributen.push(tekst("dpl.core.data_subject_id_type", soort));
    }
    // The numbers of OTLP: a span within the server, and its status.
    let status = match Verwerkingsstatus::van_woord(&kolommen.status) {
        Some(Verwerkingsstatus::Goed) => 1,
        Some(Verwerkingsstatus::Mislukt) => 2,
        Some(Verwerkingsstatus::Onbepaald) | None => 0,
    };
    let mut span = json!({
        "traceId": hex(&kolommen.trace_id),
        "spanId": hex(&kolommen.span_id),
        "name": kolommen.naam,
        "kind": 1,
        "startTimeUnixNano": nano(kolommen.begonnen_op.0),
        "endTimeUnixNano": nano(kolommen.geeindigd_op.0),
        "attributes": attributen,
        "status": { "code": status },
    });
    if let (Some(boven), Some(leden)) = (&kolommen.parent_span_id, span.as_object_mut()) {
        leden.insert("parentSpanId".to_owned(), hex(boven).into());
    }
    span
}

fn tekst(sleutel: &str, waarde: &str) -> Value {
    json!({ "key": sleutel, "value": { "stringValue": waarde } })
}

/// OTLP writes 64-bit numbers as text.
fn nano(moment: OffsetDateTime) -> String {
    moment.unix_timestamp_nanos().to_string()
}

fn hex(bytes: &[u8]) -> String {
    bytes.iter().fold(String::new(), |mut tekst, byte| {
        // Writing to a String does not fail.
        let _ = write!(tekst, "{byte:02x}");
        tekst
    })
}
