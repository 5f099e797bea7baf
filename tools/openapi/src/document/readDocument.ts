import { findTooDeep, isMapping, MAX_DEPTH } from '@hookbook/contract/data';
import { rootNode } from '@hookbook/spec-reader/spec/file/specNode';
import type { OpenapiFiles } from './files.ts';
import { member, type OpenapiNode } from './node.ts';
import type { Reporter } from './problem.ts';

export interface OpenapiDocument {
  readonly root: OpenapiNode;
  readonly files: OpenapiFiles;
  /** 3.0 has a schema dialect of its own; from 3.1 on, schemas are JSON Schema 2020-12. */
  readonly dialect: '3.0' | '3.1';
}

/** Returns undefined, and reports the reason, if the value is not an OpenAPI 3 document. */
export function readDocument(files: OpenapiFiles, reporter: Reporter): OpenapiDocument | undefined {
  const root = rootNode(files.root);
  const { value } = root;
  if (!isMapping(value)) {
    reporter.error(root, 'The document is not an object.', 'Pass an OpenAPI 3.0 or 3.1 document.');
    return undefined;
  }
  const tooDeep = findTooDeep(value);
  if (tooDeep) {
    // The start of the path is enough to find the place.
    const message = `Values are nested more than ${MAX_DEPTH} levels deep.`;
    reporter.error(
      { ...root, path: tooDeep.slice(0, 8) },
      message,
      'Move nested values to components, and refer to them.',
    );
    return undefined;
  }
  const dialect = readVersion(root, reporter);
  return dialect && { root, files, dialect };
}

function readVersion(root: OpenapiNode, reporter: Reporter): OpenapiDocument['dialect'] | undefined {
  const version = member(root, 'openapi');
  const minor = /^3\.(\d+)(\.|$)/.exec(String(version?.value))?.[1];
  if (!version || minor === undefined) {
    reportUnsupported(root, version, reporter);
    return undefined;
  }
  if (Number(minor) > 1) {
    const message = `OpenAPI ${String(version.value)} is read as OpenAPI 3.1.`;
    reporter.warn(version, message, 'Check the imported messages for what OpenAPI 3.1 does not have.');
  }
  warnAboutDialect(root, reporter);
  return minor === '0' ? '3.0' : '3.1';
}

function reportUnsupported(root: OpenapiNode, openapi: OpenapiNode | undefined, reporter: Reporter): void {
  const asyncapi = member(root, 'asyncapi');
  const swagger = member(root, 'swagger');
  const place = openapi ?? asyncapi ?? swagger;
  if (!place) reporter.error(root, 'The document has no field "openapi".', 'Pass an OpenAPI 3.0 or 3.1 document.');
  else if (place === asyncapi)
    reporter.error(place, 'This is an AsyncAPI document.', 'Pass it to `hookbook check --specs`: it needs no import.');
  else {
    const name = `${place === swagger ? 'Swagger' : 'OpenAPI'} ${JSON.stringify(place.value)}`;
    reporter.error(place, `${name} is not supported.`, 'Convert the document to OpenAPI 3.1.');
  }
}

const SUPPORTED_DIALECT =
  /^https:\/\/(spec\.openapis\.org\/oas\/3\.\d\/dialect\/.*|json-schema\.org\/draft\/2020-12\/schema)$/;

function warnAboutDialect(root: OpenapiNode, reporter: Reporter): void {
  const dialect = member(root, 'jsonSchemaDialect');
  if (!dialect || SUPPORTED_DIALECT.test(String(dialect.value))) return;
  const message = `Schemas in the dialect ${JSON.stringify(dialect.value)} are read as JSON Schema 2020-12.`;
  reporter.warn(dialect, message, 'Check the imported schemas for keywords that 2020-12 does not have.');
}
