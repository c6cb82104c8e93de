import { SetMetadata } from '@nestjs/common';

/** Under what a resolver method or page names its policy. */
export const POLICY = 'teamkompass:policy';

/** One that is open to everybody, also to who is not signed in. */
export const Public = () => SetMetadata(POLICY, 'public');
