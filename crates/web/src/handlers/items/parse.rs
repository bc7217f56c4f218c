//! 读表单: the fields of a form become an act of the ledger, and the faults of fields are named one by one.

use crate::{
    day,
    form::{Form, Upload},
};
use docket::{Channel, Hash, OnBehalf};
use jiff::civil::Date;
use ledger::{
    Due, Evidence, EvidenceKind, FileRef, Form as Signed, Paper, Parties, Partner, Person, PersonRole, Quantity,
    item::{self, Act, ActName, Coordination, CoordinationLevel, Done, Handing, Item, Outcome, milestones},
};
use vocab::{DocketId, UnitId};

/// 栏目有误 what is wrong with a field, `wrong-CODE` in words.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Fault {
    /// Name of the field in the form.
    pub field: &'static str,
    /// Key of its words.
    pub code: &'static str,
}

/// What the fields of a form mean.
#[derive(Clone, Debug)]
pub struct Parsed<'a, A> {
    /// The act. It names its files by the hash of their bytes.
    pub act: A,
    /// The files that it names; they are kept before it is done.
    pub files: Vec<&'a Upload>,
}

/// Reads the form of an act on an item.
///
/// # Errors
/// Every field that cannot be used. What the rules refuse is not looked at here.
pub fn act_from_form<'a>(
    name: ActName,
    id: DocketId,
    item: &Item,
    form: &'a Form,
    today: Date,
) -> Result<Parsed<'a, Act>, Vec<Fault>> {
    let mut read = Reader::new(form, today);
    let act = read.act(name, id, item);
    match act {
        Some(act) if read.faults.is_empty() => Ok(Parsed { act, files: read.files }),
        _ => Err(read.faults),
    }
}

/// 代录: for whom, who said it, when, how; `None` where it is done in one's own name.
///
/// # Errors
/// Where a unit is chosen but the way is not.
pub fn behalf(form: &Form) -> Result<Option<OnBehalf>, Vec<Fault>> {
    let Some(unit) = form.some("behalf_unit") else { return Ok(None) };
    let unit = unit.parse().map(UnitId).map_err(|_| vec![Fault { field: "behalf_unit", code: "choice" }])?;
    let channel = match form.text("channel") {
        "phone" => Channel::Phone,
        "paper" => Channel::Paper,
        "meeting" => Channel::Meeting,
        "chat" => Channel::Chat,
        "in_person" => Channel::InPerson,
        _ => return Err(vec![Fault { field: "channel", code: "choice" }]),
    };
    let (said_by, said_at) = (form.text("said_by").to_owned(), form.text("said_at").to_owned());
    Ok(Some(OnBehalf { unit, said_by, said_at, channel }))
}

/// Reads fields and notes what is wrong with them.
pub(crate) struct Reader<'a> {
    pub form: &'a Form,
    today: Date,
    /// Files met so far.
    pub files: Vec<&'a Upload>,
    /// Faults met so far.
    pub faults: Vec<Fault>,
}

impl<'a> Reader<'a> {
    pub fn new(form: &'a Form, today: Date) -> Self {
        Self { form, today, files: Vec::new(), faults: Vec::new() }
    }

    pub fn fault(&mut self, field: &'static str, code: &'static str) {
        self.faults.push(Fault { field, code });
    }

    /// A text; that it says something is asked by the rules.
    pub fn text(&self, field: &str) -> String {
        self.form.text(field).to_owned()
    }

    pub fn due(&mut self, field: &'static str) -> Option<Due> {
        let due = day::due(self.form.text(field), self.today);
        if due.is_none() {
            self.fault(field, "day");
        }
        due
    }

    /// A due day that may be left open.
    pub fn maybe_due(&mut self, field: &'static str) -> Option<Due> {
        if self.form.text(field).is_empty() { None } else { self.due(field) }
    }

    pub fn day(&mut self, field: &'static str) -> Option<Date> {
        let typed = self.form.text(field);
        let day = day::read(typed, self.today);
        if day.is_none() && !typed.is_empty() {
            self.fault(field, "day");
        }
        day
    }

    fn file(&mut self, field: &'static str) -> Option<FileRef> {
        let upload = self.form.uploads(field).next()?;
        Some(self.keep(upload))
    }

    pub fn keep(&mut self, upload: &'a Upload) -> FileRef {
        self.files.push(upload);
        FileRef(Hash::of(&upload.bytes).to_string())
    }

    /// 审批表 the signed sheet, where one came.
    pub fn signed(&mut self) -> Option<Signed> {
        let signed_on = self.day("form_signed_on");
        let signed_by = self.text("form_signed_by");
        match (self.file("form_file"), signed_on) {
            (Some(file), Some(signed_on)) => Some(Signed { file, signed_by, signed_on }),
            (Some(_), None) => {
                self.fault("form_signed_on", "missing");
                None
            }
            (None, day) => {
                if day.is_some() || !signed_by.is_empty() {
                    self.fault("form_file", "missing");
                }
                None
            }
        }
    }

    fn paper(&mut self, must: bool) -> Option<Paper> {
        let number = self.text("paper_number");
        let dated = self.day("paper_dated");
        let file = self.file("paper_file");
        if !must && number.is_empty() && file.is_none() {
            return None;
        }
        let Some(dated) = dated else {
            self.fault("paper_dated", "missing");
            return None;
        };
        Some(Paper { number, title: self.text("paper_title"), dated, file })
    }

    /// 佐证 the rows of evidence. A row counts where it has a file or a title; a file without a title is called by its name.
    pub fn evidence(&mut self) -> Vec<Evidence> {
        let form = self.form;
        let column = |name| form.all(name).collect::<Vec<_>>();
        let uploads: Vec<Option<&'a Upload>> = form.upload_rows("evidence_file").collect();
        let (kinds, titles) = (column("evidence_kind"), column("evidence_title"));
        let (numbers, dates) = (column("evidence_number"), column("evidence_dated"));
        let sealed = column("evidence_sealed");
        let cell = |cells: &[&'a str], row: usize| cells.get(row).copied().unwrap_or("");
        let mut evidence = Vec::new();
        for row in 0..uploads.len().max(titles.len()) {
            let upload = uploads.get(row).copied().flatten();
            let (title, number) = (cell(&titles, row), cell(&numbers, row));
            if upload.is_none() && title.is_empty() && number.is_empty() {
                continue;
            }
            let typed = cell(&dates, row);
            let dated = day::read(typed, self.today);
            if dated.is_none() && !typed.is_empty() {
                self.fault("evidence", "day");
            }
            let file = upload.map(|it| self.keep(it));
            let name = upload.map_or("", |it| it.name.rsplit(['/', '\\']).next().unwrap_or_default());
            let title = [title, number, name].into_iter().find(|it| !it.is_empty()).unwrap_or_default();
            let kind = EvidenceKind::ALL.into_iter().find(|it| it.name() == cell(&kinds, row));
            evidence.push(Evidence {
                kind: kind.unwrap_or(EvidenceKind::Other),
                title: title.to_owned(),
                number: number.to_owned(),
                dated,
                sealed: cell(&sealed, row) == "yes",
                file,
            });
        }
        evidence
    }

    fn act(&mut self, name: ActName, id: DocketId, item: &Item) -> Option<Act> {
        let text = |field: &str| self.form.text(field).to_owned();
        let reason = text("reason");
        Some(match name {
            ActName::Assign => Act::Assign(item::Assign { number: text("number"), note: text("note") }),
            ActName::Accept => Act::Accept(item::Accept { liaison: self.liaison() }),
            ActName::Decline => Act::Decline(item::Decline { reason }),
            ActName::Reassign => self.reassign(item)?,
            ActName::Report => self.report()?,
            ActName::Endorse => {
                let handing = self.handing()?;
                Act::Endorse(item::Endorse { handing, form: self.signed() })
            }
            ActName::Object => Act::Object(item::Object { handing: self.handing()?, reason }),
            ActName::Submit => {
                let evidence = self.evidence();
                Act::Submit(item::Submit { text: text("text"), evidence, awaits_head: false })
            }
            ActName::Summarize => {
                let (year, evidence) = (self.form.number("year").unwrap_or(item.year), self.evidence());
                Act::Summarize(item::Summarize { year, text: text("text"), evidence, awaits_head: false })
            }
            ActName::Withdraw => Act::Withdraw(item::Withdraw { reason }),
            ActName::Close => Act::Close(item::Close { opinion: text("opinion"), form: self.signed() }),
            ActName::Settle => self.settle()?,
            ActName::SendBack => Act::SendBack(item::SendBack { reason }),
            ActName::AskExtension => {
                Act::AskExtension(item::AskExtension { to: self.due("to")?, reason, late: false, awaits_head: false })
            }
            ActName::GrantExtension => {
                let (to, form) = (self.due("to"), self.signed());
                Act::GrantExtension(item::GrantExtension { to: to?, opinion: self.text("opinion"), form })
            }
            ActName::RefuseExtension => Act::RefuseExtension(item::RefuseExtension { reason, form: self.signed() }),
            ActName::Urge => Act::Urge(item::Urge { text: text("text"), answer_by: self.day("answer_by") }),
            ActName::Wait => {
                let paper = self.paper(true)?;
                Act::Wait(item::Wait { to: self.text("superior"), asks: self.text("asks"), paper })
            }
            ActName::EndWait => Act::EndWait(item::EndWait { answer: text("answer"), paper: self.paper(false) }),
            ActName::Hold => Act::Hold(item::Hold { reason }),
            ActName::Resume => Act::Resume(item::Resume { reason }),
            ActName::Advise => Act::Advise(item::Advise { text: text("text") }),
            ActName::SetMilestones => Act::SetMilestones(item::SetMilestones { steps: self.steps(), reason }),
            ActName::AgreeMilestones => Act::AgreeMilestones(item::AgreeMilestones { note: text("note") }),
            ActName::ReachMilestone => {
                let Some(no) = self.form.number("no") else {
                    self.fault("no", "choice");
                    return None;
                };
                let evidence = self.evidence();
                Act::ReachMilestone(item::ReachMilestone { no, text: self.text("text"), evidence })
            }
            ActName::Attach => Act::Attach(item::Attach { evidence: self.evidence(), note: self.text("note") }),
            ActName::Amend => self.amend(item)?,
            ActName::Merge => {
                let Some(into) = self.form.number("into").map(DocketId) else {
                    self.fault("into", "number");
                    return None;
                };
                Act::Merge(item::Merge { into, own: id, reason })
            }
            ActName::Split => Act::Split(item::Split { parts: self.parts(item), reason }),
            ActName::Discard => Act::Discard(item::Discard { reason }),
            ActName::Reopen => Act::Reopen(item::Reopen { due: self.due("due")?, reason }),
            // These have no form.
            ActName::Open | ActName::Absorb | ActName::Miss | ActName::Reschedule => return None,
        })
    }

    fn liaison(&self) -> Option<Person> {
        let name = self.form.some("liaison")?;
        Some(Person { name, role: PersonRole::Liaison, contact: None })
    }

    fn handing(&mut self) -> Option<Handing> {
        let typed = self.form.text("handing");
        let handing = match typed.split_once('/') {
            Some(("report", no)) => no.parse().ok().map(|no| Handing::Report { no }),
            None if typed == "submission" => Some(Handing::Submission),
            None if typed == "extension" => Some(Handing::Extension),
            _ => None,
        };
        if handing.is_none() {
            self.fault("handing", "choice");
        }
        handing
    }

    fn settle(&mut self) -> Option<Act> {
        let outcome = match self.form.text("outcome") {
            "routine" => Outcome::Routine,
            "carry_over" => Outcome::CarryOver,
            _ => {
                self.fault("outcome", "choice");
                return None;
            }
        };
        Some(Act::Settle(item::Settle { outcome, opinion: self.text("opinion"), form: self.signed() }))
    }

    fn report(&mut self) -> Option<Act> {
        let period = self.form.text("period").parse();
        if period.is_err() {
            self.fault("period", "choice");
        }
        let quantities = self.quantities();
        let coordination = self.coordination();
        let evidence = self.evidence();
        Some(Act::Report(item::Report {
            period: period.ok()?,
            done: self.text("done"),
            quantities,
            hindrance: self.text("hindrance"),
            next: self.text("next"),
            coordination,
            evidence,
            awaits_head: false,
        }))
    }

    /// A figure whose quantity is left empty is not reported.
    fn quantities(&mut self) -> Vec<Done> {
        let figures: Vec<&str> = self.form.all("quantity_figure").collect();
        let values: Vec<String> = self.form.all("quantity_value").map(|it| it.replace([',', '，', ' '], "")).collect();
        let mut done = Vec::new();
        for (figure, value) in figures.into_iter().zip(values).filter(|(_, value)| !value.is_empty()) {
            match (figure.parse(), value.parse::<Quantity>()) {
                (Ok(figure), Ok(value)) => done.push(Done { figure, value }),
                _ => self.fault("quantities", "number"),
            }
        }
        done
    }

    fn coordination(&mut self) -> Option<Coordination> {
        let text = self.form.some("coordination")?;
        let named = self.form.text("coordination_level");
        let level = CoordinationLevel::ALL.into_iter().find(|it| it.name() == named);
        if level.is_none() {
            self.fault("coordination_level", "choice");
        }
        Some(Coordination { text, level: level? })
    }

    fn steps(&mut self) -> Vec<milestones::Step> {
        let form = self.form;
        let results: Vec<&str> = form.all("milestone_result").collect();
        let proofs: Vec<&str> = form.all("milestone_proof").collect();
        let cell = |cells: &[&str], row: usize| cells.get(row).copied().unwrap_or("").to_owned();
        let mut steps = Vec::new();
        for (row, typed) in form.all("milestone_on").enumerate() {
            let (result, proof) = (cell(&results, row), cell(&proofs, row));
            match day::read(typed, self.today) {
                Some(on) => steps.push(milestones::Step { on, result, proof }),
                None if typed.is_empty() && result.is_empty() && proof.is_empty() => {}
                None => self.fault("milestones", "day"),
            }
        }
        steps
    }

    /// Only what differs from the item is amended.
    fn amend(&mut self, item: &Item) -> Option<Act> {
        let due = self.due("due")?;
        let differs = |field: &str, old: &str| {
            let typed = self.form.text(field).replace("\r\n", "\n");
            (typed != old.trim()).then_some(typed)
        };
        Some(Act::Amend(item::Amend {
            title: differs("title", &item.content.title),
            text: differs("text", &item.content.text),
            remark: differs("remark", &item.content.remark),
            due: Some(due).filter(|it| *it != item.due),
            reason: self.text("reason"),
            ..item::Amend::default()
        }))
    }

    /// Who is known keeps what is known of him: a partner its part, a person the phone behind his name.
    fn reassign(&mut self, item: &Item) -> Option<Act> {
        let Some(lead) = self.form.number("owner").map(UnitId) else {
            self.fault("owner", "choice");
            return None;
        };
        let part = |unit| item.parties.partners.iter().find(|it| it.unit == unit).map(|it| it.part.clone());
        let chosen = self.form.all("partners").filter_map(|it| it.parse().ok().map(UnitId));
        let partners = chosen.filter(|unit| *unit != lead);
        let partners = partners.map(|unit| Partner { unit, part: part(unit).unwrap_or_default() }).collect();
        let known = |name: &str, role| item.parties.persons_as(role).find(|it| it.name == name).cloned();
        let person = |name: &str, role| {
            let name = name.trim();
            known(name, role).unwrap_or_else(|| Person { name: name.to_owned(), role, contact: None })
        };
        let named = |field: &str, role| {
            let names = self.form.text(field).split(['\n', '、', '，', ',']).filter(|it| !it.trim().is_empty());
            names.map(|name| person(name, role)).collect::<Vec<_>>()
        };
        let mut persons = named("leader", PersonRole::Leader);
        persons.extend(named("persons", PersonRole::Responsible));
        persons.extend(item.parties.persons_as(PersonRole::Contact).cloned());
        // The liaison belongs to the unit that reports.
        if item.parties.lead == Some(lead) {
            persons.extend(item.parties.persons_as(PersonRole::Liaison).cloned());
        }
        let parties = Parties { persons, lead: Some(lead), partners };
        Some(Act::Reassign(item::Reassign { parties, reason: self.text("reason") }))
    }

    /// A part without a unit or a day of its own takes those of the item.
    fn parts(&mut self, item: &Item) -> Vec<item::Part> {
        let form = self.form;
        let owners: Vec<&str> = form.all("part_owner").collect();
        let dues: Vec<&str> = form.all("part_due").collect();
        let mut parts = Vec::new();
        for (row, title) in form.all("part_title").enumerate().filter(|(_, title)| !title.is_empty()) {
            let typed = dues.get(row).copied().unwrap_or("");
            let due = if typed.is_empty() { Some(item.due) } else { day::due(typed, self.today) };
            let Some(due) = due else {
                self.fault("parts", "day");
                continue;
            };
            let owner =
                owners.get(row).and_then(|it| it.parse().ok()).map(UnitId).filter(|it| Some(*it) != item.parties.lead);
            let parties = match owner {
                Some(unit) => Parties { lead: Some(unit), ..Parties::default() },
                None => item.parties.clone(),
            };
            parts.push(item::Part { title: title.to_owned(), text: String::new(), parties, due, figures: Vec::new() });
        }
        parts
    }
}
