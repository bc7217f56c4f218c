//! 责任归属 which responsibility line holds for which measures: field by field, backward.

use crate::deadline;
use crate::dictionary::FieldKind;
use crate::field::Field;
use crate::person;
use crate::plan::{Attribution, Cover, Owners, Phone};
use crate::source::Source;
use crate::tree::{Node, Tree};
use crate::unit;

/// Fields that cover separately.
const SLOTS: [&[FieldKind]; 7] = [
    &[FieldKind::Units],
    &[FieldKind::Lead],
    &[FieldKind::Partner],
    &[FieldKind::Person],
    &[FieldKind::Contact],
    &[FieldKind::Phone],
    &[FieldKind::Deadline],
];

/// Owners of every top-level measure of a section, and where each block of lines stands.
pub(crate) fn assign(source: &Source, tree: &Tree, year: Option<i16>) -> Vec<(Owners, Attribution)> {
    let mut all: Vec<(Owners, Attribution)> = Vec::new();
    all.resize_with(tree.nodes.len(), Default::default);
    for kinds in SLOTS {
        let fields: Vec<&(usize, Field)> = tree.fields.iter().filter(|(_, f)| kinds.contains(&f.kind)).collect();
        for block in blocks(&fields, tree.nodes.len()) {
            let cover = if block.to - block.from == 1 { Cover::Own } else { Cover::SharedBlock };
            let owners = values(source, &block.fields, year);
            for (held, attribution) in all.iter_mut().take(block.to).skip(block.from) {
                merge(held, attribution, &owners, cover, false);
            }
        }
    }
    for (node, (held, attribution)) in tree.nodes.iter().zip(&mut all) {
        let brackets = brackets(node);
        if brackets.is_empty() || (brackets.len() == 1 && !closes(node)) {
            continue;
        }
        let mut own = Owners::default();
        let mut own_by = Attribution::default();
        for fields in brackets {
            merge(&mut own, &mut own_by, &values(source, &fields, year), Cover::Own, false);
        }
        merge(held, attribution, &own, Cover::Own, true);
    }
    all
}

/// Owners that a child names in a bracket of its own, beside brackets of its sisters.
pub(crate) fn of_child(source: &Source, node: &Node, year: Option<i16>) -> Option<(Owners, Attribution)> {
    (!node.bracket.is_empty()).then(|| {
        let mut own = Owners::default();
        let mut by = Attribution::default();
        let fields: Vec<&Field> = node.bracket.iter().collect();
        merge(&mut own, &mut by, &values(source, &fields, year), Cover::Own, false);
        (own, by)
    })
}

/// Whether children of a top-level node answer for themselves.
pub(crate) fn children_answer(node: &Node) -> bool {
    let brackets = brackets(node);
    brackets.len() > 1 || (brackets.len() == 1 && !closes(node))
}

fn brackets(node: &Node) -> Vec<Vec<&Field>> {
    let mut found = Vec::new();
    if !node.bracket.is_empty() {
        found.push(node.bracket.iter().collect());
    }
    found.extend(node.children.iter().flat_map(brackets));
    found
}

/// Whether the one bracket of a node stands at its very end (or its own).
fn closes(node: &Node) -> bool {
    !node.bracket.is_empty() || node.children.last().is_some_and(closes)
}

struct Block<'a> {
    from: usize,
    to: usize,
    fields: Vec<&'a Field>,
}

/// Each line holds for the measures since the line of the same field before it.
fn blocks<'a>(fields: &[&'a (usize, Field)], count: usize) -> Vec<Block<'a>> {
    let mut blocks: Vec<Block> = Vec::new();
    let mut head: Vec<&Field> = Vec::new();
    for (before, field) in fields {
        let done = blocks.last().map_or(0, |block| block.to);
        match blocks.last_mut() {
            Some(block) if *before == done => block.fields.push(field),
            _ if *before == 0 => head.push(field),
            _ => blocks.push(Block { from: done, to: *before, fields: vec![field] }),
        }
    }
    if blocks.is_empty() && !head.is_empty() && count > 0 {
        // Named once ahead of all measures: it holds for the chapter.
        blocks.push(Block { from: 0, to: count, fields: head });
    }
    blocks
}

fn values(source: &Source, fields: &[&Field], year: Option<i16>) -> Owners {
    let mut owners = Owners::default();
    for field in fields {
        match field.kind {
            FieldKind::Units | FieldKind::Lead | FieldKind::Partner => {
                let (units, leads) = unit::read(source, field.value);
                match field.kind {
                    FieldKind::Lead => owners.lead_units.extend(units),
                    FieldKind::Partner => owners.partner_units.extend(units),
                    _ => {
                        owners.units.extend(units);
                        owners.lead_units.extend(leads);
                    }
                }
            }
            FieldKind::Person | FieldKind::Contact => {
                let (persons, phones) = person::read(source, field.value, field.name);
                owners.persons.extend(persons);
                owners.phones.extend(phones);
            }
            FieldKind::Phone => owners.phones.extend(person::phones(source, field.value)),
            FieldKind::Deadline => {
                let text = source.text(field.value);
                if !text.is_empty() {
                    let span = source.span(field.value);
                    owners.deadline = Some(deadline::read(source.folded(field.value), text, span, year));
                }
            }
        }
    }
    owners
}

/// Adds values; with `over` a field that has a value gives way.
fn merge(held: &mut Owners, by: &mut Attribution, more: &Owners, cover: Cover, over: bool) {
    fn add<T: Clone>(
        held: &mut Vec<T>,
        by: &mut Option<Cover>,
        more: &[T],
        cover: Cover,
        over: bool,
        same: fn(&T, &T) -> bool,
    ) {
        if more.is_empty() {
            return;
        }
        if over {
            held.clear();
        }
        for value in more {
            if !held.iter().any(|other| same(other, value)) {
                held.push(value.clone());
            }
        }
        *by = Some(cover);
    }
    add(&mut held.units, &mut by.units, &more.units, cover, over, |a, b| a.written == b.written);
    add(&mut held.lead_units, &mut by.lead_units, &more.lead_units, cover, over, |a, b| a.written == b.written);
    add(&mut held.partner_units, &mut by.partner_units, &more.partner_units, cover, over, |a, b| {
        a.written == b.written
    });
    add(&mut held.persons, &mut by.persons, &more.persons, cover, over, |a, b| a.name == b.name && a.role == b.role);
    add(&mut held.phones, &mut by.phones, &more.phones, cover, over, |a: &Phone, b: &Phone| a.digits == b.digits);
    if let Some(deadline) = &more.deadline {
        held.deadline = Some(deadline.clone());
        by.deadline = Some(cover);
    }
}
