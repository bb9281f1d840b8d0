/** One suite for the file driver and the in-memory medium: what the apps may rely on. */
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, describe, expect, it } from 'vitest'
import { createBallotBox } from './create.ts'
import { openMedium } from './driver.ts'
import { fakeMedium } from './fake.ts'
import { type Medium, PAGE_BYTES } from './port.ts'

const PAGES = 300
const header = new Uint8Array(PAGE_BYTES).fill(0x11)
const directories: string[] = []

const bodies: readonly (readonly [string, () => Promise<Medium>])[] = [
  ['in memory', async () => fakeMedium(PAGES, new Map([[0, header]]))],
  [
    'a file',
    async () => {
      const directory = mkdtempSync(join(tmpdir(), 'ippyo-medium-'))
      directories.push(directory)
      const created = await createBallotBox({ directory, pages: PAGES, contents: [{ page: 0, bytes: header }] })
      expect(created).toEqual({ ok: true, value: undefined })
      const medium = await openMedium(directory)
      if (!medium.ok) throw new Error(medium.error.type)
      return medium.value
    },
  ],
]

afterEach(() => {
  for (const directory of directories.splice(0)) rmSync(directory, { recursive: true, force: true })
})

for (const [name, make] of bodies) {
  describe(`a medium: ${name}`, () => {
    it('has the size it was made with, its contents and zero everywhere else', async () => {
      const medium = await make()
      expect(medium.pages).toBe(PAGES)
      const all = await medium.read(0, PAGES)
      expect(all.ok && all.value.length).toBe(PAGES * PAGE_BYTES)
      if (!all.ok) return
      expect(Buffer.compare(all.value.subarray(0, PAGE_BYTES), header)).toBe(0)
      expect(Buffer.compare(all.value.subarray(PAGE_BYTES), Buffer.alloc((PAGES - 1) * PAGE_BYTES))).toBe(0)
      await medium.close()
    })

    it('holds after a barrier what was written, and nothing else changed', async () => {
      const medium = await make()
      const [a, b] = [new Uint8Array(PAGE_BYTES).fill(1), new Uint8Array(PAGE_BYTES).fill(2)]
      expect(
        await medium.commit([
          { page: 16, bytes: a },
          { page: PAGES - 1, bytes: b },
        ]),
      ).toEqual({ ok: true, value: undefined })
      const found = await medium.read(15, PAGES - 15)
      if (!found.ok) throw new Error(found.error.type)
      expect(Buffer.compare(found.value.subarray(PAGE_BYTES, 2 * PAGE_BYTES), a)).toBe(0)
      expect(Buffer.compare(found.value.subarray(-PAGE_BYTES), b)).toBe(0)
      expect(found.value.subarray(0, PAGE_BYTES).every((byte) => byte === 0)).toBe(true)
      expect(found.value.subarray(2 * PAGE_BYTES, -PAGE_BYTES).every((byte) => byte === 0)).toBe(true)
      await medium.close()
    })

    it('gives a fresh copy: changing what was read changes nothing on the medium', async () => {
      const medium = await make()
      const first = await medium.read(0, 1)
      if (first.ok) first.value.fill(0xff)
      const second = await medium.read(0, 1)
      expect(second.ok && second.value[0]).toBe(0x11)
      await medium.close()
    })

    it('refuses pages outside as a bug, not as a fault', async () => {
      const medium = await make()
      await expect((async () => medium.read(PAGES, 1))()).rejects.toThrow(/inside the file/)
      await medium.close()
    })
  })
}
