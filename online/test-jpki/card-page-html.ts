/** The page of invented cards: no script, one form. The password is on the page, for there is nothing behind it. */

import { createHash } from 'node:crypto'
import { LANGUAGES } from '#election/languages.ts'
import { fill, type Text, type Values } from '#ui/messages/message.ts'
import { cardPage as words } from '#words/online.ts'
import { TEST_CARD_NAMES, TEST_CARDS } from './people.ts'

interface Asked {
  readonly transaction: string
  readonly said: 'nothing' | 'torn-off'
}

const STYLE = `
body { margin: 0; font: 1.125rem/1.6 "BIZ UDPGothic", "Noto Sans JP", "Noto Sans CJK JP", sans-serif; color: #1a1a1a; background: #fff }
.name { white-space: nowrap } main { max-width: 40rem; margin: 0 auto; padding: .5rem 1rem 3rem } h1 { font-size: 1.4rem; line-height: 1.35; margin: .75rem 0 }
br + [lang] { font-size: .9rem; color: #4a4a4a } p { margin: .6rem 0 } fieldset { border: 0; margin: 1rem 0 0; padding: 0; min-width: 0 } legend { padding: 0; font-weight: 700 }
.card { display: flex; gap: .9rem; align-items: center; margin-top: .6rem; padding: .5rem .75rem; border: 2px solid #767676; border-radius: .5rem }
.card input { flex: none; width: 1.8rem; height: 1.8rem; margin: 0; accent-color: #6b3d00 } .card:has(:checked) { border-color: #6b3d00; box-shadow: inset 0 0 0 2px #6b3d00 }
.password { display: block; font-weight: 700; margin-top: 1.25rem } .password input { display: block; width: 100%; box-sizing: border-box; font: inherit; min-height: 3.2rem; padding: .25rem .75rem; border: 2px solid #767676; border-radius: .5rem }
button { display: block; width: 100%; font: inherit; font-weight: 700; min-height: 3.2rem; margin-top: .9rem; padding: .5rem 1rem; border: 2px solid #6b3d00; border-radius: .5rem; color: #6b3d00; background: #fff }
button.main, button.main [lang] { color: #fff; background: #6b3d00 } :focus-visible { outline: 4px solid #b35c00; outline-offset: 2px }
.rehearsal, [role=alert] { padding: .5rem .75rem; background: #ffe9a8; border-left: 6px solid #6b3d00 }`
/** The page's policy lets in this style and no other one. */
export const CARD_PAGE_STYLE = `'sha256-${createHash('sha256').update(STYLE).digest('base64')}'`

/** @param asked null: nothing is to be signed under this address */
export function cardPageHtml(asked: Asked | null): string {
  const parts = [
    `<h1>${inEveryLanguage(words.title)}</h1>`,
    `<p class="rehearsal">${inEveryLanguage(words.notReal)}</p>`,
  ]
  if (asked === null) parts.push(`<p role="alert">${inEveryLanguage(words.gone)}</p>`)
  else {
    if (asked.said === 'torn-off') parts.push(`<p role="alert">${inEveryLanguage(words.tornOff)}</p>`)
    parts.push(`<p>${inEveryLanguage(words.asked)}</p>`, formOf(asked.transaction))
  }
  return [
    '<!doctype html>',
    '<html lang="ja"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1">',
    `<meta name="color-scheme" content="light"><title>${words.title.ja}</title><style>${STYLE}</style></head>`,
    `<body><main>${parts.join('\n')}</main></body></html>`,
  ].join('\n')
}

function formOf(transaction: string): string {
  const cards = TEST_CARD_NAMES.map((name, place) => {
    const { person, shows } = TEST_CARDS[name]
    const radio = `<input type="radio" name="card" value="${name}"${place === 0 ? ' checked' : ''}>`
    const says = `${inEveryLanguage(shows)}<span class="name">（${escaped(person.name)}）</span>`
    return `<label class="card">${radio}<span>${says}</span></label>`
  })
  return [
    '<form method="post" autocomplete="off">',
    `<input type="hidden" name="transaction" value="${escaped(transaction)}">`,
    `<fieldset><legend>${inEveryLanguage(words.whichCard)}</legend>${cards.join('\n')}</fieldset>`,
    `<label class="password">${inEveryLanguage(words.password)}<input name="password" maxlength="16" autocapitalize="off"></label>`,
    `<p>${inEveryLanguage(words.passwordIs, { password: TEST_CARDS.good.password })}</p>`,
    `<button class="main" name="do" value="touch">${inEveryLanguage(words.touch)}</button>`,
    `<button name="do" value="cancel">${inEveryLanguage(words.cancel)}</button>`,
    '</form>',
  ].join('\n')
}

/** Nobody has chosen a language yet. */
function inEveryLanguage(text: Text, values: Values = {}): string {
  const lines = LANGUAGES.map((language) => `<span lang="${language}">${escaped(fill(text[language], values))}</span>`)
  return lines.join('<br>')
}

function escaped(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;').replaceAll('"', '&quot;')
}
