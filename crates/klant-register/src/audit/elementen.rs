//! Which elements a row holds, and which differ. The values are compared and never kept.

use klant_core::waarde::Opgegeven;
use klant_core::{Adres, Element, Elementen, Keuze as _, Partij, SoortDigitaalAdres, SoortIdentificatie};
use klant_store::klantinteracties::{Rij, Tabel};
use time::Date;

/// A value, to compare with another.
#[derive(PartialEq)]
pub(crate) enum Inhoud {
    Tekst(String),
    Adres(Box<Adres>),
    Datum(Date),
    Bytes(Vec<u8>),
}

type Inhouden = Vec<(Element, Inhoud)>;

/// The elements that are in one of two with another value, or in one alone.
pub(crate) fn gewijzigd(was: &[(Element, Inhoud)], wordt: &[(Element, Inhoud)]) -> Elementen {
    let nieuw = wordt.iter().filter(|een| !was.contains(een));
    let weg = was.iter().filter(|een| !wordt.contains(een));
    nieuw.chain(weg).map(|(element, _)| *element).collect()
}

/// What a customer holds herself, without what she has as rows of their own.
pub(crate) fn van_partij(partij: &Partij) -> Vec<(Element, Inhoud)> {
    let naam = &partij.contactnaam;
    let mut inhouden = teksten([
        (Element::Voorletters, naam.voorletters.as_deref()),
        (Element::Voornaam, naam.voornaam.as_deref()),
        (Element::VoorvoegselAchternaam, naam.voorvoegsel_achternaam.as_deref()),
        (Element::Achternaam, naam.achternaam.as_deref()),
        (Element::Organisatienaam, partij.organisatienaam.as_deref()),
        (Element::Voorkeurstaal, partij.voorkeurstaal.as_ref().map(Opgegeven::tekst)),
        (Element::InterneNotitie, partij.interne_notitie.as_deref()),
    ]);
    inhouden.extend(adres(Element::Bezoekadres, partij.bezoekadres.clone()));
    inhouden.extend(adres(Element::Correspondentieadres, partij.correspondentieadres.clone()));
    inhouden
}

/// What a row as wide as the wire holds.
pub(crate) fn van_rij(rij: &Rij) -> Inhouden {
    match rij {
        Rij::Partij(k) => {
            let mut inhouden = teksten([
                (Element::Voorletters, k.voorletters.as_deref()),
                (Element::Voornaam, k.voornaam.as_deref()),
                (Element::VoorvoegselAchternaam, k.voorvoegsel_achternaam.as_deref()),
                (Element::Achternaam, k.achternaam.as_deref()),
                (Element::Organisatienaam, k.organisatienaam.as_deref()),
                (Element::Voorkeurstaal, k.voorkeurstaal.as_deref()),
                (Element::InterneNotitie, k.interne_notitie.as_deref()),
            ]);
            inhouden.extend(adres(Element::Bezoekadres, k.bezoekadres.clone()));
            inhouden.extend(adres(Element::Correspondentieadres, k.correspondentieadres.clone()));
            inhouden
        }
        Rij::Betrokkene(k) => {
            let mut inhouden = teksten([
                (Element::Voorletters, k.voorletters.as_deref()),
                (Element::Voornaam, k.voornaam.as_deref()),
                (Element::VoorvoegselAchternaam, k.voorvoegsel_achternaam.as_deref()),
                (Element::Achternaam, k.achternaam.as_deref()),
                (Element::Organisatienaam, k.organisatienaam.as_deref()),
            ]);
            inhouden.extend(adres(Element::Bezoekadres, k.bezoekadres.clone()));
            inhouden.extend(adres(Element::Correspondentieadres, k.correspondentieadres.clone()));
            inhouden
        }
        Rij::DigitaalAdres(k) => teksten([(adreselement(&k.soort), Some(&k.adres))]),
        // A ciphertext is another every time; what it is found by is not.
        Rij::PartijIdentificator(k) => {
            vec![(nummerelement(&k.code_soort_object_id), Inhoud::Bytes(k.opzoekwaarde.clone()))]
        }
        Rij::Rekeningnummer(k) => teksten([(Element::Rekeningnummer, Some(&k.iban))]),
        Rij::ContactgegevensPersoon(k) => {
            let mut inhouden = teksten([
                (Element::Voornaam, k.voornamen.as_deref()),
                (Element::VoorvoegselAchternaam, k.voorvoegsel.as_deref()),
                (Element::Achternaam, Some(&k.geslachtsnaam)),
            ]);
            inhouden.push((Element::Geboortedatum, Inhoud::Datum(k.geboortedatum)));
            inhouden.extend(adres(Element::Bezoekadres, k.adres.clone()));
            inhouden
        }
        Rij::ContactgegevensOrganisatie(k) => {
            let mut inhouden = teksten([(Element::Organisatienaam, Some(&k.handelsnaam))]);
            inhouden.extend(adres(Element::Bezoekadres, k.adres.clone()));
            inhouden
        }
        Rij::Actor(_)
        | Rij::ActorKlantcontact(_)
        | Rij::Bijlage(_)
        | Rij::Categorie(_)
        | Rij::CategorieRelatie(_)
        | Rij::InterneTaak(_)
        | Rij::Klantcontact(_)
        | Rij::Onderwerpobject(_)
        | Rij::Vertegenwoordiging(_) => Inhouden::new(),
    }
}

/// The element of a row that was removed, as far as its kind tells.
pub(crate) fn van_soort(tabel: Tabel, soort: &str) -> Elementen {
    let element = match tabel {
        Tabel::DigitaalAdres => adreselement(soort),
        Tabel::PartijIdentificator => nummerelement(soort),
        Tabel::Rekeningnummer => Element::Rekeningnummer,
        _ => return Elementen::leeg(),
    };
    Elementen::leeg().met(element)
}

fn adreselement(soort: &str) -> Element {
    SoortDigitaalAdres::van_woord(soort).map_or(Element::OverigDigitaalAdres, SoortDigitaalAdres::element)
}

fn nummerelement(soort: &str) -> Element {
    SoortIdentificatie::van_woord(soort).map_or(Element::VreemdeIdentificatie, SoortIdentificatie::element)
}

fn teksten<const N: usize>(teksten: [(Element, Option<&str>); N]) -> Inhouden {
    let gevuld = |(element, tekst): (Element, Option<&str>)| {
        tekst.filter(|tekst| !tekst.is_empty()).map(|tekst| (element, Inhoud::Tekst(tekst.to_owned())))
    };
    teksten.into_iter().filter_map(gevuld).collect()
}

fn adres(element: Element, adres: impl Into<Option<Adres>>) -> Option<(Element, Inhoud)> {
    adres.into().map(|adres| (element, Inhoud::Adres(Box::new(adres))))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn inhoud(teksten: [(Element, &str); 2]) -> Inhouden {
        super::teksten(teksten.map(|(element, tekst)| (element, Some(tekst))))
    }

    #[test]
    fn gewijzigd_is_wat_anders_is_erbij_komt_of_weg_is() {
        let was = inhoud([(Element::Voornaam, "Mina"), (Element::Achternaam, "Vries")]);
        assert!(gewijzigd(&was, &was).is_leeg());
        let wordt = inhoud([(Element::Voornaam, "Mien"), (Element::Achternaam, "Vries")]);
        assert_eq!(gewijzigd(&was, &wordt), Elementen::leeg().met(Element::Voornaam));
        let leeg = inhoud([(Element::Voornaam, ""), (Element::Organisatienaam, "Bakkerij")]);
        assert_eq!(gewijzigd(&was, &leeg).iter().count(), 3);
        assert_eq!(gewijzigd(&[], &was).iter().count(), 2);
    }
}
