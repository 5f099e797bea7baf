import fc from 'fast-check';
import { expect, it } from 'vitest';
import { DATA } from '../../src/cache/dataFormat.ts';

const shared = { a: 1 };
const circle: unknown[] = [];
circle.push(circle);

it.each([
  [undefined],
  [null],
  [-0],
  [Number.NaN],
  [{ a: undefined }],
  [[undefined, -0]],
  [JSON.parse('{"__proto__": {"a": 1}, "toJSON": 1}')],
  [new Date(0)],
  [new Map([[1, 2]])],
  [10n],
  [Uint8Array.of(1, 2)],
  ['\ud800 é 名前'],
  [{ 名前: '\ud800', 2: 1, 1: 2 }],
  [Object.assign([1], { other: 1 })],
  [new Array(2)],
])('%o is the same after it was read', (data) => {
  expect(DATA.decode(DATA.encode(data))).toStrictEqual(data);
});

it('objects that are shared are shared again', () => {
  const [a, b] = DATA.decode<[object, object]>(DATA.encode([shared, shared]));
  expect(a).toBe(b);
  const read = DATA.decode<unknown[]>(DATA.encode(circle));
  expect(read[0]).toBe(read);
});

it('any data is the same after it was read', () => {
  const data = fc.oneof(fc.jsonValue(), fc.anything({ withBigInt: true, withDate: true, withSparseArray: true }));
  fc.assert(
    fc.property(data, (value) => {
      expect(DATA.decode(DATA.encode(value))).toStrictEqual(structuredClone(value));
    }),
  );
});
