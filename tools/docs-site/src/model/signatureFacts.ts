import type { Signature } from '@hookbook/contract';
import { type ContentPart, parseContent } from '../../../../packages/webhook/src/signature/content.ts';
import { durationMs } from '../../../../packages/webhook/src/signature/duration.ts';
import type { Place, Timestamp, ValuePlace } from '../../../../packages/webhook/src/signature/signature.ts';

/** What the form on a provider's page needs to compute a signature. Its script reads it as JSON. */
export interface SignatureFacts extends Place, Pick<Signature, 'key' | 'encoding' | 'format' | 'separator'> {
  readonly hash: string;
  readonly content: readonly ContentPart[];
  /** The tolerance in milliseconds. */
  readonly timestamp?: ValuePlace & Pick<Timestamp, 'unit'> & { readonly tolerance?: number };
  readonly id?: ValuePlace;
}

/** The facts of an HMAC. Undefined for other algorithms, whose signatures need a private key or prove nothing. */
export function signatureFacts(signature: Signature): SignatureFacts | undefined {
  const { algorithm, key, encoding, format, separator, header, member, content, timestamp, id } = signature;
  const [, hash] = /^hmac-(sha\d+)$/.exec(algorithm) ?? [];
  if (hash === undefined || key === 'pem' || encoding === 'text') return undefined;
  const tolerance = durationMs(timestamp?.tolerance ?? signature.tolerance ?? '');
  return {
    ...{ hash, key, encoding, format, content: parseContent(content) },
    ...(separator !== undefined && { separator }),
    ...placeOf({ header, member }),
    ...(timestamp && {
      timestamp: { ...valuePlaceOf(timestamp), unit: timestamp.unit, ...(tolerance !== undefined && { tolerance }) },
    }),
    ...(id && { id: valuePlaceOf(id) }),
  };
}

function valuePlaceOf({ format, ...place }: ValuePlace): ValuePlace {
  return { ...placeOf(place), ...(format !== undefined && { format }) };
}

function placeOf({ header, member }: { readonly [Name in keyof Place]: Place[Name] | undefined }): Place {
  return { ...(header !== undefined && { header }), ...(member !== undefined && { member }) };
}
