//! 静态文件 style, script and sign, embedded; the name carries a hash of the content, so it may be cached for ever.

use std::sync::LazyLock;

struct Asset {
    /// `style.css`
    plain: &'static str,
    /// `style-1f5f6b….css`
    hashed: String,
    bytes: &'static [u8],
    mime: &'static str,
}

static ASSETS: LazyLock<Vec<Asset>> = LazyLock::new(|| {
    let files: [(&str, &[u8], &str); 4] = [
        ("style.css", STYLE.as_bytes(), "text/css; charset=utf-8"),
        ("print.css", include_bytes!("../assets/print.css"), "text/css; charset=utf-8"),
        ("heluo.js", include_bytes!("../assets/heluo.js"), "text/javascript; charset=utf-8"),
        ("heluo.svg", include_bytes!("../assets/heluo.svg"), "image/svg+xml"),
    ];
    files
        .into_iter()
        .map(|(plain, bytes, mime)| {
            let (stem, end) = plain.rsplit_once('.').unwrap_or((plain, ""));
            Asset { plain, hashed: format!("{stem}-{:016x}.{end}", fnv1a(bytes)), bytes, mime }
        })
        .collect()
});

/// The sheet is kept in parts, by what is styled, and sent as one.
const STYLE: &str = concat!(
    include_str!("../assets/tokens.css"),
    include_str!("../assets/frame.css"),
    include_str!("../assets/parts.css"),
    include_str!("../assets/form.css"),
    include_str!("../assets/list.css"),
    include_str!("../assets/item.css"),
    include_str!("../assets/plan.css"),
    include_str!("../assets/chart.css"),
    include_str!("../assets/paper.css"),
    include_str!("../assets/register.css"),
    include_str!("../assets/voice.css"),
);

/// The bytes and media type of an asset by the name in its address (with hash). `None` for any other name.
#[must_use]
pub fn asset(name: &str) -> Option<(&'static [u8], &'static str)> {
    ASSETS.iter().find(|asset| asset.hashed == name).map(|asset| (asset.bytes, asset.mime))
}

/// The address of an asset by its plain name: `asset_url("style.css")` is `/assets/style-….css`.
#[must_use]
pub fn asset_url(plain: &str) -> String {
    ASSETS
        .iter()
        .find(|asset| asset.plain == plain)
        .map_or_else(|| format!("/assets/{plain}"), |asset| format!("/assets/{}", asset.hashed))
}

/// Every asset as (name with hash, bytes).
pub fn assets() -> impl Iterator<Item = (&'static str, &'static [u8])> {
    ASSETS.iter().map(|asset| (asset.hashed.as_str(), asset.bytes))
}

/// FNV-1a, 64 bits: tells two versions apart; nothing rests on it being hard to forge.
fn fnv1a(bytes: &[u8]) -> u64 {
    bytes.iter().fold(0xcbf2_9ce4_8422_2325, |hash, byte| (hash ^ u64::from(*byte)).wrapping_mul(0x0100_0000_01b3))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_address_leads_to_its_bytes_and_carries_their_hash() {
        for plain in ["style.css", "print.css", "heluo.js", "heluo.svg"] {
            let url = asset_url(plain);
            let name = url.strip_prefix("/assets/").unwrap();
            let (bytes, _) = asset(name).unwrap();
            assert!(name.contains(&format!("{:016x}", fnv1a(bytes))), "{name}");
        }
        assert!(asset("style.css").is_none());
        assert!(asset("../Cargo.toml").is_none());
    }
}
