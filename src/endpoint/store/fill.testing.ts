import { openStore } from './open.ts';
import { sample, testAuthority } from './receipts.testing.ts';

// Runs as a process of its own, so that a test can take away its disk or its right to write. It stores receipts in
// the given file until one cannot be stored, and prints the result.

const [, , path = '', most = '0'] = process.argv;

async function fill(): Promise<object> {
  const store = await openStore({ path }, testAuthority);
  const acknowledged: string[] = [];
  let failed: { name: string; isRead: boolean } | undefined;
  while (!failed && acknowledged.length < Number(most)) {
    const { receipt, photo, number } = sample();
    try {
      await store.put(receipt, photo);
      acknowledged.push(number);
    } catch (error) {
      const isRead = (await store.get(acknowledged[0]))?.state === 'issued';
      failed = { name: (error as Error).name, isRead };
    }
  }
  const audit = await store.verifyAudit();
  await store.close();
  return { acknowledged, failed, audit: audit.ok };
}

const result = await fill().catch((error: Error) => ({ opened: false, message: error.message }));
process.stdout.write(JSON.stringify(result));
