//! What an operator can set of the HTTP edge.

use std::num::NonZero;
use std::time::Duration;

use crate::basis::{Basis, BasisFout};

/// The settings of the HTTP edge. Where to listen is not among them: the caller brings the listener.
///
/// ```
/// use klant_server::Instellingen;
/// let instellingen = Instellingen { lichaam_max: 64 * 1024, ..Instellingen::default() };
/// assert_eq!(instellingen.basis_url, None);
/// ```
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Instellingen {
    /// Scheme, host and path under which clients reach the server, such as `https://klant.example.nl`; links begin with it.
    /// None: `http` and the host of each request. No forwarded header is trusted.
    pub basis_url: Option<String>,
    /// The largest body of a request, in bytes.
    pub lichaam_max: usize,
    /// How long the body of a request may take to arrive, from the moment the server begins to read it.
    pub lichaam_tijd: Duration,
    /// Number of threads that handle requests.
    pub werkers: NonZero<usize>,
    /// How long the requests under way may take when the server stops.
    pub afronden: Duration,
}

impl Default for Instellingen {
    /// One mebibyte, half a minute to arrive, a thread for each core, half a minute to finish.
    fn default() -> Self {
        Self {
            basis_url: None,
            lichaam_max: 1024 * 1024,
            lichaam_tijd: Duration::from_secs(30),
            werkers: std::thread::available_parallelism().unwrap_or(NonZero::<usize>::MIN),
            afronden: Duration::from_secs(30),
        }
    }
}

impl Instellingen {
    /// Checks what can be checked without a socket.
    ///
    /// # Errors
    /// A `basis_url` that is no http or https URL.
    pub fn controleer(&self) -> Result<(), BasisFout> {
        self.basis_url.as_deref().map_or(Ok(()), |url| Basis::van_url(url).map(drop))
    }
}
