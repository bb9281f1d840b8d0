/** package.md §3, `question`: each content has one spelling. */
import type { JsonObject } from '../../package/canonical.ts'
import { Malformed, object, oneOf, only, whole } from '../../package/fields.ts'

/** @throws Malformed */
export function questionIn(contest: JsonObject): JsonObject {
  const rule = object(contest, 'question')
  only(rule, ['answers', ...('quorum' in rule ? ['quorum'] : [])])
  oneOf(rule, 'answers', ['yes-no', 'choices'])
  if (!('quorum' in rule)) return rule
  const quorum = object(rule, 'quorum')
  only(quorum, ['of', 'opened', 'over', 'under'])
  const of = oneOf(quorum, 'of', ['cast', 'most'])
  const opened = oneOf(quorum, 'opened', ['always', 'reached'])
  // Nobody knows the most votes of a closed list, nor here the voters of other counts.
  if (opened === 'reached' && (of === 'most' || 'result' in contest)) throw new Malformed('opened')
  const under = whole(quorum, 'under', 2, 100)
  const over = whole(quorum, 'over', 1, under - 1)
  if (commonPart(over, under) > 1) throw new Malformed('quorum')
  return rule
}

function commonPart(a: number, b: number): number {
  return b === 0 ? a : commonPart(b, a % b)
}
