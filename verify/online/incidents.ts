/** online-lists.md §11 by an own reader: each line is by two exporters of the settings, names the line before, and opens an incident or goes on with one. */
import type { RollRound } from '../count/roll-round.ts'
import { canonical, isObject, type JsonObject, parseCanonical } from '../package/canonical.ts'
import { HEX_32, Malformed, objects, oneOf, only, text, whole, words } from '../package/fields.ts'
import { onNoble } from '../package/noble.ts'
import type { OnlineTrust } from './online-trust.ts'
import { signedByTwo } from './said-by-people.ts'

const MOST_LINES = 999
const MEMBERS = ['before', 'by', 'class', 'en', 'from', 'incident', 'ja', 'measure', 'number', 'to']
const asBytes = (said: JsonObject) => new TextEncoder().encode(canonical(said))

/**
 * @param known what the newest round says that the stations knew: the list has these lines, too; null: it says nothing
 */
export function incidentsHold(
  bytes: Uint8Array,
  trust: Pick<OnlineTrust, 'electionId' | 'exporters'>,
  known: RollRound['incidents'],
): boolean {
  try {
    const value = parseCanonical(bytes)
    if (!isObject(value)) return false
    only(value, ['electionId', 'format', 'lines'])
    oneOf(value, 'format', ['ippyo online incidents 1'])
    oneOf(value, 'electionId', [trust.electionId])
    const opened: number[] = []
    let before = '0'.repeat(64)
    let isKnown = known === null || (known.lines === 0 && known.sha256 === before)
    for (const [at, line] of objects(value, 'lines', 0, MOST_LINES).entries()) {
      checkLine(line, at + 1, before, opened)
      const signed = { ...line, electionId: trust.electionId, format: 'ippyo online incident 1' }
      signedByTwo(asBytes(signed), () => 'ippyo online incident 1', trust.exporters)
      before = onNoble.sha256(asBytes(line))
      if (known?.lines === at + 1) isKnown = known.sha256 === before
    }
    return isKnown
  } catch (error) {
    if (error instanceof Malformed) return false
    throw error
  }
}

function checkLine(line: JsonObject, number: number, before: string, opened: number[]): void {
  only(line, MEMBERS)
  whole(line, 'number', number, number)
  if (text(line, 'before', HEX_32) !== before) throw new Malformed('before')
  const incident = whole(line, 'incident', 1, number)
  if (incident === number) opened.push(number)
  else if (!opened.includes(incident)) throw new Malformed('incident')
  oneOf(line, 'class', ['system', 'device', 'operation'])
  const measure = oneOf(line, 'measure', ['stopped', 'going-on', 'other-way', 'mistaken'])
  const from = minuteIn(line, 'from')
  if (line.to === null && measure === 'mistaken') throw new Malformed('to')
  if (line.to !== null && minuteIn(line, 'to') < from) throw new Malformed('to')
  checkWords(line, 'ja')
  checkWords(line, 'en')
}

function checkWords(line: JsonObject, name: string): void {
  // A number of a person: digits of any width, also in groups.
  if (/\d(?:[\s-]*\d){3}/.test(words(line, name, 1, 200).normalize('NFKC'))) throw new Malformed(name)
}

function minuteIn(line: JsonObject, name: string): number {
  const seconds = whole(line, name, 0, 2 ** 40)
  if (seconds % 60 !== 0) throw new Malformed(name)
  return seconds
}
