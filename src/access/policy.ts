import { SetMetadata } from '@nestjs/common';
import { POLICY } from '../platform/door/public.js';
import type { PolicyName } from './policies.js';

/** Names the policy of one resolver method or page. Without it, or `Public`, the guard lets nobody through. */
export const Policy = (name: Exclude<PolicyName, 'public'>) => SetMetadata(POLICY, name);
