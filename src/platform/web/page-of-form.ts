import type { Request } from 'express';
import { localPath } from './local-path.js';

/** The page that a posted form was on, as far as the browser tells; else the start page. */
export function pageOfForm({ headers }: Request): string {
  if (!headers.referer || !URL.canParse(headers.referer)) return '/';
  const { host, pathname, search } = new URL(headers.referer);
  return host === headers.host ? localPath(pathname + search) : '/';
}
