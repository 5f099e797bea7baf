import { runInNewContext } from 'node:vm';
import { expect, test } from 'vitest';
import { errorCode, errorMessage } from '../src/errors/errorCode.ts';

/** An error as tests in Jest get it from Node: of another realm. */
const foreign: unknown = runInNewContext(`Object.assign(new Error('There is no file.'), { code: 'ENOENT' })`);

test('an error of another realm has its code and message', () => {
  expect(foreign instanceof Error).toBe(false);
  expect([errorCode(foreign), errorMessage(foreign)]).toEqual(['ENOENT', 'There is no file.']);
});

test.each([
  { thrown: 'a text', message: 'a text' },
  { thrown: undefined, message: 'undefined' },
  { thrown: null, message: 'null' },
  { thrown: { code: 7, message: 7 }, message: '[object Object]' },
])('$thrown has no code', ({ thrown, message }) => {
  expect([errorCode(thrown), errorMessage(thrown)]).toEqual([undefined, message]);
});
