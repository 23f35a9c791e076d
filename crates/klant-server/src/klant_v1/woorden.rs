//! The closed lists of words, as schemas of the OpenAPI document.

use std::borrow::Cow;

use klant_core::Keuze;
use klant_core::profiel::{Adressering, Behoefte, Kanaalregel, Terugkoppeling};
use klant_core::verwerking::{Betrokkenesoort, Verwerkingsstatus};
use klant_core::{
    Adresbron, Bronsoort, BrpAdressoort, Element, Grond, Kanaalsoort, Middel, Niveau, Oordeel, Overname, Rol,
    SoortActor, SoortDigitaalAdres, SoortIdentificatie, SoortPartij, Taakstatus,
};
use utoipa::openapi::RefOr;
use utoipa::openapi::schema::{ObjectBuilder, Schema, Type};
use utoipa::{PartialSchema, ToSchema};

use crate::meenemen::Vorm;

macro_rules! woorden {
    ($( $woord:ident: $keuze:ty, $naam:literal, $omschrijving:literal; )+) => { $(
        #[doc = $omschrijving]
        pub(crate) enum $woord {}

        impl PartialSchema for $woord {
            fn schema() -> RefOr<Schema> {
                lijst::<$keuze>($omschrijving)
            }
        }

        impl ToSchema for $woord {
            fn name() -> Cow<'static, str> {
                Cow::Borrowed($naam)
            }
        }
    )+ };
}

fn lijst<K: Keuze>(omschrijving: &str) -> RefOr<Schema> {
    let woorden = K::ALLE.iter().map(|lid| lid.woord());
    ObjectBuilder::new()
        .schema_type(Type::String)
        .enum_values(Some(woorden))
        .description(Some(omschrijving))
        .build()
        .into()
}

woorden! {
    AdresbronWoord: Adresbron, "Adresbron", "Waar een gekozen adres vandaan komt.";
    AdresseringWoord: Adressering, "Adressering", "Naar welk adres een bericht moet.";
    BehoefteWoord: Behoefte, "Behoefte", "Wat een interactieprofiel over een klantgegeven zegt.";
    BetrokkenesoortWoord: Betrokkenesoort, "Betrokkenesoort", "Wat voor kenmerk zegt wiens gegevens zijn verwerkt.";
    BronsoortWoord: Bronsoort, "Bronsoort", "Wie een gegeven heeft verstrekt.";
    BrpAdressoortWoord: BrpAdressoort, "BrpAdressoort", "Soort verblijfsadres in de Basisregistratie Personen.";
    ElementWoord: Element, "Element", "Een soort klantgegeven.";
    GrondWoord: Grond, "Grond", "De grond van een vertegenwoordiging.";
    KanaalregelWoord: Kanaalregel, "Kanaalregel", "Wat een interactieprofiel over een kanaal zegt.";
    KanaalsoortWoord: Kanaalsoort, "Kanaalsoort", "Een soort kanaal.";
    MiddelWoord: Middel, "Middel", "Waarmee een identiteit is vastgesteld.";
    NiveauWoord: Niveau, "Niveau", "Hoe zeker een identiteit is vastgesteld.";
    OordeelWoord: Oordeel, "Oordeel", "De uitkomst van toetsen en vastleggen.";
    OvernameWoord: Overname, "Overname", "Wat er met een deel van een meeneemdocument gebeurt.";
    RolWoord: Rol, "Rol", "De rol van een betrokkene.";
    SoortActorWoord: SoortActor, "SoortActor", "Een soort actor.";
    SoortDigitaalAdresWoord: SoortDigitaalAdres, "SoortDigitaalAdres", "Een soort digitaal adres.";
    SoortIdentificatieWoord: SoortIdentificatie, "SoortIdentificatie", "Een soort identificatie.";
    SoortPartijWoord: SoortPartij, "SoortPartij", "Een soort klant.";
    TaakstatusWoord: Taakstatus, "Taakstatus", "De stand van een interne taak.";
    TerugkoppelingWoord: Terugkoppeling, "Terugkoppeling", "Wanneer de klant antwoord krijgt.";
    VormWoord: Vorm, "Vorm", "De vorm waarin iets wordt gegeven.";
    VerwerkingsstatusWoord: Verwerkingsstatus, "Verwerkingsstatus", "Hoe een verwerking eindigde; een weigering is onbepaald.";
}
