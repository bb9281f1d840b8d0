/** R13: a garbled answer, a card that seemed gone or a reader that blinked is a card placed again, not the end of the day. */
import { expect, it } from 'vitest'
import type { CardUid } from '#election/ids.ts'
import { err, ok, type Result } from '#election/result.ts'
import type { CardPresence } from '#hardware/card-reader/port.ts'
import { writeByHand } from '#simulation/people/place-again.ts'

const UID = '04A1B2C3D4E5F6' as CardUid

/** The simplest reader: tells what lies there, and is lost while `lost` is above zero. */
function desk(answers: readonly (string | null)[]) {
  const listeners = new Set<(presence: CardPresence) => void>()
  let now: CardPresence = { type: 'absent' }
  let placed = 0
  let next = 0
  const tell = (presence: CardPresence) => {
    now = presence
    for (const listener of [...listeners]) listener(presence)
  }
  return {
    placed: () => placed,
    reader: {
      watch(listener: (presence: CardPresence) => void) {
        listeners.add(listener)
        listener(now)
        return () => void listeners.delete(listener)
      },
    },
    hands: {
      place() {
        placed++
        const isLost = answers[next] === 'reader-lost'
        if (isLost) next++
        tell(isLost ? { type: 'reader-lost', why: 'silent' } : { type: 'present', uid: UID })
      },
      takeAway: () => tell({ type: 'absent' }),
    },
    write: async (): Promise<Result<void, { readonly type: string }>> => {
      const answer = answers[next++] ?? null
      return answer === null ? ok() : err({ type: answer })
    },
  }
}

it.each([
  ['at once', [null], 1],
  ['after a garbled answer', ['garbled', null], 2],
  ['after a card that seemed gone, and a reader that blinked', ['card-gone', 'reader-lost', null], 3],
] as const)('a card is written %s', async (_, answers, times) => {
  const { reader, hands, write, placed } = desk(answers)
  await writeByHand(reader, hands, write)
  expect(placed()).toBe(times)
})

it.each([
  ['a card of another key is placed once', ['not-authentic'], 1],
  ['a line that is never good', Array<string>(9).fill('garbled'), 5],
] as const)('%s, and the day ends with its word', async (_, answers, times) => {
  const { reader, hands, write, placed } = desk(answers)
  await expect(writeByHand(reader, hands, write)).rejects.toThrow(answers[0])
  expect(placed()).toBe(times)
})
