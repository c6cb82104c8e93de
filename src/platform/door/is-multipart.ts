import type { Request } from 'express';

/** A form with a file. Its token comes in it, and is looked for where it is read. */
export const isMultipart = (request: Request): boolean => Boolean(request.is('multipart/*'));
