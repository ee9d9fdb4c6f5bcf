import { messages } from './language.ts';
import { Page } from './ui/Page.tsx';
import { StepHeading } from './ui/StepHeading.tsx';

export function page() {
  const { title, text, home } = messages.value.shared.notFound;
  return (
    <Page title={title}>
      <div class="stack">
        <StepHeading focused={false}>{title}</StepHeading>
        <p>{text}</p>
        <div class="actions">
          <a class="button primary" href="/">
            {home}
          </a>
        </div>
      </div>
    </Page>
  );
}
