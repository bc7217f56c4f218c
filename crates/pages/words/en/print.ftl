# Forms on paper
sheet-close = Approval: measure done
sheet-cancel = Approval: problem struck off
sheet-extension = Approval: extension
sheet-about = Print, sign, then upload the scan.
sheet-number = No.
sheet-opinion-unit = Responsible unit
sheet-opinion-lead = Lead office
sheet-opinion-leader = Leader in charge
sheet-sign = Signature (seal): ________________
sheet-day = Date: ______________
sheet-foot = Two copies: one for the unit, one for the lead office.
