export function utf8(text) {
  return new TextEncoder().encode(text);
}

/** The bytes of a text; undefined if it has another form. As strict as receivers are. */
export const DECODERS = {
  hex: (text) =>
    /^(?:[\da-f]{2})+$/i.test(text)
      ? Uint8Array.from(text.match(/../g), (digits) => Number.parseInt(digits, 16))
      : undefined,
  base64: (text) =>
    /^(?:[A-Za-z0-9+/]{4})*(?:[A-Za-z0-9+/]{2}==|[A-Za-z0-9+/]{3}=)?$/.test(text) ? fromBase64(text) : undefined,
  base64url: (text) =>
    /^[\w-]+={0,2}$/.test(text) ? fromBase64(text.replaceAll('-', '+').replaceAll('_', '/')) : undefined,
};

export const ENCODERS = {
  hex: (bytes) => Array.from(bytes, (byte) => byte.toString(16).padStart(2, '0')).join(''),
  base64: (bytes) => btoa(String.fromCharCode(...bytes)),
  base64url: (bytes) => ENCODERS.base64(bytes).replaceAll('+', '-').replaceAll('/', '_').replace(/=+$/, ''),
};

function fromBase64(text) {
  if (text === '') return undefined;
  try {
    return Uint8Array.from(atob(text), (char) => char.charCodeAt(0));
  } catch {
    return undefined;
  }
}

export function isSame(a, b) {
  return a.length === b.length && a.every((byte, index) => byte === b[index]);
}

/** The names of the forms of secrets. */
export const KEY_FORMS = { text: 'text', hex: 'hex', base64: 'base64', whsec: '`whsec_` and base64' };

/** What Standard Webhooks allows. */
const WHSEC_BYTES = { min: 24, max: 64 };

/** The key that a secret stands for, or what is wrong with the secret. */
export function keyOf(secret, form) {
  if (secret === '') return { problem: 'Enter the secret.' };
  if (secret !== secret.trim()) return { problem: 'The secret begins or ends with white space. Remove it.' };
  if (form === 'text') return { bytes: utf8(secret) };
  const text = form === 'whsec' ? secret.replace(/^whsec_/, '') : secret;
  const bytes =
    form === 'hex'
      ? DECODERS.hex(text)
      : DECODERS.base64(form === 'whsec' ? text.replace(/=+$/, '') + padding(text) : text);
  if (!bytes) return { problem: `The secret is not ${KEY_FORMS[form]}. Copy it again, without anything around it.` };
  const { min, max } = WHSEC_BYTES;
  if (form === 'whsec' && (bytes.length < min || bytes.length > max))
    return { problem: `The secret has ${bytes.length} bytes. Standard Webhooks allows ${min} to ${max}.` };
  return { bytes };
}

function padding(text) {
  return '='.repeat((4 - (text.replace(/=+$/, '').length % 4)) % 4);
}
