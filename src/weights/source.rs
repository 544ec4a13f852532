//! Tensors by name, from a safetensors file or from whatever a test makes up.

use half::{bf16, f16};
use safetensors::{Dtype, SafeTensors};

/// Weights that cannot be used. Messages name the tensor, what was expected and what was found.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum WeightsError {
    /// The file's structure is broken.
    #[error("the weights file cannot be read ({0})")]
    Unreadable(String),
    /// A tensor is not there.
    #[error("the weights lack the tensor {name}")]
    Missing {
        /// Its name.
        name: String,
    },
    /// A tensor has other sides than the architecture.
    #[error("the tensor {name} has the shape {found:?} where {expected:?} was expected")]
    Shape {
        /// Its name.
        name: String,
        /// Sides that the architecture has.
        expected: Vec<usize>,
        /// Sides in the file.
        found: Vec<usize>,
    },
    /// A tensor holds something other than 16- or 32-bit floating point numbers.
    #[error("the tensor {name} holds numbers of the kind {found}, which is not supported")]
    Kind {
        /// Its name.
        name: String,
        /// Kind of number in the file.
        found: String,
    },
    /// A tensor holds a value that is not a finite number.
    #[error("the tensor {name} holds a value that is not a finite number")]
    NotFinite {
        /// Its name.
        name: String,
    },
}

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
pub struct SafetensorsSource<'bytes> {
    tensors: SafeTensors<'bytes>,
}

impl<'bytes> SafetensorsSource<'bytes> {
    /// Reads the header of a file.
    ///
    /// # Errors
    /// [`WeightsError::Unreadable`] when the file is not safetensors or is cut short.
    pub fn new(bytes: &'bytes [u8]) -> Result<Self, WeightsError> {
        let tensors = SafeTensors::deserialize(bytes).map_err(|error| WeightsError::Unreadable(error.to_string()))?;
        Ok(Self { tensors })
    }
}

impl TensorSource for SafetensorsSource<'_> {
    fn read(&self, name: &str, shape: &[usize]) -> Result<Vec<f32>, WeightsError> {
        let view = self.tensors.tensor(name).map_err(|_| WeightsError::Missing { name: name.to_owned() })?;
        if significant(view.shape()) != significant(shape) {
            let (expected, found) = (shape.to_vec(), view.shape().to_vec());
            return Err(WeightsError::Shape { name: name.to_owned(), expected, found });
        }
        let values: Vec<f32> = match view.dtype() {
            Dtype::F32 => numbers(view.data(), f32::from_le_bytes),
            Dtype::F16 => numbers(view.data(), |bytes| f16::from_le_bytes(bytes).to_f32()),
            Dtype::BF16 => numbers(view.data(), |bytes| bf16::from_le_bytes(bytes).to_f32()),
            other => return Err(WeightsError::Kind { name: name.to_owned(), found: format!("{other:?}") }),
        };
        if values.iter().all(|value| value.is_finite()) {
            Ok(values)
        } else {
            Err(WeightsError::NotFinite { name: name.to_owned() })
        }
    }
}

/// A shape without its trailing ones.
fn significant(shape: &[usize]) -> &[usize] {
    let length = shape.iter().rposition(|&side| side != 1).map_or(0, |last| last + 1);
    shape.get(..length).unwrap_or_default()
}

fn numbers<const N: usize>(bytes: &[u8], number: impl Fn([u8; N]) -> f32) -> Vec<f32> {
    bytes.as_chunks::<N>().0.iter().map(|chunk| number(*chunk)).collect()
}

#[cfg(test)]
mod tests {
    use safetensors::tensor::TensorView;

    use super::*;

    fn file(name: &str, dtype: Dtype, shape: Vec<usize>, data: &[u8]) -> Vec<u8> {
        let view = TensorView::new(dtype, shape, data).unwrap();
        safetensors::serialize([(name, view)], None).unwrap()
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
        assert!(matches!(SafetensorsSource::new(b"not a file"), Err(WeightsError::Unreadable(_))));
    }
}
