/** package.md §3, `rules.settings`: what the commission set. No count depends on it, and each member is checked all the same. */
import type { JsonObject } from './canonical.ts'
import { flag, list, Malformed, object, objects, only, TIME, whole, words } from './fields.ts'

const NUMBERS = { cardMinutes: [30, 180], lampMinutes: [2, 5], recordCopies: [1, 9] } as const
const FLAGS = ['endsAll', 'witnessAssists', 'witnessOverLine', 'seals', 'formsConfirmed'] as const
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
  only(settings, [...Object.keys(NUMBERS), ...FLAGS, ...LINES, 'quickReports', 'scripts', 'forms'])
  for (const [key, [least, most]] of Object.entries(NUMBERS)) whole(settings, key, least, most)
  if (Number(settings.cardMinutes) % 30 !== 0) throw new Malformed('cardMinutes')
  for (const key of FLAGS) flag(settings, key)
  for (const key of LINES) paperLine(settings, key)
  checkTimes(settings)
  checkScripts(object(settings, 'scripts'))
  checkForms(settings)
}

/** A line of a paper, without a space at an end; empty: written by hand. */
export function paperLine(parent: JsonObject, name: string): void {
  const line = words(parent, name, 0, 800)
  if (line.trim() !== line) throw new Malformed(name)
}

function checkTimes(settings: JsonObject): void {
  const times = list(settings, 'quickReports', 0, 24)
  for (const [at, time] of times.entries()) {
    if (typeof time !== 'string' || !TIME.test(time) || (at > 0 && time <= String(times[at - 1])))
      throw new Malformed('quickReports')
  }
}

function checkScripts(scripts: JsonObject): void {
  const given = Object.keys(scripts)
  only(
    scripts,
    given.filter((step) => Object.hasOwn(STEPS, step)),
  )
  for (const step of given) {
    const places: readonly string[] = STEPS[step as keyof typeof STEPS]
    for (const line of list(scripts, step, 1, 9)) {
      if (typeof line !== 'string' || line.length > 3200) throw new Malformed(step)
      if (line === '' || line.trim() !== line) throw new Malformed(step)
      const rest = places.reduce((left, place) => left.replaceAll(`{${place}}`, ''), line)
      if (/[{}｛｝]/.test(rest)) throw new Malformed(step)
    }
  }
}

/** Only the shape of a change: which rows a form has is a matter of what prints it. */
function checkForms(settings: JsonObject): void {
  for (const change of objects(settings, 'forms', 0, 64)) {
    const isColumn = change.change === 'column'
    only(change, ['form', 'change', 'at', 'words', ...(isColumn ? ['width'] : [])])
    if (!['rename', 'column', 'heading', 'seal'].includes(words(change, 'change', 1, 10))) throw new Malformed('change')
    if (!/^[a-z][a-z-]{0,39}$/.test(words(change, 'form', 1, 40))) throw new Malformed('form')
    if (!/^[A-Za-z0-9-]{1,40}(\.[A-Za-z0-9-]{1,40})?$/.test(words(change, 'at', 1, 81))) throw new Malformed('at')
    const label = words(change, 'words', 1, 480)
    if (label.trim() !== label || /[{}]/.test(label)) throw new Malformed('words')
    if (isColumn) whole(change, 'width', 20, 200)
  }
}
