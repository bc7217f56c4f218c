# Lights and due days
light-overdue = Overdue
light-unreported = Unreported
light-lagging = Lagging
light-near = Near
light-pending = To be checked
light-normal = On track
light-not_started = Not started
light-done = Done
light-void = Not counted
left-past = { $days ->
    [one] 1 working day late
   *[other] { $days } working days late
  }
left-today = due today
left-days = { $days ->
    [one] 1 working day left
   *[other] { $days } working days left
  }
due-last-workday = This is a rest day. The last working day before it is { $day }.
due-provisional = A year in this count has no holiday notice yet, so only weekends are left out. It will be counted again, and explained, once the notice is published.
due-steps = Day by day, from today to the due day
due-day = Day
due-counts = Counts
due-why = Because
due-counted = working day
due-rest = not counted
light-days = Which light from which day
light-from = From
light-never = not set
light-come = Reached
light-come-yes = yes
light-come-no = not yet
reason-due_passed = The due day, { $due }, has passed and the measure is not done.
reason-due_near = Fewer than { $working_days } working days to { $due }; the last working day is { $last_working_day }.
reason-milestone_near = Milestone { $no }, “{ $result }”, is near: { $on }.
reason-milestone_late = Milestone { $no }, “{ $result }”, was to be reached by { $on } and is not.
reason-progress_behind = “{ $text }”: { $done } of { $promised } { $unit } done, { $percent }% of the promise; that is less than { $limit }% of what the time gone by asks for.
reason-not_accepted = It was to be accepted by { $by } and is not.
reason-period_unreported = The report for { $period } was due by { $by } and has not come.
reason-summary_missing = The summary of { $year } was due by { $by } and has not come.
reason-closed = Done on { $on }.
reason-routine = Everyday work since { $on }.
reason-handed = Handed in on { $on }; waits to be checked.
reason-awaits_head = Filled in on { $on }; waits for the head of the unit.
reason-returned = Returned to be done again: { $reason }
reason-waiting = Waits since { $on } for { $to } to answer “{ $asks }” ({ $number }). The day promised stays.
reason-held = On hold since { $on }: { $reason }. No reports are expected; the day promised stays.
reason-extension_asked = An extension to { $to } is asked for and not yet decided.
reason-extended = Extended, times: { $times }. First promised for { $first }.
reason-declined = Sent back by the unit, to be given to another: { $reason }
reason-not_assigned = Not assigned yet.
reason-awaits_acceptance = Assigned on { $on }; waits to be accepted.
reason-days_left = Working days left until { $due }: { $working_days }.
reason-due_on_rest_day = { $due } is a rest day; the last working day before it is { $last_working_day }.
reason-standing = No end day. The next report, for { $period }, is due by { $by }.
reason-next_report = The next report, for { $period }, is due by { $by }.
reason-missed = Periods so far without a report in time: { $count }.
reason-calendar_provisional = The holidays of { $year } are not announced yet; only weekends are left out.
reason-void = Taken out of the ledger: { $reason }
