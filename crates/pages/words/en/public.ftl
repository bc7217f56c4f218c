# Home of the public
public-title = Business environment
public-lead = What was promised, how far it is, and whether it worked: all of it on record.
public-sign-in = Staff sign-in
public-entries = Services
public-matters = Matters
public-about-matters = Guides and applications
public-appeals = Appeals
public-about-appeals = Raise a difficulty, read the answer
public-credit = Credit
public-about-credit = Look up your own record
public-verify = Verify
public-about-verify = Check a licence or document
public-notices = Notices
public-about-notices = Public notices and statistics
public-not-yet = Not open yet
public-notice = Enterprise voice is open; the other four are being prepared and will be announced here. Until then please come to the district service centre or call 12345.
