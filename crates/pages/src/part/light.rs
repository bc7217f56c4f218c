//! 灯 never colour alone: a sign, a class for the colour, and the key of its word.

/// Every light, worst first, as `docket` names them; `void` is what is out of the count.
pub const LIGHTS: [&str; 9] =
    ["overdue", "unreported", "lagging", "near", "pending", "normal", "not_started", "done", "void"];

/// 灯
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct LightView {
    place: usize,
}

impl LightView {
    /// The light of that name; what no light is named is `void`.
    #[must_use]
    pub fn of(name: &str) -> Self {
        Self { place: LIGHTS.iter().position(|light| *light == name).unwrap_or(LIGHTS.len() - 1) }
    }

    /// The stored name, also the CSS class.
    #[must_use]
    pub fn name(&self) -> &'static str {
        LIGHTS.get(self.place).copied().unwrap_or("void")
    }

    /// The sign beside the word, told apart without colour.
    #[must_use]
    pub const fn sign(&self) -> &'static str {
        match self.place {
            0 => "■",
            1 => "□",
            2 => "▲",
            3 => "△",
            4 => "◆",
            5 => "●",
            6 => "○",
            7 => "✓",
            _ => "–",
        }
    }

    /// The key of its word.
    #[must_use]
    pub const fn key(&self) -> &'static str {
        match self.place {
            0 => "light-overdue",
            1 => "light-unreported",
            2 => "light-lagging",
            3 => "light-near",
            4 => "light-pending",
            5 => "light-normal",
            6 => "light-not_started",
            7 => "light-done",
            _ => "light-void",
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_light_has_its_own_word_and_keeps_its_name() {
        for name in LIGHTS {
            let light = LightView::of(name);
            assert_eq!(light.name(), name);
            assert_eq!(light.key(), format!("light-{name}"));
        }
        assert_eq!(LightView::of("purple").name(), "void");
    }

    #[test]
    fn the_signs_tell_bad_from_good_without_colour() {
        let signs: std::collections::BTreeSet<_> = LIGHTS.iter().map(|name| LightView::of(name).sign()).collect();
        assert_eq!(signs.len(), LIGHTS.len(), "a sign is one light's alone");
    }
}
