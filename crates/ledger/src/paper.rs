//! 佐证: papers, files, and the scanned approval form that stands for a click.

use jiff::civil::Date;
use serde::{Deserialize, Serialize};

/// 附件 a stored file, by the hash (SM3, hex) under which the store keeps it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(transparent)]
pub struct FileRef(pub String);

/// 佐证材料
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Evidence {
    /// What it is.
    pub kind: EvidenceKind,
    /// What it is called.
    pub title: String,
    /// 文号, `""` where it has none.
    #[serde(default)]
    pub number: String,
    /// The day it bears.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub dated: Option<Date>,
    /// 是否盖章
    #[serde(default)]
    pub sealed: bool,
    /// The file itself; a link or a paper kept elsewhere has none.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub file: Option<FileRef>,
}

/// 佐证类别
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum EvidenceKind {
    /// 文件
    Paper,
    /// 图片、视频
    Picture,
    /// 统计数据
    Statistics,
    /// 会议纪要
    Minutes,
    /// 工单、台账
    Record,
    /// 链接
    Link,
    /// 其他
    Other,
}

impl EvidenceKind {
    /// In the order in which forms offer them.
    pub const ALL: [Self; 7] =
        [Self::Paper, Self::Picture, Self::Statistics, Self::Minutes, Self::Record, Self::Link, Self::Other];

    /// The stored name.
    #[must_use]
    pub const fn name(self) -> &'static str {
        match self {
            Self::Paper => "paper",
            Self::Picture => "picture",
            Self::Statistics => "statistics",
            Self::Minutes => "minutes",
            Self::Record => "record",
            Self::Link => "link",
            Self::Other => "other",
        }
    }
}

/// 来文、去文 an official paper.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Paper {
    /// 文号
    pub number: String,
    /// 标题
    pub title: String,
    /// The day it bears.
    pub dated: Date,
    /// Its scan.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub file: Option<FileRef>,
}

/// 审批表 printed, signed, scanned: it stands for the click of whoever signed it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Form {
    /// The scan.
    pub file: FileRef,
    /// Who signed, by office or name as on the form.
    pub signed_by: String,
    /// The day of the signature.
    pub signed_on: Date,
}
