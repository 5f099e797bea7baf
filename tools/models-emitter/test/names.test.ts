import { describe, expect, it } from 'vitest';
import { attributeNames, moduleNames } from '../src/python/names.ts';

describe('the attributes of a class', () => {
  it('have the names on the wire, unless Python or pydantic needs them', () => {
    const names = [
      'id',
      'userId',
      'class',
      'json',
      'model_config',
      'User',
      '_private',
      '2nd',
      'foo-bar',
      'foo_bar',
      '',
      'é',
    ];
    expect(attributeNames(names, new Set(['User']))).toEqual([
      ...['id', 'userId', 'class_', 'json_', 'model_config_', 'User_', 'private', 'n2nd'],
      expect.stringMatching(/^foo_bar_[0-9a-f]{8}$/),
      ...['foo_bar', 'n', 'ue9'],
    ]);
  });

  it('do not change when others are added', () => {
    const before = attributeNames(['foo-bar', 'class'], new Set());
    expect(attributeNames(['foo-bar', 'class', 'baz', 'foo.bar'], new Set()).slice(0, 2)).toEqual(before);
  });
});

it('gives every provider a module', () => {
  expect(moduleNames(['acme', 'acme-eu', 'import', '1st', 'Acme'])).toEqual([
    ...['acme', 'acme_eu', 'import_', 'n1st'],
    expect.stringMatching(/^acme_[0-9a-f]{8}$/),
  ]);
});
