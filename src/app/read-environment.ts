import { problemsOfRoleMap } from '../access/claimed-roles.js';
import { type Config, readConfig } from '../platform/config/config.js';

/**
 * The configuration, with what only the rooms know of it checked too.
 * @throws Error as `readConfig`
 */
export const readEnvironment = (environment: Record<string, unknown>): Config =>
  readConfig(environment, ({ needsOidc, OIDC_ROLE_MAP }) => ({
    OIDC_ROLE_MAP: needsOidc ? problemsOfRoleMap(OIDC_ROLE_MAP) : [],
  }));
