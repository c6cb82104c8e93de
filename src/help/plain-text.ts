/** A part of a text: a heading, a paragraph, or a list of points. */
export interface TextPart {
  heading?: string;
  paragraph?: string;
  points?: string[];
}

export interface PlainText {
  title: string;
  parts: TextPart[];
}

/**
 * Reads a text as people write one in a plain file: its first line is the title, a line that begins with `# ` a heading, lines
 * that begin with `- ` points, and a blank line divides paragraphs. Nothing else means anything.
 */
export function readPlainText(text: string): PlainText {
  const [title = '', ...rest] = text.replace(/\r\n?/g, '\n').trim().split('\n');
  const blocks = rest.join('\n').split(/\n\s*\n/);
  return { title: title.replace(/^# /, '').trim(), parts: blocks.flatMap(partsOf) };
}

function partsOf(block: string): TextPart[] {
  const parts: TextPart[] = [];
  for (const line of block.split('\n').map((one) => one.trim())) {
    const last = parts.at(-1);
    if (line === '') continue;
    if (line.startsWith('# ')) parts.push({ heading: line.slice(2) });
    else if (line.startsWith('- ') && last?.points) last.points.push(line.slice(2));
    else if (line.startsWith('- ')) parts.push({ points: [line.slice(2)] });
    else if (last?.points) last.points.push(`${last.points.pop()} ${line}`);
    else if (last?.paragraph) last.paragraph += ` ${line}`;
    else parts.push({ paragraph: line });
  }
  return parts;
}
