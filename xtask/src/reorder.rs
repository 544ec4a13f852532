//! Puts the functions of a WebAssembly file next to those that they are like, so that it compresses better.
//!
//! gzip sees 32 KB at a time. Thousands of the page's functions are the same few closures over other types; side by side
//! they shrink, in the order of their names, which are no part of the file, they mostly lie too far apart.

use std::cmp::Ordering;
use std::collections::HashMap;
use std::fs;
use std::path::Path;

use anyhow::{Context as _, Result};
use wasm_encoder::{CustomSection, NameMap, NameSection, Section as _};
use wasmparser::{Parser, Payload, TypeRef};

use crate::context::Context;

/// Bytes that are compared at a time.
const PIECE: usize = 5;
/// A piece that is in more functions than this says nothing of their likeness.
const MOST_SHARED: usize = 100;
/// How many of the last functions the next one is compared with.
const LOOK_BACK: usize = 6;
/// A function's score is the number of pieces that it shares, over its own number to this power: else the largest would
/// always come next.
const LENGTH_POWER: f64 = 0.6;
/// Added to that, so that the smallest do not.
const LENGTH_FLOOR: f64 = 60.0;

/// Rewrites a program; wasm-opt does the moving.
pub fn page(context: &Context, file: &Path) -> Result<()> {
    let wasm = fs::read(file).with_context(|| format!("{} cannot be read", file.display()))?;
    let named = file.with_file_name("named.wasm");
    fs::write(&named, with_order(&wasm)?).with_context(|| format!("{} cannot be written", named.display()))?;
    let [from, to] = [&named, file].map(|path| path.display().to_string());
    let levels = ["--optimize-level=2", "--shrink-level=2"];
    let passes = ["--reorder-functions-by-name", "--strip-debug", "--strip-producers", "--strip-target-features"];
    let arguments = [&[from.as_str()][..], &levels, &passes, &["-o", &to]].concat();
    context.run("wasm-opt", &arguments)?;
    fs::remove_file(&named).with_context(|| format!("{} cannot be removed", named.display()))
}

/// The file with names for its functions that sort as they should lie.
fn with_order(wasm: &[u8]) -> Result<Vec<u8>> {
    let mut imported = 0_u32;
    let mut bodies = Vec::new();
    for payload in Parser::new(0).parse_all(wasm) {
        match payload? {
            Payload::ImportSection(section) => {
                for import in section.into_imports() {
                    imported += u32::from(matches!(import?.ty, TypeRef::Func(_)));
                }
            }
            Payload::CodeSectionEntry(body) => bodies.push(&wasm[body.range()]),
            _ => {}
        }
    }
    let mut places = vec![0_usize; bodies.len()];
    for (place, function) in by_likeness(&bodies).into_iter().enumerate() {
        places[function] = place;
    }
    let mut functions = NameMap::new();
    for (index, place) in (imported..).zip(places) {
        functions.append(index, &format!("{place:06}"));
    }
    let mut names = NameSection::new();
    names.functions(&functions);
    let names: CustomSection<'_> = names.as_custom();
    let mut named = wasm.to_vec();
    names.append_to(&mut named);
    Ok(named)
}

/// The order in which each function is followed by the one that is most like the last few.
fn by_likeness(bodies: &[&[u8]]) -> Vec<usize> {
    let pieces: Vec<Vec<u64>> = bodies.iter().map(|body| pieces(body)).collect();
    let mut holders = HashMap::<u64, Vec<usize>>::new();
    for (function, pieces) in pieces.iter().enumerate() {
        for piece in pieces {
            holders.entry(*piece).or_default().push(function);
        }
    }
    holders.retain(|_, functions| (2..=MOST_SHARED).contains(&functions.len()));

    let mut is_left = vec![true; bodies.len()];
    let mut shared = vec![0_u32; bodies.len()];
    let mut order = Vec::with_capacity(bodies.len());
    // The largest first; of equal ones the first.
    let mut next = (0..bodies.len()).max_by_key(|&function| (bodies[function].len(), bodies.len() - function));
    while let Some(function) = next {
        is_left[function] = false;
        order.push(function);
        let mut candidates = Vec::new();
        for last in order.iter().rev().take(LOOK_BACK) {
            for candidate in pieces[*last].iter().filter_map(|piece| holders.get(piece)).flatten().copied() {
                if is_left[candidate] {
                    if shared[candidate] == 0 {
                        candidates.push(candidate);
                    }
                    shared[candidate] += 1;
                }
            }
        }
        let score = |&candidate: &usize| {
            f64::from(shared[candidate]) / ((pieces[candidate].len() as f64).powf(LENGTH_POWER) + LENGTH_FLOOR)
        };
        let better = |left: &usize, right: &usize| -> Ordering {
            score(left).total_cmp(&score(right)).then_with(|| right.cmp(left))
        };
        next = candidates.iter().copied().max_by(better).or_else(|| is_left.iter().position(|is_left| *is_left));
        for candidate in candidates {
            shared[candidate] = 0;
        }
    }
    order
}

/// The different pieces of a body, as numbers in order.
fn pieces(body: &[u8]) -> Vec<u64> {
    let number = |piece: &[u8]| piece.iter().fold(0_u64, |number, byte| number << 8 | u64::from(*byte));
    let mut pieces: Vec<u64> = body.windows(PIECE).map(number).collect();
    pieces.sort_unstable();
    pieces.dedup();
    pieces
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn like_lies_beside_like_and_nothing_is_lost() {
        let [first, second] = [b"abcdefghijklmnop", b"0123456789ABCDEF"];
        let bodies: [&[u8]; 6] = [first, second, b"..abcdefghijkl", b"--0123456789", b"x", b"abcdefgh!"];
        let order = by_likeness(&bodies);
        assert_eq!(order, [0, 2, 5, 1, 3, 4]);
    }

    #[test]
    fn the_names_sort_into_that_order_and_start_behind_what_is_imported() {
        // One import, three functions of two instructions; the second and the third are alike.
        let wasm = wat();
        let named = with_order(&wasm).unwrap();
        let mut found = Vec::new();
        for payload in Parser::new(0).parse_all(&named) {
            if let Payload::CustomSection(section) = payload.unwrap()
                && let wasmparser::KnownCustom::Name(names) = section.as_known()
            {
                for name in names {
                    if let wasmparser::Name::Function(map) = name.unwrap() {
                        found.extend(map.into_iter().map(|naming| {
                            let naming = naming.unwrap();
                            (naming.index, naming.name.to_owned())
                        }));
                    }
                }
            }
        }
        let indices: Vec<u32> = found.iter().map(|(index, _)| *index).collect();
        assert_eq!(indices, [1, 2, 3]);
        let mut names: Vec<&str> = found.iter().map(|(_, name)| name.as_str()).collect();
        names.sort_unstable();
        assert_eq!(names, ["000000", "000001", "000002"]);
    }

    /// A module with one imported function and three of its own.
    fn wat() -> Vec<u8> {
        use wasm_encoder::{
            CodeSection, EntityType, Function, FunctionSection, ImportSection, Instruction, Module, TypeSection,
        };
        let mut module = Module::new();
        let mut types = TypeSection::new();
        types.ty().function([], []);
        let mut imports = ImportSection::new();
        imports.import("m", "f", EntityType::Function(0));
        let mut functions = FunctionSection::new();
        let mut code = CodeSection::new();
        for count in [1, 4, 5] {
            functions.function(0);
            let mut function = Function::new([]);
            for _ in 0..count {
                function.instruction(&Instruction::Nop);
            }
            function.instruction(&Instruction::End);
            code.function(&function);
        }
        module.section(&types).section(&imports).section(&functions).section(&code);
        module.finish()
    }
}
