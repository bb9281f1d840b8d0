/** What axe-core finds on a page that is shown. */
import { readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import type { Page } from '@playwright/test'
import type { AxeResults, RunOptions } from 'axe-core'

const AXE = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8')

/** Once a page that was opened. */
export async function bringAxe(page: Page): Promise<void> {
  await page.evaluate(AXE)
}

export async function axeFindings(page: Page, options: RunOptions): Promise<readonly string[]> {
  const { violations }: Pick<AxeResults, 'violations'> = await page.evaluate(
    (rules) =>
      (globalThis as unknown as { axe: { run(of: Document, by: unknown): Promise<AxeResults> } }).axe.run(
        document,
        rules,
      ),
    options,
  )
  return violations.map(({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html.slice(0, 120)).join(' | ')}`)
}
