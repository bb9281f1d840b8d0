/** A machine of a real election opens what two people approved: `packages/bring-package` brings their approvals, or refuses. */
import { spawnSync } from 'node:child_process'
import { chmodSync, cpSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { readApprovedPackage } from '#hardware/package-directory/read-approved.ts'
import { secureRandomness } from '#shell/secure-randomness.ts'
import { countingElection, writeCountingElection } from '#simulation/counting/counting-election.ts'
import { TWO_APPROVERS } from '#simulation/counting/two-approve.ts'
import { must } from '#simulation/rooms/must.ts'

const APPROVALS = 'approvals-1.json'
const scratch = mkdtempSync(join(tmpdir(), 'ippyo-approvals-'))
const [disk, brought, there, PLAIN] = [
  join(scratch, 'disk'),
  join(scratch, 'package'),
  join(scratch, 'disk/var/lib/ippyo/package'),
  join(scratch, 'plain'),
]
let authorityPublicKey: Uint8Array
afterAll(() => rmSync(scratch, { recursive: true, force: true }))
beforeAll(async () => {
  mkdirSync(join(disk, 'var/lib/ippyo/machine'), { recursive: true })
  // Only root gives a file to another user.
  writeFileSync(join(scratch, 'chown'), '#!/bin/sh\n')
  chmodSync(join(scratch, 'chown'), 0o755)
  const made = await countingElection(secureRandomness(), { approvers: TWO_APPROVERS })
  await writeCountingElection(made, scratch)
  authorityPublicKey = made.authority.publicKey
  cpSync(brought, PLAIN, { recursive: true })
  rmSync(join(PLAIN, APPROVALS))
})

function bring(from: string) {
  const env = { ...process.env, PATH: `${scratch}:${process.env.PATH}` }
  return spawnSync('sh', [join(import.meta.dirname, '../../packages/bring-package'), disk, from], {
    encoding: 'utf8',
    env,
  })
}
const opened = () => readApprovedPackage(there, { authorityPublicKey, approvers: TWO_APPROVERS })

test('with them a machine that knows the two opens it, without them it does not', async () => {
  expect(bring(PLAIN).status).toBe(0)
  expect(await opened()).toMatchObject({ ok: false, error: { type: 'package-not-approved', problem: 'missing' } })
  expect(bring(brought).status).toBe(0)
  expect(must(await opened()).list.version).toBe(1)
  expect(readdirSync(there)).toEqual(readdirSync(brought))
})

test('a real election without them is refused while there is time', () => {
  const live = join(scratch, 'live')
  cpSync(PLAIN, live, { recursive: true })
  const text = readFileSync(join(live, 'package.json'), 'utf8')
  writeFileSync(join(live, 'package.json'), text.replace(/"use":"\w+"/, '"use":"live"'))
  expect(bring(live)).toMatchObject({ status: 1, stderr: expect.stringContaining('二人の承認（approvals-1.json）') })
})
