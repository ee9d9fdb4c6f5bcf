import type {} from 'vitest';
import type { TestProject } from 'vitest/node';
import { provideBrowser } from '../qa/command/browser.ts';
import { buildProduct, type Product, serveBuilt } from './serve-product.ts';

declare module 'vitest' {
  interface ProvidedContext {
    /** One for each worker: files that run at the same time count receipts in databases of their own. */
    products: readonly Pick<Product, 'origin' | 'dataDir'>[];
  }
}

/** Builds the product and serves it for every worker of the end-to-end tests. */
export default async function setup(project: TestProject): Promise<() => Promise<void>> {
  provideBrowser();
  buildProduct();
  const workers = Array.from({ length: project.config.maxWorkers }, () => serveBuilt());
  const products = await Promise.all(workers);
  project.provide(
    'products',
    products.map(({ origin, dataDir }) => ({ origin, dataDir })),
  );
  return async () => {
    await Promise.all(products.map(({ stop }) => stop()));
  };
}
