# Registers: words that all of them share
nav-registers = Supervision
registers-title = Registers of supervision
register-facts = Facts
register-count = { $count } in all
register-none-found = Nothing fits these conditions.
register-under-way = { $count } under way
register-late = { $count } overdue
register-export = Export to Excel
register-links = Linked
column-what = What
column-opened = Entered on
column-partners = Partner units
column-closed = Closed on
filter-mark = Sort
