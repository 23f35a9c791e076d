//! Whether an address that comes into question may be used.

use crate::kanaal::Kanaalsoort;
use crate::profiel::Kanaalregel;
use crate::regels::adres::is_bruikbaar;
use crate::{Code, Klant, Reden};

use super::kandidaat::{Kandidaat, Kandidaatadres};
use super::{Adresbron, Bepaalvraag};

/// What holds for every address in one question.
pub(super) struct Keuring<'a> {
    vraag: &'a Bepaalvraag<'a>,
    moet_veilig: bool,
    kenbaar_gemaakt: bool,
}

impl<'a> Keuring<'a> {
    pub(super) fn van(vraag: &'a Bepaalvraag<'a>) -> Self {
        let vertrouwelijk = vraag.interactie.klantcontacten.iter().any(|contact| contact.vertrouwelijk);
        let kenbaar_gemaakt = match vraag.klant {
            Klant::Zelfstandig(_) => false,
            Klant::Gekend(partij) => partij.kenbaarmakingen.iter().any(|gegeven| {
                gegeven.berichtsoort == *vraag.berichtsoort && gegeven.geldt_op(vraag.peildatum)
            }),
        };
        Self { vraag, moet_veilig: vertrouwelijk || vraag.eis.veilig_kanaal, kenbaar_gemaakt }
    }

    /// Why a channel may not be used, whatever the address.
    pub(super) fn bezwaar_tegen_kanaal(&self, kanaal: Kanaalsoort) -> Option<Reden> {
        let code = if kanaal == Kanaalsoort::Overig {
            Code::S18OverigKanaal
        } else {
            match self.vraag.profiel.kanaalregel(kanaal) {
                Kanaalregel::Verboden => Code::S10KanaalNietToegestaan,
                Kanaalregel::Toegestaan if self.moet_veilig => Code::S10KanaalNietVeilig,
                Kanaalregel::Toegestaan | Kanaalregel::Veilig => return None,
            }
        };
        Some(Reden::op(code, kanaal.to_string()))
    }

    /// Why this address may not be used.
    pub(super) fn bezwaar(&self, kandidaat: &Kandidaat<'_>) -> Option<Reden> {
        let kanaal = kandidaat.kanaal();
        self.bezwaar_tegen_kanaal(kanaal)
            .or_else(|| self.bezwaar_van_de_wet(kandidaat, kanaal))
            .or_else(|| self.bezwaar_tegen_adres(kandidaat))
    }

    /// A message that asks a kenbaarmaking goes electronically only with one, and then to her own address: an
    /// override is no kenbaarmaking.
    fn bezwaar_van_de_wet(&self, kandidaat: &Kandidaat<'_>, kanaal: Kanaalsoort) -> Option<Reden> {
        if !self.vraag.eis.kenbaarmaking || !kanaal.is_elektronisch() {
            return None;
        }
        let code = if !self.kenbaar_gemaakt {
            Code::S10GeenKenbaarmaking
        } else if matches!(kandidaat.bron, Adresbron::Afwijking | Adresbron::Opgegeven) {
            Code::S19AfwijkingGeenKenbaarmaking
        } else {
            return None;
        };
        Some(Reden::op(code, kanaal.to_string()))
    }

    fn bezwaar_tegen_adres(&self, kandidaat: &Kandidaat<'_>) -> Option<Reden> {
        match kandidaat.adres {
            Kandidaatadres::Post(adres) if is_bruikbaar(adres) => None,
            Kandidaatadres::Post(_) => Some(Reden::op(Code::S18Onleesbaar, Kanaalsoort::Post.to_string())),
            Kandidaatadres::Digitaal(adres) => {
                let geldt = |sinds: Option<time::Date>| sinds.is_some_and(|dag| dag <= self.vraag.peildatum);
                let code = if adres.adres.fout().is_some() {
                    Code::S18Onleesbaar
                } else if geldt(adres.beperkt_sinds) {
                    Code::S23AdresBeperkt
                } else if geldt(adres.onbestelbaar_sinds) {
                    Code::S18Onbestelbaar
                } else {
                    return None;
                };
                Some(super::verwezen::reden(code, adres.id))
            }
        }
    }
}
