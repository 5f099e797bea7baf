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
 * The packages that a project finds: in its own folder and in those above, and in those of other packages.
 *
 * @param {string} project
 */
function installedFor(project) {
  /** @type {Map<string, Installed>} */
  const found = new Map();
  const visited = new Set();
  /** @param {string} modules */
  const visit = (modules) => {
    const folder = existsSync(modules) ? realpathSync(modules) : undefined;
    if (folder === undefined || visited.has(folder)) return;
    visited.add(folder);
    for (const name of packageNames(folder)) {
      const installed = path.join(folder, name);
      if (name.startsWith('@hookbook/')) add(found, installed);
      visit(path.join(installed, 'node_modules'));
    }
    // Where pnpm keeps what is not in the folder itself.
    const store = path.join(folder, '.pnpm');
    for (const entry of existsSync(store) ? readdirSync(store) : []) visit(path.join(store, entry, 'node_modules'));
  };
  for (let folder = project; ; folder = path.dirname(folder)) {
    visit(path.join(folder, 'node_modules'));
    if (folder === path.dirname(folder)) break;
  }
  return [...found.values()].sort((a, b) => compare(a.name, b.name) || compare(a.folder, b.folder));
}

/** @param {string} folder */
function packageNames(folder) {
  return readdirSync(folder).flatMap((name) => {
    if (name.startsWith('.')) return [];
    return name.startsWith('@') ? readdirSync(path.join(folder, name)).map((inner) => `${name}/${inner}`) : [name];
  });
}

/**
 * @param {Map<string, Installed>} found
 * @param {string} link
 */
function add(found, link) {
  const manifest = path.join(link, 'package.json');
  if (!existsSync(manifest)) return;
  const folder = realpathSync(link);
  const { name, version, hookbook: { contract, digest } = {} } = JSON.parse(readFileSync(manifest, 'utf8'));
  found.set(folder, { name, version, folder, contract, digest });
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
