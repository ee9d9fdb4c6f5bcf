import { computed, signal } from '@preact/signals';
import type { Terms } from '../receipt/answers.ts';
import type { Operator, Words } from '../receipt/operator.ts';
import { type Answer, fetchTerms } from './api.ts';
import { language, messages } from './language.ts';

/** The endpoint's promises about the photo. Undefined until they are loaded. */
export const terms = signal<Answer<Terms> | undefined>(undefined);

/** The operator's texts, once they are loaded. */
export const operator = computed<Operator | undefined>(() =>
  terms.value?.ok ? terms.value.value.operator : undefined,
);

export const serviceName = computed(() =>
  operator.value ? say(operator.value.service) : messages.value.shared.serviceName,
);

/** A text in the language of the page. */
export const say = (words: Words): string => words[language.value];

export async function loadTerms(): Promise<void> {
  if (terms.value?.ok) return;
  terms.value = undefined;
  terms.value = await fetchTerms();
}
