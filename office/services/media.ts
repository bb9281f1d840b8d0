/** Prepared boxes onto their sticks; and the second person's look at each. */
import { join } from 'node:path'
import type { ElectionId } from '#election/ids.ts'
import { err, ok, type Result } from '#election/result.ts'
import { checkMedium, emptySlot, headerIn, type MediumError, type Progress, slotOf } from '../prepare/check-medium.ts'
import { putOnMedium, type SlotKind } from '../prepare/put-on-medium.ts'
import type { MediumPlace } from '../session/media.ts'

interface MediumWork {
  readonly place: MediumPlace
  /** `prepared/media` of the project. */
  readonly media: string
  /** Where sticks are mounted. */
  readonly slots: readonly string[]
  readonly kind?: SlotKind
  readonly authority: Uint8Array
  /** The election that was signed, by the record. */
  readonly electionId: ElectionId
  readonly progress: Progress
}

export async function putMedium(work: MediumWork): Promise<Result<void, MediumError>> {
  const box = boxOf(work)
  const slot = await emptySlot(work.slots, work.authority, work.kind)
  // A take-over medium is empty until an issuer writes it: a stick that can be one was asked for.
  if (!slot.ok || box === null) return slot.ok ? ok() : slot
  if (!(await isOurBox(box, work))) return err({ type: 'box-not-ours', path: box })
  const put = await putOnMedium(box, slot.value, inHundredths(work.progress), work.kind)
  return put.ok ? ok() : put
}

export async function checkPut(work: MediumWork): Promise<Result<void, MediumError>> {
  const box = boxOf(work)
  const { medium } = work.place
  if (box === null) {
    const empty = await emptySlot(work.slots, work.authority, work.kind)
    return empty.ok ? ok() : empty
  }
  const slot = await slotOf(medium, work.slots, work.authority, work.kind)
  if (slot.ok && !(await isOurBox(box, work))) return err({ type: 'box-not-ours', path: box })
  return slot.ok ? checkMedium(medium, box, slot.value, inHundredths(work.progress), work.kind) : slot
}

function boxOf({ media, place: { station, box } }: MediumWork): string | null {
  return box === null ? null : join(media, station, String(box.pair), box.role)
}

/** `prepared/media` is exchanged as easily as the package beside it. */
async function isOurBox(box: string, { place: { medium }, authority, electionId }: MediumWork): Promise<boolean> {
  const header = await headerIn(box, authority)
  return header.ok && header.value.serial === medium && header.value.electionId === electionId
}

/** A medium has a hundred thousand pages: the screen gets a hundred reports a phase. */
function inHundredths(progress: Progress): Progress {
  let told = ''
  return (phase, done, total) => {
    const now = `${phase} ${Math.floor((100 * done) / total)}`
    if (now === told) return
    told = now
    progress(phase, done, total)
  }
}
