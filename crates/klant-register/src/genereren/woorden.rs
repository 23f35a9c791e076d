//! The words that the data are made of. None of them is anyone's.

pub(super) const VOORNAMEN: [&str; 48] = [
    "Aïcha", "Anouk", "Bart", "Björn", "Bram", "Çağla", "Daan", "Dewi", "Eef", "Emma", "Fatima", "Femke",
    "Fenna", "Finn", "Geert", "Hassan", "Ilse", "Iris", "Jaap", "Jasper", "Jelle", "Joost", "Kees",
    "Khadija", "Lars", "Lieke", "Loes", "Maartje", "Mehmet", "Mina", "Mohammed", "Noor", "Omar", "Ömer",
    "Pieter", "Rachid", "Renée", "Roos", "Sanne", "Sjoerd", "Sofie", "Stijn", "Thijs", "Ties", "Wietske",
    "Willem", "Yara", "Zoë",
];

/// Surnames, with what comes before them.
pub(super) const ACHTERNAMEN: [(Option<&str>, &str); 48] = [
    (None, "Aksoy"),
    (None, "Bakker"),
    (Some("van den"), "Berg"),
    (Some("de"), "Boer"),
    (None, "Bos"),
    (Some("van den"), "Bosch"),
    (None, "Bouazza"),
    (None, "Brouwer"),
    (Some("de"), "Bruijn"),
    (Some("van"), "Dam"),
    (None, "Dekker"),
    (Some("van"), "Dijk"),
    (None, "Dijkstra"),
    (None, "El Amrani"),
    (Some("van der"), "Heijden"),
    (None, "Hendriks"),
    (None, "Hoekstra"),
    (Some("van der"), "Horst"),
    (None, "Jansen"),
    (Some("de"), "Jong"),
    (None, "Kaya"),
    (None, "Koning"),
    (None, "Kowalski"),
    (None, "Kramer"),
    (None, "Kuiper"),
    (Some("van"), "Leeuwen"),
    (Some("van der"), "Linden"),
    (None, "Martina"),
    (Some("van der"), "Meer"),
    (None, "Meijer"),
    (None, "Mulder"),
    (None, "Nguyen"),
    (None, "Öztürk"),
    (None, "Peters"),
    (None, "Postma"),
    (None, "Prins"),
    (None, "Schouten"),
    (None, "Smit"),
    (None, "Singh"),
    (None, "Verhoeven"),
    (None, "Visser"),
    (None, "Vos"),
    (Some("de"), "Vries"),
    (Some("van der"), "Wal"),
    (None, "Willems"),
    (Some("de"), "Wit"),
    (None, "Yılmaz"),
    (None, "Zijlstra"),
];

pub(super) const BEDRIJVEN: [&str; 16] = [
    "Administratiekantoor",
    "Architectenbureau",
    "Bakkerij",
    "Bloemenhuis",
    "Bouwbedrijf",
    "Café",
    "Fietsenmaker",
    "Garage",
    "Hoveniersbedrijf",
    "Installatiebedrijf",
    "Kapsalon",
    "Loodgietersbedrijf",
    "Restaurant",
    "Schildersbedrijf",
    "Stichting",
    "Transportbedrijf",
];

pub(super) const STRATEN: [&str; 24] = [
    "Beukenlaan",
    "Boterbloemstraat",
    "Brink",
    "Dorpsstraat",
    "Eikenhof",
    "Fluitekruid",
    "Gildeplein",
    "Hoofdstraat",
    "Jaagpad",
    "Kastanjelaan",
    "Kerkweg",
    "Klaproosveld",
    "Lindenlaan",
    "Meidoornpad",
    "Molenweg",
    "Nieuwstraat",
    "Oude Haven",
    "Parallelweg",
    "Rietgans",
    "Schoolstraat",
    "Stationsplein",
    "Turfkade",
    "Veldweg",
    "Zonnedauw",
];

/// Places that are on no map, with the four digits of their postcode.
pub(super) const PLAATSEN: [(&str, u32); 8] = [
    ("Turfstad", 1200),
    ("Nieuwmeer", 2400),
    ("Oostwolde aan de Lek", 3900),
    ("Zandhuizen", 4600),
    ("Hoogveen", 5800),
    ("Westerbuurt", 6300),
    ("Dijkhaven", 7700),
    ("Lagebroek", 9100),
];

/// Domains that are kept for examples (RFC 2606; SIDN does the same for .nl).
pub(super) const DOMEINEN: [&str; 4] = ["example.org", "example.com", "example.net", "example.nl"];

pub(super) const KANALEN: [&str; 10] = [
    "telefoon",
    "telefoon",
    "telefoon",
    "telefoon",
    "email",
    "email",
    "contactformulier",
    "balie",
    "website",
    "post",
];

pub(super) const ONDERWERPEN: [&str; 20] = [
    "Afspraak voor een paspoort",
    "Afval niet opgehaald",
    "Bezwaar tegen een aanslag",
    "Bomen in de straat",
    "Eigen bijdrage Wmo",
    "Geluidsoverlast",
    "Huisvuilcontainer kapot",
    "Inschrijven op een adres",
    "Kapvergunning",
    "Klacht over een medewerker",
    "Losse tegel",
    "Openingstijden van het stadhuis",
    "Parkeervergunning",
    "Rijbewijs verlengen",
    "Schuldhulp",
    "Straatlantaarn defect",
    "Subsidie voor een vereniging",
    "Uittreksel uit de BRP",
    "Verhuizing doorgeven",
    "Vraag over een uitkering",
];

pub(super) const INHOUDEN: [&str; 8] = [
    "Zij vraagt wat de stand van zaken is.",
    "Uitgelegd hoe het werkt en naar de website verwezen.",
    "Er is eerder over gebeld; toen kwam er geen antwoord.",
    "Het dossier is nog in behandeling, zij hoort binnen twee weken meer.",
    "De brief was niet duidelijk. Samen doorgenomen.",
    "Wil graag worden teruggebeld, het liefst in de ochtend.",
    "Foto's zijn nagestuurd.",
    "Doorverbonden met de afdeling.",
];

pub(super) const HANDELINGEN: [&str; 5] =
    ["Terugbellen", "Uitzoeken", "Bericht sturen", "Afspraak verzetten", "Dossier aanvullen"];

pub(super) const TOELICHTINGEN: [&str; 4] = [
    "Na twee uur is zij niet bereikbaar.",
    "Graag met de vergunning erbij.",
    "Zij heeft dit al eens gevraagd.",
    "Kan wachten tot volgende week.",
];

pub(super) const AFDELINGEN: [&str; 6] =
    ["Burgerzaken", "Belastingen", "Openbare ruimte", "Werk en inkomen", "Zorg", "Vergunningen"];

pub(super) const POSTCODELETTERS: [&str; 8] = ["AA", "BC", "DK", "HL", "NP", "RT", "VX", "ZZ"];
