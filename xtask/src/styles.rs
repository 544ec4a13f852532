//! Makes one style sheet of those that the built page links to, without comments and spaces: half of what a browser
//! would load, in one request.

use std::fs;
use std::path::Path;

use anyhow::{Context as _, Result, bail};

use crate::hex;

/// The link of a style sheet, as Trunk writes it, up to the name of the file.
const LINK: &str = "<link rel=\"stylesheet\" href=\"./";
/// What follows the name.
const LINK_END: &str = "\"/>";

/// Merges the style sheets in `folder` that `html` links to, in their order, and gives the page that links to the one.
/// A page that has one already stays as it is.
pub fn merge(folder: &Path, html: &str) -> Result<String> {
    let (mut rest, names) = without_links(html)?;
    if names.len() < 2 {
        return Ok(html.to_owned());
    }
    let mut styles = String::new();
    for name in &names {
        let file = folder.join(name);
        let style = fs::read_to_string(&file).with_context(|| format!("{} cannot be read", file.display()))?;
        styles.push_str(&minified(&style));
        fs::remove_file(&file).with_context(|| format!("{} cannot be removed", file.display()))?;
    }
    let name = format!("style-{}.css", &hex::sha256_hex(styles.as_bytes())[..16]);
    let file = folder.join(&name);
    fs::write(&file, styles).with_context(|| format!("{} cannot be written", file.display()))?;
    let first = html.split(LINK).next().unwrap_or_default().trim_end().len();
    rest.insert_str(first, &format!("\n  {LINK}{name}{LINK_END}"));
    Ok(rest)
}

/// The page without the links of its style sheets, each with the space before it, and the names of their files.
fn without_links(html: &str) -> Result<(String, Vec<String>)> {
    let mut pieces = html.split(LINK);
    let mut rest = pieces.next().unwrap_or_default().trim_end().to_owned();
    let mut names = Vec::new();
    for piece in pieces {
        let Some((name, after)) = piece.split_once(LINK_END) else { bail!("a link of a style sheet has no end") };
        names.push(name.to_owned());
        rest.push_str(after.trim_end());
        rest.push('\n');
    }
    Ok((rest, names))
}

/// A style sheet without comments, and with no more space than keeps its words apart. Strings stay as they are.
fn minified(css: &str) -> String {
    let mut out = String::with_capacity(css.len());
    let mut rest = css;
    while let Some(next) = rest.chars().next() {
        if let Some(comment) = rest.strip_prefix("/*") {
            rest = comment.split_once("*/").map_or("", |(_, after)| after);
        } else if next.is_whitespace() {
            rest = rest.trim_start();
            // A space between two words, or before a colon that begins a pseudo-class, means something.
            let is_needed = !out.ends_with(['{', '}', ';', ',', ':', ' ']) && !rest.starts_with(['{', '}', ';', ',']);
            if is_needed && !out.is_empty() {
                out.push(' ');
            }
        } else if next == '"' || next == '\'' {
            let length = rest[1..].find(next).map_or(rest.len(), |end| end + 2);
            out.push_str(&rest[..length]);
            rest = &rest[length..];
        } else {
            // The last declaration of a block needs no end.
            if next == '}' && out.ends_with(';') {
                out.pop();
            }
            out.push(next);
            rest = &rest[next.len_utf8()..];
        }
    }
    out.trim_end().to_owned()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn spaces_that_mean_nothing_go() {
        let css = "/* Colors. */\n.a:hover, .b > .c {\n  color : var(--x);\n  width: calc(1px + 2%);\n}\n\n@media (max-width: 40rem) {\n  .a :focus { margin: 0 auto; }\n}\n";
        let short =
            ".a:hover,.b > .c{color :var(--x);width:calc(1px + 2%)}@media (max-width:40rem){.a :focus{margin:0 auto}}";
        assert_eq!(minified(css), short);
        assert_eq!(minified(short), short);
    }

    #[test]
    fn strings_stay() {
        let css = ".a::after { content: \"a ;  /* b */ } \"; quotes: '\"  ' ; }";
        assert_eq!(minified(css), ".a::after{content:\"a ;  /* b */ } \";quotes:'\"  '}");
        assert_eq!(minified("a { b: c /* never closed"), "a{b:c");
    }

    #[test]
    fn links_are_taken_out_in_their_order() {
        let html = "<head>\n  <link rel=\"icon\" href=\"./i.svg\"/>\n  <link rel=\"stylesheet\" href=\"./b.css\"/>\n  \
                    <link rel=\"stylesheet\" href=\"./a.css\"/>\n  <script>x</script>\n</head>";
        let (rest, names) = without_links(html).unwrap();
        assert_eq!(names, ["b.css", "a.css"]);
        assert_eq!(rest, "<head>\n  <link rel=\"icon\" href=\"./i.svg\"/>\n\n  <script>x</script>\n</head>\n");
        assert!(without_links("<link rel=\"stylesheet\" href=\"./b.css\">").is_err());
    }

    #[test]
    fn the_page_links_to_the_one_sheet_and_a_second_time_changes_nothing() {
        let folder = std::env::temp_dir().join(format!("explorer-styles-{}", std::process::id()));
        fs::create_dir_all(&folder).unwrap();
        fs::write(folder.join("b.css"), "b { c: d; }\n").unwrap();
        fs::write(folder.join("a.css"), "a { c: d; }\n").unwrap();
        let html = format!("<head>{LINK}b.css{LINK_END}{LINK}a.css{LINK_END}</head>");
        let merged = merge(&folder, &html).unwrap();
        let (_, names) = without_links(&merged).unwrap();
        assert_eq!(names.len(), 1);
        assert_eq!(fs::read_to_string(folder.join(&names[0])).unwrap(), "b{c:d}a{c:d}");
        assert!(!folder.join("a.css").exists());
        assert_eq!(merge(&folder, &merged).unwrap(), merged);
        fs::remove_dir_all(&folder).unwrap();
    }
}
