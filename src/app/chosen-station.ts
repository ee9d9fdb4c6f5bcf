import { computed } from '@preact/signals';
import type { Station } from '../receipt/operator.ts';
import { operator } from './operator.ts';

const asked = typeof location === 'undefined' ? '' : location.search;

/** The station that a link names, `?station=ID`; undefined where there is none of this id. Exported for tests. */
export function chooseStation(search: string, stations: readonly Station[]): Station | undefined {
  const wanted = new URLSearchParams(search).get('station');
  return wanted === null ? undefined : stations.find(({ id }) => id === wanted);
}

/** The one station that may read the receipts of this visit. Undefined: every station may. */
export const chosenStation = computed(() => chooseStation(asked, operator.value?.stations ?? []));
