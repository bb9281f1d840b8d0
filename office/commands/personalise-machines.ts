/** `ippyo personalise machine|tally`: keys made on the machine that will use them. */
import { access } from 'node:fs/promises'
import type { Command } from 'commander'
import { fromHex } from '#election/bytes.ts'
import { machineId, pairNumber, stationId } from '#election/id-schemas.ts'
import { numbered } from '#election/keys/approvers.ts'
import { machineFingerprint } from '#election/keys/fingerprint.ts'
import { type MachinePlace, parseKit } from '#election/keys/machine-identity.ts'
import { err, ok } from '#election/result.ts'
import { readApprovedPackage } from '#hardware/package-directory/read-approved.ts'
import { nativeChecks } from '#openssl/package-checks.ts'
import { personalisedWords, questionWords } from '#ui/messages/ippyo.ts'
import { fill } from '#ui/messages/message.ts'
import { readApprovers, readAuthorityPub, readIfThere } from '../files/office-files.ts'
import { personaliseMachine } from '../personalise/personalise-machine.ts'
import { personaliseTally } from '../personalise/personalise-tally.ts'
import { openOffice } from '../prepare/make-office.ts'
import { type GlobalOptions, wholeNumber } from '../terminal/command.ts'
import type { OfficeIo } from '../terminal/office-io.ts'
import { onOneLine } from '../terminal/plain-text.ts'
import { type Done, guarded } from './personalise-guarded.ts'

export function registerMachines(personalise: Command, io: () => OfficeIo): void {
  personalise
    .command('machine')
    .requiredOption('--machine <name>')
    .requiredOption('--serial <text>')
    .requiredOption('--kit <file>')
    .requiredOption('--out <dir>')
    .option('--spare')
    .action((_options, command: Command) => guarded(command, io(), machine))
  personalise
    .command('tally')
    .requiredOption('--package <dir>')
    .requiredOption('--office <dir>')
    .requiredOption('--machine <dir>')
    .requiredOption('--serial <text>')
    .option('--sorting')
    .option('--passphrases-fd <n>', '', wholeNumber)
    .action((_options, command: Command) => guarded(command, io(), tally))
}

interface MachineOptions extends GlobalOptions {
  readonly machine: string
  readonly serial: string
  readonly kit: string
  readonly out: string
  readonly spare?: boolean
}

interface TallyOptions extends GlobalOptions {
  readonly package: string
  readonly office: string
  readonly machine: string
  readonly serial: string
  readonly sorting?: true
  readonly passphrasesFd?: number
}

/** As the technician's page writes it where a number belongs. */
const PLACEHOLDER = '機体番号'

async function machine(options: MachineOptions, io: OfficeIo): Promise<Done> {
  if (options.serial === PLACEHOLDER) return err({ type: 'serial-is-placeholder' })
  // A missing path is not "no kit": the kernel's word for it is shown.
  await access(options.kit)
  const bytes = await readIfThere(options.kit)
  const kit = bytes && parseKit(bytes)
  if (!kit?.ok) return err({ type: 'not-a-kit', path: options.kit })
  const place = placeOf(options)
  if (place === null) return err({ type: 'not-a-machine-name', machine: options.machine })
  const input = { directory: options.out, place, kit: kit.value, randomness: io.randomness }
  const made = await personaliseMachine(input)
  if (!made.ok) return made
  const { machine: of } = made.value
  const told = { number: machineFingerprint(fromHex(of.signingKey)), approvers: numbered(kit.value.approvers) }
  return ok({ json: { ...of, ...told }, text: inWords(`${of.id} ${of.serial}`, told, io) })
}

async function tally(options: TallyOptions, io: OfficeIo): Promise<Done> {
  if (options.serial === PLACEHOLDER) return err({ type: 'serial-is-placeholder' })
  const authority = await readAuthorityPub(options.office)
  if (!authority.ok) return authority
  const approvers = await readApprovers(options.office)
  if (!approvers.ok) return approvers
  const trusted = { authorityPublicKey: authority.value, approvers: approvers.value }
  const loaded = await readApprovedPackage(options.package, trusted, nativeChecks)
  if (!loaded.ok) return loaded
  const { electionPackage } = loaded.value
  if (electionPackage.use === 'live' && io.notAsBuilt) return err({ type: io.notAsBuilt })
  const questions = [questionWords.office[io.language], questionWords.tally[io.language]]
  const [opening = '', passphrase = ''] = await io.secrets(questions, { fd: options.passphrasesFd, twice: true })
  const opened = await openOffice(options.office, opening)
  if (!opened.ok) return opened
  const { machine: directory, serial } = options
  const keys = { authority: opened.value, approvers: approvers.value, passphrase }
  const role = options.sorting === true ? 'sorting' : 'counting'
  const made = await personaliseTally({ directory, serial, role, electionPackage, ...keys, randomness: io.randomness })
  opened.value.secretKey.fill(0)
  if (!made.ok) return made
  const told = { number: machineFingerprint(fromHex(made.value.signingKey)), approvers: numbered(approvers.value) }
  return ok({ json: { ...made.value, ...told }, text: inWords(serial, told, io) })
}

/** X3-C6, own-58: all of it is compared with the paper of the ceremony. */
interface Personalised {
  readonly number: string
  readonly approvers: ReturnType<typeof numbered>
}

function inWords(machine: string, { number, approvers }: Personalised, { language }: OfficeIo): string {
  const { machineNumber, machineApprover } = personalisedWords
  const people = approvers.map((each) => onOneLine(fill(machineApprover[language], each)))
  return [machine, fill(machineNumber[language], { number }), ...people].join('\n  ')
}

/** `2-K3`: kiosk 3 of station 2 owns pair 3; `2-I1`: issuer whose cards carry key id 1. */
function placeOf({ machine, serial, spare }: MachineOptions): MachinePlace | null {
  const [, ofStation, letter, digits] = /^(.+)-([IK])([1-9]\d?)$/.exec(machine) ?? []
  const [id, station] = [machineId.safeParse(machine), stationId.safeParse(ofStation)]
  const number = pairNumber.safeParse(Number(digits))
  if (!id.success || !station.success || !number.success || serial.length < 1 || serial.length > 64) return null
  const kiosk = letter === 'K'
  return {
    id: id.data,
    kind: kiosk ? 'kiosk' : 'issuer',
    station: station.data,
    serial,
    pair: kiosk ? number.data : null,
    spare: spare === true,
    issuerKeyId: kiosk ? null : number.data,
  }
}
