import { execFileSync } from 'node:child_process';
import { mkdir, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { hookbook } from '../specs/hookbook.ts';
import { specFolder } from '../specs/specFolder.ts';

export function documentOf(role: string, more = ''): string {
  return `asyncapi: 3.0.0
info: { title: Acme, version: 1.0.0 }
channels:
  acme:
    address: null
    messages:
      done:
        payload:
          type: object
          required: [type, data]
          properties: { type: { const: done }, data: { $ref: '#/components/schemas/Data' } }
${more}components:
  schemas:
    Data: { type: object, required: [role], properties: { role: ${role}, age: { type: integer } } }
operations:
  onAcme: { action: send, channel: { $ref: '#/channels/acme' } }
`;
}

export const BASE = documentOf('{ enum: [admin, user] }');
export const WIDER = documentOf('{ enum: [admin, user, owner] }');
export const ADDED = `      gone: { payload: { type: object, required: [type], properties: { type: { const: gone } } } }\n`;

export function git(cwd: string, ...args: readonly string[]): string {
  const identity = ['-c', 'user.name=Test', '-c', 'user.email=test@example.com'];
  return execFileSync('git', [...identity, ...args], { cwd, stdio: ['ignore', 'pipe', 'ignore'] })
    .toString()
    .trim();
}

/** A repository whose main branch has the base, and then a further event; the working tree is a branch from the base. */
export async function repository() {
  const cwd = path.dirname(await specFolder({ 'asyncapi.yaml': BASE }));
  await mkdir(path.join(cwd, 'specs'), { recursive: true });
  const write = (text: string) => writeFile(path.join(cwd, 'specs/asyncapi.yaml'), text);
  git(cwd, 'init', '--quiet', '--initial-branch=main');
  await write(BASE);
  git(cwd, 'add', 'specs');
  git(cwd, 'commit', '--quiet', '-m', 'base');
  git(cwd, 'tag', 'v0.1.0');
  git(cwd, 'checkout', '--quiet', '-b', 'branch');
  git(cwd, 'checkout', '--quiet', 'main');
  await write(documentOf('{ enum: [admin, user] }', ADDED));
  git(cwd, 'commit', '--quiet', '-am', 'an event');
  git(cwd, 'checkout', '--quiet', 'branch');
  const run = (...args: readonly string[]) => hookbook(args, { cwd });
  return { cwd, write, run, diff: (...args: readonly string[]) => run('diff', ...args) };
}
