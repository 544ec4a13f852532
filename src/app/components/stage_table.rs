//! The network stage by stage, as in the paper's Table 1.

use leptos::prelude::*;

use super::stage_row::StageTableRow;
use crate::app::state::Setting;

/// Stem, seven stages of `MBConv` blocks, head.
const STAGES: usize = 9;

/// The table of stages, with the baseline's values beside those that differ.
#[component]
pub fn StageTable(
    /// The setting.
    setting: Setting,
) -> impl IntoView {
    let baseline = move || setting.family.get().baseline().name();
    let rows = (0..STAGES).map(|index| view! { <StageTableRow setting index /> }).collect_view();
    view! {
        // The roles are said, as the compact form on small screens takes them from the elements.
        <div class="stages-frame">
        <table class="stages" role="table">
            <caption>
                <span class="caption-title">"The network, stage by stage"</span>
                {move || {
                    format!(
                        "Each stage repeats one block; its first block halves the map where the resolution changes. \
                         Small grey numbers are {}'s, where they differ.",
                        baseline(),
                    )
                }}
            </caption>
            <thead role="rowgroup">
                <tr role="row">
                    <th role="columnheader" scope="col">"Stage"</th>
                    <th role="columnheader" scope="col">"Operator"</th>
                    <th role="columnheader" scope="col" class="number axis-resolution">"Resolution"</th>
                    <th role="columnheader" scope="col" class="number axis-width">"Channels"</th>
                    <th role="columnheader" scope="col" class="number axis-depth">"Blocks"</th>
                    <th role="columnheader" scope="col" class="number">"Multiply-adds"</th>
                    <th role="columnheader" scope="col" class="number">"Parameters"</th>
                </tr>
            </thead>
            <tbody role="rowgroup">{rows}</tbody>
        </table>
        </div>
    }
}
