//! Tensors by name, from a safetensors file or from whatever a test makes up.

use std::collections::BTreeMap;

use super::error::WeightsError;
use super::safetensors;
use super::stored::Stored;

/// Where tensors come from.
pub trait TensorSource {
    /// The values of a tensor in row-major order, which must have these sides. Trailing sides of 1 do not count: a
    /// classifier is stored as `[classes, channels]` and used as `[classes, channels, 1, 1]`.
    ///
    /// # Errors
    /// [`WeightsError`] when it is missing, of another shape or kind, or not finite.
    fn read(&self, name: &str, shape: &[usize]) -> Result<Vec<f32>, WeightsError>;
}

/// A safetensors file in memory.
#[derive(Debug)]
pub struct SafetensorsSource<'bytes> {
    bytes: &'bytes [u8],
    tensors: BTreeMap<String, Stored>,
}

impl<'bytes> SafetensorsSource<'bytes> {
    /// Reads the header of a file.
    ///
    /// # Errors
    /// [`WeightsError`] when the file is not safetensors, is cut short, or lies about a tensor.
    pub fn new(bytes: &'bytes [u8]) -> Result<Self, WeightsError> {
        Ok(Self { bytes, tensors: safetensors::index(bytes)? })
    }
}

impl TensorSource for SafetensorsSource<'_> {
    fn read(&self, name: &str, shape: &[usize]) -> Result<Vec<f32>, WeightsError> {
        read(&self.tensors, self.bytes, name, shape)
    }
}

/// One tensor of an index into a file.
pub(super) fn read(
    tensors: &BTreeMap<String, Stored>,
    file: &[u8],
    name: &str,
    shape: &[usize],
) -> Result<Vec<f32>, WeightsError> {
    let stored = tensors.get(name).ok_or_else(|| WeightsError::Missing { name: name.to_owned() })?;
    stored.read(name, shape, file)
}

#[cfg(test)]
mod tests {
    use ::safetensors::tensor::{Dtype, TensorView};
    use half::{bf16, f16};

    use super::*;

    fn file(name: &str, dtype: Dtype, shape: Vec<usize>, data: &[u8]) -> Vec<u8> {
        let view = TensorView::new(dtype, shape, data).unwrap();
        ::safetensors::serialize([(name, view)], None).unwrap()
    }

    #[test]
    fn half_precision_widens_exactly() {
        let data: Vec<u8> = [0.5_f32, -1.25].iter().flat_map(|v| f16::from_f32(*v).to_le_bytes()).collect();
        let bytes = file("a", Dtype::F16, vec![2, 1], &data);
        let source = SafetensorsSource::new(&bytes).unwrap();
        assert_eq!(source.read("a", &[2, 1, 1, 1]), Ok(vec![0.5, -1.25]));
        let data: Vec<u8> = [0.5_f32].iter().flat_map(|v| bf16::from_f32(*v).to_le_bytes()).collect();
        let bytes = file("a", Dtype::BF16, vec![1], &data);
        assert_eq!(SafetensorsSource::new(&bytes).unwrap().read("a", &[1]), Ok(vec![0.5]));
    }

    #[test]
    fn what_does_not_fit_is_named() {
        let bytes = file("a", Dtype::F32, vec![2], &[0; 8]);
        let source = SafetensorsSource::new(&bytes).unwrap();
        assert_eq!(source.read("b", &[2]), Err(WeightsError::Missing { name: "b".to_owned() }));
        assert_eq!(
            source.read("a", &[3]).unwrap_err().to_string(),
            "the tensor a has the shape [2] where [3] was expected"
        );
        let bytes = file("a", Dtype::I64, vec![1], &[0; 8]);
        assert!(matches!(SafetensorsSource::new(&bytes).unwrap().read("a", &[1]), Err(WeightsError::Kind { .. })));
        let bytes = file("a", Dtype::F32, vec![1], &f32::NAN.to_le_bytes());
        assert!(matches!(SafetensorsSource::new(&bytes).unwrap().read("a", &[1]), Err(WeightsError::NotFinite { .. })));
        assert!(matches!(SafetensorsSource::new(b"not a file"), Err(WeightsError::File(_))));
    }
}
