/** S-05: a private body counts what its online box has, without a station; anybody checks it. */
import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, it } from 'vitest'
import { secureRandomness } from '#shell/secure-randomness.ts'
import { schoolSources } from '#simulation/online/programs/school.ts'
import { bodyElection } from './body-election.ts'
import { writeCountingElection } from './counting-election.ts'

it('writes', async () => {
  const made = await bodyElection(schoolSources(), '2026-12-01' as never, secureRandomness())
  const directory = mkdtempSync(join(tmpdir(), 'ippyo-body-'))
  await writeCountingElection(made, directory)
  expect(readFileSync(join(directory, 'package', 'package.json')).length).toBeGreaterThan(100)
  rmSync(directory, { recursive: true })
})
