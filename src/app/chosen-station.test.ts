import { expect, test } from 'vitest';
import type { Station } from '../receipt/operator.ts';
import { chooseStation } from './chosen-station.ts';

const words = { 'zh-CN': '东街派出所', en: 'East Street Police Station' };
const east: Station = { id: 'east', name: words, address: words, hours: words };
const { id: _, ...nameless } = east;

test.each([
  ['', undefined],
  ['?station=', undefined],
  ['?station=west', undefined],
  ['?spec=us-visa&station=east', east],
])('the address %j names %j', (search, station) => {
  expect(chooseStation(search, [nameless, east])).toEqual(station);
});
