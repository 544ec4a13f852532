//! How a section of the table is written.

/// A section: a public constant for each text, English before Korean, and `ALL` of them, for the tests and for the wire.
///
/// ```ignore
/// section! {
///     /// One sentence on what the page is for.
///     LEAD: "Turn the knobs.", "조절해 보세요.";
/// }
/// ```
macro_rules! section {
    ($($(#[$doc:meta])* $name:ident: $en:expr, $ko:expr;)+) => {
        $($(#[$doc])* pub const $name: $crate::Text = $crate::Text(&$crate::text::Words {
            en: $en,
            #[cfg(not(target_arch = "wasm32"))]
            ko: $ko,
        });)+
        /// Every text of the section, by name.
        pub const ALL: &[(&str, $crate::Text)] = &[$((stringify!($name), $name)),+];
    };
}

/// Sections, each beside its name.
macro_rules! named {
    ($($section:ident)+) => { [$((stringify!($section), $section::ALL)),+] };
}
