/** package.md §3, `rules.settings`: what the commission set otherwise than the usual. No count depends on it, and each member is checked all the same. */
import type { JsonObject } from './canonical.ts'
import { list, Malformed, object, objects, only, TIME, whole, words } from './fields.ts'

const NUMBERS = { cardMinutes: [30, 180, 60], lampMinutes: [2, 5, 3], recordCopies: [1, 9, 2] } as const
const FLAGS = {
  endsAll: true,
  witnessAssists: true,
  witnessOverLine: true,
  seals: false,
  formsConfirmed: true,
} as const
const LINES = ['sendTo', 'countPlace', 'countSentTo'] as const
/** The steps of staff, each with the places that its words may have. */
const STEPS = {
  opening: ['election', 'station'],
  zeroCheck: [],
  zeroCheckRefused: [],
  handOver: ['contests', 'count'],
  handOverSingle: ['contests'],
  handOverAudio: [],
  handOverBoth: [],
  audioHelper: [],
  bothHelper: [],
  audioAssisted: [],
  audioProxy: [],
  guide: [],
  askName: [],
  noName: [],
  askSingle: ['contests'],
  askAudio: [],
  askBoth: [],
  askNone: [],
  writing: [],
  closing: [],
  absentee: [],
  end: [],
} as const

export function checkSettings(settings: JsonObject): void {
  const known = [...Object.keys(NUMBERS), ...Object.keys(FLAGS), ...LINES, 'quickReports', 'scripts', 'forms']
  const given = Object.keys(settings)
  if (given.length === 0) throw new Malformed('settings')
  only(
    settings,
    given.filter((key) => known.includes(key)),
  )
  for (const [key, [least, most, usual]] of Object.entries(NUMBERS)) {
    if (key in settings && whole(settings, key, least, most) === usual) throw new Malformed(key)
  }
  if (Number(settings.cardMinutes ?? 0) % 30 !== 0) throw new Malformed('cardMinutes')
  for (const [key, value] of Object.entries(FLAGS)) {
    if (key in settings && settings[key] !== value) throw new Malformed(key)
  }
  for (const key of LINES) if (key in settings) paperLine(settings, key)
  if ('quickReports' in settings) checkTimes(settings)
  if ('scripts' in settings) checkScripts(object(settings, 'scripts'))
  if ('forms' in settings) checkForms(settings)
}

/** A line of a paper: not empty, and without a space at an end. */
export function paperLine(parent: JsonObject, name: string): void {
  checkLine(words(parent, name, 1, 800), name)
}

function checkLine(line: string, name: string): void {
  if (line === '' || line.trim() !== line) throw new Malformed(name)
}

function checkTimes(settings: JsonObject): void {
  const times = list(settings, 'quickReports', 1, 24)
  for (const [at, time] of times.entries()) {
    if (typeof time !== 'string' || !TIME.test(time) || (at > 0 && time <= String(times[at - 1])))
      throw new Malformed('quickReports')
  }
}

function checkScripts(scripts: JsonObject): void {
  const given = Object.keys(scripts)
  if (given.length === 0) throw new Malformed('scripts')
  only(
    scripts,
    given.filter((step) => Object.hasOwn(STEPS, step)),
  )
  for (const step of given) {
    const places: readonly string[] = STEPS[step as keyof typeof STEPS]
    for (const line of list(scripts, step, 1, 9)) {
      if (typeof line !== 'string' || line.length > 3200) throw new Malformed(step)
      checkLine(line, step)
      const rest = places.reduce((left, place) => left.replaceAll(`{${place}}`, ''), line)
      if (/[{}｛｝]/.test(rest)) throw new Malformed(step)
    }
  }
}

/** Only the shape of a change: which rows a form has is a matter of what prints it. */
function checkForms(settings: JsonObject): void {
  for (const change of objects(settings, 'forms', 1, 64)) {
    const isColumn = change.change === 'column'
    only(change, ['form', 'change', 'at', 'words', ...(isColumn ? ['width'] : [])])
    if (!['rename', 'column', 'heading', 'seal'].includes(words(change, 'change', 1, 10))) throw new Malformed('change')
    if (!/^[a-z][a-z-]{0,39}$/.test(words(change, 'form', 1, 40))) throw new Malformed('form')
    if (!/^[A-Za-z0-9-]{1,40}(\.[A-Za-z0-9-]{1,40})?$/.test(words(change, 'at', 1, 81))) throw new Malformed('at')
    const label = words(change, 'words', 1, 480)
    checkLine(label, 'words')
    if (/[{}]/.test(label)) throw new Malformed('words')
    if (isColumn) whole(change, 'width', 20, 200)
  }
}
