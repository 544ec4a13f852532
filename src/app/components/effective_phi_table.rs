//! The published variants against the formula: the phi of each by every measure.

use leptos::prelude::*;

use super::phi_drawing::PhiDrawing;
use crate::format;
use crate::lesson::{EffectivePhi, effective_phis};
use crate::scaling::{BASE_RESOLUTION_PX, Preset, ScalingBases, round_resolution};

/// A drawing, the table behind it, and why B1 is where it is. The bases are the paper's, wherever the sliders stand.
#[component]
pub fn EffectivePhiTable() -> impl IntoView {
    let rows = effective_phis();
    let ScalingBases { alpha, beta, gamma } = ScalingBases::PAPER;
    let intro = format!(
        "With the paper's bases, {alpha}, {beta} and {gamma}, each published value is reached at some phi of its own. \
         Four equal numbers in a row would mean that the variant lies on the curve.",
    );
    view! {
        <div class="unfolded stack" data-testid="why-open">
            <p>{intro}</p>
            <PhiDrawing rows=rows.clone() />
            <div class="scroll-frame" role="region" aria-labelledby="effective-phi-caption" tabindex="0">
                <table class="facts">
                    <caption id="effective-phi-caption">"Effective phi of each published variant"</caption>
                    <thead>
                        <tr>
                            <th scope="col">"Variant"</th>
                            <th scope="col" class="number axis-depth">"by depth"</th>
                            <th scope="col" class="number axis-width">"by width"</th>
                            <th scope="col" class="number axis-resolution">"by resolution"</th>
                            <th scope="col" class="number">"by multiply-adds"</th>
                            <th scope="col" class="number">"axes apart by"</th>
                        </tr>
                    </thead>
                    <tbody>{rows.iter().map(row).collect_view()}</tbody>
                </table>
            </div>
            <p class="hint">
                "Phi by depth is ln(depth) / ln(alpha), and so on; by multiply-adds it is the logarithm of the exact count \
                 over the baseline's, divided by that of alpha · beta² · gamma². The last column is the greatest of the \
                 three axes less the least."
            </p>
            {official_note()}
            <div class="question">
                <h4>{format!("Why is {} {} px?", Preset::B1.name(), Preset::B1.resolution_px())}</h4>
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
            <td class="number">{cell(macs_phi, format!("{}, {}", format::times(growth), format::spoken(macs.0)))}</td>
            <td class="number">{format::significant(row.spread())}</td>
        </tr>
    }
}

/// Two sentences, from the counts.
fn why_b1(rows: &[EffectivePhi]) -> Option<String> {
    let of = |preset| rows.iter().find(|row| row.preset == preset);
    let (b0, b1) = (of(Preset::B0)?, of(Preset::B1)?);
    let at_one = round_resolution(ScalingBases::PAPER.gamma);
    Some(format!(
        "B1 is not phi = 1, where the formula asks for {at_one} px, but a row of the released table, and neither the paper \
         nor its code names a phi for it: its {} px are reached at phi {}, its depth of {} at {} and its width of {} at {}. \
         It costs more than those suggest, because whole blocks turn the {} of B0 into {}: B1 has {} as many multiply-adds \
         as B0, which the formula reaches only at phi {}.",
        b1.preset.resolution_px(),
        format::significant(b1.resolution),
        b1.coefficients.depth,
        format::significant(b1.depth),
        b1.coefficients.width,
        format::significant(b1.width),
        b0.blocks,
        b1.blocks,
        format::times(b1.growth),
        format::significant(b1.macs_phi),
    ))
}

/// Lite3 and Lite4: at the official code's pixels their resolution has another phi.
fn official_note() -> impl IntoView {
    let base = pixels(BASE_RESOLUTION_PX);
    let one = |preset: Preset| {
        let official = preset.official_code_px()?;
        let phi = (pixels(official) / base).ln() / ScalingBases::PAPER.gamma.ln();
        Some(format!("{} at {official} px has phi {} by resolution", preset.name(), format::significant(phi)))
    };
    let all: Vec<_> = Preset::ALL.into_iter().filter_map(one).collect();
    let words = format!(
        "The sources disagree on two variants. The rows here follow timm; at the pixels of the official code, {}.",
        all.join(" and ")
    );
    view! { <p class="hint">{words}</p> }
}

#[expect(clippy::cast_precision_loss, reason = "pixels a side are in the hundreds")]
fn pixels(side: u64) -> f64 {
    side as f64
}
