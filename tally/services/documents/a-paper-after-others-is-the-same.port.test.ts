/**
 * Fonts are opened once and serve every paper of a night, and the tally draws one sheet for itself before it is asked for any: no
 * byte of a paper tells what was drawn before it, and nothing of that sheet is on the disk.
 */
import { mkdtemp, readdir, readFile, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { countedNight } from '#simulation/counting/counted-night.ts'
import { countingElection } from '#simulation/counting/counting-election.ts'
import { seededRandomness } from '#simulation/seeded-randomness.ts'
import { tallyDocuments } from '../../session/screen-event.ts'
import { DocumentMaker } from './make-documents.ts'

const SEED = process.env.IPPYO_SEED ?? 'papers after papers'
let out: string
beforeAll(async () => {
  out = await mkdtemp(join(tmpdir(), 'ippyo-papers-'))
})
afterAll(() => rm(out, { recursive: true }))

it('the same bytes as from fonts that nobody has used, in whatever order they are asked for', async () => {
  const made = await countingElection(seededRandomness(SEED), { candidates: [3, 9], seats: 4 })
  const figures = { most: 9000, council: 'many', ineligible: true } as const
  const result = countedNight(made, figures, seededRandomness(SEED, 'night'))
  const bytesOf = async (maker: DocumentMaker, document: (typeof tallyDocuments)[number]) => {
    const printed = await maker.make(document, result)
    return (await readFile(printed.ok ? printed.value : expect.unreachable())).toString('base64')
  }
  const warm = new DocumentMaker(out)
  expect(await warm.prepare(made.election)).toBe(true)
  expect(await readdir(out)).toEqual([])
  for (const document of [...tallyDocuments].reverse()) {
    const alone = await bytesOf(new DocumentMaker(out), document)
    expect((await bytesOf(warm, document)) === alone, document).toBe(true)
    expect((await bytesOf(warm, document)) === alone, `${document} again`).toBe(true)
  }
})
