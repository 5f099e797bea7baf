// Generated from specs/x-webhook.schema.json. Do not edit: run `npm run generate:x-webhook`.

/**
 * Describe how often and for how long the provider tries to deliver.
 *
 * Number of properties: at least 1.
 */
export type Attempts = {
  disableAfter?: DisableAfter;
  /**
   * Give the number of further attempts, if the provider publishes that and not the delays between them.
   *
   * Integer. Range: 1 to 1000.
   */
  maxRetries?: MaxRetries;
  origins?: Origins;
  /**
   * List the delays between attempts, one for each further attempt. The first is from the first attempt to the
   * second. Write `none` if the provider makes one attempt.
   *
   * Pattern: `^none$`.
   *
   * @example "none"
   * @example ["PT15S","PT1M","PT10M","PT1H","P1D"]
   */
  retries?: Retries;
  /** Choose whether the provider waits as long as the header `retry-after` of a response asks for: `honoured` or `ignored`. */
  retryAfter?: RetryAfter;
  /** Give the time for which the provider makes attempts, if it publishes that and not the delays between them. */
  retryFor?: RetryFor;
  /**
   * List the status codes after which the provider makes no further attempt, in quotes.
   *
   * Number of items: at least 1. Items are unique.
   *
   * @example ["410"]
   */
  stopOn?: StopOn;
  /** Write the status codes that count as delivered: a class like `2xx`, or one code in quotes like `'200'`. */
  success?: Success;
  /** Give the time that the provider waits for a response. */
  timeout?: Timeout;
};

/**
 * Describe how the provider delivers events, which responses it expects and how it retries. Leave out what the
 * provider does not publish.
 */
export type Delivery = {
  /**
   * Write the media type of the request body. The fields of a form, `application/x-www-form-urlencoded`, are the
   * properties of the payload; everything else is JSON. Leave it out if each message has its `contentType`.
   *
   * Pattern: `^[a-z0-9!#$&^_.+-]+/[a-z0-9!#$&^_.+-]+(;[^;]+)*$`.
   *
   * @example "application/json"
   * @example "application/x-www-form-urlencoded"
   */
  contentType?: string;
  /**
   * Describe in Markdown what a receiver should know about responses, retries and redeliveries.
   *
   * Length: at least 1.
   */
  description?: string;
  disableAfter?: DisableAfter;
  /**
   * Describe the environments of the provider, such as its sandbox, in which some of these facts differ, by name.
   *
   * Number of properties: at least 1.
   */
  environments?: {
    [k: string]: Attempts;
  };
  /** Choose whether the URL of an endpoint must be HTTPS: `required` or `recommended`. */
  https?: 'required' | 'recommended';
  /**
   * Give the number of further attempts, if the provider publishes that and not the delays between them.
   *
   * Integer. Range: 1 to 1000.
   */
  maxRetries?: MaxRetries;
  /** Write the HTTP method of the request: `POST`. */
  method?: 'POST';
  /** Choose the order in which events arrive: `none` (no guarantee), `per-resource` or `total`. */
  ordering?: 'none' | 'per-resource' | 'total';
  /**
   * Write `vendor` (the default) if the provider publishes this. Write `hookbook` if the provider publishes
   * nothing and this is a choice made for the contract.
   *
   * @defaultValue `"vendor"`
   */
  origin?: Origin;
  origins?: Origins;
  /**
   * List the delays between attempts, one for each further attempt. The first is from the first attempt to the
   * second. Write `none` if the provider makes one attempt.
   *
   * Pattern: `^none$`.
   *
   * @example "none"
   * @example ["PT15S","PT1M","PT10M","PT1H","P1D"]
   */
  retries?: Retries;
  /** Choose whether the provider waits as long as the header `retry-after` of a response asks for: `honoured` or `ignored`. */
  retryAfter?: RetryAfter;
  /** Give the time for which the provider makes attempts, if it publishes that and not the delays between them. */
  retryFor?: RetryFor;
  /** Choose how often a delivery may arrive: `at-least-once` or `at-most-once`. */
  semantics?: 'at-least-once' | 'at-most-once';
  /**
   * List the status codes after which the provider makes no further attempt, in quotes.
   *
   * Number of items: at least 1. Items are unique.
   *
   * @example ["410"]
   */
  stopOn?: StopOn;
  /** Write the status codes that count as delivered: a class like `2xx`, or one code in quotes like `'200'`. */
  success?: Success;
  /** Give the time that the provider waits for a response. */
  timeout?: Timeout;
};

/**
 * Describe when the provider disables an endpoint: in Markdown, or by numbers.
 *
 * Length: at least 1. Number of properties: at least 1.
 */
export type DisableAfter =
  | {
      /**
       * Describe other conditions in Markdown.
       *
       * Length: at least 1.
       */
      description?: string;
      /**
       * Give the number of failed attempts after which a message counts as failed.
       *
       * Integer. Range: at least 1.
       */
      failedAttempts?: number;
      /**
       * Give the number of failed messages.
       *
       * Integer. Range: at least 1.
       */
      failedMessages?: number;
      /**
       * List the status codes of responses that disable the endpoint at once, in quotes.
       *
       * Number of items: at least 1. Items are unique.
       *
       * @example ["410"]
       */
      statuses?: Status[];
      /** Give the time within which they fail. */
      within?: Duration;
    }
  | string;

/**
 * Write an ISO 8601 duration in days, hours, minutes and seconds: `PT15S`, `PT5M`, `PT1H30M`, `P3D`.
 *
 * Pattern: `^P(?=[0-9]|T[0-9])([0-9]+D)?(T(?=[0-9])([0-9]+H)?([0-9]+M)?([0-9]+(\.[0-9]+)?S)?)?$`.
 *
 * @example "PT15S"
 * @example "PT5M"
 * @example "P1D"
 */
export type Duration = string;

/**
 * Declare entities, and point to their ids: `user: $message.payload#/data/userId`, or a list if an id occurs
 * in several places. The mock server gives all places of one entity the same new id. A message adds its own in
 * `x-entities`.
 *
 * Property names: Pattern: `^[A-Za-z][A-Za-z0-9_-]*$`.
 */
export type Entities = {
  [k: string]: RuntimeExpression[] | string;
};

/**
 * Describe another signature of the same request, by the facts in which it differs from the main one.
 *
 * Number of properties: at least 1.
 */
export type FurtherSignature = {
  /** Choose another algorithm than that of the main signature, or of the preset. */
  algorithm?:
    | 'hmac-sha1'
    | 'hmac-sha256'
    | 'hmac-sha512'
    | 'ed25519'
    | 'ecdsa-p256-sha256'
    | 'rsa-sha1'
    | 'rsa-sha256'
    | 'rsa-sha512'
    | 'sha1'
    | 'sha256';
  /**
   * Write a template of the signed content. In braces are `body` (the raw request body), `timestamp`, `id`,
   * `method`, `url` and its parts `authority`, `path` and `query`, `form` (the sorted fields of a form),
   * `sha256`, `sha256-base64` and `crc32` (of the body), `secret` (for a plain hash), the name of a header, a
   * JSON pointer to a property of the payload, or `value:` and a name of your choice for a value that no request
   * contains, such as `value:webhook-id`: the owner of the endpoint knows it. A list is joined; a part of it
   * that begins with `?` is left out if the request lacks a value in it.
   *
   * Pattern: `\{[^{}]+\}`. Number of items: at least 1.
   *
   * Items: Pattern: `\{[^{}]+\}`.
   *
   * @example "{body}"
   * @example "{timestamp}.{body}"
   */
  content?: SignatureContent;
  /** Choose the encoding of the signature, or of a token: `text` (its default) if it is sent unchanged. */
  encoding?: SignatureEncoding;
  /**
   * Write the complete value of the header, if it contains more than a prefix and the signature: with
   * `{signature}`, `{timestamp}` and `{id}`. With a separator, it has several parts. `sig1=:{signature}:` is a
   * member of a dictionary, as in RFC 9421.
   *
   * Pattern: `\{signature\}`.
   *
   * @example "t={timestamp},v1={signature}"
   */
  format?: SignatureFormat;
  /**
   * Name the header that contains the signature, in any case.
   *
   * Pattern: `` ^[A-Za-z0-9!#$%&'*+.^_`|~-]+$ ``.
   *
   * @example "x-dynamic-signature-256"
   */
  header?: SignatureHeader;
  /**
   * Choose the form in which the provider hands out the secret: `text` (the default), `base64`, `hex`, `whsec`
   * as in Standard Webhooks, or `pem` (the default for public keys and certificates).
   */
  key?: SignatureKey;
  /**
   * Write the text before each signature.
   *
   * @defaultValue `""`
   * @example "sha256="
   */
  prefix?: SignaturePrefix;
  /**
   * Choose another signature scheme: a preset, or an algorithm. A preset replaces the facts of the main
   * signature, except the timestamp and the id.
   */
  scheme?:
    | 'standard-webhooks'
    | 'standard-webhooks-ed25519'
    | 'svix'
    | 'github'
    | 'stripe'
    | 'slack'
    | 'zoom'
    | 'shopify'
    | 'twilio'
    | 'square'
    | 'hubspot-v1'
    | 'hubspot-v3'
    | 'discord'
    | 'sendgrid'
    | 'paddle'
    | 'rfc9421'
    | 'trello'
    | 'twitch'
    | 'zendesk'
    | 'hmac-sha1'
    | 'hmac-sha256'
    | 'hmac-sha512'
    | 'ed25519'
    | 'ecdsa-p256-sha256'
    | 'rsa-sha1'
    | 'rsa-sha256'
    | 'rsa-sha512'
    | 'sha1'
    | 'sha256';
  /**
   * Write `second` if it is signed with the second active secret, and absent while there is one only. Then the
   * main signature is that of the first.
   */
  secret?: 'second';
  /**
   * Write the text between the parts of the format, or between several signatures, one for each active secret.
   * Leave it out if the header contains one signature.
   *
   * Length: at least 1.
   *
   * @example ","
   */
  separator?: SignatureSeparator;
};

/** Describe how the provider checks an endpoint before it sends events to it, and the response that it expects. */
export type Handshake = {
  /**
   * Write the body of the response: a text, or the properties of a JSON object. `{challenge}` is the challenge,
   * and `{hmac-sha256-hex}` and `{hmac-sha256-base64}` are its HMAC with the secret.
   */
  response:
    | {
        [k: string]: string;
      }
    | string;
  /** Point to the challenge in the request. */
  challenge?: RuntimeExpression;
  /** Name the method of a challenge in the query. It is POST if you leave it out. */
  method?: 'GET' | 'POST';
  /**
   * Name the query parameter that contains the challenge. Such a request is not signed.
   *
   * Length: at least 1.
   */
  query?: string;
  /**
   * For a challenge in the request: list the values that distinguish it from an event, such as
   * `$message.payload#/type: url_verification`.
   *
   * Number of properties: at least 1.
   */
  when?: {
    [k: string]: string;
  };
};

/**
 * Give the number of further attempts, if the provider publishes that and not the delays between them.
 *
 * Integer. Range: 1 to 1000.
 */
export type MaxRetries = number;

/**
 * Write `vendor` (the default) if the provider publishes this. Write `hookbook` if the provider publishes
 * nothing and this is a choice made for the contract.
 *
 * @defaultValue `"vendor"`
 */
export type Origin = 'vendor' | 'hookbook';

/**
 * Write `hookbook` or `vendor` for a fact whose origin differs from the others.
 *
 * Number of properties: at least 1.
 */
export type Origins = {
  /**
   * Write `vendor` (the default) if the provider publishes this. Write `hookbook` if the provider publishes
   * nothing and this is a choice made for the contract.
   *
   * @defaultValue `"vendor"`
   */
  disableAfter?: Origin;
  /**
   * Write `vendor` (the default) if the provider publishes this. Write `hookbook` if the provider publishes
   * nothing and this is a choice made for the contract.
   *
   * @defaultValue `"vendor"`
   */
  maxRetries?: Origin;
  /**
   * Write `vendor` (the default) if the provider publishes this. Write `hookbook` if the provider publishes
   * nothing and this is a choice made for the contract.
   *
   * @defaultValue `"vendor"`
   */
  retries?: Origin;
  /**
   * Write `vendor` (the default) if the provider publishes this. Write `hookbook` if the provider publishes
   * nothing and this is a choice made for the contract.
   *
   * @defaultValue `"vendor"`
   */
  retryAfter?: Origin;
  /**
   * Write `vendor` (the default) if the provider publishes this. Write `hookbook` if the provider publishes
   * nothing and this is a choice made for the contract.
   *
   * @defaultValue `"vendor"`
   */
  retryFor?: Origin;
  /**
   * Write `vendor` (the default) if the provider publishes this. Write `hookbook` if the provider publishes
   * nothing and this is a choice made for the contract.
   *
   * @defaultValue `"vendor"`
   */
  stopOn?: Origin;
  /**
   * Write `vendor` (the default) if the provider publishes this. Write `hookbook` if the provider publishes
   * nothing and this is a choice made for the contract.
   *
   * @defaultValue `"vendor"`
   */
  success?: Origin;
  /**
   * Write `vendor` (the default) if the provider publishes this. Write `hookbook` if the provider publishes
   * nothing and this is a choice made for the contract.
   *
   * @defaultValue `"vendor"`
   */
  timeout?: Origin;
};

/**
 * List the delays between attempts, one for each further attempt. The first is from the first attempt to the
 * second. Write `none` if the provider makes one attempt.
 *
 * Pattern: `^none$`.
 *
 * @example "none"
 * @example ["PT15S","PT1M","PT10M","PT1H","P1D"]
 */
export type Retries = Duration[] | string;

/** Choose whether the provider waits as long as the header `retry-after` of a response asks for: `honoured` or `ignored`. */
export type RetryAfter = 'honoured' | 'ignored';

/** Give the time for which the provider makes attempts, if it publishes that and not the delays between them. */
export type RetryFor = Duration;

/**
 * Write a runtime expression: `$message.payload#/…` with a JSON pointer into the payload, or
 * `$message.header#/…` with the name of a header, in any case.
 *
 * Pattern: `` ^\$message\.(payload#(/([^/~]|~[01])*)+|header#/[A-Za-z0-9!#$%&'*+.^_`|-]+)$ ``.
 *
 * @example "$message.payload#/eventName"
 * @example "$message.header#/x-github-event"
 */
export type RuntimeExpression = string;

export type Scenario = {
  /**
   * List the events in order: the type of each, or an object with details. `user.*` selects all events whose
   * type begins with `user.`.
   *
   * Number of items: at least 1.
   */
  steps: (
    | {
        /**
         * Name the event type, or a pattern of several, such as `user.*`.
         *
         * Length: at least 1.
         */
        event: string;
        /** Give the time since the step before. */
        after?: Duration;
        /**
         * Name the example to send. The first one if you leave it out.
         *
         * Length: at least 1.
         */
        example?: string;
        /**
         * Write how often the event happens. Each time, it is a new event.
         *
         * Integer. Range: 1 to 1000.
         */
        repeat?: number;
        /**
         * Replace values in the payload, by their JSON pointers.
         *
         * Property names: Pattern: `^(/([^/~]|~[01])*)+$`.
         */
        set?: {
          [k: string]: unknown;
        };
      }
    | string
  )[];
  /**
   * Describe in a sentence what happens.
   *
   * Length: at least 1.
   */
  summary?: string;
};

/**
 * Describe how a receiver verifies that a delivery comes from the provider. Leave it out if the provider
 * publishes no signature scheme.
 */
export type Signature = {
  /**
   * Choose the signature scheme: a preset such as `standard-webhooks` or `stripe`, or the algorithm of another
   * scheme, whose facts you write below. `none` is a token that is sent unchanged.
   */
  scheme:
    | 'standard-webhooks'
    | 'standard-webhooks-ed25519'
    | 'svix'
    | 'github'
    | 'stripe'
    | 'slack'
    | 'zoom'
    | 'shopify'
    | 'twilio'
    | 'square'
    | 'hubspot-v1'
    | 'hubspot-v3'
    | 'discord'
    | 'sendgrid'
    | 'paddle'
    | 'mailgun'
    | 'sns'
    | 'sns-v2'
    | 'rfc9421'
    | 'gitlab'
    | 'bearer'
    | 'basic'
    | 'trello'
    | 'twitch'
    | 'zendesk'
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
   * List the other signatures that a request has, if any of them proves the sender:
   * `header: box-signature-secondary`. Each has only the facts in which it differs from this one. All have the
   * same timestamp and id, and each is in a header.
   *
   * Number of items: 1 to 4.
   */
  also?: FurtherSignature[];
  /**
   * Write a template of the signed content. In braces are `body` (the raw request body), `timestamp`, `id`,
   * `method`, `url` and its parts `authority`, `path` and `query`, `form` (the sorted fields of a form),
   * `sha256`, `sha256-base64` and `crc32` (of the body), `secret` (for a plain hash), the name of a header, a
   * JSON pointer to a property of the payload, or `value:` and a name of your choice for a value that no request
   * contains, such as `value:webhook-id`: the owner of the endpoint knows it. A list is joined; a part of it
   * that begins with `?` is left out if the request lacks a value in it.
   *
   * Pattern: `\{[^{}]+\}`. Number of items: at least 1.
   *
   * Items: Pattern: `\{[^{}]+\}`.
   *
   * @example "{body}"
   * @example "{timestamp}.{body}"
   */
  content?: string[] | string;
  /**
   * Describe in Markdown what a receiver should know about the secret and the verification.
   *
   * Length: at least 1.
   */
  description?: string;
  /** Choose the encoding of the signature, or of a token: `text` (its default) if it is sent unchanged. */
  encoding?: 'hex' | 'base64' | 'base64url' | 'text';
  /**
   * Write the complete value of the header, if it contains more than a prefix and the signature: with
   * `{signature}`, `{timestamp}` and `{id}`. With a separator, it has several parts. `sig1=:{signature}:` is a
   * member of a dictionary, as in RFC 9421.
   *
   * Pattern: `\{signature\}`.
   *
   * @example "t={timestamp},v1={signature}"
   */
  format?: string;
  /**
   * Name the header that contains the signature, in any case.
   *
   * Pattern: `` ^[A-Za-z0-9!#$%&'*+.^_`|~-]+$ ``.
   *
   * @example "x-dynamic-signature-256"
   */
  header?: string;
  /**
   * List headers that the provider adds for the signature, with values of the content in braces:
   * `content-digest: sha-256=:{sha256-base64}:`. Receivers compute these values and do not read them. Write `{}`
   * if the provider sends none of those of the preset.
   *
   * Property names: Pattern: `` ^[A-Za-z0-9!#$%&'*+.^_`|~-]+$ ``.
   */
  headers?: {
    [k: string]: string;
  };
  /** Describe the location of the delivery id that the signature covers. */
  id?: {
    /**
     * Write the complete value of that header, if it contains more than the id: with `{id}`, and with
     * `{timestamp}` if the timestamp is there too. Then both have the same header and format.
     *
     * Pattern: `\{id\}`.
     *
     * @example "sig1=(\"content-digest\");created={timestamp};nonce=\"{id}\""
     */
    format?: string;
    /**
     * Name the header that contains the id, in any case.
     *
     * Pattern: `` ^[A-Za-z0-9!#$%&'*+.^_`|~-]+$ ``.
     *
     * @example "webhook-id"
     */
    header?: string;
    /**
     * Point to the id with a JSON pointer, if it is a property of the payload.
     *
     * Pattern: `^(/([^/~]|~[01])*)+$`.
     *
     * @example "/id"
     */
    member?: string;
  };
  /**
   * Choose the form in which the provider hands out the secret: `text` (the default), `base64`, `hex`, `whsec`
   * as in Standard Webhooks, or `pem` (the default for public keys and certificates).
   */
  key?: 'text' | 'base64' | 'hex' | 'whsec' | 'pem';
  /**
   * Point to the signature with a JSON pointer, if it is a property of the payload.
   *
   * Pattern: `^(/([^/~]|~[01])*)+$`.
   *
   * @example "/signature/signature"
   */
  member?: string;
  /**
   * Write `vendor` (the default) if the provider publishes this. Write `hookbook` if the provider publishes
   * nothing and this is a choice made for the contract.
   *
   * @defaultValue `"vendor"`
   */
  origin?: Origin;
  /**
   * Write the text before each signature.
   *
   * @defaultValue `""`
   * @example "sha256="
   */
  prefix?: string;
  /**
   * Name the parameter in the query of the URL that contains the token, for the scheme `none`.
   *
   * Length: at least 1.
   *
   * @example "token"
   */
  query?: string;
  /**
   * Write the text between the parts of the format, or between several signatures, one for each active secret.
   * Leave it out if the header contains one signature.
   *
   * Length: at least 1.
   *
   * @example ","
   */
  separator?: string;
  /** Describe the time at which an attempt is signed. Leave out its location if it is in the format. */
  timestamp?: {
    /** Choose the unit: `seconds` or `milliseconds` since 1970, or `iso8601`. */
    unit: 'seconds' | 'milliseconds' | 'iso8601';
    /**
     * Write the complete value of that header, if it contains more than the timestamp: with `{timestamp}`, and
     * with `{id}` if the id is there too. If it begins with a label, such as `sig1=`, the header may have other
     * members with other labels.
     *
     * Pattern: `\{timestamp\}`.
     *
     * @example "sig1=(\"@method\" \"content-digest\");created={timestamp}"
     */
    format?: string;
    /**
     * Name the header that contains the timestamp, in any case.
     *
     * Pattern: `` ^[A-Za-z0-9!#$%&'*+.^_`|~-]+$ ``.
     *
     * @example "x-request-timestamp"
     */
    header?: string;
    /**
     * Point to the timestamp with a JSON pointer, if it is a property of the payload.
     *
     * Pattern: `^(/([^/~]|~[01])*)+$`.
     *
     * @example "/signature/timestamp"
     */
    member?: string;
  };
  /**
   * Give the largest allowed difference between a signed timestamp and the receiver's clock, in either
   * direction. Leave it out if no timestamp is signed.
   */
  tolerance?: Duration;
};

/**
 * Write a template of the signed content. In braces are `body` (the raw request body), `timestamp`, `id`,
 * `method`, `url` and its parts `authority`, `path` and `query`, `form` (the sorted fields of a form),
 * `sha256`, `sha256-base64` and `crc32` (of the body), `secret` (for a plain hash), the name of a header, a
 * JSON pointer to a property of the payload, or `value:` and a name of your choice for a value that no request
 * contains, such as `value:webhook-id`: the owner of the endpoint knows it. A list is joined; a part of it
 * that begins with `?` is left out if the request lacks a value in it.
 *
 * Pattern: `\{[^{}]+\}`. Number of items: at least 1.
 *
 * Items: Pattern: `\{[^{}]+\}`.
 *
 * @example "{body}"
 * @example "{timestamp}.{body}"
 */
export type SignatureContent = string[] | string;

/** Choose the encoding of the signature, or of a token: `text` (its default) if it is sent unchanged. */
export type SignatureEncoding = 'hex' | 'base64' | 'base64url' | 'text';

/**
 * Write the complete value of the header, if it contains more than a prefix and the signature: with
 * `{signature}`, `{timestamp}` and `{id}`. With a separator, it has several parts. `sig1=:{signature}:` is a
 * member of a dictionary, as in RFC 9421.
 *
 * Pattern: `\{signature\}`.
 *
 * @example "t={timestamp},v1={signature}"
 */
export type SignatureFormat = string;

/**
 * Name the header that contains the signature, in any case.
 *
 * Pattern: `` ^[A-Za-z0-9!#$%&'*+.^_`|~-]+$ ``.
 *
 * @example "x-dynamic-signature-256"
 */
export type SignatureHeader = string;

/**
 * Choose the form in which the provider hands out the secret: `text` (the default), `base64`, `hex`, `whsec`
 * as in Standard Webhooks, or `pem` (the default for public keys and certificates).
 */
export type SignatureKey = 'text' | 'base64' | 'hex' | 'whsec' | 'pem';

/**
 * Write the text before each signature.
 *
 * @defaultValue `""`
 * @example "sha256="
 */
export type SignaturePrefix = string;

/**
 * Write the text between the parts of the format, or between several signatures, one for each active secret.
 * Leave it out if the header contains one signature.
 *
 * Length: at least 1.
 *
 * @example ","
 */
export type SignatureSeparator = string;

/**
 * Write a class of status codes like `2xx`, or one code in quotes like `'200'`.
 *
 * Pattern: `^[1-5](xx|[0-9]{2})$`.
 *
 * @example "2xx"
 * @example "200"
 */
export type Status = string;

/**
 * List the status codes after which the provider makes no further attempt, in quotes.
 *
 * Number of items: at least 1. Items are unique.
 *
 * @example ["410"]
 */
export type StopOn = Status[];

/** Write the status codes that count as delivered: a class like `2xx`, or one code in quotes like `'200'`. */
export type Success = Status;

/** Give the time that the provider waits for a response. */
export type Timeout = Duration;

/**
 * Describe the event types, signatures and delivery of a provider, on its AsyncAPI channel, on a server, or in
 * the `info` of the document. Write only what the provider publishes and leave out the rest. Where you have to
 * make a choice, mark it with `origin: hookbook`.
 */
export type XWebhook = {
  /** Point to the event's own data inside the envelope that all events of the provider share. */
  data?: RuntimeExpression;
  delivery?: Delivery;
  entities?: Entities;
  /** Point to the unique id of the event. One event may be sent in several deliveries, for example to two endpoints. */
  eventId?: RuntimeExpression;
  /**
   * Point to the event type with a runtime expression, or with a list of them whose values are joined with `.`.
   * For example `$message.payload#/type`, or `[$message.header#/x-github-event, $message.payload#/action]` for
   * an event type like `issues.opened`. Pin the values there with `const` in the payload schema of each event.
   * Leave it out if deliveries do not contain the event type, for example because each event has its own URL.
   *
   * Pattern: `` ^\$message\.(payload#(/([^/~]|~[01])*)+|header#/[A-Za-z0-9!#$%&'*+.^_`|-]+)$ ``. Number of items: at least 1. Items are unique.
   *
   * @example "$message.payload#/type"
   * @example ["$message.header#/x-github-event","$message.payload#/action"]
   */
  eventType?: RuntimeExpression[] | string;
  /**
   * Write `assertion` (the default) if payloads follow `format`, so that validators reject any other value.
   * Write `annotation` if `format` is only a hint, so that validators accept any string.
   *
   * @defaultValue `"assertion"`
   */
  formats?: 'assertion' | 'annotation';
  handshake?: Handshake;
  /**
   * Point to the value that stays the same when an event is delivered again, so that a receiver can skip what it
   * has already handled.
   */
  idempotencyKey?: RuntimeExpression;
  /**
   * Add other facts that a receiver should know, and facts that the provider does not publish, in Markdown.
   *
   * Length: at least 1.
   */
  notes?: string;
  /** Point to the time at which the event happened, not to the time of the delivery. */
  occurredAt?: RuntimeExpression;
  /**
   * Name the event type of the test event that the provider sends when an endpoint is registered. It is one of
   * the channel's events.
   *
   * Length: at least 1.
   */
  ping?: string;
  /** Point to the flag that is true for a redelivery. */
  redelivered?: RuntimeExpression;
  /** Point to the id of the resource that the event is about. The order of events about the same resource matters. */
  resource?: RuntimeExpression;
  /**
   * Describe sequences of events that belong together, such as the life of a user, by name. The mock server
   * plays them. They may be in a separate file.
   *
   * Property names: Pattern: `^([a-z0-9]+(-[a-z0-9]+)*|\$ref)$`.
   */
  scenarios?: {
    /** Name the file. */
    $ref?: string;
    [k: string]: Scenario | string | undefined;
  };
  signature?: Signature;
};
