/** The rules as `docs/requirements/*.md` and, of the law, `docs/conformity.md` define them, and every place that cites one. */

export interface Rule {
  readonly id: string
  /** ◆: holds in every reachable state, and a test proves it. */
  readonly invariant: boolean
  readonly text: string
  readonly page: string
}

export interface Citation {
  readonly id: string
  readonly file: string
  readonly line: number
}

/** Path → text of everything that may define or cite a rule. */
export type Tree = ReadonlyMap<string, string>

const CONFORMITY = 'docs/conformity.md'
/** Rows of online-seeds.md are points of others about online voting, and no rules. */
const PAGES = /^docs\/requirements\/(?!online-seeds\.md$)[^/]+\.md$/
/** `LAW-02, TC-02`: a condition that repeats a point of the Act. */
const ROW = /^\| ((?:[A-Z]{1,4}-?\d+[a-z]?)(?:, TC-\d+)?|promise \d)( ◆)? \| (.*?) \|/
const THREATS = 'docs/threats.md'
const BALLOT_BOX = 'docs/formats/ballot-box.md'

export function rulesOf(tree: Tree): { readonly rules: ReadonlyMap<string, Rule>; readonly problems: string[] } {
  const rules = new Map<string, Rule>()
  const problems: string[] = []
  for (const [page, text] of tree) {
    if (!PAGES.test(page) && page !== CONFORMITY) continue
    for (const line of text.split('\n')) {
      const [, ids, invariant, words] = ROW.exec(line) ?? []
      if (ids === undefined || words === undefined) continue
      for (const id of ids.split(', ')) {
        if (rules.has(id)) problems.push(`${page}: ${id} is defined twice`)
        rules.set(id, { id, invariant: invariant !== undefined, text: words, page })
      }
    }
  }
  return { rules, problems }
}

/** Names of standards and devices that look like a rule. */
const NO_RULES = new Set(['UTF-8', 'UTF-16', 'SHA-1', 'CRC-16', 'ECMA-48', 'BSD-3', 'OFL-1'])
/** Machines of examples (NM-0001, NJ-7) have a serial number like this. */
const SERIAL = /^N[A-Z]-\d+$/
const GROUP_CITED =
  /(?<![\w-])(?!UTC-)([A-Z]{2,4}|D)-(\d{1,2}[a-z]?)(?![\w-])((?:(?:, ?|\/| and | or )-?\d\d[a-z]?(?![\w:.]))*)/g
/** C1–C5 and P1–P10, in programs and decisions: on other pages a letter and a digit name many things. */
const SHORT_CITED = /(?<![\w$.'-])([CP])(\d{1,2})(?![\w'.]|\()/g
const PROMISE = /\bpromise[ -](\d)\b/gi
const THREAT = /(?<![\w-])X-[A-Z]\d+(?!\w)/g
const RECOVERY = /\b(rule|row)s? (\d+)(?:(?:, | and |[–…-])(\d+))*/gi
/** Where *row 12* and *rule 6* are those of the recovery. */
const OF_RECOVERY = /^(election\/ballot-box|kiosk|fixtures\/(ballot-box|kiosk)|simulation)\/.*\.tsx?$/
const SHORT_IN = /^((election|hardware|issuer|kiosk|simulation|fixtures)\/.*\.tsx?|docs\/decisions\/.*\.md)$/

/** Every rule that a file cites, in the numbers of the pages: `row 32` as it stands there. */
export function citationsIn(file: string, text: string): readonly Citation[] {
  const found: Citation[] = [...`${file}`.matchAll(PROMISE)].map(([, n]) => ({ id: `promise ${n}`, file, line: 1 }))
  text.split('\n').forEach((words, index) => {
    const ids = [
      ...[...words.matchAll(GROUP_CITED)].flatMap(idsOfGroup),
      ...[...words.matchAll(PROMISE)].map(([, n]) => `promise ${n}`),
      ...[...words.matchAll(THREAT)].map(([id]) => id),
      ...(SHORT_IN.test(file) ? [...words.matchAll(SHORT_CITED)].map(([, letter, n]) => `${letter}${n}`) : []),
      ...(OF_RECOVERY.test(file) ? [...words.matchAll(RECOVERY)].flatMap(numbersOf) : []),
    ]
    for (const id of new Set(ids)) found.push({ id, file, line: index + 1 })
  })
  return found
}

/** `ISS-08, 09` and `ISS-08/09` are two rules. */
function idsOfGroup([, group, first, more]: RegExpExecArray): readonly string[] {
  const others = (more ?? '').match(/\d\d[a-z]?/g) ?? []
  return [first, ...others].map((number) => `${group}-${number}`).filter((id) => !NO_RULES.has(id) && !SERIAL.test(id))
}

function numbersOf([words, kind]: RegExpExecArray): readonly string[] {
  return (words.match(/\d+/g) ?? []).map((number) => `${kind?.toLowerCase()} ${number}`)
}

/** Ids of pages that are no rules but may be cited: attacks, rules and rows of the recovery. */
export function otherIdsOf(tree: Tree): ReadonlySet<string> {
  const box = tree.get(BALLOT_BOX) ?? ''
  const [, recovery = '', table = ''] = /\n## 12 ([\s\S]*?)\n## 13 ([\s\S]*?)\n## 14 /.exec(box) ?? []
  return new Set([
    ...[...(tree.get(THREATS) ?? '').matchAll(THREAT)].map(([id]) => id),
    ...[...recovery.matchAll(/^(\d+)\. /gm)].map(([, n]) => `rule ${n}`),
    ...[...table.matchAll(/^\| (\d+) \|/gm)].map(([, n]) => `row ${n}`),
  ])
}
