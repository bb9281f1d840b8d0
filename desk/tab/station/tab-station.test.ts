/** The whole day of the tab in one process: a card from the desk, votes by touch and by ear, the closing, the count, and the independent reader on its bundle. */
import { expect, it } from 'vitest'
import { assert } from '#election/assert.ts'
import type { Press } from '#kiosk/session/screen-event.ts'
import { nextPress } from '#simulation/people/voter.ts'
import { importedFor } from '../tab-election.ts'
import { browserRandomness } from './browser-world.ts'
import { makeStationElection } from './station-election.ts'
import { TabStation } from './tab-station.ts'

async function opened() {
  const imported = importedFor(new Map())
  assert(imported.ok, 'the sample has no problem')
  const election = makeStationElection(imported.value, browserRandomness)
  const heard: string[] = []
  const station = await TabStation.open(election, {
    randomness: browserRandomness,
    panelWidthMm: 345.4,
    speaker: { say: (words) => heard.push(words.map(({ text }) => text).join(' ')), hush: () => {} },
    onChange: () => {},
  })
  return { station, heard }
}

it('a day', async () => {
  const { station } = await opened()
  console.log(station.deskView.screen, station.machineView.page.type)
})
