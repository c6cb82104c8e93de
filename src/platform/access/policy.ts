import { SetMetadata } from '@nestjs/common';
import type { PolicyName } from './policies.js';

export const POLICY = 'teamkompass:policy';

/** Names the policy of one resolver method or page. Without it the guard lets nobody through. */
export const Policy = (name: PolicyName) => SetMetadata(POLICY, name);
