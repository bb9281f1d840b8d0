/**
 * `ippyo online-key` and `ippyo sorting-key`: the keys that the settings of an online ballot box name, each made where it stays
 * (docs/formats/online-settings.md).
 */
import { type Command, Option } from 'commander'
import { COST_FIXTURE, COST_OFFICE } from '#election/keys/passphrase-box.ts'
import { phaseWords, questionWords } from '#ui/messages/ippyo.ts'
import { onlineKeyRefusals, onlineKeyWords } from '#ui/messages/make-online-keys.ts'
import { fill } from '#ui/messages/message.ts'
import { makeOnlineKey, makeSortingKey, sortingRefusal } from '../online/make-online-keys.ts'
import { electionToSign } from '../online/what-is-signed.ts'
import { type GlobalOptions, wholeNumber } from '../terminal/command.ts'
import { type OfficeIo, SecretsMissing } from '../terminal/office-io.ts'
import { refuse, refuseIn } from '../terminal/refusals.ts'

const OF = ['host', 'exporter'] as const

interface KeyOptions extends GlobalOptions {
  readonly of: (typeof OF)[number]
  readonly out: string
  readonly passphrasesFd?: number
}

interface SortingOptions extends GlobalOptions {
  readonly package: string
  readonly office: string
  readonly holders: number
  readonly threshold: number
  readonly out: string
  readonly passphrasesFd?: number
}

export function register(program: Command, io: () => OfficeIo): void {
  program
    .command('online-key')
    .addOption(new Option('--of <whom>').choices(OF).makeOptionMandatory())
    .requiredOption('--out <file>')
    .option('--passphrases-fd <n>', '', wholeNumber)
    .action(async (_options, command: Command) => saying(io(), command, onlineKey))
  program
    .command('sorting-key')
    .requiredOption('--package <dir>')
    .requiredOption('--office <dir>')
    .requiredOption('--holders <n>', '', wholeNumber)
    .requiredOption('--threshold <n>', '', wholeNumber)
    .requiredOption('--out <dir>')
    .option('--passphrases-fd <n>', '', wholeNumber)
    .action(async (_options, command: Command) => saying(io(), command, sortingKey))
}

async function saying<Options extends GlobalOptions>(
  io: OfficeIo,
  command: Command,
  work: (options: Options, io: OfficeIo) => Promise<void>,
): Promise<void> {
  const options: Options = command.optsWithGlobals()
  try {
    await work(options, io)
  } catch (error) {
    if (!(error instanceof SecretsMissing)) throw error
    refuse(io, error.fault, { json: options.json === true })
  }
}

async function onlineKey({ of, out, json = false, passphrasesFd }: KeyOptions, io: OfficeIo): Promise<void> {
  const asked = of === 'host' ? [] : [onlineKeyWords.exporter[io.language]]
  const [passphrase = null] = await io.secrets(asked, { fd: passphrasesFd, twice: true })
  const made = await makeOnlineKey(out, passphrase, { randomness: io.randomness, cost: COST_OFFICE })
  if (!made.ok) return refuseIn(onlineKeyRefusals, io, made.error, { json })
  if (json) return io.out(JSON.stringify({ out, publicKey: made.value }))
  io.out(fill(onlineKeyWords[of === 'host' ? 'hostMade' : 'exporterMade'][io.language], { out, key: made.value }))
}

async function sortingKey(options: SortingOptions, io: OfficeIo): Promise<void> {
  const { holders, out, threshold, json = false, passphrasesFd } = options
  const election = await electionToSign(options, io)
  if (election === null) return
  const refused = await sortingRefusal(out, holders, threshold)
  if (refused !== null) return refuseIn(onlineKeyRefusals, io, refused, { json })
  const asked = Array.from({ length: holders }, (_, at) =>
    fill(questionWords.sortingHolder[io.language], { holder: at + 1 }),
  )
  const passphrases = await io.secrets(asked, { fd: passphrasesFd, twice: true })
  const { electionPackage } = election
  const cost = electionPackage.use === 'fixture' ? COST_FIXTURE : COST_OFFICE
  const input = { electionPackage, threshold, passphrases, cost, randomness: io.randomness }
  const bars = io.progress(json)
  const made = await makeSortingKey(out, input, (done, total) => bars.show(phaseWords.shares[io.language], done, total))
  bars.end()
  if (!made.ok) return refuseIn(onlineKeyRefusals, io, made.error, { json })
  if (json) return io.out(JSON.stringify({ out, sorting: made.value }))
  io.out(fill(onlineKeyWords.sortingMade[io.language], { out, holders, threshold }))
}
