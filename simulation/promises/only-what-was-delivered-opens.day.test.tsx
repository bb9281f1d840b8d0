/**
 * LAW-11: each program tells the check number of what it runs from, and none opens a real election beside a file that differs. The real
 * comparison is `shell/software.port.test.ts`; here it finds what the test says.
 */

import { mkdirSync, mkdtempSync, rmSync } from 'node:fs'
import { writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { renderToStaticMarkup } from 'react-dom/server'
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it, vi } from 'vitest'
import { assert } from '#election/assert.ts'
import type { Use } from '#election/definition/definition.ts'
import { makeMachine, makeStationKit, serialiseIdentity } from '#election/keys/machine-identity.ts'
import { LANGUAGES } from '#election/languages.ts'
import type { SoftwareFound } from '#election/software-found.ts'
import type { LocalMinute } from '#election/time.ts'
import { cardReaderOn } from '#hardware/card-reader/open.ts'
import { IDENTITY_FILE } from '#hardware/package-directory/read-identity.ts'
import { verifyPackage } from '#issuer/services/start/verify-package.ts'
import { type RunningOffice, startOffice } from '#office/app.ts'
import type { OfficeScreenEvent } from '#office/session/screen-event.ts'
import type { OfficeView } from '#office/session/view.ts'
import type { AppConfig } from '#shell/config.ts'
import type { Surroundings } from '#shell/running-app.ts'
import { secureRandomness } from '#shell/secure-randomness.ts'
import { countingElection, writeCountingElection } from '#simulation/counting/counting-election.ts'
import { TWO_APPROVERS } from '#simulation/counting/two-approve.ts'
import { seededRandomness } from '#simulation/seeded-randomness.ts'
import { loadTally } from '#tally/services/load.ts'
import { SoftwareLine } from '#ui/components/software-line.tsx'
import { LanguageProvider } from '#ui/language/language.tsx'

const NUMBER = '97444 27431 75317 78695'
const AS_LISTED: SoftwareFound = { type: 'as-listed', fingerprint: NUMBER }
const UNLISTED: SoftwareFound = { type: 'unlisted' }
const DIFFERS: SoftwareFound = { type: 'differs', path: 'dist/services/app.mjs' }

const disk = vi.hoisted(() => ({ found: { type: 'unlisted' } as SoftwareFound }))
vi.mock('#shell/software.ts', () => ({ softwareAsListed: async () => disk.found }))
/** As if the office were built: from sources it begins no real election at all. */
vi.mock('#shell/runs-from-bundle.ts', async (original) => ({
  ...(await original<typeof import('#shell/runs-from-bundle.ts')>()),
  notAsBuilt: () => null,
}))

const surroundings: Surroundings = {
  clock: { kind: 'system', now: () => '1999-01-01T07:00' as LocalMinute, onMinute: () => () => {} },
  randomness: secureRandomness(),
}
const places = new Map<Use, string>()
const approversOf = (use: Use) => (use === 'live' ? TWO_APPROVERS : [])

beforeAll(async () => {
  for (const use of ['live', 'rehearsal'] as const) {
    const directory = mkdtempSync(join(tmpdir(), 'ippyo-delivered-'))
    const seeded = seededRandomness('delivered')
    const made = await countingElection(seeded, { use, stations: [{ kiosks: 1, spares: 0 }] })
    await writeCountingElection(made, directory)
    const issuer = made.election.electionPackage.machines.find(({ kind }) => kind === 'issuer')
    assert(issuer !== undefined, 'the election has one')
    const kit = makeStationKit(issuer.station, made.authority, seeded, false, [issuer.id], approversOf(use))
    const { identity } = makeMachine(issuer, kit, seeded)
    await writeFile(join(directory, 'machine', IDENTITY_FILE), serialiseIdentity(identity), { mode: 0o600 })
    places.set(use, directory)
  }
})
afterAll(() => {
  for (const directory of places.values()) rmSync(directory, { recursive: true })
})

async function issuerSays(use: Use, found: SoftwareFound) {
  disk.found = found
  const directory = places.get(use) ?? ''
  const needed = { reader: cardReaderOn('r'), takeover: join(directory, 'out') }
  const config = { package: join(directory, 'package'), machine: join(directory, 'machine'), ...needed }
  const read = await verifyPackage(config as AppConfig, surroundings)
  return read.ok ? read.value.facts.software : [read.error.code, read.error.values.path]
}

async function tallySays(use: Use, found: SoftwareFound) {
  disk.found = found
  const directory = places.get(use) ?? ''
  const paths = { package: join(directory, 'package'), machine: join(directory, 'machine') }
  const read = await loadTally(paths, { clock: 'system', randomness: 'secure' })
  return read.ok ? read.value.software : [read.error.code, read.error.about.path]
}

describe('a real election', () => {
  it.each([
    [DIFFERS, 'dist/services/app.mjs'],
    [UNLISTED, 'dist/SHA256SUMS'],
  ])('%j: neither issuer nor tally opens it, and the file is named', async (found, path) => {
    expect(await issuerSays('live', found)).toEqual(['software-differs', path])
    expect(await tallySays('live', found)).toEqual(['software-differs', path])
  })

  it('as it was delivered: the start goes on, and the number is told', async () => {
    expect(await issuerSays('live', AS_LISTED)).not.toEqual(['software-differs', expect.anything()])
    expect(await tallySays('live', AS_LISTED)).toBe(NUMBER)
  })
})

it('a rehearsal may run from a checkout: no number is told', async () => {
  expect(await tallySays('rehearsal', UNLISTED)).toBeNull()
  expect(await issuerSays('rehearsal', DIFFERS)).not.toEqual(['software-differs', expect.anything()])
})

describe('the office', () => {
  let scratch: string
  let office: RunningOffice
  beforeEach(() => {
    scratch = mkdtempSync(join(tmpdir(), 'ippyo-delivered-office-'))
    for (const name of ['project', 'stick', 'machine']) mkdirSync(join(scratch, name))
  })
  afterEach(async () => {
    await office.stop()
    rmSync(scratch, { recursive: true })
  })

  async function start(found: SoftwareFound): Promise<void> {
    disk.found = found
    const [machine, project, sources] = ['machine', 'project', 'stick'].map((name) => join(scratch, name))
    office = await startOffice(
      { package: join(scratch, 'package'), machine, project, sources } as AppConfig,
      surroundings,
    )
  }

  function begin(use: 'live' | 'rehearsal'): Promise<OfficeView> {
    const event = { type: 'begin', use, name: '青木　愛', passphrase: '青木 愛 の長い合言葉です' } as OfficeScreenEvent
    office.send(event)
    const done = () => {
      const view = office.view()
      return view.busy === null && (view.use !== null || view.message !== null) ? view : null
    }
    return vi.waitUntil(done, { timeout: 600_000 })
  }

  it('tells its number; a real election that was begun is not opened by another program', async () => {
    await start(AS_LISTED)
    expect(office.view().software).toBe(NUMBER)
    expect((await begin('live')).use).toBe('live')
    await office.stop()
    await start(DIFFERS)
    expect(office.view()).toMatchObject({ phase: 'out-of-service', message: { code: 'software-differs' } })
  })

  it('begins no real election beside a file that differs, and a rehearsal all the same', async () => {
    await start(DIFFERS)
    expect(await begin('live')).toMatchObject({ use: null, message: { code: 'software-differs' } })
    office.send({ type: 'acknowledge' })
    expect(await begin('rehearsal')).toMatchObject({ use: 'rehearsal', software: null })
  })
})

it.each(LANGUAGES)('%s: on the screen, to be compared with the published one', (language) => {
  const line = (software: string | null) =>
    renderToStaticMarkup(
      <LanguageProvider language={language}>
        <SoftwareLine software={software} />
      </LanguageProvider>,
    )
  expect(line(NUMBER)).toContain(NUMBER)
  expect(line(null)).toBe('')
})
