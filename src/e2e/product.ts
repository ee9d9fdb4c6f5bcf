import { inject } from 'vitest';
import { STATION_TOKEN } from './serve-product.ts';

/** Vitest numbers its workers from 1, and no two that run at the same time share a number. */
const product = inject('products')[Number(process.env['VITEST_POOL_ID']) - 1];
if (!product) throw new Error('this worker has no product of its own');

/** Where the built product is served, without a slash at the end; no other file uses it meanwhile. */
export const origin = product.origin;
/** Holds the database that the served product writes. */
export const dataDir = product.dataDir;
export const stationToken = STATION_TOKEN;
