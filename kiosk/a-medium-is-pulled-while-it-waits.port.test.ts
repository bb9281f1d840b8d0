/** K1: a loose stick was found out by the vote of whoever came next. Now the machine looks at its media while it waits. */
import { describe, expect, it } from 'vitest'
import { stateOf } from '#election/card/card-state.ts'
import type { UltralightAesCard } from '#hardware/card-reader/simulator/ultralight-aes-card.ts'
import type { KioskPage } from '#kiosk/session/view.ts'
import { eachTestAtAKiosk } from '#simulation/rooms/each-test-at-a-kiosk.ts'
import type { PollingStation } from '#simulation/rooms/polling-station.ts'

let station: PollingStation
let officer: UltralightAesCard

eachTestAtAKiosk((made, card) => {
  station = made
  officer = card
})

const stateOfCard = (card: UltralightAesCard) => stateOf(card.memory.counters[2] ?? 0)

/** Nothing of the opening is being written any more. */
async function openedAndVoted(): Promise<void> {
  await station.open(officer)
  await station.voteBoth(await station.issueOutside())
}

// TC-01a
describe('a medium is pulled while the machine waits (OPN-08, FLT-04)', () => {
  it.each(['original', 'duplicate'] as const)('the %s: the next look finds it, before any card comes', async (role) => {
    await openedAndVoted()
    station.failing[role].fault = { type: 'pulled' }
    station.looksNow()
    expect(await station.shows('out-of-service')).toMatchObject({ fault: `${role}-away`, voter: null })
  })

  it('no voter is let in between two looks: the card stays as it was issued', async () => {
    await station.open(officer)
    station.failing.duplicate.fault = { type: 'pulled' }
    const card = await station.issueOutside()
    station.reader.tray.insert(card)
    expect(await station.shows('out-of-service', 'how-to')).toMatchObject({ type: 'out-of-service', closable: true })
    expect(stateOfCard(card)).toEqual({ type: 'issued' })
  })

  it('whose voter comes back finds it too: what is recorded stays said', async () => {
    await station.open(officer)
    const card = await station.issueOutside()
    station.reader.tray.insert(card)
    await station.shows('how-to')
    station.reader.tray.remove()
    await station.shows('card-away')
    station.failing.original.fault = { type: 'io', errno: 'EIO' }
    station.reader.tray.insert(card)
    const { fault, voter } = (await station.shows('out-of-service', 'how-to')) as Extract<
      KioskPage,
      { type: 'out-of-service' }
    >
    expect(fault).toBe('original-failed')
    expect(voter).toMatchObject({ recorded: [], staffWillCheck: [] })
    expect(voter?.notRecorded).toHaveLength(2)
  })

  it('both of them: they go back in, it is started again and closed (CLS-04)', async () => {
    await openedAndVoted()
    for (const role of ['original', 'duplicate'] as const) station.failing[role].fault = { type: 'pulled' }
    station.looksNow()
    expect(await station.shows('out-of-service')).toMatchObject({ fault: 'no-medium', closable: false })
    await station.powerOff()
    for (const role of ['original', 'duplicate'] as const) station.failing[role].fault = null
    await station.powerOn()
    await station.shows('operator-card')
    await station.unlock(officer)
    await station.shows('recovered')
    station.press({ type: 'next' })
    station.reader.tray.remove()
    await station.shows('waiting')
    expect(await station.close(officer)).toMatchObject({ failedMedium: null })
  })

  it('and the seal of the other one names it', async () => {
    await station.open(officer)
    station.failing.duplicate.fault = { type: 'pulled' }
    station.looksNow()
    await station.shows('out-of-service')
    expect(await station.close(officer)).toMatchObject({ failedMedium: 'duplicate' })
  })
})
