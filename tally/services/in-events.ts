/** The findings of services as events of the session. */
import type { MinutesFields } from '#election/count/minutes.ts'
import type { ElectionPackage } from '#election/definition/definition.ts'
import type { Result } from '#election/result.ts'
import type { Claimed } from '#hardware/files/claim-folder.ts'
import type { TallyRefusalCode } from '../session/codes.ts'
import type { TallyEvent } from '../session/event.ts'
import type { ShareRefusal } from './open/key-messages.ts'
import type { StageChanged } from './stage-files.ts'

/** The municipality's own words, as the package has them. */
export function configured(electionPackage: ElectionPackage): MinutesFields {
  const { countPlace, countSentTo } = electionPackage.rules.settings
  const said = { 'count place': countPlace, 'count sent-to': countSentTo }
  return Object.fromEntries(Object.entries(said).filter(([, value]) => value !== ''))
}

export function inUse({ pid, claim }: Extract<Claimed, { type: 'in-use' }>, folder: string) {
  const since = claim?.since.replace('T', ' ') ?? '—'
  const code = claim?.program === 'command' ? 'count-in-use-by-command' : 'count-in-use-by-screen'
  return { code, about: { pid, since, folder } } as const
}

/** Shares and media may fail alike; people need to hear which of them did. */
export function codeOf({ type }: ShareRefusal): TallyRefusalCode {
  switch (type) {
    case 'damaged':
      return 'share-damaged'
    case 'wrong-election':
      return 'share-of-other-election'
    // Sealed to the process before: nothing is known of any share.
    case 'key-process-ended':
      return 'holder-ended'
    default:
      return type
  }
}

export type Send = (event: TallyEvent) => void

/** A file that was changed between two stages stops the count: nothing is made of it. False: it was said. */
export function tellWhenChanged<T>(
  result: Result<T, StageChanged>,
  send: Send,
): result is Extract<Result<T, StageChanged>, { ok: true }> {
  if (!result.ok) send({ type: 'fault', code: 'stage-changed', about: { file: result.error.file } })
  return result.ok
}
