/** `ippyo verify`: sealed media checked by the independent reader. Exit 0 only if everything holds. */
import { readdir } from 'node:fs/promises'
import type { Command } from 'commander'
import { readRegular } from '#hardware/files/open-regular.ts'
import { phaseWords, questionWords } from '#ui/messages/ippyo.ts'
import { fill } from '#ui/messages/message.ts'
import { verifyRefusals } from '#ui/messages/verify.ts'
import { isReportFile } from '#verify/count/station-reports.ts'
import { isSound, type Verification, verify } from '#verify/main.ts'
import type { Approver } from '#verify/package/approval-rules.ts'
import { approversOf } from '#verify/package/approvals.ts'
import { authorityFingerprint } from '#verify/package/fingerprint.ts'
import type { PackageProblem, ProblemIn } from '#verify/package/trust.ts'
import { documentWords } from '#words/verify.ts'
import { authorityDigitsIn } from '../../files/authority-file.ts'
import { bandOf } from '../../terminal/band.ts'
import { type GlobalOptions, wholeNumber } from '../../terminal/command.ts'
import { EXIT, type OfficeIo } from '../../terminal/office-io.ts'
import { onOneLine } from '../../terminal/plain-text.ts'
import { refuse, refuseIn } from '../../terminal/refusals.ts'
import {
  countInWords,
  districtInWords,
  lostInWords,
  marksInWords,
  recordsInWords,
  reportInWords,
} from './verify-count-words.ts'
import { differenceInWords, numberedReport, refusedRoundInWords, rollListInWords } from './verify-report-words.ts'
import {
  approvalsInWords,
  endInWords,
  fingerprintsInWords,
  mediumInWords,
  notGivenInWords,
  pairInWords,
} from './verify-words.ts'

interface VerifyOptions extends GlobalOptions {
  readonly package: string
  readonly authority: string
  readonly approvers?: string
  readonly share: readonly string[]
  readonly passphraseFd?: number
  readonly reports?: string
  readonly count?: string
}

const APPROVERS_BYTES_MAX = 32 * 1024

export function register(program: Command, io: () => OfficeIo): void {
  const collect = (value: string, before: readonly string[]) => [...before, value]
  program
    .command('verify')
    .argument('<media...>')
    .requiredOption('--package <dir>')
    .requiredOption('--authority <file>')
    .option('--approvers <file>')
    .option('--share <file>', '', collect, [])
    .option('--passphrase-fd <fd>', '', wholeNumber)
    .option('--reports <dir>')
    .option('--count <dir>')
    .action(async (media: string[], _options, command: Command) => run(media, command.optsWithGlobals(), io()))
}

async function run(media: string[], options: VerifyOptions, io: OfficeIo): Promise<void> {
  const json = options.json === true
  const authority = await authorityDigitsIn(options.authority)
  if (authority === null) return refuse(io, { type: 'authority-needed' }, { json })
  const { share, reports, count } = options
  const approvers = options.approvers === undefined ? undefined : await approversIn(options.approvers)
  if (approvers === null) return refuse(io, { type: 'approvers-not-a-list' }, { json })
  // A mistyped folder would read as one in which nothing contradicts the media: it is named before anything is checked.
  if (reports !== undefined && !(await hasReports(reports))) {
    refuseIn(verifyRefusals, io, { type: 'verify-reports-missing', path: reports }, { json })
    return io.exit(EXIT.usage)
  }
  const bars = io.progress(json)
  const shares = { paths: share, passphrases: () => passphrasesOf(options, io) }
  const result = await verify({
    packageDirectory: options.package,
    authority,
    media,
    ...(approvers === undefined ? {} : { approvers }),
    ...(share.length === 0 ? {} : { shares }),
    ...(reports === undefined ? {} : { reports }),
    ...(count === undefined ? {} : { count }),
    onProgress: (phase, done, total) => bars.show(phaseWords[phase][io.language], done, total),
  })
  bars.end()
  if (result.problem !== null) {
    const { problem, problemIn } = result
    return refusePackage({ problem, problemIn, authority, path: options.package }, json, io)
  }
  if (json) io.out(JSON.stringify(result))
  else tell(result, io)
  io.exit(result.holds ? EXIT.done : EXIT.refused)
}

/** A missing folder, or a path that is no folder, is reported as every wrong path on the command line. */
async function hasReports(directory: string): Promise<boolean> {
  return (await readdir(directory)).some(isReportFile)
}

/** Null: the file is no list. It is opened as every file of somebody else's: a pipe does not hold the command (X4-C1). */
export async function approversIn(path: string): Promise<readonly Approver[] | null> {
  return approversOf(Buffer.from(await readRegular(path, APPROVERS_BYTES_MAX)))
}

interface RefusedPackage {
  readonly problem: PackageProblem
  readonly problemIn: ProblemIn | null
  /** The key that was named: with a wrong one every package is another commission's. */
  readonly authority: string
  readonly path: string
}

export function refusePackage(
  { problem, problemIn, authority, path }: RefusedPackage,
  json: boolean,
  io: OfficeIo,
): void {
  const { file, why } = problemIn ?? { file: '', why: '' }
  const values = {
    file: onOneLine(file),
    why: why === '' ? '' : documentWords[why][io.language],
    path: onOneLine(path),
    fingerprint: authorityFingerprint(authority),
  }
  refuseIn(verifyRefusals, io, { type: `verify-${problem}`, ...problemIn }, { json, values })
}

/** Asked by the name of the file: whose number is inside is known only when it is read. */
function passphrasesOf({ share, passphraseFd }: VerifyOptions, io: OfficeIo): Promise<readonly string[]> {
  const questions = share.map((path) => fill(questionWords.share[io.language], { path }))
  return io.secrets(questions, { fd: passphraseFd, twice: false })
}

function tell(found: Verification, io: OfficeIo): void {
  const band = bandOf(found.use, io.language)
  for (const line of band) io.out(line)
  for (const line of fingerprintsInWords(found, io.language)) io.out(line)
  for (const line of approvalsInWords(found, io.language)) io.out(line)
  const { media, pairs, sharedMarks, unused, refusedReports, district, count } = found
  for (const medium of media) io.out(mediumInWords(medium, isSound(medium, unused, media), io.language))
  for (const pair of pairs) io.out(pairInWords(pair, io.language))
  for (const shared of sharedMarks) io.out(marksInWords(shared, io.language))
  if (found.sharedRecords.length > 0) io.out(recordsInWords(found.sharedRecords, io.language))
  for (const each of found.reports) io.out(numberedReport(each, io.language))
  for (const each of found.reportDifferences) io.out(differenceInWords(each, io.language))
  for (const file of refusedReports) io.out(reportInWords(file, io.language))
  for (const each of found.rollLists) io.out(rollListInWords(each, io.language))
  for (const each of found.refusedRounds) io.out(refusedRoundInWords(each, io.language))
  for (const line of lostInWords(found, io.language)) io.out(line)
  if (district !== null) io.out(districtInWords(district, io.language))
  if (count !== null) io.out(countInWords(count, io.language))
  for (const line of notGivenInWords(found.completeness, io.language)) io.out(line)
  io.out(endInWords(found, io.language))
  // Once more beside the verdict, which is all that many people read.
  for (const line of band) io.out(line)
}
