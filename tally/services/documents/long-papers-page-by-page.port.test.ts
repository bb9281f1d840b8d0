/**
 * DOC-23: 43 stations and 26 candidates over many pages. Each page says of which contest its figures are and what its columns are, a
 * station's name stands beside the first of its rows, no row is left alone, and who signs signs below something that is signed.
 */
import { execFileSync } from 'node:child_process'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { countedNight } from '#simulation/counting/counted-night.ts'
import { countingElection } from '#simulation/counting/counting-election.ts'
import { seededRandomness } from '#simulation/seeded-randomness.ts'
import type { TallyDocument } from '../../session/screen-event.ts'
import { DocumentMaker } from './make-documents.ts'

const SEED = process.env.IPPYO_SEED ?? 'pages'
const PAPERS = ['result-sheet', 'counting-record', 'election-record', 'joined-record', 'storage-list'] as const
const TITLES = ['見本市長選挙', '見本市議会議員一般選挙']
const CANDIDATE = /^\s*\d+\s+候補 ([12])の\d+\s/
const STATION_ROW = /(一致|差異)$/
const SIGNED = /(氏名|署名)$|^\s+印?$/

let out: string
/** The pages of each paper, each the lines between head and foot. */
const papers = new Map<TallyDocument, readonly (readonly string[])[]>()

beforeAll(async () => {
  out = await mkdtemp(join(tmpdir(), 'ippyo-pages-'))
  const stations = Array.from({ length: 43 }, () => ({ kiosks: 2, spares: 1 }))
  const made = await countingElection(seededRandomness(SEED), { stations, candidates: [9, 26], seats: 20 })
  const figures = { most: 9000, council: 'many', ineligible: true } as const
  const result = countedNight(made, figures, seededRandomness(SEED, 'night'))
  const maker = new DocumentMaker(out)
  for (const document of PAPERS) {
    const printed = await maker.make(document, result)
    papers.set(document, pagesOf(printed.ok ? printed.value : expect.unreachable()))
  }
})
afterAll(() => rm(out, { recursive: true }))

function pagesOf(pdf: string): readonly (readonly string[])[] {
  const text = execFileSync('pdftotext', ['-layout', pdf, '-'], { encoding: 'utf8' })
  const pages = text.split('\f').filter((page) => page.trim() !== '')
  return pages.map((page) => {
    const lines = page.split('\n').filter((line) => line.trim() !== '')
    const [head, foot] = [/様式は告示で確認/, /\d+ \/ \d+ ページ/].map((mark) =>
      lines.findIndex((line) => mark.test(line)),
    )
    return lines.slice((head ?? 0) + 1, foot)
  })
}

const pages = (document: TallyDocument) => papers.get(document) ?? expect.unreachable()

describe.each(PAPERS)('%s', (document) => {
  it('has many pages, and a table of candidates says on each whose they are', () => {
    expect(pages(document).length).toBeGreaterThan(2)
    for (const lines of pages(document)) {
      lines.forEach((line, i) => {
        const [, contest] = CANDIDATE.exec(line) ?? []
        if (contest === undefined) return
        const above = lines.slice(0, i)
        const head = above.findLastIndex((each) => /番号\s+候補者/.test(each))
        expect(head, `${line}, seed ${SEED}`).toBeGreaterThanOrEqual(0)
        const said = above.slice(0, head).filter((each) => TITLES.some((title) => each.includes(title)))
        expect(said.at(-1), `${line}, seed ${SEED}`).toContain(TITLES[Number(contest) - 1])
      })
    }
  })

  it('leaves no row of a table alone', () => {
    const kinds = [/^\s*\d+\s+候補 1の/, /^\s*\d+\s+候補 2の/, STATION_ROW, /^\s*無効　*\s+\D/]
    pages(document).forEach((lines, page) => {
      for (const kind of kinds) {
        const rows = lines.filter((line) => kind.test(line))
        expect([page + 1, rows.length === 1 ? rows : [], SEED]).toEqual([page + 1, [], SEED])
      }
    })
  })

  it('says of which station the first row of a page is', () => {
    for (const lines of pages(document)) {
      const first = lines.findIndex((line) => STATION_ROW.test(line))
      if (first >= 0) expect(lines.slice(Math.max(0, first - 1), first + 2).join('\n')).toMatch(/第\d+投票区投票所/)
    }
  })

  it('is not signed on a page of its own', () => {
    const signed = pages(document).filter((lines) => lines.some((line) => SIGNED.test(line.replace(/\s*印\s*$/, ''))))
    expect(signed.length).toBeGreaterThan(0)
    for (const lines of signed) {
      const first = lines.findIndex((line) => SIGNED.test(line.replace(/\s*印\s*$/, '')))
      expect([document, lines.slice(0, first).length >= 2, lines[0]]).toEqual([document, true, lines[0]])
    }
  })
})

it('figures of the poll say on each page of which contest they are', () => {
  for (const document of ['counting-record', 'joined-record'] as const) {
    for (const lines of pages(document)) {
      const first = lines.findIndex((line) => /^\s*(投票総数|無効　|記録の数|有効投票数)/.test(line))
      if (first < 0) continue
      expect(
        lines.slice(0, first).filter((line) => TITLES.some((title) => line.includes(title))).length,
      ).toBeGreaterThan(0)
    }
  }
})
