# Desk
home-title = Desk
desk-title = Waiting for me
desk-empty = Nothing waits for you just now.
desk-empty-act = Look at the ledger
desk-overdue = Overdue
desk-unreported = Reports missing
desk-accept = To be accepted
desk-approve = To be approved by me
desk-check = To be checked
desk-decide = Extensions to decide
desk-near = Due soon
desk-lagging = Milestones late
desk-returned = Returned to be done again
desk-reassign = To be given to another unit
desk-all = See all { $count }
tiles-title = Areas
tile-plans = Plans
tile-unit-plans = running
tile-items = Ledger
tile-unit-items = measures open
tile-measures = Indicators
tile-unit-measures = indicators
tile-matters = Matters
tile-unit-matters = open
tile-licences = Licences
tile-unit-licences = valid
tile-credit = Credit
tile-unit-credit = records
tile-inspections = Inspections
tile-unit-inspections = tasks
tile-projects = Projects
tile-unit-projects = under way
tile-appeals = Appeals
tile-unit-appeals = open
tile-waits = { $count ->
    [one] 1 waits for you
   *[other] { $count } wait for you
  }
tile-not-yet = Not in use yet
