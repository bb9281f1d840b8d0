/** The machine's own memory cannot be read, or knows of a newer candidate list: what the machine then does with its media. */
import { cpSync, existsSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, it } from 'vitest'
import { assert } from '#election/assert.ts'
import { signCandidateList } from '#election/definition/signed-candidate-list.ts'
import type { UltralightAesCard } from '#hardware/card-reader/simulator/ultralight-aes-card.ts'
import { openOffice } from '#office/prepare/make-office.ts'
import { eachTestAtAKiosk } from '#simulation/rooms/each-test-at-a-kiosk.ts'
import type { PollingStation } from '#simulation/rooms/polling-station.ts'
import { MachineMemory, stateFileName } from './services/machine-memory.ts'
import { freshState } from './services/machine-state.ts'

let station: PollingStation
let officer: UltralightAesCard

eachTestAtAKiosk((made, card) => {
  station = made
  officer = card
})

const stateFile = () => join(station.disk(), stateFileName(station.election.electionPackage.electionId))

function damage(): Uint8Array {
  const bytes = readFileSync(stateFile()).fill(0x55)
  writeFileSync(stateFile(), bytes)
  return new Uint8Array(bytes)
}

it('with media of before the first vote the machine is refused: they may be an old image, and no vote is lost by another machine', async () => {
  const before = join(station.directory, 'media-before')
  cpSync(station.media(), before, { recursive: true })
  await station.open(officer)
  await station.voteBoth(await station.issueOutside())
  await station.powerOff()
  const damaged = damage()
  rmSync(station.media(), { recursive: true })
  cpSync(before, station.media(), { recursive: true })
  await station.powerOn()
  expect(await station.showsBad()).toEqual(['machine-memory-damaged'])
  station.minutePasses()
  await station.powerOff()
  expect(new Uint8Array(readFileSync(stateFile()))).toEqual(damaged)
})

it('with votes on the media these come first: operator card, decision, and a report that says what the machine cannot know', async () => {
  await station.open(officer)
  await station.voteBoth(await station.issueOutside())
  await station.powerOff()
  const damaged = damage()
  await station.powerOn()
  await station.shows('operator-card')
  station.minutePasses()
  expect(new Uint8Array(readFileSync(stateFile()))).toEqual(damaged)
  await station.unlock(officer)
  const { witnesses, records } = await station.shows('unknown-media')
  expect(records.map(({ count }) => count)).toEqual([1, 1])
  for (const witness of witnesses.keys()) station.press({ type: 'witness', witness, mark: 'confirmed' })
  station.press({ type: 'officer-confirmed' })
  const report = await station.shows('recovered')
  expect(report).toMatchObject({ memoryDamaged: true, fingerprint: station.election.fingerprint, listVersion: 1 })
  expect(new Uint8Array(readFileSync(`${stateFile()}.damaged-1`))).toEqual(damaged)
  station.press({ type: 'next' })
  await station.shows('remove-operator-card')
  station.reader.tray.remove()
  await station.shows('waiting')
  await station.voteBoth(await station.issueOutside())
  expect((await station.close(officer)).records.map(({ count }) => count)).toEqual([2, 2])
})

it('after an ordinary restart the report shows fingerprint and list, and nothing of a lost memory', async () => {
  await station.open(officer)
  await station.voteBoth(await station.issueOutside())
  await station.powerOn()
  await station.unlock(officer)
  const { fingerprint } = station.election
  expect(await station.shows('recovered')).toMatchObject({
    memoryDamaged: false,
    fingerprint,
    listVersion: 1,
    starts: 2,
  })
})

it('X-B6: the newest list is taken away in the middle of the day: the machine does not go on under the older one', async () => {
  const directory = join(station.directory, 'package')
  const authority = await openOffice(join(station.directory, 'office'), 'fixture office passphrase')
  assert(authority.ok, 'the office of the fixture')
  const { electionId, contests } = station.election.list
  // Without a voice: the clips of a list are its own.
  const body = { format: 1, electionId, version: 2, contests, files: [], moved: null } as const
  const second = signCandidateList(body, authority.value.secretKey)
  const files = { json: join(directory, 'candidate-list-2.json'), sig: join(directory, 'candidate-list-2.sig') }
  writeFileSync(files.json, second.bytes)
  writeFileSync(files.sig, second.signature)
  await station.open(officer)
  await station.voteBoth(await station.issueOutside())
  await station.powerOff()
  for (const file of Object.values(files)) rmSync(file)
  await station.powerOn()
  expect(await station.showsBad()).toEqual(['list-older'])
  writeFileSync(files.json, second.bytes)
  writeFileSync(files.sig, second.signature)
  await station.powerOn()
  await station.unlock(officer)
  expect(await station.shows('recovered')).toMatchObject({ listVersion: 2 })
})

it.each([
  ['an older candidate list than it has used before', { version: 2, hash: 'ab'.repeat(32) }, 'list-older'],
  ['another list of the same number', { version: 1, hash: 'ab'.repeat(32) }, 'list-differs'],
] as const)('%s is refused at every start, and remembered', async (_, list, fault) => {
  const { electionId } = station.election.electionPackage
  const memory = new MachineMemory(station.disk())
  await memory.read(electionId)
  await memory.write({ ...freshState(electionId), list })
  await memory.close()
  for (let start = 0; start < 2; start++) {
    await station.powerOn()
    expect(await station.showsBad()).toEqual([fault])
    await station.powerOff()
  }
  expect(await memory.read(electionId)).toMatchObject({ type: 'known', state: { list, starts: 2 } })
  await memory.close()
  expect(existsSync(stateFile())).toBe(true)
})
