//! Takes the comments and the indentation out of the built page's scripts: a tenth of what a browser would load of them.

use std::fs;
use std::path::Path;

use anyhow::{Context as _, Result};

/// Rewrites every script in `folder`, of those below it none.
pub fn shorten(folder: &Path) -> Result<()> {
    for entry in fs::read_dir(folder)? {
        let path = entry?.path();
        if path.extension().is_some_and(|ending| ending == "js") {
            let script = fs::read_to_string(&path).with_context(|| format!("{} cannot be read", path.display()))?;
            fs::write(&path, shortened(&script)).with_context(|| format!("{} cannot be written", path.display()))?;
        }
    }
    Ok(())
}

/// A script without the lines that are comments and without the space before the others. Text in backquotes over several
/// lines would lose its indentation too: a script that has any stays as it is.
fn shortened(script: &str) -> String {
    if script.lines().any(|line| line.matches('`').count() % 2 == 1) {
        return script.to_owned();
    }
    let mut short = String::with_capacity(script.len());
    let mut is_comment = false;
    for line in script.lines().map(str::trim) {
        is_comment |= line.starts_with("/*");
        if !is_comment && !line.is_empty() && !line.starts_with("//") {
            short.push_str(line);
            short.push('\n');
        }
        is_comment &= !line.ends_with("*/");
    }
    short
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn comments_and_indentation_go_and_code_stays() {
        let script =
            "/**\n * About it.\n */\nconst a = () => {\n  // Why.\n  return `x ${1}`; // here\n};\n\n/* one */\nb();\n";
        assert_eq!(shortened(script), "const a = () => {\nreturn `x ${1}`; // here\n};\nb();\n");
    }

    #[test]
    fn text_over_several_lines_stays() {
        let script = "  const a = `\n    kept`;\n";
        assert_eq!(shortened(script), script);
    }
}
