/** ROL-11: what happened to the line of a witness. */
import type { LocalMinute } from '#election/time.ts'

/** ended: in person from here on, or gone for good. */
export interface LineAct {
  readonly name: string
  readonly act: (typeof LINE_ACTS)[number]
  readonly at: LocalMinute
  /** 参会時刻 and 辞職時刻 before it, for who takes it back. */
  readonly was: { readonly came: LocalMinute | null; readonly left: LocalMinute | null }
}
export const LINE_ACTS = ['begun', 'cut', 'back', 'ended'] as const
