import path from 'node:path';
import { bundleProgram } from './bundleProgram.ts';
import { contractCases } from './cases/contractCases.ts';
import { CACHE } from './install.ts';
import { reportOf, rowOf } from './row.ts';
import { REFERENCE, RUNTIMES } from './runtimes.ts';
import { type Row, tableText } from './table.ts';

/** Runs one program in every runtime that the validators are promised for, and prints how each did. */
const program = await bundleProgram(path.join(CACHE, 'program'), await contractCases());
const reference = await reportOf(REFERENCE, process.execPath, program);
const rows: Row[] = [];
for (const runtime of RUNTIMES) rows.push(...(await rowOf(runtime, program, reference)));
console.log(tableText(rows));
process.exitCode = rows.every(({ problems }) => problems.length === 0) ? 0 : 1;
