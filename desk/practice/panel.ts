/** The table as one plain page: a form for each press, no script. Each press comes back as one small event. */
import { z } from 'zod'
import { nextLanguage } from '#election/language.ts'
import { escaped } from '#ui/escaped.ts'
import { fill, type Language, type Text, type Values } from '#ui/messages/message.ts'
import { uiWords } from '#words/common.ts'
import { practiceWords } from '#words/desk.ts'
import { SLOTS, type Slot, type Stick } from './table.ts'
import type { TechnicianDone } from './technician.ts'

export const pressSchema = z.discriminatedUnion('press', [
  z.strictObject({ press: z.literal('put'), stick: z.string().max(20), slot: z.enum(SLOTS) }),
  z.strictObject({ press: z.literal('take'), slot: z.enum(SLOTS) }),
  z.strictObject({ press: z.literal('label'), stick: z.string().max(20), text: z.string().max(400) }),
  z.strictObject({ press: z.literal('lay-card') }),
  z.strictObject({ press: z.literal('take-card') }),
  z.strictObject({ press: z.literal('make-keys') }),
])
export type Press = z.infer<typeof pressSchema>

export interface PanelView {
  readonly sticks: readonly Stick[]
  /** Which card lies on the reader, counted from 1; null: none. */
  readonly card: number | null
  readonly technician: TechnicianDone | null
}

const STYLE = `
body { font: 16px/1.5 "BIZ UDGothic", "BIZ UD Gothic", sans-serif; margin: 0; padding: 0 1.2em 2em; color: #111; background: #fff }
header { position: sticky; top: 0; margin: 0 -1.2em; padding: .4em 1.2em; background: #ffe9a8; border-bottom: 3px dashed #8a6100 }
h1 { font-size: 1.2em; margin: 0 } h2 { font-size: 1.05em; margin: 1em 0 .3em }
table { border-collapse: collapse } td, th { border-bottom: 1px solid #888; padding: .3em .7em; text-align: start; vertical-align: middle }
form { display: inline-block; margin: 0 .3em .2em 0 } button, input { font: inherit; min-height: 2.2em } button { padding: 0 .8em }
.slots { display: flex; flex-wrap: wrap; gap: .2em 2em; align-items: center; min-height: 2.6em }
tr { scroll-margin-top: 6em } td form { white-space: nowrap } td input { width: 8em } p { margin: .4em 0 } code { font-size: .9em }`

export function panelPage(view: PanelView, language: Language): string {
  const say = (text: Text, values?: Values) => escaped(fill(text[language], values))
  const words = practiceWords
  const other = nextLanguage(language)
  return `<!doctype html><html lang="${language}"><meta charset="utf-8"><title>${say(words.title)}</title><style>${STYLE}</style>
<header><h1>${say(words.title)}</h1>
<div class="slots" aria-label="${say(words.slots)}" role="group">${SLOTS.map((slot) => slotPart(slot, view, language)).join('')}</div></header>
<p>${say(words.how)} <a href="${language}">${say(words.again)}</a>　<a href="${other}" lang="${other}">${escaped(uiWords.ownName[other])}</a></p>
<h2>${say(words.cards)}</h2>
<p data-card="${view.card ?? ''}">${view.card === null ? say(words.noCard) : say(words.cardLies, { number: view.card })}</p>
${view.card === null ? '' : form({ press: 'take-card' }, words.takeCard, language)}${form({ press: 'lay-card' }, words.layCard, language)}
<h2>${say(words.technician)}</h2><p>${say(words.technicianHow)}</p>
${form({ press: 'make-keys' }, words.makeKeys, language)}<p data-technician="${view.technician?.type ?? ''}">${technicianSays(view.technician, language)}</p>
<h2>${say(words.sticks)}</h2><table><tr><td></td><th>${say(words.holds)}</th><th>${say(words.label)}</th><td></td></tr>${view.sticks.map((stick) => stickRow(stick, language)).join('')}</table></html>`
}

function slotPart(slot: Slot, { sticks }: PanelView, language: Language): string {
  const stick = sticks.find((each) => each.slot === slot)
  const held = stick === undefined ? escaped(practiceWords.empty[language]) : nameOf(stick, language)
  const out = stick === undefined ? '' : form({ press: 'take', slot }, practiceWords.takeOut, language)
  return `<div data-slot="${slot}"><strong>${escaped(slotName(slot, language))}</strong> ${held} ${out}</div>`
}

function stickRow(stick: Stick, language: Language): string {
  const { id, slot, holds, label } = stick
  const words = practiceWords
  const content = holds.length === 0 ? escaped(words.nothing[language]) : `<code>${escaped(holds.join(' '))}</code>`
  const where =
    slot === null
      ? SLOTS.map((to) => form({ press: 'put', stick: id, slot: to }, words[`putIn_${to}`], language)).join('')
      : escaped(fill(words.isIn[language], { slot: slotName(slot, language) }))
  const field = `<input name="text" maxlength="40" autocomplete="off" aria-label="${escaped(words.label[language])}" value="${escaped(label)}">`
  return `<tr id="${id}" data-stick="${id}"><th>${nameOf(stick, language)}</th><td>${content}</td><td>${form({ press: 'label', stick: id }, words.stickOn, language, field)}</td><td>${where}</td></tr>`
}

function nameOf({ id, label }: Stick, language: Language): string {
  const [, kind = 'files', number = ''] = /^(files|list|holder|medium)-?(\d*)$/.exec(id) ?? []
  const name = fill(practiceWords[`stick_${kind as 'files' | 'list' | 'holder' | 'medium'}`][language], { number })
  return escaped(label === '' ? name : `${name} 「${label}」`)
}

function slotName(slot: Slot, language: Language): string {
  return practiceWords[`slot_${slot}`][language]
}

function technicianSays(done: TechnicianDone | null, language: Language): string {
  if (done === null) return ''
  if (done.type === 'made')
    return escaped(fill(practiceWords.keysMade[language], { machines: done.machines.join(', ') }))
  return escaped(practiceWords[done.type === 'no-kits' ? 'noKits' : 'kitRefused'][language])
}

function form(press: Readonly<Record<string, string>>, text: Text, language: Language, field = ''): string {
  const hidden = Object.entries(press).map(([name, value]) => `<input type="hidden" name="${name}" value="${value}">`)
  return `<form method="post" action="${language}${press.stick === undefined ? '' : `#${press.stick}`}">${hidden.join('')}${field}<button>${escaped(text[language])}</button></form>`
}
