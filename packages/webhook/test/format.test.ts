import { describe, expect, test } from 'vitest';
import { list, prefixed, single } from '../src/verify/parts.ts';

const ODD = ['', ' ', 'v1=', 'v1=a', ' v1=a ', 'v1= a', 'v1=a=b', 'v0=a', 'V1=a', 'xv1=a', 'v1=v1=a', 'a,v1=b'];

describe('a prefix finds the same signatures as the pattern that it replaces', () => {
  test.each(ODD)('in %j', (value) => {
    for (const prefix of ['v1=', '']) expect(prefixed(prefix)(value)).toEqual(single([prefix, 'signature', ''])(value));
  });

  test.each([...ODD, 'v1=a, v1=b', 'v0=a,v1=b,v1=', ',', 'v1=a,,v1=b'])('in the list %j', (value) => {
    for (const prefix of ['v1=', ''])
      expect(prefixed(prefix, ',')(value)).toEqual(list(',', [prefix, 'signature', ''])(value));
  });
});
