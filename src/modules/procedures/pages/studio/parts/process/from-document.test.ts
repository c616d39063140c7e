import { readFileSync } from 'node:fs'
import { afterAll, describe, expect, test } from 'vitest'
import { closeReader } from '../../../../../documents/index.ts'
import { inspectBpmn, readTable } from '../../../../../workflow/index.ts'
import { positionIn, processFromDocument } from './from-document.ts'

afterAll(closeReader)

const fixture = (name: string) => ({ name, bytes: new Uint8Array(readFileSync(new URL(`../../../../facts/fixtures/${name}`, import.meta.url))) })

describe('an old process document', () => {
  test('becomes a sequence that runs, with roles, hours and papers as its table says', async () => {
    const bpmn = await processFromDocument(fixture('quy-trinh-iso-cu.docx'), 'Thủ tục cũ')
    const { problems } = await inspectBpmn(bpmn)
    const { rows, note, fixed } = await readTable(bpmn)
    expect(problems).toEqual([])
    expect(fixed).toBe(false)
    expect(rows.length).toBeGreaterThan(3)
    expect(rows[0]?.position).toBe('receptionOfficer')
    expect(rows.some(({ hours }) => hours !== null && hours > 0)).toBe(true)
    expect(note).toContain('quy-trinh-iso-cu.docx')
  })

  test('without a table of steps is refused by name', async () => {
    await expect(processFromDocument({ name: 'thu.html', bytes: new TextEncoder().encode('<p>Kính gửi Sở</p>') }, 'x')).rejects.toMatchObject({ code: 'procedures.noStepTable', params: { name: 'thu.html' } })
  })
})

test.each([
  ['Công chức TN&TKQ', 'receptionOfficer'], ['Bộ phận Một cửa', 'receptionOfficer'], ['Lãnh đạo Sở', 'departmentLeader'], ['Trưởng phòng QLTM', 'roomHead'],
  ['Văn thư Sở', 'clerk'], ['Chuyên viên thụ lý', 'officer'], ['Sở Tài chính', ''],
])('%s is %s', (said, position) => {
  expect(positionIn(said)).toBe(position)
})
