//! What a customer sees and changes of herself, or of whom she acts for: the use cases behind `/mijn`. They find out whose data
//! a request is about, in the transaction that reads or writes those; what is then done is what any use case does.

mod adressen;
mod inzage;
mod voorstellen;
mod wissen;
mod zelf;

pub use inzage::{Mijnklantcontact, Mijnklantcontacten};

use klant_core::id::PartijId;
use klant_core::{Bronsoort, Code, Partij, Reden, Wie, mag_alles};
use klant_store::Tx;
use klant_store::vraag::{partij, vertegenwoordiging};

use super::context::Context;
use crate::fout::Fout;

/// Whose data a request is about.
struct Betreft {
    gelezen: partij::Gelezen,
    /// Who gives what is given: she herself, or who acts for her.
    bron: Bronsoort,
}

impl Betreft {
    fn partij(&self) -> &Partij {
        &self.gelezen.partij
    }
}

/// Whose data this is about: hers in the capacity in which she signed in, or hers for whom she says to act. Nothing is looked
/// up by what a client says but by what her token says, and by a vertegenwoordiging that holds today.
fn betreft(tx: &mut Tx<'_>, context: &Context, namens: Option<PartijId>) -> Result<Betreft, Fout> {
    let als = context.toegang.hoedanigheid().ok_or(Fout::NietBekend)?;
    let mut gevonden = partij::zoek(tx, als, &context.sleutels)?;
    let zij = gevonden.pop().ok_or(Fout::NietBekend)?;
    if !gevonden.is_empty() {
        return Err(Fout::conflict(Reden::nieuw(Code::MijnMeervoudig)));
    }
    let Some(ander) = namens.filter(|ander| *ander != zij.partij.id) else {
        let zelf = matches!(context.toegang.wie(), Wie::Klant(Some(zelf)) if zelf == als);
        let bron = if zelf { Bronsoort::Klant } else { Bronsoort::Vertegenwoordiger };
        return Ok(Betreft { gelezen: zij, bron });
    };
    let relaties = vertegenwoordiging::tussen(tx, zij.partij.id, &[ander.uuid()])?;
    let relaties: Vec<_> = relaties.into_iter().map(|een| een.vertegenwoordiging).collect();
    mag_alles(&relaties, context.vandaag).map_err(|reden| Fout::Verboden(vec![reden]))?;
    let gelezen = partij::lees(tx, ander, &context.sleutels)?.ok_or(Fout::NietGevonden)?;
    Ok(Betreft { gelezen, bron: Bronsoort::Vertegenwoordiger })
}
