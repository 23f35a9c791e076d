//! What was said with her, who saw her data, and who acts for whom (S1, S25).

use klant_core::id::PartijId;
use klant_core::regels::klantbeeld::Klantbeeldregel;
use klant_core::verwerking::Verwerkingsregel;
use klant_core::{Betrokkene, Bronsoort, Handeling, Rol, Toegang, Vertegenwoordiging};
use klant_store::vraag::klantbeeld::Keus;
use klant_store::vraag::{interactie, vertegenwoordiging};

use super::betreft;
use crate::fout::Fout;
use crate::gebruik::klantbeeld::tijdlijn;
use crate::gebruik::vertegenwoordiging::noteer;
use crate::gebruik::{Bladzijde, Tijdlijncontact, Tijdlijnplaats};
use crate::logboek::{Periode, zoek};
use crate::register::Register;

/// A contact of hers, with what she gave for that interactie.
#[derive(Clone, Debug)]
pub struct Mijnklantcontact {
    /// The contact.
    pub contact: Tijdlijncontact,
    /// Her own part in it, or parts; never those of others.
    pub opgegeven: Vec<Betrokkene>,
}

/// A page of her contacts, latest first.
#[derive(Clone, Debug)]
pub struct Mijnklantcontacten {
    /// The contacts.
    pub contacten: Vec<Mijnklantcontact>,
    /// Where the next page begins.
    pub volgende: Option<Tijdlijnplaats>,
}

impl Register {
    /// The contacts that a customer had herself, in the capacity in which she signed in (B0862). What is confidential she sees,
    /// and who acts for her does not.
    ///
    /// # Errors
    /// As [`Register::mijn`].
    pub async fn mijn_klantcontacten(
        &self,
        toegang: &Toegang,
        namens: Option<PartijId>,
        na: Option<Tijdlijnplaats>,
        aantal: u8,
    ) -> Result<Mijnklantcontacten, Fout> {
        let context = self.context_voor(toegang, Handeling::Lezen, ("mijn", "klantcontacten"))?;
        self.raadpleeg(context, move |tx, context, wie| {
            let van = betreft(tx, context, namens)?;
            let zelf = van.bron == Bronsoort::Klant;
            let regel = Klantbeeldregel::nieuw(context.toegang.zicht(), van.partij().geheimhouding, zelf);
            let keus = Keus {
                partij: van.gelezen.volgnummer,
                hoedanigheid: Rol::Klant,
                profielen: None,
                vertrouwelijk_van: None,
            };
            let (contacten, volgende) = tijdlijn(tx, &regel, &keus, na, aantal)?;
            let nummers: Vec<i64> = contacten.iter().map(|(nummer, _)| *nummer).collect();
            let mut delen = interactie::delen_van_partij(tx, &nummers, van.gelezen.volgnummer)?;
            wie.klant(van.partij().id.uuid());
            let contacten = contacten.into_iter().map(|(nummer, contact)| Mijnklantcontact {
                contact,
                opgegeven: delen.remove(&nummer).unwrap_or_default(),
            });
            Ok(Mijnklantcontacten { contacten: contacten.collect(), volgende })
        })
        .await
    }

    /// A page of what was done with the data of a customer, newest first, with the cursor of the next page.
    ///
    /// # Errors
    /// As [`Register::mijn`].
    pub async fn mijn_verwerkingen(
        &self,
        toegang: &Toegang,
        namens: Option<PartijId>,
        bladzijde: Bladzijde,
    ) -> Result<(Vec<Verwerkingsregel>, Option<i64>), Fout> {
        let context = self.context_voor(toegang, Handeling::Lezen, ("mijn", "verwerkingen"))?;
        self.raadpleeg(context, move |tx, context, wie| {
            let klant = betreft(tx, context, namens)?.gelezen.partij.id;
            wie.klant(klant.uuid());
            zoek(tx, &context.sleutels, klant, Periode::default(), bladzijde)
        })
        .await
    }

    /// The vertegenwoordigingen in which a customer acts or is acted for, oldest first.
    ///
    /// # Errors
    /// As [`Register::mijn`].
    pub async fn mijn_vertegenwoordigingen(
        &self,
        toegang: &Toegang,
        namens: Option<PartijId>,
    ) -> Result<Vec<Vertegenwoordiging>, Fout> {
        let context = self.context_voor(toegang, Handeling::Lezen, ("mijn", "vertegenwoordigingen"))?;
        self.raadpleeg(context, move |tx, context, wie| {
            let klant = betreft(tx, context, namens)?.gelezen.partij.id;
            wie.klant(klant.uuid());
            let gelezen = vertegenwoordiging::van_partij(tx, klant.uuid())?;
            let gelezen: Vec<_> = gelezen.into_iter().map(|een| een.vertegenwoordiging).collect();
            gelezen.iter().for_each(|een| noteer(een, wie));
            Ok(gelezen)
        })
        .await
    }
}
