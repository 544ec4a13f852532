use burn::tensor::{Device, Tensor};
use wasm_bindgen::prelude::*;
#[wasm_bindgen]
pub async fn go() -> Result<f32, JsValue> {
    let device = Device::flex();
    let t = Tensor::<2>::ones([4, 4], &device);
    let y = t.clone().matmul(t);
    let d = y.into_data_async().await.map_err(|e| JsValue::from_str(&format!("{e:?}")))?;
    let v = d.to_vec::<f32>().map_err(|e| JsValue::from_str(&format!("{e:?}")))?;
    Ok(v[0])
}
fn main() {}
