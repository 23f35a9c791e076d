//! Registered applications and their tokens: 256 random bits, of which only a hash is kept.

use std::fmt;
use std::sync::{Arc, RwLock};

use klant_core::profiel::Profielcode;
use klant_core::verwerking::Spoor;
use klant_core::waarde::Formaatfout;
use klant_core::{Code, Doel, Element, Keuze, Niveau, Toegang, Wie};
use klant_store::klantinteracties::Identificatiezicht;
use klant_store::vraag::toepassing::{self, Toepassingkolommen};
use klant_store::{DbTijd, DbUuid, StoreFout};
use sha2::{Digest, Sha256};
use subtle::ConstantTimeEq;
use time::{Duration, OffsetDateTime};

use crate::fout::Fout;
use crate::profielkeuze::Profielkeuze;
use crate::register::Register;
use klant_core::Reden;

/// How strictly the rules hold for what an application writes over the Klantinteracties API.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Strengheid {
    /// Store, and report what the rules would have refused.
    Meekijken,
    /// Refuse what the rules refuse.
    Handhaven,
}

impl Keuze for Strengheid {
    const ALLE: &'static [Self] = &[Self::Meekijken, Self::Handhaven];

    fn woord(self) -> &'static str {
        match self {
            Self::Meekijken => "meekijken",
            Self::Handhaven => "handhaven",
        }
    }
}

/// A token: its holder is the application that it was made for.
#[derive(Clone, PartialEq, Eq)]
pub struct Token(String);

impl Token {
    /// Takes a token that a client has already, as it is: 1 to 200 visible ASCII characters.
    ///
    /// # Errors
    /// `token.formaat` when it is empty, or cannot stand in a header.
    pub fn bestaand(tekst: &str) -> Result<Self, Formaatfout> {
        let goed = (1..=200).contains(&tekst.len()) && tekst.bytes().all(|b| b.is_ascii_graphic());
        if goed { Ok(Self(tekst.to_owned())) } else { Err(Formaatfout::nieuw(Code::TokenFormaat)) }
    }

    /// Draws a new token of 256 random bits.
    fn nieuw() -> Result<Self, StoreFout> {
        let mut bits = [0_u8; 32];
        getrandom::fill(&mut bits).map_err(|_| StoreFout::Intern)?;
        Ok(Self(bits.iter().map(|bit| format!("{bit:02x}")).collect()))
    }

    /// The token itself, to hand to its holder once.
    #[must_use]
    pub fn bloot(&self) -> &str {
        &self.0
    }

    fn hash(&self) -> [u8; 32] {
        Sha256::digest(self.0.as_bytes()).into()
    }
}

impl fmt::Debug for Token {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("Token(…)")
    }
}

/// An application to register.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct NieuweToepassing {
    /// Its name, unique.
    pub naam: String,
    /// Its default purpose.
    pub doel: Doel,
    /// The level at which it establishes identities.
    pub niveau: Niveau,
    /// Whether it may record identifying data.
    pub mag_identificeren: bool,
    /// How strictly its writes on the wire are judged.
    pub strengheid: Strengheid,
    /// Whether it sees identifiers of other registers on the wire.
    pub vreemde_registers: bool,
    /// The profile of the interacties that it begins on the wire; none is `algemeen`.
    pub profiel: Option<Profielcode>,
    /// By which marks another profile is chosen: the first that fits.
    pub profielkeuzes: Vec<Profielkeuze>,
    /// When its token ends.
    pub vervalt_op: Option<OffsetDateTime>,
}

/// A registered application.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Toepassing {
    /// Its name.
    pub naam: String,
    /// Its default purpose.
    pub doel: Doel,
    /// The level at which it establishes identities.
    pub niveau: Niveau,
    /// Whether it may record identifying data.
    pub mag_identificeren: bool,
    /// How strictly its writes on the wire are judged.
    pub strengheid: Strengheid,
    /// Whether it sees identifiers of other registers on the wire.
    pub vreemde_registers: bool,
    /// The profile of the interacties that it begins on the wire; none is `algemeen`.
    pub profiel: Option<Profielcode>,
    /// By which marks another profile is chosen: the first that fits.
    pub profielkeuzes: Vec<Profielkeuze>,
    /// When it was registered.
    pub aangemaakt_op: OffsetDateTime,
    /// When its token ends.
    pub vervalt_op: Option<OffsetDateTime>,
    /// When its token was withdrawn.
    pub ingetrokken_op: Option<OffsetDateTime>,
    /// The trace of the request that it makes; none of itself.
    pub spoor: Option<Spoor>,
}

impl Toepassing {
    /// The access that its token gives.
    #[must_use]
    pub fn toegang(&self) -> Toegang {
        Toegang::nieuw(
            Wie::Toepassing(self.naam.clone()),
            self.doel.clone(),
            self.niveau,
            self.mag_identificeren,
        )
        .met_spoor(self.spoor)
    }

    /// What it may match on of identifying numbers.
    #[must_use]
    pub fn identificatiezicht(&self) -> Identificatiezicht {
        if !self.toegang().zicht().toont(Element::Bsn) {
            Identificatiezicht::Geen
        } else if self.vreemde_registers {
            Identificatiezicht::Alle
        } else {
            Identificatiezicht::Basisregisters
        }
    }

    /// Whether it sees an identificator of this kind.
    #[must_use]
    pub fn ziet_identificator(&self, soort: &str) -> bool {
        match self.identificatiezicht() {
            Identificatiezicht::Alle => true,
            Identificatiezicht::Basisregisters => {
                matches!(soort, "bsn" | "rsin" | "kvk_nummer" | "vestigingsnummer")
            }
            Identificatiezicht::Geen => false,
        }
    }

    /// Whether its token works at this moment.
    #[must_use]
    pub fn geldt_op(&self, moment: OffsetDateTime) -> bool {
        self.ingetrokken_op.is_none() && self.vervalt_op.is_none_or(|einde| moment < einde)
    }

    fn lees(kolommen: Toepassingkolommen) -> Result<(Vec<u8>, Self), StoreFout> {
        let stuk = |kolom| StoreFout::Stuk { tabel: "toepassing", kolom, rij: 0 };
        let toepassing = Self {
            doel: kolommen.doel.parse().map_err(|_| stuk("doel"))?,
            niveau: Niveau::van_woord(&kolommen.niveau).ok_or_else(|| stuk("niveau"))?,
            strengheid: Strengheid::van_woord(&kolommen.strengheid).ok_or_else(|| stuk("strengheid"))?,
            profiel: match kolommen.profiel {
                Some(code) => Some(code.parse().map_err(|_| stuk("profiel"))?),
                None => None,
            },
            profielkeuzes: match kolommen.profielkeuzes {
                Some(json) => serde_json::from_str(&json).map_err(|_| stuk("profielkeuzes"))?,
                None => Vec::new(),
            },
            naam: kolommen.naam,
            mag_identificeren: kolommen.mag_identificeren,
            vreemde_registers: kolommen.vreemde_registers,
            aangemaakt_op: kolommen.aangemaakt_op.0,
            vervalt_op: kolommen.vervalt_op.map(|op| op.0),
            ingetrokken_op: kolommen.ingetrokken_op.map(|op| op.0),
            spoor: None,
        };
        Ok((kolommen.tokenhash, toepassing))
    }
}

type Bladzijden = Arc<Vec<(Vec<u8>, Toepassing)>>;

/// The registered tokens as last read. Tokens work and stop within this time on a running server.
#[derive(Default)]
pub(crate) struct Tokenboek(RwLock<Option<(OffsetDateTime, Bladzijden)>>);

const VERS: Duration = Duration::seconds(3);

impl Tokenboek {
    fn vers(&self, nu: OffsetDateTime) -> Option<Bladzijden> {
        let boek = self.0.read().unwrap_or_else(std::sync::PoisonError::into_inner);
        boek.as_ref().filter(|(gelezen, _)| (nu - *gelezen).abs() < VERS).map(|(_, boek)| Arc::clone(boek))
    }

    fn leg_neer(&self, nu: OffsetDateTime, boek: &Bladzijden) {
        *self.0.write().unwrap_or_else(std::sync::PoisonError::into_inner) = Some((nu, Arc::clone(boek)));
    }
}

impl Register {
    /// Registers an application, with a new token or the one that its client has already.
    ///
    /// # Errors
    /// [`Fout::Conflict`] with `token.bestaat` when the name or the token is taken.
    pub async fn maak_toepassing(
        &self,
        nieuw: NieuweToepassing,
        bestaand: Option<Token>,
    ) -> Result<(Toepassing, Token), Fout> {
        let token = bestaand.map_or_else(Token::nieuw, Ok)?;
        let nu = self.klok.nu();
        let kolommen = Toepassingkolommen {
            uuid: DbUuid(self.ids.nieuw()),
            naam: nieuw.naam,
            tokenhash: token.hash().to_vec(),
            doel: nieuw.doel.als_tekst().to_owned(),
            niveau: nieuw.niveau.woord().to_owned(),
            mag_identificeren: nieuw.mag_identificeren,
            strengheid: nieuw.strengheid.woord().to_owned(),
            vreemde_registers: nieuw.vreemde_registers,
            aangemaakt_op: nu.into(),
            profiel: nieuw.profiel.map(|profiel| profiel.als_tekst().to_owned()),
            profielkeuzes: match nieuw.profielkeuzes.as_slice() {
                [] => None,
                keuzes => Some(serde_json::to_string(keuzes).map_err(|_| StoreFout::Intern)?),
            },
            vervalt_op: nieuw.vervalt_op.map(DbTijd::van),
            ingetrokken_op: None,
        };
        let rij = kolommen.clone();
        self.store.schrijf(move |tx| toepassing::voeg_toe(tx, &rij)).await.map_err(|fout| match fout {
            StoreFout::Uniek { .. } => Fout::conflict(Reden::nieuw(Code::TokenBestaat)),
            fout => fout.into(),
        })?;
        Ok((Toepassing::lees(kolommen)?.1, token))
    }

    /// Every registered application, in order of registration.
    ///
    /// # Errors
    /// [`Fout::Store`] when the store fails.
    pub async fn toepassingen(&self) -> Result<Vec<Toepassing>, Fout> {
        Ok(self.lees_tokens().await?.iter().map(|(_, toepassing)| toepassing.clone()).collect())
    }

    /// Withdraws the token of an application.
    ///
    /// # Errors
    /// [`Fout::NietGevonden`] when no application of this name has a token that stands.
    pub async fn trek_toepassing_in(&self, naam: &str) -> Result<(), Fout> {
        let (naam, nu) = (naam.to_owned(), DbTijd::van(self.klok.nu()));
        let ingetrokken = self.store.schrijf(move |tx| toepassing::trek_in(tx, &naam, nu)).await?;
        if ingetrokken { Ok(()) } else { Err(Fout::NietGevonden) }
    }

    /// The access that a token gives; none when it is unknown, ended or withdrawn.
    ///
    /// # Errors
    /// [`Fout::Store`] when the store fails.
    pub async fn toegang_van_token(&self, token: &str) -> Result<Option<Toegang>, Fout> {
        Ok(self.toepassing_van_token(token).await?.map(|toepassing| toepassing.toegang()))
    }

    /// The application that a token is of; none when it is unknown, ended or withdrawn.
    ///
    /// # Errors
    /// [`Fout::Store`] when the store fails.
    pub async fn toepassing_van_token(&self, token: &str) -> Result<Option<Toepassing>, Fout> {
        let nu = self.klok.nu();
        let boek = match self.tokens.vers(nu) {
            Some(boek) => boek,
            None => {
                let boek = Arc::new(self.lees_tokens().await?);
                self.tokens.leg_neer(nu, &boek);
                boek
            }
        };
        let hash: [u8; 32] = Sha256::digest(token.as_bytes()).into();
        // Every hash is compared, in constant time: how long it takes tells nothing of the tokens.
        let mut gevonden = None;
        for (bekend, toepassing) in boek.iter() {
            if bool::from(bekend.as_slice().ct_eq(&hash)) {
                gevonden = Some(toepassing);
            }
        }
        Ok(gevonden.filter(|toepassing| toepassing.geldt_op(nu)).cloned())
    }

    async fn lees_tokens(&self) -> Result<Vec<(Vec<u8>, Toepassing)>, Fout> {
        let rijen = self.store.lees(toepassing::lijst).await?;
        Ok(rijen.into_iter().map(Toepassing::lees).collect::<Result<_, StoreFout>>()?)
    }
}
