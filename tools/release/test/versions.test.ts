import { expect, test } from 'vitest';
import { withVersion } from '../src/withVersion.ts';

test('only the version changes, not comments, order or layout', () => {
  const document = (version: string) => `# version: 0.1.0
asyncapi: 3.0.0   # a version too
info: { title: 'A: version', version:   ${version} ,
        description: version 0.1.0 }
channels:
  a: { version: 0.1.0 }
`;
  expect(withVersion(document('0.1.0'), '0.2.0')).toBe(document('0.2.0'));
});

test.each(["'0.1.0'", '"0.1.0"', '0.1', '1.0.0-next.0'])('%s is replaced completely', (version) => {
  expect(withVersion(`info:\n  version: ${version}  # ours\n`, '1.0.0')).toBe('info:\n  version: 1.0.0  # ours\n');
});

test.each(['info:\n  title: A\n', 'asyncapi: 3.0.0\n', ''])('%j has no version', (text) => {
  expect(() => withVersion(text, '1.0.0')).toThrow('no info.version');
});
