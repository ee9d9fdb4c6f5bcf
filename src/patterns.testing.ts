import { type AST, parseRegExpLiteral } from '@eslint-community/regexpp';

// A matcher that tries what an engine without any short cut would try, and counts.

type Then = (at: number) => boolean;

/** Steps that a backtracking engine takes to find every match of `regex` in `text`. */
export function stepsOf(regex: RegExp, text: string): number {
  let steps = 0;
  const { pattern } = parseRegExpLiteral(regex);
  const own = new Map<AST.Node, RegExp>();

  /** Whether one character is of a set or class: left to the engine, which does it in one step. */
  function fits(node: AST.Node, char: string): boolean {
    const known =
      own.get(node) ?? new RegExp(`^(?:${node.raw})$`, regex.flags.replace(/[gy]/g, ''));
    own.set(node, known);
    return known.test(char);
  }

  const anyOf = (alternatives: readonly AST.Alternative[], at: number, then: Then): boolean =>
    alternatives.some(({ elements }) => inTurn(elements, 0, at, then));

  function inTurn(elements: readonly AST.Element[], i: number, at: number, then: Then): boolean {
    if (i === elements.length) return then(at);
    return one(elements[i], at, (next) => inTurn(elements, i + 1, next, then));
  }

  function repeat(node: AST.Quantifier, done: number, at: number, then: Then): boolean {
    const more = () =>
      done < node.max &&
      one(node.element, at, (next) => next > at && repeat(node, done + 1, next, then));
    if (done < node.min) return more();
    return node.greedy ? more() || then(at) : then(at) || more();
  }

  function holds(node: AST.Assertion, at: number): boolean {
    if (node.kind === 'start') return at === 0;
    if (node.kind === 'end') return at === text.length;
    if (node.kind === 'lookahead') return anyOf(node.alternatives, at, () => true) !== node.negate;
    if (node.kind === 'word') {
      const isWord = (place: number) => /\w/.test(text[place] ?? '');
      return (isWord(at - 1) !== isWord(at)) !== node.negate;
    }
    throw new Error(`${node.raw} is not counted yet`);
  }

  function one(node: AST.Element, at: number, then: Then): boolean {
    steps += 1;
    if (node.type === 'Quantifier') return repeat(node, 0, at, then);
    if (node.type === 'Assertion') return holds(node, at) && then(at);
    if (node.type === 'Group' || node.type === 'CapturingGroup') {
      return anyOf(node.alternatives, at, then);
    }
    return at < text.length && fits(node, text[at]) && then(at + 1);
  }

  for (let start = 0; start <= text.length; ) {
    let end = start;
    const found = anyOf(pattern.alternatives, start, (at) => {
      end = at;
      return true;
    });
    start = found && end > start ? end : start + 1;
  }
  return steps;
}
