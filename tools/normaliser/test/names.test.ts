import { pascalCase } from '@hookbook/contract/text';
import { describe, expect, it } from 'vitest';
import { definitionTypeName, eventTypeName, functionNames, lowerSlug, slug, titleCase } from '../src/naming/names.ts';

describe('an identifier', () => {
  it.each([
    ['user.created', 'UserCreated'],
    ['USER_CREATED', 'UserCreated'],
    ['userCreated', 'UserCreated'],
    ['user-created', 'UserCreated'],
    ['waas.policy.violation', 'WaasPolicyViolation'],
    ['KYCStatusUpdated', 'KycStatusUpdated'],
    ['oauth2Token', 'Oauth2Token'],
    ['v2.user', 'V2User'],
    ['2fa.enabled', 'N2faEnabled'],
    ['a', 'A'],
    ['$user', 'User'],
    ['../../x', 'X'],
    ['a/b', 'AB'],
    ['🪝', 'U1fa9d'],
    ['用户', 'U7528U6237'],
    ['class', 'Class'],
  ])('%s → %s', (text, expected) => {
    expect(pascalCase(text)).toBe(expected);
  });

  it('is shortened and unique for long texts', () => {
    const [one, other] = ['a', 'b'].map((end) => pascalCase(`${'long '.repeat(3000)}${end}`));
    expect(one).toMatch(/^(Long){17}Lon_[0-9a-f]{8}$/);
    expect(other).not.toBe(one);
  });

  it.each(['', ' ', '\u0000', '---', '"', '\ud800', '__proto__', "'; x", '1', 'ÄÖÜ', 'x'.repeat(10_000)])(
    'is valid for %j',
    (text) => {
      expect(pascalCase(text)).toMatch(/^[A-Z][A-Za-z0-9_]{0,79}$/);
    },
  );
});

describe('the type name of an event', () => {
  it.each([
    ['user.created', 'UserCreatedEvent'],
    ['unknown', 'UnknownEventEvent'],
    ['webhook', 'WebhookEventEvent'],
  ])('%s → %s', (type, expected) => {
    expect(eventTypeName(type)).toBe(expected);
  });
});

describe('the type name of a definition', () => {
  it.each([
    ['wallet-provider', 'WalletProvider'],
    ['object', 'ObjectShape'],
    ['Date', 'DateShape'],
    ['Event', 'EventShape'],
    ['error', 'ErrorShape'],
  ])('%s → %s', (text, expected) => {
    expect(definitionTypeName(text)).toBe(expected);
  });
});

describe('a file name', () => {
  it.each([
    ['user.created', 'user.created'],
    ['USER_CREATED', 'USER_CREATED'],
    ['a/b\\c', 'a-b-c'],
    ['../../x', 'x'],
    ['..', 'x-5ec1f7e7'],
    ['.hidden.', 'hidden'],
    ['-rf', 'rf'],
    ['a b  c', 'a-b-c'],
    ['C:\\x', 'C-x'],
    ['index', 'index-'],
    ['index.created', 'index-.created'],
    ['con', 'con-'],
    ['CON.txt', 'CON-.txt'],
    ['console', 'console'],
    ['com1.opened', 'com1-.opened'],
    ['404', '404-'],
  ])('%j → %s', (text, expected) => {
    expect(slug(text)).toBe(expected);
  });

  it.each(['', '/', '\u0000', '🪝', '\ud800', '%2e%2e', 'a\nb', '"<>|?*', '.'.repeat(300), 'x'.repeat(10_000), '  '])(
    'is safe on every system for %j',
    (text) => {
      expect(slug(text)).toMatch(/^[A-Za-z0-9_][A-Za-z0-9._-]{0,79}$/);
    },
  );

  it('is unique for texts without letters', () => {
    expect(slug('🪝')).not.toBe(slug('🎉'));
  });
});

describe('a package subpath', () => {
  it.each([
    ['Dynamic', 'dynamic'],
    ['platformGuide', 'platform-guide'],
    ['ACME_Corp', 'acme-corp'],
    ['index', 'index-'],
  ])('%s → %s', (text, expected) => {
    expect(lowerSlug(text)).toBe(expected);
  });
});

describe('a title', () => {
  it.each([
    ['user.created', 'User created'],
    ['KYC_STATUS_UPDATED', 'Kyc status updated'],
    ['dynamic', 'Dynamic'],
  ])('%s → %s', (text, expected) => {
    expect(titleCase(text)).toBe(expected);
  });
});

describe('the names of a guard and a validator', () => {
  it('derive from the type name', () => {
    expect(functionNames(['UserCreatedEvent'])).toEqual([
      { typeName: 'UserCreatedEvent', guardName: 'isUserCreatedEvent', validatorName: 'userCreatedEvent' },
    ]);
  });

  it('differ from those of the parsers and of other guards', () => {
    const names = functionNames(['ParseEvent', 'SafeParseEvent', 'IsUserEvent', 'UserEvent']);
    expect(names.map(({ validatorName }) => validatorName)).toEqual([
      'parseEventValidator',
      'safeParseEventValidator',
      'isUserEventValidator',
      'userEvent',
    ]);
  });
});
