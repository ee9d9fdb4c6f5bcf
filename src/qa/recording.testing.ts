import { type RecordedPhoto, recordingOf } from './recording.ts';

/** Reads a recording that is one string. */
export const parseRecording = (text: string) =>
  recordingOf(text.replace(/\n$/, '').split('\n'), (photo: RecordedPhoto) => photo);
