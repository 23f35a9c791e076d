//! The SQL types: written, read, filtered and ordered alike on both databases.

use diesel::prelude::*;
use klant_store::{Databaseklasse, DbTijd, DbUuid, Store, StoreFout, Tx};
use time::Date;
use time::macros::{date, datetime};
use uuid::Uuid;

use crate::omgeving::{met, op_beide, sql};

diesel::table! {
    use diesel::sql_types::*;
    use klant_store::sqltype::{TijdSql, UuidSql};

    proef (volgnummer) {
        volgnummer -> BigInt,
        uuid -> UuidSql,
        ander -> Nullable<UuidSql>,
        tijd -> TijdSql,
        einde -> Nullable<TijdSql>,
        dag -> Date,
        vervalt -> Nullable<Date>,
    }
}

#[derive(Debug, Clone, PartialEq, Queryable, Selectable, Insertable, AsChangeset)]
#[diesel(table_name = proef)]
struct Rij {
    volgnummer: i64,
    uuid: DbUuid,
    ander: Option<DbUuid>,
    tijd: DbTijd,
    einde: Option<DbTijd>,
    dag: Date,
    vervalt: Option<Date>,
}

/// A patch: absent is unchanged, `Some(None)` is emptied.
#[derive(AsChangeset)]
#[diesel(table_name = proef)]
struct Wijziging {
    ander: Option<Option<DbUuid>>,
    tijd: Option<DbTijd>,
    einde: Option<Option<DbTijd>>,
}

fn id(getal: u128) -> DbUuid {
    DbUuid(Uuid::from_u128(getal))
}

fn rijen() -> Vec<Rij> {
    let vol = Rij {
        volgnummer: 1,
        uuid: id(0xff00_0000_0000_0000_0000_0000_0000_0001),
        ander: Some(id(0)),
        tijd: DbTijd(datetime!(2026-11-24 9:00:00.000001 UTC)),
        einde: Some(DbTijd(datetime!(9999-12-31 23:59:59.999999 UTC))),
        dag: date!(2026 - 02 - 28),
        vervalt: Some(date!(0999 - 01 - 01)),
    };
    let leeg = Rij {
        volgnummer: 2,
        uuid: id(2),
        ander: None,
        tijd: DbTijd(datetime!(0001-01-01 0:00 UTC)),
        einde: None,
        dag: date!(2024 - 02 - 29),
        vervalt: None,
    };
    vec![vol, leeg]
}

fn tabel(tx: &mut Tx<'_>) -> Result<(), StoreFout> {
    let (uuid, tijd) = match tx {
        #[cfg(feature = "sqlite")]
        Tx::Sqlite(_) => ("BLOB", "TEXT"),
        #[cfg(feature = "postgres")]
        Tx::Postgres(_) => ("uuid", "timestamptz"),
    };
    sql(
        tx,
        &format!(
            "CREATE TABLE proef (volgnummer bigint PRIMARY KEY, uuid {uuid} NOT NULL UNIQUE, ander {uuid},
                 tijd {tijd} NOT NULL, einde {tijd}, dag date NOT NULL, vervalt date)"
        ),
    )?;
    met!(tx, |c| diesel::insert_into(proef::table).values(rijen()).execute(c))?;
    Ok(())
}

op_beide!(wat_is_geschreven_komt_gelijk_terug, async |store: &Store| {
    store.schrijf(tabel).await.unwrap();
    let gelezen = store
        .lees(|tx| {
            Ok::<_, StoreFout>(met!(tx, |c| proef::table
                .select(Rij::as_select())
                .order(proef::volgnummer)
                .load::<Rij>(c))?)
        })
        .await;
    assert_eq!(gelezen, Ok(rijen()));
});

op_beide!(filters_en_volgorde_werken_op_waarde, async |store: &Store| {
    store.schrijf(tabel).await.unwrap();
    store
        .lees(|tx| {
            macro_rules! nummers {
                ($vraag:expr) => {
                    met!(tx, |c| $vraag.select(proef::volgnummer).load::<i64>(c))?
                };
            }
            let eerste = rijen().remove(0);
            assert_eq!(nummers!(proef::table.filter(proef::uuid.eq(eerste.uuid))), [1]);
            assert_eq!(nummers!(proef::table.filter(proef::uuid.eq_any([id(2), id(3)]))), [2]);
            assert_eq!(nummers!(proef::table.filter(proef::uuid.eq_any(Vec::<DbUuid>::new()))), [0; 0]);
            assert_eq!(nummers!(proef::table.filter(proef::ander.eq(id(0)))), [1]);
            assert_eq!(nummers!(proef::table.filter(proef::ander.eq_any(vec![id(0)]))), [1]);
            assert_eq!(nummers!(proef::table.filter(proef::einde.is_null())), [2]);
            assert_eq!(nummers!(proef::table.filter(proef::tijd.lt(eerste.tijd))), [2]);
            assert_eq!(nummers!(proef::table.filter(proef::tijd.eq_any([eerste.tijd]))), [1]);
            assert_eq!(nummers!(proef::table.filter(proef::dag.ge(date!(2026 - 01 - 01)))), [1]);
            assert_eq!(nummers!(proef::table.order(proef::tijd.asc())), [2, 1]);
            assert_eq!(nummers!(proef::table.order(proef::uuid.desc())), [1, 2]);
            assert_eq!(nummers!(proef::table.order(proef::dag.asc())), [2, 1]);
            let laatste: Option<DbTijd> =
                met!(tx, |c| proef::table.select(diesel::dsl::max(proef::tijd)).first(c))?;
            assert_eq!(laatste, Some(eerste.tijd));
            Ok::<_, StoreFout>(())
        })
        .await
        .unwrap();
});

op_beide!(een_wijziging_zet_leegt_en_laat_met_rust, async |store: &Store| {
    store.schrijf(tabel).await.unwrap();
    let gewijzigd = store
        .schrijf(|tx| {
            let wijziging = Wijziging {
                ander: Some(None),
                tijd: Some(DbTijd::van(datetime!(2026-11-24 10:00:00.123456789 +1))),
                einde: None,
            };
            Ok::<Rij, StoreFout>(met!(tx, |c| diesel::update(proef::table.find(1_i64))
                .set(&wijziging)
                .returning(Rij::as_returning())
                .get_result(c))?)
        })
        .await
        .unwrap();
    let verwacht =
        Rij { ander: None, tijd: DbTijd(datetime!(2026-11-24 9:00:00.123456 UTC)), ..rijen().remove(0) };
    assert_eq!(gewijzigd, verwacht);
});

op_beide!(een_jaar_buiten_bereik_wordt_niet_geschreven, async |store: &Store| {
    store.schrijf(tabel).await.unwrap();
    let uitkomst = store
        .schrijf(|tx| {
            let tijd = DbTijd(datetime!(-0001-01-01 0:00 UTC));
            met!(tx, |c| diesel::update(proef::table).set(proef::tijd.eq(tijd)).execute(c))?;
            Ok::<_, StoreFout>(())
        })
        .await;
    assert_eq!(uitkomst, Err(StoreFout::Database(Databaseklasse::Waarde)));
});

/// How the values lie in the file is a promise to other readers of it.
#[cfg(feature = "sqlite")]
#[test]
fn sqlite_bewaart_16_bytes_en_tekst_van_vaste_breedte() {
    use crate::omgeving::{Proef, getal, wacht};

    let proef = Proef::sqlite(klant_store::Instelling::default());
    wacht(proef.store.schrijf(tabel)).unwrap();
    wacht(proef.store.lees(|tx| {
        let vraag = "SELECT count(*) AS getal FROM proef WHERE volgnummer = 1
             AND typeof(uuid) = 'blob' AND length(uuid) = 16 AND hex(uuid) LIKE 'FF%01'
             AND typeof(tijd) = 'text' AND tijd = '2026-11-24T09:00:00.000001Z'
             AND typeof(dag) = 'text' AND dag = '2026-02-28' AND vervalt = '0999-01-01'";
        assert_eq!(getal(tx, vraag)?, 1);
        Ok::<_, StoreFout>(())
    }))
    .unwrap();
}

#[cfg(feature = "sqlite")]
#[test]
fn sqlite_een_onleesbare_waarde_is_een_fout_zonder_haar_tekst() {
    use crate::omgeving::{Proef, wacht};

    let proef = Proef::sqlite(klant_store::Instelling::default());
    wacht(proef.store.schrijf(tabel)).unwrap();
    proef.sql("UPDATE proef SET tijd = 'geheim'");
    let uitkomst =
        wacht(proef.store.lees(|tx| {
            Ok::<_, StoreFout>(met!(tx, |c| proef::table.select(proef::tijd).load::<DbTijd>(c))?)
        }));
    let fout = uitkomst.unwrap_err();
    assert_eq!(fout, StoreFout::Database(Databaseklasse::Waarde));
    assert!(!format!("{fout:?}{fout}").contains("geheim"));
}
