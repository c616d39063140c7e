/** Colours by their token; the value after it serves where no tokens are loaded. */
export const colour = {
  ink: 'var(--ink, #17202E)', ink2: 'var(--ink-2, #4A5466)', cham: 'var(--cham-700, #1F3A6E)', pale: 'var(--cham-100, #E8EDF5)',
  palest: 'var(--cham-50, #F4F6FA)', sen: 'var(--sen-500, #C8962B)', line: 'var(--line-input, #737D8E)',
  hair: 'var(--line-2, #C5CBD5)', white: 'var(--white, #FFFFFF)', late: 'var(--qua-han, #B3261E)',
} as const
