import type { ComponentChildren } from 'preact';
import { messages } from '../language.ts';
import { serviceName } from '../operator.ts';
import { Brand } from './Brand.tsx';
import { LanguageSwitch } from './LanguageSwitch.tsx';

interface PageProps {
  /** Where the person is, for the window's title. */
  readonly title: string;
  readonly wide?: boolean;
  /** Beside the one of the language. */
  readonly switches?: ComponentChildren;
  readonly foot?: ComponentChildren;
  readonly children: ComponentChildren;
}

export function Page({ title, wide = false, switches, foot, children }: PageProps) {
  const { skipToContent } = messages.value.shared;
  document.title = `${title} · ${serviceName.value}`;
  return (
    <div class="page">
      <a class="skip" href="#content">
        {skipToContent}
      </a>
      <header class="page-head">
        <Brand />
        <div class="page-switches">
          {switches}
          <LanguageSwitch />
        </div>
      </header>
      <main id="content" class={wide ? 'page-main wide' : 'page-main'} tabIndex={-1}>
        {children}
      </main>
      <footer class="page-foot">{foot}</footer>
    </div>
  );
}
