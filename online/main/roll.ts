/**
 * The roll's server for the office: `node dist/services/online-roll.mjs CONFIG.json`. The first person is made once, before anybody can sign in:
 * `node dist/services/online-roll.mjs CONFIG.json begin NAME`, with the passphrase on standard input. After the close
 * `node dist/services/online-roll.mjs CONFIG.json changes online-voted.ippyo` writes changes.csv for the stations to standard output, if two
 * exporters of the settings signed that list after the close. `node dist/services/online-roll.mjs CONFIG.json acts` says whether the acts are
 * whole; `… approvers` writes `approvers.json` of the office's people, `… holds` the boxes that two of them hold, for sorting. Keys, hours,
 * address and rules are those of the signed files.
 */
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import pino from 'pino'
import { loadDocumentFonts } from '#documents/fonts.ts'
import { fromHex } from '#election/bytes.ts'
import { APPROVALS_NEEDED, serialiseApprovers } from '#election/keys/approvers.ts'
import { packageFingerprint } from '#election/keys/fingerprint.ts'
import { COST_FIXTURE, COST_OFFICE, isLongEnough } from '#election/keys/passphrase-box.ts'
import { INCIDENTS_FILE } from '#election/online/incidents.ts'
import { minuteInJapan } from '#election/online/instant.ts'
import { hasTelephone } from '#election/online/who-answers.ts'
import { actsWords } from '#words/online.ts'
import { hostKey } from '../roll-side/host-key.ts'
import { Challenges } from '../roll-side/roll/challenges.ts'
import { Changes } from '../roll-side/roll/changes.ts'
import { checkActs } from '../roll-side/roll/check-acts.ts'
import { Desk } from '../roll-side/roll/desk.ts'
import { letterDrawer, paperLetterDrawer } from '../roll-side/roll/draw-letters.ts'
import { Enrolment } from '../roll-side/roll/enrolment.ts'
import { figuresNow } from '../roll-side/roll/figures.ts'
import { incidentsNow } from '../roll-side/roll/incidents-now.ts'
import { Ledger } from '../roll-side/roll/ledger.ts'
import { Office } from '../roll-side/roll/office.ts'
import { Papers } from '../roll-side/roll/papers.ts'
import { type NoPasskeys, Passkeys } from '../roll-side/roll/passkeys.ts'
import { rollServer } from '../roll-side/roll/roll-server.ts'
import { Sessions } from '../roll-side/roll/sessions.ts'
import { heldBoxes, onlineRows, stationChanges } from '../roll-side/roll/station-changes.ts'
import { endsWhenOfAnother, isOfAnother } from '../roll-side/same-election.ts'
import { boxSideAt } from '../roll-side/standings.ts'
import { Tries } from '../roll-side/tries.ts'
import { filesIn } from '../static-file.ts'
import { poolOf, readConfig, rollConfig, systemMinute, systemRandomness, systemSecond, untilEnd } from './config.ts'
import { consulatesOf } from './consulates-of.ts'
import { readElectionFiles, votedOf } from './election-files.ts'
import { inEveryLanguage } from './in-every-language.ts'
import { passkeysOf } from './passkeys-of.ts'

const CONNECTIONS = 8

const config = readConfig(rollConfig)
const { number, variants } = config
const { electionPackage, packageHash, settings: signed } = readElectionFiles(config.election, config.database)
const { rules, use } = electionPackage
const { electionId, keys, origin: addresses, switches } = signed.settings
if (!hasTelephone(config.desk, switches.voters)) throw new Error('roll: desk: voters abroad need its number with +81')
const consulates = consulatesOf(config.consulates, switches.voters)
const pool = poolOf(config.database, CONNECTIONS, config.municipality)
const randomness = systemRandomness()
const parts = {
  ...{ pool, number, electionId, deskOverride: switches.deskOverride, variants, randomness, minute: systemMinute },
  ...{
    applicationsEnd: signed.applicationsEnd,
    applicants: signed.settings.applicants,
    hours: signed,
    now: systemSecond,
  },
  sortingKey: keys.sorting === null ? null : fromHex(keys.sorting.publicKey),
  // The passphrases of an invented election are public.
  passphraseCost: use === 'fixture' ? COST_FIXTURE : COST_OFFICE,
  key: hostKey(config.hostKeyFile, new Map(Object.entries(variants))),
  ...{ boxSide: boxSideAt(new URL(config.boxSide)), grounds: { rules, places: electionPackage, consulates } },
}
const passkeys = passkeysOf(config, use)
const office = new Office(parts)
const [, , , command, name] = process.argv
if (command === 'begin') await begin(name ?? '')
else if (command === 'changes') await writeChanges(name ?? '')
else if (command === 'acts') await readAllActs()
else if (command === 'approvers') await writeApprovers()
else if (command === 'holds') process.stdout.write(heldBoxes(await rowsNow()))
else if (command === undefined) await serve()
else throw new Error(`roll: begin, changes, acts, approvers, holds, or none of them: ${command}`)

async function begin(called: string): Promise<void> {
  const passphrase = readFileSync(0, 'utf8').replace(/\r?\n$/, '')
  const begun = called !== '' && isLongEnough(passphrase) ? await office.begin({ name: called, passphrase }) : null
  await pool.end()
  if (begun?.ok === true) return
  const why = begun === null ? 'a name, and a passphrase of 12 characters or more' : begun.error
  process.stderr.write(`roll: ${why}\n`)
  process.exitCode = 1
}

async function readAllActs(): Promise<void> {
  const checked = await checkActs(pool)
  await pool.end()
  if (!checked.ok) return refuse(checked.error)
  const { lines, people } = checked.value
  process.stdout.write(`${inEveryLanguage(actsWords.whole, { lines, people })}\n`)
}

/** For the box side and the machine that sorts: nobody is in the file whom the acts do not name. */
async function writeApprovers(): Promise<void> {
  await refuseAnother()
  const checked = await checkActs(pool)
  await pool.end()
  if (!checked.ok) return refuse(checked.error)
  const { approvers } = checked.value
  if (approvers.length < APPROVALS_NEEDED) throw new Error('roll: two people of the office are needed')
  process.stdout.write(serialiseApprovers(approvers))
}

/** Without an answer what follows has none either, and says so. */
async function refuseAnother(): Promise<void> {
  const another = await isOfAnother(pool, { number, electionId })
  if (another.ok && another.value) throw new Error('roll: the database is of another election: see database and number')
}

function refuse(error: Exclude<Awaited<ReturnType<typeof checkActs>>, { ok: true }>['error']): void {
  const word = typeof error === 'string' ? error : 'no-answer'
  process.stderr.write(`${inEveryLanguage(actsWords[word], {})}\n`)
  process.exitCode = 1
}

async function writeChanges(path: string): Promise<void> {
  const voted = votedOf(new Uint8Array(readFileSync(path)), signed)
  process.stdout.write(stationChanges(await rowsNow(), new Set(voted.handles), switches.deskOverride))
}

async function rowsNow() {
  await refuseAnother()
  const rows = await onlineRows(pool, { number, electionId })
  await pool.end()
  if (!rows.ok) throw new Error('roll: the database gave no answer')
  return rows.value
}

/** As the authority signed them: a letter with another address or hour would lead voters astray. */
function letterFacts(): Parameters<typeof letterDrawer>[0] {
  const [opens, closes] = [minuteInJapan(signed.opens), minuteInJapan(signed.closes)]
  const { date, municipality, title: electionTitle } = rules
  return {
    ...{ head: { use, electionTitle, municipality, date }, page: new URL('/', addresses.page), opens, closes },
    ...{ packageNumber: packageFingerprint(packageHash).replaceAll(/\D/g, ''), desk: config.desk },
    voters: switches.voters,
  }
}

function passkeysHere(): Passkeys | NoPasskeys {
  const challenges = new Challenges(randomness, systemSecond)
  return 'whyNone' in passkeys ? passkeys : new Passkeys({ pool, key: parts.key, party: passkeys, challenges })
}

async function serve(): Promise<void> {
  const log = pino({ base: null })
  const { municipality, title } = rules
  const [facts, fonts] = [letterFacts(), await loadDocumentFonts(null)]
  const draw = letterDrawer(facts, fonts, systemMinute, consulates ?? [])
  const drawPaper = paperLetterDrawer(facts, fonts, systemMinute)
  const people = { office, enrolment: new Enrolment(parts, office.another), passkeys: passkeysHere() }
  const list = join(config.election.package, INCIDENTS_FILE)
  const incidents = () => incidentsNow(list, signed.settings)
  const figures = () => figuresNow(parts)
  const desk = new Desk(parts)
  const papers = new Papers(new Ledger(pool, parts.minute), desk, number)
  const hands = { ...people, incidents, figures, desk, papers, changes: new Changes(parts), draw, drawPaper }
  const sessions = new Sessions(randomness, systemSecond)
  const tries = new Tries(randomness, systemSecond)
  const pages = config.pages === undefined ? new Map() : filesIn(config.pages)
  const origin = new URL(config.origin).origin
  const { voters } = switches
  const { applicants } = signed.settings
  const election = {
    title,
    municipality,
    use,
    voters,
    applicants,
    applicationsEnd: minuteInJapan(signed.applicationsEnd),
  }
  const server = rollServer({ ...hands, sessions, tries, origin, election, pages, log })
  await server.listen(config.listen)
  void endsWhenOfAnother(pool, { number, electionId }, log)
  if ('whyNone' in passkeys && use === 'live') log.warn({ why: passkeys.whyNone }, 'a live election without passkeys')
  log.info({ listens: server.addresses().map((at) => (typeof at === 'string' ? at : at.port)) }, 'roll')
  untilEnd(async () => {
    await server.close()
    await pool.end()
  })
}
