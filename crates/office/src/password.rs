//! 口令: argon2 over what people type; only the hash is kept.

use argon2::{
    Argon2,
    password_hash::{PasswordHasher, PasswordVerifier, phc::PasswordHash},
};

/// The shortest password that may be chosen.
pub const SHORTEST: usize = 8;

/// The hash to keep, in PHC form; `salt` is 16 bytes of chance. Slow on purpose: call it off the async threads.
///
/// # Errors
/// Where argon2 refuses its input, which a password of sane length never meets.
pub fn hash(password: &str, salt: &[u8; 16]) -> Result<String, argon2::password_hash::Error> {
    Ok(Argon2::default().hash_password_with_salt(password.as_bytes(), salt)?.to_string())
}

/// Whether `password` is the one that `kept` was made of.
#[must_use]
pub fn verify(password: &str, kept: &str) -> bool {
    PasswordHash::new(kept).is_ok_and(|kept| Argon2::default().verify_password(password.as_bytes(), &kept).is_ok())
}

/// Whether a password may be chosen: long enough, and not the login name.
#[must_use]
pub fn fit(password: &str, login: &str) -> bool {
    password.chars().count() >= SHORTEST && !password.eq_ignore_ascii_case(login)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_password_opens_its_own_hash_only() {
        let kept = hash("河洛-open-sesame", &[7; 16]).unwrap();
        assert!(verify("河洛-open-sesame", &kept));
        assert!(!verify("河洛-open-sesam", &kept));
        assert!(!verify("河洛-open-sesame", "not a hash"));
    }

    #[test]
    fn a_short_password_or_the_login_name_may_not_be_chosen() {
        assert!(!fit("1234567", "zhang"));
        assert!(!fit("ZhangSan1", "zhangsan1"));
        assert!(fit("一二三四五六七八", "zhang"));
    }
}
