import { Injectable, Logger } from '@nestjs/common';
import {
  AuthorizationResponseError,
  allowInsecureRequests,
  authorizationCodeGrant,
  buildAuthorizationUrl,
  buildEndSessionUrl,
  type ClientAuth,
  ClientSecretBasic,
  ClientSecretPost,
  type Configuration,
  calculatePKCECodeChallenge,
  discovery,
  enableNonRepudiationChecks,
  fetchUserInfo,
  ResponseBodyError,
  randomNonce,
  randomPKCECodeVerifier,
  randomState,
} from 'openid-client';
import { claimAt, wordsOf } from '../access/claimed-roles.js';
import { Config } from '../platform/config/config.js';
import { DomainError } from '../platform/errors/domain-error.js';
import { seal, sealingKey, unseal } from '../platform/sealing/sealing.js';

/** What was sent along with the question, and must come back with the answer. */
export interface AskedService {
  state: string;
  nonce: string;
  verifier: string;
  /** Where to go once signed in. */
  next: string;
  /** Milliseconds since 1970. */
  until: number;
}

/** How long somebody may take to sign in at the service. */
export const ANSWER_MS = 10 * 60 * 1000;

/** Who the sign-in service says it is. */
export interface OidcIdentity {
  issuer: string;
  subject: string;
  name: string;
  /** The words of the roles claim. */
  words: string[];
  /** The ID token, encrypted: at sign-out it ends the service's session too. */
  sealedIdToken: string;
}

/** A token is sealed for the session that holds it. */
const OWNER = 'session';
const TIMEOUT_SECONDS = 10;
const LONGEST_SUBJECT = 255;
const LONGEST_NAME = 200;
/** The service's own trouble; every other error in its answer is a no. */
const TROUBLE = ['server_error', 'temporarily_unavailable', 'invalid_request', 'invalid_scope'];

/**
 * The sign-in service: OpenID Connect, authorization code with PKCE, state and nonce; the signature of the ID token
 * is checked too. The service is looked up when it is first needed, so that a start does not hang on it.
 */
@Injectable()
export class OidcClient {
  private readonly logger = new Logger('OpenID Connect');
  private discovered: Promise<Configuration> | undefined;

  private readonly key: Buffer;

  constructor(private readonly config: Config) {
    this.key = sealingKey(config.SESSION_SECRET, 'id-token');
  }

  /**
   * @param callback where the service sends the browser back to
   * @returns the service's page, and what the browser is to bring back with the answer
   * @throws DomainError NOT_FOUND when no service is configured, OIDC_UNAVAILABLE
   */
  async ask(callback: string, next: string): Promise<{ address: string; asked: AskedService }> {
    const service = await this.service();
    const [state, nonce, verifier] = [randomState(), randomNonce(), randomPKCECodeVerifier()];
    const address = buildAuthorizationUrl(service, {
      redirect_uri: callback,
      scope: this.config.OIDC_SCOPE,
      state,
      nonce,
      code_challenge: await calculatePKCECodeChallenge(verifier),
      code_challenge_method: 'S256',
    });
    return { address: address.href, asked: { state, nonce, verifier, next, until: Date.now() + ANSWER_MS } };
  }

  /**
   * @param answer the whole address that the service sent the browser to
   * @throws DomainError OIDC_STALE when it answers no question of this browser, OIDC_DENIED, OIDC_UNAVAILABLE
   */
  async identify(answer: URL, asked: AskedService | undefined): Promise<OidcIdentity> {
    const service = await this.service();
    if (!asked || asked.until < Date.now() || answer.searchParams.get('state') !== asked.state)
      throw new DomainError('OIDC_STALE');
    try {
      const tokens = await authorizationCodeGrant(service, answer, {
        pkceCodeVerifier: asked.verifier,
        expectedState: asked.state,
        expectedNonce: asked.nonce,
      });
      const claims = tokens.claims()!;
      const told = service.serverMetadata().userinfo_endpoint
        ? await fetchUserInfo(service, tokens.access_token, claims.sub)
        : {};
      return this.identityOf({ ...told, ...claims }, tokens.id_token!);
    } catch (error) {
      throw this.refusalOf(error);
    }
  }

  /** Where the browser also ends its session with the service; undefined when the service has no such place. */
  async endSessionAddress(sealedIdToken: string, returnTo: string): Promise<string | undefined> {
    const idToken = unseal(this.key, OWNER, sealedIdToken);
    const service = await this.service().catch(() => undefined);
    if (!idToken || !service?.serverMetadata().end_session_endpoint) return undefined;
    return buildEndSessionUrl(service, { id_token_hint: idToken, post_logout_redirect_uri: returnTo }).href;
  }

  private async service(): Promise<Configuration> {
    const { OIDC_ISSUER, OIDC_CLIENT_ID, OIDC_CLIENT_SECRET } = this.config;
    if (!OIDC_ISSUER || !OIDC_CLIENT_ID || !OIDC_CLIENT_SECRET) throw new DomainError('NOT_FOUND');
    const issuer = new URL(OIDC_ISSUER);
    this.discovered ??= discovery(issuer, OIDC_CLIENT_ID, undefined, secretAuth(OIDC_CLIENT_SECRET), {
      timeout: TIMEOUT_SECONDS,
      execute:
        issuer.protocol === 'http:'
          ? [enableNonRepudiationChecks, allowInsecureRequests]
          : [enableNonRepudiationChecks],
    });
    try {
      return await this.discovered;
    } catch (error) {
      this.discovered = undefined;
      throw this.refusalOf(error);
    }
  }

  private identityOf(claims: Record<string, unknown> & { iss: string }, idToken: string): OidcIdentity {
    const { OIDC_SUBJECT_CLAIM, OIDC_ROLES_CLAIM } = this.config;
    const subject = claimAt(claims, OIDC_SUBJECT_CLAIM);
    if (typeof subject !== 'string' || subject === '' || subject.length > LONGEST_SUBJECT)
      throw new Error(`The claim ${OIDC_SUBJECT_CLAIM} names nobody`);
    const name = [claims.name, claims.preferred_username, subject].find(
      (text): text is string => typeof text === 'string' && text !== '',
    )!;
    const words = wordsOf(claimAt(claims, OIDC_ROLES_CLAIM));
    return {
      issuer: claims.iss,
      subject,
      name: name.slice(0, LONGEST_NAME),
      words,
      sealedIdToken: seal(this.key, OWNER, idToken),
    };
  }

  /** What the service says of itself goes to the log, without its descriptions, which could name somebody. */
  private refusalOf(error: unknown): DomainError {
    if (error instanceof AuthorizationResponseError && !TROUBLE.includes(error.error))
      return new DomainError('OIDC_DENIED');
    if (error instanceof ResponseBodyError && error.error === 'invalid_grant')
      return new DomainError('OIDC_STALE');
    const { name, code, error: word } = error as { name?: string; code?: string; error?: string };
    this.logger.error({ name, code, error: word });
    return new DomainError('OIDC_UNAVAILABLE');
  }
}

/** The secret in the way that the service says it takes it; in a header where it says nothing, as the standard has it. */
function secretAuth(secret: string): ClientAuth {
  const [inHeader, inBody] = [ClientSecretBasic(secret), ClientSecretPost(secret)];
  return (service, ...rest) => {
    const ways = service.token_endpoint_auth_methods_supported ?? ['client_secret_basic'];
    return (ways.includes('client_secret_basic') ? inHeader : inBody)(service, ...rest);
  };
}
