//! What holds for addresses that the customer holds herself (S2).

use klant_core::profiel::Adressering;
use klant_core::regels::bepalen::te_vragen;
use klant_core::{
    Adresbron, Bronantwoord, Bronantwoorden, Code, DigitaalAdres, Gekozenadres, Klant, SoortDigitaalAdres,
};
use proptest::prelude::*;

use crate::bepalen::{antwoord, bepaald, opgeslagen, stel};
use crate::generatoren::{Geval, geval};

fn eigen(klant: &Klant) -> &[DigitaalAdres] {
    match klant {
        Klant::Gekend(partij) => &partij.digitale_adressen,
        Klant::Zelfstandig(_) => &[],
    }
}

/// Which of her addresses is asked next.
fn volgende(geval: &Geval) -> Option<DigitaalAdres> {
    let id = stel(geval, &geval.interactie, |vraag| te_vragen(vraag).map(|(id, _)| id))?;
    let zij = eigen(&geval.klant).iter().find(|adres| adres.id == id);
    Some(zij.expect("only what she holds is asked").clone())
}

/// What a source gives that may be used.
fn leesbaar(soort: SoortDigitaalAdres) -> Bronantwoord {
    Bronantwoord::Waarde(match soort {
        SoortDigitaalAdres::Email => "zwaluw@example.org".to_owned(),
        SoortDigitaalAdres::Telefoonnummer => "0687654321".to_owned(),
        SoortDigitaalAdres::Overig => panic!("never used, and so never asked"),
    })
}

proptest! {
    #[test]
    fn s2_er_wordt_niets_gevraagd_dat_het_antwoord_niet_kan_veranderen(geval in geval()) {
        let Some(adres) = volgende(&geval) else { return Ok(()) };
        let met = |antwoord| {
            let mut bronnen = geval.bronnen.clone();
            prop_assert!(bronnen.insert(adres.id, antwoord).is_none(), "it was answered already");
            Ok(Geval { bronnen, ..geval.clone() })
        };
        let wel = antwoord(&met(leesbaar(adres.adres.soort()))?);
        let niet = antwoord(&met(Bronantwoord::Ingetrokken)?);
        prop_assert_ne!(&wel, &niet);
        let gekozen = bepaald(&wel).expect("what is asked is chosen when it is given");
        let is_dit = matches!(&gekozen.adres, Gekozenadres::Digitaal { id, .. } if *id == adres.id);
        prop_assert!(is_dit, "another address was chosen");
    }

    #[test]
    fn s2_wie_vraagt_tot_er_niets_te_vragen_is_weet_genoeg(geval in geval()) {
        let mut zoals_gevraagd = Geval { bronnen: Bronantwoorden::new(), ..geval.clone() };
        let ten_hoogste = eigen(&geval.klant).iter().filter(|adres| adres.adres.verwijzing().is_some()).count();
        while let Some(adres) = volgende(&zoals_gevraagd) {
            let bron = geval.bronnen.get(&adres.id).cloned().unwrap_or(Bronantwoord::Onbereikbaar);
            prop_assert!(zoals_gevraagd.bronnen.insert(adres.id, bron).is_none(), "it was asked twice");
        }
        prop_assert!(zoals_gevraagd.bronnen.len() <= ten_hoogste);
        prop_assert_eq!(antwoord(&zoals_gevraagd), antwoord(&geval));
    }

    #[test]
    fn s11_waar_het_brp_adres_moet_wordt_haar_bron_niet_gevraagd_en_maakt_die_niet_uit(mut geval in geval()) {
        geval.profiel.adressering = Adressering::BrpVerblijfsadres;
        let zonder = Geval { bronnen: Bronantwoorden::new(), ..geval.clone() };
        prop_assert!(volgende(&zonder).is_none());
        prop_assert_eq!(antwoord(&geval), antwoord(&zonder));
        prop_assert!(bepaald(&antwoord(&geval)).is_none_or(|gekozen| gekozen.bron == Adresbron::Brp));
    }

    #[test]
    fn s23_van_wie_beperkt_of_inactief_is_wordt_niets_gevraagd(mut geval in geval(), inactief in any::<bool>()) {
        geval.bronnen.clear();
        if let Klant::Gekend(partij) = &mut geval.klant {
            if inactief { partij.actief = false } else { partij.beperkt_sinds = Some(crate::klanten::VANDAAG) }
        }
        prop_assert!(volgende(&geval).is_none());
    }

    #[test]
    fn s2_een_gekozen_adres_dat_zij_zelf_bewaart_is_wat_haar_bron_gaf(geval in geval()) {
        let besluit = antwoord(&geval);
        let Some(gekozen) = bepaald(&besluit) else { return Ok(()) };
        let verwezen =
            opgeslagen(&geval, gekozen).filter(|adres| adres.adres.verwijzing().is_some()).map(|adres| adres.id);
        prop_assert_eq!(besluit.noemt(Code::S2BijKlant), verwezen.is_some());
        if let (Some(id), Gekozenadres::Digitaal { adres, .. }) = (verwezen, &gekozen.adres) {
            let gaf = Bronantwoord::Waarde(adres.bloot().to_owned());
            prop_assert_eq!(geval.bronnen.get(&id), Some(&gaf));
            prop_assert!(matches!(gekozen.bron, Adresbron::Keuze | Adresbron::Voorkeur | Adresbron::Bekend));
        }
    }
}
