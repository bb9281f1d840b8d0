/** Declarations of lost media, of which the last one counts. */
import { isOvertaken } from '#election/count/declared-lost.ts'
import type { SignedLostMedia } from '#election/count/lost-media.ts'
import type { LocalMinute } from '#election/time.ts'
import type { TallyState } from './state.ts'

/** CNT-08: a declaration that was signed before the one that counts leaves nothing out any more, and the screen shows both minutes. */
export function overtaken(receipt: TallyState['receipt'], lost: SignedLostMedia | null) {
  if (lost === null || receipt.lost === null || !isOvertaken(receipt, lost)) return null
  const shown = (minute: LocalMinute) => minute.replace('T', ' ')
  return ['lost-media-earlier', { earlier: shown(lost.declaredAt), later: shown(receipt.lost.declaredAt) }] as const
}
