//! 权限 who may do which act: one matrix of role × act in `permissions.txt`, and nothing else.
//!
//! What is not in the matrix is denied. Which dockets somebody reaches is another question: see [`crate::scope`].

use docket::Role;
use std::collections::BTreeMap;

/// The matrix as it is shipped.
const MATRIX: &str = include_str!("../permissions.txt");

/// 准许 how far a role may go with an act.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Leave {
    /// `.` not at all.
    Denied,
    /// `b` only 代录, on behalf of a unit that is named.
    OnBehalf,
    /// `x` in its own name, or on behalf where the rules allow that.
    Allowed,
}

/// 权限表
#[derive(Clone, Debug)]
pub struct Permissions {
    rows: BTreeMap<String, [Leave; Role::ALL.len()]>,
}

/// Why a matrix cannot be read.
#[derive(Debug, thiserror::Error, PartialEq, Eq)]
#[error("permissions.txt line {line}: {fault}")]
pub struct MatrixFault {
    /// Line from 1.
    pub line: usize,
    /// What is wrong.
    pub fault: String,
}

impl Permissions {
    /// The shipped matrix.
    ///
    /// # Errors
    /// Where the file is not a matrix; a test proves that the shipped one is.
    pub fn shipped() -> Result<Self, MatrixFault> {
        Self::parse(MATRIX)
    }

    /// Reads a matrix: a head `act role role …`, then a line for each act; `#` begins a remark.
    ///
    /// # Errors
    /// Names the line that is not of this form.
    pub fn parse(text: &str) -> Result<Self, MatrixFault> {
        let mut rows = BTreeMap::new();
        let mut columns: Option<Vec<Role>> = None;
        for (index, line) in text.lines().enumerate() {
            let fault = |fault: String| MatrixFault { line: index + 1, fault };
            let words: Vec<&str> = line.split('#').next().unwrap_or("").split_whitespace().collect();
            let Some((first, rest)) = words.split_first() else { continue };
            let Some(columns) = &columns else {
                let roles = rest.iter().map(|name| Role::from_name(name)).collect::<Option<Vec<_>>>();
                columns = Some(roles.ok_or_else(|| fault("a column is no role".into()))?);
                continue;
            };
            if rest.len() != columns.len() {
                return Err(fault(format!("{} marks for {} roles", rest.len(), columns.len())));
            }
            let mut row = [Leave::Denied; Role::ALL.len()];
            for (role, mark) in columns.iter().zip(rest) {
                let leave = match *mark {
                    "." => Leave::Denied,
                    "b" => Leave::OnBehalf,
                    "x" => Leave::Allowed,
                    other => return Err(fault(format!("{other} is not one of . b x"))),
                };
                if let Some(cell) = Role::ALL.iter().zip(row.iter_mut()).find(|(it, _)| *it == role).map(|it| it.1) {
                    *cell = leave;
                }
            }
            if rows.insert((*first).to_owned(), row).is_some() {
                return Err(fault(format!("{first} stands twice")));
            }
        }
        Ok(Self { rows })
    }

    /// How far `role` may go with `act`; what is not listed is denied.
    #[must_use]
    pub fn leave(&self, role: Role, act: &str) -> Leave {
        self.rows
            .get(act)
            .and_then(|row| Role::ALL.iter().zip(row).find(|(it, _)| **it == role))
            .map_or(Leave::Denied, |(_, leave)| *leave)
    }

    /// Every act of the matrix.
    pub fn acts(&self) -> impl Iterator<Item = &str> {
        self.rows.keys().map(String::as_str)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_shipped_matrix_is_a_matrix_over_every_role() {
        let permissions = Permissions::shipped().unwrap();
        assert!(permissions.acts().count() > 20);
        for role in Role::ALL {
            assert!(permissions.acts().any(|act| permissions.leave(role, act) != Leave::Denied), "{}", role.name());
        }
    }

    #[test]
    fn the_matrix_and_the_rules_of_the_ledger_say_the_same() {
        use ledger::step::By;
        let permissions = Permissions::shipped().unwrap();
        let acts: Vec<(&str, By)> = [
            ledger::plan::ActName::ALL.iter().map(|it| (it.name(), it.by())).collect::<Vec<_>>(),
            ledger::item::ActName::ALL.iter().map(|it| (it.name(), it.by())).collect(),
            ledger::problem::ActName::ALL.iter().map(|it| (it.name(), it.by())).collect(),
            ledger::finding::ActName::ALL.iter().map(|it| (it.name(), it.by())).collect(),
            ledger::indicator::ActName::ALL.iter().map(|it| (it.name(), it.by())).collect(),
            ledger::duty::ActName::ALL.iter().map(|it| (it.name(), it.by())).collect(),
            ledger::promise::ActName::ALL.iter().map(|it| (it.name(), it.by())).collect(),
            ledger::project::ActName::ALL.iter().map(|it| (it.name(), it.by())).collect(),
            ledger::practice::ActName::ALL.iter().map(|it| (it.name(), it.by())).collect(),
            ledger::meeting::ActName::ALL.iter().map(|it| (it.name(), it.by())).collect(),
            ledger::spot_check::ActName::ALL.iter().map(|it| (it.name(), it.by())).collect(),
            ledger::voice::ActName::ALL.iter().map(|it| (it.name(), it.by())).collect(),
        ]
        .concat();
        for (act, by) in acts {
            assert!(permissions.acts().any(|it| it == act), "{act} has no row");
            for role in Role::ALL {
                let own_name = !by.recordable() || by == By::LeadUnitOrOffice;
                let expected = match (by.roles().contains(&role), role) {
                    (false, _) => Leave::Denied,
                    (true, Role::LeadOffice) if !own_name => Leave::OnBehalf,
                    (true, _) => Leave::Allowed,
                };
                assert_eq!(permissions.leave(role, act), expected, "{act} {}", role.name());
            }
        }
    }

    #[test]
    fn what_is_not_listed_is_denied() {
        let permissions = Permissions::shipped().unwrap();
        assert_eq!(permissions.leave(Role::LeadOffice, "item.vanish"), Leave::Denied);
        assert_eq!(permissions.leave(Role::System, "item.close"), Leave::Denied);
    }

    #[test]
    fn a_broken_matrix_is_named_by_its_line() {
        let fault = Permissions::parse("act lead_office\nitem.read y\n").unwrap_err();
        assert_eq!((fault.line, fault.fault.as_str()), (2, "y is not one of . b x"));
        assert_eq!(Permissions::parse("act lead_office leader\na x\n").unwrap_err().line, 2);
        assert_eq!(Permissions::parse("act mayor\n").unwrap_err().line, 1);
        assert_eq!(Permissions::parse("act leader\na x\na .\n").unwrap_err().line, 3);
    }
}
