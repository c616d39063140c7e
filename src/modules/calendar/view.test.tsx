import { expect, test } from 'vitest'
import { parseWall } from '../../platform/time.ts'
import { explainDue } from './model/explain.ts'
import { readLedger } from './model/read.ts'
import { termOf } from './model/term.ts'
import { vietnameseCalendar } from './model/vietnam.ts'
import { WhyThisDate } from './view.tsx'

test('the sum of a due date as a table: what was done in bold, today marked, the result last', () => {
  const lines = explainDue({
    calendar: vietnameseCalendar(), from: parseWall('2023-10-12T09:40') ?? 0, term: termOf('5wd'), legalBasis: 'Nghị định 81/2018, Điều 19',
    ledger: readLedger([{ kind: 'pause', at: '2023-10-13T15:40', reason: 'chờ bổ sung' }, { kind: 'resume', at: '2023-10-16T09:15', policy: 'restart' }]),
  })
  const html = String(<WhyThisDate dueOn="23/10/2023" term="05 ngày làm việc" lines={lines} today="2023-10-19" />)
  expect(html).toContain('Vì sao ngày hẹn trả là 23/10/2023?')
  expect(html).toMatch(/<strong>Tạm dừng chờ bổ sung<\/strong> từ 15 giờ 40/)
  expect(html).toMatch(/lúc 9 giờ 15\. <strong>Tính lại từ đầu\.<\/strong> Ngày đầu không tính\./)
  expect(html.match(/Hôm nay\./g)).toHaveLength(1)
  expect(html).toMatch(/Thứ Năm 19\/10<\/th>.{0,80}Ngày làm việc\.<strong> Hôm nay\.<\/strong>/)
  expect(html.match(/ledger-total/g)).toHaveLength(1)
})

test('a clock that stands still asks another question', () => {
  const html = String(<WhyThisDate dueOn={null} term="05 ngày làm việc" lines={[]} />)
  expect(html).toContain('Vì sao chưa có ngày hẹn trả?')
})
