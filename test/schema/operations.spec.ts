import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { buildSchema, parse, validate } from 'graphql';
import { projectRoot } from '../../src/platform/project-root.js';

const folder = join(projectRoot, 'schema', 'operations');
const schema = buildSchema(readFileSync(join(projectRoot, 'schema', 'schema.graphql'), 'utf8'));
const files = readdirSync(folder);

it('finds the operations', () => {
  expect(files.length).toBeGreaterThan(5);
});

it.each(files)('%s asks only for what the schema has, under a name like its own', (file) => {
  const document = parse(readFileSync(join(folder, file), 'utf8'));
  expect(validate(schema, document).map(({ message }) => message)).toEqual([]);
  const names = document.definitions.flatMap((node) => ('name' in node ? [node.name?.value] : []));
  expect(names.map((name) => `${name?.replace(/\B[A-Z]/g, '-$&').toLowerCase()}.graphql`)).toEqual([file]);
});
