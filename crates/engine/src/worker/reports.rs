//! A benchmark's report: evaluated, exported, or laid beside that of another device.

use js_sys::{Date, Uint8Array};
use wasm_bindgen_futures::JsFuture;
use web_sys::Blob;

use super::transport;
use benchmark::analysis::{analyse, compare_devices};
use benchmark::report::Report;
use benchmark::view::View;
use benchmark::{csv, import, json, markdown};
use texts::{Message, benchmark_file};
use wire::protocol::{ExportFormat, FromWorker, ReportTask, RequestId};

/// The date and time in UTC (ISO 8601).
pub(super) fn now() -> String {
    Date::new_0().to_iso_string().into()
}

/// Does what the page wants of a report, and says what came of it.
pub(super) async fn answer(id: RequestId, report: Report, task: ReportTask, file: Option<Blob>) {
    let view = match task {
        ReportTask::Analyse(words) => Ok(View::new(&report, &analyse(&report), &words)),
        ReportTask::Export(format) => export(&report, format).map(View::saved),
        ReportTask::CompareWithFile => compare(&report, file).await,
    };
    let view = Box::new(view.unwrap_or_else(View::refused));
    transport::post(&FromWorker::Report { id, view }, None);
}

fn export(report: &Report, format: ExportFormat) -> Result<String, Message> {
    match format {
        ExportFormat::Json => {
            json::write(report).map_err(|error| Message::new(benchmark_file::BENCHMARK_UNWRITTEN).with("error", &error))
        }
        ExportFormat::Csv => Ok(csv::write(report, &analyse(report))),
        ExportFormat::Markdown => Ok(markdown::write(report, &analyse(report))),
    }
}

async fn compare(report: &Report, file: Option<Blob>) -> Result<View, Message> {
    let unread = || Message::new(benchmark_file::BENCHMARK_UNREAD);
    let file = file.ok_or_else(unread)?;
    // Of a larger file no more is read than tells that.
    let most = i32::try_from(import::LARGEST_FILE + 1).unwrap_or(i32::MAX);
    let start = file.slice_with_i32_and_i32(0, most).map_err(|_| unread())?;
    let content = JsFuture::from(start.array_buffer()).await.map_err(|_| unread())?;
    let other = import::read(&Uint8Array::new(&content).to_vec()).map_err(|error| error.to_message())?;
    Ok(View::of_devices(&other, &compare_devices(report, &other)))
}
