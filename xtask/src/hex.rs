//! The SHA-256 of files, as text.

use anyhow::{Result, bail};
use sha2::{Digest, Sha256};

/// The SHA-256 of `bytes` as 64 lower-case hexadecimal digits.
pub fn sha256_hex(bytes: &[u8]) -> String {
    Sha256::digest(bytes).iter().map(|byte| format!("{byte:02x}")).collect()
}

/// Fails unless `content`, called `name` in the message, has the SHA-256 `expected`.
///
/// # Errors
/// When it is another file.
pub fn verify(content: &[u8], expected: &str, name: &str) -> Result<()> {
    let found = sha256_hex(content);
    if found != expected {
        bail!("this is not {name}: its SHA-256 is {found}, expected {expected}");
    }
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn sha256_equals_the_vector_of_the_standard() {
        let expected = "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad";
        assert_eq!(sha256_hex(b"abc"), expected);
        assert!(verify(b"abc", expected, "abc").is_ok());
        assert!(verify(b"abd", expected, "abc").is_err());
    }
}
