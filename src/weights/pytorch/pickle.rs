//! A pickle, read instruction by instruction. Nothing is looked up, called or built but [`Value`]s.

use std::collections::BTreeMap;

use super::class::Class;
use super::cursor::Cursor;
use super::rebuild::{self, Rebuilt};
use super::value::{Ref, Value, Values};
use crate::weights::error::FileError;

/// B7 with its counters needs 50,000. A value takes some 100 bytes at most while a pickle is read.
pub(super) const MAX_VALUES: usize = 1 << 19;

/// A pickle that has been read.
#[derive(Debug)]
pub(super) struct Pickle<'a> {
    pub(super) values: Values<'a>,
    pub(super) root: Ref,
    /// The byte after its last.
    pub(super) end: usize,
}

/// Reads the pickle that begins at a byte of `bytes`.
///
/// # Errors
/// [`FileError`] for an instruction or a class that no state dict needs, by name, and for anything broken.
pub(super) fn read(bytes: &[u8], start: usize) -> Result<Pickle<'_>, FileError> {
    let mut machine = Machine::default();
    let mut cursor = Cursor::new(bytes, start, "the list of tensors");
    while machine.step(&mut cursor)? {}
    let root = machine.pop()?;
    Ok(Pickle { values: machine.values, root, end: cursor.at() })
}

#[derive(Default)]
struct Machine<'a> {
    values: Values<'a>,
    stack: Vec<Ref>,
    /// Heights of the stack at each open mark.
    marks: Vec<usize>,
    memo: BTreeMap<u32, Ref>,
    /// Pushes so far: what bounds time and memory.
    pushes: usize,
}

impl<'a> Machine<'a> {
    /// One instruction; false after the last.
    fn step(&mut self, cursor: &mut Cursor<'a>) -> Result<bool, FileError> {
        let opcode = cursor.u8()?;
        match opcode {
            b'.' => return Ok(false),
            // PROTO and FRAME say nothing that matters here.
            0x80 => drop(cursor.u8()?),
            0x95 => drop(cursor.u64()?),
            b'(' => self.mark()?,
            b'N' | 0x89 => self.push(Value::Other)?,
            0x88 => self.push(Value::True)?,
            b'G' => {
                cursor.take(8)?;
                self.push(Value::Other)?;
            }
            b'K' => self.push(Value::Integer(cursor.u8()?.into()))?,
            b'M' => self.push(Value::Integer(cursor.u16()?.into()))?,
            b'J' => self.push(Value::Integer(cursor.i32()?.into()))?,
            0x8a => {
                let length = cursor.u8()?;
                self.push(long(cursor.take(length.into())?))?;
            }
            // Texts, and the byte strings that Python 2 wrote for them, by the width of their length.
            0x8c | b'U' => self.text(cursor, |cursor| Ok(cursor.u8()?.into()))?,
            b'X' | b'T' => self.text(cursor, |cursor| Ok(cursor.u32()?.into()))?,
            0x8d => self.text(cursor, Cursor::u64)?,
            b')' => self.push(Value::Tuple(Vec::new()))?,
            0x85 => self.tuple(1)?,
            0x86 => self.tuple(2)?,
            0x87 => self.tuple(3)?,
            b't' => {
                let items = self.pop_to_mark()?;
                self.push(Value::Tuple(items))?;
            }
            b']' => self.push(Value::List(Vec::new()))?,
            b'a' => {
                let item = self.pop()?;
                self.append(&[item])?;
            }
            b'e' => {
                let items = self.pop_to_mark()?;
                self.append(&items)?;
            }
            b'}' => self.push(Value::Dict(Vec::new()))?,
            b's' => {
                let items = self.pop_many(2)?;
                self.set(&items)?;
            }
            b'u' => {
                let items = self.pop_to_mark()?;
                self.set(&items)?;
            }
            b'q' => self.memoize(|cursor| Ok(cursor.u8()?.into()), cursor)?,
            b'r' => self.memoize(Cursor::u32, cursor)?,
            0x94 => {
                let number = u32::try_from(self.memo.len()).unwrap_or(u32::MAX);
                self.memoize(|_| Ok(number), cursor)?;
            }
            b'h' => {
                let number = cursor.u8()?;
                self.recall(number.into())?;
            }
            b'j' => {
                let number = cursor.u32()?;
                self.recall(number)?;
            }
            b'c' => {
                let (module, name) = (cursor.line()?, cursor.line()?);
                self.push(Value::Class(Class::named(utf8(module)?, utf8(name)?)?))?;
            }
            0x93 => {
                let (name, module) = (self.pop()?, self.pop()?);
                let text = |number| self.values.text(number).ok_or(FileError::malformed("a class has no name"));
                let class = Class::named(text(module)?, text(name)?)?;
                self.push(Value::Class(class))?;
            }
            b'Q' => {
                let id = self.pop()?;
                let storage = rebuild::storage(&self.values, id)?;
                self.push(Value::Storage(storage))?;
            }
            b'R' => self.reduce()?,
            b'b' => self.build()?,
            opcode => return Err(FileError::Opcode { opcode }),
        }
        Ok(true)
    }

    /// Counts more values.
    fn admit(&mut self, count: usize) -> Result<(), FileError> {
        self.pushes = self.pushes.saturating_add(count);
        if self.pushes > MAX_VALUES { Err(FileError::TooMuch { most: MAX_VALUES }) } else { Ok(()) }
    }

    fn push(&mut self, value: Value<'a>) -> Result<(), FileError> {
        self.admit(1)?;
        let number = self.values.push(value);
        self.stack.push(number);
        Ok(())
    }

    fn text(
        &mut self,
        cursor: &mut Cursor<'a>,
        length: impl FnOnce(&mut Cursor<'a>) -> Result<u64, FileError>,
    ) -> Result<(), FileError> {
        let length = usize::try_from(length(cursor)?).map_err(|_| FileError::malformed("a text is too long"))?;
        let text = utf8(cursor.take(length)?)?;
        self.push(Value::Text(text))
    }

    fn mark(&mut self) -> Result<(), FileError> {
        self.admit(1)?;
        self.marks.push(self.stack.len());
        Ok(())
    }

    fn pop(&mut self) -> Result<Ref, FileError> {
        let floor = self.marks.last().copied().unwrap_or(0);
        let top = if self.stack.len() > floor { self.stack.pop() } else { None };
        top.ok_or(FileError::malformed("a value is missing"))
    }

    fn pop_many(&mut self, count: usize) -> Result<Vec<Ref>, FileError> {
        let floor = self.marks.last().copied().unwrap_or(0);
        let from = self.stack.len().checked_sub(count).filter(|&from| from >= floor);
        Ok(self.stack.split_off(from.ok_or(FileError::malformed("a value is missing"))?))
    }

    fn pop_to_mark(&mut self) -> Result<Vec<Ref>, FileError> {
        let mark = self
            .marks
            .pop()
            .filter(|&mark| mark <= self.stack.len())
            .ok_or(FileError::malformed("a mark is missing"))?;
        Ok(self.stack.split_off(mark))
    }

    fn top(&self) -> Result<Ref, FileError> {
        self.stack.last().copied().ok_or(FileError::malformed("a value is missing"))
    }

    fn tuple(&mut self, count: usize) -> Result<(), FileError> {
        let items = self.pop_many(count)?;
        self.push(Value::Tuple(items))
    }

    fn append(&mut self, items: &[Ref]) -> Result<(), FileError> {
        let list = self.top()?;
        let Some(Value::List(list)) = self.values.get_mut(list) else {
            return Err(FileError::malformed("a list is missing"));
        };
        list.extend_from_slice(items);
        Ok(())
    }

    fn set(&mut self, items: &[Ref]) -> Result<(), FileError> {
        let dict = self.top()?;
        let (pairs, rest) = items.as_chunks::<2>();
        let Some(Value::Dict(dict)) = self.values.get_mut(dict) else {
            return Err(FileError::malformed("a dict is missing"));
        };
        if !rest.is_empty() {
            return Err(FileError::malformed("a key has no value"));
        }
        dict.extend(pairs.iter().map(|[key, value]| (*key, *value)));
        Ok(())
    }

    fn memoize(
        &mut self,
        number: impl FnOnce(&mut Cursor<'a>) -> Result<u32, FileError>,
        cursor: &mut Cursor<'a>,
    ) -> Result<(), FileError> {
        let top = self.top()?;
        self.memo.insert(number(cursor)?, top);
        // A memo of more entries than pushes is a file that only counts up.
        if self.memo.len() > self.pushes { Err(FileError::malformed("a value is kept twice")) } else { Ok(()) }
    }

    fn recall(&mut self, number: u32) -> Result<(), FileError> {
        let value =
            self.memo.get(&number).copied().ok_or(FileError::malformed("a value is recalled that was not kept"))?;
        self.admit(1)?;
        self.stack.push(value);
        Ok(())
    }

    /// A class or function with its arguments.
    fn reduce(&mut self) -> Result<(), FileError> {
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
    fn build(&mut self) -> Result<(), FileError> {
        self.pop()?;
        let is_dict = self.values.entries(self.top()?).is_some();
        if is_dict { Ok(()) } else { Err(FileError::malformed("a value has attributes that it cannot have")) }
    }
}

fn utf8(bytes: &[u8]) -> Result<&str, FileError> {
    std::str::from_utf8(bytes).map_err(|_| FileError::malformed("a name is not text"))
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
