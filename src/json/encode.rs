//! Serde's types into text.

use std::fmt::Write as _;

use serde::ser::{
    Impossible, Serialize, SerializeSeq, SerializeStruct, SerializeStructVariant, SerializeTuple, SerializeTupleStruct,
    SerializeTupleVariant, Serializer,
};

use super::JsonError;

/// Writes a value in one line.
///
/// # Errors
/// [`JsonError::Form`] for what JSON has no form for, such as bytes.
pub fn to_string<T: Serialize>(value: &T) -> Result<String, JsonError> {
    written(value, None)
}

/// Writes a value with a line for each part, indented by two spaces.
///
/// # Errors
/// As [`to_string`].
pub fn to_string_pretty<T: Serialize>(value: &T) -> Result<String, JsonError> {
    written(value, Some(0))
}

fn written<T: Serialize>(value: &T, depth: Option<usize>) -> Result<String, JsonError> {
    let mut writer = Writer { text: String::new(), depth };
    value.serialize(&mut writer)?;
    Ok(writer.text)
}

struct Writer {
    text: String,
    /// How deep it stands, where parts have lines of their own.
    depth: Option<usize>,
}

impl Writer {
    fn plain(&mut self, value: impl std::fmt::Display) -> Result<(), JsonError> {
        write!(self.text, "{value}").map_err(|_| JsonError::Form)
    }

    fn line(&mut self) {
        if let Some(depth) = self.depth {
            self.text.push('\n');
            self.text.extend(std::iter::repeat_n("  ", depth));
        }
    }

    fn string(&mut self, string: &str) {
        self.text.push('"');
        for next in string.chars() {
            match next {
                '"' | '\\' => self.text.extend(['\\', next]),
                '\n' => self.text.push_str("\\n"),
                '\u{0}'..' ' => {
                    let _ = write!(self.text, "\\u{:04x}", u32::from(next));
                }
                _ => self.text.push(next),
            }
        }
        self.text.push('"');
    }

    fn name(&mut self, name: &str) {
        self.string(name);
        self.text.push_str(if self.depth.is_some() { ": " } else { ":" });
    }
}

/// An object or a list that is being written.
struct Parts<'a> {
    writer: &'a mut Writer,
    is_empty: bool,
    close: &'static str,
}

impl<'a> Parts<'a> {
    fn open(writer: &'a mut Writer, open: char, close: &'static str) -> Self {
        writer.text.push(open);
        writer.depth = writer.depth.map(|depth| depth + 1);
        Self { writer, is_empty: true, close }
    }

    fn next(&mut self) {
        if !self.is_empty {
            self.writer.text.push(',');
        }
        self.is_empty = false;
        self.writer.line();
    }

    fn name(&mut self, name: &str) {
        self.next();
        self.writer.name(name);
    }

    fn close(self) {
        for bracket in self.close.chars() {
            self.writer.depth = self.writer.depth.map(|depth| depth.saturating_sub(1));
            if !self.is_empty {
                self.writer.line();
            }
            self.writer.text.push(bracket);
        }
    }
}

impl<'a> Writer {
    /// Opens a variant with content: `{"name":{` or `{"name":[`, closed by both brackets.
    fn variant(&'a mut self, name: &str, open: char, close: &'static str) -> Parts<'a> {
        let mut outer = Parts::open(self, '{', "");
        outer.name(name);
        Parts::open(outer.writer, open, close)
    }
}

/// Numbers and truth values, as Rust displays them.
macro_rules! displayed {
    ($($method:ident $type:ty,)*) => {$(
        fn $method(self, value: $type) -> Result<(), JsonError> {
            self.plain(value)
        }
    )*};
}

impl<'a> Serializer for &'a mut Writer {
    type Ok = ();
    type Error = JsonError;
    type SerializeSeq = Parts<'a>;
    type SerializeTuple = Parts<'a>;
    type SerializeTupleStruct = Parts<'a>;
    type SerializeTupleVariant = Parts<'a>;
    /// None of ours is one of names that only its content knows.
    type SerializeMap = Impossible<(), JsonError>;
    type SerializeStruct = Parts<'a>;
    type SerializeStructVariant = Parts<'a>;

    displayed! {
        serialize_bool bool,
        serialize_i8 i8, serialize_i16 i16, serialize_i32 i32, serialize_i64 i64, serialize_i128 i128,
        serialize_u8 u8, serialize_u16 u16, serialize_u32 u32, serialize_u64 u64, serialize_u128 u128,
    }

    fn serialize_f32(self, value: f32) -> Result<(), JsonError> {
        if value.is_finite() { self.plain(format_args!("{value:?}")) } else { self.serialize_unit() }
    }

    fn serialize_f64(self, value: f64) -> Result<(), JsonError> {
        if value.is_finite() { self.plain(format_args!("{value:?}")) } else { self.serialize_unit() }
    }

    fn serialize_char(self, value: char) -> Result<(), JsonError> {
        self.serialize_str(value.encode_utf8(&mut [0; 4]))
    }

    fn serialize_str(self, value: &str) -> Result<(), JsonError> {
        self.string(value);
        Ok(())
    }

    fn serialize_bytes(self, _: &[u8]) -> Result<(), JsonError> {
        Err(JsonError::Form)
    }

    fn serialize_none(self) -> Result<(), JsonError> {
        self.serialize_unit()
    }

    fn serialize_some<T: Serialize + ?Sized>(self, value: &T) -> Result<(), JsonError> {
        value.serialize(self)
    }

    fn serialize_unit(self) -> Result<(), JsonError> {
        self.plain("null")
    }

    fn serialize_unit_struct(self, _: &'static str) -> Result<(), JsonError> {
        self.serialize_unit()
    }

    fn serialize_unit_variant(self, _: &'static str, _: u32, name: &'static str) -> Result<(), JsonError> {
        self.serialize_str(name)
    }

    fn serialize_newtype_struct<T: Serialize + ?Sized>(self, _: &'static str, value: &T) -> Result<(), JsonError> {
        value.serialize(self)
    }

    fn serialize_newtype_variant<T: Serialize + ?Sized>(
        self,
        _: &'static str,
        _: u32,
        name: &'static str,
        value: &T,
    ) -> Result<(), JsonError> {
        let mut parts = Parts::open(self, '{', "}");
        parts.name(name);
        value.serialize(&mut *parts.writer)?;
        parts.close();
        Ok(())
    }

    fn serialize_seq(self, _: Option<usize>) -> Result<Parts<'a>, JsonError> {
        Ok(Parts::open(self, '[', "]"))
    }

    fn serialize_tuple(self, _: usize) -> Result<Parts<'a>, JsonError> {
        self.serialize_seq(None)
    }

    fn serialize_tuple_struct(self, _: &'static str, _: usize) -> Result<Parts<'a>, JsonError> {
        self.serialize_seq(None)
    }

    fn serialize_tuple_variant(
        self,
        _: &'static str,
        _: u32,
        name: &'static str,
        _: usize,
    ) -> Result<Parts<'a>, JsonError> {
        Ok(self.variant(name, '[', "]}"))
    }

    fn serialize_map(self, _: Option<usize>) -> Result<Self::SerializeMap, JsonError> {
        Err(JsonError::Form)
    }

    fn serialize_struct(self, _: &'static str, _: usize) -> Result<Parts<'a>, JsonError> {
        Ok(Parts::open(self, '{', "}"))
    }

    fn serialize_struct_variant(
        self,
        _: &'static str,
        _: u32,
        name: &'static str,
        _: usize,
    ) -> Result<Parts<'a>, JsonError> {
        Ok(self.variant(name, '{', "}}"))
    }
}

/// Lists under the several names that serde has for them.
macro_rules! lists {
    ($($list:ident $method:ident,)*) => {$(
        impl $list for Parts<'_> {
            type Ok = ();
            type Error = JsonError;

            fn $method<T: Serialize + ?Sized>(&mut self, value: &T) -> Result<(), JsonError> {
                self.next();
                value.serialize(&mut *self.writer)
            }

            fn end(self) -> Result<(), JsonError> {
                self.close();
                Ok(())
            }
        }
    )*};
}

lists! {
    SerializeSeq serialize_element,
    SerializeTuple serialize_element,
    SerializeTupleStruct serialize_field,
    SerializeTupleVariant serialize_field,
}

/// Objects with names that are known.
macro_rules! objects {
    ($($object:ident)*) => {$(
        impl $object for Parts<'_> {
            type Ok = ();
            type Error = JsonError;

            fn serialize_field<T: Serialize + ?Sized>(&mut self, name: &'static str, value: &T) -> Result<(), JsonError> {
                self.name(name);
                value.serialize(&mut *self.writer)
            }

            fn end(self) -> Result<(), JsonError> {
                self.close();
                Ok(())
            }
        }
    )*};
}

objects! { SerializeStruct SerializeStructVariant }
