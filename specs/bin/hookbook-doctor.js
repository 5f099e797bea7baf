#!/usr/bin/env node
import { existsSync, readdirSync, readFileSync, realpathSync } from 'node:fs';
import path from 'node:path';

const USAGE = `Usage: hookbook-doctor [folder]

Lists the packages of Hookbook that a project has installed, and says what is wrong with them: packages of different versions,
several copies of one, or packages that were built from different contracts.

Exit codes: 0 nothing is wrong, 1 something is, 2 there is nothing to look at.`;

/**
 * An installed package.
 *
 * @typedef {{ name: string, version: string, folder: string, contract?: string, digest?: string }} Installed
 */

/** @param {readonly string[]} args */
function main(args) {
  const [folder = '.', ...more] = args;
  if (folder === '--help' || folder === '-h') {
    console.log(USAGE);
    return 0;
  }
  if (folder.startsWith('-') || more.length > 0) {
    console.error(USAGE);
    return 2;
  }
  const project = path.resolve(folder);
  const packages = installedFor(project);
  if (packages.length === 0) {
    console.error(`No package of Hookbook is installed in ${project}, or above it.`);
    return 2;
  }
  for (const line of table(packages, project)) console.log(line);
  const problems = problemsOf(packages);
  console.log(`\n${problems.length === 0 ? 'Nothing is wrong.' : problems.join('\n')}`);
  return problems.length === 0 ? 0 : 1;
}

/**
 * The packages that a project finds in its own folder and in those above, and those that other packages find. A copy that
 * a nearer one hides counts only if a package uses it.
 *
 * @param {string} project
 */
function installedFor(project) {
  /** @type {Map<string, Installed>} */
  const found = new Map();
  const visited = new Set();
  /** @type {Set<string>} */
  const nearer = new Set();
  /** @param {string} link */
  const add = (link) => {
    const folder = realpathSync(link);
    if (found.has(folder)) return;
    const { name, version, hookbook: { contract, digest } = {} } = manifestOf(folder);
    found.set(folder, { name, version, folder, contract, digest });
    addUsedBy(folder);
  };
  /** @param {string} folder */
  const addUsedBy = (folder) => {
    for (const name of Object.keys(manifestOf(folder).dependencies ?? {}).filter(isOurs)) {
      const used = foldersFrom(folder).map((above) => path.join(above, 'node_modules', name));
      const nearest = used.find((candidate) => existsSync(path.join(candidate, 'package.json')));
      if (nearest !== undefined) add(nearest);
    }
  };
  /** @param {string} modules */
  const visit = (modules) => {
    const folder = existsSync(modules) ? realpathSync(modules) : undefined;
    if (folder === undefined || visited.has(folder)) return;
    visited.add(folder);
    for (const name of packageNames(folder)) {
      const installed = path.join(folder, name);
      if (isOurs(name) && nearer.has(name)) continue;
      if (existsSync(path.join(installed, 'package.json'))) {
        if (isOurs(name)) add(installed);
        else addUsedBy(realpathSync(installed));
      }
      visit(path.join(installed, 'node_modules'));
    }
    // Where pnpm keeps what is not in the folder itself.
    const store = path.join(folder, '.pnpm');
    for (const entry of existsSync(store) ? readdirSync(store) : []) visit(path.join(store, entry, 'node_modules'));
  };
  for (const folder of foldersFrom(project)) {
    const modules = path.join(folder, 'node_modules');
    visit(modules);
    for (const name of existsSync(modules) ? packageNames(modules).filter(isOurs) : []) nearer.add(name);
  }
  return [...found.values()].sort((a, b) => compare(a.name, b.name) || compare(a.folder, b.folder));
}

/** @param {string} name */
function isOurs(name) {
  return name.startsWith('@hookbook/');
}

/**
 * A folder and those above it.
 *
 * @param {string} folder
 * @returns {readonly string[]}
 */
function foldersFrom(folder) {
  const above = path.dirname(folder);
  return above === folder ? [folder] : [folder, ...foldersFrom(above)];
}

/** @param {string} folder */
function manifestOf(folder) {
  return JSON.parse(readFileSync(path.join(folder, 'package.json'), 'utf8'));
}

/** @param {string} folder */
function packageNames(folder) {
  return readdirSync(folder).flatMap((name) => {
    if (name.startsWith('.')) return [];
    return name.startsWith('@') ? readdirSync(path.join(folder, name)).map((inner) => `${name}/${inner}`) : [name];
  });
}

/**
 * @param {readonly Installed[]} packages
 * @param {string} project
 */
function table(packages, project) {
  const rows = packages.map(({ name, version, folder, digest = 'not released' }) => [
    ...[name, version, digest.slice(0, 'sha256-'.length + 12), path.relative(project, folder)],
  ]);
  const widths = [0, 1, 2].map((column) => Math.max(...rows.map((row) => row[column]?.length ?? 0)));
  return rows.map((row) => row.map((cell, column) => cell.padEnd(widths[column] ?? 0)).join('  '));
}

/** @param {readonly Installed[]} packages */
function problemsOf(packages) {
  const versions = distinct(packages.map(({ version }) => version));
  const digests = distinct(packages.flatMap(({ digest }) => digest ?? []));
  const names = distinct(packages.map(({ name }) => name));
  const copies = names.filter((name) => packages.filter((other) => other.name === name).length > 1);
  return [
    ...(versions.length === 1
      ? []
      : [`The packages have the versions ${versions.join(' and ')}. Install the same version of each.`]),
    ...copies.map((name) => `${name} is installed more than once. Run npm dedupe, or its equivalent.`),
    ...(digests.length > 1 && versions.length === 1
      ? ['The packages were built from different contracts, though their version is the same. Install them again.']
      : []),
  ];
}

/** @param {readonly string[]} texts */
function distinct(texts) {
  return [...new Set(texts)].sort(compare);
}

/**
 * @param {string} a
 * @param {string} b
 */
function compare(a, b) {
  return a < b ? -1 : Number(a > b);
}

process.exitCode = main(process.argv.slice(2));
