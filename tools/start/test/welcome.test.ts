import { expect, test } from 'vitest';
import { welcome } from '../src/welcome.ts';

const urls = { docs: 'http://127.0.0.1:4000/', mock: 'http://127.0.0.1:4001' };

test('the text contains both URLs and what to try', () => {
  const text = welcome({ ...urls, taken: [] });
  expect(text).toContain('Documentation   http://127.0.0.1:4000/\n');
  expect(text).toContain('Mock server     http://127.0.0.1:4001\n');
  expect(text).toContain('curl http://127.0.0.1:4001/events ');
  expect(text).not.toContain('taken');
  expect(text).not.toContain('hookbook-mock');
});

test('the text contains the command to send an event of the contract', () => {
  const text = welcome({ ...urls, sample: { provider: 'acme', event: 'user.created' }, taken: [] });
  expect(text).toContain('npx hookbook-mock send acme user.created --to http://127.0.0.1:3000/webhooks\n');
});

test('the text contains every port that was taken', () => {
  expect(welcome({ ...urls, taken: [4000, 4001] })).toMatch(/Port 4000 is taken.*\n.*Port 4001 is taken/);
});
