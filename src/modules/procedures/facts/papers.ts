/** Papers to hand in (thành phần hồ sơ), out of a table or a list. */
import type { Fact } from './fact.ts'
import { withoutNumber } from './heads.ts'
import type { Line, Outline } from './outline.ts'
import { fold, saysNothing } from './words.ts'

type Paper = { name: string; originals: number | null; copies: number | null; form: string; caseName: string; place: string }

const clean = (text: string): string => withoutNumber(text).replace(/^[-–+•*]\s*/, '').replace(/[.;,]+$/, '').trim()
/** `x` marks one; a bare dash says nothing. */
function countIn(text: string | undefined): number | null {
  const bare = (text ?? '').trim()
  if (/^(x|v|✓|√|☑)$/i.test(bare)) return 1
  const digits = /(\d{1,2})/.exec(bare)?.[1]
  return digits === undefined ? null : Number(digits)
}
const countOf = (text: string, pattern: RegExp): number | null => {
  const digits = pattern.exec(text.normalize('NFC'))?.[1]
  return digits === undefined ? null : Number(digits)
}
const ORIGINAL = /(?:(\d{1,2})\s*(?:\([^)]*\)\s*)?(?:bản\s+)?(?:bản chính|bản gốc))/iu
const COPY = /(\d{1,2})\s*(?:\([^)]*\)\s*)?(?:bản\s+)?bản sao/iu
const LABELLED = { original: /bản chính\s*:?\s*(\d{1,2})/iu, copy: /bản sao\s*:?\s*(\d{1,2})/iu }

const counted = (text: string) => ({
  originals: countOf(text, LABELLED.original) ?? countOf(text, ORIGINAL), copies: countOf(text, LABELLED.copy) ?? countOf(text, COPY),
})

/** Words that lead into a list, or speak about it, and are no paper. */
const isIntro = (text: string): boolean => text.trim().endsWith(':') || /^(ho so|thanh phan ho so)( \S+){0,4} (bao )?gom$/.test(fold(text)) || /^(luu y|ghi chu|so luong|truong hop|mot trong cac giay to)( |$)/.test(fold(text)) || text.startsWith('Bản công bố')

export function papersIn(outline: Outline): Fact[] {
  const rows = outline.rows.filter((row) => row.table === 'papers').flatMap((row): Paper[] => {
    const { cells, place, caseName } = row
    const [name = '', ...notes] = (cells.paper ?? '').split('\n')
    const inCount = counted(cells.count ?? '')
    // A cell of bullets is a list; else its further lines are notes on the one paper.
    const bullets = (cells.paper ?? '').split('\n').filter((one) => /^[-–+•]\s/.test(one))
    const names = bullets.length > 1 ? bullets : [name]
    return names.map((one) => ({
      name: clean(one), place, caseName, form: cells.paperForm ?? '',
      originals: countIn(cells.originals) ?? inCount.originals ?? counted(notes.join(' ')).originals,
      copies: countIn(cells.copies) ?? inCount.copies ?? counted(notes.join(' ')).copies,
    }))
  })
  const lines = outline.parts.filter((part) => part.kind === 'papers').flatMap((part) =>
    part.lines.filter(isItem).map((line): Paper => ({ name: clean(line.text).replace(/\s*[(:]\s*\d{1,2}\s*bản (?:chính|sao)[^)]*\)?\s*$/iu, ''), ...counted(line.text), form: formIn(line.text), caseName: part.caseName, place: line.place })),
  )
  return [...rows, ...lines].filter((one) => one.name !== '' && !saysNothing(one.name)).flatMap(factsOfPaper)
}

const isItem = (line: Line): boolean => clean(line.text).length > 3 && !isIntro(line.text) && !/^\d{1,2}\s*bộ/i.test(clean(line.text))
const formIn = (text: string): string => /(?:theo\s+)?((?:Mẫu|Phụ lục)\s+(?:số\s+)?[\dIVX]{1,3}[\p{L}\d.\-/]*)/u.exec(text)?.[1] ?? ''

function factsOfPaper(paper: Paper, i: number): Fact[] {
  const id = `paper.${i + 1}`
  const about = paper.caseName === '' ? '' : `Trường hợp ${paper.caseName}`
  const words = [paper.originals ? `${paper.originals} bản chính` : '', paper.copies ? `${paper.copies} bản sao` : ''].filter(Boolean).join(', ')
  return [
    { id, kind: 'paper', about, words: paper.name, value: fold(paper.name), where: paper.place },
    ...(words === '' ? [] : [{ id: `${id}.copies`, kind: 'copies' as const, about: paper.name, of: id, words, value: `${paper.originals ?? '?'}+${paper.copies ?? '?'}`, where: paper.place }]),
    ...(/\p{L}/u.test(paper.form) ? [{ id: `${id}.form`, kind: 'paperForm' as const, about: paper.name, of: id, words: paper.form, value: fold(paper.form), where: paper.place }] : []),
  ]
}
