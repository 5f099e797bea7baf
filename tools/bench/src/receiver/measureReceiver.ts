import { formatTable } from '@hookbook/testkit/formatTable';
import { bodySize } from './calls.ts';
import { measureBundles } from './measureBundles.ts';
import { measureCosts } from './measureCosts.ts';
import { measureInbox } from './measureInbox.ts';

/** Measures what a delivery costs, beside a bare HMAC and other libraries, how many an inbox stores, and how large the code is. */
export async function measureReceiver(): Promise<void> {
  print(`processor time for a delivery of ${bodySize} bytes, node:crypto`, await measureCosts('node:crypto'));
  print('the same, Web Crypto', await measureCosts('Web Crypto'));
  await measureInbox();
  await measureBundles();
}

/** Costs beside the first one. */
function print(title: string, costs: ReadonlyMap<string, number>): void {
  const [baseline = Number.NaN] = costs.values();
  const rows = [...costs].map(([name, cost]) => [name, `${cost.toFixed(1)} µs`, `${(cost / baseline).toFixed(2)} ×`]);
  console.log(`\n${formatTable(rows, { title, alignment: 'right' })}`);
}
