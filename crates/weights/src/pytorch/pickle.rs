//! A pickle, read instruction by instruction. Nothing is looked up, called or built but [`Value`]s.
//!
//! The instructions are those that Python's pickler writes in protocols 2 to 5, without the numbers of its extension
//! registry and without buffers that lie outside the pickle.

use super::cursor::Cursor;
use super::machine::{Machine, utf8};
use super::rebuild;
use super::value::{Ref, Value, Values};
use crate::error::FileError;

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
/// [`FileError`] for an instruction that no checkpoint needs or a function that runs commands, by name, and for anything
/// broken.
pub(super) fn read(bytes: &[u8], start: usize) -> Result<Pickle<'_>, FileError> {
    let mut machine = Machine::default();
    let mut cursor = Cursor::new(bytes, start, "the list of tensors");
    while machine.step(&mut cursor)? {}
    let root = machine.pop()?;
    Ok(Pickle { values: machine.values, root, end: cursor.at() })
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
            b'0' => drop(self.pop()?),
            b'1' => drop(self.pop_to_mark()?),
            // None, False, and an empty set: a set holds no tensor by name, and its items are dropped.
            b'N' | 0x89 | 0x8f => self.push(Value::Other)?,
            0x88 => self.push(Value::True)?,
            b'G' => {
                cursor.take(8)?;
                self.push(Value::Other)?;
            }
            b'K' => self.push(Value::Integer(cursor.u8()?.into()))?,
            b'M' => self.push(Value::Integer(cursor.u16()?.into()))?,
            b'J' => self.push(Value::Integer(cursor.i32()?.into()))?,
            0x8a => self.long(cursor, |cursor| Ok(cursor.u8()?.into()))?,
            0x8b => self.long(cursor, |cursor| Ok(cursor.u32()?.into()))?,
            // Bytes, by the width of their length; the last are a bytearray.
            b'C' => self.bytes(cursor, |cursor| Ok(cursor.u8()?.into()))?,
            b'B' => self.bytes(cursor, |cursor| Ok(cursor.u32()?.into()))?,
            0x8e | 0x96 => self.bytes(cursor, Cursor::u64)?,
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
            0x90 => {
                self.pop_to_mark()?;
                self.top()?;
            }
            0x91 => {
                self.pop_to_mark()?;
                self.push(Value::Other)?;
            }
            b'q' => self.memoize(|cursor| Ok(cursor.u8()?.into()), cursor)?,
            b'r' => self.memoize(Cursor::u32, cursor)?,
            0x94 => {
                let number = self.next_memo();
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
                self.class(utf8(module)?, utf8(name)?)?;
            }
            0x93 => {
                let (name, module) = (self.pop()?, self.pop()?);
                let text = |number| self.values.text(number).ok_or(FileError::malformed("a class has no name"));
                let (module, name) = (text(module)?, text(name)?);
                self.class(module, name)?;
            }
            b'Q' => {
                let id = self.pop()?;
                let storage = rebuild::storage(&self.values, id)?;
                self.push(storage)?;
            }
            // A function called, and an object made by its class; the last with named arguments too.
            b'R' | 0x81 => self.reduce()?,
            0x92 => {
                self.pop()?;
                self.reduce()?;
            }
            b'b' => self.build()?,
            opcode => return Err(FileError::Opcode { opcode }),
        }
        Ok(true)
    }
}
