//! Certificates for a stand-in over TLS, and for the binary that asks it.

use rcgen::{BasicConstraints, Certificate, CertificateParams, IsCa, Issuer, KeyPair};
use rustls::crypto::ring::default_provider;
use rustls::pki_types::{PrivateKeyDer, PrivatePkcs8KeyDer};
use rustls::server::WebPkiClientVerifier;
use rustls::{RootCertStore, ServerConfig};
use std::path::Path;
use std::sync::Arc;

/// What a server shows, and whom it lets in.
#[derive(Clone, Debug)]
pub struct Serverbewijs(pub(crate) Arc<ServerConfig>);

/// An authority that issues certificates; each is another.
#[derive(Debug)]
pub struct Uitgever {
    certificaat: Certificate,
    uitgever: Issuer<'static, KeyPair>,
}

impl Uitgever {
    /// A new one.
    ///
    /// # Panics
    /// When the system gives no randomness.
    pub fn nieuw() -> Self {
        let mut regels = CertificateParams::new(Vec::new()).expect("no names are no bad names");
        regels.is_ca = IsCa::Ca(BasicConstraints::Unconstrained);
        let sleutel = KeyPair::generate().expect("a key can be made");
        let certificaat = regels.self_signed(&sleutel).expect("it signs itself");
        Self { certificaat, uitgever: Issuer::new(regels, sleutel) }
    }

    fn geef_uit(&self) -> (Certificate, KeyPair) {
        let sleutel = KeyPair::generate().expect("a key can be made");
        let regels = CertificateParams::new(["127.0.0.1".to_owned()]).expect("an address is a name");
        (regels.signed_by(&sleutel, &self.uitgever).expect("it signs others"), sleutel)
    }

    /// The certificate by which others trust what it issued, written to this file.
    ///
    /// # Panics
    /// When it cannot be written.
    pub fn schrijf_ca(&self, pad: &Path) {
        std::fs::write(pad, self.certificaat.pem()).expect("a file can be written");
    }

    /// A certificate for a client with its key, written to `client.pem` and `client.key` in this folder.
    ///
    /// # Panics
    /// When it cannot be written.
    pub fn schrijf_client(&self, map: &Path) {
        let (certificaat, sleutel) = self.geef_uit();
        std::fs::write(map.join("client.pem"), certificaat.pem()).expect("a file can be written");
        std::fs::write(map.join("client.key"), sleutel.serialize_pem()).expect("a file can be written");
    }

    /// A server that lets in only who has a certificate of this authority.
    ///
    /// # Panics
    /// When what it made itself is no good.
    pub fn server(&self) -> Serverbewijs {
        let rustls = Arc::new(default_provider());
        let mut vertrouwd = RootCertStore::empty();
        vertrouwd.add(self.certificaat.der().clone()).expect("an authority");
        let keuring = WebPkiClientVerifier::builder_with_provider(Arc::new(vertrouwd), Arc::clone(&rustls));
        let (certificaat, sleutel) = self.geef_uit();
        let sleutel = PrivateKeyDer::Pkcs8(PrivatePkcs8KeyDer::from(sleutel.serialize_der()));
        let server = ServerConfig::builder_with_provider(rustls)
            .with_safe_default_protocol_versions()
            .expect("versions that ring knows")
            .with_client_cert_verifier(keuring.build().expect("an authority to trust"))
            .with_single_cert(vec![certificaat.der().clone()], sleutel)
            .expect("a certificate with its key");
        Serverbewijs(Arc::new(server))
    }
}
