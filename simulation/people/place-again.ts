/** A person places a card that could not be read again (R13): a busy machine answers too late. After a few times it is a fault. */
import { assert } from '#election/assert.ts'
import type { CardUid } from '#election/ids.ts'
import type { Result } from '#election/result.ts'
import type { CardReader } from '#hardware/card-reader/port.ts'
import { cardRemoved, nextCard } from '#office/personalise/personalise-cards.ts'

const PLACED_AT_MOST = 5
const OF_THE_PLACING = ['card-gone', 'garbled', 'reader-lost']

/** @returns whether the same card, placed again, gets another answer than this refusal */
export function isOfThePlacing(code: string): boolean {
  return OF_THE_PLACING.includes(code)
}

/** Counts how often one card was placed; false: so often that it is no accident any more. */
export function placings(): () => boolean {
  let placed = 1
  return () => placed++ < PLACED_AT_MOST
}

interface Hands {
  place(): void
  takeAway(): void
}

/** A card of the office's row: placed until it is written. */
export async function writeByHand(
  reader: Pick<CardReader, 'watch'>,
  hands: Hands,
  write: (uid: CardUid) => Promise<Result<void, { readonly type: string }>>,
): Promise<void> {
  const again = placings()
  for (;;) {
    hands.place()
    const uid = await nextCard(reader)
    const written = uid.ok ? await write(uid.value) : uid
    hands.takeAway()
    if (uid.ok) await cardRemoved(reader, uid.value)
    else await readerIsBack(reader)
    if (written.ok) return
    assert(isOfThePlacing(written.error.type) && again(), `personalising a card: ${JSON.stringify(written.error)}`)
  }
}

function readerIsBack(reader: Pick<CardReader, 'watch'>): Promise<void> {
  return new Promise((resolve) => {
    let stop: (() => void) | null = null
    let isBack = false
    stop = reader.watch(({ type }) => {
      if (type === 'reader-lost') return
      isBack = true
      stop?.()
      resolve()
    })
    if (isBack) stop()
  })
}
