import { createRequire } from 'node:module';
import path from 'node:path';
import type TypeScript from 'typescript-5';

export type Api = typeof TypeScript;

/** The TypeScript code of somebody who uses the packages. */
export interface Project {
  readonly ts: Api;
  readonly folder: string;
  /** One for each configuration, since a project may have parts. */
  readonly programs: readonly TypeScript.Program[];
  /** The version of the packages in `node_modules`. */
  readonly version: string;
}

/** What keeps a project from being read, in words for whoever runs the command. */
export class ProjectError extends Error {}

/** Versions with the API that this needs. TypeScript 7 has another one. */
const USABLE = /^[56]\./;
const PACKAGES = ['types', 'validators', 'receiver', 'mock-server', 'webhook', 'specs'];

/** Reads a project by its folder, or by its configuration. Throws a `ProjectError`. */
export async function loadProject(place: string): Promise<Project> {
  const isConfig = place.endsWith('.json');
  const folder = isConfig ? path.dirname(place) : place;
  const version = installedVersion(folder);
  const ts = (await ownTypeScript(folder)) ?? (await import('typescript-5')).default;
  const config = isConfig ? place : ts.findConfigFile(folder, ts.sys.fileExists, 'tsconfig.json');
  const parts = config === undefined ? [withoutConfig(ts, folder)] : configured(ts, config);
  const programs = parts
    .filter(({ fileNames }) => fileNames.length > 0)
    .map(({ fileNames, options }) => ts.createProgram(fileNames, { ...options, noEmit: true }));
  if (programs.length === 0) throw new ProjectError(`${config ?? folder} has no TypeScript or JavaScript files.`);
  return { ts, folder, programs, version };
}

function installedVersion(folder: string): string {
  const require = createRequire(path.join(folder, 'package.json'));
  for (const name of PACKAGES) {
    try {
      return (require(`@hookbook/${name}/package.json`) as { readonly version: string }).version;
    } catch {
      // Projects install some of the packages.
    }
  }
  throw new ProjectError(
    `No package of Hookbook is installed in ${folder}. Run npm install there, or pass its folder.`,
  );
}

async function ownTypeScript(folder: string): Promise<Api | undefined> {
  try {
    const require = createRequire(path.join(folder, 'package.json'));
    const { version } = require('typescript/package.json') as { readonly version: string };
    return USABLE.test(version) ? (require('typescript') as Api) : undefined;
  } catch {
    return undefined;
  }
}

/** A configuration, and those that it refers to. */
function configured(ts: Api, config: string, seen = new Set<string>()): readonly TypeScript.ParsedCommandLine[] {
  if (seen.has(config)) return [];
  seen.add(config);
  const problems: string[] = [];
  const parsed = ts.getParsedCommandLineOfConfigFile(
    config,
    {},
    {
      ...ts.sys,
      onUnRecoverableConfigFileDiagnostic: ({ messageText }) => {
        problems.push(ts.flattenDiagnosticMessageText(messageText, '\n'));
      },
    },
  );
  if (!parsed) throw new ProjectError(`${config} cannot be read. ${problems.join(' ')}`.trim());
  const references = (parsed.projectReferences ?? []).flatMap((reference) =>
    configured(ts, ts.resolveProjectReferencePath(reference), seen),
  );
  return [parsed, ...references];
}

/** The code of a folder without a configuration, read as Node and bundlers read it. */
function withoutConfig(ts: Api, folder: string): Pick<TypeScript.ParsedCommandLine, 'fileNames' | 'options'> {
  const extensions = ['.ts', '.tsx', '.mts', '.cts', '.js', '.jsx', '.mjs', '.cjs'];
  return {
    fileNames: ts.sys.readDirectory(folder, extensions, ['**/node_modules', '**/dist'], ['**/*']),
    options: {
      allowJs: true,
      module: ts.ModuleKind.ESNext,
      moduleResolution: ts.ModuleResolutionKind.Bundler,
      target: ts.ScriptTarget.ESNext,
      jsx: ts.JsxEmit.Preserve,
    },
  };
}
