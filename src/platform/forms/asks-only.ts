import { type ExecutionContext, SetMetadata } from '@nestjs/common';

const ASKS_ONLY = 'asksOnly';

/** Marks a page method that a form asks something of, such as a search. It changes nothing, and may be asked again. */
export const AsksOnly = () => SetMetadata(ASKS_ONLY, true);

export const asksOnly = (context: ExecutionContext): boolean =>
  Reflect.getMetadata(ASKS_ONLY, context.getHandler()) === true;
