/** `ippyo verify-online`: the export of an online box, checked by the independent reader without any key, and the sorted votes that follow. */
import type { Command } from 'commander'
import { fill, type Values } from '#ui/messages/message.ts'
import { onlineChecks, onlineVerifyRefusals, onlineVerifyWords } from '#ui/messages/verify-online.ts'
import { type OnlineVerification, verifyOnlineFiles } from '#verify/online/read-online.ts'
import { authorityDigitsIn } from '../../files/authority-file.ts'
import { bandOf } from '../../terminal/band.ts'
import type { GlobalOptions } from '../../terminal/command.ts'
import { EXIT, type OfficeIo } from '../../terminal/office-io.ts'
import { refuse, refuseIn } from '../../terminal/refusals.ts'
import { approversIn, refusePackage } from './verify.ts'

interface OnlineOptions extends GlobalOptions {
  readonly package: string
  readonly authority: string
  readonly settings: string
  readonly original: string
  readonly duplicate?: string
  readonly voids: string
  readonly approvers: string
  readonly boxes?: string
  readonly rollApprovers?: string
  readonly sorted?: string
  readonly bundle?: string
}

export function register(program: Command, io: () => OfficeIo): void {
  program
    .command('verify-online')
    .requiredOption('--package <dir>')
    .requiredOption('--authority <file>')
    .requiredOption('--settings <file>')
    .requiredOption('--original <dir>')
    .option('--duplicate <dir>')
    .requiredOption('--voids <dir>')
    .requiredOption('--approvers <file>')
    .option('--boxes <dir>')
    .option('--roll-approvers <file>')
    .option('--sorted <dir>')
    .option('--bundle <path>')
    .action(async (_options, command: Command) => run(command.optsWithGlobals(), io()))
}

async function run(options: OnlineOptions, io: OfficeIo): Promise<void> {
  const json = options.json === true
  const authority = await authorityDigitsIn(options.authority)
  if (authority === null) return refuse(io, { type: 'authority-needed' }, { json })
  const approvers = await approversIn(options.approvers)
  if (approvers === null) return refuse(io, { type: 'approvers-not-a-list' }, { json })
  const { settings, original, duplicate, voids, boxes, sorted, bundle } = options
  const roll = options.rollApprovers === undefined ? approvers : await approversIn(options.rollApprovers)
  if (roll === null) return refuse(io, { type: 'approvers-not-a-list' }, { json })
  const found = await verifyOnlineFiles({
    ...{ packageDirectory: options.package, authority, settings, original, voids },
    approvers,
    ...(duplicate === undefined ? {} : { duplicate }),
    ...(boxes === undefined ? {} : { boxes: { directory: boxes, approvers: roll } }),
    ...(sorted === undefined ? {} : { sorted }),
    ...(bundle === undefined ? {} : { bundle }),
  })
  if ('type' in found) {
    if (found.type !== 'package') return refuseIn(onlineVerifyRefusals, io, found, { json })
    const { problem, problemIn } = found
    return refusePackage({ problem, problemIn, authority, path: options.package }, json, io)
  }
  if (json) io.out(JSON.stringify(found))
  else tell(found, io)
  io.exit(found.holds ? EXIT.done : EXIT.refused)
}

const SIGNS = { fails: '×', 'not-checked': '－', holds: '○' }

function tell({ use, checks, differing, bundle, sums, holds }: OnlineVerification, io: OfficeIo): void {
  const { language } = io
  const say = (word: keyof typeof onlineVerifyWords, values: Values = {}) =>
    io.out(fill(onlineVerifyWords[word][language], values))
  const band = bandOf(use, language)
  for (const line of band) io.out(line)
  for (const { check, result } of checks) {
    const word = onlineVerifyWords[result === 'not-checked' ? 'notChecked' : result][language]
    io.out(`${SIGNS[result]} ${check} ${word}　${onlineChecks[check][language]}`)
  }
  if (sums !== null) say('sums', sums)
  if (differing === null) say('sortedNotGiven')
  else if (differing.length === 0) say('sortedSame')
  else say('sortedDiffers', { names: differing.join(', ') })
  if (bundle === null) say('bundleNotGiven')
  else if (bundle.differing.length === 0) say('bundleSame')
  else say('bundleDiffers', { names: bundle.differing.join(', ') })
  if (bundle?.seal != null) say('seal', { number: bundle.seal })
  say(holds ? 'allHold' : 'notHold')
  for (const line of band) io.out(line)
}
