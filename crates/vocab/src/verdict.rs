//! 校验结论 what a check of a code found, and in which words it is told.

use std::fmt;

/// 校验结论 a code is right, right with something to look at, or wrong.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Verdict {
    /// 通过
    Ok,
    /// 提示 accepted, with something that a person should look at.
    Warning(Reason),
    /// 有误
    Error(Reason),
}

impl Verdict {
    /// `ok`, `warning` or `error`.
    #[must_use]
    pub const fn name(&self) -> &'static str {
        match self {
            Self::Ok => "ok",
            Self::Warning(_) => "warning",
            Self::Error(_) => "error",
        }
    }

    /// Why, where there is something to say.
    #[must_use]
    pub const fn reason(&self) -> Option<&Reason> {
        match self {
            Self::Ok => None,
            Self::Warning(reason) | Self::Error(reason) => Some(reason),
        }
    }

    /// Whether the code may be used: anything but an error.
    #[must_use]
    pub const fn is_usable(&self) -> bool {
        !matches!(self, Self::Error(_))
    }
}

/// 缘由 what was found. `Display` speaks Chinese, [`Reason::english`] English.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Reason {
    /// 位数不对
    Length {
        /// How many characters the code has.
        wanted: usize,
        /// How many were given.
        given: usize,
    },
    /// 不允许的字符
    Character {
        /// Place from 1.
        place: usize,
        /// What stands there.
        found: char,
    },
    /// 校验位不符
    CheckDigit {
        /// Place of the check character from 1.
        place: usize,
    },
    /// 早期试点赋码 one of the codes given out before the standard was settled.
    EarlyPilot,
    /// 主体标识码校验不符 the nine characters of the organisation inside a unified code.
    Body,
    /// 登记管理部门或机构类别不在标准所列
    Department {
        /// The first two characters.
        found: String,
    },
    /// 行政区划代码没有这个省份
    Province {
        /// The first two digits of the region.
        found: String,
    },
    /// 区划代码不在现行和历史区划表中
    Region {
        /// The six digits.
        found: String,
    },
    /// 出生日期不成立
    BirthDate {
        /// The eight digits.
        found: String,
    },
    /// 15 位旧身份证号
    OldCitizenId,
    /// 15 位旧注册号
    OldRegistration,
}

impl Reason {
    /// Stable code, for programs.
    #[must_use]
    pub const fn code(&self) -> &'static str {
        match self {
            Self::Length { .. } => "length",
            Self::Character { .. } => "character",
            Self::CheckDigit { .. } => "check_digit",
            Self::EarlyPilot => "early_pilot",
            Self::Body => "body",
            Self::Department { .. } => "department",
            Self::Province { .. } => "province",
            Self::Region { .. } => "region",
            Self::BirthDate { .. } => "birth_date",
            Self::OldCitizenId => "old_citizen_id",
            Self::OldRegistration => "old_registration",
        }
    }

    /// The same in English.
    #[must_use]
    pub fn english(&self) -> String {
        match self {
            Self::Length { wanted, given } => format!("{wanted} characters are needed, {given} were given"),
            Self::Character { place, found } => format!("character {place} cannot be \"{found}\""),
            Self::CheckDigit { place } => {
                format!("the check character (place {place}) does not fit: compare with the certificate one by one")
            }
            Self::EarlyPilot => "a code of the early pilot, which does not follow the standard: accepted".to_owned(),
            Self::Body => "characters 9 to 17 fail their own check: compare with the certificate".to_owned(),
            Self::Department { found } => format!("\"{found}\" is no known registry and kind: compare with the paper"),
            Self::Province { found } => format!("no province has the code {found}"),
            Self::Region { found } => format!("{found} is in no table of regions, now or before: compare"),
            Self::BirthDate { found } => format!("{found} is no date of birth"),
            Self::OldCitizenId => {
                "a 15-digit number of the first generation, void since 2013: enter the 18 digits of today's card"
                    .to_owned()
            }
            Self::OldRegistration => {
                "a 15-digit registration number of old: enter the 18 characters of today's licence".to_owned()
            }
        }
    }
}

impl fmt::Display for Reason {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Length { wanted, given } => write!(f, "应为{wanted}位，现有{given}位，请核对是否缺漏或多写"),
            Self::Character { place, found } => write!(f, "第{place}位不能是“{found}”，请对照证照核对"),
            Self::CheckDigit { place } => write!(f, "校验位（第{place}位）不符，请对照证照逐位核对"),
            Self::EarlyPilot => f.write_str("早期试点赋码，校验位不按现行标准，可以使用，请对照证照确认"),
            Self::Body => f.write_str("主体标识码（第9至17位）校验不符，可以使用，请对照证照确认"),
            Self::Department { found } => {
                write!(f, "登记管理部门和机构类别“{found}”不在已知范围，可以使用，请对照证照确认")
            }
            Self::Province { found } => write!(f, "没有以“{found}”开头的省级区划，请核对"),
            Self::Region { found } => write!(f, "区划代码{found}不在现行和历史区划表中，可以使用，请对照证件确认"),
            Self::BirthDate { found } => write!(f, "出生日期“{found}”不成立，请核对第7至14位"),
            Self::OldCitizenId => f.write_str("这是15位的第一代身份证号，2013年起停用，请按现行身份证填写18位号码"),
            Self::OldRegistration => f.write_str("这是15位的旧注册号，请按现行营业执照填写18位统一社会信用代码"),
        }
    }
}

/// The code as it is compared and stored: full-width characters as plain ones, small letters as capitals, blanks
/// and hyphens left out.
pub(crate) fn plain(code: &str) -> String {
    code.chars()
        .map(half_width)
        .filter(|it| !it.is_whitespace() && !matches!(it, '-' | '‐' | '–' | '—'))
        .map(|it| it.to_ascii_uppercase())
        .collect()
}

/// `１` and `Ａ` as `1` and `A`.
pub(crate) fn half_width(found: char) -> char {
    match found {
        '\u{ff01}'..='\u{ff5e}' => char::from_u32(u32::from(found) - 0xfee0).unwrap_or(found),
        '\u{3000}' => ' ',
        _ => found,
    }
}

/// The first character that `allowed` does not allow at its place from 0.
pub(crate) fn stray(code: &str, allowed: impl Fn(usize, char) -> bool) -> Option<Reason> {
    let (at, found) = code.chars().enumerate().find(|(at, it)| !allowed(*at, *it))?;
    Some(Reason::Character { place: at + 1, found })
}
