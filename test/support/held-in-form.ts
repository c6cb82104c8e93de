/** What the form of a page holds when it is opened, by the names of its fields, as a browser would send it. */
export function heldInForm(html: string, action: string): Record<string, string> {
  const [, form = ''] = html.split(`action="${action}"`);
  const [inside = ''] = form.split('</form>');
  const held: Record<string, string> = {};
  for (const [, tag = '', within] of inside.matchAll(
    /<((?:input|textarea|select)\b[^>]*)>(?:\n?([^<]*)<\/textarea>)?/g,
  )) {
    const of = (name: string) => new RegExp(` ${name}="([^"]*)"`).exec(tag)?.[1];
    const name = of('name');
    const isLeft = /^(checkbox|radio)$/.test(of('type') ?? '') && !/ checked\b/.test(tag);
    if (name && !isLeft) held[name] = plain(within ?? of('value') ?? '');
  }
  for (const [, name = '', options = ''] of inside.matchAll(
    /<select\b[^>]* name="([^"]+)"[^>]*>([\s\S]*?)<\/select>/g,
  ))
    held[name] = / value="([^"]*)" selected/.exec(options)?.[1] ?? '';
  return held;
}

const LETTERS: Record<string, string> = { quot: '"', amp: '&', lt: '<', gt: '>', '#x27': "'", '#x3D': '=' };

const plain = (text: string) => text.replace(/&([\w#]+);/g, (all, name: string) => LETTERS[name] ?? all);
