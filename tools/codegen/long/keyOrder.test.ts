import { expect, it } from 'vitest';
import { realSpecs } from '../test/determinism/generated.ts';
import { expectSameBytesForEveryOrder } from '../test/determinism/keyOrder.ts';

it("generates the same bytes from this repository's contract for every order of keys", async () => {
  const files = await realSpecs();
  expect(Object.keys(files).length).toBeGreaterThan(200);
  await expectSameBytesForEveryOrder(files);
});
