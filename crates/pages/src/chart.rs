//! 图表 stacked bars of lights, made here as SVG; every figure stands beside its bar, and the table behind it.

use crate::part::LightView;

/// 条 one bar.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Bar {
    /// What it is.
    pub name: String,
    /// The list behind it.
    pub href: String,
    /// How many by light, worst first; lights without any left out.
    pub parts: Vec<(LightView, u32)>,
}

/// 段 one rectangle, in thousandths of the width.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Segment {
    /// The light.
    pub light: LightView,
    /// Left edge.
    pub x: u32,
    /// Width.
    pub width: u32,
}

/// 图表
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Chart {
    /// Element id, unique on its page.
    pub id: &'static str,
    /// What it shows, with the unit: `各指标亮灯（项）`.
    pub title: String,
    /// What the first column of the table holds: `指标`.
    pub axis: String,
    /// Bars in order.
    pub bars: Vec<Bar>,
    /// Where the figures come from; the time stands beside it.
    pub source: String,
}

impl Bar {
    /// How many in all.
    #[must_use]
    pub fn total(&self) -> u32 {
        self.parts.iter().map(|(_, count)| count).sum()
    }

    /// How many have this light.
    #[must_use]
    pub fn of(&self, light: &LightView) -> u32 {
        self.parts.iter().filter(|(it, _)| it == light).map(|(_, count)| count).sum()
    }
}

impl Chart {
    /// The longest bar.
    #[must_use]
    pub fn longest(&self) -> u32 {
        self.bars.iter().map(Bar::total).max().unwrap_or(0)
    }

    /// The lights that occur, worst first: the columns of the table.
    #[must_use]
    pub fn lights(&self) -> Vec<LightView> {
        let mut lights: Vec<_> = self.bars.iter().flat_map(|bar| &bar.parts).map(|(light, _)| *light).collect();
        lights.sort_unstable();
        lights.dedup();
        lights
    }

    /// The rectangles of a bar, drawn to the scale of the longest.
    #[must_use]
    pub fn segments(&self, bar: &Bar) -> Vec<Segment> {
        let longest = self.longest();
        if longest == 0 {
            return Vec::new();
        }
        let at = |count: u32| u32::try_from(u64::from(count) * 1000 / u64::from(longest)).unwrap_or(1000);
        let mut before = 0;
        bar.parts
            .iter()
            .filter(|(_, count)| *count > 0)
            .map(|(light, count)| {
                let x = at(before);
                before += count;
                Segment { light: *light, x, width: at(before) - x }
            })
            .collect()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn bar(name: &str, parts: &[(&str, u32)]) -> Bar {
        let parts = parts.iter().map(|(light, count)| (LightView::of(light), *count)).collect();
        Bar { name: name.to_owned(), href: String::new(), parts }
    }

    fn chart(bars: Vec<Bar>) -> Chart {
        Chart { id: "c", title: String::new(), axis: String::new(), bars, source: String::new() }
    }

    #[test]
    fn bars_are_drawn_to_one_scale_without_gaps() {
        let chart = chart(vec![bar("a", &[("overdue", 1), ("normal", 2)]), bar("b", &[("normal", 6)])]);
        let a = chart.bars.first().unwrap();
        let segments = chart.segments(a);
        assert_eq!(segments.iter().map(|it| (it.x, it.width)).collect::<Vec<_>>(), [(0, 166), (166, 334)]);
        assert_eq!(chart.lights().iter().map(LightView::name).collect::<Vec<_>>(), ["overdue", "normal"]);
    }

    #[test]
    fn a_chart_of_nothing_draws_nothing() {
        let chart = chart(vec![bar("a", &[])]);
        assert!(chart.segments(chart.bars.first().unwrap()).is_empty());
    }
}
