/** The page of invented cards: no script, one form. The password is on the page, for there is nothing behind it. */

import { fill, type Text } from '#ui/messages/message.ts'
import { cardPage as words } from '#ui/messages/online-cards.ts'
import { TEST_CARD_NAMES, TEST_CARDS } from './people.ts'

interface Asked {
  readonly transaction: string
  readonly said: 'nothing' | 'torn-off'
}

/** @param asked null: nothing is to be signed under this address */
export function cardPageHtml(asked: Asked | null): string {
  const parts = [`<h1>${both(words.title)}</h1>`, `<p>${both(words.notReal)}</p>`]
  if (asked === null) parts.push(`<p role="alert">${both(words.gone)}</p>`)
  else {
    if (asked.said === 'torn-off') parts.push(`<p role="alert">${both(words.tornOff)}</p>`)
    parts.push(`<p>${both(words.asked)}</p>`, formOf(asked.transaction))
  }
  return [
    '<!doctype html>',
    '<html lang="ja"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1">',
    `<meta name="color-scheme" content="light"><title>${words.title.ja}</title></head>`,
    `<body><main>${parts.join('\n')}</main></body></html>`,
  ].join('\n')
}

function formOf(transaction: string): string {
  const cards = TEST_CARD_NAMES.map((name, place) => {
    const { person, shows } = TEST_CARDS[name]
    const radio = `<input type="radio" name="card" value="${name}"${place === 0 ? ' checked' : ''}>`
    return `<p><label>${radio} ${both(shows)} (${escaped(person.name)})</label></p>`
  })
  const password = fill(words.passwordIs.ja, { password: TEST_CARDS.good.password })
  const passwordEn = fill(words.passwordIs.en, { password: TEST_CARDS.good.password })
  return [
    '<form method="post" autocomplete="off">',
    `<input type="hidden" name="transaction" value="${escaped(transaction)}">`,
    `<fieldset><legend>${both(words.whichCard)}</legend>${cards.join('\n')}</fieldset>`,
    `<p><label>${both(words.password)}<br><input name="password" maxlength="16" autocapitalize="off"></label></p>`,
    `<p>${both({ ja: password, en: passwordEn })}</p>`,
    `<p><button name="do" value="touch">${both(words.touch)}</button></p>`,
    `<p><button name="do" value="cancel">${both(words.cancel)}</button></p>`,
    '</form>',
  ].join('\n')
}

function both({ ja, en }: Text): string {
  return `${escaped(ja)}<br><span lang="en">${escaped(en)}</span>`
}

function escaped(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;').replaceAll('"', '&quot;')
}
