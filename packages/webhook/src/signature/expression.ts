import { type ContentPart, type Piece, parseContent, type Value } from './content.ts';
import { durationMs } from './duration.ts';
import { patternOf } from './format.ts';
import { hasMixedKeys, isAsymmetric } from './keyKinds.ts';
import type { Encoding, KeyForm, Place, Signature, Timestamp, ValuePlace } from './signature.ts';

/**
 * A scheme as an expression over the parts of `@hookbook/webhook/scheme`. It is evaluated here, and printed by generators, so
 * that generated code imports only the parts of its scheme.
 */
export interface SchemeExpression {
  readonly place: Expression;
  readonly format: Expression;
  readonly decode: Expression;
  readonly algorithm: Expression;
  readonly content: readonly Expression[];
  readonly timestamp?: Expression;
  readonly id?: Expression;
  readonly also?: readonly SchemeExpression[];
}

export type PartName =
  | 'header'
  | 'member'
  | 'parameter'
  | 'prefixed'
  | 'single'
  | 'list'
  | 'labelled'
  | 'within'
  | Exclude<Encoding, 'text'>
  | 'utf8'
  | 'hmac'
  | 'plainHash'
  | 'token'
  | 'publicKey'
  | 'ofKeys'
  | 'further'
  | `${Exclude<KeyForm, 'pem'>}Key`
  | Exclude<Value, 'sha256-base64'>
  | 'sha256Base64'
  | 'optional'
  | 'signedAt'
  | Timestamp['unit'];

export type Expression = string | number | null | readonly Expression[] | PartExpression | OwnValue;

/** A part, or a call of it. */
export interface PartExpression {
  readonly part: PartName;
  readonly arguments?: readonly Expression[];
}

/** What the owner of the endpoint passes as the value with this name. */
export interface OwnValue {
  readonly value: string;
}

export function schemeExpression(signature: Signature): SchemeExpression {
  const { also = [] } = signature;
  if (also.length === 0) return oneExpression(signature, algorithmOf(signature));
  const isMixed = hasMixedKeys(signature);
  const expressionOf = (one: Signature) =>
    oneExpression(one, isMixed ? call('ofKeys', keyKind(one), algorithmOf(one)) : algorithmOf(one));
  return { ...expressionOf(signature), also: also.map(expressionOf) };
}

/** The kind of keys of a signature, where secrets and public keys are in one list. */
function keyKind(signature: Signature): string {
  if (isAsymmetric(signature)) return 'publicKey';
  return signature.key === 'whsec' ? 'whsec' : 'secret';
}

function oneExpression(signature: Signature, algorithm: Expression): SchemeExpression {
  const { timestamp } = signature;
  const id = signature.id && valuePlaceOf(signature.id, 'id');
  return {
    place: signaturePlaceOf(signature),
    format: formatOf(signature),
    decode: { part: signature.encoding === 'text' ? 'utf8' : signature.encoding },
    algorithm,
    content: parseContent(signature.content).flatMap(contentOf),
    ...(timestamp && { timestamp: timestampOf(timestamp) }),
    ...(id && { id }),
  };
}

function call(part: PartName, ...args: readonly Expression[]): PartExpression {
  return { part, arguments: args };
}

function signaturePlaceOf({ query, ...place }: Signature): PartExpression {
  return placeOf(place) ?? (query === undefined ? call('header', '') : call('parameter', query));
}

function placeOf({ header, member }: Place): PartExpression | undefined {
  if (header !== undefined) return call('header', header);
  return member === undefined ? undefined : call('member', member);
}

function valuePlaceOf({ format, ...place }: ValuePlace, name: 'timestamp' | 'id'): PartExpression | undefined {
  const at = placeOf(place);
  return at && format !== undefined ? call('within', at, name, patternOf(format.trim())) : at;
}

/** The member of a dictionary: a label, and bytes in base64 between colons. */
const LABELLED = /^[a-z*][a-z0-9_.*-]*=:\{signature\}:$/;

function formatOf({ format, separator }: Signature): Expression {
  if (separator === undefined && LABELLED.test(format)) return call('labelled', patternOf(format.trim()));
  const parts = separator === undefined ? [format] : format.split(separator);
  const patterns = parts.map((part) => patternOf(part.trim()));
  const separators = separator === undefined ? [] : [separator];
  const [[prefix = '', name, suffix] = [], ...others] = patterns;
  // Most schemes need none of the code for several placeholders.
  if (name === 'signature' && suffix === '' && others.length === 0) return call('prefixed', prefix, ...separators);
  return separator === undefined ? call('single', ...patterns) : call('list', separator, ...patterns);
}

function algorithmOf({ algorithm, key }: Signature): Expression {
  switch (algorithm) {
    case 'hmac-sha1':
    case 'hmac-sha256':
    case 'hmac-sha512':
      return call('hmac', algorithm.slice('hmac-'.length), keyOf(key));
    case 'sha1':
    case 'sha256':
      return call('plainHash', algorithm);
    case 'none':
      return { part: 'token' };
    case 'ed25519':
    case 'ecdsa-p256-sha256':
    case 'rsa-sha1':
    case 'rsa-sha256':
    case 'rsa-sha512':
      return call('publicKey', algorithm, key === 'hex' ? 'hex' : 'base64');
  }
}

function keyOf(key: KeyForm): Expression {
  if (key === 'pem') throw new TypeError('An HMAC has no key in PEM.');
  return { part: `${key}Key` };
}

function contentOf({ pieces, isOptional }: ContentPart): readonly Expression[] {
  const expressions = pieces.map(pieceOf);
  return isOptional ? [call('optional', ...expressions)] : expressions;
}

function pieceOf(piece: Piece): Expression {
  switch (piece.kind) {
    case 'text':
      return piece.text;
    case 'header':
      return call('header', piece.name);
    case 'member':
      return call('member', piece.pointer);
    case 'value':
      return { value: piece.name };
    case 'sha256-base64':
      return { part: 'sha256Base64' };
    default:
      return { part: piece.kind };
  }
}

function timestampOf({ unit, tolerance, ...place }: Timestamp): Expression {
  const at = valuePlaceOf(place, 'timestamp');
  const limit = tolerance === undefined ? undefined : durationMs(tolerance);
  if (at) return call('signedAt', { part: unit }, limit ?? null, at);
  return call('signedAt', { part: unit }, ...(limit === undefined ? [] : [limit]));
}
