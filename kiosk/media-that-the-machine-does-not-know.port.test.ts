/** OPN-03: used media in a machine without a memory of them. Officer and witnesses decide before anything can be voted there. */
import { createHash } from 'node:crypto'
import { readFileSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import { expect, it } from 'vitest'
import type { UltralightAesCard } from '#hardware/card-reader/simulator/ultralight-aes-card.ts'
import { BALLOT_BOX_FILE } from '#hardware/medium/create.ts'
import { eachTestAtAKiosk } from '#simulation/rooms/each-test-at-a-kiosk.ts'
import type { PollingStation } from '#simulation/rooms/polling-station.ts'
import { stateFileName } from './services/machine-memory.ts'

let station: PollingStation
let officer: UltralightAesCard

eachTestAtAKiosk((made, card) => {
  station = made
  officer = card
})

const media = () =>
  ['original', 'duplicate'].map((role) =>
    createHash('sha256')
      .update(readFileSync(join(station.media(), role, BALLOT_BOX_FILE)))
      .digest('hex'),
  )

/** One voter has voted; then the machine's disk is a new one. */
async function forgets(): Promise<void> {
  await station.open(officer)
  await station.voteBoth(await station.issueOutside())
  await station.powerOff()
  rmSync(join(station.disk(), stateFileName(station.election.electionPackage.electionId)))
}

// TC-47
it('shows what they hold, and writes nothing on them before the decision', async () => {
  await forgets()
  const before = media()
  await station.powerOn()
  await station.unlock(officer)
  const page = await station.shows('unknown-media', 'recovered')
  expect(page).toMatchObject({
    type: 'unknown-media',
    machineSerial: station.machine.serial,
    pair: station.machine.pair,
    day: '2027-04-25',
    closed: false,
    records: [{ count: 1 }, { count: 1 }],
    starts: 1,
  })
  expect(media()).toEqual(before)
})

it('is not made votable by the officer alone', async () => {
  await forgets()
  await station.powerOn()
  await station.unlock(officer)
  await station.shows('unknown-media')
  station.press({ type: 'witness', witness: 0, mark: 'confirmed' })
  station.press({ type: 'officer-confirmed' })
  expect(await station.shows('unknown-media', 'recovered')).toMatchObject({ refusal: 'witnesses-missing' })
})

it('refused, the machine takes no vote, nothing is written, and the next start asks again', async () => {
  await forgets()
  const before = media()
  await station.powerOn()
  await station.unlock(officer)
  await station.shows('unknown-media')
  station.press({ type: 'back' })
  expect(await station.shows('out-of-service')).toMatchObject({ fault: 'media-unknown', closable: false, voter: null })
  expect(media()).toEqual(before)
  station.reader.tray.remove()
  await station.powerOn()
  await station.unlock(officer)
  expect(await station.shows('unknown-media')).toMatchObject({ starts: 2 })
})

it('the officer who takes the card away has decided nothing', async () => {
  await forgets()
  await station.powerOn()
  await station.unlock(officer)
  const { witnesses } = await station.shows('unknown-media')
  station.reader.tray.remove()
  await station.shows('operator-card')
  for (const witness of witnesses.keys()) station.press({ type: 'witness', witness, mark: 'confirmed' })
  station.press({ type: 'officer-confirmed' })
  expect(station.page.type).toBe('operator-card')
})

it('taken by officer and witnesses, it goes on with what they hold and knows them from then on', async () => {
  await forgets()
  await station.powerOn()
  await station.unlock(officer)
  const { witnesses } = await station.shows('unknown-media')
  for (const witness of witnesses.keys()) station.press({ type: 'witness', witness, mark: 'confirmed' })
  station.press({ type: 'officer-confirmed' })
  await station.shows('recovered')
  station.reader.tray.remove()
  await station.powerOn()
  await station.unlock(officer)
  await station.shows('recovered')
  station.press({ type: 'next' })
  await station.shows('remove-operator-card')
  station.reader.tray.remove()
  await station.shows('waiting')
  await station.voteBoth(await station.issueOutside())
  expect((await station.close(officer)).records.map(({ count }) => count)).toEqual([2, 2])
})
