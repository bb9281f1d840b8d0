/** The station of the page: made anew for each election, and gone with the page. */
import { useEffect, useState } from 'react'
import type { ElectionSources } from '#election/definition/definition.ts'
import { browserSpeaker } from './speech.ts'
import { browserRandomness } from './station/browser-world.ts'
import type { Spoken } from './station/spoken-headphones.ts'
import { makeStationElection } from './station/station-election.ts'
import { TabStation } from './station/tab-station.ts'

/** One sentence of the headphones. */
export interface Heard {
  readonly number: number
  readonly words: readonly Spoken[]
  readonly silent: boolean
}

/** Above the sentence that sounds are the last ones. */
const SENTENCES = 3
const MINUTE_MS = 60_000

/** @param serial another number: the same election from its morning on @returns null while it is made ready */
export function useStation(sources: ElectionSources, serial: number, panelWidthMm: number) {
  const [station, setStation] = useState<TabStation | null>(null)
  const [, setChanges] = useState(0)
  const [heard, setHeard] = useState<readonly Heard[]>([])
  useEffect(() => {
    let isShown = true
    setStation(null)
    setHeard([])
    const speaker = browserSpeaker((words, silent) =>
      setHeard((before) => [
        ...before.slice(1 - SENTENCES),
        { number: (before.at(-1)?.number ?? serial) + 1, words, silent },
      ]),
    )
    let opened: TabStation | null = null
    const onChange = () => {
      if (!isShown) return
      setChanges((before) => before + 1)
      // The next visitor reads no name that the one before heard.
      if (opened?.onMachine === null) setHeard((before) => (before.length === 0 ? before : []))
    }
    const world = { randomness: browserRandomness, panelWidthMm, speaker, onChange }
    void TabStation.open(makeStationElection(sources, browserRandomness), world).then((made) => {
      opened = made
      if (isShown) setStation(made)
    })
    const minutes = setInterval(() => opened?.minutePasses(), MINUTE_MS)
    return () => {
      isShown = false
      clearInterval(minutes)
      speaker.hush()
    }
  }, [sources, serial, panelWidthMm])
  return { station, heard }
}
