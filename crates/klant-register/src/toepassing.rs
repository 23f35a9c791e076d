//! Registered applications and their tokens: 256 random bits, of which only a hash is kept.

use std::fmt;
use std::sync::{Arc, RwLock};

use klant_core::machtiging::{Houder, Machtigingenset};
use klant_core::profiel::Profielcode;
use klant_core::verwerking::Spoor;
use klant_core::waarde::Formaatfout;
use klant_core::{Code, Doel, Keuze, Niveau, Toegang, Wie};
use klant_store::klantinteracties::Kijk;
use klant_store::vraag::toepassing::{self, Toepassingkolommen};
use klant_store::{DbTijd, DbUuid, Sleutelbos, StoreFout, Tx};
use sha2::{Digest, Sha256};
use subtle::ConstantTimeEq;
use time::{Duration, OffsetDateTime};

use crate::aanmelding::Aanmelding;
use crate::audit::{Audit, Handeling};
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
    /// The codes of the machtigingen that it holds.
    pub machtigingen: Vec<String>,
    /// The department that it is of; none is one of its own.
    pub afdeling: Option<String>,
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
    /// The codes of the machtigingen that its registration names.
    pub machtigingen: Vec<String>,
    /// The department that it is of; none is one of its own.
    pub afdeling: Option<String>,
    /// When it was registered.
    pub aangemaakt_op: OffsetDateTime,
    /// When its token ends.
    pub vervalt_op: Option<OffsetDateTime>,
    /// When its token was withdrawn.
    pub ingetrokken_op: Option<OffsetDateTime>,
    /// Who signed in herself; none of a registered application.
    pub aanmelding: Option<Aanmelding>,
    pub(crate) toegang: Toegang,
}

impl Toepassing {
    /// Who acts without being registered as an application: under the rules, and with this access.
    pub(crate) fn zonder_registratie(naam: String, toegang: Toegang, nu: OffsetDateTime) -> Self {
        Self {
            naam,
            doel: toegang.doel().clone(),
            niveau: toegang.niveau(),
            mag_identificeren: true,
            strengheid: Strengheid::Handhaven,
            vreemde_registers: false,
            profiel: None,
            profielkeuzes: Vec::new(),
            machtigingen: Vec::new(),
            afdeling: None,
            aangemaakt_op: nu,
            vervalt_op: None,
            ingetrokken_op: None,
            aanmelding: None,
            toegang,
        }
    }

    /// The access that its token gives.
    #[must_use]
    pub const fn toegang(&self) -> &Toegang {
        &self.toegang
    }

    /// The same application, asking for another purpose or in another way.
    #[must_use]
    pub fn met_toegang(mut self, toegang: Toegang) -> Self {
        self.toegang = toegang;
        self
    }

    /// The same application, in a request that is part of this trace.
    #[must_use]
    pub fn met_spoor(mut self, spoor: Spoor) -> Self {
        self.toegang = self.toegang.met_spoor(Some(spoor));
        self
    }

    /// What it may know of when it does this.
    pub(crate) fn kijk(&self, sleutels: &Arc<Sleutelbos>) -> Kijk {
        Kijk::nieuw(self.toegang.zicht(), self.vreemde_registers, Arc::clone(sleutels))
    }

    /// Whether its token works at this moment.
    #[must_use]
    pub fn geldt_op(&self, moment: OffsetDateTime) -> bool {
        self.ingetrokken_op.is_none() && self.vervalt_op.is_none_or(|einde| moment < einde)
    }

    fn lees(kolommen: Toepassingkolommen, set: &Machtigingenset) -> Result<(Vec<u8>, Self), StoreFout> {
        let stuk = |kolom| StoreFout::Stuk { tabel: "toepassing", kolom, rij: 0 };
        let doel: Doel = kolommen.doel.parse().map_err(|_| stuk("doel"))?;
        let niveau = Niveau::van_woord(&kolommen.niveau).ok_or_else(|| stuk("niveau"))?;
        let machtigingen: Vec<String> = kolommen
            .machtigingen
            .iter()
            .flat_map(|codes| codes.split_whitespace())
            .map(str::to_owned)
            .collect();
        let wie = Wie::Toepassing(kolommen.naam.clone());
        let toegang = Toegang::nieuw(wie, doel.clone(), niveau, kolommen.mag_identificeren)
            .van_afdeling(kolommen.afdeling.clone());
        let houder = Houder { toepassing: Some(&kolommen.naam), codes: &machtigingen, rollen: &[] };
        let toegang = set.begrens(toegang, &houder);
        let toepassing = Self {
            doel,
            niveau,
            machtigingen,
            afdeling: kolommen.afdeling,
            toegang,
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
            aanmelding: None,
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

    /// Forgets what was read: the next request reads anew.
    pub(crate) fn vergeet(&self) {
        *self.0.write().unwrap_or_else(std::sync::PoisonError::into_inner) = None;
    }

    fn leg_neer(&self, nu: OffsetDateTime, boek: &Bladzijden) {
        *self.0.write().unwrap_or_else(std::sync::PoisonError::into_inner) = Some((nu, Arc::clone(boek)));
    }
}

impl Register {
    /// Registers an application, with a new token or the one that its client has already. `wie` does so.
    ///
    /// # Errors
    /// [`Fout::Conflict`] with `token.bestaat` when the name or the token is taken; [`Fout::Ongeldig`] with
    /// `machtiging.onbekend`.
    pub async fn maak_toepassing(
        &self,
        wie: &Toegang,
        nieuw: NieuweToepassing,
        bestaand: Option<Token>,
    ) -> Result<(Toepassing, Token), Fout> {
        let set = self.machtigingen();
        if nieuw.machtigingen.iter().any(|code| !set.machtigingen.contains_key(code)) {
            return Err(Fout::ongeldig(Reden::nieuw(Code::MachtigingOnbekend)));
        }
        let token = bestaand.map_or_else(Token::nieuw, Ok)?;
        let context = self.context(wie, ("toepassing", "registreer"));
        let kolommen = Toepassingkolommen {
            uuid: DbUuid(self.ids.nieuw()),
            naam: nieuw.naam,
            tokenhash: token.hash().to_vec(),
            doel: nieuw.doel.als_tekst().to_owned(),
            niveau: nieuw.niveau.woord().to_owned(),
            mag_identificeren: nieuw.mag_identificeren,
            strengheid: nieuw.strengheid.woord().to_owned(),
            vreemde_registers: nieuw.vreemde_registers,
            aangemaakt_op: context.nu.into(),
            profiel: nieuw.profiel.map(|profiel| profiel.als_tekst().to_owned()),
            profielkeuzes: match nieuw.profielkeuzes.as_slice() {
                [] => None,
                keuzes => Some(serde_json::to_string(keuzes).map_err(|_| StoreFout::Intern)?),
            },
            machtigingen: (!nieuw.machtigingen.is_empty()).then(|| nieuw.machtigingen.join(" ")),
            afdeling: nieuw.afdeling,
            vervalt_op: nieuw.vervalt_op.map(DbTijd::van),
            ingetrokken_op: None,
        };
        let rij = kolommen.clone();
        let schrijf = move |tx: &mut Tx<'_>| {
            toepassing::voeg_toe(tx, &rij)?;
            Audit::schrijf_een(tx, &context, "toepassing", rij.uuid.0, Handeling::Gemaakt)
        };
        self.store.schrijf(schrijf).await.map_err(|fout| match fout {
            Fout::Store(StoreFout::Uniek { .. }) => Fout::conflict(Reden::nieuw(Code::TokenBestaat)),
            fout => fout,
        })?;
        Ok((Toepassing::lees(kolommen, &set)?.1, token))
    }

    /// Every registered application, in order of registration.
    ///
    /// # Errors
    /// [`Fout::Store`] when the store fails.
    pub async fn toepassingen(&self) -> Result<Vec<Toepassing>, Fout> {
        Ok(self.lees_tokens().await?.iter().map(|(_, toepassing)| toepassing.clone()).collect())
    }

    /// Withdraws the token of an application. `wie` does so.
    ///
    /// # Errors
    /// [`Fout::NietGevonden`] when no application of this name has a token that stands.
    pub async fn trek_toepassing_in(&self, wie: &Toegang, naam: &str) -> Result<(), Fout> {
        let (naam, context) = (naam.to_owned(), self.context(wie, ("toepassing", "trek_in")));
        let schrijf = move |tx: &mut Tx<'_>| {
            let uuid = toepassing::trek_in(tx, &naam, context.nu.into())?.ok_or(Fout::NietGevonden)?;
            Audit::schrijf_een(tx, &context, "toepassing", uuid, Handeling::Ingetrokken)
        };
        self.store.schrijf(schrijf).await
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
        let set = self.machtigingen();
        Ok(rijen.into_iter().map(|rij| Toepassing::lees(rij, &set)).collect::<Result<_, StoreFout>>()?)
    }
}
