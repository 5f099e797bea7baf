/**
 * How a provider signs its requests. The facts are data, so that a scheme needs no code. The names of headers are
 * in lower case; members of the payload are JSON pointers.
 */
export interface Signature extends Place {
  /** The parameter in the query of the URL that contains a token. Only for the algorithm `none`. */
  readonly query?: string;
  readonly algorithm: Algorithm;
  /** The form in which the provider hands out the secret or key. */
  readonly key: KeyForm;
  /**
   * The value at the place, with `{signature}` and, if it contains them, `{timestamp}` and `{id}`: `sha256={signature}`, or
   * `t={timestamp},v1={signature}` with `,` as separator. `sig1=:{signature}:` is the member of a dictionary, as RFC 9421 says: the
   * header may have others with other labels.
   */
  readonly format: string;
  /** Separates the parts of the format. The part with the signature is repeated if several secrets are active. */
  readonly separator?: string;
  readonly encoding: Encoding;
  /**
   * The signed content, as a template or as several that are joined. See `parseContent`. One that begins with `?` is left
   * out if the request lacks a value in it.
   */
  readonly content: string | readonly string[];
  /** The time at which the attempt was signed. */
  readonly timestamp?: Timestamp;
  /** The id of the delivery, if the content or the format has one. */
  readonly id?: ValuePlace;
  /**
   * Headers that the sender adds before it signs, with values of the content in braces, such as `content-digest`. Receivers compute
   * the content and do not read them.
   */
  readonly headers?: Readonly<Record<string, string>>;
  /** Other signatures of the same request, at the same time and with the same id. Any of them proves the sender, too. */
  readonly also?: readonly FurtherSignature[];
}

/** A further signature, with all its facts. It is in a header. */
export interface FurtherSignature extends Omit<Signature, 'also' | 'headers' | 'member' | 'query'> {
  /** Signed with the second active secret, and absent while there is one only. */
  readonly secret?: 'second';
}

/**
 * The algorithm of the signature. A plain hash signs content that contains the secret. `none` compares the secret itself,
 * such as a token in a header.
 */
export type Algorithm =
  | 'hmac-sha1'
  | 'hmac-sha256'
  | 'hmac-sha512'
  | 'ed25519'
  | 'ecdsa-p256-sha256'
  | 'rsa-sha1'
  | 'rsa-sha256'
  | 'rsa-sha512'
  | 'sha1'
  | 'sha256'
  | 'none';

/**
 * `text`: the secret is the key, as UTF-8. `whsec`: `whsec_` and base64, or for Ed25519 `whpk_` and `whsk_`, as Standard
 * Webhooks says. `pem`: a public key or a certificate. For Ed25519, `hex` and `base64` are the 32 bytes of the key, and for
 * other asymmetric algorithms `base64` is its DER form.
 */
export type KeyForm = 'text' | 'base64' | 'hex' | 'whsec' | 'pem';

/** `text`: a token that is sent as it is. */
export type Encoding = 'hex' | 'base64' | 'base64url' | 'text';

/** A header, or a member of the payload. */
export interface Place {
  readonly header?: string;
  readonly member?: string;
}

/** The place of the timestamp or of the id. */
export interface ValuePlace extends Place {
  /**
   * The value of the header, with `{timestamp}` and `{id}`, if it contains more than the one value. If it begins with a label, such
   * as `sig1=`, the header may have other members with other labels. A header with the timestamp and the id has one format for both.
   */
  readonly format?: string;
}

/** Without a place, the timestamp is in the format of the signature. */
export interface Timestamp extends ValuePlace {
  readonly unit: 'seconds' | 'milliseconds' | 'iso8601';
  /** The largest difference from the receiver's clock, in either direction, as an ISO 8601 duration. */
  readonly tolerance?: string;
}
