import { Fragment } from 'preact';
import type { Finding } from '../../engine/verdict.ts';
import { formatValue } from '../../i18n/measure.ts';
import { outcomeClasses, toneOf } from '../evidence.ts';
import type { PhotoRow } from '../report.ts';
import { type PartProps, Section, Table } from './table.tsx';

function FindingText({ finding, language }: PartProps<{ finding: Finding }>) {
  const { check, status, value, code } = finding;
  const { checks, units } = language.messages;
  const shown = value === undefined ? (code ?? '') : formatValue(check, value, units);
  return (
    <span class={status}>
      {checks[check].title} {shown}
    </span>
  );
}

function Photo({
  photo,
  thumbnail,
  language,
}: PartProps<{ photo: PhotoRow; thumbnail: string | undefined }>) {
  const { file, outcome = 'error', error, findings, ms } = photo;
  return (
    <tr data-outcome={outcome}>
      <td class="file">
        {thumbnail && <img src={thumbnail} alt="" loading="lazy" />}
        {file}
      </td>
      <td class={toneOf(outcome)}>
        {language.qa.outcomes[outcome]}
        {error && ` (${error})`}
      </td>
      <td>
        {findings
          .filter(({ status }) => status !== 'pass')
          .map((finding) => (
            <Fragment key={finding.check}>
              <FindingText finding={finding} language={language} />{' '}
            </Fragment>
          ))}
      </td>
      <td class="number">{Math.round(ms)}</td>
    </tr>
  );
}

/** Every photo with what does not pass; the report's script filters them. */
export function Photos({
  photos,
  thumbnails,
  language,
}: PartProps<{
  photos: readonly PhotoRow[];
  thumbnails: ReadonlyMap<string, string> | undefined;
}>) {
  const { outcomes, filter, table, tabs } = language.qa;
  return (
    <Section title={tabs.photos}>
      <p class="controls">
        <input id="find" type="search" aria-label={filter.text} placeholder={filter.text} />{' '}
        <select id="outcome" aria-label={filter.outcome}>
          <option value="">{filter.all}</option>
          {outcomeClasses.map((name) => (
            <option key={name} value={name}>
              {outcomes[name]}
            </option>
          ))}
        </select>
      </p>
      <div id="photos">
        <Table heads={[table.file, table.outcome, table.failing, 'ms']}>
          {photos.map((photo) => (
            <Photo
              key={photo.file}
              photo={photo}
              thumbnail={thumbnails?.get(photo.file)}
              language={language}
            />
          ))}
        </Table>
      </div>
    </Section>
  );
}
