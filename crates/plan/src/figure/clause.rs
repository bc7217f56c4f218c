//! 分句 a line folded for comparing, cut into clauses, with its names marked.

use super::numeral;
use super::words::Words;

/// A longer quotation is a sentence, not a name.
const NAME_LENGTH: usize = 12;
/// A longer clause is cut, so that a line without any sign costs no more than others.
const CLAUSE_LENGTH: usize = 400;
/// A longer title was never closed.
const TITLE_LENGTH: usize = 200;

/// A line of the plan: the characters as written and as compared, position by position.
pub struct Line {
    /// As written.
    pub written: Vec<char>,
    /// Half width, simplified.
    pub folded: Vec<char>,
    /// The folded characters once more, for looking for words.
    text: String,
    /// Where each character begins in it, in bytes; its end behind the last.
    starts: Vec<usize>,
    marks: Vec<Mark>,
}

/// Whether a character stands inside a name.
#[derive(Clone, Copy, PartialEq, Eq)]
pub enum Mark {
    /// Running text.
    Text,
    /// Inside 《》.
    Title,
    /// Inside a short quotation.
    Quote,
}

/// A clause: from one comma to the next.
#[derive(Clone, Copy)]
pub struct Clause {
    /// First character.
    pub start: usize,
    /// Past the last character.
    pub end: usize,
    /// Whether a sentence begins here.
    pub opens_sentence: bool,
}

impl Line {
    /// Folds and marks a line.
    pub fn new(text: &str) -> Self {
        let written: Vec<char> = text.chars().collect();
        let folded: Vec<char> = written.iter().map(|&c| Words::fold(c)).collect();
        let mut marks = vec![Mark::Text; folded.len()];
        mark(&folded, &mut marks, &[('《', '》')], TITLE_LENGTH, Mark::Title);
        mark(&folded, &mut marks, &[('“', '”'), ('「', '」'), ('『', '』')], NAME_LENGTH, Mark::Quote);
        let folded_text: String = folded.iter().collect();
        let starts = folded_text.char_indices().map(|(at, _)| at).chain([folded_text.len()]).collect();
        Self { written, folded, text: folded_text, starts, marks }
    }

    /// What the character at `at` stands in.
    pub fn mark(&self, at: usize) -> Mark {
        self.marks.get(at).copied().unwrap_or(Mark::Text)
    }

    /// Folded text of a range, clipped to the line.
    pub fn text(&self, start: usize, end: usize) -> &str {
        let byte = |at: usize| self.starts.get(at).copied();
        let range = byte(start).zip(byte(end.min(self.folded.len())));
        range.and_then(|(start, end)| self.text.get(start..end)).unwrap_or_default()
    }

    /// The clauses in order; the label at the beginning of the line belongs to none.
    pub fn clauses(&self) -> Vec<Clause> {
        let mut clauses = Vec::new();
        let first = label_end(&self.folded);
        let mut start = first;
        let mut opens_sentence = true;
        for at in first..self.folded.len() {
            let stop = self.stop(at);
            let whole = self.folded.get(at).is_some_and(|&c| !numeral::holds(c));
            let too_long = at - start >= CLAUSE_LENGTH && whole;
            if stop.is_none() && !too_long {
                continue;
            }
            let ends_sentence = stop.as_ref().is_some_and(|stop| stop.ends_sentence);
            if self.text(start, at).trim().is_empty() {
                opens_sentence |= ends_sentence;
            } else {
                clauses.push(Clause { start, end: at, opens_sentence });
                opens_sentence = ends_sentence;
            }
            start = at + usize::from(stop.is_some());
        }
        clauses.push(Clause { start, end: self.folded.len(), opens_sentence });
        clauses
    }

    fn stop(&self, at: usize) -> Option<Stop> {
        let c = *self.folded.get(at)?;
        let digit = |c: Option<&char>| c.is_some_and(char::is_ascii_digit);
        let inside_number = at > 0 && digit(self.folded.get(at - 1)) && digit(self.folded.get(at + 1));
        match c {
            '。' | ';' | '!' | '?' | '\n' => Some(Stop { ends_sentence: true }),
            '.' if at > 0 && !self.folded.get(at - 1).is_some_and(char::is_ascii_alphanumeric) => {
                Some(Stop { ends_sentence: true })
            }
            ',' | ':' if !inside_number => Some(Stop { ends_sentence: false }),
            _ => None,
        }
    }
}

struct Stop {
    ends_sentence: bool,
}

fn mark(folded: &[char], marks: &mut [Mark], pairs: &[(char, char)], longest: usize, kind: Mark) {
    let mut opened: Option<(usize, char)> = None;
    for (at, &c) in folded.iter().enumerate() {
        if let Some(&(_, close)) = pairs.iter().find(|&&(open, _)| open == c) {
            opened = Some((at, close));
        } else if let Some((start, close)) = opened
            && c == close
        {
            opened = None;
            if at - start <= longest
                && let Some(range) = marks.get_mut(start..at)
            {
                range.iter_mut().filter(|m| **m == Mark::Text).for_each(|m| *m = kind);
            }
        }
    }
}

/// Past the label at the beginning of a line: （一） 1、 2. ① 一是 第一，.
fn label_end(folded: &[char]) -> usize {
    let number = |c: char| c.is_ascii_digit() || "零一二三四五六七八九十百".contains(c);
    let mut at = folded.iter().take_while(|c| c.is_whitespace()).count();
    loop {
        let rest = folded.get(at..).unwrap_or_default();
        let Some(&first) = rest.first() else { return at };
        if ('①'..='⑳').contains(&first) {
            return at + 1;
        }
        let opening = usize::from(first == '(' || first == '第');
        let digits = rest.iter().skip(opening).take_while(|&&c| number(c)).count();
        let close = rest.get(opening + digits).copied();
        let after = rest.get(opening + digits + 1).copied();
        let labelled = digits > 0
            && digits <= 4
            && match (first, close) {
                ('(', Some(')')) | (_, Some('、' | '是')) => true,
                ('第', Some(',')) => true,
                (_, Some('.')) => first != '(' && !after.is_some_and(|c| c.is_ascii_digit()),
                _ => false,
            };
        if !labelled {
            return at;
        }
        at += opening + digits + 1;
    }
}
