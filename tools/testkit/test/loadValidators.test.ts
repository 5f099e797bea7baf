import { fileURLToPath } from 'node:url';
import { readContract } from '@hookbook/codegen';
import type { Provider } from '@hookbook/contract';
import { beforeAll, expect, test } from 'vitest';
import { bundleValidators, emitValidators, type GeneratedProvider, loadValidators } from '../src/loadValidators.ts';

let providers: readonly Provider[];
let loaded: readonly GeneratedProvider[];
beforeAll(async () => {
  const specs = fileURLToPath(new URL('../../../specs', import.meta.url));
  const { contract } = await readContract(specs, { validate: false });
  providers = contract?.providers ?? [];
  loaded = await loadValidators(providers);
});

test('every event of every provider has a guard and a validator', () => {
  expect(loaded.length).toBeGreaterThan(3);
  expect(loaded.map(({ events }) => [...events.keys()])).toEqual(
    providers.map(({ events }) => events.map(({ type }) => type)),
  );
  const disagreements = providers.flatMap(({ events }, index) =>
    events.flatMap(({ type, examples }) => {
      const validator = loaded[index]?.events.get(type);
      return examples.filter(({ payload }) => !(validator?.is(payload) && validator.safeParse(payload).ok));
    }),
  );
  expect(disagreements).toEqual([]);
});

test('an invalid value is rejected with issues', () => {
  const validator = [...(loaded[0]?.events.values() ?? [])][0];
  expect(validator?.is(null)).toBe(false);
  expect(validator?.safeParse(null)).toMatchObject({ ok: false, issues: [expect.anything()] });
});

test('a parser finds the event', () => {
  const index = providers.findIndex(({ name }) => name === 'platform');
  const event = providers[index]?.events.find(({ type }) => type === 'user.created');
  expect(loaded[index]?.safeParseEvent(event?.examples[0]?.payload)).toMatchObject({ ok: true, type: 'user.created' });
});

test('a bundle contains what its entry imports, and nothing else', async () => {
  const files = await emitValidators(providers);
  const guard = await bundleValidators(files, "export { isUserCreatedEvent } from './platform.ts';", { minify: true });
  const all = await bundleValidators(files, "export * from './platform.ts';", { minify: true });
  expect(guard).toContain('isUserCreatedEvent');
  expect(guard.length).toBeLessThan(all.length / 4);
});
