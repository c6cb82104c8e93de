/** SQL that says whether a row with a first day, and perhaps a last, has a day in it. */
export const holdsOn = (day: string, table: string): string =>
  `(${table}.from_date <= ${day} AND (${table}.to_date IS NULL OR ${table}.to_date >= ${day}))`;
