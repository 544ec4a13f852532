//! The network stage by stage, as in the paper's Table 1.

use super::stage_row::StageTableRow;
use crate::architecture::drawing::STAGES;
use crate::language::{say, say_with};
use crate::scale::setting::Setting;
use leptos::prelude::*;
use texts::{stages, terms};

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
                <span class="caption-title">{say(stages::TITLE)}</span>
                {move || say_with(stages::ABOUT, &[("baseline", &baseline())])}
            </caption>
            <thead role="rowgroup">
                <tr role="row">
                    <th role="columnheader" scope="col">{say(terms::STAGE)}</th>
                    <th role="columnheader" scope="col">{say(terms::OPERATOR)}</th>
                    <th role="columnheader" scope="col" class="number axis-resolution">{say(terms::RESOLUTION)}</th>
                    <th role="columnheader" scope="col" class="number axis-width">{say(terms::CHANNELS)}</th>
                    <th role="columnheader" scope="col" class="number axis-depth">{say(terms::BLOCKS)}</th>
                    <th role="columnheader" scope="col" class="number">{say(terms::MACS)}</th>
                    <th role="columnheader" scope="col" class="number">{say(terms::PARAMETERS)}</th>
                </tr>
            </thead>
            <tbody role="rowgroup">{rows}</tbody>
        </table>
        </div>
    }
}
