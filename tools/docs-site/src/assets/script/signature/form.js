import { check } from './check.js';
import { labelOf, OF_URL } from './request.js';

/** More would make the page slow. */
const MAX_SHOWN = 20_000;

/** Fills the fold with the form of its scheme. */
function open(fold) {
  const facts = JSON.parse(fold.dataset.signature);
  const [, ...notes] = fold.children;
  for (const note of notes) note.remove();
  // Browsers offer it to pages from https:, localhost and, most of them, from the disk.
  if (globalThis.crypto?.subtle) fold.append(formOf(facts));
  else
    fold.append(
      elementWith(
        'p',
        'This browser computes no signatures here, because the page was not opened over HTTPS or from localhost.',
      ),
    );
}

function formOf(facts) {
  const form = elementWith('form', '', 'check-form');
  const fields = fieldsOf(facts);
  const submit = elementWith('button', 'Check');
  submit.type = 'submit';
  const verdict = elementWith('div');
  verdict.role = 'status';
  const steps = elementWith('dl', '', 'steps');
  form.autocomplete = 'off';
  form.noValidate = true;
  form.append(...fields.map(({ row }) => row), submit, verdict, steps);
  let run = 0;
  const clear = () => {
    run++;
    verdict.replaceChildren();
    steps.replaceChildren();
  };
  form.addEventListener('input', clear);
  form.addEventListener('submit', async (event) => {
    event.preventDefault();
    clear();
    const own = run;
    const result = await check(facts, requestOf(fields));
    if (own !== run) return;
    verdict.append(elementWith('p', result.text, `note ${NOTE_STYLES[result.verdict] ?? ''}`.trim()));
    if (result.steps) steps.append(...stepsOf(facts, result.steps));
  });
  return form;
}

const NOTE_STYLES = { match: 'good', mismatch: 'warning', problem: 'warning' };

/** The fields that a scheme needs, each with the member of the request that it fills. */
function fieldsOf(facts) {
  const pieces = facts.content.flatMap((part) => part.pieces);
  const kinds = pieces.map(({ kind }) => kind);
  const places = [facts, facts.timestamp, facts.id].filter((place) => place?.header !== undefined);
  const headers = [
    ...places.map(({ header }) => header),
    ...pieces.flatMap(({ kind, name }) => (kind === 'header' ? name : [])),
  ];
  return [
    inputField('Secret', { member: 'secret', type: 'password' }),
    textField('Raw body', { member: 'body' }),
    ...(kinds.includes('method') ? [inputField('Method', { member: 'method', value: 'POST' })] : []),
    ...(kinds.includes('form') || OF_URL.some((kind) => kinds.includes(kind))
      ? [inputField('URL that the provider calls', { member: 'url', placeholder: 'https://' })]
      : []),
    ...[...new Set(pieces.flatMap((piece) => (piece.kind === 'value' ? labelOf(piece) : [])))].map((member) =>
      inputField(member.replace('the v', 'V'), { member }),
    ),
    ...[...new Set(headers)].map((header) =>
      inputField(`Header ${header}`, {
        header,
        placeholder: places.find((place) => place.header === header)?.format ?? '',
      }),
    ),
  ];
}

function inputField(label, { type = 'text', value = '', placeholder = '', ...target }) {
  const input = document.createElement('input');
  Object.assign(input, { type, value, placeholder });
  return field(label, input, target);
}

function textField(label, target) {
  const input = document.createElement('textarea');
  input.rows = 6;
  return field(label, input, target);
}

/** Nothing may send what is typed, not even to a spelling checker. */
function field(label, input, target) {
  Object.assign(input, { autocomplete: 'off', spellcheck: false, autocapitalize: 'off' });
  const row = elementWith('label');
  row.append(elementWith('span', label), input);
  return { row, input, ...target };
}

function requestOf(fields) {
  const members = fields.filter(({ member }) => member).map(({ member, input }) => [member, input.value]);
  const headers = fields.filter(({ header }) => header !== undefined).map(({ header, input }) => [header, input.value]);
  return { ...Object.fromEntries(members), headers: Object.fromEntries(headers) };
}

function stepsOf(facts, { content, contentBytes, keyBytes, digest, expected, given }) {
  const place = facts.header === undefined ? facts.member.slice(1) : facts.header;
  const algorithm = `HMAC-${facts.hash.toUpperCase()}`;
  return [
    ...step('Signed content', [contentOfStep(content), elementWith('p', lengthText(contentBytes), 'quiet')]),
    ...(digest === undefined
      ? []
      : [
          ...step('Key', [`${lengthText(keyBytes)}${KEY_NOTES[facts.key] ?? ''}`]),
          ...step('Digest', [elementWith('code', digest), ` (${algorithm}, in hex)`]),
          ...step(`Expected ${place}`, [elementWith('code', expected)]),
          ...(given === '' ? [] : step(`Given ${place}`, [elementWith('code', given)])),
        ]),
  ];
}

const KEY_NOTES = {
  text: ': the secret as UTF-8',
  hex: ', decoded from hex',
  base64: ', decoded from base64',
  whsec: ', decoded from the base64 after whsec_',
};

function step(name, values) {
  const value = elementWith('dd');
  value.append(...values);
  return [elementWith('dt', name), value];
}

function contentOfStep(content) {
  const shown = content.length > MAX_SHOWN ? `${content.slice(0, MAX_SHOWN)}…` : content;
  const block = elementWith('pre', shown);
  block.tabIndex = 0;
  return block;
}

function lengthText(bytes) {
  return `${bytes.toLocaleString('en-GB')} byte${bytes === 1 ? '' : 's'}`;
}

function elementWith(tag, text = '', className = '') {
  const element = document.createElement(tag);
  element.textContent = text;
  if (className !== '') element.className = className;
  return element;
}

globalThis.hookbookSignature = { open, check };
