/** The answers of the tally, the independent reader and the reference to one district, and their differences. */
import { toHex } from '#election/bytes.ts'
import { type Verification, verify } from '#verify/main.ts'
import { type Counted, countIt } from './count-it.ts'
import type { District } from './district.ts'
import type { OnDisk } from './on-disk.ts'
import { expectedOf } from './reference.ts'

export type Said = Awaited<ReturnType<typeof threeReaders>>

export async function threeReaders(district: District, disk: OnDisk) {
  const { made } = district
  const verified = await verify({
    packageDirectory: disk.package,
    authority: toHex(made.authority.publicKey),
    media: disk.media,
    reports: disk.reports,
    shares: { paths: disk.shares, passphrases: async () => [made.passphrases[0] ?? '', made.passphrases[2] ?? ''] },
  })
  return { counted: await countIt(district, disk), verified, expected: expectedOf(district) }
}

/** `verify` opens nothing, although the count may: the chair decides by words that no signed thing holds (count.md §4). */
const CHAIR_DECIDES = ['sealed-but-not-started', 'begun-but-not-started', 'reports-disagree']

/** Empty: all three agree. */
export function disagreements(district: District, said: Said): readonly string[] {
  return [...ofOpening(said), ...ofSums(said), ...ofWhatIsTold(district, said)].map((what) => {
    return `${what} (${district.story.join(', ')})`
  })
}

function ofOpening({ counted, verified, expected }: Said): readonly string[] {
  const found: string[] = []
  const isCounted = counted.count !== null
  if (isCounted !== (expected.stops.length === 0)) {
    found.push(
      `the count ${isCounted ? 'opens' : `waits for ${counted.waitsFor}`}, by the reference: ${expected.stops}`,
    )
  }
  const problem = verified.district?.problem?.type ?? null
  const isAsked = counted.asks.some((each) => CHAIR_DECIDES.some((code) => each.startsWith(code)))
  // A count needs the report of each station, for its books; whether a medium is authentic needs none.
  const isReportOnly = expected.stops.length > 0 && expected.stops.every((each) => each.startsWith('no report of'))
  if (isCounted && problem !== null && !isAsked) found.push(`the count opens, verify says ${problem}`)
  if (!isCounted && problem === null && !isReportOnly)
    found.push(`verify opens, the count waits for ${counted.waitsFor}`)
  return found
}

function ofSums({ counted, verified, expected }: Said): readonly string[] {
  const byVerify = verified.district?.totals?.contests.map(
    ({ contest, candidates, valid, ended, invalid, unopened }) => {
      const votes = candidates.map((each) => [each.number, each.votes])
      return [contest, { ...Object.fromEntries(votes), valid, ended, invalid, unopened }] as const
    },
  )
  const byCount = counted.count?.contests.map(({ contest, totals, valid, ended, invalid, unopened }) => {
    const votes = totals.map((each) => [each.candidate.number, each.votes])
    return [contest.id, { ...Object.fromEntries(votes), valid, ended, invalid, unopened }] as const
  })
  const all = { verify: byVerify, count: byCount }
  return Object.entries(all).flatMap(([reader, sums]) => {
    if (sums === undefined) return []
    const told = JSON.stringify(Object.fromEntries(sums))
    const should = JSON.stringify(expected.sums)
    return told === should ? [] : [`${reader}: ${told}, by the reference ${should}`]
  })
}

/** Each doubt that the count asks about is told by `verify` under its own or its named code, and the other way round (count.md §5). */
function ofWhatIsTold({ typed, reports, lost }: District, { counted, verified }: Said): readonly string[] {
  const isReported = (station: string) => reports.some((each) => each.isGenuine && each.station === station)
  const isTyped = (station: string) => typed.some((each) => each.station === station) && !isReported(station)
  // Without a report of its station the count says nothing of a medium; a typed one is the word of people, which `verify` has not.
  const isHeld = (name: string) => isReported(name.split(' ')[1] ?? '') && !isTyped(name.split(' ')[1] ?? '')
  const asked = new Set(counted.asks.filter(isHeld))
  const told = new Set(toldBy(verified).filter(isHeld))
  const contested = [...asked]
    .filter((each) => each.startsWith('pair-contested'))
    .map((each) => each.split(' ').slice(1).join(' '))
  // Which of two seals is meant is for the chair: of such a pair, and of its station's sums, the two tell what they hold in hand.
  const isOpen = (name: string) =>
    contested.some((pair) => name.endsWith(pair) || name.endsWith(`${pair.split(' ')[0]} null`))
  const [more, less] = [[...told].filter((each) => !asked.has(each)), [...asked].filter((each) => !told.has(each))]
  // A check takes the records that a declaration tells for those of the pair, right or wrong (decision 033); the count asks the chair about
  // the sums of the media that are there (decision 028).
  const isDeclared = (name: string) => {
    const isOfSums = /^(books|records-told-differ) /.test(name)
    return isOfSums && lost?.pairs.some((pair) => pair.station === name.split(' ')[1]) === true
  }
  return [
    ...more
      .filter((each) => !isOpen(each) && !isDeclared(each) && !isWaitedFor(each, counted))
      .map((each) => `verify alone tells ${each}`),
    ...less.filter((each) => !isOpen(each) && !isDeclared(each)).map((each) => `the count alone asks ${each}`),
  ]
}

/** The count has a word of its own for what is missing. */
function isWaitedFor(told: string, { waitsFor }: Counted): boolean {
  const [code, station, pair] = told.split(' ')
  return (code === 'medium-not-given' || code === 'pair-not-named') && waitsFor.includes(`medium ${station} ${pair}`)
}

function toldBy(verified: Verification): readonly string[] {
  const { media, reportDifferences, sharedMarks, sharedRecords, completeness, district } = verified
  const problem = district?.problem ?? null
  const contested = problem?.type === 'pair-contested' ? problem.pairs : []
  return [
    ...media.flatMap(({ doubts, station, pair }) => doubts.map((doubt) => `${doubt} ${station} ${pair}`)),
    ...reportDifferences.map(({ code, station, pair }) => {
      return `${code === 'machine-differs-from-report' ? 'sealed-by-another-machine' : code} ${station} ${pair}`
    }),
    ...sharedMarks.map(({ station }) => `marks-on-two-machines ${station} null`),
    ...sharedRecords.map((name) => `records-on-two-media ${name}`),
    ...completeness.open.map(({ station }) => `books ${station} null`),
    ...contested.map(({ station, pair }) => `pair-contested ${station} ${pair}`),
  ]
}

/** On a lawful day the count asks for no reason but of lost media and missing cards, and the auditor reads that all is authentic. */
export function notCalledRight(district: District, { counted, verified }: Said): readonly string[] {
  const { typed, lost, story, media } = district
  // All burnt: there is nothing that could be called authentic.
  if (media.length === 0) return []
  const isTyped = (name: string) => typed.some((each) => each.station === name.split(' ')[1])
  const isLost = (name: string) => lost?.pairs.some((each) => each.station === name.split(' ')[1]) === true
  // Nobody signed the cards of a station whose report is typed.
  const missing = story.flatMap((each) => /^a card of (\S+) never came back/.exec(each)?.[1] ?? [])
  const isMissing = missing.some((station) => !typed.some((each) => each.station === station))
  const asked = counted.asks.filter((each) => {
    if (/^(books|records-told-differ) /.test(each)) return !isLost(each) && !missing.includes(each.split(' ')[1] ?? '')
    // Nobody signed which list its issuer held, nor who closed the pair.
    return !(each.startsWith('older-list') && isTyped(each))
  })
  const unanswered = verified.media.flatMap(({ doubts, station }) => doubts.map((doubt) => `${doubt} ${station}`))
  const isExplained = unanswered.every((each) => isTyped(each) && /^(older-list|sealed-by-another-machine) /.test(each))
  const should = unanswered.length === 0
  const isWhole = !isMissing && (lost?.pairs.every(({ cause }) => cause === 'never-started') ?? true)
  const hasAlone = verified.completeness.alone.length > 0
  const { stations } = district.made.election.electionPackage
  const isReported = stations.every(({ id }) => district.reports.some((each) => each.isGenuine && each.station === id))
  const found = [
    ...asked.map((each) => `the count asks ${each}`),
    ...counted.waitsFor.map((each) => `the count waits for ${each}`),
    ...(isExplained ? [] : [`verify doubts ${unanswered}`]),
    ...(verified.holds === should
      ? []
      : [`verify says ${verified.holds ? '' : 'not '}all holds: ${JSON.stringify(verified.reportDifferences)}`]),
    ...(verified.complete === (should && isWhole && !hasAlone && isReported)
      ? []
      : [`verify says ${verified.complete ? '' : 'not '}complete`]),
  ]
  return found.map((what) => `${what} (${story.join(', ')})`)
}
