//! The auditlog: does what waits for a seal get one?

use klant_register::klok::{Klok as _, Systeemklok};
use klant_store::onderzoek::Onderzoek;
use klant_store::vraag::{audit, auditzegel};
use time::Duration;

use super::{Ernst, Verslag};

const ONDERDEEL: &str = "auditlog";
/// A running server seals within seconds; who waits longer than this is not sealed.
const LANG: Duration = Duration::minutes(5);

pub(super) fn onderzoek(verslag: &mut Verslag, onderzoek: &mut Onderzoek) {
    let Some((wachtend, sinds)) = verslag.antwoord(ONDERDEEL, onderzoek.vraag(audit::wachtend)) else {
        return;
    };
    let Some(laatste) = verslag.antwoord(ONDERDEEL, onderzoek.vraag(auditzegel::laatste)) else { return };
    let nu = Systeemklok.nu();
    let (ernst, wacht) = match sinds.filter(|_| wachtend > 0) {
        Some(sinds) if nu - sinds > LANG => {
            let minuten = (nu - sinds).whole_minutes();
            let zin = format!(
                "{wachtend} regels wachten op een zegel, de oudste {minuten} minuten; draait de server?"
            );
            (Ernst::LetOp, zin)
        }
        Some(_) => (Ernst::Goed, format!("{wachtend} regels wachten even op een zegel")),
        None => (Ernst::Goed, "alles is verzegeld".to_owned()),
    };
    let zegel = match laatste {
        Some(zegel) => {
            let minuten = (nu - zegel.tijdstip.0).whole_minutes();
            format!("het laatste zegel is {minuten} minuten oud; controleer met `klant audit controleer`")
        }
        None => "er is nog geen zegel".to_owned(),
    };
    verslag.leg(ONDERDEEL, ernst, wacht);
    verslag.leg(ONDERDEEL, Ernst::Goed, zegel);
}
