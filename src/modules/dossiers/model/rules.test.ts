import { expect, test } from 'vitest'
import { termBasis } from './rules.ts'

const law = (number: string, article: string | null) => ({ legalBasis: [{ number, article, title: null, url: null, issuedOn: null, effectiveOn: null, issuer: null, expiredOn: null, replacedBy: null }] })

test('the explanation names the text of the promised time as its other lines name theirs', () => {
  expect(termBasis(law('81/2018/NĐ-CP', 'Điều 19'))).toBe('Nghị định 81/2018, Điều 19')
  expect(termBasis(law('20/2016/TT-BCT', null))).toBe('20/2016/TT-BCT')
  expect(termBasis({ legalBasis: null })).toBe('')
})
