/** What has to be read aloud or typed, in groups of four. */
export const inFours = (text: string): string => text.replace(/(.{4})(?=.)/g, '$1 ');
