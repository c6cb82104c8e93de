/** A PostgreSQL of its own on a free port of loopback. */
export interface PostgresServer {
  readonly url: string;
  readonly isRunning: boolean;
  start(): Promise<void>;
  /** @param how `fast` ends transactions, `immediate` ends as a crash does, `kill` asks nobody */
  stop(how?: 'fast' | 'immediate' | 'kill'): Promise<void>;
  restart(how?: 'fast' | 'immediate' | 'kill'): Promise<void>;
  /** It goes on holding its port and its connections, and answers nothing. */
  freeze(): void;
  thaw(): void;
  /** Stops it, and takes its data away. */
  remove(): Promise<void>;
}

/**
 * @param options.bin where its programs are; those of a package of npm, when neither this nor POSTGRES_BIN says
 * @param options.folder where it keeps its data; one that is taken away with it, when none is given
 * @param options.settings of PostgreSQL, beside those of a server for tests
 */
export function startPostgres(options?: {
  bin?: string;
  folder?: string;
  settings?: Record<string, string>;
}): Promise<PostgresServer>;
