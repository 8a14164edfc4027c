// Ordinals in Chinese numerals, as chapters and clauses carry them: 一, 十二, 二百零五, 三千零一十.
const digits = '零一二三四五六七八九';
const places = ['', '十', '百', '千'];

/** For 1 to 9999. */
export function chineseNumeral(value) {
  const figures = [...String(value)].map(Number);
  let text = '';
  let gap = false;
  figures.forEach((figure, index) => {
    if (figure === 0) {
      gap = text !== '';
      return;
    }
    text += (gap ? digits[0] : '') + digits[figure] + places[figures.length - 1 - index];
    gap = false;
  });
  return value < 20 ? text.replace(/^一十/u, '十') : text;
}
