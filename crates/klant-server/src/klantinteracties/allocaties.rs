//! How often the page of a list asks for memory while it is written: what each of its rows costs on the way that is gone most.

use std::path::Path;

use klant_register::genereren::Gegevens;
use klant_register::klantinteracties::Pagina;
use klant_register::store::klantinteracties::Uitklap;

use super::resource::{Blad, Resource, pagina_json};
use super::soorten::partij::Partijen;
use crate::basis::Basis;
use crate::klant_v1::proeven::{BALIE, Proef};

#[actix_web::test]
async fn een_bladzijde_partijen_kost_zoveel_allocaties_als_in_de_tabel() {
    let register = Proef::nieuw().await.register;
    let _ =
        register.genereer(Gegevens { partijen: 100, zaad: 1 }, |_, _| ()).await.expect("an empty register");
    let toepassing = register.toepassing_van_token(BALIE).await.expect("it answers").expect("it is known");
    let pagina = Pagina { nummer: Some(1), grootte: 100 };
    let uitklap = Uitklap::van_paden(&[]);
    let lijst =
        register.lijst::<<Partijen as Resource>::Soort>(&toepassing, Vec::new(), pagina, uitklap).await;
    let lijst = lijst.unwrap_or_else(|_| panic!("a page"));
    assert_eq!(lijst.beelden.len(), 100);
    let basis = Basis::van_url("https://klant.example.nl").expect("a URL");
    let gemeten = allocation_counter::measure(|| {
        drop(pagina_json::<Partijen>(&lijst, None, None, &Blad { basis: &basis }).bytes());
    });
    let nu = format!("bladzijde van 100 partijen {:>6}\n", gemeten.count_total);
    let pad = Path::new(env!("CARGO_MANIFEST_DIR")).join("src/klantinteracties/allocaties.txt");
    if std::env::var_os("KLANT_SCHRIJF_TABEL").is_some() {
        std::fs::write(&pad, &nu).expect("the table is written");
    }
    let vast = std::fs::read_to_string(&pad).expect("the table is there");
    assert_eq!(nu, vast, "KLANT_SCHRIJF_TABEL=1 schrijft de tabel opnieuw");
}
