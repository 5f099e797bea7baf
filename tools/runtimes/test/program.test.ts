import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { catalogue } from '@hookbook/mock-server';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { bundleProgram, type Program } from '../src/bundleProgram.ts';
import type { Case } from '../src/cases/case.ts';
import { contractCases } from '../src/cases/contractCases.ts';
import type { Report } from '../src/program/program.ts';
import { reportOf, rowOf } from '../src/row.ts';
import { REFERENCE, type Runtime } from '../src/runtimes.ts';

let folder: string;
let cases: readonly Case[];
let program: Program;
let report: Report;
beforeAll(async () => {
  folder = await mkdtemp(path.join(tmpdir(), 'hookbook-runtimes-'));
  cases = await contractCases();
  program = await bundleProgram(path.join(folder, 'all'), cases);
  report = await reportOf(REFERENCE, process.execPath, program);
});
afterAll(() => rm(folder, { recursive: true, force: true }));

describe('the cases', () => {
  test('have every example of the contract', () => {
    const wanted = catalogue.flatMap(({ name, events }) =>
      events.flatMap(({ type, examples }) => examples.map(({ slug }) => `${name} ${type} ${slug}`)),
    );
    expect(wanted.length).toBeGreaterThan(66);
    expect(cases.map(({ name }) => name)).toEqual(expect.arrayContaining(wanted));
  });

  test('are known, new, and invalid in many ways', () => {
    const count = (outcome: string) => cases.filter(({ expected }) => expected.startsWith(outcome)).length;
    expect([count('known') > 1000, count('invalid') > 1000, count('new')]).toEqual([true, true, catalogue.length]);
    const codes = ['required', 'type', 'format', 'pattern', 'unknown-member', 'unknown-field', 'invalid-utf-8'];
    for (const code of codes) expect(report.said.some((each) => each.includes(`[${code}]`))).toBe(true);
  });

  test('have one name each', () => {
    expect(new Set(cases.map(({ name }) => name)).size).toBe(cases.length);
  });
});

describe('the program', () => {
  test('reads every case in every form and mode, and finds nothing wrong', () => {
    expect(report.wrong).toEqual([]);
    expect(report.cases).toBe(cases.length);
    expect(report.reads).toBeGreaterThan(6 * cases.length);
  });

  test('says the same of a body, whether as value, as text or as bytes', () => {
    expect(report.said.length).toBe(3 * cases.length);
  });

  test('tells what is not as expected', async () => {
    const [first] = cases as [Case];
    const wrong = await bundleProgram(path.join(folder, 'wrong'), [{ ...first, expected: 'known nothing.at.all' }]);
    const problems = (await reportOf(REFERENCE, process.execPath, wrong)).wrong;
    expect(problems.length).toBe(9);
    expect(problems[0]).toContain('instead of known nothing.at.all');
  });
});

describe('a runtime', () => {
  const runtime: Runtime = {
    name: 'another',
    find: async () => process.execPath,
    run: async () => JSON.stringify(report),
  };

  test('that says the same passes', async () => {
    const [row] = await rowOf(runtime, program, report);
    expect(row).toEqual({ ...row, version: process.versions.node, cases: report.cases, problems: [] });
  });

  test('that says something else fails', async () => {
    const other = { ...report, said: report.said.toSpliced(3, 1, 'something else') };
    const [row] = await rowOf({ ...runtime, run: async () => JSON.stringify(other) }, program, report);
    expect(row?.problems).toEqual(['only here: something else', `not here: ${report.said[3]}`]);
  });

  test('that cannot be installed fails, with the reason', async () => {
    const find = () => Promise.reject(new Error('npm install ended with 1: not found'));
    const [row] = await rowOf({ ...runtime, find }, program, report);
    expect(row).toMatchObject({ version: '-', cases: 0, problems: ['npm install ended with 1: not found'] });
  });

  test('that breaks down fails, with what it complained about', async () => {
    const run: Runtime['run'] = () => REFERENCE.run(process.execPath, { ...program, script: 'missing.js' });
    const [row] = await rowOf({ ...runtime, run }, program, report);
    expect(row?.problems.join()).toMatch(/ended with 1: .*missing\.js/);
  });

  test('that a machine may lack has no row there', async () => {
    expect(await rowOf({ ...runtime, find: async () => undefined }, program, report)).toEqual([]);
  });
});
