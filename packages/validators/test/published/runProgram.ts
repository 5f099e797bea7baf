import { execFile } from 'node:child_process';
import { promisify } from 'node:util';
import { PACKAGE } from './dist.ts';

export interface NodeOptions {
  readonly command?: string;
  readonly flags?: readonly string[];
}

/** Runs a program that imports the package by its name. Rejects with the output of the program if it fails. */
export function runProgram(
  program: string,
  { command = process.execPath, flags = [] }: NodeOptions = {},
): Promise<{ stdout: string; stderr: string }> {
  const { NODE_OPTIONS: _, ...env } = process.env;
  return promisify(execFile)(command, [...flags, '--input-type=module', '--eval', program], { cwd: PACKAGE, env });
}
