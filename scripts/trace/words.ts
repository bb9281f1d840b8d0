/**
 * Words for people against the programs: a code with words that nothing tells, a next step that names a button no screen has,
 * an option of a command line that no command takes.
 */
import type { Tree } from './rules.ts'
import { type Code, codesOf, Told } from './told.ts'

/** Exports of `ui/messages/<name>.ts`. */
export type Catalogues = ReadonlyMap<string, Readonly<Record<string, unknown>>>

const LIBRARIES = ['election/', 'hardware/', 'openssl/', 'shell/', 'documents/']
const OFFICE = [...LIBRARIES, 'office/', 'tally/services/prepare/', 'scripts/ippyo/']

/** Whose words a catalogue has: the folders of which one must tell each code, and the screens that have its buttons. */
const SPEAKERS: readonly (readonly [name: RegExp, folders: readonly string[], screens: readonly string[]])[] = [
  [/^kiosk/, [...LIBRARIES, 'kiosk/'], ['kiosk-screen', 'ui']],
  [/^issuer/, [...LIBRARIES, 'issuer/'], ['issuer-screen', 'ui']],
  [/^(tally|doubts)/, [...LIBRARIES, 'tally/'], ['tally-screen', 'ui']],
  [/^verify$/, ['verify/', 'office/', 'scripts/ippyo/'], []],
  [/^(office|package|prepare|put|import)$/, OFFICE, []],
  [/^machine$/, ['shell/', 'kiosk/', 'issuer/', 'tally/'], []],
  [/^built$/, ['scripts/', 'shell/'], []],
  [/^(desk|election-day)/, ['desk/', 'scripts/'], ['desk', 'ui']],
  [/^ui/, ['shell/', 'ui/'], ['ui']],
]

/** Only kiosks write the log; whoever reads one has the same words for what is in it. */
const LOG = 'election/log/catalogue.ts'
/** Programs that nobody delivers may know more than they say. */
const OURS_ALONE = /^(desk|bench|simulation|fixtures)\//

export function untoldCodes(tree: Tree, catalogues: Catalogues): readonly string[] {
  const programs: Tree = new Map([...tree].filter(([file]) => isProgram(file)))
  const told = new Told(programs)
  const lists = codesOf(programs).filter(({ file }) => !OURS_ALONE.test(file))
  const worded = [...catalogues].flatMap(([name, exported]) =>
    refusalsOf(exported).map(({ code }) => ({ code, of: `words of ${name}`, folders: speakerOf(name)?.[1] ?? [] })),
  )
  return [
    ...lists.filter((code) => !told.has(code.code, (file) => mayTell(code, file))),
    ...worded.filter(({ code, folders }) => !told.has(code, (file) => folders.some((folder) => file.startsWith(folder)))),
  ].map(({ code, of }) => `${of}: nothing tells ${code}`)
}

function mayTell({ file: home }: Code, file: string): boolean {
  if (OURS_ALONE.test(file)) return false
  if (home === LOG) return /^(kiosk|election)\//.test(file) && file !== LOG
  if (home.startsWith('verify/')) return file.startsWith('verify/')
  const app = /^(kiosk|issuer|tally)\//.exec(home)?.[0]
  return !file.startsWith('verify/') && (app === undefined || [app, ...OFFICE].some((folder) => file.startsWith(folder)))
}

function isProgram(file: string): boolean {
  return /\.(tsx?|mjs)$/.test(file) && !/\.(test|spec|d)\.m?tsx?$/.test(file) && !file.startsWith('ui/messages/')
}

/** 「…」 and “…” in a next step name something that stands on a screen of that app; `--…` is an option that a command takes. */
export function deadNextSteps(tree: Tree, catalogues: Catalogues): readonly string[] {
  const sources = [...tree].filter(([file]) => isProgram(file))
  const commands = sources.filter(([file]) => /^(office|scripts|desk)\//.test(file)).map(([, text]) => text)
  const problems: string[] = []
  for (const [name, exported] of catalogues) {
    const speaker = speakerOf(name)
    if (speaker === undefined) {
      problems.push(`ui/messages/${name}.ts: scripts/trace does not know whose words these are`)
      continue
    }
    const labels = speaker[2].flatMap((screens) => labelsOf(catalogues.get(screens) ?? {}))
    for (const { code, nexts } of refusalsOf(exported)) {
      for (const next of nexts) {
        for (const label of quotedIn(next))
          if (!labels.some((words) => words.test(label)))
            problems.push(`ui/messages/${name}.ts: ${code} sends people to “${label}”, which is on no screen`)
        for (const [option] of next.matchAll(/--[a-z][a-z-]+/g))
          if (!commands.some((text) => text.includes(option)))
            problems.push(`ui/messages/${name}.ts: ${code} names ${option}, which no command takes`)
      }
    }
  }
  return problems
}

function speakerOf(name: string): (typeof SPEAKERS)[number] | undefined {
  return SPEAKERS.find(([pattern]) => pattern.test(name))
}

function quotedIn(next: string): readonly string[] {
  return [...next.matchAll(/「([^」]+)」|“([^”]+)”/g)].map(([, ja, en]) => (ja ?? en) as string)
}

function refusalsOf(exported: Readonly<Record<string, unknown>>): readonly { code: string; nexts: readonly string[] }[] {
  return Object.values(exported).flatMap((catalogue) =>
    isRecord(catalogue)
      ? Object.entries(catalogue).flatMap(([code, words]) => {
          const nexts = nextsOf(words)
          return nexts.length > 0 ? [{ code, nexts }] : []
        })
      : [],
  )
}

function nextsOf(words: unknown): readonly string[] {
  if (!isRecord(words)) return []
  return [words.ja, words.en].flatMap((side) => (isRecord(side) && typeof side.next === 'string' ? [side.next] : []))
}

/** Labels of a screen; `{name}` in one is anything. */
function labelsOf(exported: Readonly<Record<string, unknown>>): readonly RegExp[] {
  const texts = (value: unknown): readonly string[] => {
    if (typeof value === 'string') return [value]
    return isRecord(value) ? Object.values(value).flatMap(texts) : []
  }
  return Object.values(exported)
    .flatMap(texts)
    .map((text) => new RegExp(`^${text.replace(/[.*+?^$()|[\]\\]/g, '\\$&').replace(/\{\w+\}/g, '.+')}$`))
}

function isRecord(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null
}
