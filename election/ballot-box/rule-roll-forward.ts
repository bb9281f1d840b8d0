/** Rule 7: what the journal has promised, first on the original, then on the duplicate, then the journal forgets it. */
import { equalBytesFast } from '#election/bytes.ts'
import { bitMask, union } from '#election/contests.ts'
import type { Randomness } from '#election/randomness.ts'
import { makeBallotPage } from './ballot-page.ts'
import type { CountingMedia, Journal } from './counting-media.ts'
import { trimmed } from './fields.ts'
import type { JournalContent } from './journal.ts'
import { inSection, type PageWrite } from './layout.ts'
import { makeSpentPage, spentMark } from './spent-page.ts'
import { type Barrier, barrierOn, type Refuse, refuse } from './step.ts'
import { type BoxContext, checkOfPages, type MediumView, reading } from './view.ts'
import { writeJournal } from './write-journal.ts'

/** Row 9: a named slot holds another whole page. Looked for before the first write of a recovery. */
export function takenSlot(context: BoxContext, media: CountingMedia, journal: Journal): Refuse | null {
  const promised = promisedPages(context, journal.newest.content)
  if (promised === null) return refuse({ type: 'slot-taken' })
  const taken = promised.some((write) => media.some((medium) => holdsAnother(medium.view, write)))
  return taken ? refuse({ type: 'slot-taken' }) : null
}

export function rollForward(
  context: BoxContext,
  media: CountingMedia,
  journal: Journal,
  randomness: Randomness,
): Barrier | null {
  const promised = promisedPages(context, journal.newest.content) ?? []
  for (const medium of media) {
    const writes = promised.filter((write) => !holds(medium.view, write))
    if (writes.length > 0) return barrierOn('roll-forward', medium.role, writes)
  }
  const after = afterIntent(journal.newest.content)
  return after && writeJournal('roll-forward', context, media, journal, { content: after }, randomness)
}

/** @returns null when a named slot is outside its section. */
function promisedPages(context: BoxContext, content: JournalContent): PageWrite[] | null {
  if (content.state !== 'intent' && content.state !== 'freed') return []
  const check = checkOfPages(context)
  const pages: PageWrite[] = []
  if (content.state === 'intent') {
    for (const { slot, record } of content.ballots) {
      if (!inSection(context.layout.ballots, slot)) return null
      pages.push({ page: slot, bytes: makeBallotPage(record, slot, check) })
    }
    // In the order of the places on the medium: in that of the records, a device that writes on would keep the judges in their order.
    pages.sort((a, b) => a.page - b.page)
  }
  if (content.spentSlot !== null) {
    if (!inSection(context.layout.spent, content.spentSlot)) return null
    const mark = spentMark(context.keys.mark, context.electionId, content.token)
    pages.push({ page: content.spentSlot, bytes: makeSpentPage(mark, content.spentSlot, check) })
  }
  return pages
}

/** After an INTENT: PART with the contest done, or IDLE when it was the last. */
function afterIntent(content: JournalContent): JournalContent | null {
  if (content.state !== 'intent') return null
  const { token, contests } = content
  const done = union(content.done, bitMask(content.contest))
  return done === contests ? { state: 'idle' } : { state: 'part', token, contests, done }
}

function holds(view: MediumView, write: PageWrite): boolean {
  const found = reading(view, write.page)
  return found.state === 'whole' && equalBytesFast(found.bytes, trimmed(write.bytes))
}

function holdsAnother(view: MediumView, write: PageWrite): boolean {
  return reading(view, write.page).state === 'whole' && !holds(view, write)
}
