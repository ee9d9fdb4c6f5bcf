import type { ComponentChildren } from 'preact';
import type { Language } from '../../engine/languages.ts';
import type { QaMessages } from '../../i18n/en.qa.ts';
import type { Messages } from '../../i18n/messages.ts';
import type { Subject } from '../compare.ts';

export interface HtmlLanguage {
  readonly code: Language;
  readonly messages: Messages;
  readonly qa: QaMessages;
}

/** What a part of the report shows, and the language it says it in. */
export type PartProps<Content> = Readonly<Content> & { readonly language: HtmlLanguage };

/** What a comparison or a row is about, in words. */
export const titleOf = (subject: Subject, { messages, qa }: HtmlLanguage): string =>
  subject === 'outcome' || subject === 'next' ? qa.table[subject] : messages.checks[subject].title;

interface SectionProps {
  readonly title: string;
  readonly children: ComponentChildren;
}

export const Section = ({ title, children }: SectionProps) => (
  <section>
    <h2>{title}</h2>
    {children}
  </section>
);

interface TableProps {
  readonly heads: readonly string[];
  /** Rows. */
  readonly children: ComponentChildren;
}

export const Table = ({ heads, children }: TableProps) => (
  <div class="wide">
    <table>
      <thead>
        <tr>
          {heads.map((text) => (
            <th key={text} scope="col">
              {text}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>{children}</tbody>
    </table>
  </div>
);
