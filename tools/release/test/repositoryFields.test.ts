import { expect, test } from 'vitest';
import { repositoryFields } from '../src/repositoryFields.ts';

test.each([
  'https://forge.example/birds/nest.git',
  'https://forge.example/birds/nest',
  'https://forge.example/birds/nest/',
  'http://forge.example/birds/nest.git',
  'https://robin:secret@forge.example/birds/nest.git',
  'git@forge.example:birds/nest.git',
  'forge.example:birds/nest.git',
  'ssh://git@forge.example/birds/nest.git',
  'ssh://git@forge.example:2222/birds/nest.git',
  'git+ssh://git@forge.example/birds/nest.git',
  'git://forge.example/birds/nest.git',
])('%s is the repository, homepage and place for bugs', (remote) => {
  expect(repositoryFields(remote, 'packages/egg')).toEqual({
    repository: { type: 'git', url: 'git+https://forge.example/birds/nest.git', directory: 'packages/egg' },
    homepage: 'https://forge.example/birds/nest/tree/HEAD/packages/egg#readme',
    bugs: { url: 'https://forge.example/birds/nest/issues' },
  });
});

test('the port of a web server stays, and groups may be nested', () => {
  expect(repositoryFields('https://forge.example:8443/a/b/c.git', 'specs').bugs.url).toBe(
    'https://forge.example:8443/a/b/c/issues',
  );
});

test.each(['', '/srv/nest', '../nest.git', 'file:///srv/nest.git', 'C:\\nest', 'C:/nest', 'https://forge.example/'])(
  '%j is no place that people can open',
  (remote) => {
    expect(() => repositoryFields(remote, 'specs')).toThrow(`The Git remote "${remote}" is not on a server`);
  },
);
