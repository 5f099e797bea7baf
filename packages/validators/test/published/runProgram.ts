import { execFile } from 'node:child_process';
import { promisify } from 'node:util';
import { PACKAGE } from './dist.ts';

export interface Node {
  readonly command?: string;
  readonly flags?: readonly string[];
}

/** Runs a program that imports the package by its name. Fails, with what it printed, if the program does. */
export function runProgram(
  program: string,
  { command = process.execPath, flags = [] }: Node = {},
): Promise<{ stdout: string; stderr: string }> {
  const { NODE_OPTIONS: _, ...env } = process.env;
  return promisify(execFile)(command, [...flags, '--input-type=module', '--eval', program], { cwd: PACKAGE, env });
}
