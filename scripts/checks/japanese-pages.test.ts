/**
 * docs/ja/: each page is the Japanese of the page of its name in docs/ or docs/requirements/, item by item: the same headings, lists and rows, and in each item the same
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

/** `LAW-19`, `own-75`, `V03`, `T6`, `§6`, `12.7`, files and code as they are written; pages by their file. */
const NAMED =
  /`[^`]+`|\b(?:[A-Z]{2,4}-\d{2}[a-z]?|own-\d+|[XD]\d?-[A-Z]?\d+|[VSRHTMP]\d{1,2})\b|\d+\.\d+|§\d+|\]\((?:\.\.\/)*([^)#]+)/g
/** Where a point is met by people, by others, or not yet. */
const OPEN = [
  [/\*\*procedure\*\*/i, /\*\*手続\*\*/],
  [/\*outside\*/i, /\*範囲外\*/],
  [/\*not built\*/i, /\*未作成\*/],
  [/\*\*not met\*\*/i, /\*\*満たしていません\*\*/],
  [/\*\*in part\*\*/i, /\*\*一部\*\*/],
] as const
/** The English table alone names tests and planted mistakes; what stands with them there is not repeated. */
const TEST = /\.(?:(?:test|spec)\.tsx?|patch)`$/

function namedIn({ text }: Item): readonly string[] {
  const named = [...text.matchAll(NAMED)].map(([words, page]) => page?.replace(/^(?:ja\/)+/, '') ?? words)
  const open = OPEN.flatMap((each) => (each.some((word) => word.test(text)) ? [String(each[0])] : []))
  return [...new Set([...named.filter((words) => !TEST.test(words)), ...open])].sort()
}

it('there are pages', () => expect(pages.length).toBeGreaterThan(1))

describe.each(pages)('%s', (name) => {
  const of = (path: string) => (existsSync(join(DOCS, path)) ? readFileSync(join(DOCS, path), 'utf8') : '')
  const folder = existsSync(join(DOCS, name)) ? '' : 'requirements/'
  const [english, japanese] = [of(`${folder}${name}`), of(`ja/${name}`)]

  it('and its English name one another first', () => {
    expect(english).toContain(`[日本語](${folder === '' ? '' : '../'}ja/${name})`)
    expect(japanese).toContain(`[English](../${folder}${name})`)
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
