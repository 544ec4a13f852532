//! [`Message`]: protobuf's encoding, as much of it as ONNX needs.
//!
//! A message is a sequence of fields. A field is a tag (`number << 3 | kind`) and a value: a varint (kind 0), or a length and that
//! many bytes (kind 2: text, bytes, a message). A varint has seven bits a byte, the lowest first; the
//! eighth says whether another byte follows. Source: protobuf.dev, "Encoding"; fields: onnx.proto of ONNX 1.12.

/// Numbers of the kind that is written, in `TensorProto.DataType`.
pub(super) const FLOAT: u64 = 1;

/// Kind of a field: a varint.
const VARINT: u64 = 0;

/// Kind of a field: a length, and as many bytes.
pub(super) const LENGTH: u64 = 2;

/// The tag of a field.
pub(super) fn tag(field: u64, kind: u64) -> u64 {
    field << 3 | kind
}

/// A message under way.
#[derive(Clone, Debug, Default)]
pub(super) struct Message(Vec<u8>);

impl Message {
    /// Bytes so far.
    pub(super) fn len(&self) -> usize {
        self.0.len()
    }

    /// The message's bytes.
    pub(super) fn into_bytes(self) -> Vec<u8> {
        self.0
    }

    /// A bare varint.
    pub(super) fn raw(&mut self, mut value: u64) {
        loop {
            let [low, ..] = (value & 0x7F).to_le_bytes();
            value >>= 7;
            if value == 0 {
                return self.0.push(low);
            }
            self.0.push(low | 0x80);
        }
    }

    /// A whole number.
    pub(super) fn number(&mut self, field: u64, value: u64) {
        self.raw(tag(field, VARINT));
        self.raw(value);
    }

    /// The tag and length of a field whose bytes come after.
    pub(super) fn head(&mut self, field: u64, bytes: u64) {
        self.raw(tag(field, LENGTH));
        self.raw(bytes);
    }

    /// Bytes.
    pub(super) fn bytes(&mut self, field: u64, bytes: &[u8]) {
        self.head(field, bytes.len() as u64);
        self.0.extend(bytes);
    }

    /// A text.
    pub(super) fn text(&mut self, field: u64, text: &str) {
        self.bytes(field, text.as_bytes());
    }

    /// Another message.
    pub(super) fn message(&mut self, field: u64, message: &Self) {
        self.bytes(field, &message.0);
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// The examples of protobuf's own documentation.
    #[test]
    fn encodes_as_documented() {
        let mut message = Message::default();
        message.number(1, 150);
        assert_eq!(message.into_bytes(), [0x08, 0x96, 0x01]);
        let mut message = Message::default();
        message.text(2, "testing");
        assert_eq!(message.into_bytes(), [0x12, 0x07, 0x74, 0x65, 0x73, 0x74, 0x69, 0x6E, 0x67]);
        let mut inner = Message::default();
        inner.number(1, 150);
        let mut message = Message::default();
        message.message(3, &inner);
        assert_eq!(message.into_bytes(), [0x1A, 0x03, 0x08, 0x96, 0x01]);
        let mut message = Message::default();
        message.raw(u64::MAX);
        assert_eq!(message.len(), 10);
    }
}
