import type { Page } from 'playwright-core'
import { promotionAnswers } from '../promotion.ts'
import { paper } from './people.ts'

/** Types and chooses as a person does, field by field, whatever kind each is. */
export async function fillIn(page: Page, answers: Record<string, string>): Promise<void> {
  for (const [name, value] of Object.entries(answers)) {
    const control = page.locator(`#don [name="${name}"]`)
    const kind = await control.first().evaluate((element) => (element as HTMLInputElement).type)
    if (kind === 'radio' || kind === 'checkbox') await page.locator(`#don [name="${name}"][value="${value}"]`).check()
    else if (kind === 'select-one') await control.selectOption(value)
    else await control.fill(value)
  }
}

/** The four papers of 2.000004, in the order of the page. */
export const fourPapers = ['don-dang-ky', 'the-le', 'hinh-anh', 'mau-bang-chung'].map(paper)

export const chooseFile = (page: Page, place: number, file: { name: string; mimeType: string; buffer: Buffer }): Promise<void> =>
  page.locator('#don input[type=file]').nth(place).setInputFiles(file)

/** The form of 2.000004 with everything it asks. */
export async function fillWhole(page: Page, more: Record<string, string> = {}, base = ''): Promise<void> {
  await page.goto(`${base}/thu-tuc/2.000004/nop`)
  await fillIn(page, { ...promotionAnswers, ...more })
  for (const [place, file] of fourPapers.entries()) await chooseFile(page, place, file)
}

/** The code on the page one comes to after filing. */
export async function filedCode(page: Page): Promise<string> {
  await page.waitForURL(/\/ho-so-cua-toi\/H08\.14-\d{6}-\d{4,}/)
  return /H08\.14-\d{6}-\d{4,}/.exec(page.url())?.[0] ?? ''
}
