//! Every code by which Klant refuses, chooses or explains, in one place.
//!
//! A code is `regel.fout`: the regel is a statement of the principles (S1 to S25) or the name of a format. Codes are
//! part of the public interface: API, CLI and documentation use the same, and none is ever renamed.

use std::fmt;

macro_rules! codes {
    ($( $(#[$section:meta])* $variant:ident = $code:literal, $sentence:literal; )+) => {
        /// A stable code with its Dutch sentence.
        ///
        /// ```
        /// use klant_core::Code;
        /// assert_eq!(Code::BsnElfproef.code(), "bsn.elfproef");
        /// assert!(Code::BsnElfproef.zin().ends_with('.'));
        /// ```
        #[derive(Clone, Copy, PartialEq, Eq, Hash, Debug, PartialOrd, Ord)]
        #[non_exhaustive]
        pub enum Code {
            $( #[doc = concat!("`", $code, "`: ", $sentence)] $(#[$section])* $variant, )+
        }

        impl Code {
            /// Every code that exists, in the order of this page.
            pub const ALLE: &'static [Self] = &[ $( Self::$variant, )+ ];

            /// The code as API, CLI and documentation show it.
            #[must_use]
            pub const fn code(self) -> &'static str {
                match self { $( Self::$variant => $code, )+ }
            }

            /// A Dutch sentence that a civil servant can read aloud.
            #[must_use]
            pub const fn zin(self) -> &'static str {
                match self { $( Self::$variant => $sentence, )+ }
            }
        }
    };
}

codes! {
    // --- formats: identifying numbers ---
    BsnLengte = "bsn.lengte", "Een burgerservicenummer heeft negen cijfers.";
    BsnElfproef = "bsn.elfproef", "Dit burgerservicenummer is niet geldig: het voldoet niet aan de elfproef.";
    BsnCijfers = "bsn.cijfers", "Een burgerservicenummer bestaat alleen uit cijfers.";
    RsinCijfers = "rsin.cijfers", "Een RSIN bestaat alleen uit cijfers.";
    RsinLengte = "rsin.lengte", "Een RSIN heeft negen cijfers.";
    RsinElfproef = "rsin.elfproef", "Dit RSIN is niet geldig: het voldoet niet aan de elfproef.";
    KvkCijfers = "kvk.cijfers", "Een KVK-nummer bestaat alleen uit cijfers.";
    KvkLengte = "kvk.lengte", "Een KVK-nummer heeft acht cijfers.";
    VestigingsnummerCijfers = "vestigingsnummer.cijfers", "Een vestigingsnummer bestaat alleen uit cijfers.";
    VestigingsnummerLengte = "vestigingsnummer.lengte", "Een vestigingsnummer heeft twaalf cijfers.";
    EidasFormaat = "eidas.formaat", "Een eIDAS-identificatie bestaat uit twee landcodes en een kenmerk, gescheiden door schuine strepen.";
    LeiFormaat = "lei.formaat", "Een LEI heeft twintig hoofdletters en cijfers en eindigt op twee cijfers.";
    LeiControlegetal = "lei.controlegetal", "Deze LEI is niet geldig: het controlegetal klopt niet.";
    VreemdnummerFormaat = "vreemdnummer.formaat", "Een nummer uit een ander register heeft 1 tot 200 leesbare tekens.";

    // --- formats: ways to reach someone, places, languages, accounts ---
    EmailFormaat = "email.formaat", "Dit is geen geldig e-mailadres.";
    TelefoonFormaat = "telefoon.formaat", "Dit is geen geldig telefoonnummer; begin een buitenlands nummer met een plus en de landcode.";
    TelefoonServicenummer = "telefoon.servicenummer", "Dit is een servicenummer; daarop is een klant niet te bereiken.";
    PostcodeFormaat = "postcode.formaat", "Een Nederlandse postcode heeft vier cijfers en twee letters.";
    NummeraanduidingFormaat = "nummeraanduiding.formaat", "De identificatie van een nummeraanduiding in de BAG heeft zestien cijfers.";
    LandOnbekend = "land.onbekend", "Deze landcode bestaat niet; gebruik twee hoofdletters volgens ISO 3166-1.";
    TaalOnbekend = "taal.onbekend", "Deze taalcode is niet bekend; gebruik een code uit ISO 639.";
    IbanFormaat = "iban.formaat", "Een IBAN heeft een landcode, een controlegetal van twee cijfers en een rekeningnummer.";
    IbanControlegetal = "iban.controlegetal", "Deze IBAN is niet geldig: het controlegetal klopt niet.";
    BicFormaat = "bic.formaat", "Een BIC heeft acht of elf letters en cijfers.";
    VerwijzingFormaat = "verwijzing.formaat", "Een verwijzing is een https-adres van ten hoogste 500 tekens, zonder naam of wachtwoord erin.";

    VestigingsnummerZonderKvk = "vestigingsnummer.zonder_kvk", "Een vestigingsnummer is alleen uniek onder zijn KVK-nummer; noem dat erbij.";
    // --- rules: what may be written down (S12 to S15, S24) ---
    S1MindereHerkomst = "S1.mindere_herkomst", "Dit gegeven heeft de klant zelf opgegeven; een gegeven van een andere bron vervangt het niet.";
    S1WoordVanKlant = "S1.woord_van_klant", "Dit kan alleen de klant zelf zeggen, of iemand namens haar.";
    S12Nodig = "S12.nodig", "Dit gegeven is nodig voor deze interactie.";
    S12Toegestaan = "S12.toegestaan", "Alle opgegeven gegevens mogen voor deze interactie worden vastgelegd.";
    S12Wens = "S12.wens", "Dit gegeven wordt vastgelegd omdat de klant dat wenst.";
    S12Overtollig = "S12.overtollig", "Dit gegeven is voor deze interactie niet nodig en mag niet worden vastgelegd.";
    S12AlleenOpWens = "S12.alleen_op_wens", "Dit gegeven mag alleen worden vastgelegd als de klant dat zelf wenst.";
    S12Ontbreekt = "S12.ontbreekt", "Dit gegeven is nodig voor deze interactie en ontbreekt.";
    S12NietVerplichtStellen = "S12.niet_verplicht_stellen", "Dit gegeven mag worden gevraagd, maar niet verplicht worden gesteld.";
    S13GeenGegevens = "S13.geen_gegevens", "Deze interactie kan zonder klantgegevens worden vastgelegd.";
    S13NietVastgelegd = "S13.niet_vastgelegd", "Een anoniem contact zonder vervolg wordt bij dit soort interactie niet vastgelegd.";
    S14Genoeg = "S14.genoeg", "De opgegeven gegevens zijn genoeg om de klant op de hoogte te houden.";
    S14GeenKanaal = "S14.geen_kanaal", "De klant wil bericht krijgen, maar er is geen telefoonnummer, e-mailadres of postadres om dat te doen.";
    S15Overtollig = "S15.overtollig", "Dit identificerende gegeven is voor deze interactie niet nodig en mag niet worden vastgelegd.";
    S15IdentificatieVereist = "S15.identificatie_vereist", "Voor deze interactie is dit identificerende gegeven nodig en het ontbreekt.";
    S24Toegestaan = "S24.toegestaan", "De identificerende gegevens mogen worden vastgelegd.";
    S24GeenRecht = "S24.geen_recht", "Wie dit vastlegt, heeft niet het recht om identificerende gegevens vast te leggen.";
    S24NiveauTeLaag = "S24.niveau_te_laag", "De identiteit is niet zeker genoeg vastgesteld om dit gegeven vast te leggen.";
    S24AndereHoedanigheid = "S24.andere_hoedanigheid", "In deze hoedanigheid mag alleen de identificatie van degene voor wie wordt gehandeld worden vastgelegd.";
    S24GeenVaststelling = "S24.geen_vaststelling", "Een identificerend gegeven kan niet worden vastgelegd zonder te zeggen hoe de identiteit is vastgesteld.";

    // --- rules: addresses as given (S9, S21) ---
    S9DubbeleAdresvorm = "S9.dubbele_adresvorm", "Een adres is opgegeven in meer dan een vorm; kies de nummeraanduiding, de losse velden of de adresregels.";
    S9Onvolledig = "S9.onvolledig", "Dit adres is niet volledig: een straat met huisnummer en een postcode of plaats zijn nodig.";
    S9PostbusGeenBezoekadres = "S9.postbus_geen_bezoekadres", "Een postbus kan niet worden bezocht.";
    S21LandOntbreekt = "S21.land_ontbreekt", "Een adres in regels heeft een land nodig.";
    S21NederlandsAdresElders = "S21.nederlands_adres_elders", "Een Nederlands adres kan niet in een ander land liggen.";

    // --- rules: the klantbeeld, and what is withheld (S16, S25) ---
    S16NietAangehaakt = "S16.niet_aangehaakt", "Van deze klant is de identiteit nog niet vastgesteld; zij heeft geen klantbeeld.";
    S16AndereHoedanigheid = "S16.andere_hoedanigheid", "Deze contacten had de klant in een andere hoedanigheid.";
    S16NietNodig = "S16.niet_nodig", "Dit klantgegeven is voor een klantbeeld niet nodig.";
    S25NietVerstrekt = "S25.niet_verstrekt", "Dit klantgegeven wordt voor dit doel niet verstrekt.";
    S25BuitenBereik = "S25.buiten_bereik", "Deze contacten gaan over iets waarvoor dit doel niet geldt.";
    S25Vertrouwelijk = "S25.vertrouwelijk", "De inhoud van dit contact is vertrouwelijk en alleen voor de afdeling die het vastlegde.";
    S25ZoekenNietToegestaan = "S25.zoeken_niet_toegestaan", "Op dit klantgegeven mag voor dit doel niet worden gezocht.";
    S25VertegenwoordigingBeeindigd = "S25.vertegenwoordiging_beeindigd", "De vertegenwoordiging geldt op deze dag niet.";
    S25VertegenwoordigingOmvang = "S25.vertegenwoordiging_omvang", "De vertegenwoordiging strekt zich hier niet toe uit.";
    S25Geheimhouding = "S25.geheimhouding", "De klant wil dat haar gegevens niet buiten de gemeente komen.";

    // --- rules: erasure within retention (S4, S5) ---
    S4MagWeg = "S4.mag_weg", "Dit gegeven mag weg: geen zaak heeft het nog nodig.";
    S4OpenTaak = "S4.open_taak", "Er staat nog een taak open waarvoor dit gegeven nodig is.";
    S4OpenTaakGevolg = "S4.open_taak_gevolg", "Er staat nog een taak open; wie haar uitvoert vindt dit gegeven niet meer.";
    S4RestBlijft = "S4.rest_blijft", "De klant zelf gaat weg zodra er niets meer van haar wordt bewaard.";
    S5Bewaartermijn = "S5.bewaartermijn", "Een zaak heeft dit gegeven nodig tot haar bewaartermijn voorbij is.";
    S5ZaakOpen = "S5.zaak_open", "Een zaak heeft dit gegeven nodig; tot wanneer is nog niet bekend.";
    S5Blijvend = "S5.blijvend", "Een zaak die blijvend wordt bewaard heeft dit gegeven nodig.";
    S5ZaakZonderTermijn = "S5.zaak_zonder_termijn", "Een zaak heeft dit gegeven nodig; zij is gesloten, maar tot wanneer zij wordt bewaard is niet vastgelegd.";
    S5ZaakOnbekend = "S5.zaak_onbekend", "Een zaak heeft dit gegeven nodig, maar het zaakregister kent haar niet; daarom blijft het staan.";
    S5ZaakOnbereikbaar = "S5.zaak_onbereikbaar", "Een zaak heeft dit gegeven nodig; het zaakregister was niet te bereiken, en daarom blijft het staan.";
    S5InteractieOpen = "S5.interactie_open", "De interactie waarin dit contact plaatsvond is nog open.";
    S5InteractieTermijn = "S5.interactie_termijn", "Contacten van deze soort worden na het sluiten nog enige tijd bewaard.";
    S5ZonderTermijn = "S5.zonder_termijn", "Voor dit contact is geen bewaartermijn ingesteld; het blijft staan tot dat is gebeurd.";

    // --- rules: re-use (S17) ---
    S17Aangehaakt = "S17.aangehaakt", "Deze klant is bekend en kan bij meer interacties betrokken zijn.";
    S17InOpbouw = "S17.in_opbouw", "Van deze klant is de identiteit nog niet vastgesteld; zij kan wel bij meer interacties betrokken zijn.";
    S17ZelfdeInteractie = "S17.zelfde_interactie", "De gegevens van deze klant worden binnen dezelfde interactie gebruikt.";
    S17ZelfstandigeKlant = "S17.zelfstandige_klant", "Gegevens van een zelfstandige klant gelden alleen in de interactie waarin zij zijn gegeven.";

    // --- rules: how the customer may be reached (S2, S8 to S11, S18, S19) ---
    S2BijKlant = "S2.bij_klant", "De klant bewaart dit adres zelf; het is nu bij haar bron gevraagd en wordt hier niet bewaard.";
    S2Ingetrokken = "S2.ingetrokken", "De klant bewaart dit adres zelf en heeft haar toestemming om het op te vragen ingetrokken.";
    S2BronOnbereikbaar = "S2.bron_onbereikbaar", "De klant bewaart dit adres zelf; de bron die zij noemde is nu niet te bevragen.";
    S2BronOnbekend = "S2.bron_onbekend", "De klant bewaart dit adres zelf, maar de bron die zij noemde kent de verwijzing niet.";
    S10GevraagdKanaal = "S10.gevraagd_kanaal", "Dit kanaal is gevraagd; een ander kanaal wordt niet in de plaats gesteld.";
    S10KanaalNietToegestaan = "S10.kanaal_niet_toegestaan", "Dit kanaal mag voor deze interactie niet worden gebruikt.";
    S10KanaalNietVeilig = "S10.kanaal_niet_veilig", "Dit kanaal is niet veilig genoeg voor dit bericht.";
    S10GeenKenbaarmaking = "S10.geen_kenbaarmaking", "De klant heeft niet kenbaar gemaakt voor dit soort bericht elektronisch bereikbaar te zijn.";
    S10Kenbaarmaking = "S10.kenbaarmaking", "De klant heeft kenbaar gemaakt voor dit soort bericht elektronisch bereikbaar te zijn.";
    S11BrpAdres = "S11.brp_adres", "Deze interactie vereist het verblijfsadres uit de Basisregistratie Personen.";
    S11GeenBsn = "S11.geen_bsn", "Deze interactie vereist het adres uit de Basisregistratie Personen, maar van deze klant is geen burgerservicenummer bekend.";
    S11GeenBrpAdres = "S11.geen_brp_adres", "Deze interactie vereist het adres uit de Basisregistratie Personen, maar daar is geen verblijfsadres bekend.";
    S11NietInBrp = "S11.niet_in_brp", "Deze interactie vereist het adres uit de Basisregistratie Personen, maar met dit burgerservicenummer staat daar niemand.";
    S11VerblijfplaatsOnbekend = "S11.verblijfplaats_onbekend", "Deze interactie vereist het adres uit de Basisregistratie Personen, maar daar is niet bekend waar deze persoon verblijft.";
    S11NietOpAdres = "S11.niet_op_adres", "Deze interactie vereist het adres uit de Basisregistratie Personen, maar daar is vastgesteld dat deze persoon niet meer op het ingeschreven adres verblijft.";
    S11Overleden = "S11.overleden", "Volgens de Basisregistratie Personen is deze persoon overleden.";
    S11Opgeschort = "S11.opgeschort", "Deze interactie vereist het adres uit de Basisregistratie Personen, maar daar worden de gegevens van deze persoon niet meer bijgehouden.";
    S11InOnderzoek = "S11.in_onderzoek", "Dit adres is in de Basisregistratie Personen in onderzoek en kan onjuist zijn.";
    S11Geheimhouding = "S11.geheimhouding", "Voor deze persoon geldt in de Basisregistratie Personen geheimhouding; geef dit adres niet aan derden.";
    S11BronOnbereikbaar = "S11.bron_onbereikbaar", "Deze interactie vereist het adres uit de Basisregistratie Personen, maar die is nu niet bereikbaar.";
    S11AnderKanaal = "S11.ander_kanaal", "Deze interactie gaat per post naar het adres uit de Basisregistratie Personen; het gevraagde kanaal kan niet.";
    S11Opzijgezet = "S11.opzijgezet", "Voor deze interactie opgegeven contactgegevens zijn niet gebruikt, omdat het adres uit de Basisregistratie Personen verplicht is.";
    S18Voorkeur = "S18.voorkeur", "Zo heeft de klant aangegeven het liefst bereikt te worden.";
    S18Bekend = "S18.bekend", "Dit eigen adres van de klant past bij het kanaal van het contact of mag worden gebruikt.";
    S18KlantInactief = "S18.klant_inactief", "Deze klant is niet meer actief en wordt niet benaderd.";
    S18Onbestelbaar = "S18.onbestelbaar", "Een bericht aan dit adres kon niet worden bezorgd.";
    S18Onleesbaar = "S18.onleesbaar", "Dit adres is niet bruikbaar zoals het is opgegeven.";
    S18OverigKanaal = "S18.overig_kanaal", "Dit soort adres wordt niet gebruikt om een klant te bereiken.";
    S18GeenAdres = "S18.geen_adres", "Er is geen toegestaan adres om deze klant te bereiken.";
    S19Afwijking = "S19.afwijking", "Voor deze interactie heeft de klant andere contactgegevens opgegeven.";
    S19Keuze = "S19.keuze", "Voor deze interactie heeft de klant dit eigen adres gekozen.";
    S19Opgegeven = "S19.opgegeven", "De klant heeft dit adres voor deze interactie opgegeven.";
    S19AfwijkingGeenKenbaarmaking = "S19.afwijking_geen_kenbaarmaking", "Een adres dat alleen voor deze interactie is opgegeven, is geen kenbaarmaking.";
    S23DoelNietToegestaan = "S23.doel_niet_toegestaan", "Voor dit doel is geen toegang verleend.";
    S23GeenMachtiging = "S23.geen_machtiging", "Zonder machtiging is hier geen toegang.";
    S25GeenRecht = "S25.geen_recht", "Wie dit vraagt, is daartoe niet gemachtigd.";
    S23Beperkt = "S23.beperkt", "De verwerking van gegevens van deze klant is beperkt.";
    S23AdresBeperkt = "S23.adres_beperkt", "Het gebruik van dit adres is beperkt.";

    // --- state and references ---
    InteractieGesloten = "interactie.gesloten", "Deze interactie is gesloten.";
    InteractieOpenTaak = "interactie.open_taak", "Deze interactie heeft nog een taak die niet is afgehandeld.";
    InteractieSluitbaar = "interactie.sluitbaar", "De interactie kan worden gesloten.";
    InteractieVraagOnduidelijk = "interactie.vraag_onduidelijk", "Bij deze interactie is meer dan een klant betrokken; noem de klant of de betrokkene.";
    InteractieGeenKlant = "interactie.geen_klant", "Bij deze interactie is geen klant vastgelegd.";
    KlantOnbekend = "klant.onbekend", "Deze klant bestaat niet in het register.";
    VoorstelElement = "voorstel.element", "Voor dit gegeven kan geen voorstel worden gedaan.";
    VoorstelTeVeel = "voorstel.te_veel", "Er staan voor deze klant al te veel voorstellen open.";
    KlantMeervoudig = "klant.meervoudig", "Er is meer dan één klant met deze identificatie; noem haar uuid.";
    VertegenwoordigingZelf = "vertegenwoordiging.zelf", "Niemand vertegenwoordigt zichzelf.";
    VertegenwoordigingPeriode = "vertegenwoordiging.periode", "Een vertegenwoordiging eindigt niet voordat zij begint.";
    VertegenwoordigingOmvang = "vertegenwoordiging.omvang", "De omvang noemt een interactieprofiel of berichtsoort die niet bestaat.";
    WissenOmvang = "wissen.omvang", "Zeg wat er weg moet: alles, of gegevens, adressen en klantcontacten bij naam.";
    WissenPlan = "wissen.plan_veranderd", "Het plan is veranderd sinds het is getoond; vraag het opnieuw op.";
    MeenemenFormaat = "meenemen.formaat", "Dit is geen meeneemdocument van Klant.";
    MeenemenVersie = "meenemen.versie", "Deze versie van het meeneemdocument wordt hier niet gelezen.";
    MeenemenControlegetal = "meenemen.controlegetal", "Het controlegetal klopt niet: het meeneemdocument is veranderd of niet volledig.";
    MeenemenToekomst = "meenemen.toekomst", "Dit gegeven kan niet in de toekomst zijn gegeven.";
    MeenemenSoort = "meenemen.soort", "Deze klant is hier van een andere soort.";
    MeenemenOnleesbaar = "meenemen.onleesbaar", "Van deze klant staat hier een gegeven dat niet te lezen is; verbeter dat eerst.";
    MeenemenOuder = "meenemen.ouder", "De klant heeft hier later iets anders opgegeven; dat blijft staan.";
    MeenemenStaatAl = "meenemen.staat_al", "De klant heeft hierover hier al iets anders gezegd; dat blijft staan.";
    BewaarplichtBetreft = "bewaarplicht.betreft", "Een bewaarplicht noemt een klant met haar gegevens, of een klantcontact.";
    BewaarplichtTermijn = "bewaarplicht.termijn", "Een bewaarplicht heeft een laatste dag of is blijvend, niet allebei.";
    BewaarplichtDatum = "bewaarplicht.datum", "De laatste dag van een bewaarplicht ligt niet in het verleden.";
    BewaarplichtZaak = "bewaarplicht.zaak", "Een bewaarplicht noemt de zaak die de gegevens nodig heeft, in 1 tot 1000 tekens.";
    BewaarplichtKlantcontact = "bewaarplicht.klantcontact", "Dit klantcontact bestaat niet in het register.";
    BewaarplichtVraag = "bewaarplicht.vraag", "Noem de zaak of de klant waarvan de bewaarplichten worden gevraagd.";
    BewaarplichtVast = "bewaarplicht.vast", "Van een bewaarplicht liggen de zaak en wie of wat zij betreft vast.";
    BewaarplichtDubbel = "bewaarplicht.dubbel", "Voor deze zaak staat al een bewaarplicht op deze gegevens.";
    VertegenwoordigingDubbel = "vertegenwoordiging.dubbel", "Deze klant vertegenwoordigt de andere al.";
    CursorFormaat = "cursor.formaat", "Dit is geen `volgende` van een vorige bladzijde.";
    IdentificatieDubbel = "identificatie.dubbel", "Deze identificatie is twee keer genoemd.";
    KlantDubbel = "klant.dubbel", "Er is al een klant met deze identificatie.";
    KlantNaamvorm = "klant.naamvorm", "Een organisatie heeft een organisatienaam en geen contactnaam; een persoon andersom.";
    BetrokkeneOnbekend = "betrokkene.onbekend", "Deze betrokkene hoort niet bij deze interactie.";
    BetrokkeneNietDeKlant = "betrokkene.niet_de_klant", "De genoemde betrokkene is niet de genoemde klant.";
    DigitaalAdresOnbekend = "digitaalAdres.onbekend", "Dit digitale adres is niet van deze klant.";
    DigitaalAdresLeeg = "digitaalAdres.leeg", "Een digitaal adres mag niet leeg zijn.";
    ActorOnbekend = "actor.onbekend", "Deze actor bestaat niet in het register.";
    KlantcontactToekomst = "klantcontact.toekomst", "Een klantcontact kan niet in de toekomst hebben plaatsgevonden.";
    KlantcontactOnbekend = "klantcontact.onbekend", "Dit klantcontact hoort niet bij deze interactie.";
    ProfielOnbekend = "profiel.onbekend", "Dit interactieprofiel bestaat niet.";
    BerichtsoortOnbekend = "berichtsoort.onbekend", "Deze soort bericht is niet bekend.";
    VoorkeurDubbel = "voorkeur.dubbel", "Voor deze soort bericht is al een voorkeur opgegeven.";
    KenbaarmakingToekomst = "kenbaarmaking.toekomst", "Een kenbaarmaking kan niet in de toekomst zijn gegeven.";

    // --- the edge: bodies, parameters, headers, paths ---
    VeldOnbekend = "veld.onbekend", "Dit veld bestaat hier niet.";
    VeldType = "veld.type", "Hier hoort een ander soort waarde.";
    VeldKeuze = "veld.keuze", "Dit woord staat niet in de lijst van woorden die hier mogen.";
    VeldVerplicht = "veld.verplicht", "Dit veld is verplicht en ontbreekt.";
    VeldDubbel = "veld.dubbel", "Een veld staat er meer dan één keer in.";
    VeldTeLang = "veld.te_lang", "Deze waarde is te lang.";
    VeldTeKort = "veld.te_kort", "Deze waarde is te kort.";
    VeldTeGroot = "veld.te_groot", "Dit getal is te groot.";
    VeldTeKlein = "veld.te_klein", "Dit getal is te klein.";
    VeldTeken = "veld.teken", "Deze tekst bevat een teken dat niet kan worden opgeslagen.";
    VeldUuid = "veld.uuid", "Dit is geen geldige uuid.";
    VeldDatum = "veld.datum", "Dit is geen geldige datum; schrijf jaar, maand en dag als 2026-11-24.";
    VeldTijdstip = "veld.tijdstip", "Dit is geen geldig tijdstip; schrijf het volgens RFC 3339, zoals 2026-11-24T09:30:00Z.";
    VeldPreciesEen = "veld.precies_een", "Geef precies één van de velden die hier kunnen.";
    VeldOverbodig = "veld.overbodig", "Dit veld hoort niet bij de andere velden die zijn opgegeven.";
    VeldAdresOnbekend = "veld.adres_onbekend", "Dit adres staat niet in de lijst van digitale adressen van hetzelfde verzoek.";
    JsonOngeldig = "json.ongeldig", "De inhoud is geen geldige JSON.";
    InhoudTeGroot = "inhoud.te_groot", "De inhoud van het verzoek is te groot.";
    InhoudTeTraag = "inhoud.te_traag", "De inhoud van het verzoek kwam niet op tijd aan.";
    InhoudType = "inhoud.type", "De inhoud van het verzoek moet JSON zijn.";
    InhoudAfgebroken = "inhoud.afgebroken", "De inhoud van het verzoek kwam niet volledig aan.";
    ParameterOnbekend = "parameter.onbekend", "Deze parameter bestaat hier niet.";
    ParameterFormaat = "parameter.formaat", "Deze parameter heeft geen geldige waarde.";
    ParameterOntbreekt = "parameter.ontbreekt", "Een parameter die hier nodig is, ontbreekt.";
    ParameterDubbel = "parameter.dubbel", "Deze parameter staat er meer dan één keer.";
    VersieOntbreekt = "versie.ontbreekt", "Een wijziging noemt in If-Match de versie die is gelezen.";
    VersieFormaat = "versie.formaat", "If-Match bevat niet één ETag.";
    VersieVerouderd = "versie.verouderd", "Dit gegeven is intussen gewijzigd; lees het opnieuw.";
    TokenFormaat = "token.formaat", "Een token heeft 1 tot en met 200 zichtbare ASCII-tekens.";
    TokenBestaat = "token.bestaat", "Er is al een toepassing met deze naam of met dit token.";
    TokenOntbreekt = "token.ontbreekt", "Dit verzoek heeft geen token.";
    TokenOngeldig = "token.ongeldig", "Dit token is niet geldig.";
    TokenVorm = "token.vorm", "Dit token is geen toegangstoken (JWT) dat Klant kan lezen.";
    TokenAlgoritme = "token.algoritme", "Dit token is getekend op een manier die hier niet geldt.";
    TokenUitgever = "token.uitgever", "De uitgever van dit token is hier niet bekend.";
    TokenDoelgroep = "token.doelgroep", "Dit token is voor een ander bestemd.";
    TokenSleutel = "token.sleutel", "De sleutel waarmee dit token is getekend is hier niet bekend.";
    TokenHandtekening = "token.handtekening", "De handtekening van dit token klopt niet.";
    TokenVerlopen = "token.verlopen", "Dit token is verlopen.";
    TokenTeVroeg = "token.te_vroeg", "Dit token geldt nog niet.";
    TokenOnderwerp = "token.onderwerp", "Dit token zegt niet wie is aangemeld.";
    TokenClaim = "token.claim", "Een claim in dit token heeft niet de vorm die is ingesteld.";
    TokenKlant = "token.klant", "Met een token van een klant mag dit niet.";
    MijnGeenKlant = "mijn.geen_klant", "Dit is alleen voor de klant zelf, met haar eigen toegangstoken.";
    MijnNiveau = "mijn.niveau", "U bent niet zeker genoeg aangemeld om uw gegevens te zien of te wijzigen.";
    MijnOnbekend = "mijn.onbekend", "Van u staan geen gegevens in het register.";
    MijnMeervoudig = "mijn.meervoudig", "U staat meer dan een keer in het register; de gemeente moet dat eerst herstellen.";
    MijnNietZelf = "mijn.niet_zelf", "Dit kan een klant niet zelf wijzigen.";
    NamensFormaat = "namens.formaat", "De kop Namens bevat niet één uuid van een klant.";
    IdempotentieFormaat = "idempotentie.formaat", "De kop Idempotency-Key bevat niet één sleutel van 1 tot en met 255 zichtbare ASCII-tekens.";
    IdempotentieAnderLichaam = "idempotentie.ander_lichaam", "Met deze Idempotency-Key is al een ander verzoek gedaan.";
    PadOnbekend = "pad.onbekend", "Dit adres bestaat hier niet.";
    PadNietGevonden = "pad.niet_gevonden", "Dit bestaat niet.";
    MethodeNietToegestaan = "methode.niet_toegestaan", "Dit adres kent deze methode niet.";
    ServerDruk = "server.druk", "Het register heeft het te druk; probeer het zo opnieuw.";
    ServerFout = "server.fout", "Er ging iets mis in het register.";

    // --- configuration: interactieprofielen, machtigingen, kinds of message, purposes ---
    ProfielSyntax = "profiel.syntax", "Dit bestand is geen geldige TOML.";
    ProfielSleutelOnbekend = "profiel.sleutel_onbekend", "Deze sleutel bestaat hier niet.";
    ProfielSleutelOntbreekt = "profiel.sleutel_ontbreekt", "Een verplichte sleutel ontbreekt.";
    ProfielType = "profiel.type", "Hier hoort een ander soort waarde.";
    ProfielWoordOnbekend = "profiel.woord_onbekend", "Dit woord staat niet in de lijst van woorden die hier mogen.";
    ProfielBereik = "profiel.bereik", "Deze waarde ligt buiten de grenzen die hier gelden.";
    ProfielCode = "profiel.code", "De code van een interactieprofiel heeft 1 tot en met 60 kleine letters, cijfers en streepjes.";
    ProfielDubbel = "profiel.dubbel", "Dit staat er meer dan één keer.";
    ProfielBestandsnaam = "profiel.bestandsnaam", "De naam van dit bestand past niet bij wat erin staat.";
    ProfielTegenstrijdig = "profiel.tegenstrijdig", "Deze regels kunnen niet samen gelden.";
    AanmeldingSyntax = "aanmelding.syntax", "Dit bestand is geen geldige TOML.";
    AanmeldingSleutelOnbekend = "aanmelding.sleutel_onbekend", "Deze sleutel bestaat hier niet.";
    AanmeldingSleutelOntbreekt = "aanmelding.sleutel_ontbreekt", "Een verplichte sleutel ontbreekt.";
    AanmeldingType = "aanmelding.type", "Hier hoort een ander soort waarde.";
    AanmeldingWoordOnbekend = "aanmelding.woord_onbekend", "Dit woord staat niet in de lijst van woorden die hier mogen.";
    AanmeldingBereik = "aanmelding.bereik", "Deze waarde ligt buiten de grenzen die hier gelden.";
    AanmeldingDubbel = "aanmelding.dubbel", "Dit staat er meer dan één keer.";
    AanmeldingTegenstrijdig = "aanmelding.tegenstrijdig", "Deze regels spreken elkaar tegen.";
    KoppelingSyntax = "koppeling.syntax", "Dit bestand is geen geldige TOML.";
    KoppelingSleutelOnbekend = "koppeling.sleutel_onbekend", "Deze sleutel bestaat hier niet.";
    KoppelingSleutelOntbreekt = "koppeling.sleutel_ontbreekt", "Een verplichte sleutel ontbreekt.";
    KoppelingType = "koppeling.type", "Hier hoort een ander soort waarde.";
    KoppelingWoordOnbekend = "koppeling.woord_onbekend", "Dit woord staat niet in de lijst van woorden die hier mogen.";
    KoppelingBereik = "koppeling.bereik", "Deze waarde ligt buiten de grenzen die hier gelden.";
    KoppelingDubbel = "koppeling.dubbel", "Dit staat er meer dan één keer.";
    KoppelingTegenstrijdig = "koppeling.tegenstrijdig", "Deze regels spreken elkaar tegen.";
    KoppelingBestand = "koppeling.bestand", "Een bestand dat hier wordt genoemd is niet te gebruiken.";
    MachtigingSyntax = "machtiging.syntax", "Dit bestand is geen geldige TOML.";
    MachtigingSleutelOnbekend = "machtiging.sleutel_onbekend", "Deze sleutel bestaat hier niet.";
    MachtigingSleutelOntbreekt = "machtiging.sleutel_ontbreekt", "Een verplichte sleutel ontbreekt.";
    MachtigingType = "machtiging.type", "Hier hoort een ander soort waarde.";
    MachtigingWoordOnbekend = "machtiging.woord_onbekend", "Dit woord staat niet in de lijst van woorden die hier mogen.";
    MachtigingBereik = "machtiging.bereik", "Deze waarde ligt buiten de grenzen die hier gelden.";
    MachtigingCode = "machtiging.code", "De code van een machtiging heeft 1 tot en met 60 kleine letters, cijfers en streepjes.";
    MachtigingDubbel = "machtiging.dubbel", "Dit staat er meer dan één keer.";
    MachtigingBestandsnaam = "machtiging.bestandsnaam", "De naam van dit bestand past niet bij wat erin staat.";
    MachtigingDoelOnbekend = "machtiging.doel_onbekend", "Dit doel staat niet in doelen.toml.";
    MachtigingProfielOnbekend = "machtiging.profiel_onbekend", "Dit interactieprofiel is er niet.";
    MachtigingOnbekend = "machtiging.onbekend", "Deze machtiging bestaat niet.";
    BerichtsoortFormaat = "berichtsoort.formaat", "Een berichtsoort heeft 1 tot en met 60 kleine letters, cijfers, streepjes en liggende streepjes.";
    DoelFormaat = "doel.formaat", "De code van een doel heeft 1 tot en met 60 kleine letters, cijfers, streepjes en liggende streepjes.";

    // --- the explanation of a machtiging: what each says of a question ---
    MachtigingVerleent = "machtiging.verleent", "Deze machtiging verleent het.";
    MachtigingAnderDoel = "machtiging.ander_doel", "Deze machtiging verleent niets voor dit doel.";
    MachtigingHandeling = "machtiging.handeling", "Deze machtiging verleent deze handeling niet.";
    MachtigingElement = "machtiging.element", "Deze machtiging reikt niet tot dit gegeven.";
    MachtigingProfiel = "machtiging.profiel", "Deze machtiging reikt niet tot interacties met dit profiel.";
    MachtigingNiveau = "machtiging.niveau", "Deze machtiging geldt pas bij een hoger betrouwbaarheidsniveau.";
    MachtigingSamen = "machtiging.samen", "Geen van deze machtigingen verleent het alleen; samen verlenen zij het.";
    MachtigingGeen = "machtiging.geen", "Zonder machtiging is niets begrensd: alles mag.";
}

impl fmt::Display for Code {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.code())
    }
}
