/**
 * The key by which Vietnamese words are found though their marks were not typed: small letters without marks
 * (đ → d), words apart by one space. `Đăng ký khuyến mại` → `dang ky khuyen mai`. Digits keep the points of
 * codes and laws inside them (`2.000004`, `81/2018`).
 */
export const searchKey = (text: string): string =>
  text
    .normalize('NFD')
    .replace(/\p{M}+/gu, '')
    .toLowerCase()
    .replaceAll('đ', 'd')
    .replace(/(?<=\d)[./](?=\d)/g, '\u0001')
    .replace(/[^\p{L}\p{N}\u0001]+/gu, ' ')
    .replaceAll('\u0001', '.')
    .trim()

/** The words somebody searched for; at most twelve, so that a pasted page does not become a query of hundreds. */
export const searchWords = (query: string): string[] => [...new Set(searchKey(query).split(' '))].filter(Boolean).slice(0, 12)

/** Words that occur in most names and tell nothing: weighed lightly. */
const COMMON = new Set(['cap', 'giay', 'phep', 'dang', 'ky', 'va', 'cua', 'tren', 'dia', 'ban', 'tinh', 'thanh', 'pho', 'truc', 'thuoc', 'trung', 'uong', 'thu', 'tuc', 'ho', 'so', 'xin', 'lam'])

/**
 * How well a key (made by `searchKey`) answers the words, in any order: 0 when a word is missing altogether.
 * A word counts whole at a word's beginning and more as a whole word; words in the order typed count extra;
 * rare words count more than common ones.
 */
export function rank(key: string, words: readonly string[]): number {
  if (words.length === 0) return 0
  const inKey = key.split(' ')
  let sum = 0
  for (const word of words) {
    const weight = COMMON.has(word) ? 1 : 4
    if (inKey.includes(word)) sum += 2 * weight
    else if (inKey.some((one) => one.startsWith(word))) sum += weight
    else return 0
  }
  const phrase = words.length > 1 && ` ${key} `.includes(` ${words.join(' ')}`) ? 1.5 : 1
  // Of two that say all the words, the shorter is nearer.
  return (sum * phrase) / (1 + inKey.length / 100)
}

const LATER = [['cap', 'lai'], ['sua', 'doi'], ['dieu', 'chinh'], ['gia', 'han']] as const

/**
 * The rank of a procedure: of its name (key made by `searchKey`) and, counted once more, of all by which it is
 * found. Who does not say "cấp lại" or "sửa đổi" more often means the procedure that comes first in life.
 */
export function rankProcedure(nameKey: string, wholeKey: string, words: readonly string[]): number {
  const whole = rank(wholeKey, words)
  if (whole === 0) return 0
  const later = LATER.some((pair) => ` ${nameKey} `.includes(` ${pair.join(' ')} `) && !pair.some((word) => words.includes(word)))
  return (whole + rank(nameKey, words)) * (later ? 0.7 : 1)
}

/** Whether all the words of a query occur in a text, marks and order forgiven. */
export const matches = (text: string, query: string): boolean => rank(searchKey(text), searchWords(query)) > 0
