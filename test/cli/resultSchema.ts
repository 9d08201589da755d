import assert from 'node:assert/strict';
import { Ajv2020 } from 'ajv/dist/2020.js';

const position = {
  type: 'object',
  required: ['line', 'character'],
  additionalProperties: false,
  properties: { line: { type: 'integer', minimum: 0 }, character: { type: 'integer', minimum: 0 } },
};
/** The schema of a range of a text. */
export const range = {
  type: 'object',
  required: ['start', 'end'],
  additionalProperties: false,
  properties: { start: position, end: position },
};
/** Of a text that says something. */
export const text = { type: 'string', minLength: 1 };
/** Of an object with just these properties. */
export const object = (properties: Record<string, object>) => ({
  type: 'object',
  required: Object.keys(properties),
  additionalProperties: false,
  properties,
});
/** Of a list. */
export const list = (items: object) => ({ type: 'array', items });
/** Of a number of things. */
export const count = { type: 'integer', minimum: 0 };

/** Asserts that a value is as a schema says. */
export function assertValid(schema: object, value: unknown): void {
  const ajv = new Ajv2020({ allErrors: true });
  assert.ok(ajv.validate(schema, value), ajv.errorsText());
}
