import { expect, test } from 'vitest';
import { preparedManifest } from '../src/preparedManifest.ts';
import { hasIdentity } from '../src/provenance.ts';
import { repositoryFields } from '../src/repositoryFields.ts';

const fields = repositoryFields('https://forge.example/birds/nest.git', 'packages/egg');
const hookbook = { contract: '1.2.0', digest: 'sha256-abc=' };
const manifest = { name: 'egg', homepage: 'https://old.example', publishConfig: { access: 'public' } };

test('the fields of the repository are added, and replace older ones', () => {
  expect(preparedManifest(manifest, { ...fields, hookbook })).toEqual({
    ...manifest,
    ...fields,
    hookbook,
  });
});

test.each([
  { env: {}, expected: false },
  { env: { GITHUB_ACTIONS: 'true' }, expected: false },
  { env: { GITHUB_ACTIONS: 'true', ACTIONS_ID_TOKEN_REQUEST_URL: 'https://token.example' }, expected: true },
  { env: { GITLAB_CI: 'true' }, expected: false },
  { env: { GITLAB_CI: 'true', SIGSTORE_ID_TOKEN: 'token' }, expected: true },
  { env: { CI: 'true', SIGSTORE_ID_TOKEN: 'token' }, expected: false },
])('$env has an identity: $expected', ({ env, expected }) => {
  expect(hasIdentity(env)).toBe(expected);
});
