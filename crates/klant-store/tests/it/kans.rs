//! Chance in tests: the same every time, but for the uuids that nobody looks at.

use klant_store::Tx;

/// A series of chances that begins with a seed.
#[derive(Clone)]
pub(crate) struct Kans(pub(crate) u64);

impl Kans {
    /// A number below a bound.
    pub(crate) fn onder(&mut self, grens: u64) -> u64 {
        self.0 ^= self.0 << 13;
        self.0 ^= self.0 >> 7;
        self.0 ^= self.0 << 17;
        self.0 % grens
    }

    /// One of some things.
    pub(crate) fn een<'a, T>(&mut self, uit: &'a [T]) -> &'a T {
        let plaats = self.onder(u64::try_from(uit.len()).unwrap());
        uit.get(usize::try_from(plaats).unwrap()).unwrap()
    }
}

/// SQL for a new uuid.
pub(crate) const fn uuid(tx: &Tx<'_>) -> &'static str {
    match tx {
        #[cfg(feature = "sqlite")]
        Tx::Sqlite(_) => "randomblob(16)",
        #[cfg(feature = "postgres")]
        Tx::Postgres(_) => "gen_random_uuid()",
    }
}
