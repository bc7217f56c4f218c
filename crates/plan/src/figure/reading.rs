//! 通读 a passage read clause by clause into figures.

use std::collections::BTreeSet;

use super::clause::{Clause, Line};
use super::comparison::{Comparison, compare};
use super::kind::{Around, done, kind, mood};
use super::quantity::{self, Form, Quantity};
use super::words::{Class, Words};
use super::{Comparator, Decimal, Figure, Kind, Modality, Passage, Section, implied, rate, subject};

/// How far before and after a number its words are looked for.
const BEFORE: usize = 80;
const AFTER: usize = 40;

/// What the sentence has said so far.
#[derive(Default)]
struct Sentence {
    /// Past its last number.
    last_number: usize,
    /// The bound of the number before, when words before that number set it: 不超过2个环节、3个工作日.
    bound: Option<Comparator>,
    /// Whether its last share was a ratio that a rule sets; one more beside it is of the same rule.
    ruled: bool,
    /// Whether it told last of what is done, or of what is to come.
    done: Option<bool>,
    /// The case it speaks of: 对于中小企业.
    case: Option<String>,
    /// Its last subject.
    subject: String,
}

/// A passage on its way to figures.
struct Reader<'a> {
    passage: &'a Passage<'a>,
    line: &'a Line,
    sentence: Sentence,
    figures: Vec<Figure>,
    /// What was said in words; saying it again adds nothing.
    said: BTreeSet<String>,
}

/// Reads the figures of a passage.
pub fn read(passage: &Passage<'_>) -> Vec<Figure> {
    let line = Line::new(passage.text);
    let clauses = line.clauses();
    let sentence = Sentence::default();
    let mut reader = Reader { passage, line: &line, sentence, figures: Vec::new(), said: BTreeSet::new() };
    for clause in clauses {
        reader.clause(clause);
    }
    reader.figures
}

impl<'a> Reader<'a> {
    fn clause(&mut self, clause: Clause) {
        if clause.opens_sentence {
            self.sentence = Sentence { last_number: clause.start, ..Sentence::default() };
        }
        let quantities = quantity::scan(self.line, clause);
        let explicit = self.figures.len();
        let mut only_for = None;
        for nth in 0..quantities.len() {
            self.quantity(clause, &quantities, nth, &mut only_for);
        }
        self.zero(clause);
        self.in_words(clause, explicit);
        if quantities.is_empty() {
            self.sentence.subject = subject::subject(self.line.text(clause.start, clause.end), "");
            let opening = self.line.text(clause.start, clause.end.min(clause.start + AFTER));
            self.sentence.case = subject::case_of(opening).or(self.sentence.case.take());
        }
        self.sentence.done = done(self.closing(clause), self.passage.year).or(self.sentence.done);
    }

    /// The last words of a clause.
    fn closing(&self, clause: Clause) -> &'a str {
        self.line.text(clause.end.saturating_sub(BEFORE).max(clause.start), clause.end)
    }

    /// Reads one quantity into one figure, several when a list of rates shares it, or none when it only names a case.
    fn quantity(&mut self, clause: Clause, quantities: &[Quantity], nth: usize, only_for: &mut Option<String>) {
        let Some(q) = quantities.get(nth) else { return };
        let previous = nth.checked_sub(1).and_then(|n| quantities.get(n)).filter(|p| p.end <= q.start);
        let next = quantities.get(nth + 1);
        let near = q.start.saturating_sub(BEFORE);
        let before = self.line.text(previous.map_or(clause.start, |p| p.end).max(near), q.start);
        let (told, until) = match (q.form, next) {
            (Form::From, Some(to)) => (to.end, clause.end),
            (_, next) => (q.end, next.map_or(clause.end, |n| n.start.max(q.end))),
        };
        let after = self.line.text(told, until.min(told + AFTER));
        let lead = self.line.text(self.sentence.last_number.max(near).min(q.start), q.start);
        self.sentence.done = done(before, self.passage.year).or(self.sentence.done);
        self.sentence.last_number = q.end;
        let compared = compare(before, after, q);
        if let Some(case) = condition_only(self.line, q, &compared, previous, next, after) {
            *only_for = Some(case);
            return;
        }
        let around = Around {
            before,
            after,
            lead,
            states: self.states(),
            done: self.sentence.done == Some(true) || self.line.text(q.end, q.end + 8).contains('已'),
            later: next.is_some(),
            continued: previous.is_some() && subject::joins(before),
        };
        let unit = rate::unit(q, before, after).unwrap_or_else(|| q.unit.clone());
        let kind = self.kind(q, &compared, &around, &unit);
        let comparator = self.comparator(q, &compared, &around, kind, &unit);
        let mut one = self.figure(clause, Shape { comparator, kind, approximate: compared.approximate }, unit);
        one.value = rate::value(q, before, compared.lag);
        one.modality = if kind.is_fact() || around.states { None } else { Some(mood(lead)) };
        one.condition = only_for.iter().chain(&self.sentence.case).cloned().collect::<Vec<_>>().join("；");
        one.subject = self.subject(q, &around);
        self.sentence.subject.clone_from(&one.subject);
        let rates = if q.class == Class::Share { subject::shared_rates(before) } else { Vec::new() };
        if rates.len() > 1 {
            self.figures.extend(rates.into_iter().map(|subject| Figure { subject, ..one.clone() }));
        } else {
            self.figures.push(one);
        }
    }

    /// Whether the passage tells how things stand and promises nothing.
    fn states(&self) -> bool {
        match self.passage.section {
            Section::Problem => true,
            Section::Preamble => self.sentence.done != Some(false),
            Section::Goal | Section::Measure => false,
        }
    }

    /// The kind of a quantity, with what the number before it says about its kind.
    fn kind(&mut self, q: &Quantity, compared: &Comparison, around: &Around<'_>, unit: &str) -> Kind {
        let nameless = q.unit == "个" && around.after.trim_matches(['”', ' ']).is_empty();
        let same = |last: &&Figure| around.continued || q.form == Form::To || (nameless && last.kind == Kind::Sla);
        let mut found = self.figures.last().filter(same).map_or_else(|| kind(q, compared, around), |last| last.kind);
        if found == Kind::Baseline && unit.contains("次/") && self.passage.section == Section::Measure {
            found = Kind::CountTarget;
        }
        let beside = self.sentence.ruled && q.class == Class::Share && compared.norm && !around.before.contains('率');
        if found == Kind::Target && beside {
            found = Kind::RatioRule;
        }
        self.sentence.ruled = found == Kind::RatioRule && q.class == Class::Share;
        found
    }

    /// The comparator of a quantity, with what the number before it and its kind say about its bound.
    fn comparator(
        &mut self,
        q: &Quantity,
        compared: &Comparison,
        around: &Around<'_>,
        kind: Kind,
        unit: &str,
    ) -> Comparator {
        let bound = self.sentence.bound.take().filter(|_| around.continued);
        let mut comparator = compared.comparator;
        if comparator == Comparator::Equal {
            comparator = match q.class {
                _ if bound.is_some() => bound.unwrap_or(comparator),
                Class::Count if !kind.is_fact() && unit.contains('/') => Comparator::AtLeast,
                Class::Rank if kind == Kind::Target => Comparator::AtMost,
                _ => comparator,
            };
        }
        self.sentence.bound = compared.norm.then_some(comparator).or(bound);
        comparator
    }

    fn subject(&self, q: &Quantity, around: &Around<'_>) -> String {
        let found = match q.class {
            Class::Rank => subject::ranked(around.lead).unwrap_or_else(|| subject::subject(around.before, "")),
            _ => subject::subject(around.before, around.after),
        };
        if Words::get().kind.gap.iter().any(|gap| gap == found) {
            format!("{}差距", self.sentence.subject)
        } else if subject::says_nothing(&found) {
            self.sentence.subject.clone()
        } else {
            found
        }
    }

    /// Adds what the clause says without a number; a number in the clause that tells the same goes before.
    fn in_words(&mut self, clause: Clause, explicit: usize) {
        let numbered = self.figures.len() > explicit;
        let counted = self.figures.iter().skip(explicit).any(|f| f.unit.starts_with('次'));
        for (rule, words) in implied::scan(self.line, clause) {
            let told = if rule.unit == "%" { numbered } else { counted && rule.unit.starts_with('次') };
            if told || !self.said.insert(words.clone()) {
                continue;
            }
            let comparator = match (rule.value, rule.kind) {
                (0, Kind::Sla) => Comparator::AtMost,
                (1, _) => Comparator::AtLeast,
                _ => Comparator::Equal,
            };
            let shape = Shape { comparator, kind: rule.kind, approximate: false };
            let mut one = self.figure(clause, shape, rule.unit.clone());
            one.value = Decimal::whole(rule.value);
            one.subject = words;
            one.modality = Some(mood(self.line.text(clause.start, clause.end.min(clause.start + BEFORE))));
            one.implied = true;
            self.figures.push(one);
        }
    }

    /// 实现零: the number is written, but nothing follows it.
    fn zero(&mut self, clause: Clause) {
        let text = self.closing(clause).trim_end();
        if !["实现零", "降为零", "降至零", "降到零", "归零", "清零"].iter().any(|end| text.ends_with(end))
        {
            return;
        }
        let shape = Shape { comparator: Comparator::Equal, kind: Kind::Target, approximate: false };
        let mut one = self.figure(clause, shape, String::new());
        one.subject = subject::subject(text.trim_end_matches(['零', '归', '清']), "");
        self.figures.push(one);
    }

    /// A figure of a clause with its span; value, subject and condition are the caller's.
    fn figure(&self, clause: Clause, shape: Shape, unit: String) -> Figure {
        let blank = |at: &usize| self.line.written.get(*at).is_some_and(|c| c.is_whitespace());
        let start = (clause.start..clause.end).find(|at| !blank(at)).unwrap_or(clause.start);
        let end = (start..clause.end).rev().find(|at| !blank(at)).map_or(clause.end, |at| at + 1);
        let count = |n: usize| u32::try_from(n).unwrap_or(u32::MAX);
        Figure {
            chapter: self.passage.chapter,
            lines: (self.passage.line, self.passage.line),
            span: self.line.written.get(start..end).unwrap_or_default().iter().collect(),
            column: count(start + 1),
            length: count(end - start),
            subject: String::new(),
            comparator: shape.comparator,
            value: Decimal::whole(0),
            unit,
            condition: String::new(),
            kind: shape.kind,
            modality: (!shape.kind.is_fact()).then_some(Modality::Firm),
            approximate: shape.approximate,
            implied: false,
        }
    }
}

struct Shape {
    comparator: Comparator,
    kind: Kind,
    approximate: bool,
}

/// The words of a quantity that only says which case another one holds for: 20千伏及以上用户…不超过22个工作日.
fn condition_only(
    line: &Line,
    q: &Quantity,
    compared: &Comparison,
    previous: Option<&Quantity>,
    next: Option<&Quantity>,
    after: &str,
) -> Option<String> {
    let counts = |other: Option<&Quantity>| other.is_some_and(|other| other.class == Class::Count);
    let ranked = q.form == Form::Front && (counts(previous) || after.starts_with('的') && counts(next));
    let timed = matches!(q.class, Class::Time | Class::Share | Class::Point);
    let bounded = compared.threshold && !timed && subject::picks_out(after, q.class);
    let picked = next.is_some_and(|n| n.form != Form::To) && (q.class == Class::Rating || bounded);
    let period = q.class == Class::Time && after.starts_with('内') && next.is_some_and(|n| n.unit == "次");
    (ranked || picked || period).then(|| {
        let bound: String = after.chars().take(3).collect();
        let bound = if compared.threshold || period {
            bound.trim_end_matches(|c| !"上下内".contains(c)).to_string()
        } else {
            String::new()
        };
        format!("{}{bound}", line.text(q.start, q.end))
    })
}
