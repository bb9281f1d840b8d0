/** `ippyo verify-bundle`: the files of a count, checked from the sealed records to the totals, without any key. */
import type { Command } from 'commander'
import { inEra } from '#election/japanese-date.ts'
import type { LocalDate } from '#election/time.ts'
import { withLists } from '#ui/language/in-sentence.ts'
import { phaseWords } from '#ui/messages/ippyo.ts'
import { fill, type Language, type Values } from '#ui/messages/message.ts'
import { verifyRefusals } from '#ui/messages/verify.ts'
import type { CountedList } from '#verify/bundle/bundle-documents.ts'
import { verifyBundle } from '#verify/bundle/read-bundle.ts'
import { type CheckLine, linesOf, statementsOf, verdictOf, withNobodyLeftOut } from '#verify/bundle/report.ts'
import type { BundleVerification } from '#verify/bundle/verify-bundle.ts'
import { bundleChecks, bundlePage, bundleWords, fingerprintWords } from '#words/verify.ts'
import { authorityDigitsIn } from '../../files/authority-file.ts'
import { bandOf } from '../../terminal/band.ts'
import type { GlobalOptions } from '../../terminal/command.ts'
import { EXIT, type OfficeIo } from '../../terminal/office-io.ts'
import { onOneLine } from '../../terminal/plain-text.ts'
import { refuse, refuseIn } from '../../terminal/refusals.ts'
import { refusePackage } from './verify.ts'

interface BundleOptions extends GlobalOptions {
  readonly authority: string
  readonly number?: string
}

export function register(program: Command, io: () => OfficeIo): void {
  program
    .command('verify-bundle')
    .argument('<bundle>')
    .requiredOption('--authority <file>')
    .option('--number <digits>')
    .action(async (bundle: string, _options, command: Command) => run(bundle, command.optsWithGlobals(), io()))
}

async function run(bundle: string, options: BundleOptions, io: OfficeIo): Promise<void> {
  const json = options.json === true
  const authority = await authorityDigitsIn(options.authority)
  if (authority === null) return refuse(io, { type: 'authority-needed' }, { json })
  const bars = io.progress(json)
  const paper = { authority: { key: authority }, bundle: options.number ?? null }
  const found = await verifyBundle(bundle, paper, (done, total) =>
    bars.show(phaseWords.bundle[io.language], done, total),
  )
  bars.end()
  if ('type' in found) {
    const { type } = found
    if (type === 'bundle-missing') return refuseIn(verifyRefusals, io, { type }, { json })
    const { where } = found
    return refusePackage({ problem: type, problemIn: where, authority, path: bundle }, json, io)
  }
  if (json) io.out(JSON.stringify(found))
  else tell(found, io)
  io.exit(found.holds ? EXIT.done : EXIT.refused)
}

function tell(found: BundleVerification, io: OfficeIo): void {
  const { language } = io
  const say = (word: keyof typeof bundleWords, values: Values = {}) => io.out(fill(bundleWords[word][language], values))
  const band = bandOf(found.use, language)
  for (const line of band) io.out(line)
  io.out(fill(fingerprintWords.election[language], { fingerprint: found.election }))
  if (found.fingerprint !== null) say('fingerprint', { number: found.fingerprint })
  const { title, date } = found
  const day = language === 'ja' ? inEra(date as LocalDate) : date
  io.out(fill(bundlePage.ofElection[language], { title: onOneLine(title), day }))
  const lines = linesOf(found.findings)
  for (const line of lines) io.out(checkInWords(line, language))
  for (const line of numbersInWords(found, language)) io.out(line)
  // The figures of a bundle that fails are only a claim.
  if (found.count !== null) io.out(bundlePage[verdictOf(lines) === 'fails' ? 'totalsUnproven' : 'totals'][language])
  if (found.count !== null) say('machinesAlone')
  for (const contest of found.count ?? []) for (const line of contestInWords(contest, found, language)) io.out(line)
  for (const { word, values } of statementsOf(lines, found)) say(word, withLists(values, language))
  say('keyDealt')
  for (const line of band) io.out(line)
}

const SIGNS = { fails: '×', 'not-checked': '－', holds: '○' }

/** One line a check; where it fails or was not made, the places. */
function checkInWords({ check, result, places }: CheckLine, language: Language): string {
  const word = result === 'not-checked' ? 'notChecked' : result
  const line = `${SIGNS[result]} ${check} ${bundleWords[word][language]}　${bundleChecks[check][language]}`
  return [line, ...places.map((place) => `    ${placeInWords(place, language)}`)].join('\n')
}

function placeInWords({ file, row }: CheckLine['places'][number], language: Language): string {
  if (row === null) return onOneLine(file)
  return fill(bundleWords.row[language], { file: onOneLine(file), row: String(row + 1) })
}

/** V10: a witness finds the slip that was signed at the station. */
function numbersInWords({ district }: BundleVerification, language: Language): readonly string[] {
  const { seals, online, reports } = district
  const say = (word: 'sealNumber' | 'onlineNumber' | 'reportNumber' | 'typedNumber', values: Values) =>
    fill(bundleWords[word][language], values)
  const numbers = [
    ...seals.map((seal) => say('sealNumber', { ...seal, pair: String(seal.pair) })),
    ...(online === null || online === 'lost' ? [] : [say('onlineNumber', { number: online.number })]),
    ...reports.map(({ station, number, signed }) => say(signed ? 'reportNumber' : 'typedNumber', { station, number })),
  ]
  return numbers.length === 0 ? [] : [bundleWords.sealsToCompare[language], ...numbers]
}

function contestInWords(counted: CountedList, { names }: BundleVerification, language: Language): readonly string[] {
  const contest = names.find((each) => each.list === counted.list)
  const { records, refused, ended, unopened } = counted
  const rows = withNobodyLeftOut(counted, contest?.candidates ?? []).map(({ candidate, records: votes }) => {
    if (candidate === undefined) return fill(bundleWords.unknownCandidate[language], { records: String(votes) })
    const words = candidate.gone ? bundleWords.gone : bundleWords.candidate
    return fill(words[language], {
      number: String(candidate.number),
      name: onOneLine(candidate.name),
      records: String(votes),
    })
  })
  const rest = { ended, unopened, refused, records }
  const values = Object.fromEntries(Object.entries(rest).map(([name, value]) => [name, String(value)]))
  return [onOneLine(contest?.title ?? String(counted.list)), ...rows, fill(bundleWords.rest[language], values)]
}
