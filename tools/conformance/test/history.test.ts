import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import type { Schema } from '@hookbook/contract/schema';
import { event, provider } from '@hookbook/testkit/contracts';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type ComparedStep, checkStep } from '../src/history/checkStep.ts';
import { compareEditions } from '../src/history/compareEditions.ts';
import { formatStep, formatTotal } from '../src/history/formatStep.ts';
import { readEdition } from '../src/history/readEdition.ts';

const OPTIONS = { payloads: 50, seed: 1 };

function providerOf(role: Schema) {
  const payload: Schema = { type: 'object', properties: { role: { $ref: '#/$defs/Role' } }, required: ['role'] };
  return provider({ definitions: { Role: role }, events: [event({ type: 'done', payload })] });
}

const [NARROW, WIDE] = [providerOf({ enum: ['admin'] }), providerOf({ enum: ['admin', 'owner'] })];
const BREAKING = {
  event: 'done',
  in: 'payload',
  wire: 'breaking',
  rule: 'enum-member-added',
  pointer: '/role',
} as const;

function check(changes: ComparedStep['changes'], before = NARROW, after = WIDE) {
  return checkStep({ before, after, changes }, OPTIONS);
}

describe('what is said about a step', () => {
  it('is contradicted by a payload that the old validators refuse', async () => {
    expect(await check([])).toMatchObject({
      tested: 1,
      contradictions: [
        {
          event: 'done',
          problem: 'is not breaking, but the old validators refuse',
          payload: { role: 'owner' },
        },
      ],
    });
  });

  it('holds for a change with a witness', async () => {
    const witness = { value: { role: 'owner' }, issue: '' };
    expect(await check([{ ...BREAKING, witness }])).toMatchObject({ witnesses: 1, tested: 0, contradictions: [] });
  });

  it.each([
    ['admin', 'the old validators accept the witness'],
    ['guest', 'the new contract does not allow the witness'],
  ])('is contradicted by the witness "%s"', async (role, problem) => {
    const { contradictions } = await check([{ ...BREAKING, witness: { value: { role }, issue: '' } }]);
    expect(contradictions).toEqual([
      { event: 'done', problem: `enum-member-added at /role: ${problem}`, payload: { role } },
    ]);
  });

  it('needs a witness, unless it is undecided', async () => {
    expect(await check([BREAKING])).toMatchObject({
      contradictions: [{ problem: 'enum-member-added at /role: there is no witness' }],
    });
    expect(await check([{ ...BREAKING, undecided: true }])).toMatchObject({ witnesses: 0, contradictions: [] });
  });

  it('is tested with as many payloads as were asked for', async () => {
    const compatible = { ...BREAKING, wire: 'compatible', rule: 'enum-member-removed' } as const;
    expect(await check([compatible], WIDE, NARROW)).toEqual({
      witnesses: 0,
      tested: 1,
      withoutPayload: [],
      payloads: 50,
      contradictions: [],
    });
  });

  it('needs no test if only words have changed', async () => {
    const described = providerOf({ enum: ['admin'], description: 'Who.' });
    expect(await check([], NARROW, described)).toMatchObject({ tested: 0, payloads: 0 });
  });

  it('is not tested if there is no payload', async () => {
    expect(await check([], NARROW, providerOf(false))).toMatchObject({ tested: 1, withoutPayload: ['done'] });
  });
});

describe('editions', () => {
  let folder: string;
  beforeAll(async () => {
    folder = await mkdtemp(path.join(tmpdir(), 'hookbook-history-'));
  });
  afterAll(() => rm(folder, { recursive: true }));

  const edition = (name: string, role: object) =>
    readEdition(
      {
        name,
        document: {
          asyncapi: '3.0.0',
          info: { title: 'Acme', version: name },
          channels: {
            acme: {
              address: null,
              messages: Object.fromEntries(
                ['created', 'deleted'].map((type) => {
                  const properties = { type: { const: type }, ...(type === 'created' && { role }) };
                  return [type, { payload: { type: 'object', required: ['type'], properties } }];
                }),
              ),
            },
          },
          operations: { sendAcme: { action: 'send', channel: { $ref: '#/channels/acme' } } },
        },
      },
      folder,
    );

  it('are compared as hookbook diff does', async () => {
    const [first, second] = [await edition('1', { enum: ['admin'] }), await edition('2', { enum: ['admin', 'owner'] })];
    const wider = await compareEditions(first, second, OPTIONS);
    const narrower = await compareEditions(second, first, OPTIONS);
    expect(wider).toMatchObject({ events: 2, breaking: 1, undecided: 0, witnesses: 1, tested: 0, contradictions: [] });
    expect(narrower).toMatchObject({ breaking: 0, compatible: 1, tested: 1, payloads: 50, contradictions: [] });
    const steps = [wider, narrower].map((step) => ({ ...step, ms: { comparing: 100, checking: 200 } }));
    const [line = ''] = steps.map((step) => formatStep('acme', step));
    expect(line.replaceAll(/ {2,}/g, '  ')).toBe(
      'ok  acme 1 → 2  2 events  1 breaking  0 undecided  0 compatible  0 docs  1 witnesses  0 tested with 0 payloads  0.1 s and 0.2 s',
    );
    expect(formatTotal(steps)).toBe(
      '2 steps  4 events  1 breaking  0 undecided  1 compatible  0 docs  1 witnesses  1 tested with 50 payloads  0 contradictions  0.6 s',
    );
  });

  it('show what contradicts them', async () => {
    const step = await compareEditions(await edition('1', {}), await edition('2', { type: 'string' }), OPTIONS);
    const contradictions = [{ event: 'created', problem: 'is wrong', payload: { type: 'created' } }];
    expect(
      formatStep('acme', { ...step, contradictions, withoutPayload: ['deleted'] })
        .split('\n')
        .slice(1),
    ).toEqual([
      '  created: is wrong',
      '    {"type":"created"}',
      '  deleted: no payload was found, so it is not tested',
    ]);
  });
});
