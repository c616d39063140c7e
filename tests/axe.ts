import { createRequire } from 'node:module'
import type { Page } from 'playwright-core'

const require = createRequire(import.meta.url)
// As its package for Playwright does, but once a page instead of once a look: half a megabyte of script.
const { source } = createRequire(require.resolve('@axe-core/playwright'))('axe-core') as { source: string }

type Node = { target: string[]; html: string; any: { message: string }[]; all: { message: string }[] }
type Violation = { id: string; impact: string; nodes: Node[] }
type Window = {
  axe: { run(what: Document | Element[], options: Record<string, unknown>): Promise<{ violations: Violation[] }> }
  /** What a wider window showed. */
  shownWide?: Set<Element>
}

/**
 * What axe finds serious on a page as its window shows it. `narrowed`: the window was looked at before, wider; then
 * the contrast of colours, nine tenths of the work, is reckoned only where something shows that did not before.
 */
export async function serious(page: Page, narrowed = false): Promise<string[]> {
  if (!(await page.evaluate(() => 'axe' in window))) await page.evaluate(source)
  const violations = await page.evaluate(async (again) => {
    const here = window as unknown as Window
    const run = async (what: Document | Element[], options: Record<string, unknown>) =>
      (await here.axe.run(what, { resultTypes: ['violations'], iframes: false, ...options })).violations
    const shown = [...document.querySelectorAll('body *')].filter((one) => one.checkVisibility())
    const before = (again && here.shownWide) || undefined
    here.shownWide = new Set(shown)
    if (!before) return run(document, {})
    const more = shown.filter((one) => !before.has(one))
    return [
      ...(await run(document, { rules: { 'color-contrast': { enabled: false } } })),
      ...(more.length > 0 ? await run(more, { runOnly: ['color-contrast'] }) : []),
    ]
  }, narrowed)
  return violations.filter(({ impact }) => impact === 'serious' || impact === 'critical')
    .map(({ id, nodes }) => `axe ${id}: ${nodes.slice(0, 3).map((node) => `${node.target.join(' ')} (${node.any[0]?.message ?? node.all[0]?.message ?? ''})`).join('; ')}`)
}
