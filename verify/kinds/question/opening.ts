/** count.md §6: a question whose ballots stay closed below its quorum. Asked of the signed reports and the online seal alone, with the papers that may be refused and without them. */
import type { JsonObject } from '../../package/canonical.ts'
import { object, oneOf, whole } from '../../package/fields.ts'
import type { Opening, SaidOfVoters } from '../kind.ts'

/** @param accepted of the papers that may be refused; null: nobody has entered it */
export function openingOf(question: JsonObject | null, said: SaidOfVoters, accepted: bigint | null): Opening {
  if (question === null || !('quorum' in question)) return { type: 'opened' }
  const quorum = object(question, 'quorum')
  if (oneOf(quorum, 'opened', ['always', 'reached']) === 'always') return { type: 'opened' }
  if (said === null) return { type: 'unknown' }
  const { electors, surely, perhaps } = said
  const [over, under] = [BigInt(whole(quorum, 'over', 1, 99)), BigInt(whole(quorum, 'under', 2, 100))]
  const decided = accepted !== null && accepted <= perhaps
  const least = surely + (decided ? accepted : 0n)
  const most = decided ? least : surely + perhaps
  const lacks = (voters: bigint) => voters * under < electors * over
  if (!lacks(least)) return { type: 'opened' }
  return lacks(most) ? { type: 'closed', voters: least, pending: most - least, electors } : { type: 'unknown' }
}
