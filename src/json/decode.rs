//! Values into serde's types.
//!
//! A type is asked for what it is and gets nothing else: a structure its names, never a list. What is never called is
//! not compiled, and the page is smaller.

use serde::de::{DeserializeOwned, DeserializeSeed, EnumAccess, MapAccess, SeqAccess, VariantAccess, Visitor};
use serde::{Deserializer, forward_to_deserialize_any};

use super::JsonError;
use super::value::{Value, read};

/// Reads a type from a text.
///
/// # Errors
/// [`JsonError`] where the text is not JSON, or not of this type.
pub fn from_str<T: DeserializeOwned>(text: &str) -> Result<T, JsonError> {
    T::deserialize(read(text)?)
}

impl Value<'_> {
    fn number<T>(&self, parse: impl FnOnce(&str) -> Option<T>) -> Result<T, JsonError> {
        if let Self::Number(number) = self { parse(number).ok_or(JsonError::Form) } else { Err(JsonError::Form) }
    }
}

/// Unsigned numbers of every width, checked by the type that asked.
macro_rules! unsigned {
    ($($method:ident)*) => {$(
        fn $method<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, JsonError> {
            visitor.visit_u64(self.as_u64().ok_or(JsonError::Form)?)
        }
    )*};
}

impl<'de> Deserializer<'de> for Value<'de> {
    type Error = JsonError;

    fn deserialize_any<V: Visitor<'de>>(self, _: V) -> Result<V::Value, JsonError> {
        Err(JsonError::Form)
    }

    forward_to_deserialize_any! { i8 i16 i32 i64 i128 u128 char bytes byte_buf unit unit_struct tuple_struct }

    unsigned! { deserialize_u8 deserialize_u16 deserialize_u32 deserialize_u64 }

    fn deserialize_bool<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, JsonError> {
        if let Self::Bool(value) = self { visitor.visit_bool(value) } else { Err(JsonError::Form) }
    }

    fn deserialize_f32<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, JsonError> {
        self.deserialize_f64(visitor)
    }

    fn deserialize_f64<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, JsonError> {
        visitor.visit_f64(self.number(crate::decimal::parse)?)
    }

    fn deserialize_str<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, JsonError> {
        self.deserialize_string(visitor)
    }

    fn deserialize_string<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, JsonError> {
        if let Self::Text(text) = self { visitor.visit_string(text) } else { Err(JsonError::Form) }
    }

    fn deserialize_identifier<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, JsonError> {
        visitor.visit_str(self.as_str().ok_or(JsonError::Form)?)
    }

    fn deserialize_option<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, JsonError> {
        if self == Self::Null { visitor.visit_none() } else { visitor.visit_some(self) }
    }

    fn deserialize_newtype_struct<V: Visitor<'de>>(self, _: &'static str, visitor: V) -> Result<V::Value, JsonError> {
        visitor.visit_newtype_struct(self)
    }

    fn deserialize_seq<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, JsonError> {
        if let Self::List(items) = self { visitor.visit_seq(Items(items.into_iter())) } else { Err(JsonError::Form) }
    }

    fn deserialize_tuple<V: Visitor<'de>>(self, _: usize, visitor: V) -> Result<V::Value, JsonError> {
        self.deserialize_seq(visitor)
    }

    fn deserialize_map<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, JsonError> {
        let Self::Object(entries) = self else { return Err(JsonError::Form) };
        visitor.visit_map(Entries { rest: entries.into_iter(), value: None })
    }

    fn deserialize_struct<V: Visitor<'de>>(
        self,
        _: &'static str,
        _: &'static [&'static str],
        visitor: V,
    ) -> Result<V::Value, JsonError> {
        self.deserialize_map(visitor)
    }

    /// A variant is its name, or an object of its name and its content.
    fn deserialize_enum<V: Visitor<'de>>(
        self,
        _: &'static str,
        _: &'static [&'static str],
        visitor: V,
    ) -> Result<V::Value, JsonError> {
        let (name, content) = match self {
            Self::Text(name) => (name, Self::Null),
            Self::Object(mut entries) if entries.len() == 1 => entries.pop().ok_or(JsonError::Form)?,
            _ => return Err(JsonError::Form),
        };
        visitor.visit_enum(Variant { name, content })
    }

    fn deserialize_ignored_any<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, JsonError> {
        visitor.visit_unit()
    }
}

struct Items<'de>(std::vec::IntoIter<Value<'de>>);

impl<'de> SeqAccess<'de> for Items<'de> {
    type Error = JsonError;

    fn next_element_seed<T: DeserializeSeed<'de>>(&mut self, seed: T) -> Result<Option<T::Value>, JsonError> {
        self.0.next().map(|value| seed.deserialize(value)).transpose()
    }
}

struct Entries<'de> {
    rest: std::vec::IntoIter<(String, Value<'de>)>,
    /// That of the name given out last.
    value: Option<Value<'de>>,
}

impl<'de> MapAccess<'de> for Entries<'de> {
    type Error = JsonError;

    fn next_key_seed<K: DeserializeSeed<'de>>(&mut self, seed: K) -> Result<Option<K::Value>, JsonError> {
        let Some((name, value)) = self.rest.next() else { return Ok(None) };
        self.value = Some(value);
        seed.deserialize(Value::Text(name)).map(Some)
    }

    fn next_value_seed<T: DeserializeSeed<'de>>(&mut self, seed: T) -> Result<T::Value, JsonError> {
        seed.deserialize(self.value.take().ok_or(JsonError::Form)?)
    }
}

struct Variant<'de> {
    name: String,
    content: Value<'de>,
}

impl<'de> EnumAccess<'de> for Variant<'de> {
    type Error = JsonError;
    type Variant = Value<'de>;

    fn variant_seed<T: DeserializeSeed<'de>>(self, seed: T) -> Result<(T::Value, Value<'de>), JsonError> {
        Ok((seed.deserialize(Value::Text(self.name))?, self.content))
    }
}

impl<'de> VariantAccess<'de> for Value<'de> {
    type Error = JsonError;

    fn unit_variant(self) -> Result<(), JsonError> {
        if self == Self::Null { Ok(()) } else { Err(JsonError::Form) }
    }

    fn newtype_variant_seed<T: DeserializeSeed<'de>>(self, seed: T) -> Result<T::Value, JsonError> {
        seed.deserialize(self)
    }

    fn tuple_variant<V: Visitor<'de>>(self, _: usize, visitor: V) -> Result<V::Value, JsonError> {
        self.deserialize_seq(visitor)
    }

    fn struct_variant<V: Visitor<'de>>(self, _: &'static [&'static str], visitor: V) -> Result<V::Value, JsonError> {
        self.deserialize_map(visitor)
    }
}
