/** `ippyo personalise …`: the office's key and kits, machines, voting cards, operator cards. */
import { join } from 'node:path'
import type { Command } from 'commander'
import { type OperatorCardNumber, type Pin, parsePin } from '#election/card/operator-card.ts'
import type { ElectionPackage, Station } from '#election/definition/definition.ts'
import type { CardUid } from '#election/ids.ts'
import { err, ok, type Result } from '#election/result.ts'
import { cardReaderOn, openCardReader } from '#hardware/card-reader/open.ts'
import type { CardPersonaliser } from '#hardware/card-reader/port.ts'
import { readPackageDirectory } from '#hardware/package-directory/read-package.ts'
import { nativeChecks } from '#openssl/package-checks.ts'
import { phaseWords, questionWords } from '#ui/messages/ippyo.ts'
import { readAuthorityPub, readStationSecrets, type StationSecrets } from '../files/office-files.ts'
import {
  cardRemoved,
  nextCard,
  type PersonaliseCardError,
  personaliseOperatorCard,
  personaliseVotingCard,
} from '../personalise/personalise-cards.ts'
import { makeOffice } from '../prepare/make-office.ts'
import { type GlobalOptions, notA, wholeNumber } from '../terminal/command.ts'
import { importShown } from '../terminal/import-sources.ts'
import type { OfficeIo } from '../terminal/office-io.ts'
import { reportProblems } from '../terminal/problems.ts'
import { explain, type OfficeRefusal, refuse } from '../terminal/refusals.ts'
import { belongsToProject } from './of-a-project.ts'
import { type Done, guarded } from './personalise-guarded.ts'
import { registerMachines } from './personalise-machines.ts'

export function register(program: Command, io: () => OfficeIo): void {
  const personalise = program.command('personalise')
  personalise
    .command('office')
    .requiredOption('--sources <dir>')
    .requiredOption('--office <dir>')
    .option('--passphrases-fd <n>', '', wholeNumber)
    .action((_options, command: Command) => guarded(command, io(), office))
  registerMachines(personalise, io)
  const cards = (name: string, description: string) =>
    personalise
      .command(name)
      .description(description)
      .requiredOption('--prepared <dir>')
      .requiredOption('--station <id>')
      .requiredOption('--reader <path>')
      .option('--passphrases-fd <n>', '', wholeNumber)
  cards('voting-card', 'factory cards become voting cards of a station, one after the other')
    .option('--count <n>', '', wholeNumber, 1)
    .action((_options, command: Command) => guarded(command, io(), votingCards))
  cards('operator-card', 'a factory card becomes an operator card, under the PIN that its holder types')
    .requiredOption('--card <1|2|3>', '', cardNumberOf)
    .action((_options, command: Command) => guarded(command, io(), operatorCard))
}

interface OfficeOptions extends GlobalOptions {
  readonly sources: string
  readonly office: string
  readonly passphrasesFd?: number
}

interface CardOptions extends GlobalOptions {
  readonly prepared: string
  readonly station: string
  readonly reader: string
  readonly passphrasesFd?: number
  readonly count: number
  readonly card: OperatorCardNumber
}

async function office(options: OfficeOptions, io: OfficeIo): Promise<Done> {
  const { sources, office: directory, passphrasesFd } = options
  const project = await belongsToProject(directory)
  if (project !== null) return err(project)
  const imported = await importShown(sources, io, { json: options.json === true })
  if (!imported.ok) return imported
  const { stations, rehearsal } = imported.value.sources
  const [passphrase = ''] = await io.secrets([questionWords.office[io.language]], { fd: passphrasesFd, twice: true })
  const made = await makeOffice({ directory, stations, passphrase, rehearsal, randomness: io.randomness })
  if (!made.ok) return made
  const { warnings } = imported.value
  if (options.json !== true) reportProblems({ errors: [], warnings }, io)
  const json = { office: directory, made: made.value.made, warnings }
  return ok({ json, text: [directory, ...made.value.made].join('\n  ') })
}

async function votingCards(options: CardOptions, io: OfficeIo): Promise<Done> {
  const opened = await openPrepared(options, io, [])
  if (!opened.ok) return opened
  const { electionPackage, secrets } = opened.value
  const reader = await openCardReader(cardReaderOn(options.reader), io.randomness)
  const made = new Set<CardUid>()
  const bars = io.progress(options.json === true)
  const show = (done: number) => bars.show(phaseWords['place-a-card'][io.language], done, options.count)
  let lost: PersonaliseCardError | null = null
  try {
    show(0)
    const row = { reader, made, show: () => show(made.size), tell: (error: PersonaliseCardError) => explain(io, error) }
    lost = await voteCards(row, options.count, { electionPackage, secrets })
  } finally {
    bars.end()
    await reader.close()
  }
  if (lost !== null && made.size === 0) return err(lost)
  // What was made stays made, and is named (WI8).
  if (lost !== null) refuse(io, lost, { json: false })
  return ok({ json: { station: options.station, cards: [...made] }, text: [...made].join('\n') })
}

interface CardRow {
  readonly reader: CardPersonaliser
  readonly made: Set<CardUid>
  readonly show: () => void
  readonly tell: (error: PersonaliseCardError) => void
}

/**
 * A card that is not taken, or leaves too early, ends no row: it is reported, and the next one is waited for. @returns why the row ended
 * early
 */
async function voteCards(
  { reader, made, show, tell }: CardRow,
  count: number,
  access: Parameters<typeof personaliseVotingCard>[2],
): Promise<PersonaliseCardError | null> {
  while (made.size < count) {
    const uid = await nextCard(reader, made)
    const written = uid.ok ? await personaliseVotingCard(reader, uid.value, access) : uid
    if (uid.ok && written.ok) {
      made.add(uid.value)
      show()
      if (made.size < count) await cardRemoved(reader, uid.value)
      continue
    }
    const error = written.ok ? null : written.error
    if (error === null || (!uid.ok && error.type === 'reader-lost')) return error
    // When the reader answers again, a card that was half made is made whole by the same steps.
    if (error.type === 'reader-lost') continue
    tell(error)
    const isGone = error.type === 'card-gone' || error.type === 'other-card'
    if (!isGone) await cardRemoved(reader, uid.ok ? uid.value : null)
  }
  return null
}

async function operatorCard(options: CardOptions, io: OfficeIo): Promise<Done> {
  const opened = await openPrepared(options, io, [questionWords.pin[io.language]])
  if (!opened.ok) return opened
  const { electionPackage, station, secrets, pins } = opened.value
  const [pin] = pins
  if (!pin) return err({ type: 'not-a-pin' })
  const reader = await openCardReader(cardReaderOn(options.reader), io.randomness)
  try {
    const access = { electionPackage, station, secrets, cardNumber: options.card, pin, randomness: io.randomness }
    for (;;) {
      const uid = await nextCard(reader)
      if (!uid.ok) return uid
      const written = await personaliseOperatorCard(reader, uid.value, access)
      if (!written.ok && written.error.type === 'reader-lost') continue
      if (!written.ok) return written
      const json = { station: station.id, card: options.card, uid: uid.value }
      return ok({ json, text: `${station.id} ${uid.value}` })
    }
  } finally {
    await reader.close()
  }
}

interface Opened {
  readonly electionPackage: ElectionPackage
  readonly station: Station
  readonly secrets: StationSecrets
  readonly pins: readonly Pin[]
}

/** The station first, then the secrets: nobody types a passphrase for a station that is not there. */
async function openPrepared(
  options: CardOptions,
  io: OfficeIo,
  pinQuestions: readonly string[],
): Promise<Result<Opened, OfficeRefusal>> {
  const project = await belongsToProject(options.prepared)
  if (project !== null) return err(project)
  const office = join(options.prepared, 'office')
  const authority = await readAuthorityPub(office)
  if (!authority.ok) return authority
  const loaded = await readPackageDirectory(join(options.prepared, 'package'), authority.value, nativeChecks)
  if (!loaded.ok) return loaded
  const { electionPackage } = loaded.value
  const station = electionPackage.stations.find((each) => each.id === options.station)
  if (!station) return err({ type: 'unknown-station', station: options.station })
  const source = { fd: options.passphrasesFd, twice: pinQuestions.length > 0 }
  const [passphrase = '', ...typed] = await io.secrets([questionWords.office[io.language], ...pinQuestions], source)
  const pins = typed.map((text) => parsePin(text, electionPackage.use))
  if (pins.some((pin) => pin === null)) return err({ type: 'not-a-pin' })
  const all = await readStationSecrets(office, passphrase)
  if (!all.ok) return all
  const secrets = all.value.find((each) => each.station === station.id)
  if (!secrets) return err({ type: 'unknown-station', station: options.station })
  return ok({ electionPackage, station, secrets, pins: pins.filter((pin) => pin !== null) })
}

function cardNumberOf(text: string): OperatorCardNumber {
  if (text === '1' || text === '2' || text === '3') return Number(text) as OperatorCardNumber
  throw notA('card-number')
}
