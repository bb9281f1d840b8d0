/** Only a fixture takes a clock or repeating randomness from outside: with either, secrecy and dates of a real election would be undone. */

import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { assert } from '#election/assert.ts'
import type { ElectionPackage } from '#election/definition/definition.ts'
import type { MachineIdentity } from '#election/keys/machine-identity.ts'
import { makeMachine, makeStationKit, serialiseIdentity } from '#election/keys/machine-identity.ts'
import type { LocalMinute } from '#election/time.ts'
import { cardReaderOn } from '#hardware/card-reader/open.ts'
import { IDENTITY_FILE } from '#hardware/package-directory/read-identity.ts'
import { verifyPackage } from '#issuer/services/start/verify-package.ts'
import { readElection } from '#kiosk/services/election.ts'
import type { AppConfig } from '#shell/config.ts'
import type { Clock } from '#shell/running-app.ts'
import { secureRandomness } from '#shell/secure-randomness.ts'
import { countingElection, writeCountingElection } from '#simulation/counting/counting-election.ts'
import { TWO_APPROVERS } from '#simulation/counting/two-approve.ts'
import { seededRandomness } from '#simulation/seeded-randomness.ts'

const SECURE = secureRandomness()
const SEEDED = seededRandomness('only a fixture')
const clock = (kind: Clock['kind']): Clock => ({
  kind,
  now: () => '1999-01-01T07:00' as LocalMinute,
  onMinute: () => () => {},
})
const USES = ['live', 'rehearsal', 'fixture'] as const
const places = new Map<ElectionPackage['use'], { readonly directory: string; readonly kiosk: MachineIdentity }>()

/** Each is signed by a commission that our machines believe, and names no key of theirs: that comes behind the question. */
beforeAll(async () => {
  for (const use of USES) {
    const directory = await mkdtemp(join(tmpdir(), 'ippyo-only-a-fixture-'))
    const made = await countingElection(SEEDED, { use, stations: [{ kiosks: 1, spares: 0 }] })
    await writeCountingElection(made, directory)
    const { machines } = made.election.electionPackage
    const identityOf = (kind: 'kiosk' | 'issuer') => {
      const machine = machines.find((each) => each.kind === kind)
      assert(machine !== undefined, 'the election has one')
      const approvers = use === 'live' ? TWO_APPROVERS : []
      const kit = makeStationKit(machine.station, made.authority, SEEDED, false, [machine.id], approvers)
      return makeMachine(machine, kit, SEEDED).identity
    }
    const path = join(directory, 'machine', IDENTITY_FILE)
    await writeFile(path, serialiseIdentity(identityOf('issuer')), { mode: 0o600 })
    places.set(use, { directory, kiosk: identityOf('kiosk') })
  }
})
afterAll(async () => {
  for (const { directory } of places.values()) await rm(directory, { recursive: true })
})

const placeOf = (use: ElectionPackage['use']) => {
  const place = places.get(use)
  assert(place !== undefined, 'every use has a place')
  return place
}

async function kioskSays(use: ElectionPackage['use'], randomness: typeof SECURE, kind: Clock['kind']) {
  const { directory, kiosk } = placeOf(use)
  const directories = { package: join(directory, 'package'), machine: join(directory, 'machine') }
  const read = await readElection(directories, kiosk, { randomness, clock: clock(kind) })
  return read.ok ? 'read' : read.error.bad
}

async function issuerSays(use: ElectionPackage['use'], randomness: typeof SECURE, kind: Clock['kind'], given = {}) {
  const { directory } = placeOf(use)
  const needed = { reader: cardReaderOn('r'), takeover: join(directory, 'out') }
  const config = { package: join(directory, 'package'), machine: join(directory, 'machine'), ...needed, ...given }
  const read = await verifyPackage(config as AppConfig, { randomness, clock: clock(kind) })
  return read.ok ? 'read' : read.error.code
}

describe.each(['live', 'rehearsal'] as const)('%s', (use) => {
  it('a kiosk takes its own randomness and the clock of the system alone', async () => {
    expect(await kioskSays(use, SEEDED, 'system')).toBe('seeded-randomness')
    expect(await kioskSays(use, SECURE, 'fixture')).toBe('clock-not-allowed')
    expect(await kioskSays(use, SECURE, 'system')).toBe('machine-not-in-package')
  })

  it('an issuer too, and no setting of its config moves its clock', async () => {
    expect(await issuerSays(use, SEEDED, 'system')).toBe('randomness-not-secure')
    expect(await issuerSays(use, SECURE, 'fixture')).toBe('clock-not-allowed')
    for (const given of [{ clock: '2002-06-23T07:00' }, { clockRate: 60 }, { clockFile: '/tmp/clock' }]) {
      expect(await issuerSays(use, SECURE, 'system', given)).toBe('clock-not-allowed')
    }
    expect(await issuerSays(use, SECURE, 'system')).not.toMatch(/clock-not-allowed|randomness-not-secure/)
  })
})

it('a fixture takes both', async () => {
  expect(await kioskSays('fixture', SEEDED, 'fixture')).toBe('machine-not-in-package')
  expect(await issuerSays('fixture', SEEDED, 'fixture', { clock: '2002-06-23T07:00' })).not.toMatch(
    /clock-not-allowed|randomness-not-secure/,
  )
})
