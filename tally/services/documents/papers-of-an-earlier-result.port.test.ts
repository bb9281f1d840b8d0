/** CNT-11: what says another result lies apart, also after a restart, and nothing of it is offered. */
import { mkdir, mkdtemp, readdir, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, it } from 'vitest'
import { papersThere, pathOfAnnouncement, pathOfDocument, supersede } from './kept-papers.ts'

let out: string
beforeEach(async () => {
  out = await mkdtemp(join(tmpdir(), 'ippyo-papers-'))
  await mkdir(join(out, 'documents'))
})
afterEach(() => rm(out, { recursive: true }))

const DOCUMENTS = ['result-sheet', 'csv', 'poster'] as const
const make = () => Promise.all(DOCUMENTS.map((document) => writeFile(pathOfDocument(out, document), document)))

it('a correction moves them into a folder of its own, each time the next one; announcements stay', async () => {
  await make()
  await writeFile(pathOfAnnouncement(out, 1), 'announced')
  expect(await supersede(out, [...DOCUMENTS])).toEqual({
    folder: 'superseded/01',
    files: ['result-sheet.pdf', 'result.csv', 'poster.pdf'],
  })
  await make()
  expect((await supersede(out, ['csv', 'nist'])).files).toEqual(['result.csv'])
  expect((await readdir(join(out, 'documents'))).sort()).toEqual([
    ...['announcement-001.pdf', 'poster.pdf', 'result-sheet.pdf', 'superseded'],
  ])
  expect(await readdir(join(out, 'documents/superseded/02'))).toEqual(['result.csv'])
})

it('a restart knows what lies there, and what holds no more', async () => {
  await make()
  await supersede(out, ['poster'])
  await writeFile(pathOfAnnouncement(out, 2), 'announced')
  await writeFile(join(out, 'documents', 'notes.txt'), 'of people')
  const { documents, superseded, announcementPapers } = await papersThere(out)
  expect([...documents]).toEqual([
    ['result-sheet', pathOfDocument(out, 'result-sheet')],
    ['csv', pathOfDocument(out, 'csv')],
  ])
  expect(superseded).toEqual([{ folder: 'superseded/01', files: ['poster.pdf'] }])
  expect([...announcementPapers]).toEqual([[2, pathOfAnnouncement(out, 2)]])
})

it('where nothing was made there is nothing', async () => {
  await rm(join(out, 'documents'), { recursive: true })
  const { documents, superseded } = await papersThere(out)
  expect([documents.size, superseded]).toEqual([0, []])
})
