/** The findings of axe-core on a page that is shown. */
import { readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import type { Page } from '@playwright/test'
import type { AxeResults, RunOptions } from 'axe-core'

/** WCAG 2.1, A and AA. */
export const WCAG_21: RunOptions = { runOnly: ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa'] }

const AXE = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8')

/** Once a page that was opened. */
export async function bringAxe(page: Page): Promise<void> {
  await page.evaluate(AXE)
}

/** Otherwise axe would name every place that is in order as well: that takes most of its time, and nobody reads it. */
const VIOLATIONS_ALONE: RunOptions = { resultTypes: ['violations'], selectors: false }

/** In a browser that is driven by texts alone. */
export async function axeFindingsBy(evaluate: (expression: string) => Promise<unknown>): Promise<readonly string[]> {
  await evaluate(`${AXE}; null`)
  const said = await evaluate(`axe.run(document, ${JSON.stringify(VIOLATIONS_ALONE)}).then(({ violations }) =>
    violations.map(({ id, nodes }) => id + ': ' + nodes.map(({ html }) => html.slice(0, 120)).join(' | ')).join('\\n'))`)
  return String(said)
    .split('\n')
    .filter((line) => line !== '')
}

export async function axeFindings(page: Page, options: RunOptions): Promise<readonly string[]> {
  return await page.evaluate(
    async (rules) => {
      const { axe } = globalThis as unknown as { axe: { run(of: Document, by: RunOptions): Promise<AxeResults> } }
      const { violations } = await axe.run(document, rules)
      return violations.map(({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html.slice(0, 120)).join(' | ')}`)
    },
    { ...options, ...VIOLATIONS_ALONE },
  )
}
