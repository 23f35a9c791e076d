//! A new migration is compiled in when its folder appears.

fn main() {
    println!("cargo:rerun-if-changed=migrations");
}
