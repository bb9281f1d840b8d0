/** CLS-04: a medium that is out when the officer closes is asked for first. Without it is a second act, and log and seal name it. */

import { cpSync, renameSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import type { Role } from '#election/ballot-box/layout.ts'
import type { UltralightAesCard } from '#hardware/card-reader/simulator/ultralight-aes-card.ts'
import { BALLOT_BOX_FILE } from '#hardware/medium/create.ts'
import { PERMISSION_ANSWERS } from '#kiosk/session/screen-event.ts'
import { eachTestAtAKiosk } from '#simulation/rooms/each-test-at-a-kiosk.ts'
import type { PollingStation } from '#simulation/rooms/polling-station.ts'

let station: PollingStation
let officer: UltralightAesCard

eachTestAtAKiosk((made, card) => {
  station = made
  officer = card
})

const ROLES = ['original', 'duplicate'] as const
const AWAY = { original: 'original-away', duplicate: 'duplicate-away' } as const
const box = (role: Role) => join(station.media(), role, BALLOT_BOX_FILE)
const pull = (role: Role) => renameSync(box(role), `${box(role)}.out`)
const putBack = (role: Role) => renameSync(`${box(role)}.out`, box(role))

/** Found by a look, so the machine is out of service; or only when it is to be closed. */
const FOUND = ['by the machine', 'at the closing'] as const

async function openedAndVoted(): Promise<void> {
  await station.open(officer)
  await station.voteBoth(await station.issueOutside())
}

/** To the question, where one comes. */
async function toClose(): Promise<void> {
  await station.openStaffMenu(officer)
  station.press({ type: 'menu', item: 'close' })
  const { witnesses } = await station.shows('staff-witnesses')
  for (const witness of witnesses.keys()) station.press({ type: 'witness', witness, mark: 'confirmed' })
  station.press({ type: 'officer-confirmed' })
  if ((await station.shows('staff-early', 'staff-no-permission')).type === 'staff-early')
    station.press({ type: 'close-early' })
  // No issuer is here: officer and witness answer for it (CLS-03).
  await station.shows('staff-no-permission')
  for (const answer of PERMISSION_ANSWERS) station.press({ type: 'permission-answer', answer, done: true })
  station.press({ type: 'officer-confirmed' })
}

async function pulledAndAsked(role: Role, found: (typeof FOUND)[number]): Promise<void> {
  await openedAndVoted()
  pull(role)
  if (found === 'by the machine') {
    station.looksNow()
    expect(await station.shows('out-of-service')).toMatchObject({ fault: AWAY[role], closable: true, voter: null })
  }
  await toClose()
  expect((await station.shows('staff-one-medium')).lacking).toEqual({ medium: role, why: 'away' })
}

const events = async () => (await station.sealedOriginal()).log.map(({ event }) => event)

describe.each(FOUND)('a medium is out, found %s', (found) => {
  it.each(ROLES)(
    '%s: asked for before anything is closed; back in its slot both are sealed',
    async (role) => {
      await pulledAndAsked(role, found)
      station.press({ type: 'officer-confirmed' })
      expect((await station.shows('staff-one-medium')).lacking.why).toBe('away')
      putBack(role)
      station.press({ type: 'officer-confirmed' })
      expect(await station.shows('closed')).toMatchObject({ final: true, failedMedium: null, signingKey: 'erased' })
      await station.powerOff()
      expect(await events()).not.toContainEqual(expect.objectContaining({ type: 'medium-failed' }))
      expect(await events()).toContainEqual({ type: 'closing', final: true, unpermitted: true })
    },
    60_000,
  )

  it.each(ROLES)(
    '%s: closed without it by a second press, and its return changes nothing',
    async (role) => {
      await pulledAndAsked(role, found)
      station.press({ type: 'close-with-one' })
      expect(await station.shows('closed')).toMatchObject({ final: true, failedMedium: role, signingKey: 'erased' })
      await station.powerOff()
      station.reader.tray.remove()
      putBack(role)
      await station.powerOn()
      await station.unlock(officer)
      expect(await station.shows('closed')).toMatchObject({ failedMedium: role })
      if (role === 'duplicate') {
        await station.powerOff()
        expect(await events()).toContainEqual({ type: 'medium-failed', medium: role, cause: 'pulled' })
      }
    },
    60_000,
  )
})

it('a medium breaks while the officer comes to close: log and seal have cause and minute', async () => {
  await openedAndVoted()
  station.failing.duplicate.fault = { type: 'io', errno: 'EIO' }
  await toClose()
  expect((await station.shows('staff-one-medium')).lacking).toEqual({ medium: 'duplicate', why: 'failed' })
  station.press({ type: 'close-with-one' })
  expect(await station.shows('closed')).toMatchObject({ final: true, failedMedium: 'duplicate' })
  await station.powerOff()
  const { seal, doubts } = await station.sealedOriginal()
  expect(seal.failedMedium).toMatchObject({ role: 'duplicate', cause: 'io' })
  expect(seal.failedMedium?.minute).not.toBe(0)
  expect(doubts).toEqual([])
  expect((await events()).filter(({ type }) => type === 'medium-failed')).toHaveLength(1)
})

describe('at the question', () => {
  it('another medium in the slot is told from the one that was pulled', async () => {
    await openedAndVoted()
    cpSync(box('duplicate'), `${box('duplicate')}.copy`)
    pull('original')
    renameSync(`${box('duplicate')}.copy`, box('original'))
    await toClose()
    expect((await station.shows('staff-one-medium')).lacking).toEqual({ medium: 'original', why: 'other' })
    renameSync(box('original'), `${box('duplicate')}.copy`)
    putBack('original')
    station.press({ type: 'officer-confirmed' })
    expect(await station.shows('closed')).toMatchObject({ failedMedium: null })
  })

  it('an image of it from before the vote is not it', async () => {
    await station.open(officer)
    cpSync(box('original'), `${box('original')}.before`)
    await station.voteBoth(await station.issueOutside())
    pull('original')
    renameSync(`${box('original')}.before`, box('original'))
    await toClose()
    expect((await station.shows('staff-one-medium')).lacking).toEqual({ medium: 'original', why: 'other' })
  })

  it('the power goes and it is back: nobody has given it up, and the machine votes on', async () => {
    await pulledAndAsked('original', 'at the closing')
    await station.powerOff()
    station.reader.tray.remove()
    putBack('original')
    await station.powerOn()
    await station.unlock(officer)
    await station.shows('recovered')
    station.press({ type: 'next' })
    station.reader.tray.remove()
    await station.shows('waiting')
    await station.voteBoth(await station.issueOutside())
    expect(await station.close(officer)).toMatchObject({ failedMedium: null })
  })

  it('it is out a second time, and both are out', async () => {
    await pulledAndAsked('duplicate', 'at the closing')
    pull('original')
    station.press({ type: 'officer-confirmed' })
    expect((await station.shows('staff-one-medium')).lacking).toEqual({ medium: null, why: 'away' })
    station.press({ type: 'close-with-one' })
    putBack('duplicate')
    station.press({ type: 'officer-confirmed' })
    expect((await station.shows('staff-one-medium')).lacking).toEqual({ medium: 'original', why: 'away' })
    pull('duplicate')
    putBack('original')
    // It was given up on the page for the original: the one that lacks now is asked for.
    station.press({ type: 'close-with-one' })
    expect((await station.shows('staff-one-medium')).lacking).toEqual({ medium: 'duplicate', why: 'away' })
    putBack('duplicate')
    station.press({ type: 'officer-confirmed' })
    expect(await station.shows('closed')).toMatchObject({ failedMedium: null })
  })
})
