import 'reflect-metadata';
import { plainToInstance, Transform } from 'class-transformer';
import {
  IsBoolean,
  IsIn,
  IsInt,
  IsOptional,
  IsString,
  Matches,
  Max,
  Min,
  MinLength,
  validateSync,
} from 'class-validator';

const asBoolean = ({ value }: { value: unknown }) =>
  value === 'true' || value === true ? true : value === 'false' || value === false ? false : value;

/** Everything the environment may set. A bad or missing variable stops the start and is named. */
export class Config {
  @IsIn(['development', 'test', 'production'])
  NODE_ENV: 'development' | 'test' | 'production' = 'production';

  @IsString()
  HOST = '127.0.0.1';

  @Transform(({ value }) => Number(value))
  @IsInt()
  @Min(0)
  @Max(65535)
  PORT = 3000;

  /** Set: PostgreSQL is the database. Unset: the SQLite file below. */
  @IsOptional()
  @Matches(/^postgres(ql)?:\/\//, { message: 'must be a postgresql:// address' })
  DATABASE_URL?: string;

  @IsString()
  @Matches(/^(?!:memory:)/, { message: 'must be a file: two connections share it' })
  SQLITE_PATH = 'var/teamkompass.sqlite';

  /** Signs the session cookie. */
  @IsString()
  @MinLength(32)
  SESSION_SECRET: string;

  /** Off only where the browser reaches the server without TLS on the same machine. */
  @Transform(asBoolean)
  @IsBoolean()
  SECURE_COOKIES = true;

  /** Number of trusted proxies in front of the server. */
  @Transform(({ value }) => Number(value))
  @IsInt()
  @Min(0)
  TRUSTED_PROXIES = 0;

  @IsIn(['fatal', 'error', 'warn', 'info', 'debug', 'silent'])
  LOG_LEVEL = 'info';

  /** Marks every page: the people shown are made up. */
  @Transform(asBoolean)
  @IsBoolean()
  DEMO = false;

  get usesPostgres(): boolean {
    return this.DATABASE_URL !== undefined;
  }
}

/**
 * Reads the variables that {@link Config} names; others are left alone.
 * @throws Error naming each bad variable and what it must be; values are never repeated, they may be secret
 */
export function readConfig(environment: Record<string, unknown>): Config {
  const given = Object.fromEntries(
    Object.entries(environment).filter(([, value]) => value !== undefined && value !== ''),
  );
  const config = plainToInstance(Config, given, { exposeDefaultValues: true });
  const errors = validateSync(config);
  if (errors.length > 0) {
    const lines = errors.map(
      ({ property, constraints }) => `  ${property}: ${Object.values(constraints ?? {}).join('; ')}`,
    );
    throw new Error(`The configuration cannot be used:\n${lines.join('\n')}`);
  }
  return config;
}
