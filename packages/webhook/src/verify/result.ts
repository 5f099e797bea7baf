export type Verification = Verified | Refused;

/** The sender of the request knows the secret. */
export interface Verified {
  readonly ok: true;
  /** The index of the secret that matched: 1 if only the second one did, during a rotation. */
  readonly secretIndex: number;
  /** When the attempt was signed. */
  readonly timestamp?: Date | undefined;
  /** The id of the delivery. */
  readonly id?: string | undefined;
}

export interface Refused {
  readonly ok: false;
  readonly code: RefusalCode;
  /** For logs. It contains no secret and no signature. Do not send it to the caller. */
  readonly message: string;
}

export type RefusalCode =
  | 'no-signature'
  | 'malformed-signature'
  | 'no-timestamp'
  | 'malformed-timestamp'
  | 'too-old'
  | 'too-new'
  | 'missing-content'
  | 'no-match';

export function refused(code: RefusalCode, message: string): Refused {
  return { ok: false, code, message };
}
