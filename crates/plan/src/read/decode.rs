//! Bytes to characters: UTF-8, UTF-16 and GB18030, decided by what is valid.

use super::unreadable::Unreadable;
use encoding_rs::{Encoding, GB18030, UTF_8};

/// Text, and how many places of it were no text in its encoding (they stand as U+FFFD).
pub(super) struct Decoded {
    pub(super) text: String,
    pub(super) bad: usize,
}

/// A file with some bad bytes is still read when at least this many good characters stand beside each bad one.
const GOOD_PER_BAD: usize = 20;

/// Decodes by byte order mark, else as UTF-8 where that is valid, else as GB18030 (never GBK: it lacks characters that
/// names use).
pub(super) fn decode(bytes: &[u8]) -> Result<Decoded, Unreadable> {
    if let Some((encoding, length)) = Encoding::for_bom(bytes) {
        let body = bytes.get(length..).unwrap_or_default();
        return sane(with(encoding, body));
    }
    if let Ok(text) = std::str::from_utf8(bytes) {
        return sane(Decoded { text: text.to_owned(), bad: 0 });
    }
    if mostly_utf8(bytes) {
        return sane(with(UTF_8, bytes));
    }
    let gb = with(GB18030, bytes);
    let wide = gb.text.chars().filter(|c| !c.is_ascii()).count();
    if gb.bad > 0 && wide < gb.bad * (GOOD_PER_BAD + 1) {
        return Err(Unreadable::new(if looks_binary(&gb.text) { "not_text" } else { "encoding" }));
    }
    sane(gb)
}

/// Decodes as the file itself declares (`<meta charset>`), where that gives no bad places; else as [`decode`] decides.
pub(super) fn declared(bytes: &[u8], label: Option<&str>) -> Result<Decoded, Unreadable> {
    let declared = label.and_then(|label| Encoding::for_label(label.as_bytes()));
    match declared {
        Some(encoding) if Encoding::for_bom(bytes).is_none() => {
            // What calls itself GB2312 or GBK is read with the larger set, as browsers do.
            let encoding = if encoding == encoding_rs::GBK { GB18030 } else { encoding };
            let decoded = with(encoding, bytes);
            if decoded.bad == 0 { sane(decoded) } else { decode(bytes) }
        }
        _ => decode(bytes),
    }
}

fn with(encoding: &'static Encoding, bytes: &[u8]) -> Decoded {
    let (text, had_errors) = encoding.decode_without_bom_handling(bytes);
    let bad = if had_errors { text.matches('\u{fffd}').count() } else { 0 };
    Decoded { text: text.into_owned(), bad }
}

/// UTF-8 with a few broken places (a file cut in the middle of a character, a bad byte) rather than another encoding:
/// text in GB18030 hardly ever forms valid sequences of several bytes.
fn mostly_utf8(bytes: &[u8]) -> bool {
    let mut good = 0;
    let mut bad = 0;
    for chunk in bytes.utf8_chunks() {
        good += chunk.valid().chars().filter(|c| !c.is_ascii()).count();
        bad += usize::from(!chunk.invalid().is_empty());
    }
    good >= bad * GOOD_PER_BAD
}

fn sane(decoded: Decoded) -> Result<Decoded, Unreadable> {
    if looks_binary(&decoded.text) { Err(Unreadable::new("not_text")) } else { Ok(decoded) }
}

/// More control characters than a slip can explain.
fn looks_binary(text: &str) -> bool {
    let controls = text.chars().filter(|c| c.is_control() && !c.is_whitespace()).count();
    controls > 8 && controls * 10 > text.chars().count()
}

#[cfg(test)]
mod tests {
    use super::*;

    const LINE: &str = "责任单位：区政务服务中心、区财政局；完成时限：2023年12月31日，䶮字不能丢";

    fn utf16(text: &str, big: bool) -> Vec<u8> {
        let mark = if big { [0xfe, 0xff] } else { [0xff, 0xfe] };
        let units = text.encode_utf16().flat_map(|unit| if big { unit.to_be_bytes() } else { unit.to_le_bytes() });
        mark.into_iter().chain(units).collect()
    }

    #[test]
    fn the_same_line_is_read_from_every_encoding() {
        let with_mark = [b"\xef\xbb\xbf", LINE.as_bytes()].concat();
        let gb = GB18030.encode(LINE).0.into_owned();
        for bytes in [LINE.as_bytes().to_vec(), with_mark, gb, utf16(LINE, true), utf16(LINE, false)] {
            let decoded = decode(&bytes).unwrap();
            assert_eq!((decoded.text.as_str(), decoded.bad), (LINE, 0));
        }
    }

    #[test]
    fn utf8_cut_in_the_middle_of_a_character_stays_utf8() {
        let text = LINE.repeat(3);
        let cut = &text.as_bytes()[..text.len() - 1];
        let decoded = decode(cut).unwrap();
        assert_eq!(decoded.bad, 1);
        assert!(decoded.text.starts_with(LINE));
    }

    #[test]
    fn a_bad_byte_in_gb18030_costs_one_place() {
        let mut gb = GB18030.encode(&LINE.repeat(3)).0.into_owned();
        gb.insert(4, 0xff);
        let decoded = decode(&gb).unwrap();
        assert_eq!(decoded.bad, 1);
        assert!(decoded.text.ends_with(LINE));
    }

    #[test]
    fn a_declared_set_that_does_not_fit_is_not_believed() {
        assert_eq!(declared(LINE.as_bytes(), Some("gb2312")).unwrap().text, LINE);
        let gb = GB18030.encode(LINE).0.into_owned();
        assert_eq!(declared(&gb, Some("utf-8")).unwrap().text, LINE);
        assert_eq!(declared(&gb, Some("gb2312")).unwrap().text, LINE);
    }

    #[test]
    fn zeros_are_not_text() {
        assert_eq!(decode(&[0; 400]).err().unwrap().code, "not_text");
    }
}
