import { hasMixedKeys } from '@hookbook/webhook/sign';
import type { Signature } from '@hookbook/webhook/x-webhook';

/** A secret that works with every scheme of a shared secret in text. It is public: use it only for local tests. */
export const DEFAULT_SECRET = 'whsec_bW9jay1zZWNyZXQtZm9yLWxvY2FsLXRlc3RzLW9ubHk=';

const BYTES = Buffer.from(DEFAULT_SECRET.replace('whsec_', ''), 'base64');
const ED25519_SEED = BYTES.subarray(0, 32);

/** Private keys in DER. They are public, and only for local tests. */
const KEYS = {
  'ecdsa-p256-sha256':
    'MIGHAgEAMBMGByqGSM49AgEGCCqGSM49AwEHBG0wawIBAQQgmG9TgUCbQcdDxmjG3draoPiZe02364WIyrcgsHaqAUuhRANCAAR1jFB7JP8Y' +
    'HlJduTwKpyEUvMMXZLCgNJkw3c5nFYYAwWzxnh5WYKez0BAGPfEgmpMpu/ex3SzvgEvgD630Yxzq',
  rsa:
    'MIIEvQIBADANBgkqhkiG9w0BAQEFAASCBKcwggSjAgEAAoIBAQCdP5a+Zu0BKINr/xzswi0FADweKHD3Vnyt2CQQsXn06FuoL3i9oeLUXtrj' +
    '4ffYDV2FSmSh1khOreNm0HRnP9c08NZlRG40p6shz8WAJ/9m7uALwDh/CiEr8GQa8uA78jzi44XCLK36AXmO+nptz9tUQ2PZGKRO8JleSMzw' +
    'LV7rRoooAgnWPknwIZCMWwnvvgqYidHTvoKbjg3usw2pJnOBJtwTs9JBE0FQPelIaWRb5szQmdqaYf3DD/SUUHwP4dJQxsAVSZlZLIV4hfzn' +
    'TqPzLKkZxARq99E213vKB1o8alHZusUCTO7JBTuiiyCG+Ieis6T9AgF/QS5KQboBL7BlAgMBAAECggEAHB2wkF7K5bget4Kn41Vcw1YlaacF' +
    'e9QE+vh4iluRWM7rBIloZ0+4xQwoyzIuJH1PSXPhxmYQC7FfxZRkG8n4asjdLMItilCocqU5xQ5hxj/T44X9FAn1oGudGoxut4k6hb70vaFL' +
    'gjYdTAlRNq1BpDFgewLC7jJq2cbejdsu65YrMcLSN5zJi2/a4Xo1Qre2tahf4R45RuLqntm/bFnxvLlwOsAeyMtQi50P9G5fgLM8af3AXfy8' +
    'g3K0uI4mc+ru4M/eX3OLHiQCWXRXA/M9Uuii8GNhmy4NTTlD5riMmhXXLCQ1JzKatULWodf119s0NuW7SGgqgbH1kOjs9hBNQQKBgQDcSAVx' +
    'bqhNDJ87Lkh9ZUJ7F9MUlYV1Bsg8//jW8Li1K3awVGaQM9DTEXx0nCYre8oZm5G1R9FcqietNjzyS7+Ulx0XuEzRqAJ64GtxwO2zh6sDcV2P' +
    'OJazJ28756M+pCGDSIFaYpTKU7FhxsXynYoQznrNnkhI2nfzOzN2+NUeSQKBgQC2vwqfFIvej3/sYvxsiYAHoT3kqmfXEjZhm0776CfgLrtK' +
    'uMiolJNz567lPQMJtO1ErfjCA1MZE1TlpC9vrf6dEeg+mKF98cMh8Cy1s3WUDHlZQl52RuEKlrannOiZ5hfBX0vTrQ0Vpi/OZVkWq8HUaw2U' +
    'sNZobO+FtkKFpL+xPQKBgEkHO366n+NDXvrAwlmIG30xjdISK/d7MyE9/2JK1gGCEkws/v+pnf6LmoYSSnk6BettbuX5lEgzRQogpB3zzOTX' +
    'IFb/y7/qAkB4bEZ/Ho7ZWHHAwLK9oQBt/2uNxMn8ofujKvcrHYbiLjlrK67eWapuubm3UuGMRB4IL2yu3AC5AoGBAJcx7Em9qBNVSpN7Ojla' +
    'cdDeOOUNj6hDazbKVkjYxNUYFOE3jNzdQDnu/6auGetYA86E2YE7Wu8uLVlpw810eWnevPW9Ni+LbNSRb4xNlAQPZf7RiHH3Jo2qMCjxCwj5' +
    'c8ILZCMX0/GLc5YiB9lX9aAXij7xKBNxvaI1L0h/DBJJAoGACdcnp2fSU1UnB8MKEY6FW+Pag+YAAq/MDcsf5hmj060frQt03/TdyewkUfdz' +
    'xj5YamZcdaActAL5f1bcd8dsw7rFYPcRXzTXU6SpKYukyC6+jg36sgQV4rTsTWNgKGylr+cH6QCM6YIo66qdQydJhHZwumP9ttgI4f868vga' +
    'pzw=',
} as const;

/** A public secret in the form that a scheme needs; a private key for asymmetric algorithms. */
export function testSecret(signature: Pick<Signature, 'algorithm' | 'key' | 'also'>): string {
  const { algorithm, key } = signature;
  const isAsymmetric = algorithm === 'ed25519' || /^(?:ecdsa|rsa)/.test(algorithm);
  return isAsymmetric && hasMixedKeys(signature) ? marked(algorithm, key) : unmarked(algorithm, key);
}

/** What stands before the 32 bytes of a private Ed25519 key in DER. */
const ED25519_PKCS8 = Buffer.from('302e020100300506032b657004220420', 'hex');

/** A private key that differs from the shared secrets in one list with it. */
function marked(algorithm: Signature['algorithm'], key: Signature['key']): string {
  if (key === 'whsec') return `whsk_${unmarked(algorithm, 'base64')}`;
  const bytes = Buffer.from(unmarked(algorithm, 'base64'), 'base64');
  const der = algorithm === 'ed25519' ? Buffer.concat([ED25519_PKCS8, bytes]) : bytes;
  return `-----BEGIN PRIVATE KEY-----\n${der.toString('base64')}\n-----END PRIVATE KEY-----\n`;
}

function unmarked(algorithm: Signature['algorithm'], key: Signature['key']): string {
  switch (algorithm) {
    case 'ed25519':
      return ED25519_SEED.toString(key === 'hex' ? 'hex' : 'base64');
    case 'ecdsa-p256-sha256':
      return inForm(KEYS[algorithm], key);
    case 'rsa-sha1':
    case 'rsa-sha256':
    case 'rsa-sha512':
      return inForm(KEYS.rsa, key);
    default:
      return key === 'hex' || key === 'base64' ? BYTES.toString(key) : DEFAULT_SECRET;
  }
}

function inForm(key: string, form: Signature['key']): string {
  return form === 'hex' ? Buffer.from(key, 'base64').toString('hex') : key;
}
