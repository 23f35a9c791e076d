//! What stands of a customer and what she brings, laid together: part by part, with what becomes of it.

use klant_core::waarde::{Formaatfout, Opgegeven};
use klant_core::{
    Adres, Bronsoort, Code, Element, Herkomst, Kenbaarmaking, Meegenomen, MeegenomenAdres, Overname,
    Overnameregel, Partij, Reden, Voorkeursdoel, mag_overnemen,
};

use super::overnemen::Overnameopdracht;
use crate::gebruik::beoordeling::adresbezwaren;
use crate::gebruik::context::Context;
use crate::gebruik::klantwijziging::Verstrekking;
use crate::opdracht::{Klantgegevens, NieuwDigitaalAdres, NieuweKlant, NieuweVoorkeur, Voorkeurskeuze};

/// The customer as she is to be, who gave what of her, and what became of each part of the document.
pub(super) struct Samengevoegd {
    pub(super) klant: NieuweKlant,
    pub(super) van: Verstrekking,
    pub(super) regels: Vec<Overnameregel>,
}

/// Lays what she brings over what stands. What the document does not mention stays.
pub(super) fn samenvoegen(context: &Context, huidig: &Partij, opdracht: &Overnameopdracht) -> Samengevoegd {
    let document = &opdracht.document;
    let van = Verstrekking {
        // What has no origin in the document is of an import; what she states in it is her own word.
        verklaart: Bronsoort::Klant,
        elementen: document.herkomst.clone(),
        wensen: document.wensen.clone(),
        ..Verstrekking::nu(context, Bronsoort::Import)
    };
    let mut samen = Samenvoeging {
        huidig,
        document,
        g: zoals_het_staat(huidig),
        van,
        regels: Vec::new(),
        plaatsen: Vec::new(),
    };
    samen.naam();
    samen.waarden();
    samen.adressen();
    samen.rekeningnummers();
    samen.voorkeuren();
    samen.kenbaarmakingen();
    samen.wensen();
    samen.beperkingen();
    samen.identificaties(opdracht.vaststelling.is_some());
    samen.g.vaststelling = opdracht.vaststelling;
    let wensen = huidig.wensen.keys().chain(document.wensen.keys()).copied().collect();
    let klant = NieuweKlant {
        profiel: opdracht.profiel.clone(),
        soort: document.soort,
        gegevens: samen.g,
        verstrekt_door: Bronsoort::Klant,
        wensen,
    };
    Samengevoegd { klant, van: samen.van, regels: samen.regels }
}

struct Samenvoeging<'a> {
    huidig: &'a Partij,
    document: &'a Meegenomen,
    g: Klantgegevens,
    van: Verstrekking,
    regels: Vec<Overnameregel>,
    /// Where each address of the document came to stand.
    plaatsen: Vec<Option<usize>>,
}

impl Samenvoeging<'_> {
    fn meld(&mut self, plaats: impl Into<String>, overname: Overname) {
        self.regels.push(Overnameregel { plaats: plaats.into(), overname, reden: None });
    }

    fn niet(&mut self, plaats: impl Into<String>, overname: Overname, code: Code) {
        let plaats = plaats.into();
        let reden = Some(Reden::op(code, plaats.clone()));
        self.regels.push(Overnameregel { plaats, overname, reden });
    }

    fn weiger(&mut self, plaats: impl Into<String>, fout: Formaatfout) {
        self.niet(plaats, Overname::Geweigerd, fout.code());
    }

    fn bron(&self, element: Element) -> Herkomst {
        self.van.elementen.get(&element).copied().unwrap_or(self.van.gewoon)
    }

    /// Whether the value that is brought takes the place of the one that stands; what becomes of it is told.
    fn komt(&mut self, element: Element, plaats: &str, staat: bool, gelijk: bool) -> bool {
        if gelijk {
            self.meld(plaats, Overname::Gelijk);
            return false;
        }
        let hier = self.huidig.herkomst.get(&element).copied();
        match mag_overnemen(self.bron(element), hier) {
            Ok(()) => {
                self.meld(plaats, if staat { Overname::Gewijzigd } else { Overname::Nieuw });
                true
            }
            Err(code) => {
                self.niet(plaats, Overname::Behouden, code);
                false
            }
        }
    }

    /// A name is one whole: half of this and half of that is nobody's name.
    fn naam(&mut self) {
        let (nieuw, hier) = (&self.document.contactnaam, &self.huidig.contactnaam);
        if nieuw.is_leeg() {
            return;
        }
        if nieuw == hier {
            return self.meld("/contactnaam", Overname::Gelijk);
        }
        // A part that goes does so by who gave the rest.
        let rest =
            nieuw.gegeven().iter().map(|element| self.bron(element)).max_by_key(|bron| (bron.door, bron.op));
        for element in hier.gegeven().iter().filter(|element| !nieuw.gegeven().bevat(*element)) {
            self.van.elementen.insert(element, rest.unwrap_or(self.van.gewoon));
        }
        let delen = [
            (Element::Voorletters, nieuw.voorletters == hier.voorletters),
            (Element::Voornaam, nieuw.voornaam == hier.voornaam),
            (Element::VoorvoegselAchternaam, nieuw.voorvoegsel_achternaam == hier.voorvoegsel_achternaam),
            (Element::Achternaam, nieuw.achternaam == hier.achternaam),
        ];
        let bezwaar = delen.into_iter().filter(|(_, gelijk)| !gelijk).find_map(|(element, _)| {
            mag_overnemen(self.bron(element), self.huidig.herkomst.get(&element).copied()).err()
        });
        match bezwaar {
            Some(code) => self.niet("/contactnaam", Overname::Behouden, code),
            None => {
                let overname = if hier.is_leeg() { Overname::Nieuw } else { Overname::Gewijzigd };
                self.g.contactnaam = nieuw.clone();
                self.meld("/contactnaam", overname);
            }
        }
    }

    fn waarden(&mut self) {
        let (document, huidig) = (self.document, self.huidig);
        if let Some(naam) = &document.organisatienaam {
            let (staat, gelijk) =
                (huidig.organisatienaam.is_some(), huidig.organisatienaam.as_ref() == Some(naam));
            if self.komt(Element::Organisatienaam, "/organisatienaam", staat, gelijk) {
                self.g.organisatienaam = Some(naam.clone());
            }
        }
        if let Some(taal) = &document.voorkeurstaal {
            let (staat, gelijk) =
                (huidig.voorkeurstaal.is_some(), huidig.voorkeurstaal.as_ref() == Some(taal));
            match (taal.fout(), taal.gelezen()) {
                (Some(fout), _) => self.weiger("/voorkeurstaal", fout),
                (None, gelezen) if self.komt(Element::Voorkeurstaal, "/voorkeurstaal", staat, gelijk) => {
                    self.g.voorkeurstaal = gelezen.cloned();
                }
                _ => {}
            }
        }
        let (bezoek, post) = (&document.bezoekadres, &document.correspondentieadres);
        let bezwaren = adresbezwaren(bezoek.as_ref(), None, "");
        if self.adres(
            Element::Bezoekadres,
            "/bezoekadres",
            huidig.bezoekadres.as_ref(),
            bezoek.as_ref(),
            bezwaren,
        ) {
            self.g.bezoekadres.clone_from(bezoek);
        }
        let (hier, bezwaren) = (huidig.correspondentieadres.as_ref(), adresbezwaren(None, post.as_ref(), ""));
        if self.adres(Element::Correspondentieadres, "/correspondentieadres", hier, post.as_ref(), bezwaren) {
            self.g.correspondentieadres.clone_from(post);
        }
    }

    fn adres(
        &mut self,
        element: Element,
        plaats: &str,
        hier: Option<&Adres>,
        nieuw: Option<&Adres>,
        bezwaren: Vec<Reden>,
    ) -> bool {
        let Some(nieuw) = nieuw else { return false };
        if bezwaren.is_empty() {
            return self.komt(element, plaats, hier.is_some(), hier == Some(nieuw));
        }
        let geweigerd = bezwaren.into_iter().map(|reden| Overnameregel {
            plaats: reden.plaats().to_owned(),
            overname: Overname::Geweigerd,
            reden: Some(reden),
        });
        self.regels.extend(geweigerd);
        false
    }

    fn adressen(&mut self) {
        for (i, nieuw) in self.document.digitale_adressen.iter().enumerate() {
            let plaats = format!("/digitaleAdressen/{i}");
            let staat = self.g.digitale_adressen.iter().position(|hier| hier.adres == nieuw.adres);
            let waar = match (nieuw.adres.fout(), staat) {
                (Some(fout), _) => {
                    self.weiger(plaats, fout);
                    None
                }
                (None, Some(waar)) => {
                    self.bekend_adres(plaats, waar, nieuw);
                    Some(waar)
                }
                (None, None) => Some(self.nieuw_adres(plaats, nieuw)),
            };
            self.plaatsen.push(waar);
        }
    }

    fn nieuw_adres(&mut self, plaats: String, nieuw: &MeegenomenAdres) -> usize {
        // Which of her addresses is the default she chose here already, when she did.
        let heeft_standaard = self
            .huidig
            .digitale_adressen
            .iter()
            .any(|hier| hier.is_standaard && hier.adres.soort() == nieuw.adres.soort());
        let waar = self.g.digitale_adressen.len();
        self.g.digitale_adressen.push(NieuwDigitaalAdres {
            id: None,
            adres: nieuw.adres.clone(),
            omschrijving: nieuw.omschrijving.clone(),
            is_standaard: nieuw.is_standaard && !heeft_standaard,
            verificatie_datum: None,
            onbestelbaar_sinds: None,
            beperkt_sinds: nieuw.beperkt_sinds,
        });
        if let Some(herkomst) = nieuw.herkomst {
            self.van.adressen.insert(waar, herkomst);
        }
        self.meld(plaats, Overname::Nieuw);
        waar
    }

    /// An address that stands here gains what was not said of it here.
    fn bekend_adres(&mut self, plaats: String, waar: usize, nieuw: &MeegenomenAdres) {
        let Some(hier) = self.g.digitale_adressen.get_mut(waar) else { return };
        let mut gewijzigd = false;
        if hier.omschrijving.is_none() && nieuw.omschrijving.is_some() {
            hier.omschrijving.clone_from(&nieuw.omschrijving);
            gewijzigd = true;
        }
        if hier.beperkt_sinds.is_none() && nieuw.beperkt_sinds.is_some() {
            hier.beperkt_sinds = nieuw.beperkt_sinds;
            gewijzigd = true;
        }
        self.meld(plaats, if gewijzigd { Overname::Gewijzigd } else { Overname::Gelijk });
    }

    fn rekeningnummers(&mut self) {
        for (i, nieuw) in self.document.rekeningnummers.iter().enumerate() {
            let plaats = format!("/rekeningnummers/{i}");
            let iban = match (nieuw.fout(), nieuw.gelezen()) {
                (Some(fout), _) => {
                    self.weiger(plaats, fout);
                    continue;
                }
                (None, Some(iban)) => iban,
                (None, None) => continue,
            };
            if self.g.rekeningnummers.contains(iban) {
                self.meld(plaats, Overname::Gelijk);
            } else if self.komt(Element::Rekeningnummer, &plaats, false, false) {
                self.g.rekeningnummers.push(iban.clone());
            }
        }
    }

    fn voorkeuren(&mut self) {
        for (i, nieuw) in self.document.voorkeuren.iter().enumerate() {
            let plaats = format!("/voorkeuren/{i}");
            let waar = nieuw.adres.map(|adres| self.plaatsen.get(adres).copied().flatten());
            let doel = match waar {
                None => Voorkeurskeuze::Post,
                Some(Some(waar)) => Voorkeurskeuze::Plaats(waar),
                Some(None) => {
                    self.niet(plaats, Overname::Geweigerd, Code::DigitaalAdresOnbekend);
                    continue;
                }
            };
            let hier = self.huidig.voorkeuren.iter().find(|hier| hier.berichtsoort == nieuw.berichtsoort);
            match hier.map(|hier| hier.doel) {
                None => {
                    self.g.voorkeuren.push(NieuweVoorkeur { berichtsoort: nieuw.berichtsoort.clone(), doel });
                    self.meld(plaats, Overname::Nieuw);
                }
                Some(hier) if self.is_doel(hier, &doel) => self.meld(plaats, Overname::Gelijk),
                Some(_) => self.niet(plaats, Overname::Behouden, Code::MeenemenStaatAl),
            }
        }
    }

    fn is_doel(&self, hier: Voorkeursdoel, doel: &Voorkeurskeuze) -> bool {
        match (hier, doel) {
            (Voorkeursdoel::Post, Voorkeurskeuze::Post) => true,
            (Voorkeursdoel::DigitaalAdres(id), Voorkeurskeuze::Plaats(waar)) => {
                self.g.digitale_adressen.get(*waar).is_some_and(|adres| adres.id == Some(id))
            }
            _ => false,
        }
    }

    /// A statement stays what it was on its day; that she took it back holds wherever she said so.
    fn kenbaarmakingen(&mut self) {
        for (i, nieuw) in self.document.kenbaarmakingen.iter().enumerate() {
            let dezelfde = |hier: &&mut Kenbaarmaking| {
                hier.berichtsoort == nieuw.berichtsoort && hier.gegeven_op == nieuw.gegeven_op
            };
            let overname = match self.g.kenbaarmakingen.iter_mut().find(dezelfde) {
                Some(hier) if hier.ingetrokken_op.is_none() && nieuw.ingetrokken_op.is_some() => {
                    hier.ingetrokken_op = nieuw.ingetrokken_op;
                    Overname::Gewijzigd
                }
                Some(_) => Overname::Gelijk,
                None => {
                    self.g.kenbaarmakingen.push(nieuw.clone());
                    Overname::Nieuw
                }
            };
            self.meld(format!("/kenbaarmakingen/{i}"), overname);
        }
    }

    fn wensen(&mut self) {
        for (i, element) in self.document.wensen.keys().enumerate() {
            let staat = self.huidig.wensen.contains_key(element);
            self.meld(format!("/wensen/{i}"), if staat { Overname::Gelijk } else { Overname::Nieuw });
        }
    }

    /// What keeps data in is never loosened by what is brought.
    fn beperkingen(&mut self) {
        if let Some(nieuw) = self.document.geheimhouding {
            match self.huidig.geheimhouding {
                Some(hier) if hier == nieuw => self.meld("/geheimhouding", Overname::Gelijk),
                Some(true) => self.niet("/geheimhouding", Overname::Behouden, Code::MeenemenStaatAl),
                hier => {
                    self.g.geheimhouding = Some(nieuw);
                    let overname = if hier.is_some() { Overname::Gewijzigd } else { Overname::Nieuw };
                    self.meld("/geheimhouding", overname);
                }
            }
        }
        if let Some(nieuw) = self.document.beperkt_sinds {
            match self.huidig.beperkt_sinds {
                Some(hier) if hier == nieuw => self.meld("/beperktSinds", Overname::Gelijk),
                Some(_) => self.niet("/beperktSinds", Overname::Behouden, Code::MeenemenStaatAl),
                None => {
                    self.g.beperkt_sinds = Some(nieuw);
                    self.meld("/beperktSinds", Overname::Nieuw);
                }
            }
        }
    }

    /// Who she is has to be established here.
    fn identificaties(&mut self, vastgesteld: bool) {
        for (i, nieuw) in self.document.identificaties.iter().enumerate() {
            let plaats = format!("/identificaties/{i}");
            if self.g.identificaties.contains(nieuw) {
                self.meld(plaats, Overname::Gelijk);
            } else if vastgesteld {
                self.g.identificaties.push(nieuw.clone());
                self.meld(plaats, Overname::Nieuw);
            } else {
                self.niet(plaats, Overname::Geweigerd, Code::S24GeenVaststelling);
            }
        }
    }
}

/// Her data as they stand, as a change that changes nothing.
fn zoals_het_staat(huidig: &Partij) -> Klantgegevens {
    let voorkeur = |een: &klant_core::Voorkeur| NieuweVoorkeur {
        berichtsoort: een.berichtsoort.clone(),
        doel: match een.doel {
            Voorkeursdoel::Post => Voorkeurskeuze::Post,
            Voorkeursdoel::DigitaalAdres(id) => Voorkeurskeuze::Id(id),
        },
    };
    Klantgegevens {
        contactnaam: huidig.contactnaam.clone(),
        organisatienaam: huidig.organisatienaam.clone(),
        actief: huidig.actief,
        geheimhouding: huidig.geheimhouding,
        beperkt_sinds: huidig.beperkt_sinds,
        voorkeurstaal: huidig.voorkeurstaal.as_ref().and_then(Opgegeven::gelezen).cloned(),
        bezoekadres: huidig.bezoekadres.clone(),
        correspondentieadres: huidig.correspondentieadres.clone(),
        interne_notitie: huidig.interne_notitie.clone(),
        digitale_adressen: huidig.digitale_adressen.iter().map(NieuwDigitaalAdres::ongewijzigd).collect(),
        rekeningnummers: huidig
            .rekeningnummers
            .iter()
            .filter_map(|een| een.iban.gelezen())
            .cloned()
            .collect(),
        identificaties: huidig.identificatoren.iter().map(|een| een.identificatie.clone()).collect(),
        vaststelling: None,
        voorkeuren: huidig.voorkeuren.iter().map(voorkeur).collect(),
        kenbaarmakingen: huidig.kenbaarmakingen.clone(),
    }
}
