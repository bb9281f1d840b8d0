/** own-58: a list of the same names with other keys starts no count; the genuine one is shown with its digits, on the first page. */
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { toHex } from '#election/bytes.ts'
import { numbered, serialiseApprovers } from '#election/keys/approvers.ts'
import { makeSigningKey } from '#election/keys/signature.ts'
import { secureRandomness } from '#shell/secure-randomness.ts'
import {
  type CountingElection,
  countingElection,
  writeCountingElection,
} from '#simulation/counting/counting-election.ts'
import { approvedByTwo, TWO_APPROVERS } from '#simulation/counting/two-approve.ts'
import { must } from '#simulation/rooms/must.ts'
import { loadTally } from './services/load.ts'
import { initialState } from './session/state.ts'
import { viewOf } from './session/view-of.ts'

const randomness = secureRandomness()
let directory: string
let made: CountingElection
const at = (...names: readonly string[]) => join(directory, ...names)
beforeAll(async () => {
  directory = await mkdtemp(join(tmpdir(), 'ippyo-same-names-'))
  made = await countingElection(randomness, { use: 'rehearsal', approvers: TWO_APPROVERS })
  await writeCountingElection(made, directory)
})
afterAll(() => rm(directory, { recursive: true }))
const load = () =>
  loadTally({ package: at('package'), machine: at('machine') }, { clock: 'system', randomness: 'secure' })

it('shows each of the approvers with the digits of the own key', async () => {
  const { election } = must(await load())
  const { head } = viewOf({ ...initialState(4, '2002-06-23T20:00' as never), election })
  expect(head?.approvers).toEqual(numbered(TWO_APPROVERS))
  expect(new Set(head?.approvers.map(({ number }) => number)).size).toBe(2)
})

it('takes neither other keys under these names, which approved the package too, nor nobody', async () => {
  const own = await readFile(at('machine', 'approvers.json'))
  const approvals = await readFile(at('package', 'approvals-1.json'))
  const strangers = TWO_APPROVERS.map(({ name }) => ({ name, ...makeSigningKey(randomness) }))
  const exchanged = strangers.map(({ name, publicKey }) => ({ name, key: toHex(publicKey) }))
  const { packageHash, lists } = made.election
  const approved = { package: toHex(packageHash), lists: lists.map(({ listHash }) => toHex(listHash)) }
  await writeFile(at('package', 'approvals-1.json'), approvedByTwo(approved, strangers))
  await writeFile(at('machine', 'approvers.json'), serialiseApprovers(exchanged))
  expect(await load()).toMatchObject({ ok: false, error: { code: 'approvers-differ' } })
  await rm(at('machine', 'approvers.json'))
  expect(await load()).toMatchObject({ ok: false, error: { code: 'approvers-differ' } })
  await writeFile(at('machine', 'approvers.json'), own)
  expect(await load()).toMatchObject({ ok: false, error: { code: 'package-not-approved' } })
  await writeFile(at('package', 'approvals-1.json'), approvals)
  expect((await load()).ok).toBe(true)
})
