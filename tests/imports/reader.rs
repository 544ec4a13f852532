//! The paths in a file that lead to modules of its own crate, in `use` and elsewhere.
//!
//! Reads tokens, not items: what a macro such as `view!` holds is nothing else to a parser.

use std::fs;
use std::path::{Path, PathBuf};

use proc_macro2::{Delimiter, TokenStream, TokenTree};

/// A module's or an item's path from the root of the crate.
pub type ModulePath = Vec<String>;

/// A path in a file.
#[derive(Debug, PartialEq)]
pub struct Import {
    /// Where it stands.
    pub line: usize,
    /// The module that it stands in.
    pub from: ModulePath,
    /// From the root of the crate.
    pub path: ModulePath,
    /// What the module calls it.
    pub name: String,
    /// Whether the module only passes it on (`pub use`).
    pub is_passed_on: bool,
}

/// The source files below a folder, by their paths in it, with their texts.
pub fn sources(folder: &Path) -> Vec<(PathBuf, String)> {
    let mut files = Vec::new();
    let mut folders = vec![folder.to_owned()];
    while let Some(next) = folders.pop() {
        for entry in fs::read_dir(next).unwrap() {
            let path = entry.unwrap().path();
            if path.is_dir() {
                folders.push(path);
            } else if path.extension().is_some_and(|ending| ending == "rs") {
                files.push((path.strip_prefix(folder).unwrap().to_owned(), fs::read_to_string(&path).unwrap()));
            }
        }
    }
    files.sort();
    files
}

/// The module that a file below `src` is.
pub fn module(file: &Path) -> ModulePath {
    let path = file.with_extension("");
    let parts = path.iter().map(|part| part.to_str().unwrap().to_owned());
    parts.filter(|part| part != "mod" && part != "lib").collect()
}

/// The paths in a module's text that begin with `crate`, `super` or the name of a module in it, as `is_module` says.
pub fn imports(text: &str, module: &[String], is_module: &dyn Fn(&[String]) -> bool) -> Vec<Import> {
    let mut reader = Reader { module: module.to_vec(), is_module, found: Vec::new() };
    reader.walk(text.parse().unwrap());
    reader.found
}

struct Reader<'a> {
    module: ModulePath,
    is_module: &'a dyn Fn(&[String]) -> bool,
    found: Vec<Import>,
}

impl Reader<'_> {
    fn walk(&mut self, tokens: TokenStream) {
        let tokens: Vec<TokenTree> = tokens.into_iter().collect();
        let mut at = 0;
        while let Some(token) = tokens.get(at) {
            let before = |back: usize| at.checked_sub(back).and_then(|at| tokens.get(at));
            match token {
                TokenTree::Ident(word) if word == "mod" => {
                    if let [TokenTree::Ident(name), TokenTree::Group(body), ..] = &tokens[at + 1..] {
                        self.module.push(name.to_string());
                        self.walk(body.stream());
                        self.module.pop();
                        at += 2;
                    }
                }
                TokenTree::Ident(word) => {
                    let is_start = !before(1).is_some_and(|token| is_mark(token, "$:."));
                    let goes_on = tokens.get(at + 1).is_some_and(|next| is_mark(next, ":"))
                        && tokens.get(at + 2).is_some_and(|next| is_mark(next, ":"));
                    if is_start && goes_on && self.is_ours(&word.to_string()) {
                        let is_used = before(1).is_some_and(|token| is_word(token, "use"));
                        let is_public = before(2).is_some_and(|token| is_word(token, "pub"))
                            || before(3).is_some_and(|token| is_word(token, "pub"));
                        let (path, line) = (self.module.clone(), word.span().start().line);
                        self.read(&tokens[at..], path, line, is_used && is_public);
                    }
                }
                // Who may see an item (`pub(in crate::run)`) says nothing of what it uses.
                TokenTree::Group(_) if before(1).is_some_and(|token| is_word(token, "pub")) => {}
                TokenTree::Group(group) => self.walk(group.stream()),
                _ => {}
            }
            at += 1;
        }
    }

    /// Whether a path that begins with this word stays in the crate.
    fn is_ours(&self, word: &str) -> bool {
        ["crate", "super"].contains(&word) || (self.is_module)(&[&self.module[..], &[word.to_owned()]].concat())
    }

    /// Reads the path that the tokens begin with, or all of a group's, which go on from `path`.
    fn read(&mut self, tokens: &[TokenTree], mut path: ModulePath, mut line: usize, is_passed_on: bool) {
        for (index, token) in tokens.iter().enumerate() {
            match token {
                TokenTree::Ident(word) => {
                    line = word.span().start().line;
                    match word.to_string().as_str() {
                        "crate" => path.clear(),
                        "super" => drop(path.pop()),
                        "self" => {}
                        name => path.push(name.to_owned()),
                    }
                    if !tokens.get(index + 1).is_some_and(|next| is_mark(next, ":")) {
                        let renamed = match &tokens[index + 1..] {
                            [TokenTree::Ident(word), TokenTree::Ident(name), ..] if word == "as" => {
                                Some(name.to_string())
                            }
                            _ => None,
                        };
                        return self.keep(path, line, renamed, is_passed_on);
                    }
                }
                TokenTree::Group(group) if group.delimiter() == Delimiter::Brace => {
                    let inner: Vec<TokenTree> = group.stream().into_iter().collect();
                    let items = inner.split(|token| is_mark(token, ",")).filter(|item| !item.is_empty());
                    return items.for_each(|item| self.read(item, path.clone(), line, is_passed_on));
                }
                mark if is_mark(mark, ":") => {}
                _ => return self.keep(path, line, None, is_passed_on),
            }
        }
    }

    fn keep(&mut self, path: ModulePath, line: usize, renamed: Option<String>, is_passed_on: bool) {
        let name = renamed.or_else(|| path.last().cloned()).unwrap_or_default();
        self.found.push(Import { line, from: self.module.clone(), path, name, is_passed_on });
    }
}

/// Whether a token is one of these marks.
fn is_mark(token: &TokenTree, marks: &str) -> bool {
    matches!(token, TokenTree::Punct(mark) if marks.contains(mark.as_char()))
}

fn is_word(token: &TokenTree, word: &str) -> bool {
    matches!(token, TokenTree::Ident(found) if found == word)
}
