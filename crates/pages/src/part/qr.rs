//! 二维码 an address as squares, drawn as one path.

use qrcode::{Color, QrCode};
use std::fmt::Write;

/// 二维码
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Qr {
    /// Squares along a side, with the quiet margin.
    pub side: usize,
    /// The dark squares as the path of an SVG.
    pub path: String,
}

/// Light squares around it, as the standard asks.
const MARGIN: usize = 4;

impl Qr {
    /// The code of `text`; `None` for a text that is too long for any.
    #[must_use]
    pub fn of(text: &str) -> Option<Self> {
        let code = QrCode::new(text).ok()?;
        let width = code.width();
        let mut path = String::new();
        for (at, color) in code.to_colors().into_iter().enumerate() {
            if color == Color::Dark {
                let (x, y) = (at % width + MARGIN, at / width + MARGIN);
                // Writing into a string does not fail.
                write!(path, "M{x} {y}h1v1h-1z").ok();
            }
        }
        Some(Self { side: width + 2 * MARGIN, path })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_address_becomes_a_square_with_three_corners() {
        let qr = Qr::of("http://127.0.0.1:8080/voice/track?no=SQ2026-0001").unwrap();
        assert!(qr.side >= 21 + 2 * MARGIN);
        let right = qr.side - MARGIN - 1;
        for corner in [format!("M{MARGIN} {MARGIN}h"), format!("M{right} {MARGIN}h"), format!("M{MARGIN} {right}h")] {
            assert!(qr.path.contains(&corner), "{corner}");
        }
        assert_eq!(Qr::of(&"9".repeat(8_000)), None);
    }
}
