import type { Browser, Page } from 'playwright';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { leanModule } from '../../models/lean/lean.ts';
import { portraitFile } from '../../test-fixtures/render.ts';
import { zhCN } from '../i18n/zh-CN.ts';
import { launchBriefly } from './browser.ts';
import { origin } from './product.ts';
import { check, choose, openResident, shown } from './resident.ts';

const PORTRAIT = 'short-hair';

let browser: Browser;
let page: Page;
let portrait: Buffer;

beforeAll(async () => {
  browser = await launchBriefly();
  page = await openResident(browser, origin);
  portrait = await portraitFile(PORTRAIT);
});
afterAll(() => browser.close());

const waitForAnswer = (on: Page): Promise<void> => on.locator('[data-outcome]').waitFor();

/** A page whose worker has started on the portrait and waits for a model until `letGo` is called. */
async function heldUp(model = '**/*.task'): Promise<{ held: Page; letGo: () => Promise<void> }> {
  let arrived = () => {};
  const waiting = new Promise<void>((resolve) => {
    arrived = resolve;
  });
  let letGo = () => {};
  const gate = new Promise<void>((resolve) => {
    letGo = resolve;
  });
  const held = await openResident(browser, origin, (on) =>
    on.context().route(model, async (route) => {
      arrived();
      await gate;
      await route.continue().catch(() => {});
    }),
  );
  await choose(held, portrait);
  await waiting;
  return { held, letGo: async () => letGo() };
}

describe('a worker that is lost in the middle of a photo is replaced', () => {
  const lost = [
    { name: 'it', script: 'assess.worker', model: '**/*.task' },
    { name: 'the one of its networks', script: 'networks.worker', model: '**/*.onnx' },
  ] as const;

  /** While it waits for a model, the worker with that script hangs. */
  async function hangs({ script, model }: (typeof lost)[number]): Promise<void> {
    const { held, letGo } = await heldUp(model);
    const replaced = held.waitForEvent('worker');
    const hanging = held.workers().find((worker) => worker.url().includes(script));
    await hanging?.evaluate(() => {
      setTimeout(() => {
        for (;;);
      });
    });
    await replaced;
    await letGo();
    await waitForAnswer(held);
    expect((await shown(held)).outcome).toBe('accept');
    await held.context().close();
  }

  test.each(lost)('where $name crashes', async ({ script, model }) => {
    const { held, letGo } = await heldUp(model);
    const before = held.workers();
    const replaced = held.waitForEvent('worker');
    const crashing = before.find((worker) => worker.url().includes(script));
    await crashing?.evaluate(() => {
      setTimeout(() => {
        throw new Error('crash');
      });
    });
    await replaced;
    await letGo();
    await waitForAnswer(held);
    expect((await shown(held)).outcome).toBe('accept');
    expect(held.workers().filter((worker) => before.includes(worker))).toEqual([]);
    await held.context().close();
  });

  test('where it hangs, or the one of its networks', async () => {
    await Promise.all(lost.map(hangs));
  });
});

test('runtimes that lack what they need are replaced by whole ones', async () => {
  const sound = await check(page, portrait);
  const crippled = await openResident(browser, origin, (on) =>
    on.context().route(/\/(vision|ort)-[\w-]{8}\.wasm$/, async (route) => {
      const response = await route.fetch();
      const body = Buffer.from(leanModule(await response.body(), new Set()));
      await route.fulfill({ contentType: 'application/wasm', body });
    }),
  );
  expect(await check(crippled, portrait)).toEqual(sound);
  await crippled.context().close();
});

test('a model that failed to load is loaded again with the next photo', async () => {
  let isGone = true;
  const page = await openResident(browser, origin, (on) =>
    on.context().route('**/*.task', (route) => (isGone ? route.abort() : route.continue())),
  );
  expect((await check(page, portrait)).refusal).toBe('worker-failed');
  isGone = false;
  expect((await check(page, portrait)).outcome).toBe('accept');
  await page.context().close();
});

test('cancelling goes back to the start, and the next photo is checked as usual', async () => {
  const { held, letGo } = await heldUp();
  await held.getByRole('button', { name: zhCN.resident.progress.cancel }).click();
  await held.getByRole('heading', { name: zhCN.resident.start.title }).waitFor();
  await letGo();
  expect((await check(held, portrait)).outcome).toBe('accept');
  await held.context().close();
});

describe('the same bytes give the same values', () => {
  test('again, after other photos, and in another browser', async () => {
    const first = await check(page, portrait);
    expect(await check(page, portrait)).toEqual(first);
    for (const other of ['two-people', 'empty-wall', 'dark-skin', 'ready']) {
      await check(page, await portraitFile(other));
    }
    expect(await check(page, portrait)).toEqual(first);
    const fresh = await launchBriefly();
    expect(await check(await openResident(fresh, origin), portrait)).toEqual(first);
    await fresh.close();
  });

  test.each<[string, () => unknown]>([
    [
      'can have no canvas, nor the page WebGL',
      () => {
        Reflect.deleteProperty(window, 'OffscreenCanvas');
        const { getContext } = HTMLCanvasElement.prototype;
        Object.assign(HTMLCanvasElement.prototype, {
          getContext(kind: string, ...options: unknown[]) {
            return kind === '2d' ? Reflect.apply(getContext, this, [kind, ...options]) : null;
          },
        });
      },
    ],
    [
      'can be no module',
      () => {
        const { Worker } = window;
        Object.assign(window, { Worker: (url: string) => new Worker(url) });
      },
    ],
  ])('on the main thread, where a worker %s', async (_, remove) => {
    const inWorker = await check(page, portrait);
    const plain = await openResident(browser, origin, (on) => on.addInitScript(remove));
    expect(await check(plain, portrait)).toEqual(inWorker);
    expect(plain.workers()).toEqual([]);
    await plain.context().close();
  });
});

test('networks whose worker does not start run beside everything else, and find the same', async () => {
  const apart = await check(page, portrait);
  const together = await openResident(browser, origin, (on) =>
    on.context().route('**/assess.worker-*.js', async (route) => {
      const response = await route.fetch();
      const body = (await response.text()).replaceAll('networks.worker-', 'none.worker-');
      await route.fulfill({ response, body });
    }),
  );
  expect(await check(together, portrait)).toEqual(apart);
  const scripts = together.workers().map((worker) => new URL(worker.url()).pathname);
  expect(scripts).toEqual([expect.stringContaining('assess.worker-')]);
  await together.context().close();
});

describe('a browser that cannot run the models is told so before it downloads them', () => {
  test('one that is too old for them', async () => {
    const asked: string[] = [];
    const old = await openResident(browser, origin, async (on) => {
      on.context().on('request', (request) => asked.push(request.url()));
      await on.addInitScript(() => {
        WebAssembly.validate = () => false;
      });
    });
    const { title, fix } = zhCN.refusal['unsupported-browser'];
    const said = await old.locator('[data-problem=unsupported-browser]').innerText();
    expect(said).toBe(`${title}\n\n${fix}`);
    expect((await check(old, portrait)).refusal).toBe('unsupported-browser');
    expect(asked.filter((url) => /\.(wasm|task|onnx)$|\.worker-/.test(url))).toEqual([]);
    await old.context().close();
  });

  test('one that does not even understand the page', async () => {
    const page = await browser.newPage();
    await page.route('**/assets/index-*.js', (route) =>
      route.fulfill({ contentType: 'text/javascript', body: 'let tooNew = @;' }),
    );
    await page.goto(origin);
    await page.getByText('这个浏览器可能太旧').waitFor();
    await page.close();
  });
});
