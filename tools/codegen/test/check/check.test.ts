import { describe, expect, it } from 'vitest';
import { CATALOGUE } from '../../src/catalogue.ts';
import { ACME } from '../specs/acme.ts';
import { diagnosed } from '../specs/diagnosed.ts';
import { ASYNCAPI } from './cases/asyncapi.ts';
import type { Case } from './cases/case.ts';
import { EVENTS } from './cases/events.ts';
import { FILES } from './cases/files.ts';
import { REFERENCES } from './cases/references.ts';
import { SCHEMAS } from './cases/schemas.ts';
import { SEVERAL } from './cases/several.ts';
import { WEBHOOKS } from './cases/webhooks.ts';

const TOPICS: Readonly<Record<string, readonly Case[]>> = {
  files: FILES,
  references: REFERENCES,
  AsyncAPI: ASYNCAPI,
  schemas: SCHEMAS,
  events: EVENTS,
  'x-webhook': WEBHOOKS,
  several: SEVERAL,
};

it('finds nothing in a contract without a fault', async () => {
  expect(await diagnosed(ACME)).toEqual([]);
});

describe.each(Object.entries(TOPICS))('%s', (_, cases) => {
  it.each(cases)('$name', async ({ given, want }) => {
    expect(await diagnosed(given)).toEqual(want);
  });
});

it('has a case for each diagnostic of the catalogue', () => {
  const tested = new Set(
    Object.values(TOPICS).flatMap((cases) => cases.flatMap(({ want }) => want.map(({ code }) => code))),
  );
  expect([...tested].sort()).toEqual(Object.keys(CATALOGUE).sort());
});
