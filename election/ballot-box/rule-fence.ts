/** Rule 4: the survivor outdates whatever its lost partner holds (at most seq + 1), so that it can never come back. */
import type { Randomness } from '#election/randomness.ts'
import type { CountingMedia } from './counting-media.ts'
import { type Barrier, barrierOn } from './step.ts'
import type { BoxContext } from './view.ts'
import { journalWrite } from './write-journal.ts'

export function fence(context: BoxContext, media: CountingMedia, randomness: Randomness): Barrier | null {
  const [one, other] = media
  const { newest } = one.journal
  if (other !== undefined || newest.alone) return null
  const page = { ...newest, seq: newest.seq + 2, alone: true }
  return barrierOn('fence', one.role, [journalWrite(context, one.journal, page, randomness)])
}
