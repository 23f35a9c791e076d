//! Domain values print who they are and nothing of what they hold (S23).

/// A `Debug` that prints the type, with its identity where it has one.
macro_rules! verhuld {
    ($($type:ident),+ $(,)?) => { $(
        impl std::fmt::Debug for $type {
            fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
                f.write_str(concat!(stringify!($type), "(…)"))
            }
        }
    )+ };
    (met id: $($type:ident),+ $(,)?) => { $(
        impl std::fmt::Debug for $type {
            fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
                write!(f, concat!(stringify!($type), "({}, …)"), self.id)
            }
        }
    )+ };
}
pub(crate) use verhuld;
