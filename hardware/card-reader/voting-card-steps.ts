/**
 * The three things that issuer and kiosk do with a voting card. Rules C1 and C2: an increment is computed from a counter read
 * in the same authenticated exchange, is never repeated without reading, and counts only when the new value was read back.
 */
import { assert } from '#election/assert.ts'
import { concat, equalBytes } from '#election/bytes.ts'
import { stateOf } from '#election/card/card-state.ts'
import { SIGNED_BODY_BYTES } from '#election/card/voting-card.ts'
import type { CardUid } from '#election/ids.ts'
import { err, ok, type Result } from '#election/result.ts'
import type { AuthenticatedCard, CardFault, CardReader } from './port.ts'

const BODY_FIRST_PAGE = 0x04
const PAGE_BYTES = 4
const BODY_PAGES = SIGNED_BODY_BYTES / PAGE_BYTES
/** An exchange that broke is begun anew at most this often while the card still answers. */
const EXCHANGES_MAX = 3

export interface VotingCardContents {
  /** Body and signature, 112 bytes: for `readBody`. */
  readonly bytes: Uint8Array
  readonly counter: number
}

export type StepFault =
  | CardFault
  /** The card is not in the state that the caller believes: read it anew and decide again. */
  | { readonly type: 'counter-differs'; readonly counter: number }

export type IssueFault =
  | StepFault
  /** The bytes read back are not those written. The card is still blank. */
  | { readonly type: 'not-written' }

/** Body, signature and counter in one exchange. A garbled exchange is begun anew. */
export async function readVotingCard(
  reader: CardReader,
  uid: CardUid,
  key: Uint8Array,
): Promise<Result<VotingCardContents, CardFault>> {
  return again(() =>
    reader.exchange(uid, key, async (card) => {
      const bytes = await card.readPages(BODY_FIRST_PAGE, BODY_PAGES)
      if (!bytes.ok) return bytes
      const counter = await card.readCounter()
      return counter.ok ? ok({ bytes: bytes.value, counter: counter.value }) : counter
    }),
  )
}

/**
 * Moves the counter from `expectedNow` by `by` and reads the new value. When the answer to the increment is lost, the card is
 * selected and read anew: standing at the new value it is done, standing at the old one the step is made again.
 *
 * @returns the new counter, read with MAC
 */
export async function moveCounter(
  reader: CardReader,
  uid: CardUid,
  key: Uint8Array,
  expectedNow: number,
  by: number,
): Promise<Result<number, StepFault>> {
  assert(by >= 1, 'a counter only goes up')
  let sent = false
  const moved = await again(() =>
    reader.exchange(uid, key, async (card) => {
      const now = await card.readCounter()
      if (!now.ok) return now
      // Lost answer of our own increment: it did happen.
      if (sent && now.value === expectedNow + by) return now
      if (now.value !== expectedNow) return now
      sent = true
      const answer = await card.increment(by)
      return answer.ok ? await card.readCounter() : answer
    }),
  )
  if (!moved.ok) return moved
  return moved.value === expectedNow + by && sent ? moved : err({ type: 'counter-differs', counter: moved.value })
}

/**
 * Issues a card: finished → blank when needed, body and signature, read back, blank → issued, read anew. A cut at any point
 * leaves a card that is not issued, or one that is issued with this very body; calling again with what the card then shows
 * completes it.
 *
 * @param counter as just read: blank, or finished (then `signedBody` is for the next issue number)
 * @returns the new counter, standing at *issued*
 */
export async function writeIssuedCard(
  reader: CardReader,
  uid: CardUid,
  key: Uint8Array,
  signedBody: Uint8Array,
  counter: number,
): Promise<Result<number, IssueFault>> {
  assert(signedBody.length === SIGNED_BODY_BYTES, 'a signed body has 112 bytes')
  const state = stateOf(counter).type
  assert(state === 'blank' || state === 'finished', 'only a blank or finished card is issued')
  const blank = state === 'blank' ? counter : counter + 1
  let sent = false
  const written = await again(() =>
    reader.exchange(uid, key, async (card): Promise<Result<Written, CardFault>> => {
      const now = await card.readCounter()
      if (!now.ok) return now
      if (sent && now.value === blank + 1) return readBack(card, signedBody, now.value)
      if (now.value !== counter && now.value !== blank) return ok({ type: 'counter-differs', counter: now.value })
      const cleared = now.value === blank ? ok() : await card.increment(1)
      if (!cleared.ok) return cleared
      const body = await writeBody(card, signedBody)
      if (!body.ok) return body
      const checked = await readBack(card, signedBody, blank)
      if (!checked.ok || checked.value.type !== 'at') return checked
      sent = true
      const issued = await card.increment(1)
      if (!issued.ok) return issued
      const after = await card.readCounter()
      return after.ok ? ok({ type: 'at', counter: after.value }) : after
    }),
  )
  if (!written.ok) return written
  const at = written.value
  if (at.type === 'not-written') return err(at)
  return at.type === 'at' && at.counter === blank + 1
    ? ok(at.counter)
    : err({ type: 'counter-differs', counter: at.counter })
}

type Written =
  | { readonly type: 'at'; readonly counter: number }
  | { readonly type: 'counter-differs'; readonly counter: number }
  | { readonly type: 'not-written' }

async function writeBody(card: AuthenticatedCard, signedBody: Uint8Array): Promise<Result<void, CardFault>> {
  for (let page = 0; page < BODY_PAGES; page++) {
    const bytes = signedBody.slice(page * PAGE_BYTES, (page + 1) * PAGE_BYTES)
    const answer = await card.writePage(BODY_FIRST_PAGE + page, bytes)
    if (!answer.ok) return answer
  }
  return ok()
}

async function readBack(
  card: AuthenticatedCard,
  signedBody: Uint8Array,
  counter: number,
): Promise<Result<Written, CardFault>> {
  const bytes = await card.readPages(BODY_FIRST_PAGE, BODY_PAGES)
  if (!bytes.ok) return bytes
  return ok(equalBytes(concat(bytes.value), signedBody) ? { type: 'at', counter } : { type: 'not-written' })
}

/**
 * A broken exchange says nothing about the card: begin a new one, with a new authentication. A final answer (another card, no key, reader
 * lost) is not repeated.
 */
async function again<T>(exchange: () => Promise<Result<T, CardFault>>): Promise<Result<T, CardFault>> {
  for (let done = 1; ; done++) {
    const result = await exchange()
    if (result.ok || done === EXCHANGES_MAX) return result
    const broken = result.error.type
    if (broken === 'other-card' || broken === 'not-authentic' || broken === 'reader-lost') return result
  }
}
