// What a drafter types: short words, character by character, each then taken back, all over the draft: in a heading, in
// a paragraph, in an annotation, at a line's end, and a paragraph broken in two.
import { randomFrom } from './random.mjs';

const words = {
  heading: ['加快', '优化升级'],
  paragraph: ['持续推进', '力争到2030年', '（含新建）', '“一件事”'],
  annotation: ['、市教育局', '，市统计局'],
  'line end': ['按月调度。', '（市教育局负责）'],
  'line break': ['\n'],
};

/** Keystrokes one after another, `count` or a few more; after the last the text is what it was. */
export function typingIn(text, count, seed = 1) {
  const random = randomFrom(seed);
  const lines = text.split('\n');
  const chapters = linesLike(lines, /^[一二三四五六七八九十百千零]+、/u);
  const clauses = linesLike(lines, /^（[一二三四五六七八九十百千零]+）.*牵头.*）$/u);
  const placesOf = {
    heading: () => within(lines, random.pick(chapters), (line) => line.length - 1),
    paragraph: () => within(lines, random.pick(clauses), (line) => line.lastIndexOf('。') - random.below(20)),
    annotation: () => within(lines, random.pick(clauses), (line) => line.length - 1),
    'line end': () => within(lines, random.pick(clauses), (line) => line.length),
    'line break': () => within(lines, random.pick(clauses), (line) => line.indexOf('。') + 1),
  };
  const keystrokes = [];
  while (keystrokes.length < count) {
    for (const place of Object.keys(words)) {
      keystrokes.push(...typedAndTakenBack(placesOf[place](), random.pick(words[place]), place));
    }
  }
  return keystrokes;
}

function typedAndTakenBack(start, word, place) {
  const typed = [];
  const takenBack = [];
  let at = start;
  for (const letter of word) {
    const { line, character } = at;
    const after = letter === '\n' ? { line: line + 1, character: 0 } : { line, character: character + 1 };
    typed.push({ place, range: { start: at, end: at }, text: letter });
    takenBack.unshift({ place, range: { start: at, end: after }, text: '' });
    at = after;
  }
  return [...typed, ...takenBack];
}

function within(lines, line, characterIn) {
  return { line, character: characterIn(lines[line]) };
}

function linesLike(lines, pattern) {
  return lines.flatMap((line, index) => (pattern.test(line) ? [index] : []));
}
