import type {} from 'vitest';
import type { TestProject } from 'vitest/node';
import { provideBrowser } from '../qa/command/browser.ts';
import { STATION_TOKEN, serveProduct } from './serve-product.ts';

declare module 'vitest' {
  interface ProvidedContext {
    /** Where the built product is served, without a slash at the end. */
    origin: string;
    stationToken: string;
    /** Holds the database that the served product writes. */
    dataDir: string;
  }
}

/** Builds the product and serves it, with a database of its own, for all end-to-end tests. */
export default async function setup(project: TestProject): Promise<() => Promise<void>> {
  provideBrowser();
  const { origin, dataDir, stop } = await serveProduct();
  project.provide('origin', origin);
  project.provide('stationToken', STATION_TOKEN);
  project.provide('dataDir', dataDir);
  return stop;
}
