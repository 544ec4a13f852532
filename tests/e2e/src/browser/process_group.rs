//! Programs that end with the tests.

use std::io::{BufRead, BufReader, Lines};
use std::os::unix::process::CommandExt;
use std::path::Path;
use std::process::{Child, ChildStdout, Command, Stdio};
use std::thread;

/// Starts a program, whose output ends when it does, and ends its whole process group when standard input closes: when
/// [`ProcessGroup`] is dropped, and when the test process is gone in whatever way.
const GUARD: &str = r#"
trap : TERM INT HUP
home="$1"
shift
"$@" &
exec > /dev/null
cat
kill -TERM 0
sleep 0.3
rm -rf "$home"
kill -KILL 0
"#;

/// A program and all that it starts, ended with this process whatever happens.
pub(super) struct ProcessGroup {
    guard: Child,
    lines: Option<Lines<BufReader<ChildStdout>>>,
}

impl ProcessGroup {
    /// Starts a program with its arguments; `home` is deleted when it has ended.
    pub(super) fn start(home: &Path, words: &[&str], environment: &[(&str, &str)]) -> Self {
        let mut guard = Command::new("sh")
            .args(["-c", GUARD, "guard"])
            .arg(home)
            .args(words)
            .envs(environment.iter().copied())
            .stdin(Stdio::piped())
            .stdout(Stdio::piped())
            .stderr(Stdio::null())
            .process_group(0)
            .spawn()
            .expect("a shell");
        let lines = Some(BufReader::new(guard.stdout.take().expect("its output")).lines());
        Self { guard, lines }
    }

    /// The first of its lines in which something is found; `None` once it has ended.
    pub(super) fn find_line<T>(&mut self, find: impl FnMut(String) -> Option<T>) -> Option<T> {
        let mut lines = self.lines.take()?;
        let found = lines.by_ref().map_while(Result::ok).find_map(find);
        // It must not wait for someone to read what it says.
        thread::spawn(move || lines.for_each(drop));
        found
    }
}

impl Drop for ProcessGroup {
    fn drop(&mut self) {
        drop(self.guard.stdin.take());
        drop(self.guard.wait());
    }
}
