//! Text into values.

use std::iter::Peekable;
use std::str::CharIndices;

use super::JsonError;

/// Values within values deeper than this are refused.
const MOST_DEPTH: usize = 64;

/// One value of a text.
#[derive(Clone, Debug, PartialEq)]
pub enum Value<'a> {
    /// `null`.
    Null,
    /// `true` or `false`.
    Bool(bool),
    /// A number as it is written.
    Number(&'a str),
    /// Text, without its escapes.
    Text(String),
    /// Values in their order.
    List(Vec<Value<'a>>),
    /// Names and values, in their order; a name may come twice.
    Object(Vec<(String, Value<'a>)>),
}

impl Value<'_> {
    /// A text.
    #[must_use]
    pub fn as_str(&self) -> Option<&str> {
        if let Self::Text(text) = self { Some(text) } else { None }
    }

    /// A whole number.
    #[must_use]
    pub fn as_u64(&self) -> Option<u64> {
        if let Self::Number(number) = self { number.parse().ok() } else { None }
    }
}

/// The one value that a text holds.
///
/// # Errors
/// [`JsonError::Text`] where it is not JSON.
pub fn read(text: &str) -> Result<Value<'_>, JsonError> {
    let mut reader = Reader { text, rest: text.char_indices().peekable() };
    let value = reader.value(0).filter(|_| reader.next_after_space().is_none());
    value.ok_or(JsonError::Text { at: reader.at() })
}

struct Reader<'a> {
    text: &'a str,
    rest: Peekable<CharIndices<'a>>,
}

impl<'a> Reader<'a> {
    /// Where the next character is, in bytes.
    fn at(&mut self) -> usize {
        self.rest.peek().map_or(self.text.len(), |(at, _)| *at)
    }

    /// The next character that is no space, which stays.
    fn next_after_space(&mut self) -> Option<char> {
        while self.rest.next_if(|(_, next)| matches!(next, ' ' | '\n' | '\r' | '\t')).is_some() {}
        self.rest.peek().map(|(_, next)| *next)
    }

    /// Takes a character after spaces, where it is this one.
    fn take(&mut self, wanted: char) -> Option<()> {
        self.next_after_space().filter(|next| *next == wanted)?;
        self.rest.next().map(|_| ())
    }

    /// The characters from here on that belong to a number or a word.
    fn word(&mut self) -> &'a str {
        let start = self.at();
        let is_part = |next: char| next.is_ascii_alphanumeric() || matches!(next, '+' | '-' | '.');
        while self.rest.next_if(|(_, next)| is_part(*next)).is_some() {}
        let end = self.at();
        self.text.get(start..end).unwrap_or_default()
    }

    fn value(&mut self, depth: usize) -> Option<Value<'a>> {
        match self.next_after_space()? {
            _ if depth > MOST_DEPTH => None,
            '"' => self.string().map(Value::Text),
            '[' => self.items('[', ']', |reader| reader.value(depth + 1)).map(Value::List),
            '{' => {
                let entry = |reader: &mut Self| {
                    reader.next_after_space();
                    let name = reader.string()?;
                    reader.take(':')?;
                    Some((name, reader.value(depth + 1)?))
                };
                self.items('{', '}', entry).map(Value::Object)
            }
            _ => match self.word() {
                "null" => Some(Value::Null),
                "true" => Some(Value::Bool(true)),
                "false" => Some(Value::Bool(false)),
                number => crate::decimal::parse(number).map(|_| Value::Number(number)),
            },
        }
    }

    /// What stands between two brackets, with commas between.
    fn items<T>(&mut self, open: char, close: char, item: impl Fn(&mut Self) -> Option<T>) -> Option<Vec<T>> {
        let mut items = Vec::new();
        self.take(open)?;
        if self.take(close).is_some() {
            return Some(items);
        }
        loop {
            items.push(item(self)?);
            if self.take(close).is_some() {
                return Some(items);
            }
            self.take(',')?;
        }
    }

    fn string(&mut self) -> Option<String> {
        let mut string = String::new();
        self.rest.next_if(|(_, next)| *next == '"')?;
        loop {
            match self.rest.next()?.1 {
                '"' => return Some(string),
                '\\' => string.push(self.escape()?),
                // A line does not end within a string.
                next if next < ' ' => return None,
                next => string.push(next),
            }
        }
    }

    fn escape(&mut self) -> Option<char> {
        Some(match self.rest.next()?.1 {
            'n' => '\n',
            't' => '\t',
            'r' => '\r',
            'b' => '\u{8}',
            'f' => '\u{c}',
            'u' => {
                let mut units = vec![self.unit()?];
                // The first of a pair of UTF-16; alone it is no character.
                if matches!(units.as_slice(), [0xd800..0xdc00]) {
                    self.rest.next_if(|(_, next)| *next == '\\')?;
                    self.rest.next_if(|(_, next)| *next == 'u')?;
                    units.push(self.unit()?);
                }
                char::decode_utf16(units).next()?.ok()?
            }
            same @ ('"' | '\\' | '/') => same,
            _ => return None,
        })
    }

    /// Four hexadecimal digits.
    fn unit(&mut self) -> Option<u16> {
        (0..4).try_fold(0, |unit, _| Some(unit << 4 | u16::try_from(self.rest.next()?.1.to_digit(16)?).ok()?))
    }
}
