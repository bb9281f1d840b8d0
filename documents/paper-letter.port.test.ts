/** S-03: who was sent to the paper reads how to vote, and whom to ask; no ground and no code is on the sheet. */
import { execFileSync } from 'node:child_process'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import type { LocalDate, LocalMinute } from '#election/time.ts'
import { loadDocumentFonts } from './fonts.ts'
import { type PaperLettersInput, paperLetters } from './paper-letter.ts'

const input: PaperLettersInput = {
  head: {
    use: 'rehearsal',
    electionTitle: '見本市住民投票',
    municipality: '見本市',
    date: '2026-11-29' as LocalDate,
    madeAt: '2026-11-01T09:00' as LocalMinute,
  },
  voters: 'residents',
  desk: '見本市選挙管理委員会　電話 0000-00-0000（毎日 8:30～20:00）',
  letters: ['試験　花子', '見本　太郎'].map((name) => ({
    name,
    address: '架空県見本市中央１丁目２番３号',
    block: null,
  })),
}
const BLOCK = ['Hanako Shiken', '1 Example Street', 'Example City', 'France']
let directory: string

beforeAll(() => {
  directory = mkdtempSync(join(tmpdir(), 'ippyo-paper-letter-'))
})
afterAll(() => rmSync(directory, { recursive: true, force: true }))

const bare = (text: string) => text.replaceAll(/\s/g, '')
async function pagesOf(of: PaperLettersInput): Promise<readonly string[]> {
  const made = await paperLetters(of, await loadDocumentFonts(null))
  if (!made.ok) throw new Error(made.error.text)
  const file = join(directory, 'letters.pdf')
  writeFileSync(file, made.value)
  const text = execFileSync('pdftotext', [file, '-'], { encoding: 'utf8' })
  return text.split('\f').slice(0, -1).map(bare)
}

test('one sheet for each, with their name alone, the way to vote and who answers', async () => {
  const pages = await pagesOf(input)
  expect(pages).toHaveLength(2)
  pages.forEach((text, at) => {
    const [own, other] = [input.letters[at], input.letters[1 - at]]
    expect(text).toContain(bare(`${own?.name}様`))
    expect(text).not.toContain(bare(other?.name ?? ''))
    expect(text).toContain('1/1ページ')
    for (const words of [
      '用紙で投票していただく',
      '投票用コードはありません',
      '入場券を持って',
      '令和8年11月29日',
      input.desk,
    ])
      expect(text).toContain(bare(words))
    expect(text).toContain('English')
    // No letter shows that it is one of many, or of which ground.
    for (const word of ['事由', '定員', '障害', '在外']) expect(text).not.toContain(word)
  })
})

test('abroad it goes to the block that postmen read, with the ways of electors abroad', async () => {
  const letters = [{ name: '試験　花子', address: '', block: BLOCK }]
  const [text = ''] = await pagesOf({ ...input, voters: 'abroad', letters })
  for (const line of BLOCK) expect(text).toContain(bare(line))
  expect(text).toContain('在外選挙人証')
  expect(text).not.toContain('入場券')
})
