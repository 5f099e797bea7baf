import { createDelivery, send } from '../src/index.ts';
import { heapInUse } from './heapInUse.ts';

const AT_ONCE = 50;

/** Sends deliveries in a process of its own. Tells the heap in use whenever another part of them has been sent. */
async function main([url = '', parts = '', perPart = '']: readonly string[]): Promise<void> {
  // One signal for all: each delivery has to let go of it.
  const { signal } = new AbortController();
  const options = { provider: 'dynamic', event: 'user.created', secret: 'a secret for tests' } as const;
  for (let part = 0; part < Number(parts); part += 1) {
    let left = Number(perPart);
    const work = async () => {
      while (left > 0) {
        left -= 1;
        const { delivered } = await send(createDelivery(options), url, { signal });
        if (!delivered) throw new Error('A delivery failed.');
      }
    };
    await Promise.all(Array.from({ length: AT_ONCE }, work));
    process.send?.(await heapInUse());
  }
  process.disconnect();
}

await main(process.argv.slice(2));
