//! The times of a profile as tables: by operator, and by stage.

use crate::language::{now, say, say_count, say_with};
use crate::table::{Caption, TableStyle, framed_table};
use leptos::prelude::*;
use profile::{Bound, Ceiling, OperatorTime, Profile, StageTime, Work};
use texts::{Text, format, profile as text};

/// One row a kind of operator, then the rest and the whole.
pub fn operator_table(profile: &Profile) -> AnyView {
    let heads = [
        (text::OPERATOR, ""),
        (text::TIME, "number"),
        (text::MACS, "number"),
        (text::RATE, "number"),
        (text::OF_ROOF, "number"),
        (text::INTENSITY, "number"),
        (text::LIMIT, ""),
    ];
    let all = profile.work();
    let operators = profile.operators.iter().map(|one| operator(profile, one, &all)).collect_view();
    let rest = profile.rest_millis();
    let (whole_limit, share) = (roof(profile, &all, profile.run_millis), profile.share(rest));
    let rows = view! {
        {operators}
        <tr data-testid="profile-rest" data-millis=rest.to_string() data-share=share.to_string()>
            <th scope="row">
                <span class="compare-name">{say(text::REST)}</span>
                <small class="compare-more">{say(text::REST_WORDS)}</small>
            </th>
            {time(profile, rest)}
            <td colspan="5"></td>
        </tr>
        <tr
            data-testid="profile-total"
            data-millis=profile.run_millis.to_string()
            data-macs=all.macs.to_string()
            data-bytes=all.bytes.to_string()
            data-rate=all.rate(profile.run_millis).to_string()
        >
            <th scope="row">{say(text::TOTAL)}</th>
            {time(profile, profile.run_millis)}
            {macs(&all, &all)}
            {rate(&all, profile.run_millis)}
            {whole_limit}
        </tr>
    };
    table("profile-operators", text::BY_OPERATOR, &heads, rows.into_any())
}

fn table(id: &'static str, caption: Text, heads: &[(Text, &'static str)], rows: AnyView) -> AnyView {
    let heads = heads.iter().map(|(head, class)| (say(*head), *class)).collect();
    let caption = Caption { id, words: say(caption).into_any() };
    framed_table(TableStyle::Profile, caption, heads, rows)
}

fn operator(profile: &Profile, one: &OperatorTime, all: &Work) -> impl IntoView + use<> {
    let OperatorTime { kind, work, millis } = one;
    let roof_rate = profile.ceiling.map(|ceiling| ceiling.roof(work.intensity()).to_string());
    view! {
        <tr
            data-testid="profile-row"
            data-kind=kind.slug()
            data-millis=millis.to_string()
            data-share=profile.share(*millis).to_string()
            data-macs=work.macs.to_string()
            data-bytes=work.bytes.to_string()
            data-intensity=work.intensity().to_string()
            data-rate=work.rate(*millis).to_string()
            data-roof=roof_rate
        >
            <th scope="row">
                <span class="compare-name">{say(kind.text())}</span>
                <small class="compare-more">{say_with(text::LAYERS, &[("count", &work.layers)])}</small>
            </th>
            {time(profile, *millis)}
            {macs(work, all)}
            {rate(work, *millis)}
            {roof(profile, work, *millis)}
        </tr>
    }
}

/// One row a stage.
pub fn stage_table(profile: &Profile) -> AnyView {
    let heads = [(text::STAGE, ""), (text::TIME, "number"), (text::MACS, "number"), (text::RATE, "number")];
    let all = profile.work();
    let stage = |one: &StageTime| {
        view! {
            <tr
                data-testid="profile-stage-row"
                data-stage=one.number.to_string()
                data-millis=one.millis.to_string()
                data-macs=one.work.macs.to_string()
                data-rate=one.work.rate(one.millis).to_string()
            >
                <th scope="row">{one.number.to_string()}</th>
                {time(profile, one.millis)}
                {macs(&one.work, &all)}
                {rate(&one.work, one.millis)}
            </tr>
        }
    };
    let rows = profile.stages.iter().map(stage).collect_view();
    table("profile-stages", text::BY_STAGE, &heads, rows.into_any())
}

/// A number, above what it is of the whole.
fn cell(number: String, of_all: String) -> impl IntoView {
    view! {
        <td class="number">
            <span>{number}</span>
            <span>{of_all}</span>
        </td>
    }
}

fn time(profile: &Profile, millis: f64) -> impl IntoView + use<> {
    cell(format::duration(millis), format::percent(profile.share(millis)))
}

fn macs(work: &Work, all: &Work) -> impl IntoView + use<> {
    cell(say_count(work.macs), format::percent(work.share_of(all)))
}

/// Multiply-adds a second; nothing where no time was seen.
fn rate(work: &Work, millis: f64) -> impl IntoView + use<> {
    let rate = work.rate(millis);
    let words = (rate > 0.0).then(|| format::spoken(format::whole(rate), now()));
    view! { <td class="number">{words}</td> }
}

/// What it reaches of its roof, its multiply-adds a byte, and what limits it.
fn roof(profile: &Profile, work: &Work, millis: f64) -> impl IntoView + use<> {
    let intensity = work.intensity();
    let ceiling = profile.ceiling.filter(Ceiling::is_known);
    let share = ceiling.map(|ceiling| format::percent(work.rate(millis) / ceiling.roof(intensity)));
    let limit = ceiling.map(|ceiling| match ceiling.bound(intensity) {
        Bound::Memory => say(text::LIMIT_MEMORY),
        Bound::Arithmetic => say(text::LIMIT_ARITHMETIC),
    });
    view! {
        <td class="number">{share}</td>
        <td class="number">{format::significant(intensity)}</td>
        <td>{limit}</td>
    }
}
