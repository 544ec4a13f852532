//! Reads the command line: flags, flags with a value, and bare words, with an error for what is left over.

use std::str::FromStr;

use anyhow::{Result, anyhow, bail};

/// The words of the command line that no one has taken yet.
pub struct Arguments(Vec<String>);

impl Arguments {
    /// The words after the program's name.
    pub fn from_env() -> Result<Self> {
        let words: Result<Vec<String>> = std::env::args_os()
            .skip(1)
            .map(|word| word.into_string().map_err(|word| anyhow!("the argument {word:?} is not readable text")))
            .collect();
        Ok(Self(words?))
    }

    /// Takes the next word that is not a flag. Ask for flags with values first.
    pub fn positional(&mut self) -> Option<String> {
        let index = self.0.iter().position(|word| !word.starts_with("--"))?;
        Some(self.0.remove(index))
    }

    /// Takes `name` and says whether it was given.
    pub fn flag(&mut self, name: &str) -> bool {
        let before = self.0.len();
        self.0.retain(|word| word != name);
        self.0.len() != before
    }

    /// Takes `name VALUE` or `name=VALUE`, the first of them.
    pub fn value(&mut self, name: &str) -> Result<Option<String>> {
        let prefix = format!("{name}=");
        let found = self.0.iter().position(|word| word == name || word.starts_with(&prefix));
        let Some(index) = found else {
            return Ok(None);
        };
        let word = self.0.remove(index);
        if let Some(value) = word.strip_prefix(&prefix) {
            return Ok(Some(value.to_owned()));
        }
        if index >= self.0.len() || self.0[index].starts_with("--") {
            bail!("{name} needs a value");
        }
        Ok(Some(self.0.remove(index)))
    }

    /// Takes `name VALUE` and reads the value.
    pub fn parsed<T: FromStr>(&mut self, name: &str) -> Result<Option<T>> {
        self.value(name)?.map(|text| text.parse().map_err(|_| anyhow!("{name} cannot be {text:?}"))).transpose()
    }

    /// Fails when a word is left that nobody asked for.
    pub fn finish(self) -> Result<()> {
        match self.0.first() {
            None => Ok(()),
            Some(word) => {
                bail!("the argument {word:?} is not understood; `cargo xtask help` lists them")
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn arguments(words: &str) -> Arguments {
        Arguments(words.split_whitespace().map(str::to_owned).collect())
    }

    #[test]
    fn takes_flags_values_and_words() {
        let mut given = arguments("test --only fmt --skip-e2e --only=sizes");
        assert_eq!(given.positional().as_deref(), Some("test"));
        assert!(given.flag("--skip-e2e"));
        assert!(!given.flag("--skip-e2e"));
        assert_eq!(given.value("--only").unwrap().as_deref(), Some("fmt"));
        assert_eq!(given.value("--only").unwrap().as_deref(), Some("sizes"));
        assert_eq!(given.value("--only").unwrap(), None);
        assert!(given.finish().is_ok());
    }

    #[test]
    fn refuses_what_it_does_not_understand() {
        assert!(arguments("--nonsense").finish().is_err());
        assert!(arguments("--port").value("--port").is_err());
        assert!(arguments("--port --open").value("--port").is_err());
        assert!(arguments("--port x").parsed::<u16>("--port").is_err());
        assert_eq!(arguments("--port 81").parsed::<u16>("--port").unwrap(), Some(81));
    }
}
