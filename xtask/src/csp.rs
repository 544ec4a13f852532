//! Writes the hash of every inline script of the built page into its content security policy.
//!
//! The page allows no inline script but those whose SHA-256 it names. Trunk writes the start script with the
//! hashed file names in it, so the hash is known only after the build: the policy in `index.html` holds a
//! placeholder, and Trunk calls this before it moves the finished page into `dist/`.

use anyhow::{Result, bail};

use crate::hex;

/// What stands in `index.html` where the hashes go.
const PLACEHOLDER: &str = "'sha256-INLINE'";

/// `html` with the hashes of its inline scripts in place of the placeholder.
pub fn with_hashes(html: &str) -> Result<String> {
    let found = scan(html);
    if found.inline_scripts.is_empty() {
        bail!("the page has no inline script, though Trunk should have written one");
    }
    let Some((start, end)) = found.policy else {
        bail!("the page has no <meta http-equiv=\"Content-Security-Policy\">");
    };
    let policy = &html[start..end];
    if !policy.contains(PLACEHOLDER) {
        bail!("the content security policy does not hold the placeholder {PLACEHOLDER}");
    }
    let hashes: Vec<String> = found.inline_scripts.iter().map(|script| csp_hash(script)).collect();
    Ok(format!("{}{}{}", &html[..start], policy.replace(PLACEHOLDER, &hashes.join(" ")), &html[end..]))
}

/// The source expression that allows `script`.
fn csp_hash(script: &str) -> String {
    // A browser hashes the text after parsing, and parsing turns every line end into one line feed.
    let parsed = script.replace("\r\n", "\n").replace('\r', "\n");
    format!("'sha256-{}'", hex::base64(&hex::sha256(parsed.as_bytes())))
}

/// What one walk over the page finds.
#[derive(Default)]
struct Found<'html> {
    /// The texts of scripts without `src`.
    inline_scripts: Vec<&'html str>,
    /// Start and end of the policy's tag.
    policy: Option<(usize, usize)>,
}

/// Walks over tags, comments and scripts of `html`.
fn scan(html: &str) -> Found<'_> {
    let mut found = Found::default();
    let mut at = 0;
    while let Some(open) = html[at..].find('<').map(|offset| at + offset) {
        let rest = &html[open..];
        if let Some(comment) = rest.strip_prefix("<!--") {
            at = comment.find("-->").map_or(html.len(), |offset| open + 4 + offset + 3);
            continue;
        }
        let end = open + tag_length(rest);
        let tag = &html[open..end];
        at = end;
        if is_tag(tag, "meta") {
            if tag.to_ascii_lowercase().contains("content-security-policy") {
                found.policy = Some((open, end));
            }
        } else if is_tag(tag, "script") {
            let length = find_ignoring_case(&html[end..], "</script").unwrap_or(html.len() - end);
            if !has_attribute(tag, "src") {
                found.inline_scripts.push(&html[end..end + length]);
            }
            at = end + length;
        }
    }
    found
}

/// The length of the tag at the start of `rest`, quoted `>` included.
fn tag_length(rest: &str) -> usize {
    let mut quote = None;
    for (index, letter) in rest.char_indices() {
        match (quote, letter) {
            (None, '"' | '\'') => quote = Some(letter),
            (None, '>') => return index + 1,
            (Some(open), letter) if letter == open => quote = None,
            _ => {}
        }
    }
    rest.len()
}

fn is_tag(tag: &str, name: &str) -> bool {
    tag.get(1..=name.len()).is_some_and(|start| start.eq_ignore_ascii_case(name))
        && tag[1 + name.len()..].starts_with(|next: char| next.is_whitespace() || "/>".contains(next))
}

/// Whether `tag` has the attribute, not counting what stands inside quotes.
fn has_attribute(tag: &str, name: &str) -> bool {
    let mut quote = None;
    let bare: String = tag
        .chars()
        .filter(|&letter| {
            match quote {
                None if letter == '"' || letter == '\'' => quote = Some(letter),
                Some(open) if open == letter => quote = None,
                Some(_) => return false,
                None => {}
            }
            true
        })
        .collect();
    bare.trim_end_matches(['>', '/'])
        .split(|letter: char| letter.is_whitespace() || letter == '"' || letter == '\'')
        .any(|word| word.split('=').next().is_some_and(|word| word.eq_ignore_ascii_case(name)))
}

fn find_ignoring_case(text: &str, wanted: &str) -> Option<usize> {
    // Lower-casing ASCII keeps every position.
    text.to_ascii_lowercase().find(wanted)
}

#[cfg(test)]
mod tests {
    use super::*;

    const META: &str = "<meta http-equiv=\"Content-Security-Policy\" content=\"script-src 'self' \
                        'sha256-INLINE'; img-src blob:\">";

    /// Computed with `printf 'alert(1)' | openssl dgst -sha256 -binary | base64`.
    const ALERT: &str = "'sha256-bhHHL3z2vDgxUt0W3dWQOrprscmda2Y5pLsLg4GF+pI='";

    #[test]
    fn puts_the_hash_in_place() {
        let html = format!("<head>{META}<script type=\"module\">alert(1)</script></head>");
        let finished = with_hashes(&html).unwrap();
        assert!(finished.contains(&format!("script-src 'self' {ALERT}; img-src")));
        assert!(!finished.contains(PLACEHOLDER));
        assert!(finished.ends_with("<script type=\"module\">alert(1)</script></head>"));
    }

    #[test]
    fn names_every_inline_script_and_no_other() {
        let html = format!(
            "<!-- <script>no</script> {META} -->{META}<script src=\"a.js\"></script>\
             <SCRIPT data-src='1 > 0'>a<b</SCRIPT><script>c</script><scripted>d</scripted>"
        );
        let found = scan(&html);
        assert_eq!(found.inline_scripts, ["a<b", "c"]);
        let finished = with_hashes(&html).unwrap();
        assert_eq!(finished.matches("'sha256-").count(), 3, "two hashes and the comment");
    }

    #[test]
    fn hashes_what_the_browser_sees() {
        assert_eq!(csp_hash("a\r\nb\rc"), csp_hash("a\nb\nc"));
        assert_ne!(csp_hash("a b"), csp_hash("a  b"));
    }

    #[test]
    fn fails_without_policy_placeholder_or_script() {
        assert!(with_hashes("<script>a</script>").is_err());
        assert!(with_hashes(META).is_err());
        let done = META.replace(PLACEHOLDER, ALERT);
        assert!(with_hashes(&format!("{done}<script>a</script>")).is_err());
        let outside = format!("{done}<p>{PLACEHOLDER}</p><script>a</script>");
        assert!(with_hashes(&outside).is_err());
    }
}
