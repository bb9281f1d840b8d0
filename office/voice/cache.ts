/** Sounds that an engine made before: by program, voice and words, so that another voice or another reading is never taken for them. */

import { mkdir, readFile, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { z } from 'zod'
import { ok } from '#election/result.ts'
import { sha256Hex } from '#openssl/hashes.ts'
import type { Engine, Rendering } from './engine.ts'

/** Kept beside the sound: its hash, so that half a file is not taken for a whole one. */
const noteSchema = z.strictObject({ phonemes: z.string().nullable(), sha256: z.string() })

export function remembering(engine: Engine, directory: string): Engine {
  return {
    ...engine,
    async render(words) {
      const key = sha256Hex(`${engine.fingerprint}\n${words}`)
      const [sound, note] = [join(directory, `${key}.wav`), join(directory, `${key}.json`)]
      const known = await recall(sound, note)
      if (known !== null) return ok(known)
      const made = await engine.render(words)
      if (!made.ok) return made
      const { wav, phonemes } = made.value
      await mkdir(directory, { recursive: true, mode: 0o700 })
      await writeFile(sound, wav)
      await writeFile(note, JSON.stringify({ phonemes, sha256: sha256Hex(wav) }))
      return made
    },
  }
}

async function recall(sound: string, note: string): Promise<Rendering | null> {
  try {
    const { phonemes, sha256: hash } = noteSchema.parse(JSON.parse(await readFile(note, 'utf8')))
    const wav = new Uint8Array(await readFile(sound))
    return sha256Hex(wav) === hash ? { wav, phonemes } : null
  } catch {
    // Not there, or not as it was put down: made again.
    return null
  }
}
