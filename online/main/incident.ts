/**
 * Incidents of the box, by two exporters at one terminal (M1–M3): `node dist/services/online-incident.mjs CONFIG.json` enters, ends or corrects
 * an incident; `… CONFIG.json paper FILE.pdf` writes the report of all of them. Ends with 1 when nothing was written.
 */

import { join } from 'node:path'
import { paperHead } from '#documents/document.ts'
import { loadDocumentFonts } from '#documents/fonts.ts'
import { incidentReport } from '#documents/incident-report.ts'
import { type InEach, inEach, type Language } from '#election/language.ts'
import {
  INCIDENT_CLASSES,
  INCIDENTS_FILE,
  type IncidentLine,
  type IncidentSaid,
  incidentsIn,
  MEASURES,
  type NextLine,
  wholeMinute,
} from '#election/online/incidents.ts'
import { minuteInJapan, parseInstant, type UnixSecond } from '#election/online/instant.ts'
import { parseMinute } from '#election/time.ts'
import { writeWholeFile } from '#hardware/files/whole-file.ts'
import { signNative, verifyNative } from '#openssl/ed25519.ts'
import { fill, type Text, type Values } from '#ui/messages/message.ts'
import { incidentQuestions as questions, incidentRefusals as refusals, incidentWords as words } from '#words/online.ts'
import { bytesIn } from '../box-side/export/two-places.ts'
import { enterIncident, listIn, type Typed } from '../box-side/incidents/enter-incident.ts'
import { incidentConfig, readConfig, systemMinute, systemSecond } from './config.ts'
import { readElectionFiles } from './election-files.ts'
import { twoAtATerminal } from './two-at-a-terminal.ts'

const TRIES = 3

const config = readConfig(incidentConfig)
const { electionPackage, settings: signed } = readElectionFiles(config.election)
const { settings } = signed
const path = join(config.election.package, INCIDENTS_FILE)
const terminal = twoAtATerminal(config.keyFiles)
const { say } = terminal
const parts = {
  ...{ settings, sign: signNative, verify: verifyNative },
  read: () => bytesIn(path),
  write: (bytes: Uint8Array) => writeWholeFile(path, bytes),
}
const [, , , command, file = ''] = process.argv
const now = () => minuteInJapan(wholeMinute(systemSecond()))

if (command === undefined) await enter()
else if (command === 'paper' && file !== '') await writePaper()
else throw new Error(`incident: paper FILE.pdf, or nothing: ${command}`)
terminal.close()

async function enter(): Promise<void> {
  try {
    const entered = await enterIncident(parts, { typed, isRight, key: terminal.key })
    if (entered.ok) return say(questions.done, { number: entered.value.number, path })
    say(refusals[entered.error.type])
  } catch (error) {
    if (!(error instanceof Error && 'code' in error)) throw error
    say(refusals.disk, { what: String(error.code) })
  }
  process.exitCode = 1
}

async function writePaper(): Promise<void> {
  const list = listIn(parts, await parts.read())
  if (!list.ok) {
    say(refusals[list.error.type])
    process.exitCode = 1
    return
  }
  const head = paperHead(electionPackage, systemMinute())
  const names = new Map(settings.keys.exporters.map(({ key, name }) => [key, name]))
  const made = await incidentReport({ head, lines: list.value.lines, names }, await loadDocumentFonts(null))
  if (!made.ok) throw new Error(`incident: no font draws ${made.error.grapheme}`)
  await writeWholeFile(file, made.value)
  say(questions.paper, { path: file })
}

/** Null: an answer was wrong three times. */
async function typed(lines: readonly IncidentLine[]): Promise<Typed | null> {
  const known = incidentsIn(lines)
  if (known.length === 0) say(questions.nothing)
  for (const each of known) show(each)
  say(questions.incident)
  const about = await terminal.ask()
  const before = known.find(({ incident }) => String(incident) === about) ?? null
  // A number that nobody opened is refused with its own words.
  const incident = about === '' ? 'new' : (before?.incident ?? Number.MAX_SAFE_INTEGER)
  const kind = await answered(questions.class, (text) => INCIDENT_CLASSES[Number(text) - 1] ?? null)
  const measure = kind === null ? null : await answered(questions.measure, (text) => MEASURES[Number(text) - 1] ?? null)
  const from = measure === null ? null : await answered(...fromOf(before))
  if (kind === null || measure === null || from === null) return null
  const to = await answered(filled(questions.to, { now: now() }), (text) => (text === '' ? 'lasts' : instantIn(text)))
  if (to === null) return null
  const ja = await line(questions.lineJa, before?.ja)
  const en = await line(questions.lineEn, before?.en)
  return { incident, class: kind, measure, from, to: to === 'lasts' ? null : to, ja, en }
}

function fromOf(before: IncidentSaid | null): readonly [Text, (text: string) => UnixSecond | null] {
  if (before !== null) {
    const asked = filled(questions.fromBefore, { before: minuteInJapan(before.from) })
    return [asked, (text) => (text === '' ? before.from : instantIn(text))]
  }
  return [
    filled(questions.from, { now: now() }),
    (text) => (text === '' ? wholeMinute(systemSecond()) : instantIn(text)),
  ]
}

async function line(words: Text, before: string | undefined): Promise<string> {
  say(words)
  if (before !== undefined) say(questions.textBefore, { before })
  const text = await terminal.ask()
  return text === '' ? (before ?? '') : text
}

async function answered<T>(words: Text, read: (text: string) => T | null): Promise<T | null> {
  for (let left = TRIES; left > 0; left--) {
    say(words)
    const found = read(await terminal.ask())
    if (found !== null) return found
  }
  return null
}

/** By clocks in Japan, as the settings are compared. */
function instantIn(text: string): UnixSecond | null {
  const minute = parseMinute(text)
  return minute === null ? null : parseInstant(`${minute}:00+09:00`)
}

async function isRight(turn: 1 | 2, next: NextLine): Promise<boolean> {
  terminal.turn(turn)
  show(next)
  say(questions.right, { number: next.number })
  return (await terminal.ask()) === String(next.number)
}

function show(said: IncidentSaid): void {
  const at = (each: UnixSecond | null, language: Language) =>
    each === null ? questions.lasts[language] : minuteInJapan(each)
  say(
    inEach((language) => {
      const values = {
        ...{ incident: said.incident, class: words[`class_${said.class}`][language], line: said[language] },
        ...{
          from: at(said.from, language),
          to: at(said.to, language),
          measure: words[`measure_${said.measure}`][language],
        },
      }
      return fill(questions.known[language], values)
    }),
  )
}

function filled(words: Text, values: Values): InEach<string> {
  return inEach((language) => fill(words[language], values))
}
