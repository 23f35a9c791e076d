//! Identities of rows: public, random, and without meaning.

use std::fmt;
use std::str::FromStr;

use uuid::Uuid;

macro_rules! ids {
    ($( $(#[$meta:meta])* $name:ident; )+) => { $(
        $(#[$meta])*
        ///
        /// ```
        #[doc = concat!("use klant_core::id::", stringify!($name), ";")]
        /// let text = "3f0c9b1e-1111-4222-8333-444455556666";
        #[doc = concat!("let id: ", stringify!($name), " = text.parse()?;")]
        /// assert_eq!(id.to_string(), text);
        /// # Ok::<(), uuid::Error>(())
        /// ```
        #[derive(Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, Debug)]
        pub struct $name(Uuid);

        impl $name {
            /// Takes a uuid as this identity.
            #[must_use]
            pub const fn nieuw(uuid: Uuid) -> Self {
                Self(uuid)
            }

            /// The uuid itself.
            #[must_use]
            pub const fn uuid(self) -> Uuid {
                self.0
            }
        }

        impl fmt::Display for $name {
            fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                self.0.fmt(f)
            }
        }

        impl FromStr for $name {
            type Err = uuid::Error;

            fn from_str(text: &str) -> Result<Self, Self::Err> {
                text.parse().map(Self)
            }
        }
    )+ };
}

ids! {
    /// Identity of a Partij: a known person or organisation.
    PartijId;
    /// Identity of an identificator of a Partij.
    IdentificatorId;
    /// Identity of a Vaststelling: one time that an identity was established.
    VaststellingId;
    /// Identity of a DigitaalAdres.
    DigitaalAdresId;
    /// Identity of a Rekeningnummer.
    RekeningnummerId;
    /// Identity of a Klantcontact.
    KlantcontactId;
    /// Identity of a Betrokkene.
    BetrokkeneId;
    /// Identity of an Onderwerpobject.
    OnderwerpobjectId;
    /// Identity of an InterneTaak.
    InterneTaakId;
    /// Identity of an Actor.
    ActorId;
    /// Identity of the link between an Actor and a Klantcontact.
    ActorKlantcontactId;
    /// Identity of a Vertegenwoordiging.
    VertegenwoordigingId;
    /// Identity of a Bewaarplicht.
    BewaarplichtId;
    /// Identity of a Voorstel.
    VoorstelId;
    /// Identity of a registered application (the holder of a token).
    ToepassingId;
}

/// Identity of an Interactie: the uuid of its first Klantcontact (design: an interactie belongs to its first contact).
///
/// ```
/// use klant_core::id::{InteractieId, KlantcontactId};
/// let eerste: KlantcontactId = "3f0c9b1e-1111-4222-8333-444455556666".parse()?;
/// assert_eq!(InteractieId::van(eerste).eerste_klantcontact(), eerste);
/// # Ok::<(), uuid::Error>(())
/// ```
#[derive(Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, Debug)]
pub struct InteractieId(KlantcontactId);

impl InteractieId {
    /// The interactie that begins with this klantcontact.
    #[must_use]
    pub const fn van(eerste: KlantcontactId) -> Self {
        Self(eerste)
    }

    /// The klantcontact with which this interactie began.
    #[must_use]
    pub const fn eerste_klantcontact(self) -> KlantcontactId {
        self.0
    }

    /// The uuid itself.
    #[must_use]
    pub const fn uuid(self) -> Uuid {
        self.0.uuid()
    }
}

impl fmt::Display for InteractieId {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.0.fmt(f)
    }
}

impl FromStr for InteractieId {
    type Err = uuid::Error;

    fn from_str(text: &str) -> Result<Self, Self::Err> {
        text.parse().map(Self)
    }
}
