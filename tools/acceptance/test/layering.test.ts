import { execFileSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { stronglyConnected } from '@hookbook/contract/graph';
import { describe, expect, it } from 'vitest';

const REPOSITORY = path.join(import.meta.dirname, '../../..');
const CODEGEN = 'tools/codegen/src';
const READER = 'tools/spec-reader/src';
/** What stages ask about a spec that was read. */
const READ = ['spec', 'dialect', 'diagnostics'].map((room) => `${READER}/${room}`);
const NORMALISER = 'tools/normaliser/src';
const SCHEMES = 'packages/webhook/src/signature';
const X_WEBHOOK = 'packages/webhook/src/x-webhook';
/** What decides about payloads and about deliveries decides about examples and about changes. */
const JUDGING = ['checks', 'explain', 'formats', 'issues'].map((room) => `packages/validators/src/${room}`);
const SIGNING = ['sign', 'verify'].map((room) => `packages/webhook/src/${room}`);

const EMITTERS = ['types-emitter', 'validators-emitter', 'models-emitter', 'docs-site'].map(
  (tool) => `tools/${tool}/src`,
);

/** The rooms that a room may import, besides itself. Rooms not listed may import anything that makes no circle. */
const LAYERS: Readonly<Record<string, readonly string[]>> = {
  // The signature schemes, and the facts about a provider, are those of the published package.
  'tools/contract/src': [X_WEBHOOK, SCHEMES],
  'tools/asyncapi-parser/src': [],
  'tools/openapi/src': ['tools/contract/src', `${READER}/spec`],
  'tools/payloads/src': ['tools/contract/src'],
  'tools/redos/src': ['tools/contract/src'],
  'tools/diff/src': ['tools/contract/src', 'tools/payloads/src'],
  'tools/docs-site/src': ['tools/contract/src', SCHEMES],
  'tools/models-emitter/src': ['tools/contract/src'],
  'tools/types-emitter/src': ['tools/contract/src'],
  'tools/validators-emitter/src': ['tools/contract/src'],
  'tools/upgrade-check/src': ['tools/contract/src', 'tools/diff/src'],
  [`${READER}/diagnostics`]: ['tools/contract/src'],
  [`${READER}/dialect`]: ['tools/contract/src'],
  [`${READER}/files`]: [],
  [`${READER}/spec`]: ['tools/contract/src', `${READER}/diagnostics`, `${READER}/dialect`],
  [READER]: ['tools/contract/src', 'tools/redos/src'],
  [NORMALISER]: ['tools/contract/src', ...READ, 'tools/redos/src', SCHEMES, X_WEBHOOK],
  [`${CODEGEN}/cache`]: ['tools/contract/src', `${READER}/spec`, `${READER}/files`],
  [`${CODEGEN}/validate`]: [
    ...['tools/contract/src', ...READ, `${READER}/files`, NORMALISER, `${CODEGEN}/cache`],
    ...['tools/asyncapi-parser/src', ...JUDGING],
  ],
  [`${CODEGEN}/emit`]: ['tools/contract/src', SCHEMES],
  [`${CODEGEN}/write`]: ['tools/contract/src', `${READER}/files`, `${CODEGEN}/cache`],
  [`${CODEGEN}/generate`]: [
    ...['tools/contract/src', READER, NORMALISER, 'tools/asyncapi-parser/src', 'tools/payloads/src', ...EMITTERS],
    ...['cache', 'validate', 'emit', 'write'].map((room) => `${CODEGEN}/${room}`),
  ],
  [`${CODEGEN}/bundle`]: ['tools/contract/src', ...READ, NORMALISER, `${CODEGEN}/generate`],
  [`${CODEGEN}/manifest`]: [
    ...[`${READER}/diagnostics`, `${READER}/files`],
    ...['cache', 'generate', 'write'].map((room) => `${CODEGEN}/${room}`),
  ],
  [`${CODEGEN}/report`]: [
    ...['tools/contract/src', `${READER}/diagnostics`, 'tools/asyncapi-parser/src'],
    ...[`${CODEGEN}/generate`, `${CODEGEN}/write`],
  ],
  [`${CODEGEN}/config`]: [
    ...['tools/contract/src', `${READER}/diagnostics`, `${READER}/files`],
    ...[`${CODEGEN}/generate`, `${CODEGEN}/report`],
  ],
  [`${CODEGEN}/diff`]: [
    ...['tools/contract/src', ...READ, NORMALISER, 'tools/diff/src', 'tools/upgrade-check/src', ...SIGNING],
    ...['generate', 'validate', 'report'].map((room) => `${CODEGEN}/${room}`),
  ],
  [`${CODEGEN}/commands`]: [
    ...['tools/contract/src', READER, NORMALISER, 'tools/payloads/src', 'tools/openapi/src'],
    ...['tools/diff/src', 'tools/upgrade-check/src'],
    ...['bundle', 'config', 'diff', 'generate', 'manifest', 'report', 'validate', 'write'].map(
      (room) => `${CODEGEN}/${room}`,
    ),
  ],
  'packages/types/src': [],
  'packages/webhook/src': [],
  'packages/webhook/src/sign': ['packages/webhook/src/signature'],
  'packages/webhook/src/verify': ['packages/webhook/src/signature', 'packages/webhook/src/crypto'],
  'packages/validators/src': ['packages/types/src'],
  'packages/validators/src/json': ['packages/validators/src/issues'],
  'packages/receiver/src': ['packages/types/src', 'packages/validators/src', 'packages/webhook/src'],
  'packages/mock-server/src': ['packages/types/src', 'packages/validators/src', 'packages/webhook/src'],
  'packages/docs/src': [],
};

const FILES = new Set(
  execFileSync('git', ['ls-files', '--cached', '--others', '--exclude-standard', 'packages', 'tools'], {
    cwd: REPOSITORY,
    encoding: 'utf8',
  })
    .split('\n')
    .filter((file) => /^[^/]+\/[^/]+\/src\/.*\.ts$/.test(file) && !file.includes('/gen/')),
);

/** Imports of files and of workspaces, type-only ones included. */
const IMPORTS: ReadonlyMap<string, readonly string[]> = new Map(
  [...FILES].map((file) => {
    const text = readFileSync(path.join(REPOSITORY, file), 'utf8').replace(/`[^`]*`/g, '``');
    const specifiers = [...text.matchAll(/(?:^(?:import|export)\b[^'"()=]*|\bimport\()'([^']+)'/gm)];
    return [file, specifiers.flatMap(([, specifier = '']) => targetOf(file, specifier) ?? [])];
  }),
);

function targetOf(file: string, specifier: string): string | undefined {
  if (specifier.startsWith('.')) {
    const target = path.posix.join(path.posix.dirname(file), specifier);
    // Declarations that were built stand for their sources.
    return target.replace(/^([^/]+\/[^/]+)\/dist\/(.*)\.js$/, '$1/src/$2.ts');
  }
  const [, name = '', subpath = ''] = /^@hookbook\/([^/]+)(.*)$/.exec(specifier) ?? [];
  const room = ['packages', 'tools'].map((root) => `${root}/${name}/src`).find((other) => isRoom(other));
  return room && (exportedFile(path.posix.dirname(room), subpath) ?? room);
}

/** The file behind a subpath of a tool. Packages export what is built. */
function exportedFile(workspace: string, subpath: string): string | undefined {
  const { exports = {} } = JSON.parse(readFileSync(path.join(REPOSITORY, workspace, 'package.json'), 'utf8'));
  const exported = exports[`.${subpath}`] ?? exports['./*'];
  if (typeof exported !== 'string') return undefined;
  const file = path.posix.join(workspace, exported.replace('*', subpath.slice(1)));
  return FILES.has(file) ? file : undefined;
}

function isRoom(room: string): boolean {
  return [...FILES].some((file) => isIn(file, room));
}

function isIn(file: string, room: string): boolean {
  return file === room || file.startsWith(`${room}/`);
}

/** Every circle of a graph, given by its edges. */
function circles(edges: ReadonlyMap<string, Iterable<string>>): string[][] {
  const members = new Map<string, string[]>();
  for (const [node, component] of stronglyConnected(edges.keys(), (from) => edges.get(from) ?? []))
    members.set(component, [...(members.get(component) ?? []), node]);
  return [...members.values()].filter((group) => group.length > 1);
}

it('reads the imports of all workspaces', () => {
  expect(FILES.size).toBeGreaterThan(300);
  expect([...IMPORTS.values()].flat().length).toBeGreaterThan(1000);
});

it('has no circle of files', () => {
  expect(circles(IMPORTS)).toEqual([]);
});

it('has no circle of folders', () => {
  const folders = new Map<string, Set<string>>();
  for (const [file, targets] of IMPORTS) {
    const folder = path.posix.dirname(file);
    const others = targets.filter((target) => FILES.has(target)).map((target) => path.posix.dirname(target));
    folders.set(folder, new Set([...(folders.get(folder) ?? []), ...others.filter((other) => other !== folder)]));
  }
  expect(circles(folders)).toEqual([]);
});

describe.each(Object.entries(LAYERS))('%s', (room, allowed) => {
  it(`imports only ${allowed.join(', ') || 'itself'}`, () => {
    expect(isRoom(room)).toBe(true);
    const wrong = [...IMPORTS].flatMap(([file, targets]) =>
      isIn(file, room)
        ? targets
            .filter((target) => ![room, ...allowed].some((other) => isIn(target, other)))
            .map((to) => `${file} imports ${to}`)
        : [],
    );
    expect(wrong).toEqual([]);
  });
});

it('lets no published package import a tool', () => {
  const published = [...IMPORTS].filter(([file]) => file.startsWith('packages/'));
  const wrong = published.flatMap(([file, targets]) =>
    targets.filter((to) => to.startsWith('tools/')).map((to) => `${file} imports ${to}`),
  );
  expect(wrong).toEqual([]);
});

it('lets tools import few sources of published packages', () => {
  const allowed = [SCHEMES, X_WEBHOOK, ...JUDGING, ...SIGNING];
  // An import by the name of a package is one of what is built.
  const sources = [...IMPORTS].flatMap(([file, targets]) =>
    file.startsWith('tools/')
      ? targets.filter((to) => to.startsWith('packages/') && FILES.has(to)).map((to) => ({ file, to }))
      : [],
  );
  expect(sources.length).toBeGreaterThan(20);
  const wrong = sources.filter(({ to }) => !allowed.some((room) => isIn(to, room)));
  expect(wrong.map(({ file, to }) => `${file} imports ${to}`)).toEqual([]);
});
