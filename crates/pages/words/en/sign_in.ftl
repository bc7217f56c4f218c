# Sign-in and passwords
sign-in = Sign in
sign-in-title = Staff sign-in
sign-in-forgot = Forgotten your password? Ask your administrator to reset it.
sign-out = Sign out
demo-accounts = Demonstration accounts
password-change = Change password
password-forced = This is your first sign-in. Please choose a password of your own.
