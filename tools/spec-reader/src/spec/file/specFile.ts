import { findTooDeep, MAX_DEPTH } from '@hookbook/contract/data';
import {
  createDiagnostic,
  type Diagnostic,
  FILE_START,
  type Range,
  type SourceLocation,
} from '../../diagnostics/diagnostic.ts';
import type { ParsedText, Positions, SpecText, SpecValue } from './parsedText.ts';
import { parseJson } from './parseJson.ts';
import { parseYaml } from './parseYaml.ts';

/** A parsed spec file, with the position of every value. */
export interface SpecFile {
  /** Absolute. */
  readonly path: string;
  /** Relative to the folder of the root document, with `/` as the separator. */
  readonly name: string;
  /** The base URI of the references in the file, unless an `$id` sets another one. */
  readonly uri: string;
  /** As on disk. */
  readonly text: string;
  /** The same value as JSON, for parsers that read YAML differently: merge keys, keys that are numbers, directives. */
  readonly plainText: string;
  readonly value: unknown;
  /** Where the key or value at a path is written, or its nearest existing parent. */
  readonly locationAt: (path: readonly string[], part?: 'key' | 'value') => SourceLocation;
  /** Whether the text has a number that a double rounds. */
  readonly hasRoundedNumbers: boolean;
  /** The number at a path as JSON, with its written digits, if a double rounds it. */
  readonly roundedNumberAt: (path: readonly string[]) => string | undefined;
}

/** Values of texts that were parsed before. */
export interface KnownValues {
  readonly get: (source: SpecText) => SpecValue | undefined;
  readonly add: (source: SpecText, value: SpecValue) => void;
}

/** Parses YAML or, for `*.json`, JSON. A file with syntax errors has no usable value, so it yields only diagnostics. */
export function parseSpecFile(
  source: SpecText,
  known?: KnownValues,
): { file?: SpecFile; diagnostics: readonly Diagnostic[] } {
  const knownValue = known?.get(source);
  if (knownValue) return { file: specFile(source, knownValue), diagnostics: [] };
  try {
    const parsed = parse(source);
    if ('diagnostics' in parsed) return parsed;
    const { value, hasRoundedNumbers, positions } = parsed;
    const file = specFile(source, parsed, positions);
    const tooDeep = findTooDeep(value);
    if (tooDeep) return { diagnostics: [tooDeepDiagnostic(file.locationAt(tooDeep))] };
    known?.add(source, { value, hasRoundedNumbers });
    return { file, diagnostics: [] };
  } catch (error) {
    if (!(error instanceof RangeError)) throw error;
    return { diagnostics: [tooDeepDiagnostic({ file: source.path, range: FILE_START })] };
  }
}

function parse(source: SpecText): ParsedText {
  return isJsonFile(source) ? parseJson(source) : parseYaml(source);
}

function isJsonFile({ path }: SpecText): boolean {
  return path.endsWith('.json');
}

/** Positions take much more memory than the value, and are needed only for what is wrong, so they may be parsed again. */
function specFile(source: SpecText, { value, hasRoundedNumbers }: SpecValue, parsed?: Positions): SpecFile {
  const { path: file, text } = source;
  let weak = parsed && new WeakRef(parsed);
  const positions = (): Positions => {
    const held = weak?.deref();
    if (held) return held;
    const again = parse(source);
    if ('diagnostics' in again) throw new Error(`${file} changed while it was read.`);
    weak = new WeakRef(again.positions);
    return again.positions;
  };
  return {
    ...source,
    get plainText() {
      return isJsonFile(source) ? text : JSON.stringify(value);
    },
    value,
    hasRoundedNumbers,
    locationAt: (path, part = 'value') => ({ file, ...positions().written(path, part) }),
    roundedNumberAt: (path) => (hasRoundedNumbers ? positions().roundedNumber(path) : undefined),
  };
}

function tooDeepDiagnostic({ file, range }: Pick<SourceLocation, 'file'> & { readonly range: Range }): Diagnostic {
  return createDiagnostic('spec-too-deep', { file, range }, `Values are nested more than ${MAX_DEPTH} levels deep.`);
}
