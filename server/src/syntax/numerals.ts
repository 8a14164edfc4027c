/** Chinese and Arabic ordinals as numbers, and back. */

const DIGITS = '零一二三四五六七八九';

/** 一 to 九百九十九; null for what is not a well-formed numeral. `〇` counts as `零`. */
export function parseChineseNumeral(text: string): number | null {
  let total = 0;
  let digit = -1;
  let lastUnit = 1000;
  for (const char of text) {
    const unit = char === '百' ? 100 : char === '十' ? 10 : 0;
    if (unit > 0) {
      if (unit >= lastUnit) return null;
      // 十 alone means 一十, but only at the head of the numeral.
      if (digit < 0 && !(unit === 10 && total === 0)) return null;
      total += (digit < 0 ? 1 : digit) * unit;
      digit = -1;
      lastUnit = unit;
      continue;
    }
    const value = char === '〇' ? 0 : DIGITS.indexOf(char);
    if (value < 0) return null;
    if (digit > 0) return null;
    digit = value;
  }
  if (digit > 0) total += digit;
  return total > 0 ? total : null;
}

/** 1 to 999 in Chinese: 十, 二十一, 一百零五. */
export function toChineseNumeral(value: number): string {
  if (value < 10) return DIGITS[value]!;
  if (value < 20) return `十${value === 10 ? '' : DIGITS[value - 10]}`;
  if (value < 100) return `${DIGITS[Math.floor(value / 10)]}十${value % 10 === 0 ? '' : DIGITS[value % 10]}`;
  const rest = value % 100;
  const head = `${DIGITS[Math.floor(value / 100)]}百`;
  if (rest === 0) return head;
  return head + (rest < 10 ? `零${DIGITS[rest]}` : rest < 20 ? `一${toChineseNumeral(rest)}` : toChineseNumeral(rest));
}

/** Digits of either width as a number. */
export function parseArabicNumeral(text: string): number | null {
  let value = 0;
  if (text.length === 0) return null;
  for (let at = 0; at < text.length; at++) {
    const code = text.charCodeAt(at);
    const digit = code >= 0xff10 ? code - 0xff10 : code - 48;
    if (digit < 0 || digit > 9) return null;
    value = value * 10 + digit;
  }
  return value;
}
