/** 住民投票: a question to those who have the vote. Nobody is elected: there is no minimum of the law, no deposit and no lot. */
import { assert } from '#election/assert.ts'
import type { Kind, Outcome, Poll, Turnout } from '../kind.ts'
import { numbersOf } from '../most-votes.ts'
import { openingOf } from './opening.ts'
import type { QuestionRule, Verdict } from './rule.ts'

export const QUESTION = {
  written: ['住民投票', '県民投票', '市民投票', '町民投票', '村民投票'],
  about: 'choices',
  byTheAct: null,
  seats: 'a-question',
  mayElectMore: false,
  // The ordinance names the day; the order of the choices is on the office's paper a week before.
  noticeDays: { prefecture: 7, 'designated-city': 7, city: 7, town: 7 },
  listsOf: 'one',
  saysSeats: false,
  minimum: null,
  deposit: null,
  fallsAway: () => false,
  opening: openingOf,
  result: resultOf,
} as const satisfies Kind

function resultOf({ contest: { question }, totals }: Poll, turnout: Turnout | null): Outcome {
  assert(question !== undefined, 'question: the contest has its rule')
  const most = Math.max(0, ...totals.map(({ votes }) => votes))
  const first = totals.filter(({ votes }) => votes === most)
  const verdict = verdictOf(question, most, { first: first.map((each) => totals.indexOf(each)), turnout })
  const isDecided = verdict === 'carried' || verdict === 'not-carried' || verdict === 'most'
  return { winners: isDecided ? numbersOf(first) : [], needsLot: null, verdict }
}

/** @param first places of those with most votes */
function verdictOf(
  { answers, quorum }: QuestionRule,
  most: number,
  { first, turnout }: { readonly first: readonly number[]; readonly turnout: Turnout | null },
): Verdict {
  // Where it decides about the opening it was measured before, and nobody measures it again.
  if (quorum !== undefined && quorum.opened === 'always') {
    if (turnout === null || turnout.electors === null) return 'electors-unknown'
    const measured = quorum.of === 'cast' ? turnout.cast : most
    if (measured * quorum.under < turnout.electors * quorum.over) return 'not-established'
  }
  if (first.length !== 1) return 'tie'
  if (answers === 'choices') return 'most'
  return first[0] === 0 ? 'carried' : 'not-carried'
}
