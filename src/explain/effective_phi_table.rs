//! The published variants against the formula: the phi of each by every measure.

use super::phi_drawing::PhiDrawing;
use crate::language::{say, say_count, say_with};
use crate::table::{Caption, TableStyle, framed_table};
use leptos::prelude::*;
use model::scaling::{BASE_RESOLUTION_PX, Preset, ScalingBases, round_resolution};
use paper::{EffectivePhi, effective_phis};
use texts::format;
use texts::{terms, why};

/// A drawing, the table behind it, and why B1 is where it is. The bases are the paper's, wherever the sliders stand.
#[component]
pub fn EffectivePhiTable() -> impl IntoView {
    let rows = effective_phis();
    let ScalingBases { alpha, beta, gamma } = ScalingBases::PAPER;
    let intro = say_with(why::PHI_INTRO, &[("alpha", &alpha), ("beta", &beta), ("gamma", &gamma)]);
    let caption = Caption { id: "effective-phi-caption", words: say(why::PHI_CAPTION).into_any() };
    let heads = vec![
        (say(terms::VARIANT), ""),
        (say(why::BY_DEPTH), "number axis-depth"),
        (say(why::BY_WIDTH), "number axis-width"),
        (say(why::BY_RESOLUTION), "number axis-resolution"),
        (say(why::BY_MACS), "number"),
        (say(why::APART), "number"),
    ];
    view! {
        <div class="unfolded stack" data-testid="why-open">
            <p>{intro}</p>
            <PhiDrawing rows=rows.clone() />
            {framed_table(TableStyle::Facts, caption, heads, rows.iter().map(row).collect_view().into_any())}
            <p class="hint">{say(why::PHI_RULE)}</p>
            {official_note()}
            <div class="question">
                <h4>{say_with(why::B1, &[("name", &Preset::B1.name()), ("px", &Preset::B1.resolution_px())])}</h4>
                <p data-testid="why-b1">{why_b1(&rows)}</p>
            </div>
        </div>
    }
}

fn row(row: &EffectivePhi) -> impl IntoView + use<> {
    let EffectivePhi { preset, coefficients, depth, width, resolution, macs, growth, macs_phi, .. } = *row;
    let cell = |phi: f64, from: String| {
        view! {
            <span>{format::significant(phi)}</span>
            <small class="was">{from}</small>
        }
    };
    view! {
        <tr
            data-testid="effective-phi-row"
            data-preset=preset.slug()
            data-depth=depth.to_string()
            data-width=width.to_string()
            data-resolution=resolution.to_string()
            data-macs=macs.0.to_string()
            data-macs-phi=macs_phi.to_string()
        >
            <th scope="row">{preset.name()}</th>
            <td class="number axis-depth">{cell(depth, format!("{}×", coefficients.depth))}</td>
            <td class="number axis-width">{cell(width, format!("{}×", coefficients.width))}</td>
            <td class="number axis-resolution">{cell(resolution, format!("{} px", preset.resolution_px()))}</td>
            <td class="number">{cell(macs_phi, format!("{}, {}", format::times(growth), say_count(macs.0)))}</td>
            <td class="number">{format::significant(row.spread())}</td>
        </tr>
    }
}

/// Two sentences, from the counts.
fn why_b1(rows: &[EffectivePhi]) -> Option<String> {
    let of = |preset| rows.iter().find(|row| row.preset == preset);
    let (b0, b1) = (of(Preset::B0)?, of(Preset::B1)?);
    Some(say_with(
        why::B1_ANSWER,
        &[
            ("name", &b1.preset.name()),
            ("baseline", &b0.preset.name()),
            ("at_one", &round_resolution(ScalingBases::PAPER.gamma)),
            ("px", &b1.preset.resolution_px()),
            ("resolution", &format::significant(b1.resolution)),
            ("own_depth", &b1.coefficients.depth),
            ("depth", &format::significant(b1.depth)),
            ("own_width", &b1.coefficients.width),
            ("width", &format::significant(b1.width)),
            ("baseline_blocks", &b0.blocks),
            ("blocks", &b1.blocks),
            ("growth", &format::significant(b1.growth)),
            ("macs", &format::significant(b1.macs_phi)),
        ],
    ))
}

/// Lite3 and Lite4: at the official code's pixels their resolution has another phi.
fn official_note() -> Option<impl IntoView> {
    let base = pixels(BASE_RESOLUTION_PX);
    let one = |preset: Preset| {
        let official = preset.official_code_px()?;
        let phi = (pixels(official) / base).ln() / ScalingBases::PAPER.gamma.ln();
        Some(say_with(
            why::PHI_OFFICIAL_ONE,
            &[("name", &preset.name()), ("px", &official), ("phi", &format::significant(phi))],
        ))
    };
    let mut all = Preset::ALL.into_iter().filter_map(one);
    let words = say_with(why::PHI_OFFICIAL, &[("first", &all.next()?), ("second", &all.next()?)]);
    Some(view! { <p class="hint">{words}</p> })
}

#[expect(clippy::cast_precision_loss, reason = "pixels a side are in the hundreds")]
fn pixels(side: u64) -> f64 {
    side as f64
}
