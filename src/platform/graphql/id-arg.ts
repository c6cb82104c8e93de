import { Args, ID } from '@nestjs/graphql';
import { CODE, UUID } from '../door/ids.js';

/** An argument that names something: a record by its UUID, unless another shape is said. */
export const IdArg = (name: string, description: string, { nullable = false, shape = UUID } = {}) =>
  Args(name, { type: () => ID, description, nullable }, shape);

/** An argument that is a code, such as an item's on its scale. */
export const CodeArg = (name: string, description: string, { nullable = false } = {}) =>
  Args(name, { description, nullable }, CODE);
