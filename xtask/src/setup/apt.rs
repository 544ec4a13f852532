//! Installs Debian packages where that is possible, and says what to type where it is not.

use std::process::Command;

use anyhow::{Context as _, Result, bail};

use super::step_line::say;
use crate::context::Context;

/// Installs `packages`, which are there for `purpose`.
pub fn install(context: &Context, packages: &[&str], purpose: &str) -> Result<()> {
    let list = packages.join(" ");
    let by_hand = format!("apt-get install {list}");
    if context.find("apt-get").is_none() {
        bail!(
            "{purpose} is missing, and this system has no apt-get. Remedy: install what Debian calls {list} by \
             this system's own means, so that its programs are on the PATH"
        );
    }
    let Some(prefix) = administrator_prefix(context) else {
        bail!("{purpose} is missing, and installing packages needs an administrator. Remedy: run `sudo {by_hand}`");
    };
    say("packages", &format!("installing {list} for {purpose}"));
    let step = context.timings.start("packages", "1 min");
    let mut update = prefix.clone();
    update.extend(["apt-get", "update", "-qq"]);
    let mut install = prefix;
    install.extend(["apt-get", "install", "-y", "-qq", "--no-install-recommends"]);
    install.extend(packages);
    for line in [update, install] {
        // `env` sets what sudo would take away.
        context.run(line[0], &line[1..]).with_context(|| {
            format!("the packages could not be installed. Remedy: run `{by_hand}` as administrator")
        })?;
    }
    context.timings.end(step);
    Ok(())
}

/// The words that make a command an administrator's, without asking for a password.
fn administrator_prefix(context: &Context) -> Option<Vec<&'static str>> {
    let environment = ["env", "DEBIAN_FRONTEND=noninteractive"];
    let is_root = context.output_of("id", &["-u"]).as_deref() == Some("0");
    if is_root {
        return Some(environment.to_vec());
    }
    let sudo = context.find("sudo")?;
    let may = Command::new(sudo).args(["-n", "true"]).output().is_ok_and(|output| output.status.success());
    may.then(|| ["sudo", "-n"].iter().chain(&environment).copied().collect())
}
