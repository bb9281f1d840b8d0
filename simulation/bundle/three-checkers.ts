/** A bundle on the disk, before the three that check it: the command's reader, the page's pool and threads, and Python. */
import { assert } from '#election/assert.ts'
import { verifyBundle } from '#verify/bundle/read-bundle.ts'
import { checkAsThePage, chosenIn } from './check-as-the-page.ts'
import { python } from './python-of-many.ts'

const ROWS_AT_ONCE = 64

/** @param key of the commission, in hex, from paper @returns what does not hold, by checker, and what the command's reader found */
export async function threeCheckers(directory: string, key: string) {
  const command = await verifyBundle(directory, { authority: { key }, bundle: null })
  assert(!('type' in command), 'three checkers: files that may be a bundle')
  const number = command.authority.replaceAll(' ', '')
  const paper = { authority: { number }, bundle: command.fingerprint }
  const page = await checkAsThePage(await chosenIn(directory), paper, ROWS_AT_ONCE)
  assert(typeof page !== 'string' && !('type' in page), 'three checkers: the page reads what the command reads')
  const once = (checks: readonly string[]) => [...new Set(checks)].toSorted()
  const failing = ({ findings }: typeof command) =>
    once(findings.flatMap(({ check, result }) => (result === 'fails' ? [check] : [])))
  const broken = { command: failing(command), page: failing(page), python: once(python?.([directory])[0] ?? []) }
  return { broken, holds: page.holds, command, page }
}

export const HELD = { command: [], page: [], python: [] }
