import { expect, test } from 'vitest';
import { inAsyncapi, inPom, inPyproject } from '../src/versions.ts';

test('only the version changes, not comments, order or layout', () => {
  const document = (version: string) => `# version: 0.1.0
asyncapi: 3.0.0   # a version too
info: { title: 'A: version', version:   ${version} ,
        description: version 0.1.0 }
channels:
  a: { version: 0.1.0 }
`;
  expect(inAsyncapi(document('0.1.0'), '0.2.0')).toBe(document('0.2.0'));
});

test.each(["'0.1.0'", '"0.1.0"', '0.1', '1.0.0-next.0'])('%s is replaced completely', (version) => {
  expect(inAsyncapi(`info:\n  version: ${version}  # ours\n`, '1.0.0')).toBe('info:\n  version: 1.0.0  # ours\n');
});

test.each(['info:\n  title: A\n', 'asyncapi: 3.0.0\n', ''])('%j has no version', (text) => {
  expect(() => inAsyncapi(text, '1.0.0')).toThrow('no info.version');
});

test('the version of a Python project changes, and no other', () => {
  const project = (version: string) => `[build-system]
version = "1"
[project]
name = "a"
version = "${version}"
[tool]
version = "2"
`;
  expect(inPyproject(project('0.1.0'), '0.2.0')).toBe(project('0.2.0'));
  expect(() => inPyproject('[tool]\nversion = "2"\n', '1.0.0')).toThrow('no version');
});

test('the version of a Maven project changes, and that of no dependency', () => {
  const project = (version: string) => `<project>
  <groupId>hookbook</groupId>
  <artifactId>a</artifactId>
  <version>${version}</version>
  <dependencies>
    <dependency>
      <artifactId>b</artifactId>
      <version>1</version>
    </dependency>
  </dependencies>
</project>
`;
  expect(inPom(project('0.1.0'), '0.2.0')).toBe(project('0.2.0'));
  expect(() => inPom('<project></project>', '1.0.0')).toThrow('no version');
});
