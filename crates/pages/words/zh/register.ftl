# 登记簿：各类登记共用的文字
nav-registers = 督导
registers-title = 督导登记
register-facts = 基本情况
register-count = 共 { $count } 项
register-none-found = 没有符合这些条件的登记。
register-under-way = 在办 { $count } 项
register-late = 逾期 { $count } 项
register-export = 导出 Excel
register-links = 关联
column-what = 内容
column-opened = 登记日期
column-partners = 配合单位
column-closed = 办结日期
filter-mark = 类别
