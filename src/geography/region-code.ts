import { idOf } from '../platform/door/ids.js';

/** A region's SCB code in an address or an argument: two digits. */
export const REGION_CODE = idOf('isCode', (text) => /^\d\d$/.test(text));
