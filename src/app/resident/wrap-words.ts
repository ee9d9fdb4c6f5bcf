/** What a line may end after: a word or, in Chinese, a word's last character, with the marks and spaces behind it. */
function piecesOf(words: string, locale: string): readonly string[] {
  const pieces: string[] = [];
  for (const { segment, isWordLike } of new Intl.Segmenter(locale, {
    granularity: 'word',
  }).segment(words)) {
    // A mark never begins a line.
    if (isWordLike || pieces.length === 0) pieces.push(segment);
    else pieces.push(pieces.pop() + segment);
  }
  return pieces;
}

/**
 * Divides words into lines of at most `width`, by the width that `measure` gives. A single word that is wider has
 * a line of its own.
 */
export function wrapWords(
  words: string,
  locale: string,
  width: number,
  measure: (line: string) => number,
): readonly string[] {
  const lines: string[] = [];
  let line = '';
  for (const piece of piecesOf(words, locale)) {
    if (line !== '' && measure((line + piece).trimEnd()) > width) {
      lines.push(line.trimEnd());
      line = '';
    }
    line += piece;
  }
  return line === '' ? lines : [...lines, line.trimEnd()];
}
