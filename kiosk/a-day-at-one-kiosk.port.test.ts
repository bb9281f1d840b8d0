/** The whole app on a real package, real media files and the whole card model: nothing of the path is pretended. */
import { existsSync, readdirSync, readFileSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { toHex } from '#election/bytes.ts'
import { stateOf } from '#election/card/card-state.ts'
import { addMinutes } from '#election/time.ts'
import type { UltralightAesCard } from '#hardware/card-reader/simulator/ultralight-aes-card.ts'
import { stateFileName } from '#kiosk/services/machine-memory.ts'
import { decodeStatePage, STATE_PAGE_BYTES } from '#kiosk/services/machine-state.ts'
import { eachTestAtAKiosk } from '#simulation/rooms/each-test-at-a-kiosk.ts'
import type { PollingStation } from '#simulation/rooms/polling-station.ts'
import { PREPARED_PIN } from '#simulation/rooms/prepared-cards.ts'

let station: PollingStation
let officer: UltralightAesCard

eachTestAtAKiosk((made, card) => {
  station = made
  officer = card
})

const counterOf = (card: UltralightAesCard) => stateOf(card.memory.counters[2] ?? 0).type

describe('a day at one kiosk', () => {
  it('opens from the zero check, takes two voters by touch, closes and tells the records', async () => {
    await station.open(officer)
    for (let voter = 0; voter < 2; voter++) {
      const card = await station.issueOutside()
      await station.voteBoth(card)
      expect(counterOf(card)).toBe('finished')
    }
    const closed = await station.close(officer)
    expect(closed.records.map(({ count }) => count)).toEqual([2, 2])
    expect(closed).toMatchObject({ final: true, failedMedium: null, endedByStaff: 0 })
  })

  it('refuses the same card again, and a card that was never issued here', async () => {
    await station.open(officer)
    const card = await station.issueOutside()
    await station.begin(card)
    station.press({ type: 'leave' })
    await station.shows('leave')
    station.press({ type: 'leave-scope', scope: 'all' })
    await station.shows('leave-sure')
    station.press({ type: 'leave-confirmed' })
    await station.shows('take-card')
    station.reader.tray.remove()
    await station.shows('waiting')
    station.reader.tray.insert(card)
    expect(await station.shows('refused')).toMatchObject({ refusal: 'card-finished' })
    station.reader.tray.remove()
    await station.shows('waiting')
    station.reader.tray.insertForeign()
    expect(await station.shows('refused')).toMatchObject({ refusal: 'foreign-card' })
  })

  it('takes a voter by keypad: the dark page names nobody', async () => {
    await station.open(officer)
    station.reader.tray.insert(await station.issueOutside({ presentation: 'audio' }))
    await station.shows('audio')
    const seen = new Set<string>()
    const stop = station.kiosk?.subscribe((view) => seen.add(JSON.stringify(view)))
    for (const phase of ['hear', 'how-to', 'choose', 'confirm', 'recorded', 'choose', 'confirm'] as const) {
      await station.showsPhase(phase)
      if (phase === 'choose') station.keypad.press('down')
      if (phase === 'confirm') station.hear()
      station.keypad.press('select')
    }
    await station.shows('take-card')
    stop?.()
    const names = station.election.list.contests.flatMap(({ candidates }) => candidates.map(({ name }) => name))
    for (const text of seen) for (const name of names) expect(text).not.toContain(name)
  })

  // D-11, FLT-05
  it('goes on after a power cut in the middle: operator card, recovery, this card, the open contest', async () => {
    await station.open(officer)
    const card = await station.issueOutside()
    await station.begin(card)
    await station.castFirst()
    await station.shows('recorded')
    station.reader.tray.remove()
    await station.powerOn()
    await station.unlock(officer)
    expect(await station.shows('recovered')).toMatchObject({
      starts: 2,
      interrupted: { recorded: [expect.any(String)] },
    })
    station.press({ type: 'next' })
    await station.shows('remove-operator-card')
    station.reader.tray.remove()
    await station.shows('card-away')
    station.reader.tray.insert(card)
    await station.shows('recorded')
    station.press({ type: 'next' })
    await station.castFirst()
    await station.shows('take-card')
    station.reader.tray.remove()
    await station.shows('waiting')
    const { records } = await station.close(officer)
    expect(records.map(({ count }) => count)).toEqual([1, 1])
  })

  it('goes on after a power cut between opening and the first voter: the log has begun, nothing else', async () => {
    await station.open(officer)
    await station.powerOn()
    await station.unlock(officer)
    expect(await station.shows('recovered')).toMatchObject({ starts: 2, interrupted: null, lostPages: 0 })
    station.press({ type: 'next' })
    await station.shows('remove-operator-card')
    station.reader.tray.remove()
    await station.shows('waiting')
    await station.voteBoth(await station.issueOutside())
    expect((await station.close(officer)).records.map(({ count }) => count)).toEqual([1, 1])
  })

  it('refuses media that are not zero when this machine never opened them', async () => {
    await station.open(officer)
    await station.powerOff()
    rmSync(
      join(
        station.directory,
        'machines',
        station.machine.id,
        stateFileName(station.election.electionPackage.electionId),
      ),
    )
    await station.powerOn()
    expect(await station.showsBad()).toEqual(['zero-check-not-zero', 'zero-check-not-zero'])
  })

  it('after a power cut, an officer ends the interrupted session without its card', async () => {
    await station.open(officer)
    await station.begin(await station.issueOutside())
    await station.castFirst()
    await station.shows('recorded')
    station.reader.tray.remove()
    await station.powerOn()
    await station.unlock(officer)
    await station.shows('recovered')
    station.press({ type: 'next' })
    await station.shows('remove-operator-card')
    station.reader.tray.remove()
    await station.shows('card-away')
    await station.openStaffMenu(officer)
    await station.chooseToEndSession()
    await station.shows('remove-operator-card')
    station.reader.tray.remove()
    await station.shows('waiting')
    const closed = await station.close(officer)
    expect(closed).toMatchObject({ endedByStaff: 1 })
    expect(closed.records.map(({ count }) => count)).toEqual([1, 1])
  })

  it('midnight in a session: no vote of the new day, staff end it and close the day that was open (row 32)', async () => {
    await station.open(officer)
    await station.begin(await station.issueOutside())
    await station.castFirst()
    await station.shows('recorded')
    station.now = addMinutes(station.now, 17 * 60 + 1)
    station.press({ type: 'next' })
    await station.castFirst()
    const page = await station.shows('out-of-service')
    expect(page).toMatchObject({ fault: 'not-closed-earlier-day', closable: true })
    expect(page.voter).toMatchObject({ recorded: [expect.any(String)], notRecorded: [expect.any(String)] })
    station.reader.tray.remove()
    await station.openStaffMenu(officer)
    await station.chooseToEndSession()
    await station.shows('staff-menu')
    const closed = await station.close()
    expect(closed).toMatchObject({ final: true, endedByStaff: 1 })
    expect(closed.records.map(({ count }) => count)).toEqual([1, 1])
  })

  it('a medium dies while the voter presses: staff will check, and the seal names it', async () => {
    await station.open(officer)
    await station.voteBoth(await station.issueOutside())
    await station.begin(await station.issueOutside())
    await station.chooseFirst()
    station.failing.duplicate.fault = { type: 'pulled' }
    station.press({ type: 'cast' })
    const page = await station.shows('out-of-service')
    expect(page).toMatchObject({ fault: 'duplicate-failed', voter: { recorded: [] } })
    expect(page.voter?.staffWillCheck).toHaveLength(1)
    station.reader.tray.remove()
    const menu = await station.openStaffMenu(officer)
    if (menu.session === 'must-end') {
      await station.chooseToEndSession()
      await station.shows('staff-menu')
    }
    expect(await station.close()).toMatchObject({ failedMedium: 'duplicate' })
  })

  it('the card is pulled while its counter is moved: it is asked for, and the vote is recorded once', async () => {
    await station.open(officer)
    const card = await station.issueOutside()
    await station.begin(card)
    await station.chooseFirst()
    station.reader.tray.pullDuring('increment', 1, 'new')
    station.press({ type: 'cast' })
    await station.shows('card-away')
    station.reader.tray.remove()
    station.reader.tray.insert(card)
    await station.shows('how-to')
    station.press({ type: 'next' })
    await station.castFirst()
    await station.shows('recorded')
  })

  it('stops an operator card after three wrong PINs', async () => {
    await station.confirmZero()
    await station.unlock(officer, '999999')
    for (const refusal of ['wrong-pin', 'wrong-pin-last', 'too-many-pins']) {
      await station.showsRefusal(refusal)
      station.press({ type: 'pin', pin: refusal === 'too-many-pins' ? PREPARED_PIN : '999999' })
    }
    await station.showsRefusal('too-many-pins')
  })
})

describe('before it opens', () => {
  it('a missing duplicate stops the self-test and is named', async () => {
    const duplicate = join(station.media(), 'duplicate')
    const [file] = readdirSync(duplicate)
    expect(existsSync(join(duplicate, file ?? ''))).toBe(true)
    rmSync(join(duplicate, file ?? ''))
    await station.powerOn()
    expect(await station.showsBad()).toEqual(['duplicate-missing'])
  })

  it('keeps no selection and no card on its own disk (MED-06)', async () => {
    await station.open(officer)
    const card = await station.issueOutside()
    await station.begin(card)
    await station.castFirst()
    await station.shows('recorded')
    const disk = join(station.directory, 'machines', station.machine.id)
    const own = readdirSync(disk).filter((name) => name.startsWith('kiosk-state'))
    expect(own).toEqual([stateFileName(station.election.electionPackage.electionId)])
    const file = new Uint8Array(readFileSync(join(disk, own[0] ?? '')))
    expect(file.length).toBe(2 * STATE_PAGE_BYTES)
    for (const from of [0, STATE_PAGE_BYTES]) {
      const known = decodeStatePage(file.slice(from, from + STATE_PAGE_BYTES))
      const counts = ['failedUnlocksUnlogged', 'list', 'opened', 'records', 'seq', 'starts', 'startsUnlogged']
      expect(Object.keys(known?.state ?? {}).sort()).toEqual(['electionId', 'keyKept', 'taken', ...counts].sort())
      expect(known?.state).toMatchObject({ keyKept: false, taken: [] })
    }
    expect(toHex(file)).not.toContain(card.uid)
  })
})
