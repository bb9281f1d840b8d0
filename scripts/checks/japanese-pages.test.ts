/**
 * docs/ja/: each page is the Japanese of the page of its name in docs/, item by item: the same headings, lists and rows, and in each item the same
 * rules, numbers, code and pages. A change on one side is red until the other side says it too.
 */
import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'

const DOCS = join(import.meta.dirname, '../../docs')
const pages = readdirSync(join(DOCS, 'ja'))

interface Item {
  readonly kind: string
  readonly text: string
}

/** Headings, points of a list with their further lines, and rows of a table. */
function itemsOf(page: string): readonly Item[] {
  const found: { kind: string; text: string }[] = []
  for (const line of page.split('\n')) {
    const [, kind] = /^(#+|\*|\d+\.|\|) /.exec(line) ?? []
    if (kind !== undefined) found.push({ kind: kind.replace(/\d+/, '1'), text: line })
    else if (/^ +\S/.test(line)) (found.at(-1) ?? { text: '' }).text += ` ${line.trim()}`
  }
  return found
}

/** `LAW-19`, `own-75`, `V03`, 「§6」, files and code as they are written; pages by their file. */
const NAMED =
  /`[^`]+`|\b(?:[A-Z]{2,4}-\d{2}[a-z]?|own-\d+|[XD]\d?-[A-Z]?\d+|[VSRH]\d{2})\b|§\d+|\]\((?:\.\.\/)*([^)#]+)/g

function namedIn({ text }: Item): readonly string[] {
  const named = [...text.matchAll(NAMED)].map(([words, page]) => page?.replace(/^(?:ja\/)+/, '') ?? words)
  return [...new Set(named)].sort()
}

it('there are pages', () => expect(pages.length).toBeGreaterThan(1))

describe.each(pages)('%s', (name) => {
  const of = (path: string) => (existsSync(join(DOCS, path)) ? readFileSync(join(DOCS, path), 'utf8') : '')
  const [english, japanese] = [of(name), of(`ja/${name}`)]

  it('and its English name one another first', () => {
    expect(english).toContain(`[日本語](ja/${name})`)
    expect(japanese).toContain(`[English](../${name})`)
  })

  it('has the same headings, points and rows', () => {
    const kinds = (page: string) => itemsOf(page).map(({ kind }) => kind)
    expect(kinds(japanese)).toEqual(kinds(english))
  })

  const others = itemsOf(english)
  it.each(itemsOf(japanese).map((item, at) => [item.text.slice(0, 40), item, others[at]] as const))(
    '%s',
    (_, item, other) => {
      expect(namedIn(item)).toEqual(other === undefined ? [] : namedIn(other))
    },
  )
})
