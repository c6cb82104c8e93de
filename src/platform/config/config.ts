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
  MaxLength,
  Min,
  MinLength,
  ValidateBy,
  ValidateIf,
  validateSync,
} from 'class-validator';

const asBoolean = ({ value }: { value: unknown }) =>
  value === 'true' || value === true ? true : value === 'false' || value === false ? false : value;

/** Plain http only to this machine itself: what is said there decides who somebody is, or whether a plan holds. */
const isSafeAddress = (value: unknown): boolean => {
  if (typeof value !== 'string' || !URL.canParse(value)) return false;
  const { protocol, hostname } = new URL(value);
  return (
    protocol === 'https:' || (protocol === 'http:' && ['localhost', '127.0.0.1', '[::1]'].includes(hostname))
  );
};
/** Without a path: the pages are at the root. */
const isOwnAddress = (value: unknown): boolean =>
  isSafeAddress(value) && new URL(value as string).href === `${new URL(value as string).origin}/`;
/** What ASVS 5.0 approves for scrypt (appendix C) with the least memory, 32 MB a sign-in: 2 to this power of rounds. */
export const PASSWORD_COST = 15;
/** A gigabyte a sign-in. */
const MOST_COST = 20;
const isCost = (value: unknown, { NODE_ENV }: Config): boolean =>
  Number.isInteger(value) &&
  Number(value) >= (NODE_ENV === 'test' ? 4 : PASSWORD_COST) &&
  Number(value) <= MOST_COST;

const usesOidc = ({ OIDC_ISSUER, OIDC_CLIENT_ID, OIDC_CLIENT_SECRET, OIDC_ROLE_MAP }: Config): boolean =>
  [OIDC_ISSUER, OIDC_CLIENT_ID, OIDC_CLIENT_SECRET, OIDC_ROLE_MAP].some((value) => value !== undefined);
const needsOidc = (config: Config): boolean => usesOidc(config) || config.LOCAL_ACCOUNTS === false;

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

  /** What browsers reach this installation by; unset, sheets of paper name no address. */
  @IsOptional()
  @MaxLength(200)
  @ValidateBy(
    { name: 'isOwnAddress', validator: { validate: isOwnAddress } },
    { message: 'must be an https:// address without a path (http:// only to this machine)' },
  )
  PUBLIC_URL?: string;

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

  /** What the secrets of one-time codes are encrypted under; SESSION_SECRET when unset. */
  @IsOptional()
  @MinLength(32)
  TOTP_KEY?: string;

  /** 2 to this power of rounds of scrypt make the hash of a password; each step doubles time and memory. */
  @Transform(({ value }) => Number(value))
  @ValidateBy(
    {
      name: 'isPasswordCost',
      validator: { validate: (value, given) => isCost(value, given!.object as Config) },
    },
    { message: `must be a whole number from ${PASSWORD_COST} to ${MOST_COST}` },
  )
  PASSWORD_COST = PASSWORD_COST;

  /** A local account may do nothing before it has turned on one-time codes. */
  @Transform(asBoolean)
  @IsBoolean()
  REQUIRE_TOTP = false;

  /** Off: everybody signs in through the sign-in service below. */
  @Transform(asBoolean)
  @IsBoolean()
  LOCAL_ACCOUNTS = true;

  /** The sign-in service (OpenID Connect), as it names itself. */
  @ValidateIf(needsOidc)
  @MaxLength(200)
  @ValidateBy(
    { name: 'isIssuer', validator: { validate: isSafeAddress } },
    { message: 'must be an https:// address (http:// only to this machine)' },
  )
  OIDC_ISSUER?: string;

  @ValidateIf(needsOidc)
  @IsString()
  OIDC_CLIENT_ID?: string;

  @ValidateIf(needsOidc)
  @IsString()
  OIDC_CLIENT_SECRET?: string;

  /** What is asked for; some services give the roles only for a scope of their own. */
  @Matches(/^openid( |$)/, { message: 'must begin with openid' })
  OIDC_SCOPE = 'openid profile';

  /** Names the account for ever: it must never be given to another person. */
  @IsString()
  OIDC_SUBJECT_CLAIM = 'sub';

  @IsString()
  OIDC_ROLES_CLAIM = 'roles';

  /** Which role a word in that claim gives, as JSON. */
  @IsOptional()
  @IsString()
  OIDC_ROLE_MAP?: string;

  /** Off only where the browser reaches the server without TLS on the same machine. */
  @Transform(asBoolean)
  @IsBoolean()
  SECURE_COOKIES = true;

  /** Number of trusted proxies in front of the server. */
  @Transform(({ value }) => Number(value))
  @IsInt()
  @Min(0)
  TRUSTED_PROXIES = 0;

  /** Folder of texts of fidelity scales that the site may show under a licence of its own; see load-texts.ts. */
  @IsOptional()
  @IsString()
  FIDELITY_TEXTS?: string;

  /** Folder of packs of crisis plans that the site has of its own, `<pack>/<version>/`; see CONTRIBUTING. */
  @IsOptional()
  @IsString()
  PLAN_PACKS?: string;

  /** Folder of an installation's own texts of the pages that are open to everybody; see README. */
  @IsOptional()
  @IsString()
  PUBLIC_PAGES?: string;

  @IsIn(['fatal', 'error', 'warn', 'info', 'debug', 'silent'])
  LOG_LEVEL = 'info';

  /** Marks every page: the people shown are made up. */
  @Transform(asBoolean)
  @IsBoolean()
  DEMO = false;

  get usesOidc(): boolean {
    return this.OIDC_ISSUER !== undefined;
  }

  /** Whether all that a sign-in service takes must be given: some of it is, or there is no other way in. */
  get needsOidc(): boolean {
    return needsOidc(this);
  }

  get usesPostgres(): boolean {
    return this.DATABASE_URL !== undefined;
  }
}

/** What is wrong with variables that mean something to one room alone, by name. */
export type ConfigCheck = (config: Config) => Partial<Record<keyof Config, string[]>>;

/**
 * Reads the variables that {@link Config} names; others are left alone.
 * @throws Error naming each bad variable and what it must be; values are never repeated, they may be secret
 */
export function readConfig(environment: Record<string, unknown>, check: ConfigCheck = () => ({})): Config {
  const given = Object.fromEntries(
    Object.entries(environment).filter(([, value]) => value !== undefined && value !== ''),
  );
  const config = plainToInstance(Config, given, { exposeDefaultValues: true });
  const wrong = [
    ...validateSync(config).map(
      ({ property, constraints }) => [property, Object.values(constraints ?? {})] as const,
    ),
    ...Object.entries(check(config)).filter(([, problems]) => problems.length > 0),
  ];
  if (wrong.length > 0) {
    const lines = wrong.map(([variable, problems]) => `  ${variable}: ${problems.join('; ')}`);
    throw new Error(`The configuration cannot be used:\n${lines.join('\n')}`);
  }
  return config;
}
