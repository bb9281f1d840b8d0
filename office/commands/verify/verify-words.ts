/** The findings of `ippyo verify`, in words: each medium with its seals and every damaged place, each pair, and the end. */
import { fill, type Language, type Values } from '#ui/messages/message.ts'
import { verifyRefusals } from '#ui/messages/verify.ts'
import type { Completeness } from '#verify/count/completeness.ts'
import type { Verification } from '#verify/main.ts'
import type { PairFinding } from '#verify/medium/compare-pair.ts'
import type { Damage, MediumFinding, SealFinding } from '#verify/medium/finding.ts'
import { approverFingerprint } from '#verify/package/fingerprint.ts'
import {
  approvalWords,
  chainWords,
  damageWords,
  fingerprintWords,
  givenWords,
  mediumWords,
  sealStates,
} from '#words/verify.ts'
import { onOneLine } from '../../terminal/plain-text.ts'

const DAMAGE_LINES = 20

/** First of all: with another authority's key everything below may be right and mean nothing (G8). */
export function fingerprintsInWords({ fingerprints }: Verification, language: Language): readonly string[] {
  if (fingerprints === null) return []
  const { authority, election } = fingerprintWords
  return [
    fill(authority[language], { fingerprint: fingerprints.authority }),
    fill(election[language], { fingerprint: fingerprints.election }),
  ]
}

/** Whose the package's approvals are; nothing is said where no approvers were given. */
export function approvalsInWords({ approvals }: Verification, language: Language): readonly string[] {
  if (approvals === null) return []
  if (typeof approvals === 'string') return [`NO    ${fill(approvalWords.refused[language], { problem: approvals })}`]
  return approvals.map(({ name, key, record }) => {
    const lines = record?.lines ?? '–'
    return `OK    ${fill(approvalWords.by[language], { name: onOneLine(name), number: approverFingerprint(key), lines })}`
  })
}

/** `sound`: nothing is wrong with it; so also with a medium that was never used, when its station reports so. */
export function mediumInWords(medium: MediumFinding, sound: boolean, language: Language): string {
  const { station, pair, role } = medium
  const place = station === null || pair === null ? null : fill(mediumWords.who[language], { station, pair })
  const who = [place, role && mediumWords[role][language], medium.serial].filter((part) => part !== null).join(' ')
  const mark = sound ? 'OK' : medium.problem === null ? '?' : 'NO'
  const codes = sound ? [] : [medium.problem, ...medium.doubts]
  const lines = [
    `${mark.padEnd(5)} ${onOneLine(medium.path)}  ${who}`,
    ...sealedLines(medium, language),
    ...(sound && medium.problem !== null ? [soundAllTheSame(medium, language)] : []),
    ...codes.flatMap((code) => (code === null ? [] : refusalLines(code, language))),
    ...differenceLines(medium, language),
    ...damageLines(medium.damage, medium.damagedPages, language),
  ]
  return lines.join('\n      ')
}

function soundAllTheSame({ problem }: MediumFinding, language: Language): string {
  return mediumWords[problem === 'as-initialised' ? 'unused' : 'failedAsSealed'][language]
}

export function pairInWords({ station, pair, paths, ...found }: PairFinding, language: Language): string {
  const who = fill(mediumWords.who[language], { station, pair })
  if (found.problem === null) return `OK    ${who}  ${mediumWords.pairAgrees[language]}`
  // A copy changes no figure: it waits for somebody's word, as a doubt does.
  const mark = found.problem === 'copy-of-a-medium' ? '?' : 'NO'
  const values = { paths: paths.map(onOneLine).join(', ') }
  const lines = [
    `${mark.padEnd(5)} ${who}`,
    ...refusalLines(`pair-${found.problem}`, language, values),
    ...damageLines(found.differences, found.differingPages, language),
  ]
  return lines.join('\n      ')
}

/** Media and books that nobody compared, and stations that nobody reported: named before the end, which then does not say "complete". */
export function notGivenInWords({ untold, alone, open }: Completeness, language: Language): readonly string[] {
  const lines = [
    ...alone.map(({ station, pair, given }) => {
      const place = fill(mediumWords.who[language], { station, pair })
      return fill(givenWords.alone[language], { place, role: mediumWords[given][language] })
    }),
    ...open.map(({ station, ...books }) => {
      return fill(givenWords.open[language], { place: fill(mediumWords.station[language], { station }), ...books })
    }),
    ...(untold.length === 0 ? [] : [fill(givenWords.untold[language], { stations: untold.join(', ') })]),
  ]
  return lines.map((line) => `–     ${line}`)
}

export function endInWords({ holds, complete, completeness }: Verification, language: Language): string {
  if (!holds) return mediumWords.fails[language]
  if (complete) return mediumWords.holds[language]
  const { untold, alone, open } = completeness
  if (untold.length > 0) return givenWords.holdsSoFar[language]
  if (open.length > 0) return givenWords.holdsButOpen[language]
  return givenWords[alone.length > 0 ? 'holdsOfGiven' : 'holdsButLost'][language]
}

function sealedLines(medium: MediumFinding, language: Language): string[] {
  const { machine, seals, failedMedium } = medium
  const lines = machine === null ? [] : bookLines(medium, machine, language)
  if (seals.length > 0) {
    lines.push(`${mediumWords.seals[language]}: ${seals.map((seal) => sealInWords(seal, language)).join(', ')}`)
  }
  if (failedMedium !== null) {
    const { role, cause, at } = failedMedium
    const facts = [cause, at].filter((part) => part !== null).join(', ')
    lines.push(`${mediumWords.failed[language]}: ${mediumWords[role][language]} (${facts})`)
  }
  return lines
}

function bookLines(medium: MediumFinding, machine: string, language: Language): string[] {
  const { records, sessions, log, lost } = mediumWords
  const contests = Object.entries(medium.records ?? {}).map(([contest, count]) => `${contest} ${count}`)
  const chain = medium.logChain === null ? '' : ` (${chainWords[medium.logChain][language]})`
  return [
    fill(mediumWords.sealedBy[language], { machine, fingerprint: medium.sealFingerprint ?? '' }),
    `${records[language]} ${medium.recordsInAll}: ${contests.join(', ')}`,
    fill(sessions[language], { ...(medium.sessions ?? { finished: 0, endedByStaff: 0, released: 0 }) }),
    `${log[language]} ${medium.logPages}${chain}, ${lost[language]} ${medium.lostPages}`,
  ]
}

/** A page made zero has no place of its own; how many are missing is seen by the seal's own numbers. */
function differenceLines(medium: MediumFinding, language: Language): string[] {
  const { sealed } = medium
  if (sealed === null) return []
  const contests = Object.entries(sealed.records).map(([contest, count]) => {
    return [`${mediumWords.records[language]} ${contest}`, count, medium.records?.[contest] ?? 0] as const
  })
  const marks = [mediumWords.marks[language], sealed.spentMarks, medium.spentMarks ?? 0] as const
  const log = [mediumWords.log[language], sealed.logPages, medium.logPages ?? 0] as const
  return [...contests, marks, log].flatMap(([what, told, found]) =>
    told === found ? [] : [fill(mediumWords.differs[language], { what, sealed: told, found })],
  )
}

function sealInWords({ day, state, machine }: SealFinding, language: Language): string {
  const when = day ?? mediumWords.final[language]
  return `${when} ${sealStates[state][language]}${machine === null ? '' : ` ${machine}`}`
}

function refusalLines(code: keyof typeof verifyRefusals, language: Language, values: Values = {}): string[] {
  const { title, next } = verifyRefusals[code][language]
  return [`[${code}] ${fill(title, values)}`, `→ ${next}`]
}

function damageLines(damage: readonly Damage[], pages: number, language: Language): string[] {
  const lines = damage.slice(0, DAMAGE_LINES).map(({ section, page, offset, what }) => {
    return fill(mediumWords.damage[language], { section, page, offset, what: damageWords[what][language] })
  })
  const more = pages - lines.length
  return more > 0 ? [...lines, fill(mediumWords.more[language], { count: more })] : lines
}
