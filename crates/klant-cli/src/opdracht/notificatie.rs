//! `klant notificatie`

use klant_register::MislukteNotificatie;
use serde_json::{Value, json};
use time::OffsetDateTime;
use time::format_description::well_known::Rfc3339;

use super::Resultaat;
use crate::cli::{Algemeen, Notificatie};
use crate::instellingen::Instellingen;
use crate::notificaties::{Client, Kanaalstand};
use crate::uitkomst::{Opdrachtfout, Uitkomst};
use crate::weergave::{Blad, moment, tekst};
use crate::{register, uitvoer};

pub(crate) async fn voer_uit(
    opties: &Algemeen,
    instellingen: &Instellingen,
    opdracht: Notificatie,
) -> Resultaat {
    match opdracht {
        Notificatie::Lijst => {
            let register = register::open_bestaand(instellingen).await?;
            let rijen: Vec<Value> = register.mislukte_notificaties().await?.iter().map(rij).collect();
            uitvoer::toon(opties, &uitvoer::lijst(&rijen), |blad| lijst(blad, &rijen))?;
        }
        Notificatie::Herhaal(welke) => {
            let register = register::open_bestaand(instellingen).await?;
            let aantal = register.herhaal_notificaties(welke.uuid).await?;
            uitvoer::toon(opties, &json!({ "herhaald": aantal }), |blad| match aantal {
                1 => blad.regel("1 notificatie wordt opnieuw geprobeerd"),
                aantal => blad.regel(&format!("{aantal} notificaties worden opnieuw geprobeerd")),
            })?;
        }
        Notificatie::Kanalen => kanalen(opties, instellingen)?,
    }
    Ok(Uitkomst::Gedaan)
}

fn kanalen(opties: &Algemeen, instellingen: &Instellingen) -> Result<(), Opdrachtfout> {
    let dienst = instellingen.notificaties.as_ref().ok_or_else(|| {
        Opdrachtfout::melding(
            "er is geen Notificaties API ingesteld: zet notificaties_url (KLANT_NOTIFICATIES_URL)",
        )
    })?;
    let notificaties = dienst.notificaties(instellingen.basis_url.as_deref())?;
    let documentatie = format!("{}/klantinteracties/api/v1/openapi.yaml", notificaties.basis_url);
    let client = Client::nieuw(dienst);
    let mut rijen = Vec::new();
    for kanaal in &notificaties.kanalen {
        let stand = client.registreer(*kanaal, &documentatie).map_err(|fout| {
            Opdrachtfout::melding(format!(
                "het kanaal {} is niet te registreren bij de Notificaties API: {fout}",
                kanaal.naam()
            ))
        })?;
        let uitkomst = match stand {
            Kanaalstand::Geregistreerd => "geregistreerd",
            Kanaalstand::BestondAl => "bestond al",
        };
        rijen.push(json!({ "kanaal": kanaal.naam(), "uitkomst": uitkomst }));
    }
    uitvoer::toon(opties, &uitvoer::lijst(&rijen), |blad| {
        let cel = |rij: &Value, lid| tekst(rij, lid).unwrap_or_default();
        let regels = rijen.iter().map(|rij| [cel(rij, "kanaal"), cel(rij, "uitkomst")]).collect();
        blad.tabel("Kanalen", ["Kanaal", "Uitkomst"], regels);
    })
}

fn rij(notificatie: &MislukteNotificatie) -> Value {
    let moment = |op: Option<OffsetDateTime>| op.and_then(|op| op.format(&Rfc3339).ok());
    json!({
        "uuid": notificatie.uuid,
        "kanaal": notificatie.kanaal,
        "resource": notificatie.resource,
        "resourceUrl": notificatie.resource_url,
        "actie": notificatie.actie,
        "pogingen": notificatie.pogingen,
        "laatsteFout": notificatie.laatste_fout,
        "sinds": moment(Some(notificatie.aangemaakt_op)),
        "volgendePogingOp": moment(notificatie.volgende_poging_op),
    })
}

fn lijst(blad: &mut Blad, rijen: &[Value]) {
    if rijen.is_empty() {
        blad.regel("Alle notificaties zijn aangekomen of onderweg");
    }
    let cel = |rij: &Value, lid| tekst(rij, lid).unwrap_or_default();
    let regels = rijen
        .iter()
        .map(|rij| {
            let stand = match moment(rij, "volgendePogingOp") {
                Some(op) => format!("herhaalt {op}"),
                None => "wacht op u".to_owned(),
            };
            [
                cel(rij, "uuid"),
                cel(rij, "resource"),
                cel(rij, "actie"),
                rij.get("pogingen").map(ToString::to_string).unwrap_or_default(),
                cel(rij, "laatsteFout"),
                moment(rij, "sinds").unwrap_or_default(),
                stand,
            ]
        })
        .collect();
    blad.tabel(
        "Niet aangekomen",
        ["Notificatie", "Resource", "Actie", "Pogingen", "Fout", "Sinds", "Stand"],
        regels,
    );
}
