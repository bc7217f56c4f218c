//! 显示 how small views become HTML inside a page; reached as methods of the [`Frame`] that every template has.

use crate::Frame;
use crate::chart::Chart;
use crate::form::{Field, Form, Input};
use crate::page::SourceLine;
use crate::part::{Count, DueView, Entry, FileView, ItemRow, LightView, Link, Pages};
use askama::Template;
use askama::filters::HtmlSafe;
use jiff::Timestamp;
use jiff::civil::Date;
use std::borrow::Borrow;

macro_rules! shows {
    ($($(#[$doc:meta])* $name:ident = $path:literal { $($field:ident : $type:ty),* })*) => {
        $(
            $(#[$doc])*
            #[derive(Template)]
            #[template(path = $path)]
            pub struct $name<'a> {
                frame: &'a Frame,
                $($field: $type),*
            }

            impl HtmlSafe for $name<'_> {}
        )*
    };
}

shows! {
    /// A light: sign and word.
    LightShow = "part/light.html" { light: &'a LightView }
    /// A day.
    DateShow = "part/date.html" { day: &'a Date, brief: bool }
    /// A moment.
    TimeShow = "part/time.html" { at: &'a Timestamp }
    /// How far a due day is.
    LeftShow = "part/left.html" { left: i32 }
    /// 台账行 as a table that becomes cards on a phone.
    ItemsShow = "part/items.html" { items: &'a [ItemRow], select: bool }
    /// 办理过程.
    TimelineShow = "part/timeline.html" { entries: &'a [Entry] }
    /// 附件.
    FilesShow = "part/files.html" { files: &'a [FileView] }
    /// 翻页.
    PagesShow = "part/pages.html" { pages: &'a Pages }
    /// Filters above a list, called by the key `label`: address and words, how many, whether it is the one shown.
    TabsShow = "part/tabs.html" { label: &'a str, tabs: &'a [(Link, Count, bool)] }
    /// 原文 line by line, some of them lit.
    SourceShow = "part/source.html" { source: &'a [SourceLine], lit: (u32, u32) }
    /// 图表.
    ChartShow = "part/chart.html" { chart: &'a Chart, at: &'a Timestamp }
    /// 时限 explained.
    DueShow = "part/due.html" { due: &'a DueView }
    /// 表单: fields, faults, button.
    FormShow = "part/form.html" { form: &'a Form }
    /// 表单 folded behind its title.
    FoldShow = "part/fold.html" { form: &'a Form }
    /// 表单 as a mere button where it asks nothing, else folded.
    ActShow = "part/act.html" { form: &'a Form }
    /// One field with label, help and fault.
    FieldShow = "part/field.html" { form: &'a Form, field: &'a Field }
    /// The control itself.
    ControlShow = "part/control.html" {
        id: String, name: &'a str, input: &'a Input, value: &'a str, required: bool, invalid: bool, described: String
    }
}

impl Frame {
    pub(crate) fn light<'a>(&'a self, light: &'a LightView) -> LightShow<'a> {
        LightShow { frame: self, light }
    }

    pub(crate) fn date<'a>(&'a self, day: &'a Date) -> DateShow<'a> {
        DateShow { frame: self, day, brief: false }
    }

    pub(crate) fn brief<'a>(&'a self, day: &'a Date) -> DateShow<'a> {
        DateShow { frame: self, day, brief: true }
    }

    pub(crate) fn time<'a>(&'a self, at: &'a Timestamp) -> TimeShow<'a> {
        TimeShow { frame: self, at }
    }

    pub(crate) fn left(&self, left: &i32) -> LeftShow<'_> {
        LeftShow { frame: self, left: *left }
    }

    pub(crate) fn items<'a>(&'a self, items: &'a [ItemRow], select: bool) -> ItemsShow<'a> {
        ItemsShow { frame: self, items, select }
    }

    pub(crate) fn timeline<'a>(&'a self, entries: &'a [Entry]) -> TimelineShow<'a> {
        TimelineShow { frame: self, entries }
    }

    pub(crate) fn files<'a>(&'a self, files: &'a [FileView]) -> FilesShow<'a> {
        FilesShow { frame: self, files }
    }

    pub(crate) fn pages<'a>(&'a self, pages: &'a Pages) -> PagesShow<'a> {
        PagesShow { frame: self, pages }
    }

    pub(crate) fn tabs<'a>(&'a self, label: &'a str, tabs: &'a [(Link, Count, bool)]) -> TabsShow<'a> {
        TabsShow { frame: self, label, tabs }
    }

    pub(crate) fn source<'a>(&'a self, source: &'a [SourceLine], lit: impl Borrow<(u32, u32)>) -> SourceShow<'a> {
        SourceShow { frame: self, source, lit: *lit.borrow() }
    }

    pub(crate) fn chart<'a>(&'a self, chart: &'a Chart, at: &'a Timestamp) -> ChartShow<'a> {
        ChartShow { frame: self, chart, at }
    }

    pub(crate) fn due<'a>(&'a self, due: &'a DueView) -> DueShow<'a> {
        DueShow { frame: self, due }
    }

    pub(crate) fn form<'a>(&'a self, form: &'a Form) -> FormShow<'a> {
        FormShow { frame: self, form }
    }

    pub(crate) fn fold<'a>(&'a self, form: &'a Form) -> FoldShow<'a> {
        FoldShow { frame: self, form }
    }

    pub(crate) fn act<'a>(&'a self, form: &'a Form) -> ActShow<'a> {
        ActShow { frame: self, form }
    }

    pub(crate) fn field<'a>(&'a self, form: &'a Form, field: &'a Field) -> FieldShow<'a> {
        FieldShow { frame: self, form, field }
    }

    pub(crate) fn control<'a>(&'a self, form: &'a Form, field: &'a Field) -> ControlShow<'a> {
        let id = format!("{}-{}", form.key(), field.name);
        let invalid = !field.fault.is_empty();
        let parts =
            [(invalid, "fault"), (form.help(&self.w, field).is_some(), "help"), (!field.understood.is_empty(), "read")];
        let described: Vec<_> =
            parts.iter().filter(|(there, _)| *there).map(|(_, part)| format!("{id}-{part}")).collect();
        ControlShow {
            frame: self,
            id,
            name: field.name,
            input: &field.input,
            value: &field.value,
            required: field.required,
            invalid,
            described: described.join(" "),
        }
    }

    /// The control of a cell in a table of rows; `row` counts from 1 and keeps its id apart.
    pub(crate) fn cell<'a>(
        &'a self,
        form: &Form,
        column: &'a (&'static str, Input),
        row: &usize,
        values: &'a [String],
        place: &usize,
    ) -> ControlShow<'a> {
        let value = values.get(*place).map_or("", String::as_str);
        ControlShow { value, ..self.blank(form, column, row) }
    }

    /// The same without a value.
    pub(crate) fn blank<'a>(&'a self, form: &Form, column: &'a (&'static str, Input), row: &usize) -> ControlShow<'a> {
        let (name, input) = column;
        let id = format!("{}-{name}-{row}", form.key());
        ControlShow {
            frame: self,
            id,
            name,
            input,
            value: "",
            required: false,
            invalid: false,
            described: String::new(),
        }
    }
}
