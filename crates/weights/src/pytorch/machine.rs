//! [`Machine`]: the stack, the marks and the memo that the instructions of a pickle work on.

use std::collections::BTreeMap;

use super::class::Class;
use super::cursor::Cursor;
use super::rebuild::{self, Rebuilt};
use super::value::{Ref, Value, Values};
use crate::error::FileError;

/// B7 with its counters needs 50,000, a checkpoint of its training with two states and an optimizer 200,000. A value
/// takes some 100 bytes at most while a pickle is read.
pub(super) const MAX_VALUES: usize = 1 << 19;

#[derive(Default)]
pub(super) struct Machine<'a> {
    pub(super) values: Values<'a>,
    stack: Vec<Ref>,
    /// Heights of the stack at each open mark.
    marks: Vec<usize>,
    memo: BTreeMap<u32, Ref>,
    /// Pushes so far: what bounds time and memory.
    pushes: usize,
}

impl<'a> Machine<'a> {
    /// Counts more values.
    fn admit(&mut self, count: usize) -> Result<(), FileError> {
        self.pushes = self.pushes.saturating_add(count);
        if self.pushes > MAX_VALUES { Err(FileError::TooMuch { most: MAX_VALUES }) } else { Ok(()) }
    }

    pub(super) fn push(&mut self, value: Value<'a>) -> Result<(), FileError> {
        self.admit(1)?;
        let number = self.values.push(value);
        self.stack.push(number);
        Ok(())
    }

    pub(super) fn text(
        &mut self,
        cursor: &mut Cursor<'a>,
        length: impl FnOnce(&mut Cursor<'a>) -> Result<u64, FileError>,
    ) -> Result<(), FileError> {
        let length = to_usize(length(cursor)?)?;
        let text = utf8(cursor.take(length)?)?;
        self.push(Value::Text(text))
    }

    /// A whole number of any width.
    pub(super) fn long(
        &mut self,
        cursor: &mut Cursor<'a>,
        length: impl FnOnce(&mut Cursor<'a>) -> Result<u64, FileError>,
    ) -> Result<(), FileError> {
        let length = to_usize(length(cursor)?)?;
        self.push(long(cursor.take(length)?))
    }

    /// Bytes, which no tensor's name or place is made of.
    pub(super) fn bytes(
        &mut self,
        cursor: &mut Cursor<'a>,
        length: impl FnOnce(&mut Cursor<'a>) -> Result<u64, FileError>,
    ) -> Result<(), FileError> {
        let length = to_usize(length(cursor)?)?;
        cursor.take(length)?;
        self.push(Value::Other)
    }

    /// A class by its name: a known one, or one whose objects are skipped.
    pub(super) fn class(&mut self, module: &'a str, name: &'a str) -> Result<(), FileError> {
        let class = match Class::named(module, name)? {
            Some(class) => Value::Class(class),
            None => self.values.opaque(module, name),
        };
        self.push(class)
    }

    pub(super) fn mark(&mut self) -> Result<(), FileError> {
        self.admit(1)?;
        self.marks.push(self.stack.len());
        Ok(())
    }

    pub(super) fn pop(&mut self) -> Result<Ref, FileError> {
        let floor = self.marks.last().copied().unwrap_or(0);
        let top = if self.stack.len() > floor { self.stack.pop() } else { None };
        top.ok_or(FileError::malformed("a value is missing"))
    }

    pub(super) fn pop_many(&mut self, count: usize) -> Result<Vec<Ref>, FileError> {
        let floor = self.marks.last().copied().unwrap_or(0);
        let from = self.stack.len().checked_sub(count).filter(|&from| from >= floor);
        Ok(self.stack.split_off(from.ok_or(FileError::malformed("a value is missing"))?))
    }

    pub(super) fn pop_to_mark(&mut self) -> Result<Vec<Ref>, FileError> {
        let mark = self
            .marks
            .pop()
            .filter(|&mark| mark <= self.stack.len())
            .ok_or(FileError::malformed("a mark is missing"))?;
        Ok(self.stack.split_off(mark))
    }

    pub(super) fn top(&self) -> Result<Ref, FileError> {
        self.stack.last().copied().ok_or(FileError::malformed("a value is missing"))
    }

    pub(super) fn tuple(&mut self, count: usize) -> Result<(), FileError> {
        let items = self.pop_many(count)?;
        self.push(Value::Tuple(items))
    }

    pub(super) fn append(&mut self, items: &[Ref]) -> Result<(), FileError> {
        let list = self.top()?;
        match self.values.get_mut(list) {
            Some(Value::List(list)) => list.extend_from_slice(items),
            Some(Value::Opaque(_)) => {}
            _ => return Err(FileError::malformed("a list is missing")),
        }
        Ok(())
    }

    pub(super) fn set(&mut self, items: &[Ref]) -> Result<(), FileError> {
        let dict = self.top()?;
        let (pairs, rest) = items.as_chunks::<2>();
        if !rest.is_empty() {
            return Err(FileError::malformed("a key has no value"));
        }
        match self.values.get_mut(dict) {
            Some(Value::Dict(dict)) => dict.extend(pairs.iter().map(|[key, value]| (*key, *value))),
            Some(Value::Opaque(_)) => {}
            _ => return Err(FileError::malformed("a dict is missing")),
        }
        Ok(())
    }

    /// The number under which an instruction without one keeps the top.
    pub(super) fn next_memo(&self) -> u32 {
        u32::try_from(self.memo.len()).unwrap_or(u32::MAX)
    }

    pub(super) fn memoize(
        &mut self,
        number: impl FnOnce(&mut Cursor<'a>) -> Result<u32, FileError>,
        cursor: &mut Cursor<'a>,
    ) -> Result<(), FileError> {
        let top = self.top()?;
        self.memo.insert(number(cursor)?, top);
        // A memo of more entries than pushes is a file that only counts up.
        if self.memo.len() > self.pushes { Err(FileError::malformed("a value is kept twice")) } else { Ok(()) }
    }

    pub(super) fn recall(&mut self, number: u32) -> Result<(), FileError> {
        let value =
            self.memo.get(&number).copied().ok_or(FileError::malformed("a value is recalled that was not kept"))?;
        self.admit(1)?;
        self.stack.push(value);
        Ok(())
    }

    /// A class or function with its arguments.
    pub(super) fn reduce(&mut self) -> Result<(), FileError> {
        let (arguments, class) = (self.pop()?, self.pop()?);
        match rebuild::call(&self.values, class, arguments)? {
            Rebuilt::New(value) => {
                // One list of entries can be named many times: each copy counts.
                if let Value::Dict(entries) = &value {
                    self.admit(entries.len())?;
                }
                self.push(value)
            }
            Rebuilt::Same(value) => {
                self.admit(1)?;
                self.stack.push(value);
                Ok(())
            }
        }
    }

    /// Attributes of an object, which are dropped: a state dict keeps version numbers there.
    pub(super) fn build(&mut self) -> Result<(), FileError> {
        self.pop()?;
        match self.values.get(self.top()?) {
            Value::Dict(_) | Value::Opaque(_) => Ok(()),
            _ => Err(FileError::malformed("a value has attributes that it cannot have")),
        }
    }
}

/// A name.
pub(super) fn utf8(bytes: &[u8]) -> Result<&str, FileError> {
    std::str::from_utf8(bytes).map_err(|_| FileError::malformed("a name is not text"))
}

/// A length that fits the address space.
fn to_usize(length: u64) -> Result<usize, FileError> {
    usize::try_from(length).map_err(|_| FileError::malformed("a text is too long"))
}

/// A little-endian two's complement of any length; one beyond 64 bits counts nothing.
fn long(bytes: &[u8]) -> Value<'static> {
    let sign = if bytes.last().is_some_and(|last| last & 0x80 != 0) { 0xFF } else { 0 };
    let mut wide = [sign; 8];
    match wide.get_mut(..bytes.len()) {
        Some(low) => {
            low.copy_from_slice(bytes);
            Value::Integer(i64::from_le_bytes(wide))
        }
        None => Value::Other,
    }
}
