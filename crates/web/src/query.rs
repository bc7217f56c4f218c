//! Query strings: reading them as pairs, and escaping for links.

/// Percent-encodes everything but letters, digits and `-_.~/`.
#[must_use]
pub fn escape(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    for byte in text.bytes() {
        match byte {
            b'a'..=b'z' | b'A'..=b'Z' | b'0'..=b'9' | b'-' | b'_' | b'.' | b'~' | b'/' => out.push(char::from(byte)),
            _ => out.push_str(&format!("%{byte:02X}")),
        }
    }
    out
}

/// The address with its pairs, those with an empty value left out; the kept address of a list.
#[must_use]
pub fn address(path: &str, pairs: &[(&str, &str)]) -> String {
    let query: Vec<String> = pairs
        .iter()
        .filter(|(_, value)| !value.is_empty())
        .map(|(key, value)| format!("{key}={}", escape(value)))
        .collect();
    if query.is_empty() { path.to_owned() } else { format!("{path}?{}", query.join("&")) }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_address_keeps_what_was_chosen_and_nothing_else() {
        assert_eq!(address("/items", &[("light", "overdue"), ("q", "")]), "/items?light=overdue");
        assert_eq!(address("/items", &[("q", "电力 a&b")]), "/items?q=%E7%94%B5%E5%8A%9B%20a%26b");
        assert_eq!(address("/items", &[]), "/items");
    }
}
