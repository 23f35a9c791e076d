//! How a source is reached, as a file says it: where, by which certificates and with how much patience. The part that the
//! files of all sources share.

use std::path::Path;
use std::time::Duration;

use klant_core::Code;
use klant_core::configuratie::{Bestand, Bron, Familie, Plek, Tabel, Veld};
use rustls::crypto::ring::default_provider;
use rustls::pki_types::pem::PemObject as _;
use rustls::pki_types::{CertificateDer, PrivateKeyDer};
use rustls::sign::CertifiedKey;
use ureq::tls::{Certificate, ClientCert, PrivateKey, RootCerts, TlsConfig};

use super::is_adres;

/// The longest text in a file, in characters.
pub(super) const LANGSTE: usize = 500;

/// The faults of the file of a source.
pub(super) const FAMILIE: Familie = Familie {
    syntax: Code::KoppelingSyntax,
    sleutel_onbekend: Code::KoppelingSleutelOnbekend,
    sleutel_ontbreekt: Code::KoppelingSleutelOntbreekt,
    soort: Code::KoppelingType,
    woord_onbekend: Code::KoppelingWoordOnbekend,
    bereik: Code::KoppelingBereik,
    dubbel: Code::KoppelingDubbel,
    bestandsnaam: Code::KoppelingBestand,
};

/// The folder from which the paths in a file count.
pub(super) fn map_van(bestand: &Bestand) -> &Path {
    Path::new(&bestand.naam).parent().unwrap_or(Path::new(""))
}

/// By which certificates a source is reached, and with how much patience. It has no `Debug`: a private key is in it.
#[derive(Clone)]
pub(super) struct Bereik {
    pub(super) tls: TlsConfig,
    pub(super) tijd_per_poging: Duration,
    pub(super) tijd_totaal: Duration,
    pub(super) pogingen: u16,
    pub(super) tegelijk: u16,
}

/// The keys that say how a source is reached. None when nothing can be said; every fault stands in `bron`.
pub(super) fn bereik(bron: &mut Bron<'_>, tabel: &mut Tabel<'_>, map: &Path) -> Option<Bereik> {
    let begin = bron.aantal();
    let vertrouwd = tabel.neem("ca").map(|veld| ca(bron, &veld, map));
    let (certificaat, sleutel) = (tabel.neem("certificaat"), tabel.neem("certificaatsleutel"));
    let bewijs = match (certificaat, sleutel) {
        (None, None) => None,
        (Some(certificaat), Some(sleutel)) => Some(clientbewijs(bron, &certificaat, &sleutel, map)),
        (Some(veld), None) | (None, Some(veld)) => {
            let melding = "`certificaat` en `certificaatsleutel` horen bij elkaar";
            bron.meld(&veld.sleutel(), Code::KoppelingTegenstrijdig, melding);
            None
        }
    };
    let mut getal = |bron: &mut Bron<'_>, naam, grenzen, anders| match tabel.neem(naam) {
        None => Some(anders),
        Some(veld) => veld.getal(bron, grenzen),
    };
    let per_poging = getal(bron, "tijd_per_poging", 1..=60, 3);
    let pogingen = getal(bron, "pogingen", 1..=10, 3);
    let tegelijk = getal(bron, "tegelijk", 1..=256, 16);
    let totaal_veld = tabel.neem("tijd_totaal");
    let totaal = totaal_veld.as_ref().map_or(Some(8), |veld| veld.getal(bron, 1..=120));
    if let (Some(een), Some(alle)) = (per_poging, totaal)
        && alle < een
    {
        let melding = format!("in {alle} seconden past geen poging van {een} seconden");
        let plek = totaal_veld.map_or_else(Plek::begin, |veld| veld.waarde());
        bron.meld(&plek, Code::KoppelingTegenstrijdig, melding);
    }
    if bron.aantal() > begin {
        return None;
    }
    let wortels = vertrouwd.flatten().map_or(RootCerts::PlatformVerifier, RootCerts::from);
    let tls = TlsConfig::builder().root_certs(wortels).client_cert(bewijs.flatten()).build();
    Some(Bereik {
        tls,
        tijd_per_poging: Duration::from_secs(per_poging?.into()),
        tijd_totaal: Duration::from_secs(totaal?.into()),
        pogingen: pogingen?,
        tegelijk: tegelijk?,
    })
}

/// An address that may be asked, without a slash at its end.
pub(super) fn adres(bron: &mut Bron<'_>, veld: &Veld<'_>) -> Option<String> {
    let tekst = veld.regel(bron, LANGSTE)?;
    let goed = is_adres(&tekst) && !tekst.contains(['?', '#', '@']);
    if !goed {
        let melding =
            "hier hoort een URL met https, zonder `?`, `#` en `@`; http mag alleen naar deze machine zelf";
        bron.meld(&veld.waarde(), Code::KoppelingBereik, melding);
    }
    goed.then(|| tekst.trim_end_matches('/').to_owned())
}

/// The first line of the file that is named here: a secret does not stand between the settings.
pub(super) fn geheim(bron: &mut Bron<'_>, veld: &Veld<'_>, map: &Path) -> Option<String> {
    let inhoud = lees(bron, veld, map)?;
    let regel =
        String::from_utf8(inhoud).ok().and_then(|tekst| Some(tekst.lines().next()?.trim().to_owned()));
    let regel = regel.filter(|regel| !regel.is_empty() && !regel.contains(char::is_control));
    if regel.is_none() {
        bron.meld(
            &veld.waarde(),
            Code::KoppelingBestand,
            "de eerste regel van dit bestand is leeg of geen tekst",
        );
    }
    regel
}

fn lees(bron: &mut Bron<'_>, veld: &Veld<'_>, map: &Path) -> Option<Vec<u8>> {
    let pad = map.join(veld.regel(bron, LANGSTE)?);
    let gelezen = std::fs::read(pad).ok();
    if gelezen.is_none() {
        bron.meld(&veld.waarde(), Code::KoppelingBestand, "dit bestand is niet te lezen");
    }
    gelezen
}

/// The certificates in a file: at least one.
fn certificaten(bron: &mut Bron<'_>, veld: &Veld<'_>, map: &Path) -> Option<Vec<CertificateDer<'static>>> {
    let inhoud = lees(bron, veld, map)?;
    let gelezen: Option<Vec<_>> = CertificateDer::pem_slice_iter(&inhoud).collect::<Result<_, _>>().ok();
    let gelezen = gelezen.filter(|gelezen| !gelezen.is_empty());
    if gelezen.is_none() {
        bron.meld(&veld.waarde(), Code::KoppelingBestand, "in dit bestand staat geen certificaat (PEM)");
    }
    gelezen
}

fn ca(bron: &mut Bron<'_>, veld: &Veld<'_>, map: &Path) -> Option<Vec<Certificate<'static>>> {
    let gelezen = certificaten(bron, veld, map)?;
    Some(gelezen.iter().map(als_certificaat).collect())
}

fn als_certificaat(certificaat: &CertificateDer<'static>) -> Certificate<'static> {
    Certificate::from_der(certificaat).to_owned()
}

/// The certificate by which the other side knows us, with its key. That they belong together is looked at here: at a
/// request it would be too late.
fn clientbewijs(
    bron: &mut Bron<'_>,
    certificaat: &Veld<'_>,
    sleutel: &Veld<'_>,
    map: &Path,
) -> Option<ClientCert> {
    let keten = certificaten(bron, certificaat, map);
    let inhoud = lees(bron, sleutel, map)?;
    let gelezen = PrivateKeyDer::from_pem_slice(&inhoud).ok().zip(PrivateKey::from_pem(&inhoud).ok());
    let Some((geheim, voor_client)) = gelezen else {
        bron.meld(&sleutel.waarde(), Code::KoppelingBestand, "in dit bestand staat geen privésleutel (PEM)");
        return None;
    };
    let keten = keten?;
    if CertifiedKey::from_der(keten.clone(), geheim, &default_provider()).is_err() {
        bron.meld(&sleutel.waarde(), Code::KoppelingBestand, "deze sleutel hoort niet bij het certificaat");
        return None;
    }
    let keten: Vec<Certificate<'static>> = keten.iter().map(als_certificaat).collect();
    Some(ClientCert::new_with_certs(&keten, voor_client))
}
