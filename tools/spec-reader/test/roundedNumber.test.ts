import fc from 'fast-check';
import { expect, test } from 'vitest';
import { roundedNumber } from '../src/spec/file/roundedNumber.ts';

test.each([
  ['12345678901234567890', '12345678901234567890'],
  ['9007199254740993', '9007199254740993'],
  ['-0.1234567890123456789', '-0.1234567890123456789'],
  ['1e400', '1e400'],
  ['1E-400', '1e-400'],
  ['+0012345678901234567890', '12345678901234567890'],
  ['.1234567890123456789', '0.1234567890123456789'],
  ['12345678901234567890.', '12345678901234567890'],
])('%s is rounded', (source, text) => {
  expect(roundedNumber(source)).toBe(text);
  expect(() => JSON.parse(text)).not.toThrow();
});

test.each([
  ...['0', '-0', '0.0', '0e5', '1', '1.0', '1.50', '0.10', '1e2', '1E+2', '100e-2', '9007199254740992', '1e23'],
  ...['0x1F', '0xFFFFFFFFFFFFFFFFFF', '0o7', '.inf', '-.inf', '.nan', '.', '', 'text'],
])('%s stays the same, or is no decimal number', (source) => {
  expect(roundedNumber(source)).toBeUndefined();
});

test('what JavaScript prints is never rounded', () => {
  fc.assert(
    fc.property(fc.double({ noDefaultInfinity: true, noNaN: true }), (value) => {
      expect(roundedNumber(String(value))).toBeUndefined();
      expect(roundedNumber(value.toExponential())).toBeUndefined();
    }),
  );
});
