//! Composite fonts, rewritten to the forms that the library reads.
//!
//! `/W` may list widths one by one (`32 [500 500]`) or by range (`32 126 500`). The library takes all three numbers of
//! a range from its first, so signs of such fonts would get no true right edge.
//!
//! A font may name one of the standard encodings instead of bringing its own, as older makers do for Song type. The
//! library knows none of them; those whose codes are UTF-16 need no table, so they are written out here.

use pdf_extract::{Dictionary, Document, Object, ObjectId, Stream};

/// Most codes that one range may cover; codes have two bytes.
const MAX_RANGE: i64 = 0xffff;

/// Rewrites every composite font.
pub(super) fn mend(pdf: &mut Document) {
    spell_widths(pdf);
    spell_encodings(pdf);
}

/// Each code stands for itself.
const SAME: &str = "begincmap 1 begincodespacerange <0000> <ffff> endcodespacerange \
                    1 beginbfrange <0000> <ffff> <0000> endbfrange endcmap";

fn spell_encodings(pdf: &mut Document) {
    let utf16 = |name: &[u8]| name.starts_with(b"Uni") && [&b"UCS2"[..], b"UTF16"].iter().any(|kind| has(name, kind));
    let named = |font: &Dictionary| font.get(b"Encoding").ok().and_then(|name| name.as_name().ok()).is_some_and(utf16);
    let fonts = pdf.objects.iter().filter(|(_, object)| object.as_dict().is_ok_and(named));
    let fonts: Vec<(ObjectId, Option<ObjectId>)> = fonts.map(|(id, object)| (*id, descendant(pdf, object))).collect();
    if fonts.is_empty() {
        return;
    }
    let table = pdf.add_object(Stream::new(Dictionary::new(), SAME.into()));
    for (font, descendant) in fonts {
        if let Some(Ok(font)) = pdf.objects.get_mut(&font).map(Object::as_dict_mut) {
            font.set("Encoding", Object::Name(b"Identity-H".to_vec()));
            font.set("ToUnicode", Object::Reference(table));
        }
        // Widths go by the font's own numbers of signs, which are not known here: Latin is half as wide as Chinese.
        if let Some(Ok(font)) = descendant.and_then(|id| pdf.objects.get_mut(&id)).map(Object::as_dict_mut) {
            font.set("W", Object::Array(vec![32.into(), Object::Array(vec![500.into(); 95])]));
        }
    }
}

/// The one font that a composite font is made of.
fn descendant(pdf: &Document, font: &Object) -> Option<ObjectId> {
    let descendants = font.as_dict().ok()?.get(b"DescendantFonts").ok()?;
    let (_, descendants) = pdf.dereference(descendants).ok()?;
    descendants.as_array().ok()?.first()?.as_reference().ok()
}

fn has(name: &[u8], part: &[u8]) -> bool {
    name.windows(part.len()).any(|window| window == part)
}

fn spell_widths(pdf: &mut Document) {
    let mut spelled = Vec::new();
    for (id, object) in &pdf.objects {
        let Ok(font) = object.as_dict() else { continue };
        let widths = font.get(b"W").ok().and_then(|widths| pdf.dereference(widths).ok());
        if let Some(widths) = widths.and_then(|(_, widths)| widths.as_array().ok()).filter(|_| is_composite(font)) {
            spelled.push((*id, one_by_one(pdf, widths)));
        }
    }
    for (id, widths) in spelled {
        if let Some(Ok(font)) = pdf.objects.get_mut(&id).map(Object::as_dict_mut) {
            font.set("W", Object::Array(widths));
        }
    }
}

fn is_composite(font: &Dictionary) -> bool {
    let subtype = font.get(b"Subtype").ok().and_then(|subtype| subtype.as_name().ok());
    matches!(subtype, Some(b"CIDFontType0" | b"CIDFontType2"))
}

/// What is malformed ends the list: the default width then holds.
fn one_by_one(pdf: &Document, widths: &[Object]) -> Vec<Object> {
    let mut spelled = Vec::new();
    let mut rest = widths;
    loop {
        let resolved: Vec<&Object> =
            rest.iter().take(3).map(|object| pdf.dereference(object).map_or(object, |(_, object)| object)).collect();
        match resolved.as_slice() {
            [first, Object::Array(list), ..] if first.as_i64().is_ok() => {
                let numbers = list.iter().filter(|width| width.as_float().is_ok()).cloned().collect();
                spelled.extend([(*first).clone(), Object::Array(numbers)]);
                rest = rest.get(2..).unwrap_or_default();
            }
            [first, last, width] => {
                let (Ok(from), Ok(to), Ok(_)) = (first.as_i64(), last.as_i64(), width.as_float()) else { break };
                if to < from || to.saturating_sub(from) > MAX_RANGE {
                    break;
                }
                let count = usize::try_from(to - from + 1).unwrap_or(0);
                spelled.extend([(*first).clone(), Object::Array(vec![(*width).clone(); count])]);
                rest = rest.get(3..).unwrap_or_default();
            }
            _ => break,
        }
    }
    spelled
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn ranges_become_lists_and_malformed_rests_are_dropped() {
        let list = Object::Array(vec![250.into(), 300.into()]);
        let given: Vec<Object> = vec![1.into(), list.clone(), 32.into(), 34.into(), 500.into(), 9.into(), 8.into()];
        let spelled = one_by_one(&Document::new(), &given);
        assert_eq!(spelled, [1.into(), list, 32.into(), Object::Array(vec![500.into(); 3])]);
        let endless: Vec<Object> = vec![0.into(), 4_000_000_000_i64.into(), 500.into()];
        assert_eq!(one_by_one(&Document::new(), &endless), []);
    }
}
