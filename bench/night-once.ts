/** Counts the made night once, for `night.ts`, and tells when each part was done. */
import { readFileSync } from 'node:fs'
import { mkdir } from 'node:fs/promises'
import { join } from 'node:path'
import { assert } from '#election/assert.ts'
import { secureRandomness } from '#shell/secure-randomness.ts'
import { compareReports, driveTally, joinPaper, startCounting } from '#simulation/counting/drive-tally.ts'
import { tallyDocuments, tallyExports } from '#tally/session/screen-event.ts'
import type { NightMade, NightMessage } from './night.ts'

const [directory, out] = process.argv.slice(2)
assert(directory !== undefined && out !== undefined, 'night-once: a night and where to')
const at = (name: string) => join(directory, name)
const { media, passphrases, votes } = JSON.parse(readFileSync(at('night.json'), 'utf8')) as NightMade

/** The parent looks at what was used until now. */
function tell(message: NightMessage): Promise<unknown> {
  const looked = new Promise((resolve) => process.once('message', resolve))
  process.send?.(message)
  return looked
}

const lying = { package: at('package'), machine: at('machine'), reports: at('reports'), shares: at('shares'), media }
await mkdir(out)
const driven = await driveTally({ ...lying, out }, secureRandomness())
await startCounting(driven)
await driven.act({ type: 'receive-reports' })
await compareReports(driven)
await tell({ type: 'begin' })
const began = performance.now()
const since = () => (performance.now() - began) / 1000
await driven.act({ type: 'read-media' })
const read = since()
await driven.act({ type: 'count' })
for (const [i, passphrase] of passphrases.slice(0, 3).entries()) await driven.give(i + 1, passphrase)
const counted = since()
const { result } = await joinPaper(driven)
assert(result?.final === true, 'night: everything is said')
for (const [contest, { candidates }] of result.contests.entries()) {
  for (const { number, machine } of candidates) {
    assert(machine === (votes[`${contest} ${number}`] ?? 0), 'night: counted as cast')
  }
}
let sheet = 0
for (const document of [...tallyDocuments, ...tallyExports]) {
  const { documents } = await driven.act({ type: 'print', document })
  assert(
    documents.some((each) => each.document === document),
    'night: each paper is there',
  )
  if (document === 'result-sheet') sheet = since()
}
await tell({ type: 'told', seconds: { read, counted, sheet, all: since() } })
await driven.tally.stop()
process.disconnect?.()
