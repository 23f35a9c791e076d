//! Rules that cannot hold together: a profile under which no customer could ever be answered.

use crate::Code;
use crate::configuratie::{Bron, Plek, Veld};
use crate::kanaal::Kanaalsoort;
use crate::keuze::Keuze;
use crate::profiel::{Adressering, Behoefte, Interactieprofiel, Kanaalregel, Terugkoppeling};
use crate::voorkeur::Berichtsoorten;

/// The keys to blame, where the file has them.
pub(super) struct Plaatsen<'d> {
    pub(super) terugkoppeling: Option<Veld<'d>>,
    pub(super) berichtsoort: Option<Veld<'d>>,
    pub(super) adressering: Option<Veld<'d>>,
}

/// Records every contradiction between the rules of a profile.
pub(super) fn meld(
    bron: &mut Bron<'_>,
    profiel: &Interactieprofiel,
    soorten: &Berichtsoorten,
    plaatsen: &Plaatsen<'_>,
) {
    let brp = profiel.adressering == Adressering::BrpVerblijfsadres;
    let zonder_post = profiel.kanaalregel(Kanaalsoort::Post) == Kanaalregel::Verboden;
    if brp && zonder_post {
        let melding = "berichten gaan alleen naar het BRP-verblijfsadres, maar het kanaal post is verboden";
        bron.meld(&plek(plaatsen.adressering.as_ref()), Code::ProfielTegenstrijdig, melding);
    } else if profiel.terugkoppeling == Terugkoppeling::Altijd && !bereikbaar(profiel) {
        let melding = "er volgt altijd een antwoord, maar van elke weg is het gegeven of het kanaal verboden";
        bron.meld(&plek(plaatsen.terugkoppeling.as_ref()), Code::ProfielTegenstrijdig, melding);
    }
    let veilig_nodig = soorten.eis(&profiel.berichtsoort).is_some_and(|eis| eis.veilig_kanaal);
    let veilig_aanwezig =
        Kanaalsoort::ALLE.iter().any(|kanaal| profiel.kanaalregel(*kanaal) == Kanaalregel::Veilig);
    if veilig_nodig && !veilig_aanwezig {
        let melding = "deze berichtsoort vraagt een veilig kanaal, maar geen enkel kanaal is veilig";
        bron.meld(&plek(plaatsen.berichtsoort.as_ref()), Code::ProfielTegenstrijdig, melding);
    }
}

/// Whether there is a way to answer of which the data may be recorded; a forced address comes from the BRP.
fn bereikbaar(profiel: &Interactieprofiel) -> bool {
    profiel.adressering == Adressering::BrpVerblijfsadres
        || profiel.antwoordwegen().iter().any(|element| profiel.behoefte(element) != Behoefte::Verboden)
}

fn plek(veld: Option<&Veld<'_>>) -> Plek {
    veld.map_or_else(Plek::begin, Veld::waarde)
}
