/** A slice of lane `failing-io`, part `reports`: power goes while a signed report is corrected, and this issuer or the spare one goes on. */
import { expect, test } from 'vitest'
import { cutInTheEvening } from './cut-reports.ts'

const STEP = 9

test('a report that is corrected has one text a version, and its last word counts, whenever the power goes', async () => {
  const violations: string[] = []
  let cuts = 0
  for (let turn = 0, more = true; more; turn += STEP) {
    const cut = await cutInTheEvening(turn)
    violations.push(...cut.violations)
    more = cut.wasCut
    if (more) cuts++
  }
  expect(violations).toEqual([])
  expect(cuts).toBeGreaterThan(8)
})
