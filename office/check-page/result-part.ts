/** The result on the page: the verdict, the numbers to compare with paper, the totals by name, and each check. */

import { inEra } from '#election/japanese-date.ts'
import type { LocalDate } from '#election/time.ts'
import { listed, withLists } from '#ui/language/in-sentence.ts'
import { fill, type Language } from '#ui/messages/message.ts'
import type { CountedList } from '#verify/bundle/bundle-documents.ts'
import { CHECKS_BY_KIND, type CheckKind } from '#verify/bundle/finding.ts'
import { type CheckLine, linesOf, statementsOf, verdictOf, withNobodyLeftOut } from '#verify/bundle/report.ts'
import type { BundleVerification } from '#verify/bundle/verify-bundle.ts'
import { uiWords } from '#words/common.ts'
import { bundleChecks, bundleKinds, bundlePage, bundleWords } from '#words/verify.ts'
import { element } from './element.ts'

const SIGNS = { holds: '○', fails: '×', 'not-checked': '－' } as const
const VERDICTS = { holds: 'verdictHolds', 'part-holds': 'verdictPart', fails: 'verdictFails' } as const

export function resultPart(found: BundleVerification, took: string, language: Language): HTMLElement {
  const lines = linesOf(found.findings)
  const verdict = verdictOf(lines)
  const say = (word: keyof typeof bundlePage, values = {}) => fill(bundlePage[word][language], values)
  const list = (word: 'failList' | 'notCheckedList', result: CheckLine['result']) => {
    const checks = lines.filter((line) => line.result === result).map(({ check }) => check)
    return checks.length === 0 ? null : element('p', {}, say(word, { checks: listed(checks, language) }))
  }
  return element(
    'div',
    {},
    electionPart(found, language),
    bandPart(found, language),
    element(
      'div',
      { class: `verdict ${verdict}` },
      element('p', { class: 'verdict-word' }, say(VERDICTS[verdict])),
      list('failList', 'fails'),
      list('notCheckedList', 'not-checked'),
      ...statementsOf(lines, found).map(({ word, values }) =>
        element('p', {}, fill(bundleWords[word][language], withLists(values, language))),
      ),
    ),
    numbersPart(found, language),
    sealsPart(found, language),
    element('p', {}, bundleWords.sealsToCompare[language]),
    element('p', {}, bundleWords.keyDealt[language]),
    // The figures of a bundle that fails are only a claim.
    found.count && element('h3', {}, say(verdict === 'fails' ? 'totalsUnproven' : 'totals')),
    found.count && element('p', {}, bundleWords.machinesAlone[language]),
    ...(found.count ?? []).map((contest) => contestPart(contest, found, language)),
    bandPart(found, language),
    element('h3', {}, say('checksTitle')),
    ...Object.keys(CHECKS_BY_KIND).map((kind) => kindPart(kind as CheckKind, lines, language)),
    element('p', {}, say('took', { time: took })),
  )
}

function electionPart({ title, date }: BundleVerification, language: Language): HTMLElement {
  const day = language === 'ja' ? inEra(date as LocalDate) : date
  return element('p', { id: 'election' }, fill(bundlePage.ofElection[language], { title, day }))
}

/** Above and below verdict and totals: nobody takes a rehearsal's votes for real ones. */
function bandPart({ use }: BundleVerification, language: Language): HTMLElement | null {
  return use === 'live' ? null : element('p', { class: 'use' }, `◆ ${uiWords[use][language]} ◆`)
}

function numbersPart({ authority, election, fingerprint }: BundleVerification, language: Language): HTMLElement {
  const row = (name: 'ofAuthority' | 'ofPackage' | 'ofBundle', number: string) =>
    element('div', {}, element('dt', {}, bundlePage[name][language]), element('dd', { class: 'digits' }, number))
  return element(
    'div',
    {},
    element('h3', {}, bundlePage.compareNumbers[language]),
    element(
      'dl',
      {},
      row('ofAuthority', authority),
      row('ofPackage', election),
      fingerprint === null ? null : row('ofBundle', fingerprint),
    ),
  )
}

/** V10: a witness finds the slip that was signed at the station. */
function sealsPart({ district }: BundleVerification, language: Language): HTMLElement {
  const { seals, online, reports } = district
  const cell = (words: string, className = '') => element('td', { class: className }, words)
  const row = (station: string, pair: string, number: string) =>
    element('tr', {}, cell(station), cell(pair), cell(number, 'digits'))
  const rows = [
    ...seals.map(({ station, pair, number }) => row(station, String(pair), number)),
    ...(online === null || online === 'lost' ? [] : [row(bundlePage.onlineBox[language], '', online.number)]),
    ...reports.map(({ station, number, signed }) =>
      row(station, bundlePage[signed ? 'reportRow' : 'typedRow'][language], number),
    ),
  ]
  return element(
    'table',
    { class: 'seals' },
    element('caption', {}, bundlePage.sealsTitle[language]),
    headings(['columnStation', 'columnPair', 'columnSeal'], language),
    element('tbody', {}, ...rows),
  )
}

function contestPart(counted: CountedList, { names }: BundleVerification, language: Language): HTMLElement {
  const contest = names.find((each) => each.list === counted.list)
  const { records, refused, ended, unopened } = counted
  const cell = (words: string, className = '') => element('td', { class: className }, words)
  const rows = withNobodyLeftOut(counted, contest?.candidates ?? []).map(({ candidate, records: votes }) => {
    const name = candidate?.name ?? bundlePage.nobody[language]
    const gone = candidate?.gone === true ? bundlePage.goneMark[language] : ''
    const number = candidate === undefined ? '' : String(candidate.number)
    return element('tr', {}, cell(number, 'figure'), cell(`${name}${gone}`), cell(inFigures(votes), 'figure'))
  })
  const rest = Object.fromEntries(
    Object.entries({ records, refused, ended, unopened }).map(([name, value]) => [name, inFigures(value)]),
  )
  return element(
    'div',
    { class: 'contest' },
    element(
      'table',
      {},
      element('caption', {}, contest?.title ?? String(counted.list)),
      headings(['columnNumber', 'columnName', 'columnVotes'], language, 'figures'),
      element('tbody', {}, ...rows),
    ),
    element('p', {}, fill(bundleWords.rest[language], rest).trim()),
  )
}

function headings(names: readonly (keyof typeof bundlePage)[], language: Language, kind = ''): HTMLElement {
  const cells = names.map((name) => element('th', { scope: 'col' }, bundlePage[name][language]))
  return element('thead', { class: kind }, element('tr', {}, ...cells))
}

function kindPart(kind: CheckKind, lines: readonly CheckLine[], language: Language): HTMLElement {
  const checks: readonly string[] = CHECKS_BY_KIND[kind]
  const rows = lines
    .filter(({ check }) => checks.includes(check))
    .map((line) =>
      element(
        'tr',
        { class: line.result },
        element('th', { scope: 'row' }, line.check),
        element(
          'td',
          {},
          element(
            'div',
            { class: 'statement' },
            element('div', { class: 'outcome' }, `${SIGNS[line.result]} ${bundleWords[wordOf(line)][language]}`),
            element('div', {}, bundleChecks[line.check][language], placesPart(line, language)),
          ),
        ),
      ),
    )
  return element(
    'table',
    { class: 'checks' },
    element('caption', {}, bundleKinds[kind][language]),
    headings(['columnCheck', 'columnResult'], language),
    element('tbody', {}, ...rows),
  )
}

function wordOf({ result }: CheckLine): 'holds' | 'fails' | 'notChecked' {
  return result === 'not-checked' ? 'notChecked' : result
}

/** A bundle may have very many files that do not belong to it: only the first places are shown. */
const PLACES_MAX = 20

function placesPart({ places }: CheckLine, language: Language): HTMLElement | null {
  if (places.length === 0) return null
  const words = places.map(({ file, row }) =>
    row === null ? file : fill(bundleWords.row[language], { file, row: String(row + 1) }),
  )
  const shown = words.slice(0, PLACES_MAX).map((place) => element('li', {}, place))
  return element('ul', { class: 'places' }, ...shown, words.length > PLACES_MAX ? element('li', {}, '…') : null)
}

function inFigures(count: number): string {
  return count.toLocaleString('en')
}
