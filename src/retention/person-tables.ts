import type { EntityMetadata } from 'typeorm';

/** A table whose rows belong to a person, through one reference or several. */
export interface PersonTable {
  metadata: EntityMetadata;
  name: string;
  /** The columns that lead towards the person; none in the person's own table. */
  columns: readonly string[];
  /** What those columns refer to, by its id. */
  parent: PersonTable | null;
}

/**
 * Every table with a path of references to `person`, found in what the entities say: a table that is added one day is
 * found too. Each comes after all that it refers to, so that rows go in the opposite order.
 */
export function personTables(metadatas: readonly EntityMetadata[]): PersonTable[] {
  const known = new Map<string, PersonTable>();
  const person = metadatas.find(({ tableName }) => tableName === 'person');
  if (person) known.set('person', { metadata: person, name: 'person', columns: [], parent: null });
  for (const table of known.values())
    for (const metadata of metadatas) {
      const columns = metadata.foreignKeys
        .filter((one) => one.referencedEntityMetadata.tableName === table.name)
        .map((one) => one.columns[0]!.databaseName);
      const name = metadata.tableName;
      if (columns.length > 0 && !known.has(name)) known.set(name, { metadata, name, columns, parent: table });
    }
  return inOrder([...known.values()]);
}

function inOrder(tables: readonly PersonTable[]): PersonTable[] {
  const placed = new Map<string, PersonTable>();
  while (placed.size < tables.length) {
    const next = tables.filter(
      (table) => !placed.has(table.name) && referredBy(table, tables).every((name) => placed.has(name)),
    );
    if (next.length === 0) throw new Error('The tables about a person refer to each other in a circle.');
    for (const table of next) placed.set(table.name, table);
  }
  return [...placed.values()];
}

const referredBy = ({ name, metadata }: PersonTable, tables: readonly PersonTable[]) =>
  metadata.foreignKeys
    .map(({ referencedEntityMetadata }) => referencedEntityMetadata.tableName)
    .filter((other) => other !== name && tables.some((table) => table.name === other));

/**
 * The condition that a row of the table belongs to one of these persons.
 * @param persons SQL for the persons' ids, such as `:...ids` or a query
 */
export function ofPersons({ columns, parent }: PersonTable, persons: string): string {
  if (!parent) return `id IN (${persons})`;
  const ids = parent.parent ? `SELECT id FROM ${parent.name} WHERE ${ofPersons(parent, persons)}` : persons;
  return `(${columns.map((column) => `${column} IN (${ids})`).join(' OR ')})`;
}
