/** A stick without ballot box and without scans: by the names of its files alone, where people meant to put it. */
import { readdir } from 'node:fs/promises'
import { LOST_MEDIA_FILE } from '#election/count/lost-media.ts'
import type { MisplacedStick } from '#election/count/medium-refusal.ts'
import { NAME_OF_ROUND } from './read-roll-rounds.ts'

interface Found {
  readonly type: MisplacedStick
  /** Changes when other files are there. */
  readonly mark: string
}

/** `share-<number>.json`, as the ceremony names it. */
export const NAME_OF_SHARE = /^share-[0-9]{1,3}\.json$/

/** Null: nothing is there. */
export async function misplacedStick(directory: string): Promise<Found | null> {
  const there = await readdir(directory).catch((): readonly string[] => [])
  // `.Trashes` and the like are of the computer that wrote the stick.
  const names = there.filter((name) => !name.startsWith('.')).sort()
  if (names.length === 0) return null
  const mark = names.join('\n')
  if (names.some((name) => NAME_OF_SHARE.test(name))) return { type: 'share-in-a-slot', mark }
  const signed = (name: string) => name === LOST_MEDIA_FILE || names.includes(`${name}.sig`)
  const isReport = names.some((name) => NAME_OF_ROUND.test(name) || (name.endsWith('.json') && signed(name)))
  return { type: isReport ? 'report-in-a-slot' : 'not-a-ballot-box', mark }
}
