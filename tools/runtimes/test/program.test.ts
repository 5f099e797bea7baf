import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { catalogue } from '@hookbook/mock-server';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { bundleProgram, type Program } from '../src/bundleProgram.ts';
import type { Case } from '../src/cases/case.ts';
import { contractCases } from '../src/cases/contractCases.ts';
import { deliveryCases } from '../src/cases/deliveryCases.ts';
import type { Report } from '../src/program/runCases.ts';
import { reportOf, runInRuntime } from '../src/runInRuntime.ts';
import { REFERENCE, type Runtime } from '../src/runtimes.ts';

let folder: string;
let cases: readonly Case[];
let program: Program;
let report: Report;
beforeAll(async () => {
  folder = await mkdtemp(path.join(tmpdir(), 'hookbook-runtimes-'));
  cases = await contractCases();
  program = await bundleProgram(path.join(folder, 'all'), cases, deliveryCases());
  report = await reportOf(REFERENCE, process.execPath, program);
});
afterAll(() => rm(folder, { recursive: true, force: true }));

describe('the cases', () => {
  test('contain every example of the contract', () => {
    const examples = catalogue.flatMap(({ name, events }) =>
      events.flatMap(({ type, examples }) => examples.map(({ slug }) => `${name} ${type} ${slug}`)),
    );
    expect(examples.length).toBeGreaterThan(66);
    expect(cases.map(({ name }) => name)).toEqual(expect.arrayContaining(examples));
  });

  test('are known, unknown, and invalid in many ways', () => {
    const count = (outcome: string) => cases.filter(({ expected }) => expected.startsWith(outcome)).length;
    expect(count('known')).toBeGreaterThan(1000);
    expect(count('invalid')).toBeGreaterThan(1000);
    expect(count('unknown')).toBe(catalogue.length);
    const codes = ['required', 'type', 'format', 'pattern', 'unknown-member', 'unknown-field', 'invalid-utf-8'];
    const missing = codes.filter((code) => !report.outcomes.some((outcome) => outcome.includes(`[${code}]`)));
    expect(missing).toEqual([]);
  });

  test('have unique names', () => {
    expect(new Set(cases.map(({ name }) => name)).size).toBe(cases.length);
  });
});

describe('the program', () => {
  test('parses every case in every form and mode with the expected outcome', () => {
    expect(report.failures).toEqual([]);
    expect(report.cases).toBe(cases.length);
    expect(report.deliveries).toBe(deliveryCases().length);
    expect(report.deliveries).toBeGreaterThan(100);
    expect(report.parses).toBeGreaterThan(6 * cases.length);
  });

  test('has the same outcome for a body as value, as text and as bytes', () => {
    expect(report.outcomes.length).toBe(3 * cases.length + report.deliveries);
  });

  test('reports an unexpected outcome', async () => {
    const [first] = cases as [Case];
    const wrong = await bundleProgram(path.join(folder, 'wrong'), [{ ...first, expected: 'known nothing.at.all' }]);
    const { failures } = await reportOf(REFERENCE, process.execPath, wrong);
    expect(failures.length).toBe(9);
    expect(failures[0]).toContain('instead of known nothing.at.all');
  });
});

describe('a runtime', () => {
  const runtime: Runtime = {
    name: 'another',
    find: async () => process.execPath,
    run: async () => JSON.stringify(report),
  };

  test('passes with the same report', async () => {
    const result = await runInRuntime(runtime, program, report);
    const { cases, parses, deliveries } = report;
    expect(result).toEqual({
      runtime: 'another',
      version: process.versions.node,
      cases,
      parses,
      deliveries,
      problems: [],
    });
  });

  test('fails with another report', async () => {
    const other = { ...report, outcomes: report.outcomes.toSpliced(3, 1, 'something else') };
    const result = await runInRuntime({ ...runtime, run: async () => JSON.stringify(other) }, program, report);
    expect(result?.problems).toEqual(['only here: something else', `not here: ${report.outcomes[3]}`]);
  });

  test('fails with the reason if it cannot be installed', async () => {
    const find = () => Promise.reject(new Error('npm install ended with 1: not found'));
    const result = await runInRuntime({ ...runtime, find }, program, report);
    expect(result).toMatchObject({ version: '-', cases: 0, problems: ['npm install ended with 1: not found'] });
  });

  test('fails with one line of its output if it breaks down', async () => {
    const run: Runtime['run'] = () => REFERENCE.run(process.execPath, { ...program, script: 'missing.js' });
    const result = await runInRuntime({ ...runtime, run }, program, report);
    expect(result?.problems).toEqual([expect.stringMatching(/^\S+ ended with 1: Error: .*missing\.js/)]);
  });

  test('has no result on a machine that need not have it', async () => {
    expect(await runInRuntime({ ...runtime, find: async () => undefined }, program, report)).toBeUndefined();
  });
});
