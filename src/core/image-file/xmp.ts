/** Values of one property that are read, and the most characters of one: what is looked for is shorter. */
const VALUES_MAX = 32;
const VALUE_MAX = 4_096;

const entities: Readonly<Record<string, string>> = {
  '&quot;': '"',
  '&#34;': '"',
  '&#x22;': '"',
  '&apos;': "'",
  '&lt;': '<',
  '&gt;': '>',
  '&amp;': '&',
};

const decoded = (text: string): string =>
  Object.entries(entities).reduce((all, [entity, sign]) => all.replaceAll(entity, sign), text);

const between = (text: string, start: string, end: string): string | undefined => {
  const from = text.indexOf(start);
  const to = from < 0 ? -1 : text.indexOf(end, from + start.length);
  return to < 0 ? undefined : text.slice(from + start.length, to);
};

/** What stands behind a property's name: `="value"`, ` rdf:resource="value"/>` or `>value</…>`, also in a list. */
function valueIn(after: string, name: string): string | undefined {
  const [sign] = after;
  if (sign === '=') return between(after, after[1] ?? '"', after[1] ?? '"');
  const close = after.indexOf('>');
  if (close < 0) return undefined;
  const head = after.slice(0, close);
  if (head.includes('rdf:resource=')) return between(head, '"', '"') ?? between(head, "'", "'");
  const end = after.indexOf(`:${name}>`, close);
  if (end < 0) return undefined;
  const content = after.slice(close + 1, after.lastIndexOf('<', end));
  const item = content.includes('<rdf:li') ? between(content, '<rdf:li', '</rdf:li>') : undefined;
  if (item !== undefined) return item.slice(item.indexOf('>') + 1);
  return between(content, '<![CDATA[', ']]>') ?? content;
}

/**
 * The values of every property of this local name in an XMP packet (ISO 16684-1), whatever its prefix; of a list
 * the first. Not a reader of XML: it takes what the three usual spellings say, and nothing longer than 4,096
 * characters, so that no packet makes it slow.
 */
export function xmpValues(packet: string, name: string): readonly string[] {
  const values: string[] = [];
  const key = `:${name}`;
  for (
    let at = packet.indexOf(key), seen = 0;
    at >= 0 && seen < VALUES_MAX;
    at = packet.indexOf(key, at + key.length), seen++
  ) {
    const isNamespace = packet.slice(Math.max(0, at - 5), at) === 'xmlns';
    const after = packet.slice(at + key.length, at + key.length + VALUE_MAX);
    if (isNamespace || !/^[\s=>]/.test(after)) continue;
    const value = valueIn(after, name);
    if (value !== undefined && value.trim() !== '') values.push(decoded(value.trim()));
  }
  return values;
}
