# Administration
admin-units-title = Units
admin-units-empty = No unit yet. Please add one.
admin-unknown = Names found in plans that no unit goes by
admin-unknown-about = Add the spelling to a unit, or add a unit.
admin-accounts-title = Accounts
admin-district-title = District
admin-district-about = The name stands on the public home, at the sign-in, in the head of every page and on the approval sheets. Each change is written into the audit.
admin-district-empty = The name is not set yet; please set it here.
admin-audit-title = Audit
admin-audit-about = Who read or did what, and when. It can be read, not changed.
admin-audit-empty = No entry fits these conditions.
column-accounts = Accounts
column-in-use = In use
column-seen = Last sign-in
column-when = When
column-who = Who
column-act = Act
column-object = On
active-yes = in use
active-no = out of use
never-seen = never signed in
nobody = not signed in
times = { $count ->
    [one] once
   *[other] { $count } times
  }
new-password-title = New password
new-password-about = Shown this once. Please pass it on in person or by phone; it has to be changed at sign-in.
column-detail = Particulars
