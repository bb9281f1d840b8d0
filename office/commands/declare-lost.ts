/**
 * `ippyo declare-lost`: the election chair declares a pair of media lost, and the commission's key signs it (count.md §3). The whole
 * declaration is shown before the passphrase is asked for: a person who does not want it stops there, and nothing is signed.
 */
import { type Command, Option } from 'commander'
import {
  declaredAfter,
  isOnlineBox,
  type LostMedia,
  type LostPair,
  lostCauses,
  mayBeCause,
  ONLINE_BOX,
  signLostMedia,
} from '#election/count/lost-media.ts'
import type { LoadedElection } from '#election/definition/loaded-election.ts'
import { pairNumber, stationId } from '#election/id-schemas.ts'
import type { PairNumber, StationId } from '#election/ids.ts'
import { err, ok, type Result } from '#election/result.ts'
import type { LocalMinute } from '#election/time.ts'
import { systemClock } from '#shell/system-clock.ts'
import { lostPlace } from '#ui/language/lost-place.ts'
import { declarationWords, questionWords } from '#ui/messages/ippyo.ts'
import { fill } from '#ui/messages/message.ts'
import { tallyWords } from '#ui/messages/tally-screen.ts'
import { readAuthorityPub } from '../files/office-files.ts'
import { ofPackage, readDeclared, writeLostMedia } from '../prepare/lost-media-files.ts'
import { openOffice } from '../prepare/make-office.ts'
import { type GlobalOptions, notA, wholeNumber, wordsOf, wrongTogether } from '../terminal/command.ts'
import type { OfficeIo } from '../terminal/office-io.ts'
import { type OfficeRefusal, refuse } from '../terminal/refusals.ts'
import { readOwnPackage } from './of-a-project.ts'

export interface DeclareOptions extends GlobalOptions {
  readonly package: string
  readonly office: string
  readonly out: string
  readonly pair: Place
  readonly chair: string
  readonly cause?: LostPair['cause']
  readonly known?: string
  readonly opinion?: string
  readonly witness: readonly string[]
  readonly told: readonly (readonly [contest: string, records: number])[]
  readonly withdraw?: boolean
  readonly passphrasesFd?: number
}

interface Place {
  readonly station: StationId
  readonly pair: PairNumber
}

export function register(program: Command, io: () => OfficeIo): void {
  const names = (value: string, before: readonly string[]) => [...before, wordsOf(60)(value)]
  const counts = (value: string, before: DeclareOptions['told']) => [...before, toldOf(value)]
  program
    .command('declare-lost')
    .requiredOption('--package <dir>')
    .requiredOption('--office <dir>')
    .requiredOption('--out <dir>')
    .requiredOption('--pair <station:pair>', '', placeOf)
    .requiredOption('--chair <name>', '', wordsOf(60))
    .addOption(new Option('--cause <cause>').choices(lostCauses))
    .option('--known <text>', '', wordsOf(2000))
    .option('--opinion <text>', '', wordsOf(2000))
    .option('--witness <name>', '', names, [])
    .option('--told <contest=n>', '', counts, [])
    .option('--withdraw')
    .option('--passphrases-fd <n>', '', wholeNumber)
    .action(async (_options, command: Command) => {
      const options: DeclareOptions = command.optsWithGlobals()
      const said = options.cause !== undefined && options.known !== undefined && options.opinion !== undefined
      const whole = said && options.witness.length > 0 && options.witness.length <= 10
      const { cause = 'lost', pair } = options
      if (!mayBeCause({ ...pair, cause })) wrongTogether(command, 'declare-or-withdraw')
      if (whole === (options.withdraw === true)) wrongTogether(command, 'declare-or-withdraw')
      await declareLost(options, io(), systemClock().now())
    })
}

export async function declareLost(options: DeclareOptions, io: OfficeIo, now: LocalMinute): Promise<void> {
  const json = options.json === true
  const authorityPub = await readAuthorityPub(options.office)
  if (!authorityPub.ok) return refuse(io, authorityPub.error, { json })
  const election = await readOwnPackage(options.package, authorityPub.value)
  if (!election.ok) return refuse(io, election.error, { json })
  // own-50: the tally asks for two people's signatures, and one passphrase is typed here.
  const { approvers, use } = election.value.electionPackage
  if (use === 'live' || approvers !== undefined) return refuse(io, { type: 'declaration-by-two' }, { json })
  // Others of its pairs stay declared.
  const before = await readDeclared(options.out, election.value, authorityPub.value)
  if (!before.ok) return refuse(io, before.error, { json })
  const lost = lostWith(before.value?.lost ?? [], options, election.value)
  if (!lost.ok) return refuse(io, lost.error, { json })
  const declaredAt = declaredAfter(before.value?.declaredAt ?? null, now)
  const declared: LostMedia = { chair: options.chair, declaredAt, lost: lost.value }
  for (const line of inWords(declared, io.language)) io.err(line)
  const [passphrase = ''] = await io.secrets([questionWords.office[io.language]], {
    fd: options.passphrasesFd,
    twice: false,
  })
  const authority = await openOffice(options.office, passphrase)
  if (!authority.ok) return refuse(io, authority.error, { json })
  const signers = { authoritySecretKey: authority.value.secretKey, approving: null }
  const signed = signLostMedia(declared, ofPackage(election.value), signers)
  authority.value.secretKey.fill(0)
  const written = await writeLostMedia(options.out, declared, signed, election.value)
  if (!written.ok) return refuse(io, written.error, { json })
  const pairs = declared.lost.map(({ station, pair }) => ({ station, pair }))
  io.out(json ? JSON.stringify({ lost: pairs, files: written.value.paths }) : written.value.paths.join('\n'))
}

function lostWith(
  before: readonly LostPair[],
  options: DeclareOptions,
  { electionPackage }: LoadedElection,
): Result<readonly LostPair[], OfficeRefusal> {
  const { station, pair } = options.pair
  const others = before.filter((each) => each.station !== station || each.pair !== pair)
  if (options.withdraw === true) {
    return others.length < before.length ? ok(others) : err({ type: 'nothing-declared', station, pair })
  }
  const { machines, rules } = electionPackage
  const known = isOnlineBox(options.pair)
    ? rules.online === true
    : machines.some((machine) => machine.station === station && machine.pair === pair)
  if (!known) return err({ type: 'no-such-pair', station, pair })
  const strange = options.told.find(([contest]) => !electionPackage.contests.some(({ id }) => id === contest))
  if (strange !== undefined) return err({ type: 'no-such-contest', contest: strange[0] })
  const { cause = 'lost', known: said = '', opinion = '', witness: witnesses, told } = options
  const recordsTold = told.length === 0 ? null : Object.fromEntries(told)
  return ok([...others, { station, pair, cause, known: said, opinion, witnesses, recordsTold }])
}

/** What is about to be signed, read once more before the passphrase. */
function inWords({ chair, lost }: LostMedia, language: OfficeIo['language']): readonly string[] {
  const lines = lost.map(({ station, pair, cause, known, opinion, witnesses }) => {
    const text = fill(tallyWords.lostPair[language], {
      place: lostPlace({ station, pair }, (words, values) => fill(words[language], values)),
      cause: tallyWords[`lostCause_${cause}`][language],
    })
    return `▲ ${text}　${known}　${opinion}（${witnesses.join(' / ')}）`
  })
  return [
    ...(lost.length === 0 ? [declarationWords.empty[language]] : lines),
    fill(declarationWords.sign[language], { chair }),
  ]
}

function placeOf(text: string): Place {
  const [station, pair, more] = text.split(':')
  if (text === 'online') return ONLINE_BOX
  const place = { station: stationId.safeParse(station), pair: pairNumber.safeParse(Number(pair)) }
  if (!place.station.success || !place.pair.success || more !== undefined) {
    throw notA('station-and-pair')
  }
  return { station: place.station.data, pair: place.pair.data }
}

function toldOf(text: string): readonly [string, number] {
  const match = /^([A-Za-z0-9_-]{1,64})=(\d{1,7})$/.exec(text)
  if (match === null) throw notA('contest-and-number')
  return [match[1] ?? '', Number(match[2])]
}
