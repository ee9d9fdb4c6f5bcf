/** What a run writes into its `--out`. */
export const reportName = 'report.json';
export const recordingName = 'recording.ndjson';
export const journalName = 'rows.partial.ndjson';
export const thumbnailsName = 'thumbnails.ndjson';
