/** Why a cell, a row or a file is not taken: `code` is a locale key under `import.reason`. */
export interface Reason {
  code: string;
  params?: Record<string, string | number>;
}

/** The file cannot be read on as CSV; `line` is where, when it is known. */
export class CsvRefusal extends Error {
  constructor(
    readonly reason: Reason,
    readonly line: number | null = null,
  ) {
    super(reason.code);
  }
}
