# Error pages
fault-not_found = This page was not found
fault-about-not_found = The address may be mistyped, or the thing is not within your reach. Try the ledger or the search.
fault-denied = This is not for your role
fault-about-denied = Please ask the lead office or an administrator.
fault-refused = This is not possible just now
fault-about-refused = Nothing was submitted and the ledger is unchanged. Please go back, do as said above, and try again.
fault-unusable = Not everything arrived
fault-about-unusable = The page may have been open too long, or a file is too large. Please go back, reload, and submit again; nothing was written.
fault-throttled = Too many attempts
fault-about-throttled = To protect the account, please wait a few minutes.
fault-world = Something went wrong on our side
fault-about-world = This was not written; everything before it is there. Please try again later, or tell an administrator the number below.
fault-cites = Rests on:
fault-number = Number to quote
fault-back = Back
