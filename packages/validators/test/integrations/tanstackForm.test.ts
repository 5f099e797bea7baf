import type { UserCreatedEvent } from '@hookbook/types/platform';
import { userCreatedEvent } from '@hookbook/validators/platform';
import { FormApi } from '@tanstack/form-core';
import { expect, test } from 'vitest';
import { body, invalid } from './bodies.ts';

/** A form for an event, such as on a page that sends test events. */
function formOf(defaultValues: UserCreatedEvent) {
  const submitted: UserCreatedEvent[] = [];
  const form = new FormApi({
    defaultValues,
    validators: { onSubmit: userCreatedEvent },
    onSubmit: ({ value }) => void submitted.push(value),
  });
  form.mount();
  return { form, submitted };
}

test('a valid event is submitted', async () => {
  const { form, submitted } = formOf(body);
  await form.handleSubmit();
  expect(submitted).toEqual([body]);
});

test('the issues of an invalid event are shown at their fields', async () => {
  const { form, submitted } = formOf(invalid as never);
  await form.handleSubmit();
  expect(submitted).toEqual([]);
  const [errors] = form.state.errors;
  expect(Object.keys(errors ?? {}).sort()).toEqual(['data.email', 'id']);
  expect(errors?.['data.email']).toMatchObject([{ message: 'expected email, received string "nobody"' }]);
});
