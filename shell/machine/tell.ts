/** The judged requirements in words: for a console, and as a page for the glass where its browser may be opened. */
import { LANGUAGES } from '#election/languages.ts'
import { machineFaults, machineRefusal, machineRequirements } from '#ui/messages/machine.ts'
import { fill, type Language, type RefusalCatalogue } from '#ui/messages/message.ts'
import type { ScreenFile } from '../screen-files.ts'
import type { Judged, Requirement } from './requirement.ts'

const faults: RefusalCatalogue<Requirement> = machineFaults

/** One line each; under what does not hold, why and what to do. */
export function inWords(judged: readonly Judged[], language: Language): readonly string[] {
  return judged.flatMap((each) => {
    const name = machineRequirements[each.requirement][language]
    if (each.holds) return [`${machineRefusal.holds[language]}  ${name}`]
    const { title, next } = faults[each.requirement][language]
    return [
      `${machineRefusal.fails[language]}  ${name}: ${title} (${fill(machineRefusal.found[language], { found: each.found })})`,
      `    → ${next}`,
    ]
  })
}

/** Every language, one after the other: nobody has chosen one yet. */
export function forConsole(judged: readonly Judged[], head: 'title' | 'warning'): string {
  const failed = judged.filter(({ holds }) => !holds)
  return LANGUAGES.flatMap((language) => [machineRefusal[head][language], ...inWords(failed, language)]).join('\n')
}

const STYLE = `
  body { font: 20px/1.6 sans-serif; margin: 2em; color: #111; background: #fff }
  h1 { font-size: 1.5em } dt { font-weight: bold; margin-top: .8em } dd { margin: 0 0 0 1.5em }
`

/** A page without a bridge: it says what the console says, and nothing can be pressed on it. */
export function refusalPage(judged: readonly Judged[]): ReadonlyMap<string, ScreenFile> {
  const failed = judged.filter(({ holds }) => !holds)
  const parts = LANGUAGES.map((language) => {
    const points = failed.map(({ requirement, found }) => {
      const { title, next } = faults[requirement][language]
      const what = fill(machineRefusal.found[language], { found })
      return `<dt>${escaped(machineRequirements[requirement][language])}</dt><dd>${escaped(title)} (${escaped(what)})</dd><dd>→ ${escaped(next)}</dd>`
    })
    const head = `<h1>${escaped(machineRefusal.title[language])}</h1><p>${escaped(machineRefusal.next[language])}</p>`
    return `<section lang="${language}">${head}<dl>${points.join('')}</dl></section>`
  })
  const page = `<!doctype html><html lang="ja" translate="no"><meta charset="utf-8"><meta name="google" content="notranslate"><title>一票</title><link rel="stylesheet" href="/page.css">${parts.join('')}`
  return new Map([
    ['/', { type: 'text/html; charset=utf-8', bytes: Buffer.from(page) }],
    ['/page.css', { type: 'text/css; charset=utf-8', bytes: Buffer.from(STYLE) }],
  ])
}

function escaped(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;').replaceAll('"', '&quot;')
}
