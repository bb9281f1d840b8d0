/** D-18 on real files and cards: a machine dies, the spare takes its pair over, its voter votes elsewhere, both pairs count. */
import { cpSync, readFileSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import type { Role } from '#election/ballot-box/layout.ts'
import { stateOf } from '#election/card/card-state.ts'
import { without } from '#election/contests.ts'
import type { ContestMask } from '#election/ids.ts'
import type { LocalMinute } from '#election/time.ts'
import type { UltralightAesCard } from '#hardware/card-reader/simulator/ultralight-aes-card.ts'
import { BALLOT_BOX_FILE } from '#hardware/medium/create.ts'
import { openMediumReadOnly } from '#hardware/medium/driver.ts'
import { readIdentity } from '#hardware/package-directory/read-identity.ts'
import { PERMISSION_ANSWERS } from '#kiosk/session/screen-event.ts'
import { eachTestAtAKiosk } from '#simulation/rooms/each-test-at-a-kiosk.ts'
import { must } from '#simulation/rooms/must.ts'
import type { PollingStation } from '#simulation/rooms/polling-station.ts'
import { examineMedium } from '#tally/services/receive/examine-medium.ts'

const DEAD = 0
const OTHER = 1
const SPARE = 2
const BOTH = 3 as ContestMask
const EVENING = '2027-04-25T20:15' as LocalMinute
let station: PollingStation
let officer: UltralightAesCard

const IN_THE_DAY = ['take_over_in_the_day,yes']
function begins(made: PollingStation, card: UltralightAesCard): void {
  station = made
  officer = card
}
const stateOfCard = (card: UltralightAesCard) => stateOf(card.memory.counters[2] ?? 0)
const bytesOf = (role: Role) => readFileSync(join(station.media(), role, BALLOT_BOX_FILE))

/** One voter has voted, another has recorded the first contest, and the machine dies with that card pressed. */
async function dies(): Promise<UltralightAesCard> {
  await station.open(officer)
  await station.voteBoth(await station.issueOutside())
  const card = await station.issueOutside()
  station.reader.tray.insert(card)
  await station.shows('how-to')
  station.press({ type: 'next' })
  await station.castFirst()
  await station.shows('recorded')
  station.reader.tray.remove()
  await station.powerOff()
  expect(stateOfCard(card).type).toBe('pressed')
  return card
}

/** The pair of the kiosk at place `pairOf` lies in the slots of the one at `place`. */
async function putInto(place: number, pairOf = DEAD): Promise<void> {
  await station.powerOff()
  station.reader.tray.remove()
  station.place = place
  station.pairOf = pairOf
  await station.powerOn()
}

/** Up to its page out of service. */
async function takesOver() {
  await station.confirmsTakeOver(officer)
  const page = await station.shows('taken-over')
  station.press({ type: 'next' })
  await station.shows('remove-operator-card')
  station.reader.tray.remove()
  await station.shows('out-of-service')
  return page
}

async function beginsRelease(): Promise<void> {
  await station.openStaffMenu(officer)
  station.press({ type: 'menu', item: 'release' })
  await station.shows('staff-witnesses')
  station.press({ type: 'witness', witness: 0, mark: 'confirmed' })
  station.press({ type: 'officer-confirmed' })
  await station.shows('remove-operator-card')
  station.reader.tray.remove()
  await station.shows('release-card')
}

async function releases(card: UltralightAesCard) {
  await beginsRelease()
  station.reader.tray.insert(card)
  const page = await station.shows('released')
  station.reader.tray.remove()
  await station.shows('out-of-service')
  return page
}

/** The tally's own reader, over the files as they lie. */
async function examined(pairOf: number, role: Role = 'original') {
  station.pairOf = pairOf
  const { authorityPublicKey } = must(await readIdentity(station.disk()))
  const medium = must(await openMediumReadOnly(join(station.media(), role)))
  const election = { electionPackage: station.election.electionPackage, authorityPublicKey, several: null }
  const { examination } = await examineMedium(medium, election, () => {})
  await medium.close()
  return examination
}

const machineAt = (place: number) => {
  const before = station.place
  station.place = place
  const { machine } = station
  station.place = before
  return machine
}

describe('a machine dies with a pressed card inside', () => {
  eachTestAtAKiosk(begins, IN_THE_DAY)
  it('the spare takes its pair over, the card is released, its voter votes elsewhere, and both pairs count', async () => {
    const card = await dies()
    await putInto(SPARE)
    const found = await takesOver()
    expect(found).toMatchObject({ serial: machineAt(DEAD).serial, failedMedium: null, lostPages: 0 })
    expect(found.records.map(({ count }) => count)).toEqual([2, 1])
    expect(found.interrupted).toMatchObject({ recorded: [expect.any(String)], open: [expect.any(String)] })

    const released = await releases(card)
    expect([released.recorded.length, released.open.length]).toEqual([1, 1])
    const state = stateOfCard(card)
    expect(state).toEqual({ type: 'released', mask: 1 })
    const closed = await station.close(officer)
    expect(closed).toMatchObject({
      final: true,
      endedByStaff: 0,
      takenOver: { serial: machineAt(DEAD).serial, reason: 'machine-died', sealedBy: null },
      signingKey: 'erased',
    })

    const rest = without(BOTH, state.type === 'released' ? state.mask : BOTH)
    await station.powerOff()
    station.reader.tray.remove()
    station.place = OTHER
    station.pairOf = null
    await station.open(officer)
    station.reader.tray.insert(await station.issueOutside({ contests: rest }))
    await station.shows('how-to')
    station.press({ type: 'next' })
    await station.castFirst()
    await station.shows('take-card')
    station.reader.tray.remove()
    await station.shows('waiting')
    station.now = EVENING
    await station.close(officer)
    await station.powerOff()

    const [dead, other] = [await examined(DEAD), await examined(OTHER)]
    const spare = machineAt(SPARE).id
    expect(dead).toMatchObject({ type: 'sealed', sealed: { machine: spare } })
    // Who decided stands in the log that is sealed with it.
    station.pairOf = DEAD
    station.place = SPARE
    const told = (await station.sealedOriginal()).log.map(({ event }) => event)
    expect(told).toContainEqual({ type: 'taken-over', reason: 'machine-died' })
    expect(other).toMatchObject({ type: 'sealed', sealed: { machine: machineAt(OTHER).id } })
  })

  it('in the evening it is ended without its card, and sealed by the machine that kept its key for it', async () => {
    await dies()
    station.now = '2027-04-25T07:30' as LocalMinute
    station.place = OTHER
    await station.open(officer)
    station.now = EVENING
    await station.openStaffMenu(officer)
    station.press({ type: 'menu', item: 'close' })
    await station.shows('staff-witnesses')
    station.press({ type: 'keep-key', keep: true })
    const { witnesses } = await station.shows('staff-witnesses')
    for (const witness of witnesses.keys()) station.press({ type: 'witness', witness, mark: 'confirmed' })
    station.press({ type: 'officer-confirmed' })
    await station.shows('staff-no-permission')
    for (const answer of PERMISSION_ANSWERS) station.press({ type: 'permission-answer', answer, done: true })
    station.press({ type: 'officer-confirmed' })
    expect(await station.shows('closed')).toMatchObject({ signingKey: 'kept', takenOver: null })
    // Started again with its own media: still kept, and its own figures are untouched.
    await putInto(OTHER, OTHER)
    await station.unlock(officer)
    expect(await station.shows('closed')).toMatchObject({ signingKey: 'kept', takenOver: null })
    await putInto(OTHER)
    await takesOver()
    await station.openStaffMenu(officer)
    await station.chooseToEndSession()
    await station.shows('staff-menu')
    const closed = await station.close()
    expect(closed).toMatchObject({ signingKey: 'erased', endedByStaff: 1 })
    expect(closed.records.map(({ count }) => count)).toEqual([2, 2])
    expect(await examined(DEAD)).toMatchObject({ type: 'sealed', sealed: { machine: machineAt(OTHER).id } })
    // Its own pair is what it was; the machine keeps the two apart.
    await putInto(OTHER, OTHER)
    await station.unlock(officer)
    expect(await station.shows('closed')).toMatchObject({ takenOver: null, signingKey: 'erased' })
  })

  it('it had sealed its pair itself: the other one shows that, names it, and keeps its own key', async () => {
    await station.open(officer)
    await station.voteBoth(await station.issueOutside())
    station.now = EVENING
    await station.close(officer)
    await putInto(SPARE)
    await station.confirmsTakeOver(officer)
    const { serial, id } = machineAt(DEAD)
    expect(await station.shows('closed')).toMatchObject({ signingKey: 'kept', takenOver: { serial, sealedBy: serial } })
    expect(await examined(DEAD)).toMatchObject({ type: 'sealed', sealed: { machine: id } })
  })

  it.each([
    ['after the pair was opened', 'open'],
    ['after the session was freed', 'freed'],
    ['after the seal, before anybody read it', 'sealed'],
  ] as const)(
    'the power goes %s: the same media go on',
    async (_, when) => {
      const card = await dies()
      station.now = EVENING
      await putInto(SPARE)
      await takesOver()
      if (when !== 'open') await beginsRelease()
      if (when === 'sealed') {
        station.reader.tray.insert(card)
        await station.shows('released')
        station.reader.tray.remove()
        await station.shows('out-of-service')
        await station.close(officer)
      }
      await putInto(SPARE)
      if (when === 'sealed') {
        await station.confirmsTakeOver(officer)
        expect(await station.shows('closed')).toMatchObject({
          final: true,
          takenOver: { serial: machineAt(DEAD).serial },
        })
        return
      }
      const { interrupted } = await takesOver()
      expect(interrupted).toMatchObject({ freed: when === 'freed' })
      if (when === 'open') await releases(card)
      else {
        await station.openStaffMenu(officer)
        station.press({ type: 'menu', item: 'release' })
        await station.shows('remove-operator-card')
        station.reader.tray.remove()
        await station.shows('release-card')
        station.reader.tray.insert(card)
        await station.shows('released')
        station.reader.tray.remove()
        await station.shows('out-of-service')
      }
      expect(stateOfCard(card)).toEqual({ type: 'released', mask: 1 })
      expect(await station.close(officer)).toMatchObject({ final: true })
    },
    120_000,
  )
})

describe('the machine that died starts again', () => {
  eachTestAtAKiosk(begins, IN_THE_DAY)
  it('with its pair, which another one had taken over and not closed: it takes no vote, releases its card, and closes it', async () => {
    const card = await dies()
    await putInto(SPARE)
    await takesOver()
    await putInto(DEAD, DEAD)
    await station.unlock(officer)
    expect(await station.shows('recovered', 'out-of-service')).toMatchObject({
      type: 'out-of-service',
      fault: 'was-taken-over',
    })
    station.reader.tray.remove()
    await releases(card)
    expect(stateOfCard(card)).toEqual({ type: 'released', mask: 1 })
    const closed = await station.close(officer)
    expect(closed.records.map(({ count }) => count)).toEqual([2, 1])
    expect(await examined(DEAD)).toMatchObject({ type: 'sealed', sealed: { machine: machineAt(DEAD).id } })
  })

  it('with its pair, which another one has sealed: it shows that, and writes nothing', async () => {
    await dies()
    station.now = EVENING
    await putInto(SPARE)
    await takesOver()
    await station.openStaffMenu(officer)
    await station.chooseToEndSession()
    await station.shows('staff-menu')
    await station.close()
    await station.powerOff()
    const before = bytesOf('original')
    await putInto(DEAD, DEAD)
    await station.unlock(officer)
    expect(await station.shows('closed', 'recovered', 'out-of-service')).toMatchObject({ type: 'closed', final: true })
    await station.powerOff()
    expect(bytesOf('original').equals(before)).toBe(true)
    expect(await examined(DEAD)).toMatchObject({ type: 'sealed', sealed: { machine: machineAt(SPARE).id } })
  })
})

describe('a pair that is not taken over, or not whole', () => {
  eachTestAtAKiosk(begins)
  it('in the day: not unless the package says so, and nothing is written', async () => {
    await dies()
    const before = bytesOf('original')
    await putInto(SPARE)
    await station.shows('take-over')
    station.press({ type: 'take-over', reason: 'machine-died' })
    expect(await station.shows('take-over')).toMatchObject({ refusal: 'take-over-before-closing' })
    await station.powerOff()
    expect(bytesOf('original').equals(before)).toBe(true)
  })

  it('into a machine that is in service itself: its own pair comes first', async () => {
    await dies()
    station.place = OTHER
    await station.open(officer)
    await putInto(OTHER)
    expect(await station.showsBad()).toEqual(['take-over-own-pair-open', 'take-over-own-pair-open'])
  })

  it('into a machine whose key was erased', async () => {
    await dies()
    station.place = OTHER
    await station.open(officer)
    station.now = EVENING
    await station.close(officer)
    await putInto(OTHER)
    expect(await station.showsBad()).toEqual(['take-over-key-gone', 'take-over-key-gone'])
  })

  it('never used: there is nothing to take over, and the spare keeps its key', async () => {
    station.now = EVENING
    await putInto(SPARE)
    const before = bytesOf('duplicate')
    await station.confirmsTakeOver(officer)
    expect(await station.shows('out-of-service')).toMatchObject({ fault: 'take-over-untouched', closable: false })
    await station.powerOff()
    expect(bytesOf('duplicate').equals(before)).toBe(true)
  })

  it('opened, and nobody voted: its log is begun, so it is sealed with no record', async () => {
    await station.open(officer)
    await station.powerOff()
    station.now = EVENING
    await putInto(SPARE)
    await takesOver()
    const closed = await station.close(officer)
    expect(closed.records.map(({ count }) => count)).toEqual([0, 0])
  })

  it.each(['original', 'duplicate'] as const)(
    'half burnt: the %s is gone, the other is sealed and names it',
    async (role) => {
      await dies()
      rmSync(join(station.media(), role, BALLOT_BOX_FILE))
      station.now = EVENING
      await putInto(SPARE)
      expect(await station.shows('take-over')).toMatchObject({ missing: role })
      const found = await takesOver()
      expect(found).toMatchObject({ failedMedium: role })
      expect(found.records.map(({ count }) => count)).toEqual([2, 1])
      await station.openStaffMenu(officer)
      await station.chooseToEndSession()
      await station.shows('staff-menu')
      expect(await station.close()).toMatchObject({ failedMedium: role })
    },
    60_000,
  )

  it('put back as it was before this machine took it over: an old image, refused, unchanged', async () => {
    await dies()
    station.now = EVENING
    const media = station.media()
    cpSync(media, join(station.directory, 'earlier'), { recursive: true })
    await putInto(SPARE)
    await takesOver()
    await station.openStaffMenu(officer)
    await station.chooseToEndSession()
    await station.shows('staff-menu')
    // The machine remembers by the minute (docs/formats/machine-state.md).
    station.minutePasses()
    await station.powerOff()
    rmSync(media, { recursive: true })
    cpSync(join(station.directory, 'earlier'), media, { recursive: true })
    const before = bytesOf('original')
    await putInto(SPARE)
    await station.confirmsTakeOver(officer)
    expect(await station.shows('out-of-service')).toMatchObject({ fault: 'take-over-old-image', closable: false })
    await station.powerOff()
    expect(bytesOf('original').equals(before)).toBe(true)
  })
})
