/** Which effects wait for one another. */
import type { TallyEffect } from '../session/effect.ts'

export type Lane = 'main' | 'media' | 'log'

/** A printer may hang without holding up the count. An attempt that is given up ends its key process at once, whatever is under way. */
export function laneOf({ type }: TallyEffect): Lane | null {
  switch (type) {
    case 'watch':
    case 'close-key-room':
    case 'send-to-printer':
      return null
    case 'keep-medium':
    case 'drop-medium':
    case 'forget-medium':
    case 'compare-marks':
      return 'media'
    case 'log':
    case 'read-log':
      return 'log'
    default:
      return 'main'
  }
}
