//! Turns a PyTorch checkpoint into safetensors: matrices in half precision, vectors in single.
//!
//! The names stay those of the checkpoint. Weights of convolutions and of the classifier are nearly all of the
//! bytes and lose nothing that shows when rounded to 16 bits; biases and the vectors of batch normalisation are
//! few and are folded into the weights later, so they stay exact.

use std::collections::HashMap;
use std::path::Path;

use anyhow::{Context as _, Result, anyhow, bail};
use half::f16;
use pytorch_reader::{DType, PytorchReader};
use safetensors::tensor::{Dtype, TensorView};

use super::models::Model;

/// A converted model.
pub struct Converted {
    /// The safetensors file.
    pub bytes: Vec<u8>,
    /// What the conversion did, in one line.
    pub report: String,
}

/// One tensor, ready to be written.
struct Prepared {
    name: String,
    dtype: Dtype,
    shape: Vec<usize>,
    data: Vec<u8>,
}

/// Reads `checkpoint` and converts every tensor of it.
pub fn convert(checkpoint: &Path, model: &Model) -> Result<Converted> {
    let reader = PytorchReader::new(checkpoint).map_err(|error| anyhow!("the checkpoint cannot be parsed: {error}"))?;
    let mut tensors: Vec<_> = reader
        .into_tensors()
        .into_iter()
        // A counter of training steps.
        .filter(|(name, _)| !name.ends_with("num_batches_tracked"))
        .collect();
    tensors.sort_by(|left, right| left.0.cmp(&right.0));

    let mut prepared = Vec::with_capacity(tensors.len());
    let mut rounding = Rounding::default();
    let mut parameters = 0_u64;
    for (name, tensor) in tensors {
        if tensor.dtype() != DType::F32 {
            bail!("{name} is {:?}, expected F32", tensor.dtype());
        }
        let values: Vec<f32> =
            tensor.read()?.as_chunks::<4>().0.iter().map(|bytes| f32::from_ne_bytes(*bytes)).collect();
        if !name.contains(".running_") {
            parameters += values.len() as u64;
        }
        let (dtype, data) = if tensor.shape().len() >= 2 {
            let data = rounding.half_bytes(&values).with_context(|| format!("in {name}"))?;
            (Dtype::F16, data)
        } else {
            (Dtype::F32, single(&values).with_context(|| format!("in {name}"))?)
        };
        prepared.push(Prepared { name, dtype, shape: tensor.shape().to_vec(), data });
    }
    if parameters != model.parameters {
        bail!("the checkpoint has {parameters} parameters, expected {}", model.parameters);
    }

    let bytes = write(&prepared, model)?;
    let report = format!(
        "{}: {} tensors, {parameters} parameters, {} bytes; {}",
        model.name,
        prepared.len(),
        bytes.len(),
        rounding.summary()
    );
    Ok(Converted { bytes, report })
}

/// The file: a header, then the data sorted by element size and name.
fn write(prepared: &[Prepared], model: &Model) -> Result<Vec<u8>> {
    let mut views = Vec::with_capacity(prepared.len());
    for tensor in prepared {
        let view = TensorView::new(tensor.dtype, tensor.shape.clone(), &tensor.data)
            .map_err(|error| anyhow!("{}: {error}", tensor.name))?;
        views.push((tensor.name.as_str(), view));
    }
    // One entry only: the order of several would differ from run to run.
    let origin = format!(
        "PyPI {} {}, {} (Apache-2.0), matrices rounded to 16 bits",
        model.package, model.package_version, model.original
    );
    let information = HashMap::from([("origin".to_owned(), origin)]);
    safetensors::serialize(views, Some(information)).map_err(|error| anyhow!("safetensors cannot hold this: {error}"))
}

/// Little-endian bytes of `values`, all of which must be finite.
fn single(values: &[f32]) -> Result<Vec<u8>> {
    if let Some(value) = values.iter().find(|value| !value.is_finite()) {
        bail!("{value} is not a finite number");
    }
    Ok(values.iter().flat_map(|value| value.to_le_bytes()).collect())
}

/// What rounding to half precision did to the values so far.
#[derive(Default)]
struct Rounding {
    values: u64,
    /// Values other than zero that became zero.
    vanished: u64,
    /// Values below the normal range, which keep fewer digits.
    subnormal: u64,
    largest: f32,
    /// The largest absolute change.
    largest_change: f32,
}

impl Rounding {
    /// Little-endian half-precision bytes of `values`; an error when one does not fit.
    fn half_bytes(&mut self, values: &[f32]) -> Result<Vec<u8>> {
        let mut bytes = Vec::with_capacity(values.len() * 2);
        for &value in values {
            let half = f16::from_f32(value);
            if !half.is_finite() {
                bail!("{value} does not fit into half precision, whose largest value is {}", f16::MAX);
            }
            let rounded = half.to_f32();
            self.values += 1;
            self.vanished += u64::from(value != 0.0 && rounded == 0.0);
            self.subnormal += u64::from(rounded != 0.0 && !half.is_normal());
            self.largest = self.largest.max(value.abs());
            self.largest_change = self.largest_change.max((value - rounded).abs());
            bytes.extend(half.to_le_bytes());
        }
        Ok(bytes)
    }

    fn summary(&self) -> String {
        format!(
            "of {} values in half precision the largest is {}, the largest change {:e}, {} are subnormal, {} \
             became zero",
            self.values, self.largest, self.largest_change, self.subnormal, self.vanished
        )
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::weights::models::MODELS;

    #[test]
    fn rounds_to_the_nearest_half_and_counts_what_is_lost() {
        let mut rounding = Rounding::default();
        // 1 + 2^-11 lies between two halves and goes to the even one; 2^-24 is the smallest, 2^-26 vanishes.
        let values = [1.0, 1.0 + 2.0_f32.powi(-11), -65504.0, 2.0_f32.powi(-24), 2.0_f32.powi(-26), 0.0];
        let bytes = rounding.half_bytes(&values).unwrap();
        let expected: [u16; 6] = [0x3c00, 0x3c00, 0xfbff, 0x0001, 0x0000, 0x0000];
        let expected: Vec<u8> = expected.iter().flat_map(|half| half.to_le_bytes()).collect();
        assert_eq!(bytes, expected);
        assert_eq!((rounding.vanished, rounding.subnormal), (1, 1));
        assert_eq!(rounding.largest, 65504.0);
    }

    #[test]
    fn refuses_what_does_not_fit() {
        assert!(Rounding::default().half_bytes(&[65520.0]).is_err());
        assert!(Rounding::default().half_bytes(&[f32::NAN]).is_err());
        assert!(single(&[f32::INFINITY]).is_err());
        assert!(single(&[f32::MAX]).is_ok());
    }

    #[test]
    fn writes_the_same_file_every_time() {
        let tensor = |name: &str, dtype, shape: &[usize], data: &[u8]| Prepared {
            name: name.to_owned(),
            dtype,
            shape: shape.to_vec(),
            data: data.to_vec(),
        };
        let tensors = [tensor("b", Dtype::F16, &[1, 1], &[1, 2]), tensor("a", Dtype::F32, &[1], &[1, 2, 3, 4])];
        let turned = [tensor("a", Dtype::F32, &[1], &[1, 2, 3, 4]), tensor("b", Dtype::F16, &[1, 1], &[1, 2])];
        let first = write(&tensors, &MODELS[0]).unwrap();
        assert_eq!(first, write(&turned, &MODELS[0]).unwrap());
        assert!(first.ends_with(&[1, 2, 3, 4, 1, 2]), "single precision first, so it is aligned");
    }
}
