import { createHash } from 'node:crypto';
import { zipSync } from 'fflate';
import type { Files } from './readFolder.ts';

export interface Archive {
  readonly name: string;
  readonly bytes: Uint8Array;
}

/** A wheel, which pip installs without a build. `files` are those of a project with a `pyproject.toml`. */
export function wheel(files: Files, version: string): Archive {
  const info = `hookbook_models-${version}.dist-info`;
  const contents = new Map([...files].filter(([name]) => name.startsWith('hookbook_models/')));
  contents.set(`${info}/METADATA`, Buffer.from(metadata(files, version)));
  contents.set(
    `${info}/WHEEL`,
    Buffer.from('Wheel-Version: 1.0\nGenerator: hookbook\nRoot-Is-Purelib: true\nTag: py3-none-any\n'),
  );
  contents.set(`${info}/licenses/LICENSE`, fileOf(files, 'LICENSE'));
  const record = [...contents].map(([name, bytes]) => `${name},sha256=${digest(bytes)},${bytes.length}\n`);
  contents.set(`${info}/RECORD`, Buffer.from(`${record.join('')}${info}/RECORD,,\n`));
  return { name: `hookbook_models-${version}-py3-none-any.whl`, bytes: zip(contents) };
}

/** The core metadata of a Python package, from its `pyproject.toml`. */
function metadata(files: Files, version: string): string {
  const project = fileOf(files, 'pyproject.toml').toString();
  const value = (key: string) => new RegExp(`^${key} = (.*)$`, 'm').exec(project)?.[1] ?? '';
  const dependencies = JSON.parse(value('dependencies')) as readonly string[];
  return [
    'Metadata-Version: 2.1',
    'Name: hookbook-models',
    `Version: ${version}`,
    `Summary: ${JSON.parse(value('description'))}`,
    'License: MIT',
    `Requires-Python: ${JSON.parse(value('requires-python'))}`,
    ...dependencies.map((dependency) => `Requires-Dist: ${dependency}`),
    'Description-Content-Type: text/markdown',
    '',
    fileOf(files, 'README.md').toString(),
  ].join('\n');
}

/** A module as `GOPROXY` serves it: all files below `<module>@v<version>/`. */
export function goModuleArchive(files: Files, version: string): Archive {
  const [, module = ''] = /^module (\S+)$/m.exec(fileOf(files, 'go.mod').toString()) ?? [];
  return { name: `hookbook-models-go-v${version}.zip`, bytes: zip(below(`${module}@v${version}/`, files)) };
}

/** A Maven project, which `mvn install` builds. */
export function javaProjectArchive(files: Files, version: string): Archive {
  const folder = `hookbook-models-java-${version}`;
  return { name: `${folder}.zip`, bytes: zip(below(`${folder}/`, files)) };
}

function below(prefix: string, files: Files): Files {
  return new Map([...files].map(([name, bytes]) => [prefix + name, bytes]));
}

/** The same files give the same bytes: no entry has the time at which it was made. */
function zip(files: Files): Uint8Array {
  return zipSync(Object.fromEntries(files), { level: 9, mtime: new Date(1980, 0, 1) });
}

function digest(bytes: Buffer): string {
  return createHash('sha256').update(bytes).digest('base64url');
}

function fileOf(files: Files, name: string): Buffer {
  const bytes = files.get(name);
  if (!bytes) throw new Error(`The package has no ${name}.`);
  return bytes;
}
