//! Which browsers the tests use.

/// A name that leads to this machine but is no "potentially trustworthy" one: a page from it has no `navigator.gpu`,
/// as one from a plain http server in a school's network has none.
pub const PLAIN_HOST: &str = "explorer.test";

/// Which browser, and what it has of WebGPU and of a camera: Chromium, unless another is named.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Profile {
    /// An adapter in software, SwiftShader.
    SoftwareAdapter,
    /// `navigator.gpu`, but no adapter.
    NoAdapter,
    /// The software adapter, and a camera of 640 x 480 that sees `fixtures/camera.jpg`; pages may use it.
    Camera,
    /// A camera that pages may not use.
    CameraDenied,
    /// Pages may use cameras, but there is none.
    NoCamera,
    /// Firefox, with a camera that pages may not use.
    Firefox,
    /// The same with `privacy.resistFingerprinting`, which falsifies what is read back from a canvas.
    FirefoxResistingFingerprinting,
    /// WebKitGTK's own browser, on a screen in memory; there is no camera.
    WebKit,
}

const SOFTWARE_ADAPTER: [&str; 3] =
    ["--enable-unsafe-webgpu", "--enable-features=Vulkan", "--use-webgpu-adapter=swiftshader"];
const NO_ADAPTER: [&str; 2] = ["--disable-gpu", "--disable-features=WebGPU"];

impl Profile {
    pub(super) fn flags(self) -> Vec<&'static str> {
        let camera: &[&str] = match self {
            Self::SoftwareAdapter
            | Self::NoAdapter
            | Self::Firefox
            | Self::FirefoxResistingFingerprinting
            | Self::WebKit => &[],
            Self::Camera => &["--use-fake-device-for-media-stream", "--use-fake-ui-for-media-stream"],
            Self::CameraDenied => &["--use-fake-device-for-media-stream", "--use-fake-ui-for-media-stream=deny"],
            Self::NoCamera => &["--use-fake-device-for-media-stream=device-count=0", "--use-fake-ui-for-media-stream"],
        };
        let adapter: &[&str] = if self == Self::NoAdapter { &NO_ADAPTER } else { &SOFTWARE_ADAPTER };
        [adapter, camera].concat()
    }

    /// Whether it is Chromium, whose driver also speaks the protocol of its development tools.
    pub(super) fn is_chromium(self) -> bool {
        !self.is_firefox() && self != Self::WebKit
    }

    pub(super) fn is_firefox(self) -> bool {
        matches!(self, Self::Firefox | Self::FirefoxResistingFingerprinting)
    }
}
