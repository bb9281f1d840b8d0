/**
 * A school, a union or a company (団体): who has no municipality code is none of the state's bodies. It has an online box and a list of members,
 * and no station, machine, roll or clause of the election law.
 */
import { kindOf } from '#election/kinds/kinds.ts'
import type { ElectionPackage, ElectionRules } from './definition.ts'

/** `municipalityCode` of a private body. */
export const NO_CODE = ''

export function isPrivate({ municipalityCode }: Pick<ElectionRules, 'municipalityCode'>): boolean {
  return municipalityCode === NO_CODE
}

/** The member that a body of this kind does not have, or must have; null: all fit. */
export function faultOfBody(electionPackage: ElectionPackage): string | null {
  const { contests, machines, paperContests, rules, stations, unlock } = electionPackage
  if (!isPrivate(rules)) {
    if (stations.length === 0) return 'stations'
    if (machines.length === 0) return 'machines'
    // Nobody would be asked for the votes that the law asks for.
    return contests.some((each) => kindOf(each).seats === 'several') ? 'contests.kind' : null
  }
  if (!rules.online) return 'rules.online'
  if (stations.length + machines.length > 0) return 'stations'
  if (paperContests.length > 0) return 'paperContests'
  if (unlock.length > 0) return 'unlock'
  if (contests.some((each) => kindOf(each).byTheAct !== null)) return 'contests.kind'
  // No report of a station says how many have the vote.
  return contests.some(({ question }) => question?.quorum !== undefined) ? 'contests.question.quorum' : null
}
