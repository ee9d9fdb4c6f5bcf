import { computed, signal } from '@preact/signals';
import type { Terms } from '../receipt/answers.ts';
import type { Operator, Words } from '../receipt/operator.ts';
import { type Answer, fetchTerms } from './api.ts';
import { language, messages } from './language.ts';

/** What is promised of the photo, as the endpoint says it; undefined while it is asked. */
export const terms = signal<Answer<Terms> | undefined>(undefined);

/** What the operator says in their own words, once it is known. */
export const operator = computed<Operator | undefined>(() =>
  terms.value?.ok ? terms.value.value.operator : undefined,
);

export const serviceName = computed(() =>
  operator.value ? say(operator.value.service) : messages.value.shared.serviceName,
);

/** In the language that is shown. */
export const say = (words: Words): string => words[language.value];

export async function loadTerms(): Promise<void> {
  if (terms.value?.ok) return;
  terms.value = undefined;
  terms.value = await fetchTerms();
}
